"""What can a study of 51 health centres see? From p-values back to differences, and on to power.

The study of 2018 gives p-values and no rates. If each p-value comes from a two-sided comparison
of two means (n moved centres, m not moved), and s is the spread between centres, then

    standard error  = s·√(1/n + 1/m)
    difference      = z₁₋ₚ/₂ · standard error
    95% interval    = difference ± 1.96 · standard error

(Altman and Bland 2011, How to obtain the confidence interval from a P value, BMJ 343:d2090). The
smallest difference that such a study sees four times in five is (1.96 + 0.84) · standard error
(Cohen 1988, Statistical power analysis, chapter 2, in its normal approximation, which flatters
very small groups a little).
"""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import TYPE_CHECKING, NamedTuple

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CASE = "nong_pa_khrang"
# The matched study in studies_compared: 15 moved, 45 not (s11).
_MATCHED = 15
_REACH, _POWER = NormalDist().inv_cdf(0.975), NormalDist().inv_cdf(0.80)
# A p-value printed as 0.0000 was below this (the table's note).
_BELOW = 0.00005
# How far centres differ among themselves is not in the abstract: it is for the room to set.
_SPREADS = (3, 5, 10, 15, 20)
_OTHERS = {
    "same": Text(th="เท่ากับที่โอน", en="as many"),
    "three": Text(th="สามเท่าของที่โอน", en="three times as many"),
    "all": Text(th="ที่เหลือทั้งประเทศ", en="all others in the country"),
}
_FOUND, _SIZES = "found", "sizes"
_VIEWS = {
    _FOUND: Text(th="สี่ตัวชี้วัดของงาน 51 แห่ง", en="four indicators of the 51-centre study"),
    _SIZES: Text(th="เห็นความต่างได้เล็กแค่ไหน", en="the smallest difference seen"),
}
_TITLE = Text(
    th="งานที่ดูไม่กี่แห่ง มองเห็นแต่ความต่างใหญ่ ๆ",
    en="A study of few centres sees large differences only",
)


_NOTE_FOUND = Text(
    th="สมมติว่า p เทียบค่าเฉลี่ยของหน่วย บทคัดย่อไม่ให้อัตราและไม่บอกว่าเทียบกับกี่แห่ง คิดเฉพาะความบังเอิญ",
    en="Assumes that p compares means of centres; the abstract gives neither rates nor the number "
    "of others. Chance only.",
)
_NOTE_SIZES = Text(
    th="คำนวณจากสูตรของ Cohen (พ.ศ. 2531) คิดเฉพาะความบังเอิญ ไม่คิดว่าหน่วยที่โอนอาจต่างอยู่ก่อน",
    en="Computed by Cohen (1988). Chance only, not that moved centres may have differed before.",
)


class Found(NamedTuple):
    """One indicator: how many percentage points lower, and the 95% interval.

    `least` marks a p-value printed as zero: the difference is larger than `size`.
    """

    name: Text
    p_value: float
    size: float
    low: float
    high: float
    least: bool


def standard_error(spread: float, moved: int, others: int) -> float:
    """Of a difference of two means, in the unit of `spread`."""
    return spread * math.sqrt(1 / moved + 1 / others)


def smallest_seen(spread: float, moved: int, others: int) -> float:
    """The smallest true difference that is found significant four times in five."""
    return (_REACH + _POWER) * standard_error(spread, moved, others)


def _country() -> dict[int, int | None]:
    """Centres moved so far → all centres, from the table of the transfer; 51 is the first."""
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, "national_transfer"))
    return {row["total_so_far"]: row["all_units"] for row in rows}


def _counts() -> list[int]:
    return [_MATCHED, *_country()]


def others_for(moved: int, way: str) -> int | None:
    """How many centres stand on the other side; None where the country has not so many."""
    country = _country()
    total = country.get(moved) or 0
    others = total - moved if way == "all" else moved * (1 if way == "same" else 3)
    return others if 0 < others <= max(filter(None, country.values())) - moved else None


def found(spread: float, moved: int, others: int, way: str) -> list[Found]:
    """The differences behind the published p-values, with the interval of a study this large."""
    studied = min(_country())
    known = standard_error(spread, studied, others_for(studied, way) or studied)
    reach = _REACH * standard_error(spread, moved, others)
    record = library.load_record(_CASE)
    lines = []
    for row in library.read_rows(record, library.find_table(record, "study_2018_pvalues")):
        p_value = max(row["p_value"], _BELOW)
        size = NormalDist().inv_cdf(1 - p_value / 2) * known
        least = row["p_value"] < _BELOW
        lines.append(Found(row["indicator"], p_value, size, size - reach, size + reach, least))
    return lines


def draw(state: State, lang: Lang) -> Picture:
    """What a study of so many centres sees: four intervals, or the smallest difference."""
    moved, spread, way = int(state["moved"]), int(state["spread"]), str(state["others"])
    others, many = others_for(moved, way), language.number(moved)
    if others is None:
        return Picture(
            f"เมื่อโอน {many} แห่ง ทั้งประเทศมีไม่พอให้เทียบแบบนี้ หรือตารางไม่บอกว่าเหลือกี่แห่ง เลือกคู่เทียบแบบอื่น"
            if lang == "th"
            else f"Besides {many} the country has too few for this comparison, or the table "
            "does not say how many. Choose another."
        )
    start = (
        f"{many} แห่งเทียบกับ {language.number(others)} แห่ง ซึ่งต่างกันเองราว {spread} จุด:"
        if lang == "th"
        else f"{many} centres against {language.number(others)} (spread {spread} points):"
    )
    if state["view"] == _SIZES:
        least = language.number(smallest_seen(spread, moved, others), 1)
        sentence = (
            f"{start} เห็นเฉพาะความต่างตั้งแต่ {least} จุดขึ้นไป (4 ใน 5 ครั้ง)"
            if lang == "th"
            else f"{start} only differences from {least} points up are seen (4 times in 5)."
        )
        return Picture(sentence, _sizes(moved, spread, way, sentence, lang))
    lines = found(spread, moved, others, way)
    sentence = f"{start} {_told(lines, lang)}"
    if moved != min(_country()):
        supposed = "ถ้าพบความต่างเท่าเดิม" if lang == "th" else "Were the differences the same,"
        sentence = f"{supposed} {sentence}"
    return Picture(sentence, _intervals(lines, moved, sentence, lang))


def _told(lines: list[Found], lang: Lang) -> str:
    first = lines[0]
    unsure = ", ".join(each.name.at(lang) for each in lines if each.low <= 0)
    if lang == "th":
        tail = f"ช่วงคร่อมศูนย์: {unsure}" if unsure else "ไม่มีช่วงใดคร่อมศูนย์"
        return f"{first.name.th}ต่ำกว่า {_words(first, lang)} จุด {tail}"
    tail = f"Covering zero: {unsure}." if unsure else "No interval covers zero."
    return f"{first.name.en} {_words(first, lang)} points lower. {tail}"


def _words(line: Found, lang: Lang) -> str:
    size, low, high = (language.number(each, 1) for each in (line.size, line.low, line.high))
    if line.least:
        return f"อย่างน้อย {size}" if lang == "th" else f"at least {size}"
    return f"{size} ({low} ถึง {high})" if lang == "th" else f"{size} ({low} to {high})"


def _intervals(lines: list[Found], moved: int, sentence: str, lang: Lang) -> Chart:
    figure, right = theme.new_figure(3.2), 1.1 * max(each.high for each in lines)
    with theme.themed():
        axes = figure.add_subplot()
        for place, each in enumerate(lines):
            end, mark = (right, ">") if each.least else (each.high, "")
            axes.plot([each.low, end], [place] * 2, color=SERIES[0], linewidth=3)
            axes.plot(end, place, marker=mark, markersize=13, color=SERIES[0])
            fill = SERIES[0] if each.low > 0 else LIGHT["paper"]
            axes.plot(each.size, place, "o", markersize=12, color=SERIES[0], markerfacecolor=fill)
            above = (each.size, place - 0.26)
            axes.text(*above, _words(each, lang), ha="center", va="bottom", fontsize=theme.SMALL)
        axes.axvline(0, color=LIGHT["against"], linewidth=1.6, linestyle="--")
        printed = [_printed(each) if moved == min(_country()) else "" for each in lines]
        names = [each.name.at(lang) for each in lines]
        _rows(axes, [" ".join(each) for each in zip(names, printed, strict=True)])
        axes.set_ylim(len(lines) - 0.6, -0.85)
        axes.set_xlim(right=right * 1.03)
    unit = "ต่างกันกี่จุด เส้นประคือไม่ต่าง" if lang == "th" else "difference in points; dashed: none"
    return _chart(figure, unit, sentence, _NOTE_FOUND, lang)


def _printed(line: Found) -> str:
    return f"(p {'<' if line.least else '='} {language.number(line.p_value)})"


def _sizes(moved: int, spread: int, way: str, sentence: str, lang: Lang) -> Chart:
    pairs = [(each, others) for each in _counts() if (others := others_for(each, way))]
    sizes = [smallest_seen(spread, *each) for each in pairs]
    versus = "เทียบกับ" if lang == "th" else "against"
    figure = theme.new_figure(3.2)
    with theme.themed():
        axes = figure.add_subplot()
        colours = [SERIES[0] if each == moved else LIGHT["line"] for each, _ in pairs]
        bars = axes.barh(range(len(pairs)), sizes, height=0.7, color=colours)
        labels = [language.number(each, 1) for each in sizes]
        axes.bar_label(bars, labels, padding=5, fontsize=theme.SMALL)
        both = [[language.number(number) for number in each] for each in pairs]
        _rows(axes, [f"{one} {versus} {other}" for one, other in both])
        axes.invert_yaxis()
        axes.margins(x=0.1)
    unit = "จุดร้อยละ เห็นได้ 4 ใน 5 ครั้ง" if lang == "th" else "percentage points, seen 4 times in 5"
    return _chart(figure, unit, sentence, _NOTE_SIZES, lang)


def _rows(axes: Axes, labels: list[str]) -> None:
    axes.set_yticks(range(len(labels)), labels)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    numbers_axis(axes, which="x")


def _chart(figure: Figure, unit: str, sentence: str, note: Text, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    source = cards.source_line(record, ["s10", "s4", "s7"], "academic", None, lang, derived=True)
    source += tag("p", text(note.at(lang)), class_="si-source")
    alt = f"{_TITLE.at(lang)}: {sentence}"
    return Chart(figure, title=_TITLE.at(lang), unit=unit, source=source, alt=alt, lang=lang)


def _start(view: str, moved: int = 51, others: str = "same", spread: int = 10) -> dict[str, object]:
    return {"view": view, "moved": moved, "others": others, "spread": spread}


EXPLORER = Explorer(
    id="moved_centres",
    title=_TITLE,
    start=_start(_FOUND),
    controls=(
        Choice(
            "view",
            Text(th="ดูเรื่อง", en="Show"),
            labelled(_VIEWS),
        ),
        Choice(
            "others",
            Text(th="เทียบกับหน่วยที่ไม่โอน", en="Against centres not moved"),
            labelled(_OTHERS),
        ),
        Choice(
            "moved",
            Text(th="หน่วยที่โอน (แห่ง)", en="Moved centres"),
            lambda _lang: [(language.number(each), each) for each in _counts()],
            slide=True,
        ),
        Choice(
            "spread",
            Text(th="แต่ละแห่งต่างกันราว (จุด)", en="Centres differ by (points)"),
            lambda _lang: [(str(each), each) for each in _SPREADS],
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        Still(Text(th="งาน 51 แห่ง", en="The 51"), _start(_FOUND)),
        Still(Text(th="ต่างกันน้อย", en="Centres alike"), _start(_FOUND, spread=3)),
        Still(Text(th="เทียบทั้งประเทศ", en="All others"), _start(_FOUND, others="all")),
        Still(Text(th="ถ้ามี 15 แห่ง", en="If only 15"), _start(_FOUND, _MATCHED, "three")),
        Still(Text(th="เห็นเล็กแค่ไหน", en="Smallest seen"), _start(_SIZES)),
        Still(Text(th="ทั้งประเทศ", en="Country"), _start(_SIZES, 4276, "all")),
    ),
)
