"""Who says so, how do they know, what do others say (Civic Online Reasoning's three questions)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from situtor.exercises.parts import Sourced, Words, check_cited, sourced
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier

QUESTIONS = ("who", "how", "others")


class SourceCheck(Spec, frozen=True, tag="source_check", kw_only=True):
    """`claim` as it is met; `who`, `how` and `others` are what can be found out, step by step."""

    claim: Sourced
    who: Sourced
    how: Sourced
    others: Sourced

    def check(self, record: Dossier) -> None:
        for name in ("claim", *QUESTIONS):
            check_cited(record, getattr(self, name).sources)

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "claim": sourced(self.claim, record, lang),
            "found": {name: sourced(getattr(self, name), record, lang) for name in QUESTIONS},
        }


Trust = Literal[1, 2, 3, 4, 5]


class SourceCheckAnswer(Struct, forbid_unknown_fields=True):
    """Notes on the three questions, and trust (1 to 5) before and after."""

    who: Words = ""
    how: Words = ""
    others: Words = ""
    before: Trust | None = None
    after: Trust | None = None
    step: Annotated[int, Meta(ge=0, le=3)] = 0
    revealed: bool = False


WORDS = {
    "trust_before": Text(th="ก่อนตรวจ ท่านเชื่อเพียงใด", en="Before checking: how far do you trust it?"),
    "trust_after": Text(th="หลังตรวจ ท่านเชื่อเพียงใด", en="After checking: how far do you trust it?"),
    "trust1": Text(th="ไม่เชื่อ", en="Not at all"),
    "trust2": Text(th="เชื่อน้อย", en="A little"),
    "trust3": Text(th="ครึ่ง ๆ", en="Half"),
    "trust4": Text(th="เชื่อมาก", en="Much"),
    "trust5": Text(th="เชื่อเต็มที่", en="Fully"),
    "ask_who": Text(th="ใครเป็นคนพูด และเขาได้อะไรจากการพูด", en="Who says so, and what do they gain?"),
    "ask_how": Text(th="เขารู้ได้อย่างไร", en="How do they know?"),
    "ask_others": Text(th="คนอื่นว่าอย่างไร", en="What do others say?"),
    "lookUp": Text(th="ดูสิ่งที่ตรวจพบ", en="See what was found"),
    "foundOut": Text(th="สิ่งที่ตรวจพบ", en="What was found"),
}
