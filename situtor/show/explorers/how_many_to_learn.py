"""How many people in each group, so that an effect can be told from chance?"""

from __future__ import annotations

import math
from statistics import NormalDist

from situtor import language
from situtor.language import Lang, Text
from situtor.show import theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

# The customary chances, said in every sentence: a false alarm 5 times in 100 (two-sided), and a
# real effect of this size seen 80 times in 100.
_ALARM, _SEEN = 0.05, 0.80
# Points on a score of 100. No source gives these for the reader's tambon: they are for the room to
# set. The start, an effect of half a spread, is the gain of one course (critical_thinking:
# effect_one_course, 0.5 standard deviations).
_EFFECTS = (2, 3, 5, 8, 10, 15, 20)
_SPREADS = (5, 10, 15, 20, 25)
# People asked in each village, and how alike neighbours are (intra-cluster correlation); 0.05 is
# our assumption and is said in the sentence.
_IN_A_VILLAGE, _ALIKE = 20, 0.05
_WAYS = {
    "people": Text(th="จับสลากรายคน", en="lots drawn for each person"),
    "villages": Text(th="จับสลากรายหมู่บ้าน", en="lots drawn for whole villages"),
}
_LOST = (0, 10, 20, 30)
_TITLE = Text(
    th="ยิ่งผลเล็ก ยิ่งต้องถามหลายคน จึงจะรู้ว่าไม่ใช่เรื่องบังเอิญ",
    en="The smaller the effect, the more people it takes to tell it from chance",
)


def people_in_each_group(effect: float, spread: float, way: str, lost: float) -> int:
    """How many people each of two groups needs when their mean changes are compared.

    n = 2·(z₁₋α/₂ + z₁₋β)²·σ² / Δ², with Δ the effect and σ the standard deviation of the change
    from before to after (Cohen 1988, Statistical power analysis, chapter 2, in its normal
    approximation; for 5% and 80% about 16·σ²/Δ², Lehr 1992). Lots drawn for villages multiply it
    by 1 + (m − 1)·ρ, m people in each village and ρ their likeness (Kish 1965, Survey sampling);
    losses divide it by the share that stays.
    """
    normal = NormalDist()
    both = normal.inv_cdf(1 - _ALARM / 2) + normal.inv_cdf(_SEEN)
    needed = 2 * (both * spread / effect) ** 2
    if way == "villages":
        needed *= 1 + (_IN_A_VILLAGE - 1) * _ALIKE
    return math.ceil(needed / (1 - lost / 100))


def draw(state: State, lang: Lang) -> Picture:
    """The number of people for one effect, spread, way of drawing lots and loss."""
    effect, spread = int(state["effect"]), int(state["spread"])
    way, lost = str(state["way"]), int(state["lost"])
    size = people_in_each_group(effect, spread, way, lost)
    shown = language.number(size)
    villages = language.number(math.ceil(size / _IN_A_VILLAGE))
    if lang == "th":
        sentence = f"จะเห็นผล {effect} คะแนน เมื่อคนต่างกันราว {spread} คะแนน ต้องเริ่มด้วยกลุ่มละ {shown} คน"
        if way == "villages":
            sentence += f" คือ {villages} หมู่บ้าน หมู่บ้านละ {_IN_A_VILLAGE} คน (สมมติว่าคล้ายกัน {_ALIKE})"
        sentence += f" คนหายร้อยละ {lost}" if lost else ""
    else:
        sentence = (
            f"To see {effect} points when people differ by about {spread}, "
            f"begin with {shown} in each group"
        )
        if way == "villages":
            sentence += f": {villages} villages of {_IN_A_VILLAGE} (likeness {_ALIKE} assumed)"
        sentence += f", if {lost}% are lost." if lost else "."
    return Picture(sentence, _chart(effect, spread, way, lost, sentence, lang))


def _chart(effect: int, spread: int, way: str, lost: int, sentence: str, lang: Lang) -> Chart:
    sizes = [people_in_each_group(each, spread, way, lost) for each in _EFFECTS]
    figure = theme.new_figure(3.7)
    with theme.themed():
        axes = figure.add_subplot()
        colours = [SERIES[0] if each == effect else LIGHT["line"] for each in _EFFECTS]
        bars = axes.bar([str(each) for each in _EFFECTS], sizes, color=colours, width=0.7)
        axes.bar_label(
            bars,
            labels=[language.number(each) for each in sizes],
            padding=4,
            fontsize=theme.SMALL,
            color=LIGHT["ink"],
        )
        axes.set_xlabel("ผลที่อยากเห็น (คะแนน)" if lang == "th" else "effect to be seen (points)")
        axes.set_ylim(0, max(sizes) * 1.15)
        axes.grid(visible=False, axis="x")
        axes.tick_params(axis="x", length=0)
        numbers_axis(axes)
    note = (
        "คำนวณจากสูตรของ Cohen (พ.ศ. 2531) และ Kish (พ.ศ. 2508): เตือนผิด 5% พลาดผลจริง 20%"
        if lang == "th"
        else "Computed by Cohen (1988) and Kish (1965): 5% false alarms, 20% of real effects missed"
    )
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit="คนต่อกลุ่ม" if lang == "th" else "people in each group",
        source=tag("span", text(note)),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _plain(values: tuple[int, ...]) -> list[tuple[str, int]]:
    return [(str(each), each) for each in values]


def _start(effect: int, spread: int, way: str = "people", lost: int = 0) -> dict[str, int | str]:
    return {"effect": effect, "spread": spread, "way": way, "lost": lost}


EXPLORER = Explorer(
    id="how_many_to_learn",
    title=_TITLE,
    start=_start(5, 10),
    controls=(
        Choice(
            "effect",
            Text(th="ผลที่อยากเห็น (คะแนน)", en="Effect (points)"),
            lambda _lang: _plain(_EFFECTS),
            slide=True,
        ),
        Choice(
            "spread",
            Text(th="คนต่างกันเพียงใด (ส่วนเบี่ยงเบน)", en="Spread (std. deviation)"),
            lambda _lang: _plain(_SPREADS),
            slide=True,
        ),
        Choice(
            "way",
            Text(th="จับสลากอย่างไร", en="Lots"),
            labelled(_WAYS),
        ),
        Choice(
            "lost",
            Text(th="คนหายระหว่างทาง (%)", en="Lost on the way (%)"),
            lambda _lang: _plain(_LOST),
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        Still(Text(th="ผล 5 คะแนน", en="5 points"), _start(5, 10)),
        Still(Text(th="ผลใหญ่ 10", en="10 points"), _start(10, 10)),
        Still(Text(th="ผลเล็ก 2", en="2 points"), _start(2, 10)),
        Still(Text(th="คนต่างกันมาก", en="Wide spread"), _start(5, 20)),
        Still(Text(th="รายหมู่บ้าน", en="By village"), _start(5, 10, "villages")),
        Still(Text(th="หาย 30%", en="30% lost"), _start(5, 10, "villages", 30)),
    ),
)
