"""An argument's six parts on paper, and what the room wrote in them."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.argument import PARTS, WORDS
from situtor.exercises.paper import ask, boxed, lines, listed, rest, term
from situtor.exercises.rubric import levels_panel, rubric_table
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.words import SHARED
from situtor.language import Lang
from situtor.show.html import View, tag, text

_PART = {
    "claim": SHARED["claim"],
    "grounds": WORDS["grounds"],
    "warrant": WORDS["warrant"],
    "backing": WORDS["backing"],
    "qualifier": WORDS["qualifier"],
    "rebuttal": WORDS["rebuttal"],
}
_ASKED = {
    "claim": WORDS["claimAsk"],
    "grounds": WORDS["groundsAsk"],
    "warrant": WORDS["warrantAsk"],
    "backing": WORDS["backingAsk"],
    "qualifier": WORDS["qualifierAsk"],
    "rebuttal": WORDS["rebuttalAsk"],
}


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    start = tag("p", text(resolved["claim"])) + lines(1) if resolved["claim"] else lines(2)
    claim = boxed(f"{_PART['claim'].at(lang)} · {_ASKED['claim'].at(lang)}", start)
    others = (
        tag("div", ask(_PART[part].at(lang)), _asked(part, lang), rest(3), class_="sp-box")
        for part in PARTS[1:]
    )
    return claim + tag("div", *others, class_="sp-two sp-fill") + rubric_table(resolved, lang)


def _asked(part: str, lang: Lang) -> str:
    return tag("p", text(_ASKED[part].at(lang)), class_="sp-source")


def key(resolved: dict[str, Any], lang: Lang) -> str:
    return listed(term(_PART[part].at(lang), resolved["model"][part]) for part in PARTS)


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    shown: list[View] = []
    for part in PARTS:
        wrote = [(each, getattr(each.answer, part)) for each in given]
        title = f"{_PART[part].at(lang)}: {_ASKED[part].at(lang)}"
        shown += said(title, wrote, lang, names, resolved["prompt"] + resolved["claim"])
    return [*shown, levels_panel(resolved, given, lang)]
