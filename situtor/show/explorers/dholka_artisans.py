"""How many artisans has India? Eleven published answers, sorted by how each figure came about.

Switching a kind of answer off shows what is left of the spread. The budget is plain arithmetic:
people × rupees a head a month, with the sum that India's textiles minister spoke of (fact
`minister_1000`).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

_CASE, _TABLE, _MONEY = "dholka", "how_many_artisans", "minister_1000"
_KINDS = {
    "counted": Text(th="ไปนับเอง", en="went out to count"),
    "listed": Text(th="อยู่ในบัญชี", en="on a list"),
    "estimated": Text(th="ประมาณเอา", en="estimated"),
    "untold": Text(th="ไม่รู้วิธีนับ", en="method unknown"),
}
# As in the exercise who_is_an_artisan; the three answers it leaves out follow the table's column
# "who says so, and what is counted": a quoted report, an unofficial figure, cards issued.
_KIND_OF = {
    "Artisan census 1996": "counted",
    "744 clusters 2010": "listed",
    "Export council 2013": "untold",
    "Dasra, official 2013": "untold",
    "Dasra, highest 2013": "untold",
    "Harvard report 2013": "untold",
    "Parliament 2015": "estimated",
    "Projection 2017": "estimated",
    "Card enrolments 2021": "listed",
    "Cards issued 2022": "listed",
    "Column in Mint 2023": "untold",
}
_SWITCH = {True: Text(th="รวมด้วย", en="in"), False: Text(th="ตัดออก", en="out")}
_MEASURES = {
    "people": Text(th="จำนวนช่าง", en="artisans"),
    "rupees": Text(th="งบ ถ้าให้เดือนละ 1,000 รูปี", en="the budget at 1,000 rupees a month"),
}
_SCALES = {
    "log": Text(th="ช่องละสิบเท่า", en="ten times a step"),
    "plain": Text(th="ธรรมดา", en="plain"),
}
_TITLE = Text(
    th="อินเดียมีช่างกี่คน ขึ้นกับว่ารวมตัวเลขแบบใด",
    en="How many artisans India has depends on the kind of figure let in",
)
_UNITS = {
    "people": Text(th="คน", en="people"),
    "rupees": Text(th="ล้านรูปีต่อเดือน", en="million rupees a month"),
}

Row = Mapping[str, Any]


def _chosen(state: State) -> list[Row]:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _TABLE))
    left = [row for row in rows if state[_KIND_OF[row["answer"].en]]]
    return sorted(left, key=lambda row: float(row["number"]))


def _rupees_a_head() -> float:
    facts = library.load_record(_CASE).facts
    value = next(fact.value for fact in facts if fact.id == _MONEY)
    assert not isinstance(value, Text)
    return float(value)


def _values(rows: list[Row], measure: str) -> list[float]:
    if measure == "people":
        return [float(row["number"]) for row in rows]
    return [row["number"] * _rupees_a_head() / 1_000_000 for row in rows]


def _figure(value: float) -> str:
    return language.number(round(value))


def draw(state: State, lang: Lang) -> Picture:
    """What is left of the eleven answers, and how far the lowest lies from the highest."""
    rows, measure = _chosen(state), str(state["measure"])
    if not rows:
        return Picture(
            "ตัดออกครบทุกแบบแล้ว ไม่เหลือคำตอบ รวมกลับเข้ามาอย่างน้อยหนึ่งแบบ"
            if lang == "th"
            else "Every kind is out and no answer is left. Let at least one back in."
        )
    values = _values(rows, measure)
    sentence = _say(values, _UNITS[measure].at(lang), lang)
    return Picture(sentence, _chart(rows, values, state, sentence, lang))


def _unit(state: State, lang: Lang) -> str:
    """The unit with what a reader must know to read the bars: the sum a head, the scale."""
    unit = _UNITS[str(state["measure"])].at(lang)
    if state["measure"] == "rupees":
        each = language.number(_rupees_a_head())
        unit += f" ถ้าให้คนละ {each} รูปี" if lang == "th" else f", {each} for each"
    if state["scale"] == "log":
        unit += ", มาตราส่วนลอการิทึม" if lang == "th" else ", logarithmic scale"
    return unit


def _say(values: list[float], unit: str, lang: Lang) -> str:
    low, high = values[0], values[-1]
    if len(values) == 1:
        only = f"{_figure(low)} {unit}"
        return f"เหลือคำตอบเดียว คือ {only}" if lang == "th" else f"One answer is left: {only}."
    ratio = high / low
    times = language.number(round(ratio) if ratio >= 10 else round(ratio, 1))
    if lang == "th":
        return (
            f"{len(values)} คำตอบ ต่ำสุด {_figure(low)} สูงสุด {_figure(high)} {unit} ต่างกัน {times} เท่า"
        )
    return f"{len(values)} answers, from {_figure(low)} to {_figure(high)} {unit}: {times} times."


def _chart(rows: list[Row], values: list[float], state: State, sentence: str, lang: Lang) -> Chart:
    from matplotlib.patches import Patch

    record = library.load_record(_CASE)
    table = library.find_table(record, _TABLE)
    budget = state["measure"] == "rupees"
    colours = dict(zip(_KINDS, SERIES, strict=False))
    kinds = [_KIND_OF[row["answer"].en] for row in rows]
    figure = theme.new_figure(min(3.6, 1.0 + 0.32 * len(rows)))
    with theme.themed():
        axes = figure.add_subplot()
        bars = axes.barh(
            range(len(rows)), values, height=0.7, color=[colours[kind] for kind in kinds]
        )
        axes.bar_label(
            bars, labels=[_figure(value) for value in values], padding=5, fontsize=theme.SMALL
        )
        axes.set_yticks(range(len(rows)), [row["answer"].at(lang) for row in rows])
        axes.invert_yaxis()
        if state["scale"] == "log":
            axes.set_xscale("log")
            axes.set_xlim(min(values) / 3, max(values) * 6)
        else:
            axes.set_xlim(0, max(values) * 1.18)
        axes.grid(visible=False)
        axes.tick_params(axis="y", length=0)
        axes.tick_params(axis="x", which="both", bottom=False, labelbottom=False)
        axes.spines["bottom"].set_visible(False)
        axes.spines["left"].set_color(LIGHT["line"])
        shown = [key for key in _KINDS if key in kinds]
        axes.legend(
            handles=[Patch(color=colours[key], label=_KINDS[key].at(lang)) for key in shown],
            loc="lower center",
            bbox_to_anchor=(0.42, 1.0),
            ncols=len(shown),
            borderaxespad=0.1,
        )
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=_unit(state, lang),
        source=cards.source_line(
            record, table.sources, table.kind, table.confidence, lang, derived=budget
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _state(*kinds: str, measure: str = "people", scale: str = "log") -> State:
    return {**{kind: kind in kinds for kind in _KINDS}, "measure": measure, "scale": scale}


def _switches(lang: Lang) -> list[tuple[str, Any]]:
    return [(label.at(lang), key) for key, label in _SWITCH.items()]


EXPLORER = Explorer(
    id="dholka_artisans",
    title=_TITLE,
    start=_state(*_KINDS),
    controls=(
        *(Choice(kind, label, _switches) for kind, label in _KINDS.items()),
        Choice(
            "measure",
            Text(th="ให้เห็น", en="Show"),
            labelled(_MEASURES),
        ),
        Choice(
            "scale",
            Text(th="มาตราส่วน", en="Scale"),
            labelled(_SCALES),
        ),
    ),
    draw=draw,
    stills=(
        Still(Text(th="ทั้งสิบเอ็ด", en="All eleven"), _state(*_KINDS)),
        Still(Text(th="มาตราธรรมดา", en="Plain scale"), _state(*_KINDS, scale="plain")),
        Still(Text(th="รู้วิธีนับ", en="Method known"), _state("counted", "listed", "estimated")),
        Still(Text(th="ในบัญชี", en="On a list"), _state("listed")),
        Still(Text(th="ไปนับเอง", en="Counted"), _state("counted")),
        Still(Text(th="คิดเป็นงบ", en="As a budget"), _state(*_KINDS, measure="rupees")),
    ),
)
