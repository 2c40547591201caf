"""Build an argument: claim, grounds, warrant, backing, qualifier, rebuttal (Toulmin 1958)."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from situtor.exercises.parts import Level, Levels, Words
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Record

PARTS = ("claim", "grounds", "warrant", "backing", "qualifier", "rebuttal")


class Toulmin(Record, frozen=True):
    """An argument in its six parts, as a model to compare one's own with."""

    claim: Text
    grounds: Text
    warrant: Text
    backing: Text
    qualifier: Text
    rebuttal: Text


class Argument(Spec, frozen=True, tag="argument", kw_only=True):
    """The participant writes the parts; `model` stays hidden until they have.

    `claim` may be given to start from. `rubric` is four levels, weakest first.
    """

    model: Toulmin
    rubric: Levels
    claim: Text | None = None

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "claim": self.claim.at(lang) if self.claim else "",
            "model": {part: getattr(self.model, part).at(lang) for part in PARTS},
            "rubric": [level.at(lang) for level in self.rubric],
        }


class ArgumentAnswer(Struct, forbid_unknown_fields=True):
    """The six parts, and where one placed oneself before and after seeing the model."""

    claim: Words = ""
    grounds: Words = ""
    warrant: Words = ""
    backing: Words = ""
    qualifier: Words = ""
    rebuttal: Words = ""
    before: Level | None = None
    after: Level | None = None
    revealed: bool = False
