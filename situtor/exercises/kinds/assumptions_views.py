"""Assumptions on paper, and which of the room's would have to be tested first."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.assumptions import WORDS
from situtor.exercises.paper import boxed, grid, last_question, lines, listed
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_CLAIM = SHARED["claim"]
_IMAGINE = WORDS["premortem"]
_ASSUMPTION = Text(th="ข้อสมมติ", en="Assumption")
_SURE = WORDS["assumptionSure"]
_DECISIVE = WORDS["assumptionDecisive"]
_SCALE = Text(th="1 = น้อย  2 = ปานกลาง  3 = มาก", en="1 = little  2 = fairly  3 = very")
_TEST_FIRST = Text(
    th="ข้อใดควรทดสอบก่อน และทดสอบได้อย่างไร", en="Which should be tested first, and how?"
)
_TEST = WORDS["howTest"]
_FIRST = Text(
    th="ข้อสมมติที่เสียหายมากถ้าไม่จริง และผู้เขียนไม่ค่อยมั่นใจ จึงควรทดสอบก่อน",
    en="Decisive and not very sure, by their writers' own view: to be tested first",
)
_OTHERS = Text(th="ข้อสมมติอื่นที่ห้องมองเห็น", en="Other assumptions the room saw")
_WORTH = Text(
    th="ถ้าไม่จริง เสียหายเพียงใด (แถว) และผู้เขียนมั่นใจเพียงใด (สี)",
    en="How much breaks if it does not hold (rows), and how sure its writer is (colours)",
)
_CONFIDENT = Text(th="มั่นใจ", en="sure:")
_HOW = {
    "little": Text(th="น้อย", en="little"),
    "fairly": Text(th="ปานกลาง", en="fairly"),
    "very": Text(th="มาก", en="very"),
}


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    head = [_ASSUMPTION.at(lang), _SURE.at(lang), _DECISIVE.at(lang)]
    scale = "1&ensp;2&ensp;3"
    rows = [[lines(3), scale, scale]] * 4
    return (
        boxed(_CLAIM.at(lang), tag("p", text(resolved["claim"])))
        + tag("p", text(_IMAGINE.at(lang)), class_="sp-ask")
        + grid(head, rows, [66, 17, 17], "sp-marks")
        + tag("p", text(_SCALE.at(lang)), class_="sp-source")
        + last_question(_TEST_FIRST.at(lang), 2)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    return listed(
        f"{text(each['text'])}<br>{text(_TEST.at(lang))} {text(each['test'])}"
        for each in resolved["examples"]
    )


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    written = [(who, item) for who in given for item in who.answer.items if item.text.strip()]
    parts = {
        f"{_CONFIDENT.at(lang)} {name.at(lang)}": [
            sum(item.sure == sure and item.decisive == decisive for _, item in written)
            for decisive in reversed(_HOW)
        ]
        for sure, name in _HOW.items()
    }
    rows = [_HOW[each].at(lang) for each in reversed(_HOW)]
    urgent = [
        (who, item.text)
        for who, item in written
        if item.decisive == "very" and item.sure == "little"
    ]
    rest = [
        (who, item.text)
        for who, item in written
        if item.decisive != "very" or item.sure != "little"
    ]
    return [
        bars.stacked(_WORTH.at(lang), rows, parts, lang),
        *said(_FIRST.at(lang), urgent, lang, names, resolved["claim"]),
        *said(_OTHERS.at(lang), rest, lang, names, resolved["claim"]),
    ]
