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
    from collections.abc import Iterator

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
    names, last = _survey(store, learner)
    nicknames = {each.id: each.nickname for each in store.learners()}
    draft = path.parent / f".{secrets.token_hex(4)}.csv.part"
    try:
        _check_replaceable(path)
        with draft.open("x", encoding="utf-8", newline="") as file:
            file.write(_BOM)
            writer = csv.writer(file)
            writer.writerow([*_FIXED, *map(_harmless, names), _REST])
            count = 0
            for answer in store.answers(learner=learner):
                writer.writerow(_row(answer, nicknames, names, last))
                count += 1
        draft.replace(path)
    except OSError as error:
        raise TransferError(
            f"{path}: the table could not be written here; choose a folder that exists and has "
            f"space [{error.strerror or error}]"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()  # gone already if all went well
    return count


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


def _row(
    answer: Answer, nicknames: dict[str, str], names: list[str], last: set[str]
) -> list[str | int | float]:
    found = dict(_leaves(answer.value))
    cells = [
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
    return [_cell(each) for each in cells]


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


def _check_replaceable(path: Path) -> None:
    """Only a table that was written here before may be written over."""
    if not path.exists():
        return
    if path.is_file():
        with path.open("rb") as file:
            if file.read(60).startswith(f"{_BOM}learner,nickname,case".encode()):
                return
    raise TransferError(
        f"{path}: something else than a table of answers is here already and was left as it is; "
        "choose another name"
    )
