"""Answers as a table for Excel or a statistics program: one row an answer, flat columns."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any

from situtor.answers.errors import TransferError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from situtor.answers.answer import Answer
    from situtor.answers.store import AnswerStore

_FIXED = ("learner", "nickname", "case", "exercise", "kind", "spec_version", "at", "latest")
# Excel takes 16,384 columns; an answer with thousands of names of its own has them in one cell.
_MOST_COLUMNS = 4000
_REST = "rest"
_BOM = "\ufeff"
# What spreadsheets take for the beginning of a formula, in full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def export_csv(path: str | os.PathLike[str], store: AnswerStore, learner: str | None = None) -> int:
    """Write everyone's answers, or one learner's, to a CSV file that Excel opens with Thai right.

    What lies within an answer has a column of its own, named by its place: ``first.choice``,
    ``placed.cerda.side``. The column ``latest`` is 1 for a learner's last answer to an exercise.
    Text that a spreadsheet would take for a formula begins with an apostrophe.

    Returns:
        How many answers the file holds.

    Raises:
        TransferError: the file cannot be written, or another kind of file has that name.
        StoreError: there is no such learner.
    """
    path = Path(path)
    table = Flat(store, learner)
    count = 0
    with replacing(path, _is_ours) as draft, draft.open("x", encoding="utf-8", newline="") as file:
        file.write(_BOM)
        writer = csv.writer(file)
        writer.writerow([_harmless(name) for name in table.columns])
        for row in table.rows():
            writer.writerow([_cell(each) for each in row])
            count += 1
    return count


@contextlib.contextmanager
def replacing(path: Path, is_ours: Callable[[Path], bool]) -> Iterator[Path]:
    """A file to write beside `path`, which takes its place once it is whole.

    Raises:
        TransferError: it cannot be written, or what stands there already is not one of ours.
    """
    draft = path.parent / f".{secrets.token_hex(4)}{path.suffix}.part"
    try:
        if path.exists() and not (path.is_file() and is_ours(path)):
            raise TransferError(
                f"{path}: something else than a table of answers is here already and was left as "
                "it is; choose another name"
            )
        yield draft
        draft.replace(path)
    except OSError as error:
        raise TransferError(
            f"{path}: the table could not be written here; choose a folder that exists and has "
            f"space [{error.strerror or error}]"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()  # gone already if all went well


class Flat:
    """Answers as rows under `columns`, a column for all that lies within an answer.

    Raises:
        StoreError: there is no such learner.
    """

    def __init__(self, store: AnswerStore, learner: str | None = None) -> None:
        self._store, self._learner = store, learner
        self._names, self._last = _survey(store, learner)
        self.columns = [*_FIXED, *self._names, _REST]

    def rows(self) -> Iterator[list[Any]]:
        """An answer a row; None where it says nothing."""
        nicknames = {each.id: each.nickname for each in self._store.learners()}
        for answer in self._store.answers(learner=self._learner):
            yield _row(answer, nicknames, self._names, self._last)


def _survey(store: AnswerStore, learner: str | None) -> tuple[list[str], set[str]]:
    """The columns that the answers need, and the ids of everyone's last answers."""
    names: dict[str, None] = {}
    last: dict[tuple[str, str, str], tuple[str, str]] = {}
    for answer in store.answers(learner=learner):
        for name, _ in _leaves(answer.value):
            if len(names) < _MOST_COLUMNS:
                names[name] = None
        place = (answer.learner, answer.case, answer.exercise)
        if place not in last or answer.at >= last[place][0]:
            last[place] = (answer.at, answer.uid)
    return list(names), {uid for _, uid in last.values()}


def _row(answer: Answer, nicknames: dict[str, str], names: list[str], last: set[str]) -> list[Any]:
    found = dict(_leaves(answer.value))
    return [
        answer.learner,
        nicknames.get(answer.learner, ""),
        answer.case,
        answer.exercise,
        answer.kind,
        answer.spec_version,
        answer.at,
        int(answer.uid in last),
        *(found.pop(name, None) for name in names),
        json.dumps(found, ensure_ascii=False) if found else None,
    ]


def _leaves(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """What stands at the ends of some JSON, each with the way to it, joined by points."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _leaves(each, f"{name}.{key}" if name else str(key))
    elif isinstance(value, list) and value:
        for place, each in enumerate(value, start=1):
            yield from _leaves(each, f"{name}.{place}" if name else str(place))
    elif value not in ({}, [], None):
        yield name or "value", value


def _cell(value: Any) -> str | int | float:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, (int, float)):
        return value
    return "" if value is None else _harmless(str(value))


def _harmless(text: str) -> str:
    text = text.replace("\x00", "")
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text


def _is_ours(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(60).startswith(f"{_BOM}learner,nickname,case".encode())
