"""Three questions to a source on paper, and whether asking them changed the room's trust."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.source_check import QUESTIONS
from situtor.exercises.paper import ask, boxed, cited, last_question, listed, ticks
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import AFTER, BEFORE, say
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_CLAIM = Text(th="ข้ออ้าง", en="The claim")
_ASKED = {
    "who": Text(th="ใครเป็นคนพูด และเขาได้อะไรจากการพูด", en="Who says so, and what do they gain?"),
    "how": Text(th="เขารู้ได้อย่างไร", en="How do they know?"),
    "others": Text(th="คนอื่นว่าอย่างไร", en="What do others say?"),
}
_TRUST = {
    "before": Text(th="ก่อนตรวจ ท่านเชื่อเพียงใด", en="Before checking: how far do you trust it?"),
    "after": Text(th="หลังตรวจ ท่านเชื่อเพียงใด", en="After checking: how far do you trust it?"),
}
_LEVELS = {
    1: Text(th="ไม่เชื่อ", en="Not at all"),
    2: Text(th="เชื่อน้อย", en="A little"),
    3: Text(th="ครึ่ง ๆ", en="Half"),
    4: Text(th="เชื่อมาก", en="Much"),
    5: Text(th="เชื่อเต็มที่", en="Fully"),
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
