"""One job programme: its effect on income, by the group it is compared with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from situtor import language, library
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, label_ends, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_COLLECTION, _TABLE = "concepts", "counterfactual_nsw"
# The table holds the mean income of two years: before the programme and after it.
_BEFORE, _AFTER = 1975, 1978
_NOBODY = "before_after"
# Rows of the table by their id; PSID-1 stands there twice with the same incomes.
_GROUPS = {
    _NOBODY: Text(th="ไม่เทียบกับใคร", en="nobody"),
    "randomised_full": Text(th="กลุ่มที่สุ่มไม่ให้เข้า", en="men left out by chance"),
    "psid1_level": Text(th="คนจากการสำรวจทั่วประเทศ", en="a national survey group"),
    "randomised_subset": Text(th="กลุ่มที่สุ่มไม่ให้เข้า (กลุ่มย่อย)", en="men left out by chance (subset)"),
    "psid3_level": Text(
        th="คนจากการสำรวจที่คัดให้คล้าย (กลุ่มย่อย)", en="survey men chosen to be alike (subset)"
    ),
}
_WAYS = {
    "level": Text(th="รายได้ปีสุดท้าย", en="income in the last year"),
    "gain": Text(th="รายได้ส่วนที่เพิ่ม", en="the gain since before"),
}
_JOINED = Text(th="ผู้เข้าโครงการ", en="in the programme")
_OTHERS = Text(th="กลุ่มเปรียบเทียบ", en="comparison group")
_IF_NOT = Text(th="ถ้าไม่มีโครงการ (สมมติ)", en="without it (assumed)")
_EFFECT = Text(th="“ผล”", en="“effect”")
_TITLE = Text(
    th="โครงการเดียวกัน ผลเปลี่ยนไปตามคนที่นำมาเทียบ",
    en="One programme; its effect depends on the people beside it",
)


def _row(group: str) -> Row:
    record = library.load_collection_record(_COLLECTION)
    rows = library.read_rows(record, library.find_table(record, _TABLE))
    return next(each for each in rows if each["id"] == group)


def without_programme(row: Row, way: str) -> float:
    """The income participants are taken to have had in the last year without the programme.

    With no comparison group: their own income before. By level: the comparison group's income in
    the last year. By gain (difference in differences, Angrist and Pischke 2009, chapter 5): their
    own income before plus what the comparison group gained.
    """
    start = float(row["treated_1975"])
    if row["comparison_1978"] is None:
        return start
    if way == "level":
        return float(row["comparison_1978"])
    return start + float(row["comparison_1978"]) - float(row["comparison_1975"])


def _signed(value: float) -> str:
    shown = language.number(round(value))
    return f"+{shown}" if value > 0 else shown


def draw(state: State, lang: Lang) -> Picture:
    """The effect for one comparison group and one way of comparing, with the incomes behind it."""
    group, way = str(state["group"]), str(state["way"])
    row = _row(group)
    assumed = without_programme(row, way)
    effect = _signed(float(row["treated_1978"]) - assumed)
    own = language.number(round(row["treated_1975"]))
    men = language.number(row["treated_n"])
    if group == _NOBODY:
        sentence = (
            f"ไม่เทียบกับใคร ดูแต่ก่อนกับหลังของ {men} คนเดิม “ผล” คือ {effect} ดอลลาร์ต่อคนต่อปี "
            "โดยสมมติว่าถ้าไม่มีโครงการ รายได้จะเท่าเดิม"
            if lang == "th"
            else f"Compared with nobody, only before and after of the same {men} men: the “effect” "
            f"is {effect} dollars a man a year, if income would else have stood still."
        )
    else:
        theirs = language.number(round(row["comparison_1975"]))
        when = language.year(_BEFORE, lang)
        name, how = _GROUPS[group].at(lang), _WAYS[way].at(lang)
        sentence = (
            f"เทียบ{how}ของ {men} คน กับ{name} “ผล” คือ {effect} ดอลลาร์ต่อคนต่อปี "
            f"ก่อนเริ่มใน {when} สองฝ่ายมีรายได้ {own} กับ {theirs} ดอลลาร์"
            if lang == "th"
            else f"Comparing {how} of {men} men with {name}: the “effect” is {effect} dollars a "
            f"man a year. Before, in {when}, the two earned {own} and {theirs}."
        )
    return Picture(sentence, _chart(row, way, assumed, effect, sentence, lang))


def _chart(row: Row, way: str, assumed: float, effect: str, sentence: str, lang: Lang) -> Chart:
    record = library.load_collection_record(_COLLECTION)
    table = library.find_table(record, _TABLE)
    when = (_BEFORE, _AFTER)
    lines = [(_JOINED.at(lang), (row["treated_1975"], row["treated_1978"]), SERIES[0])]
    if row["comparison_1978"] is not None:
        lines.append(
            (_OTHERS.at(lang), (row["comparison_1975"], row["comparison_1978"]), SERIES[1])
        )
    figure = theme.new_figure(3.8)
    with theme.themed():
        axes = figure.add_subplot()
        ends = []
        for place, (name, values, colour) in enumerate(lines):
            axes.plot(when, values, color=colour, linewidth=3, marker="os"[place], markersize=9)
            shown = language.number(round(values[1]))
            ends.append((float(_AFTER), float(values[1]), f"{name} {shown}", colour))
        if len(lines) == 1 or way == "gain":
            axes.plot(
                when,
                (row["treated_1975"], assumed),
                color=LIGHT["soft"],
                linestyle="--",
                linewidth=2.4,
                marker="^",
                markersize=9,
                zorder=1,
            )
            shown = language.number(round(assumed))
            ends.append((float(_AFTER), assumed, f"{_IF_NOT.at(lang)} {shown}", LIGHT["soft"]))
        axes.set_xlim(_BEFORE - 0.25, _AFTER + 0.12)
        axes.set_ylim(0, max(max(values) for _, values, _ in lines) * 1.16)
        label = f"{_EFFECT.at(lang)} {effect}"
        _bracket(axes, float(row["treated_1978"]), assumed, label)
        axes.set_xticks(when, [language.year(each, lang) for each in when])
        axes.grid(visible=False, axis="x")
        numbers_axis(axes)
        label_ends(axes, ends)
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["usd_per_person_year"].at(lang),
        source=cards.source_line(
            record, table.sources, table.kind, table.confidence, lang, derived=True
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _bracket(axes: Axes, income: float, assumed: float, label: str) -> None:
    """The effect as an arrow from what is assumed to what was seen, its size where it is empty."""
    axes.annotate(
        "",
        (_AFTER, income),
        xytext=(_AFTER, assumed),
        zorder=4,
        arrowprops={"arrowstyle": "-|>", "color": LIGHT["ink"], "linewidth": 2.4, "shrinkA": 0},
    )
    apart = axes.get_ylim()[1] > 2.5 * income
    axes.text(
        0.95,
        0.52 if apart else 0.14,
        label,
        transform=axes.transAxes,
        ha="right",
        va="center",
        fontsize=theme.BASE + 4,
        weight="bold",
    )


EXPLORER = Explorer(
    id="nsw_comparison",
    title=_TITLE,
    start={"group": _NOBODY, "way": "level"},
    controls=(
        Choice(
            "group",
            Text(th="เทียบกับใคร", en="Compare with"),
            labelled(_GROUPS),
        ),
        Choice(
            "way",
            Text(th="เทียบอะไร", en="Compare what"),
            labelled(_WAYS),
        ),
    ),
    draw=draw,
    stills=(
        Still(
            Text(th="ก่อนกับหลัง", en="Before, after"),
            {"group": _NOBODY, "way": "level"},
        ),
        Still(
            Text(th="ทั่วประเทศ", en="Survey"),
            {"group": "psid1_level", "way": "level"},
        ),
        Still(
            Text(th="ทั่วประเทศ ส่วนเพิ่ม", en="Survey, gain"),
            {"group": "psid1_level", "way": "gain"},
        ),
        Still(
            Text(th="กลุ่มสุ่ม", en="By chance"),
            {"group": "randomised_full", "way": "level"},
        ),
        Still(
            Text(th="คัดให้คล้าย", en="Chosen alike"),
            {"group": "psid3_level", "way": "level"},
        ),
        Still(
            Text(th="กลุ่มย่อยสุ่ม", en="Chance, subset"),
            {"group": "randomised_subset", "way": "level"},
        ),
    ),
)
