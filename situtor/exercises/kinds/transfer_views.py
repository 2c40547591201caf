"""Conditions there and here on paper, and what the room has at home."""

from __future__ import annotations

from collections import Counter
from typing import Any

from situtor.exercises.kinds.transfer import WORDS
from situtor.exercises.paper import ask, grid, last_question, lines, small, ticks
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import PEOPLE
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text
from situtor.show.tokens import LIGHT

_THERE = Text(th="ที่นั่น", en="There")
_HERE = WORDS["haveHere"]
_HAVE = {
    "yes": WORDS["yes"],
    "partly": WORDS["partly"],
    "no": WORDS["no"],
}
_VERDICT_HEAD = WORDS["verdict"]
_VERDICT = {
    "works": WORDS["works"],
    "works_changed": WORDS["works_changed"],
    "does_not": WORDS["does_not"],
}
_CHANGE = WORDS["wouldChange"]


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    have = [each.at(lang) for each in _HAVE.values()]
    rows = [
        [
            tag("p", text(each["there"])) + small(each["source"]),
            tag("p", text(each["ask"])) + ticks(have) + lines(2),
        ]
        for each in resolved["conditions"]
    ]
    return (
        grid([_THERE.at(lang), _HERE.at(lang)], rows, [50, 50])
        + ask(_VERDICT_HEAD.at(lang))
        + ticks(each.at(lang) for each in _VERDICT.values())
        + last_question(_CHANGE.at(lang), 2)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    """Every place answers for itself: there is only the reasoning that every exercise has."""
    del resolved, lang
    return ""


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    conditions = resolved["conditions"]
    here = [each.answer.here for each in given]
    parts = {
        words.at(lang): [
            sum(each["id"] in one and one[each["id"]].have == have for one in here)
            for each in conditions
        ]
        for have, words in _HAVE.items()
    }
    colours = [LIGHT["for"], LIGHT["beside"], LIGHT["against"]]
    verdicts = Counter(each.answer.verdict for each in given)
    people = {PEOPLE.at(lang): [verdicts[each] for each in _VERDICT]}
    shown: list[View] = [
        bars.stacked(
            resolved["prompt"], [each["there"] for each in conditions], parts, lang, colours=colours
        ),
        bars.stacked(
            _VERDICT_HEAD.at(lang), [each.at(lang) for each in _VERDICT.values()], people, lang
        ),
    ]
    for each in conditions:
        notes = [
            (one, one.answer.here[each["id"]].note)
            for one in given
            if each["id"] in one.answer.here
        ]
        shown += said(each["ask"], notes, lang, names, each["there"])
    changes = [(each, each.answer.change) for each in given]
    return shown + said(_CHANGE.at(lang), changes, lang, names, resolved["prompt"])
