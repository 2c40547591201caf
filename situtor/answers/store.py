"""Where answers are kept: one SQLite file that only grows.

An answer is on the disk before `AnswerStore.add` returns, so what a page shows as saved is there
after a killed kernel or a power cut. Every kernel writes to the same file at once.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import uuid
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from situtor.answers.answer import Answer, Learner, as_json, now
from situtor.answers.database import Database
from situtor.answers.errors import StoreError
from situtor.answers.rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Answer", "AnswerStore", "Learner", "StoreError", "default_path", "open_store"]


class AnswerStore:
    """The answers in one file; safe to use from several threads, processes and forks at once.

    Where ``learner`` is left out, `add`, `latest` and `history` mean the current learner.

    Args:
        path: the file; made, with its folder, if it is not there.
        lasting: answers are on the disk before `add` returns. Without, faster, for a scratch
            store that nobody keeps.

    Raises:
        StoreError: here and in every method: the file is not ours, damaged, from a newer
            version, or cannot be written; the learner is unknown.
    """

    def __init__(self, path: str | os.PathLike[str], *, lasting: bool = True) -> None:
        self.path = Path(path).expanduser().absolute()
        self._database = Database(self.path, lasting)

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        self._database.close()

    @contextlib.contextmanager
    def _reading(self) -> Iterator[Rows]:
        with self._database.reading() as connection:
            yield Rows(connection)

    @contextlib.contextmanager
    def _writing(self) -> Iterator[Rows]:
        with self._database.writing() as connection:
            yield Rows(connection)

    # --- answers ---

    def add(
        self,
        case: str,
        exercise: str,
        kind: str,
        value: Any,
        *,
        spec_version: int = 1,
        learner: str | None = None,
        origin: str = "jupyter",
        uid: str | None = None,
    ) -> Answer:
        """Keep one answer; it is on the disk when this returns.

        Args:
            case: the case's id.
            exercise: the exercise's id within the case.
            kind: the kind of exercise; any, also one not known here.
            value: any JSON value, at most 256 KiB of it.
            spec_version: the version of the exercise that was answered.
            learner: the id of who answers; left out, the current learner.
            origin: the host it was given in, such as ``jupyter`` or ``static``.
            uid: the host's own id for the answer. Sent a second time, it is not kept twice.

        Returns:
            The answer as it is stored.
        """
        fields = {
            "uid": uid or uuid.uuid4().hex,
            "case": case,
            "exercise": exercise,
            "kind": kind,
            "spec_version": spec_version,
            "value": json.loads(as_json(value)),
            "at": now(),
            "origin": origin,
        }
        with self._writing() as rows:
            owner = rows.owner(learner)
            try:
                answer = msgspec.convert({**fields, "learner": owner.id}, Answer)
            except msgspec.ValidationError as error:
                raise StoreError("invalid", f"this answer cannot be kept: {error}") from None
            stored = rows.answer(answer.uid)
            if stored is None:
                rows.add(answer)
                return answer
            # Sent again, the same answer may differ in when and, where not said, in who.
            again = msgspec.structs.replace(
                answer, at=stored.at, origin=stored.origin, learner=learner or stored.learner
            )
            if again != stored:
                raise StoreError(
                    "conflict",
                    f"the answer id {answer.uid} is already stored with other content, which was "
                    "kept; send a new answer under a new id",
                )
            return stored

    def latest(self, case: str, exercise: str, learner: str | None = None) -> Answer | None:
        """Return the last answer to an exercise, or None."""
        found = self._own(case, exercise, learner, "DESC LIMIT 1")
        return found[0] if found else None

    def history(self, case: str, exercise: str, learner: str | None = None) -> list[Answer]:
        """Return all answers to an exercise, oldest first."""
        return self._own(case, exercise, learner, "ASC")

    def previous(self, answer: Answer) -> Answer | None:
        """Return what the same learner had answered to the exercise just before, or None."""
        where = (
            'WHERE learner = ? AND "case" = ? AND exercise = ? AND sequence < '
            "(SELECT sequence FROM answers WHERE uid = ?) ORDER BY sequence DESC LIMIT 1"
        )
        with self._reading() as rows:
            found = rows.answers(where, answer.learner, answer.case, answer.exercise, answer.uid)
        return found[0][1] if found else None

    def _own(self, case: str, exercise: str, learner: str | None, order: str) -> list[Answer]:
        where = f'WHERE learner = ? AND "case" = ? AND exercise = ? ORDER BY sequence {order}'
        with self._reading() as rows:
            owner = rows.current() if learner is None else rows.learner(learner).id
            return [answer for _, answer in rows.answers(where, owner, case, exercise)]

    def answers(
        self, case: str | None = None, exercise: str | None = None, learner: str | None = None
    ) -> Iterator[Answer]:
        """Iterate over everyone's answers as they came, or those of a case, exercise or learner."""
        if learner is not None:
            with self._reading() as rows:
                rows.learner(learner)
        given = {'"case"': case, "exercise": exercise, "learner": learner}
        wanted = {name: each for name, each in given.items() if each is not None}
        return self._pieces("".join(f"AND {name} = ? " for name in wanted), *wanted.values())

    def _pieces(self, where: str, *wanted: str) -> Iterator[Answer]:
        # In short pieces: a query left open would keep `forget` from emptying the log.
        clauses = f"WHERE sequence > ? {where} ORDER BY sequence LIMIT 100"
        last = 0
        while True:
            with self._reading() as rows:
                found = rows.answers(clauses, last, *wanted)
            if not found:
                return
            yield from (answer for _, answer in found)
            last = found[-1][0]

    @contextlib.contextmanager
    def merging(self) -> Iterator[Rows]:
        """Take over answers from elsewhere, all in one transaction: an error undoes all of it."""
        with self._writing() as rows:
            yield rows

    # --- learners ---

    def learners(self) -> list[Learner]:
        """Return everyone who answers here, in the order they came."""
        with self._reading() as rows:
            return rows.learners()

    def learner(self) -> Learner:
        """Return who is answering on this machine; made on first use."""
        with self._reading() as rows:
            if current := rows.current():
                return rows.learner(current)
        with self._writing() as rows:
            return rows.owner(None)

    def rename(self, nickname: str) -> Learner:
        """Give the current learner a nickname: at most 40 characters, cleaned; may be empty."""
        with self._writing() as rows:
            owner = rows.owner(None)
            rows.rename(owner.id, nickname)
            return rows.learner(owner.id)

    def use(self, learner_id: str) -> Learner:
        """Let another learner answer from now on, on a laptop that several share."""
        with self._writing() as rows:
            learner = rows.learner(learner_id)
            rows.use(learner.id)
            return learner

    def new_learner(self, nickname: str = "") -> Learner:
        """Add a learner and let them answer from now on."""
        with self._writing() as rows:
            return rows.new_learner(nickname)

    def forget(self, learner_id: str) -> int:
        """Remove a learner and all their answers, so that nothing of them stays in the files.

        Returns:
            How many answers were removed.
        """
        with self._writing() as rows:
            count = rows.delete(rows.learner(learner_id).id)
        if not self._database.scrub():
            raise StoreError(
                "traces",
                f"{self.path}: the learner and {count} answers were removed, but another program "
                "is using the file, so traces of them stay on the disk; close the other "
                "notebooks, and the next start removes the traces",
            )
        return count


def default_path() -> Path:
    """Return where answers are kept: ``$SITUTOR_ANSWERS``, else in the user's data folder."""
    if chosen := os.environ.get("SITUTOR_ANSWERS"):
        return Path(chosen).expanduser().absolute()
    import platformdirs

    return platformdirs.user_data_path("situtor", appauthor=False) / "answers.sqlite"


def open_store(path: str | os.PathLike[str] | None = None) -> AnswerStore:
    """Open the store at `path`, or at `default_path`; asked again, the same one.

    Raises:
        StoreError: it cannot be opened; see `AnswerStore`.
    """
    return _open(default_path() if path is None else Path(path).expanduser().absolute())


@functools.cache
def _open(path: Path) -> AnswerStore:
    return AnswerStore(path)
