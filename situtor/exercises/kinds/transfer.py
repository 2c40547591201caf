"""Would it work in my tambon? The conditions there beside the conditions here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from situtor.exercises.parts import Words, check_cited, check_ids
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards


class Condition(Record, frozen=True):
    """Something the case rested on, and what to ask of one's own place."""

    id: Id
    there: Text
    ask: Text
    sources: Annotated[list[Id], Meta(min_length=1)]


class Transfer(Spec, frozen=True, tag="transfer", kw_only=True):
    conditions: Annotated[list[Condition], Meta(min_length=3, max_length=6)]

    def check(self, record: Dossier) -> None:
        check_ids(self.conditions, "conditions")
        for each in self.conditions:
            check_cited(record, each.sources)

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "conditions": [
                {
                    "id": each.id,
                    "there": each.there.at(lang),
                    "ask": each.ask.at(lang),
                    "source": cards.source_names(record, each.sources, lang, most=2),
                }
                for each in self.conditions
            ]
        }


class Here(Struct, forbid_unknown_fields=True):
    have: Literal["yes", "partly", "no"] | None = None
    note: Words = ""


class TransferAnswer(Struct, forbid_unknown_fields=True):
    """What one has at home, by condition; what would have to change; and the verdict."""

    here: dict[str, Here] = field(default_factory=dict)
    change: Words = ""
    verdict: Literal["works", "works_changed", "does_not"] | None = None
    revealed: bool = False


WORDS = {
    "haveHere": Text(th="ที่ตำบลของเรา", en="In our tambon"),
    "yes": Text(th="มี", en="We have it"),
    "partly": Text(th="มีบ้าง", en="In part"),
    "no": Text(th="ไม่มี", en="We lack it"),
    "verdict": Text(th="ถ้าทำที่ตำบลของเรา", en="In our tambon it"),
    "works": Text(th="น่าจะได้ผล", en="would work"),
    "works_changed": Text(th="ได้ผลถ้าปรับ", en="would work if changed"),
    "does_not": Text(th="ไม่น่าได้ผล", en="would not work"),
    "wouldChange": Text(th="จะปรับอะไรก่อน", en="What would you change first?"),
}
