"""What can go wrong with answers, said in one plain line."""

from __future__ import annotations

import errno
from typing import TYPE_CHECKING, Literal

from situtor.errors import SitutorError

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

BUSY_SECONDS = 5.0

Reason = Literal[
    "invalid", "too_large", "unknown_learner", "conflict", "newer", "foreign", "damaged", "full",
    "unwritable", "busy", "traces", "failed",
]  # fmt: skip


class StoreError(SitutorError):
    """An answer, or the file of answers, cannot be used as asked.

    Args:
        reason: the kind of trouble in one word, for a host that says it in its own language.
        message: one plain line.
    """

    def __init__(self, reason: Reason, message: str) -> None:
        self.reason = reason
        super().__init__(message)


class TransferError(SitutorError):
    """A file of answers cannot be written, or cannot be imported; nothing of it was."""


_TROUBLE: dict[str, tuple[Reason, str]] = {
    "FULL": (
        "full",
        "the disk is full, so nothing was saved; free some space and try again",
    ),
    "BUSY": (
        "busy",
        f"another program has kept the answers locked for more than {BUSY_SECONDS:.0f} seconds; "
        "close it and try again",
    ),
    "NOTADB": (
        "damaged",
        "found a file that is not situtor's answers; it was left as it is; move it away, or set "
        "SITUTOR_ANSWERS to another file",
    ),
    "CORRUPT": (
        "damaged",
        "the file of answers is damaged; it was left as it is; keep a copy, move it away, and "
        "bring back your last export with `situtor answers import`",
    ),
    "CANTOPEN": (
        "unwritable",
        "answers cannot be kept here, expected a file in a folder that may be written to; set "
        "SITUTOR_ANSWERS to such a file",
    ),
}
_TROUBLE["LOCKED"] = _TROUBLE["PROTOCOL"] = _TROUBLE["BUSY"]
_TROUBLE["READONLY"] = _TROUBLE["PERM"] = _TROUBLE["CANTOPEN"]


def plainly(path: Path, error: sqlite3.Error | OSError) -> StoreError:
    """Say an error of the database or the disk in one plain line, its own words in brackets."""
    if isinstance(error, OSError):
        kind = "FULL" if error.errno == errno.ENOSPC else "CANTOPEN"
        words = error.strerror or str(error)
    else:
        kind, words = symbol(error), str(error)
    reason, said = _TROUBLE.get(kind, ("failed", "nothing was saved; check the disk and try again"))
    return StoreError(reason, f"{path}: {said} [{words}]")


def symbol(error: sqlite3.Error) -> str:
    """Name the kind of error: ``BUSY`` for SQLITE_BUSY_SNAPSHOT and its like."""
    return str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_").split("_")[0]
