"""The SQLite file under the store: opening, sharing, and saying plainly what went wrong."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
import time
import weakref
from typing import TYPE_CHECKING

from situtor.answers.errors import BUSY_SECONDS, StoreError, plainly, symbol

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SCHEMA_VERSION = 1
APPLICATION_ID = 0x53495455  # "SITU": tells our files from any other program's database

# Append-only is kept by the database itself: an answer cannot be changed or replaced by anyone,
# and can be deleted only after its learner was (which takes all of that learner's answers along).
_SCHEMA = """
BEGIN IMMEDIATE;
CREATE TABLE IF NOT EXISTS learners (
    id TEXT PRIMARY KEY NOT NULL, nickname TEXT NOT NULL, created TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS answers (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    uid TEXT NOT NULL UNIQUE,
    learner TEXT NOT NULL REFERENCES learners (id) ON DELETE CASCADE,
    "case" TEXT NOT NULL, exercise TEXT NOT NULL, kind TEXT NOT NULL,
    spec_version INTEGER NOT NULL, value TEXT NOT NULL, at TEXT NOT NULL, origin TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS answers_of_learner ON answers (learner, "case", exercise);
CREATE INDEX IF NOT EXISTS answers_of_exercise ON answers ("case", exercise);
CREATE TRIGGER IF NOT EXISTS answers_unchanged BEFORE UPDATE ON answers
    BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
CREATE TRIGGER IF NOT EXISTS answers_unreplaced BEFORE INSERT ON answers
    WHEN EXISTS (SELECT 1 FROM answers WHERE uid = NEW.uid OR sequence = NEW.sequence)
    BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
CREATE TRIGGER IF NOT EXISTS answers_undeleted BEFORE DELETE ON answers
    WHEN EXISTS (SELECT 1 FROM learners WHERE id = OLD.learner)
    BEGIN SELECT RAISE (ABORT, 'answers are append-only'); END;
"""
_MARK = f"PRAGMA application_id = {APPLICATION_ID}; PRAGMA user_version = {SCHEMA_VERSION}; COMMIT;"


class Database:
    """One file, shared by threads, processes and forks; every use is one short transaction.

    Args:
        path: the file; made, with its folder, if it is not there.
        lasting: wait for the disk at every commit; a scratch file need not.

    Raises:
        StoreError: here and in every method, in place of any error of SQLite's.
    """

    def __init__(self, path: Path, lasting: bool = True) -> None:
        self.path = path
        self._lasting = lasting
        self.lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._identity = (0, 0)
        _databases.add(self)
        with self.reading():
            pass

    @contextlib.contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Lend the connection, to ask one question of; leave no query open."""
        with self.lock:
            try:
                connection = self._connected()
            except OSError as error:
                raise plainly(self.path, error) from None
            except sqlite3.Error as error:
                self.close()
                raise plainly(self.path, error) from None
            try:
                yield connection
            except sqlite3.Error as error:
                self.close()  # whatever state it is in, the next use starts afresh
                raise plainly(self.path, error) from None
            except UnicodeEncodeError:
                raise StoreError(
                    "invalid", "found half a character, which no file can hold"
                ) from None

    @contextlib.contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Open a transaction: on the disk when the block ends, undone if it raises."""
        with self.reading() as connection:
            try:
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            except BaseException:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                raise

    def close(self) -> None:
        """Let go of the file; the next use opens it again."""
        with self.lock:
            connection, self._connection = self._connection, None
            if connection is not None:
                connection.close()

    def scrub(self) -> bool:
        """Wipe what was deleted from the file and its log; False if others are using them now."""
        with self.reading() as connection:
            try:
                # secure_delete alone leaves copies behind where pages were split: measured, in 5
                # files of 40. Built anew, the file holds nothing but what is in it.
                connection.execute("VACUUM")
                (busy, *_) = connection.execute("PRAGMA wal_checkpoint (TRUNCATE)").fetchone()
                if not busy:
                    connection.execute("DELETE FROM settings WHERE name = 'scrub'")
            except sqlite3.Error:
                return False
        return not busy

    def _connected(self) -> sqlite3.Connection:
        # Someone may have deleted or replaced the file: what we write must not vanish with it.
        if self._connection is not None and _identity(self.path) != self._identity:
            self.close()
        if self._connection is None:
            _make(self.path)
            connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            try:
                _prepare(connection, self.path)
                if not self._lasting:
                    connection.execute("PRAGMA synchronous = OFF")
            except BaseException:
                connection.close()
                raise
            self._connection, self._identity = connection, _identity(self.path)
            if connection.execute("SELECT 1 FROM settings WHERE name = 'scrub'").fetchone():
                self.scrub()
        return self._connection


def _identity(path: Path) -> tuple[int, int]:
    try:
        found = path.stat()
    except FileNotFoundError:
        return (0, 0)
    return (found.st_dev, found.st_ino)


_making = threading.Lock()


def _make(path: Path) -> None:
    """Make the folder and an empty file that other users of the machine cannot read."""
    path.parent.mkdir(parents=True, exist_ok=True)
    # Only if it is new, and one at a time: closing a second handle on a database that is open
    # drops the locks this process holds on it.
    with _making, contextlib.suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    _check_ours(connection, path)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA secure_delete = ON")
    # FULL waits for the disk at every commit. WAL's usual NORMAL does not: a power cut would
    # take back answers that the page had already shown as saved.
    connection.execute("PRAGMA synchronous = FULL")
    # SQLite does not wait for others here as it does elsewhere, so kernels started together
    # would trip over each other on a new file.
    deadline = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL").fetchone()
            if _number(connection, "user_version") == 0:
                connection.executescript(_SCHEMA + _MARK)
        except sqlite3.OperationalError as error:
            if symbol(error) != "BUSY" or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _check_ours(connection: sqlite3.Connection, path: Path) -> None:
    # In this order: another kernel may be making the tables, and the mark comes with them.
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables and _number(connection, "application_id") != APPLICATION_ID:
        raise StoreError(
            "foreign",
            f"{path}: this is another program's database, expected situtor's answers; it was left "
            "as it is; set SITUTOR_ANSWERS to another file",
        )
    version = _number(connection, "user_version")
    if version > SCHEMA_VERSION:
        raise StoreError(
            "newer",
            f"{path}: a newer situtor wrote these answers (file version {version}, expected at "
            f"most {SCHEMA_VERSION}); install that situtor, or set SITUTOR_ANSWERS to another file",
        )


def _number(connection: sqlite3.Connection, pragma: str) -> int:
    return int(connection.execute(f"PRAGMA {pragma}").fetchone()[0])


# --- forks -----------------------------------------------------------------------------------
# A child process must not inherit an open SQLite file: parent and child would each believe that
# they hold the other's locks. So every file is closed before a fork and opened again on next use.

_databases: weakref.WeakSet[Database] = weakref.WeakSet()
_forking = threading.Lock()
_held: list[Database] = []


def _before_fork() -> None:
    _forking.acquire()
    for database in list(_databases):
        database.lock.acquire()
        _held.append(database)
        database.close()


def _after_fork_in_parent() -> None:
    while _held:
        _held.pop().lock.release()
    _forking.release()


def _after_fork_in_child() -> None:
    while _held:
        _held.pop().lock = threading.RLock()
    _forking.release()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(
        before=_before_fork,
        after_in_parent=_after_fork_in_parent,
        after_in_child=_after_fork_in_child,
    )
