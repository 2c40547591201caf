"""A decision on paper, and what the room chose."""

from __future__ import annotations

from collections import Counter
from typing import Any

from situtor import language
from situtor.exercises.kinds.decision import WORDS
from situtor.exercises.paper import ask, choices, cited, last_question, listed, term, ticks
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import REASONS
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text
from situtor.show.html import View, tag

_DECIDE = WORDS["decide"]
_WHY = Text(th="เพราะ", en="Because")
_SURE = SHARED["sure"]
_HOW_SURE = {
    "little": SHARED["little"],
    "fairly": SHARED["fairly"],
    "very": SHARED["very"],
}
_UNSAID = Text(th="ไม่ได้บอก", en="did not say")
_CHOSE = WORDS["theyChose"]


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    return (
        tag("p", cited(resolved["situation"]))
        + ask(_DECIDE.at(lang))
        + choices(each["label"] for each in resolved["options"])
        + ask(_SURE.at(lang))
        + ticks(each.at(lang) for each in _HOW_SURE.values())
        + last_question(_WHY.at(lang), 5)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    labels = {each["id"]: each["label"] for each in resolved["options"]}
    chosen = resolved["chosen"]
    head = tag("p", term(_CHOSE.at(lang), labels[chosen])) if chosen else ""
    steps = (
        f"{language.year(each['year'], lang)} {cited(each)}" if each["year"] else cited(each)
        for each in resolved["steps"]
    )
    return head + listed(steps)


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    counts = Counter((each.answer.choice, each.answer.sure) for each in given)
    sure = [
        *((each, words.at(lang)) for each, words in _HOW_SURE.items()),
        (None, _UNSAID.at(lang)),
    ]
    parts = {
        name: [counts[option["id"], level] for option in resolved["options"]]
        for level, name in sure
    }
    rows = [each["label"] for each in resolved["options"]]
    why = [(each, each.answer.why) for each in given]
    return [
        bars.stacked(resolved["prompt"], rows, parts, lang),
        *said(REASONS.at(lang), why, lang, names, resolved["prompt"]),
    ]
