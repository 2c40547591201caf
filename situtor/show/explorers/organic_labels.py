"""Do labels tell how clean the produce is? Two labels, and a guess at how many samples were tested.

Thai-PAN published the share of samples above the limit in 2016, not how many samples bore each
label. The reader supplies that number. The range of a share is Wilson's score interval at 95 %
(Journal of the American Statistical Association 22, 1927); the range of the difference joins two
of them (Newcombe's method 10, Statistics in Medicine 17, 1998). Both take samples as drawn at
random and the two groups as apart; the groups of the table overlap, which is said in the caption.
"""

from __future__ import annotations

from math import sqrt
from typing import Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import LIGHT, SERIES

_CASE, _TABLE = "khlong_tan_pgs", "residue_tests_2016"
_Z = 1.96
# The rows of the table after the first, which is all samples together.
_LABELS = {
    "q_mark": Text(th="เครื่องหมาย Q ของรัฐ", en="Q mark of the state"),
    "organic": Text(th="ของที่รับรองว่าอินทรีย์", en="certified organic"),
    "supermarket": Text(th="ห้างและร้านสมัยใหม่", en="supermarkets"),
    "market": Text(th="ตลาดสด", en="wet markets"),
}
_TITLE = Text(
    th="ตัวอย่างที่สารตกค้างเกินมาตรฐาน พ.ศ. 2559 และช่วงที่ยังเป็นไปได้",
    en="Samples above the residue limit, 2016, and the range still possible",
)
_ASSUMED = Text(
    th="จำนวนตัวอย่างเป็นข้อสมมติของท่าน ไม่มีใครบอกไว้ คิดเสมือนสุ่มมาและสองกลุ่มไม่ซ้อนกัน",
    en="The number of samples is your assumption; nobody gives it. Computed as if drawn at random, "
    "in groups that do not overlap.",
)


def _shares() -> dict[str, float]:
    record = library.load_record(_CASE)
    rows: list[dict[str, Any]] = library.read_rows(record, library.find_table(record, _TABLE))
    return {key: row["pct_above_limit"] for key, row in zip(_LABELS, rows[1:], strict=True)}


def wilson(share: float, samples: int) -> tuple[float, float]:
    """The 95 % score interval of a share between 0 and 1."""
    spread = _Z * _Z / samples
    middle = (share + spread / 2) / (1 + spread)
    half = _Z / (1 + spread) * sqrt(share * (1 - share) / samples + spread / (4 * samples))
    return middle - half, middle + half


def difference(first: float, second: float, samples: int) -> tuple[float, float]:
    """The 95 % interval of ``first - second``, each a share of the same number of samples."""
    (low_1, high_1), (low_2, high_2) = wilson(first, samples), wilson(second, samples)
    gap = first - second
    return (
        gap - sqrt((first - low_1) ** 2 + (high_2 - second) ** 2),
        gap + sqrt((high_1 - first) ** 2 + (second - low_2) ** 2),
    )


def _whole(share: float) -> str:
    return language.number(round(100 * share))


def draw(state: State, lang: Lang) -> Picture:
    """Two labels with their ranges, and whether the test could tell them apart."""
    one, two, samples = str(state["one"]), str(state["two"]), int(state["samples"])
    if one == two:
        return Picture(
            "เลือกสองฉลากที่ต่างกันก่อน" if lang == "th" else "Choose two different labels first."
        )
    shares = {key: value / 100 for key, value in _shares().items()}
    if shares[one] < shares[two]:
        one, two = two, one
    low, high = difference(shares[one], shares[two], samples)
    told = low > 0
    gap = language.number(round(100 * (shares[one] - shares[two]), 1))
    names = (_LABELS[one].at(lang), _LABELS[two].at(lang))
    if lang == "th":
        verdict = "พอบอกได้ว่าต่างกันจริง" if told else "ยังบอกไม่ได้ว่าต่างกันจริง"
        sentence = (
            f"ถ้าตรวจกลุ่มละ {samples} ตัวอย่าง {names[0]}เกินมากกว่า{names[1]} {gap} จุดร้อยละ "
            f"ช่วงที่เชื่อได้คือ {_whole(low)} ถึง {_whole(high)} จึง{verdict}"
        )
    else:
        verdict = "so they can be told apart" if told else "so they cannot be told apart"
        sentence = (
            f"With {samples} samples each, {names[0]} fails more than {names[1]} by {gap} points, "
            f"with a range from {_whole(low)} to {_whole(high)}: {verdict}."
        )
    return Picture(sentence, _chart((one, two), shares, samples, sentence, lang))


def _chart(
    chosen: tuple[str, str], shares: dict[str, float], samples: int, sentence: str, lang: Lang
) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _TABLE)
    figure = theme.new_figure(3.1)
    with theme.themed():
        axes = figure.add_subplot()
        for place, key in enumerate(shares):
            share = 100 * shares[key]
            low, high = (100 * each for each in wilson(shares[key], samples))
            colour = SERIES[chosen.index(key)] if key in chosen else LIGHT["edge"]
            axes.plot(
                [low, high],
                [place, place],
                color=colour,
                linewidth=7 if key in chosen else 3,
                alpha=0.45,
                solid_capstyle="butt",
            )
            axes.plot(share, place, marker="o", markersize=11, color=colour)
            axes.annotate(
                f"{language.number(share, 1)}  ({language.number(round(low))}–"
                f"{language.number(round(high))})",
                (102, place),
                va="center",
                fontsize=theme.SMALL,
                weight="bold" if key in chosen else "normal",
                color=colour if key in chosen else LIGHT["soft"],
                annotation_clip=False,
            )
        axes.set_yticks(range(len(shares)), [_LABELS[key].at(lang) for key in shares])
        axes.set_ylim(len(shares) - 0.5, -0.5)
        axes.set_xlim(0, 100)
        axes.grid(axis="y", visible=False)
        numbers_axis(axes, "x")
    note = f'<p class="si-source">{_ASSUMED.at(lang)}</p>'
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["percent"].at(lang),
        source=note
        + cards.source_line(
            record, table.sources, table.kind, table.confidence, lang, derived=True
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _labels(lang: Lang) -> list[tuple[str, str]]:
    return [(label.at(lang), key) for key, label in _LABELS.items()]


def _samples(lang: Lang) -> list[tuple[str, int]]:
    each = "ตัวอย่าง" if lang == "th" else "samples"
    return [(f"{count} {each}", count) for count in (4, 8, 12, 20, 40, 60)]


_START = {"one": "q_mark", "two": "organic", "samples": 8}

EXPLORER = Explorer(
    id="organic_labels",
    title=Text(th="ฉลากไหนสะอาดกว่า บอกได้หรือยัง", en="Which label is cleaner? Can we tell?"),
    start=_START,
    controls=(
        Choice("one", Text(th="ฉลากหรือที่ซื้อ", en="Label or shop"), _labels),
        Choice("two", Text(th="เทียบกับ", en="Compare with"), _labels),
        Choice("samples", Text(th="สมมติกลุ่มละ", en="Suppose each had"), _samples, slide=True),
    ),
    draw=draw,
    stills=tuple(
        Still(name, {**_START, **changes})
        for name, changes in (
            (Text(th="กลุ่มละ 4", en="4 samples"), {"samples": 4}),
            (Text(th="กลุ่มละ 8", en="8 samples"), {}),
            (Text(th="กลุ่มละ 20", en="20 samples"), {"samples": 20}),
            (Text(th="กลุ่มละ 60", en="60 samples"), {"samples": 60}),
            (
                Text(th="ห้างกับตลาดสด 60", en="Shops, 60"),
                {"one": "market", "two": "supermarket", "samples": 60},
            ),
        )
    ),
)
