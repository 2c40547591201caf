"""Everyone's latest answer to an exercise, from this machine's store or from exported files."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from situtor.answers import SUFFIX, AnswerStore, TransferError, import_all, open_store
from situtor.errors import SitutorError
from situtor.exercises.kinds import ANSWERS


class SummaryError(SitutorError):
    """There is nothing to sum up, or the files cannot be read."""


@dataclass(frozen=True)
class Given:
    """One learner's latest answer, of the kind's answer type."""

    learner: str
    nickname: str
    answer: Any


def collect(
    dossier: str, exercise: str, kind: str, source: Path | str | None = None
) -> tuple[list[Given], int]:
    """The latest answer of each learner, and how many were set aside as of another shape.

    Args:
        source: a folder of exported files, or one such file; left out, this machine's store.

    Raises:
        SummaryError: the folder holds no file of answers, or one of them cannot be read.
    """
    if source is None:
        return _latest(open_store(), dossier, exercise, kind)
    with tempfile.TemporaryDirectory() as folder:
        store = AnswerStore(Path(folder) / "class.sqlite")
        try:
            _take_in(Path(source), store)
            return _latest(store, dossier, exercise, kind)
        finally:
            store.close()


def _take_in(source: Path, store: AnswerStore) -> None:
    files = sorted(source.glob(f"*{SUFFIX}")) if source.is_dir() else [source]
    if not files:
        raise SummaryError(f"{source}: found no file of answers, expected names ending in {SUFFIX}")
    for path, outcome in import_all(files, store):
        if isinstance(outcome, TransferError):
            raise SummaryError(f"{outcome}; take {path.name} out of the folder, or mend it")


def _latest(store: AnswerStore, dossier: str, exercise: str, kind: str) -> tuple[list[Given], int]:
    names = {learner.id: learner.nickname for learner in store.learners()}
    latest = {each.learner: each for each in store.answers(case=dossier, exercise=exercise)}
    given, odd = [], 0
    for learner, each in latest.items():
        try:
            answer = msgspec.convert(each.value, ANSWERS[kind])
        except msgspec.ValidationError:
            odd += 1
            continue
        given.append(Given(learner, names.get(learner, ""), answer))
    return given, odd
