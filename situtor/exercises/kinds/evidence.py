"""Claim against evidence: sort what is known into for, against and beside the point."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards, words

Side = Literal["for", "against", "beside"]
Strength = Literal["strong", "moderate", "weak"]


class Item(Record, frozen=True):
    """A piece of evidence: a fact of the case, or a finding in words with its own sources.

    `side` and `strength` are the placement that can be defended, `why` the defence.
    """

    id: Id
    side: Side
    strength: Strength
    why: Text
    fact: Id | None = None
    text: Text | None = None
    sources: list[Id] = field(default_factory=list)


class Evidence(Spec, frozen=True, tag="evidence", kw_only=True):
    """One claim and the pieces of evidence to weigh against it."""

    claim: Text
    items: Annotated[list[Item], Meta(min_length=3, max_length=8)]

    def check(self, record: Dossier) -> None:
        facts = {fact.id for fact in record.facts}
        sources = {source.id for source in record.sources}
        for item in self.items:
            if (item.fact is None) == (item.text is None):
                raise ValueError(f"the item {item.id!r} needs either a fact or a text")
            if item.fact is not None and item.fact not in facts:
                raise ValueError(f"the item {item.id!r} names a fact the case lacks: {item.fact!r}")
            if item.text is not None and not item.sources:
                raise ValueError(f"the item {item.id!r} has a text of its own and needs sources")
            if missing := [each for each in item.sources if each not in sources]:
                raise ValueError(f"the item {item.id!r} cites {missing[0]!r}, which is not listed")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "claim": self.claim.at(lang),
            "items": [self._item(item, record, lang) for item in self.items],
        }

    def _item(self, item: Item, record: Dossier, lang: Lang) -> dict[str, Any]:
        fact = next((each for each in record.facts if each.id == item.fact), None)
        cited = item.sources or (fact.sources if fact else [])
        shown = item.text or (fact.statement if fact else None)
        kind = words.KIND[fact.kind].at(lang) if fact else ""
        source = cards.source_names(record, cited, lang, most=2)
        return {
            "id": item.id,
            "text": shown.at(lang) if shown else "",
            "source": f"{source} ({kind})" if kind else source,
            "side": item.side,
            "strength": item.strength,
            "why": item.why.at(lang),
        }


class Placement(Struct, forbid_unknown_fields=True):
    side: Side | None = None
    strength: Strength | None = None


class EvidenceAnswer(Struct, forbid_unknown_fields=True):
    """Placements by item id; `revealed` once the reasoning has been shown."""

    placed: dict[str, Placement]
    revealed: bool = False


WORDS = {
    "for": Text(th="สนับสนุน", en="For"),
    "against": Text(th="คัดค้าน", en="Against"),
    "beside": Text(th="ไม่เกี่ยวกับประเด็น", en="Beside the point"),
    "strong": Text(th="หนัก", en="Strong"),
    "moderate": Text(th="ปานกลาง", en="Moderate"),
    "weak": Text(th="เบา", en="Weak"),
    "side": Text(th="หลักฐานนี้", en="This evidence is"),
    "strength": Text(th="น้ำหนัก", en="Its strength"),
}
