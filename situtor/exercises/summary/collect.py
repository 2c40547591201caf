"""Everyone's latest answer to an exercise, from this machine's store or from exported files."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from situtor.answers import SUFFIX, Answer, AnswerStore, ImportReport, import_all, open_store
from situtor.errors import SitutorError
from situtor.exercises.kinds import ANSWERS
from situtor.exercises.spec import Spec

# Where one stands in an exercise; it says nothing until something else was filled in.
_PROGRESS = ("stage", "step", "revealed")


class SummaryError(SitutorError):
    """There is nothing to sum up."""


@dataclass(frozen=True)
class Given:
    """One learner's latest answer, of the kind's answer type."""

    learner: str
    nickname: str
    answer: Any


@dataclass(frozen=True)
class Room:
    """The answers of a room: a store of them, and a line for each file that could not be used."""

    store: AnswerStore
    left_out: list[str] = field(default_factory=list)

    def latest(self, dossier: str, spec: Spec) -> tuple[list[Given], int]:
        """Each learner's latest answer, and how many are of another version or shape.

        Answers that were cleared count for nothing. The latest is the one given last, in whatever
        order the files came.
        """
        names = {learner.id: learner.nickname for learner in self.store.learners()}
        latest: dict[str, Answer] = {}
        for each in self.store.answers(case=dossier, exercise=spec.id):
            if each.learner not in latest or each.at >= latest[each.learner].at:
                latest[each.learner] = each
        given, odd = [], 0
        for learner, each in latest.items():
            if each.kind != spec.kind or each.spec_version != spec.version:
                odd += 1
                continue
            try:
                answer = msgspec.convert(each.value, ANSWERS[spec.kind])
            except msgspec.ValidationError:
                odd += 1
                continue
            if _says_something(each.value):
                given.append(Given(learner, names.get(learner, ""), answer))
        return given, odd


@contextmanager
def opened(source: Path | str | None = None) -> Iterator[Room]:
    """The room's answers for as long as the block lasts.

    Args:
        source: a folder of exported files, or one such file; left out, this machine's store.

    Raises:
        SummaryError: there is no file of answers there, or none that can be read.
        StoreError: this machine's store cannot be opened.
    """
    if source is None:
        yield Room(open_store())
        return
    with tempfile.TemporaryDirectory() as folder:
        store = AnswerStore(Path(folder) / "room.sqlite", lasting=False)
        try:
            yield Room(store, _take_in(Path(source), store))
        finally:
            store.close()


def _take_in(source: Path, store: AnswerStore) -> list[str]:
    files = sorted(source.rglob(f"*{SUFFIX}")) if source.is_dir() else [source]
    if not files:
        raise SummaryError(f"{source}: found no file of answers, expected names ending in {SUFFIX}")
    left_out: list[str] = []
    read = 0
    for path, outcome in import_all(files, store):
        if isinstance(outcome, ImportReport):
            read += 1
            left_out += [f"{path.name}, {each.line}: {each.reason}" for each in outcome.rejected]
        else:
            left_out.append(str(outcome))
    if not read:
        raise SummaryError(left_out[0])
    return left_out


def _says_something(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_says_something(each) for key, each in value.items() if key not in _PROGRESS)
    if isinstance(value, list):
        return any(_says_something(each) for each in value)
    if isinstance(value, str):
        return bool(value.strip())
    return value is not None and value is not False
