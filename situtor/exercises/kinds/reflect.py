"""Write, and place yourself on a rubric before and after seeing the reasoning; the exit ticket."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor.exercises.parts import Labelled, Level, Levels, Words, check_ids, labels
from situtor.exercises.spec import Spec
from situtor.language import Lang
from situtor.model import Dossier


class Reflect(Spec, frozen=True, tag="reflect", kw_only=True):
    """`questions` to write on; `rubric` is four levels, weakest first."""

    questions: Annotated[list[Labelled], Meta(min_length=1, max_length=4)]
    rubric: Levels

    def check(self, record: Dossier) -> None:
        check_ids(self.questions, "questions")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "questions": labels(self.questions, lang),
            "rubric": [level.at(lang) for level in self.rubric],
        }


class ReflectAnswer(Struct, forbid_unknown_fields=True):
    """What was written, by question id, and one's own place on the rubric."""

    texts: dict[str, Words] = field(default_factory=dict)
    before: Level | None = None
    after: Level | None = None
    revealed: bool = False
