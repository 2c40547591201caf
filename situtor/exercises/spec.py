"""What every exercise has, and reading ``exercises.yaml``.

An exercise is data. Its kind (``kinds/``) says what more its spec holds, what an answer looks
like, and how the spec becomes what the front end draws.
"""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from situtor import language, library
from situtor.errors import DataError, UnknownExercise
from situtor.files import read_yaml, stamp
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards

# What stands for the reasoning in a student copy; `situtor release` makes them.
WITHHELD = Text(
    th="ฉบับผู้เรียนไม่มีแนวคิดประกอบ ผู้สอนจะพาดูในชั้นเรียน",
    en="This is a student copy, without the reasoning. Your instructor will show it in class.",
)


class Spec(Record, frozen=True, tag_field="kind", kw_only=True):
    """What all exercises share.

    `goal` says what the participant practises, `trap` the error in thinking it is about, and
    `reasoning` what a good answer shows; it stays hidden until the participant has answered.
    `version` rises when older answers no longer mean the same.
    """

    id: Id
    title: Text
    prompt: Text
    goal: Text
    minutes: Annotated[int, Meta(gt=0, le=60)]
    reasoning: Text
    sources: Annotated[list[Id], Meta(min_length=1)]
    trap: Text | None = None
    version: Annotated[int, Meta(ge=1)] = 1

    @property
    def kind(self) -> str:
        """The name of the kind, as in the file."""
        return str(self.__struct_config__.tag)

    @property
    def withheld(self) -> bool:
        """Whether this is a student copy, without the model answers."""
        return self.reasoning == WITHHELD

    def check(self, record: Dossier) -> None:
        """Raise `ValueError` if the spec does not fit its case; kinds add their own checks."""

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        """What only this kind sends to the front end, in one language."""
        raise NotImplementedError


def load_exercises(case_id: str) -> list[Spec]:
    """All exercises of a case or collection, in the file's order; none if it has no file of them.

    Raises:
        UnknownCase: there is no such case.
        DataError: the file is not as it should be.
    """
    record = library.load_dossier(case_id)
    path = library.folder_of(record) / "exercises.yaml"
    if not path.exists():
        return []
    specs = list(_read(path, stamp(path)))
    library.check_unique(path, "exercises", (spec.id for spec in specs))
    for spec in specs:
        library.check_sources(path, spec.id, spec.sources, record.sources)
        try:
            spec.check(record)
        except (ValueError, KeyError) as error:
            raise DataError(path, spec.id, str(error)) from None
    return specs


@functools.cache
def _read(path: Path, changed: int) -> list[Spec]:
    """The file as it stands; whether it fits its case is checked anew each time."""
    from situtor.exercises.kinds import AnySpec

    return list(read_yaml(path, list[AnySpec]))


def find_exercise(case_id: str, exercise_id: str) -> Spec:
    """One exercise of a case.

    Raises:
        UnknownExercise: the case has no such exercise; the nearest names are suggested.
    """
    specs = load_exercises(case_id)
    for spec in specs:
        if spec.id == exercise_id:
            return spec
    raise UnknownExercise(exercise_id, (spec.id for spec in specs), case_id)


def resolve(case_id: str, exercise_id: str, lang: Lang | None = None) -> dict[str, Any]:
    """The exercise as the front end takes it: JSON values, text in one language.

    Figures come from the case's facts and tables, so they exist once.
    """
    lang = lang or language.current()
    return resolve_for(find_exercise(case_id, exercise_id), library.load_dossier(case_id), lang)


def resolve_for(spec: Spec, record: Dossier, lang: Lang) -> dict[str, Any]:
    """The same for an exercise at hand."""
    return {
        "case": record.id,
        "id": spec.id,
        "kind": spec.kind,
        "version": spec.version,
        "lang": lang,
        "title": spec.title.at(lang),
        "prompt": spec.prompt.at(lang),
        "goal": spec.goal.at(lang),
        "minutes": spec.minutes,
        "reasoning": spec.reasoning.at(lang),
        "withheld": spec.withheld,
        "trap": spec.trap.at(lang) if spec.trap else "",
        "source": cards.source_names(record, spec.sources, lang, most=2),
        **spec.parts(record, lang),
    }


def check_answer(spec: Spec, value: Any) -> None:
    """Raise `ValueError` if a value is not an answer of this kind."""
    from situtor.exercises.kinds import ANSWERS

    try:
        msgspec.convert(value, ANSWERS[spec.kind])
    except msgspec.ValidationError as error:
        raise ValueError(str(error)) from None
