"""Claim against evidence on paper, and where the room put each item."""

from __future__ import annotations

from collections import Counter
from typing import Any

from situtor.exercises.kinds.evidence import WORDS
from situtor.exercises.paper import TICK, boxed, cited, grid, last_question, listed, term
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text
from situtor.show.tokens import LIGHT

_CLAIM = SHARED["claim"]
_ITEM = Text(th="หลักฐาน", en="Evidence")
_SIDE = {
    "for": WORDS["for"],
    "against": WORDS["against"],
    "beside": WORDS["beside"],
}
_STRENGTH = {
    "strong": WORDS["strong"],
    "moderate": WORDS["moderate"],
    "weak": WORDS["weak"],
}
_WEIGHT = WORDS["strength"]
_HEAVIEST = Text(th="ข้อใดหนักที่สุด เพราะได้มาด้วยวิธีใด", en="Which weighs most, and how was it obtained?")


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    words = [*_SIDE.values(), *_STRENGTH.values()]
    head = [_ITEM.at(lang), *(each.at(lang) for each in words)]
    rows = [[cited(each), *[TICK] * 6] for each in resolved["items"]]
    return (
        boxed(_CLAIM.at(lang), tag("p", text(resolved["claim"])))
        + grid(head, rows, [55, *[7.5] * 6], "sp-marks sp-compact sp-narrow")
        + last_question(_HEAVIEST.at(lang), 2)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    return listed(
        text(each["text"]) + "<br>" + term(_placement(each, lang), each["why"])
        for each in resolved["items"]
    )


def _placement(item: dict[str, str], lang: Lang) -> str:
    return f"{_SIDE[item['side']].at(lang)} · {_STRENGTH[item['strength']].at(lang)}"


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    ids = [each["id"] for each in resolved["items"]]
    placed = [each.answer.placed for each in given]
    sides = {each: Counter(one[each].side for one in placed if each in one) for each in ids}
    weights = {each: Counter(one[each].strength for one in placed if each in one) for each in ids}
    parts = {words.at(lang): [sides[each][side] for each in ids] for side, words in _SIDE.items()}
    under = [
        f"{_WEIGHT.at(lang)}: "
        + " · ".join(f"{words.at(lang)} {weights[each][name]}" for name, words in _STRENGTH.items())
        for each in ids
    ]
    rows = [each["text"] for each in resolved["items"]]
    colours = [LIGHT[side] for side in _SIDE]
    return [bars.stacked(resolved["claim"], rows, parts, lang, colours=colours, under=under)]
