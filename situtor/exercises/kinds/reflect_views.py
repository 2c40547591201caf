"""Questions to write on, on paper, and what the room wrote."""

from __future__ import annotations

from typing import Any

from situtor.exercises.paper import last_question
from situtor.exercises.rubric import levels_panel, rubric_table
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.language import Lang
from situtor.show.html import View


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    asked = "".join(last_question(each["label"], 4) for each in resolved["questions"])
    return asked + rubric_table(resolved, lang)


def key(resolved: dict[str, Any], lang: Lang) -> str:
    """Free writing has no model answer beyond the reasoning that every exercise has."""
    del resolved, lang
    return ""


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    shown: list[View] = []
    for question in resolved["questions"]:
        wrote = [(each, each.answer.texts.get(question["id"], "")) for each in given]
        shown += said(question["label"], wrote, lang, names)
    return [*shown, levels_panel(resolved, given, lang)]
