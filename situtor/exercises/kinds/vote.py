"""Vote, discuss, vote again: peer instruction (Mazur 1997).

The second vote comes only after the first has been cast, and the first stays as it was.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record


class Option(Record, frozen=True):
    id: Id
    label: Text


class Vote(Spec, frozen=True, tag="vote", kw_only=True):
    """A question with several defensible answers, and what to talk about between the votes."""

    options: Annotated[list[Option], Meta(min_length=2, max_length=6)]
    discuss: Text

    def check(self, record: Dossier) -> None:
        ids = [option.id for option in self.options]
        if len(set(ids)) < len(ids):
            raise ValueError("two options have the same id")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "options": [{"id": each.id, "label": each.label.at(lang)} for each in self.options],
            "discuss": self.discuss.at(lang),
        }


class Ballot(Struct, forbid_unknown_fields=True):
    choice: str | None = None
    sure: Literal["little", "fairly", "very"] | None = None
    why: str = ""


class VoteAnswer(Struct, forbid_unknown_fields=True):
    """`stage` is where the participant stands: first → discuss → second → done."""

    stage: Literal["first", "discuss", "second", "done"]
    first: Ballot
    second: Ballot


WORDS = {
    "first": Text(th="โหวตครั้งแรก", en="First vote"),
    "discuss": Text(th="คุยกับคนข้าง ๆ", en="Discuss with a neighbour"),
    "second": Text(th="โหวตครั้งที่สอง", en="Second vote"),
    "choose": Text(th="เลือกหนึ่งข้อ", en="Choose one"),
    "toSecond": Text(th="คุยแล้ว ไปโหวตครั้งที่สอง", en="We have talked: on to the second vote"),
    "changed": Text(th="เปลี่ยนใจ", en="Changed"),
    "kept": Text(th="ยืนตามเดิม", en="Kept"),
}
