"""The SQL of learners and answers: what is done on an open connection."""

from __future__ import annotations

import base64
import json
import os
import secrets
from typing import TYPE_CHECKING, Any

import msgspec

from situtor.answers.answer import Answer, Learner, as_json, clean_nickname, now
from situtor.answers.errors import StoreError

if TYPE_CHECKING:
    import sqlite3

_ANSWER = 'uid, learner, "case", exercise, kind, spec_version, value, at, origin'
_LEARNER = "SELECT id, nickname, created FROM learners"


class Rows:
    """Learners and answers on a connection that `Database` lends."""

    def __init__(self, db: sqlite3.Connection) -> None:
        self._db = db

    # --- answers ---

    def add(self, answer: Answer) -> None:
        """Keep an answer whose learner is there and whose id is new."""
        row = list(msgspec.structs.astuple(answer))
        row[6] = as_json(answer.value)
        self._db.execute(
            f"INSERT INTO answers ({_ANSWER}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608
            row,
        )

    def merge(self, answer: Answer) -> Answer | None:
        """Keep an answer from elsewhere; returns the stored one if its id is known already.

        Raises:
            StoreError: the value is too large or no JSON.
        """
        if stored := self.answer(answer.uid):
            return stored
        self.merge_learner(Learner(answer.learner, "", answer.at))
        self.add(answer)
        return None

    def answer(self, uid: str) -> Answer | None:
        """Find an answer by its id."""
        found = self.answers("WHERE uid = ?", uid)
        return found[0][1] if found else None

    def answers(self, clauses: str, *wanted: str | int | None) -> list[tuple[int, Answer]]:
        """Return answers, each with its place in the order they came."""
        rows = self._db.execute(
            f"SELECT sequence, {_ANSWER} FROM answers {clauses}",  # noqa: S608
            wanted,
        ).fetchall()
        return [(row[0], _answer(*row[1:])) for row in rows]

    # --- learners ---

    def learners(self) -> list[Learner]:
        """Return all learners in the order they came."""
        return [Learner(*row) for row in self._db.execute(f"{_LEARNER} ORDER BY rowid").fetchall()]

    def learner(self, learner_id: str) -> Learner:
        """Find a learner by id, or raise `StoreError`."""
        row = self._db.execute(f"{_LEARNER} WHERE id = ?", (learner_id,)).fetchone()
        if row:
            return Learner(*row)
        known = [each[0] for each in self._db.execute(f"{_LEARNER} LIMIT 9").fetchall()]
        there = f"there are: {', '.join(known[:8])}{', …' * (len(known) > 8)}"
        raise StoreError(
            "unknown_learner",
            f"no learner {learner_id!r} among these answers; "
            f"{there if known else 'there are none yet'}",
        )

    def current(self) -> str | None:
        """Return the id of who is answering on this machine."""
        row = self._db.execute("SELECT value FROM settings WHERE name = 'learner'").fetchone()
        return row[0] if row else None

    def owner(self, learner_id: str | None) -> Learner:
        """Find the learner named, else the current one, else make one.

        A class on one server knows the nickname already, and says it in SITUTOR_NICKNAME.
        """
        learner_id = self.current() if learner_id is None else learner_id
        if learner_id is None:
            return self.new_learner(os.environ.get("SITUTOR_NICKNAME", ""))
        return self.learner(learner_id)

    def use(self, learner_id: str) -> None:
        """Let this learner answer from now on."""
        self._set("learner", learner_id)

    def new_learner(self, nickname: str) -> Learner:
        """Make a learner and let them answer from now on."""
        random = base64.b32encode(secrets.token_bytes(8))[:12].decode().lower()
        learner = Learner(random, clean_nickname(nickname), now())
        self.merge_learner(learner)
        self.use(learner.id)
        return learner

    def rename(self, learner_id: str, nickname: str) -> None:
        """Replace a learner's nickname."""
        cleaned = clean_nickname(nickname)
        self._db.execute("UPDATE learners SET nickname = ? WHERE id = ?", (cleaned, learner_id))

    def merge_learner(self, learner: Learner) -> None:
        """Keep a learner; a nickname that is stored already stays."""
        self._db.execute(
            "INSERT INTO learners (id, nickname, created) VALUES (?, ?, ?)"
            " ON CONFLICT (id) DO UPDATE SET nickname = excluded.nickname"
            " WHERE nickname = '' AND excluded.nickname <> ''",
            (learner.id, clean_nickname(learner.nickname), learner.created),
        )

    def delete(self, learner_id: str) -> int:
        """Delete a learner with all their answers, to be scrubbed after; returns how many."""
        (count,) = self._db.execute(
            "SELECT count(*) FROM answers WHERE learner = ?", (learner_id,)
        ).fetchone()
        self._db.execute("DELETE FROM learners WHERE id = ?", (learner_id,))
        self._db.execute("DELETE FROM settings WHERE name = 'learner' AND value = ?", (learner_id,))
        self._set("scrub", "due")  # a power cut before the scrub leaves it to the next start
        return int(count)

    def _set(self, name: str, value: Any) -> None:
        self._db.execute(
            "INSERT INTO settings (name, value) VALUES (?, ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (name, value),
        )


def _answer(*row: Any) -> Answer:
    fields = list(row)
    fields[6] = json.loads(row[6])
    return Answer(*fields)
