"""The four-level rubric on which people place themselves: on paper, and for the room."""

from __future__ import annotations

from typing import Any

from situtor.exercises.paper import TICK, grid
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.wording import AFTER, BEFORE
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text
from situtor.show.html import View, text

_LEVEL = SHARED["rubric_before"]
_LEVELS = Text(th="แต่ละคนประเมินตนเอง", en="Where people place themselves")
_OWN_VIEW = Text(
    th="ก่อนและหลังเห็นแนวคิดประกอบ ผู้ตอบประเมินตนเอง ไม่มีใครให้คะแนน",
    en="Before and after seeing the reasoning. People's own view; nobody marks",
)


def rubric_table(resolved: dict[str, Any], lang: Lang) -> str:
    """The levels with a box to tick before and after."""
    head = [BEFORE.at(lang), AFTER.at(lang), _LEVEL.at(lang)]
    rows = [[TICK, TICK, text(level)] for level in resolved["rubric"]]
    return grid(head, rows, [8, 8, 84], "sp-tight")


def levels_panel(resolved: dict[str, Any], given: list[Given], lang: Lang) -> View:
    """How many place themselves on each level, before and after."""
    parts = {
        name.at(lang): [
            sum(getattr(each.answer, part) == level for each in given) for level in range(1, 5)
        ]
        for name, part in ((BEFORE, "before"), (AFTER, "after"))
    }
    return bars.beside(_LEVELS.at(lang), resolved["rubric"], parts, lang, _OWN_VIEW.at(lang))
