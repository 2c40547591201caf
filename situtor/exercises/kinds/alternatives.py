"""Rival explanations: rank them, then name the comparison that would decide."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor.exercises.parts import (
    Labelled,
    Sourced,
    Words,
    check_cited,
    check_ids,
    labels,
    sourced,
)
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id


class Alternatives(Spec, frozen=True, tag="alternatives", kw_only=True):
    """`finding` is what is to be explained, `rivals` what could explain it.

    `comparisons` are what one could look at; `deciding` is the one that can be defended best and
    `why` says why. `known` is what is documented about the rivals, shown after the ranking.
    """

    finding: Sourced
    rivals: Annotated[list[Labelled], Meta(min_length=3, max_length=6)]
    comparisons: Annotated[list[Labelled], Meta(min_length=3, max_length=5)]
    deciding: Id
    why: Text
    known: list[Sourced] = field(default_factory=list)

    def check(self, record: Dossier) -> None:
        check_ids(self.rivals, "rivals")
        check_ids(self.comparisons, "comparisons")
        for each in [self.finding, *self.known]:
            check_cited(record, each.sources)
        if self.deciding not in [each.id for each in self.comparisons]:
            raise ValueError(f"deciding = {self.deciding!r} is none of the comparisons")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "finding": sourced(self.finding, record, lang),
            "rivals": labels(self.rivals, lang),
            "comparisons": labels(self.comparisons, lang),
            "deciding": self.deciding,
            "why": self.why.at(lang),
            "known": [sourced(each, record, lang) for each in self.known],
        }


class AlternativesAnswer(Struct, forbid_unknown_fields=True):
    """Rivals from most to least convincing, an own one, and the comparison chosen."""

    order: list[str] = field(default_factory=list)
    own: Words = ""
    comparison: str | None = None
    revealed: bool = False


WORDS = {
    "toExplain": Text(th="สิ่งที่ต้องอธิบาย", en="To be explained"),
    "rankRivals": Text(
        th="กดคำอธิบายที่น่าเชื่อที่สุดก่อน แล้วกดข้อรองลงไป ลากตัวเลขหรือกดลูกศรเพื่อสลับ",
        en="Press the most convincing explanation first, then the next. "
        "Drag a number or press an arrow to change",
    ),
    "rankStep": Text(th="จัดอันดับคำอธิบาย", en="Rank the explanations"),
    "compareStep": Text(th="เลือกการเปรียบเทียบ", en="Choose the comparison"),
    "ownRival": Text(
        th="คำอธิบายอื่นที่ท่านนึกได้ (ไม่ใส่ก็ได้)",
        en="Another explanation you can think of (may be left empty)",
    ),
    "wouldDecide": Text(
        th="ต้องเปรียบเทียบอะไรจึงจะตัดสินได้", en="Which comparison would decide between them?"
    ),
    "comparisonLeft": Text(th="เหลือเลือกการเปรียบเทียบ", en="Now choose the comparison"),
    "bestComparison": Text(
        th="การเปรียบเทียบที่มีเหตุผลรองรับที่สุด", en="The comparison one can defend best"
    ),
    "known": Text(th="สิ่งที่มีผู้บันทึกไว้", en="What is documented"),
}
