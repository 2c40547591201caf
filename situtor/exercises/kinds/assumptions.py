"""Find what must be true for this to have worked; imagine that it failed (Klein's pre-mortem)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from situtor.exercises.parts import Words
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Record


class Example(Record, frozen=True):
    """An assumption one could have found, and how one would test it."""

    text: Text
    test: Text


class Assumptions(Spec, frozen=True, tag="assumptions", kw_only=True):
    """The participant lists assumptions of `claim` and says how sure and how decisive each is.

    `examples` stay hidden until at least three have been written.
    """

    claim: Text
    examples: Annotated[list[Example], Meta(min_length=3, max_length=6)]

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "claim": self.claim.at(lang),
            "examples": [
                {"text": each.text.at(lang), "test": each.test.at(lang)} for each in self.examples
            ],
        }


class Assumption(Struct, forbid_unknown_fields=True):
    text: Words = ""
    sure: Literal["little", "fairly", "very"] | None = None
    decisive: Literal["little", "fairly", "very"] | None = None


class AssumptionsAnswer(Struct, forbid_unknown_fields=True):
    """What was written, in the participant's order."""

    items: Annotated[list[Assumption], Meta(max_length=12)] = field(default_factory=list)
    revealed: bool = False
