"""The power–interest grid on paper, and where the room put everyone."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.stakeholders import WORDS
from situtor.exercises.paper import TICK, ask, grid, listed, rest, term
from situtor.exercises.summary import bars, draw
from situtor.exercises.summary.collect import Given
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_PARTY = Text(th="ผู้เกี่ยวข้อง", en="Who")
_POWER = WORDS["power"]
_INTEREST = WORDS["interest"]
_CORNERS = (
    WORDS["corner_high_low"],
    WORDS["corner_high_high"],
    WORDS["corner_low_low"],
    WORDS["corner_low_high"],
)
_SIDE = {
    "gains": WORDS["party_gains"],
    "pays": WORDS["party_pays"],
    "both": WORDS["party_both"],
    "neither": WORDS["party_neither"],
}
_WHO_PAYS = Text(th="ใครได้ ใครจ่าย", en="Who gains, who pays")
_ABSENT = Text(
    th="ใครได้หรือเสียจากเรื่องนี้ แต่ไม่อยู่ในรายชื่อ",
    en="Who gains or loses here but is not on the list?",
)
_PUT = Text(
    th="เขียนเลขของแต่ละฝ่ายลงในช่องที่เห็นว่าใช่", en="Write each number where you think it belongs"
)
_READING = Text(
    th="วงกลมมีเลขคือตำแหน่งกลางของห้อง เส้นกากบาทคือช่วงที่คนครึ่งห้องวางไว้",
    en="A numbered circle is the middle of the room; the cross spans the middle half of it",
)


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    corners = (tag("span", text(each.at(lang)), class_="sp-corner") for each in _CORNERS)
    field = tag(
        "div",
        *corners,
        tag("span", text(f"{_POWER.at(lang)} ↑"), class_="sp-up"),
        tag("span", text(f"{_INTEREST.at(lang)} →"), class_="sp-right"),
        class_="sp-field",
    )
    rows = [
        [f"{number} {text(each['name'])}", *[TICK] * len(_SIDE)]
        for number, each in enumerate(resolved["parties"], start=1)
    ]
    head = [_PARTY.at(lang), *(each.at(lang) for each in _SIDE.values())]
    return (
        ask(_PUT.at(lang))
        + field
        + grid(head, rows, [48, 13, 13, 13, 13], "sp-marks sp-tight")
        + tag("div", ask(_ABSENT.at(lang)), rest(1), class_="sp-question sp-last")
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    return listed(term(_spot(each, lang), each["why"]) for each in resolved["parties"])


def _spot(party: dict[str, Any], lang: Lang) -> str:
    power = f"{_POWER.at(lang)} {round(party['power'] * 100)}"
    interest = f"{_INTEREST.at(lang)} {round(party['interest'] * 100)}"
    return f"{party['name']} ({power}, {interest}, {_SIDE[party['side']].at(lang)})"


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    parties = resolved["parties"]
    spots = [
        [each.answer.placed[party["id"]] for each in given if party["id"] in each.answer.placed]
        for party in parties
    ]
    rows = [f"{number} {party['name']}" for number, party in enumerate(parties, start=1)]
    parts = {
        words.at(lang): [sum(spot.side == side for spot in placed) for placed in spots]
        for side, words in _SIDE.items()
    }
    left, right, bottom_left, bottom_right = (each.at(lang) for each in _CORNERS)
    return [
        draw.spots(
            resolved["prompt"],
            (f"{_INTEREST.at(lang)} →", f"{_POWER.at(lang)} →"),
            (left, right, bottom_left, bottom_right),
            [[(spot.interest, spot.power) for spot in placed] for placed in spots],
            lang,
            _READING.at(lang),
        ),
        bars.stacked(_WHO_PAYS.at(lang), rows, parts, lang),
    ]
