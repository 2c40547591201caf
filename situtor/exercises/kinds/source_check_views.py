"""Three questions to a source on paper, and whether asking them changed the room's trust."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.source_check import QUESTIONS, WORDS
from situtor.exercises.paper import ask, boxed, cited, last_question, listed, ticks
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import AFTER, BEFORE, say
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_CLAIM = SHARED["claim"]
_ASKED = {
    "who": WORDS["ask_who"],
    "how": WORDS["ask_how"],
    "others": WORDS["ask_others"],
}
_TRUST = {
    "before": WORDS["trust_before"],
    "after": WORDS["trust_after"],
}
_LEVELS = {
    1: WORDS["trust1"],
    2: WORDS["trust2"],
    3: WORDS["trust3"],
    4: WORDS["trust4"],
    5: WORDS["trust5"],
}
_MOVED = Text(
    th="หลังตรวจ เชื่อน้อยลง {less} คน เท่าเดิม {same} คน เชื่อมากขึ้น {more} คน",
    en="After checking, {less} trust it less, {same} as before, {more} more",
)


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    scale = [each.at(lang) for each in _LEVELS.values()]
    asked = "".join(last_question(_ASKED[each].at(lang), 3) for each in QUESTIONS)
    return (
        boxed(_CLAIM.at(lang), tag("p", cited(resolved["claim"])))
        + ask(_TRUST["before"].at(lang))
        + ticks(scale)
        + asked
        + ask(_TRUST["after"].at(lang))
        + ticks(scale)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    return listed(
        tag("strong", text(_ASKED[each].at(lang))) + "<br>" + cited(resolved["found"][each])
        for each in QUESTIONS
    )


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    trust = [(each.answer.before, each.answer.after) for each in given]
    parts = {
        BEFORE.at(lang): [sum(before == level for before, _ in trust) for level in _LEVELS],
        AFTER.at(lang): [sum(after == level for _, after in trust) for level in _LEVELS],
    }
    both = [(before, after) for before, after in trust if before and after]
    moved = say(
        _MOVED,
        lang,
        less=sum(after < before for before, after in both),
        same=sum(after == before for before, after in both),
        more=sum(after > before for before, after in both),
    )
    rows = [f"{level} {words.at(lang)}" for level, words in _LEVELS.items()]
    note = moved if both else ""
    shown: list[View] = [bars.beside(resolved["claim"]["text"], rows, parts, lang, note)]
    for name in QUESTIONS:
        wrote = [(each, getattr(each.answer, name)) for each in given]
        shown += said(_ASKED[name].at(lang), wrote, lang, names, resolved["claim"]["text"])
    return shown
