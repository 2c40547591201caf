"""You are the mayor: choose, give reasons, then see what was chosen and what followed."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

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
from situtor.model import Dossier, Id, Year


class Step(Sourced, frozen=True, kw_only=True):
    """What happened then; `year` where it is known."""

    year: Year | None = None


class Decision(Spec, frozen=True, tag="decision", kw_only=True):
    """`situation` is what was known at the time; `chosen` is the option that was taken, if any."""

    situation: Sourced
    options: Annotated[list[Labelled], Meta(min_length=2, max_length=5)]
    steps: Annotated[list[Step], Meta(min_length=2, max_length=6)]
    chosen: Id | None = None

    def check(self, record: Dossier) -> None:
        check_ids(self.options, "options")
        for each in [self.situation, *self.steps]:
            check_cited(record, each.sources)
        if self.chosen is not None and self.chosen not in [each.id for each in self.options]:
            raise ValueError(f"chosen = {self.chosen!r} is none of the options")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "situation": sourced(self.situation, record, lang),
            "options": labels(self.options, lang),
            "chosen": self.chosen,
            "steps": [{**sourced(each, record, lang), "year": each.year} for each in self.steps],
        }


class DecisionAnswer(Struct, forbid_unknown_fields=True):
    """The choice and its reason; `step` counts what has been opened of what followed."""

    choice: str | None = None
    why: Words = ""
    sure: Literal["little", "fairly", "very"] | None = None
    step: Annotated[int, Meta(ge=0)] = 0
    revealed: bool = False


WORDS = {
    "decide": Text(th="ท่านจะเลือกทางใด", en="What do you choose?"),
    "decideNow": Text(th="ตัดสินใจ", en="Decide"),
    "youChose": Text(th="ท่านเลือก", en="You chose"),
    "theyChose": Text(th="ในเรื่องจริงเขาเลือก", en="They chose"),
    "whatThen": Text(th="แล้วเกิดอะไรขึ้น", en="What happened then?"),
}
