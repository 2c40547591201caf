"""Reading an exported file line by line into a store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec
from msgspec import UNSET, UnsetType

from situtor.answers.answer import Answer, Learner, whole_characters
from situtor.answers.errors import StoreError, TransferError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from situtor.answers.rows import Rows

MAX_LINE = 1024 * 1024
MAX_REJECTED = 10_000  # a file that is all rubbish must not fill the memory with reasons


class Rejected(msgspec.Struct, frozen=True):
    """A line that was not imported, and why."""

    line: int
    reason: str


class _Line(msgspec.Struct):
    learner: Learner | UnsetType = UNSET
    answer: Answer | UnsetType = UNSET
    end: int | UnsetType = UNSET


class Reading:
    """One pass over the lines of a file, each kept or rejected as it comes."""

    def __init__(self, path: Path, rows: Rows) -> None:
        self._path, self._rows = path, rows
        self.new = self.known = 0
        self.rejected: list[Rejected] = []
        self.complete = 0  # answers that are as they should be
        self._answers = self._unclear = 0  # lines that are answers, and lines that may have been
        self._end: int | None = None
        self._after_end = False

    def read(self, file: BinaryIO) -> None:
        """Read on from the second line; raises `TransferError` if too much is rejected."""
        for number, line in _lines(file):
            if line is not None and not line.strip():
                continue
            self._after_end = self._end is not None
            if reason := self._take(line):
                self.rejected.append(Rejected(number, reason))
            if len(self.rejected) > MAX_REJECTED:
                raise TransferError(
                    f"{self._path}: more than {MAX_REJECTED:,} lines cannot be imported, so "
                    "nothing was; export the file again"
                )

    def problem(self) -> str | None:
        """Say what shows that the file is not as it was written."""
        if self._end is None:
            return "its last line is missing"
        if self._after_end:
            return "more lines follow its last line"
        if not self._answers <= self._end <= self._answers + self._unclear:
            return f"found {self._answers:,} answers, expected {self._end:,}"
        return None

    def _take(self, line: bytes | None) -> str | None:
        """Keep what a line holds, or return why it cannot be kept."""
        raw: Any = None
        reason = "the line holds neither an answer nor a learner"
        if line is None:
            reason = f"the line is longer than {MAX_LINE // 1024} KiB"
        else:
            try:
                raw = parse(line)
            except (ValueError, RecursionError):
                reason = "the line is not JSON"
                if not line.endswith(b"\n"):
                    reason = "the line is cut off"
        if not isinstance(raw, dict) or not raw.keys() & {"answer", "learner", "end", "situtor"}:
            self._unclear += 1
            return reason
        self._answers += "answer" in raw
        try:
            found = msgspec.convert(raw, _Line)
        except msgspec.ValidationError as error:
            return f"the line is not as expected: {error}"
        if found.end is not UNSET:
            self._end = found.end
        if found.learner is not UNSET:
            self._rows.merge_learner(found.learner)
        return None if found.answer is UNSET else self._keep(found.answer)

    def _keep(self, answer: Answer) -> str | None:
        try:
            stored = self._rows.merge(answer)
        except StoreError as error:
            return str(error)
        self.complete += 1
        if stored is None:
            self.new += 1
        elif stored == answer:
            self.known += 1
        else:
            return "the same answer id with other content; the stored one was kept"
        return None


def _lines(file: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Yield the lines after the first with their numbers; None stands for one that is too long."""
    number = 1
    while line := file.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE:
            yield number, line
            continue
        while line and not line.endswith(b"\n"):
            line = file.readline(MAX_LINE)
        yield number, None


def parse(line: bytes) -> Any:
    """Read one line of JSON; raises `ValueError` or `RecursionError` if it is none."""
    text = line.decode("utf-8-sig")
    raw = json.loads(text)
    # An escape may stand for half an emoji, which no file or database can hold.
    if "\\u" in text:
        raw = json.loads(whole_characters(json.dumps(raw, ensure_ascii=False)))
    return raw
