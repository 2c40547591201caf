"""An argument's six parts on paper, and what the room wrote in them."""

from __future__ import annotations

from typing import Any

from situtor.exercises.kinds.argument import PARTS
from situtor.exercises.paper import ask, boxed, lines, listed, rest, term
from situtor.exercises.rubric import levels_panel, rubric_table
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_PART = {
    "claim": Text(th="ข้ออ้าง", en="Claim"),
    "grounds": Text(th="หลักฐาน", en="Grounds"),
    "warrant": Text(th="เหตุผลเชื่อมโยง", en="Warrant"),
    "backing": Text(th="สิ่งที่หนุนเหตุผล", en="Backing"),
    "qualifier": Text(th="ขอบเขตความมั่นใจ", en="Qualifier"),
    "rebuttal": Text(th="ข้อโต้แย้ง", en="Rebuttal"),
}
_ASKED = {
    "claim": Text(th="ท่านสรุปว่าอะไร", en="What do you conclude?"),
    "grounds": Text(th="รู้จากข้อมูลใด", en="From which evidence?"),
    "warrant": Text(th="เหตุใดหลักฐานนี้จึงนำไปสู่ข้อสรุป", en="Why does this evidence lead there?"),
    "backing": Text(th="อะไรทำให้เหตุผลนี้น่าเชื่อ", en="What makes that reason credible?"),
    "qualifier": Text(th="มั่นใจเพียงใด ในเงื่อนไขใด", en="How sure, and when?"),
    "rebuttal": Text(th="อะไรจะทำให้ข้อสรุปนี้ผิด", en="What would make it wrong?"),
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
