"""Two votes on paper, and how the room voted before and after talking."""

from __future__ import annotations

from collections import Counter
from typing import Any

from situtor.exercises.kinds.vote import WORDS
from situtor.exercises.paper import LETTERS, TICK, ask, grid, last_question, lines
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.movement import movement
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import REASONS, say
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_FIRST = WORDS["first"]
_SECOND = WORDS["second"]
_OPTIONS = Text(th="ตัวเลือก", en="Options")
_WHY = Text(th="เหตุผลของการโหวตครั้งแรก", en="Why, in the first vote")
_DISCUSS = WORDS["discuss"]
_HEARD = Text(th="อะไรทำให้เปลี่ยนใจ หรือยืนตามเดิม", en="What changed your mind, or kept it as it was?")
_MOVEMENT = Text(th="จากโหวตครั้งแรกไปครั้งที่สอง", en="From the first vote to the second")
_MOVED = Text(
    th="เปลี่ยนใจ {n} จาก {of} คนที่โหวตครบสองครั้ง",
    en="{n} of the {of} who voted twice changed their vote",
)


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    head = [_FIRST.at(lang), _SECOND.at(lang), _OPTIONS.at(lang)]
    rows = [[TICK, TICK, text(each["label"])] for each in resolved["options"]]
    return (
        grid(head, rows, [14, 14, 72])
        + tag("div", ask(_WHY.at(lang)), lines(4), class_="sp-question")
        + tag("div", ask(_DISCUSS.at(lang)), tag("p", text(resolved["discuss"])), class_="sp-box")
        + last_question(_HEARD.at(lang), 4)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    """No option is the right one: there is only the reasoning that every exercise has."""
    del resolved, lang
    return ""


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    ids = [each["id"] for each in resolved["options"]]
    letters = LETTERS[lang][: len(ids)]
    rows = [f"{x} {each['label']}" for x, each in zip(letters, resolved["options"], strict=True)]
    first = Counter(each.answer.first.choice for each in given)
    done = [each.answer for each in given if each.answer.stage == "done"]
    second = Counter(each.second.choice for each in done)
    rounds = {_FIRST.at(lang): [first[each] for each in ids]}
    if done:
        rounds[_SECOND.at(lang)] = [second[each] for each in ids]
    shown: list[View] = [bars.beside(resolved["prompt"], rows, rounds, lang)]
    known = [
        (ids.index(each.first.choice), ids.index(each.second.choice))
        for each in done
        if each.first.choice in ids and each.second.choice in ids
    ]
    if known:
        moved = say(_MOVED, lang, n=sum(one != two for one, two in known), of=len(known))
        rounds_named = (_FIRST.at(lang), _SECOND.at(lang))
        moves = Counter(known)
        title = _MOVEMENT.at(lang)
        shown.append(movement(title, letters, moves, rounds_named, lang, moved))
    return shown + said(REASONS.at(lang), _reasons(given), lang, names, resolved["prompt"])


def _reasons(given: list[Given]) -> list[tuple[Given, str]]:
    """Everyone's reasons; one that was kept for the second vote stands once."""
    return [
        (each, why)
        for each in given
        for why in dict.fromkeys((each.answer.first.why, each.answer.second.why))
    ]
