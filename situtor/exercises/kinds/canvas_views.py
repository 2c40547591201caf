"""The capstone's poster on paper, and what the groups put on theirs."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.canvas import WORDS
from situtor.exercises.paper import ask, named, rest
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.language import Lang
from situtor.show.html import View, tag, text

_GROUP = WORDS["group"]


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    boxes = (
        tag(
            "div",
            ask(each["title"]),
            tag("p", text(each["ask"]), class_="sp-source"),
            rest(3),
            class_="sp-box",
        )
        for each in resolved["boxes"]
    )
    return named(_GROUP.at(lang)) + tag("div", *boxes, class_="sp-three sp-fill")


def key(resolved: dict[str, Any], lang: Lang) -> str:
    """A poster has no model answer beyond the reasoning that every exercise has."""
    del resolved, lang
    return ""


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    groups = [
        Given(each.learner, each.answer.group or each.nickname, each.answer) for each in given
    ]
    shown: list[View] = []
    for box in resolved["boxes"]:
        wrote = [(each, each.answer.boxes.get(box["id"], "")) for each in groups]
        shown += said(box["title"], wrote, lang, names, box["ask"])
    return shown
