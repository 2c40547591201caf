"""The cells of a CSV, each read as its column's type; what does not fit is said with its place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

from situtor import language
from situtor.errors import DataError
from situtor.language import Text
from situtor.model import Column, Table

Row = dict[str, Any]


def _plain_digits(text: str) -> str:
    # Python would read Thai digits and 1_000; whoever opens the CSV elsewhere may not.
    if not text.isascii() or "_" in text:
        raise ValueError("not in plain digits")
    return text


def _whole(text: str) -> int:
    return int(_plain_digits(text))


def _decimal(text: str) -> float:
    value = float(_plain_digits(text))
    if value != value or value in (float("inf"), float("-inf")):
        raise ValueError("not a finite number")
    return value


def _year(text: str) -> int:
    value = _whole(text)
    if not 1000 <= value <= 2100:
        raise ValueError("not a year of the Common Era")
    return value


def _truth(text: str) -> bool:
    return {"true": True, "false": False}[text]


_READERS: dict[str, tuple[Callable[[str], Any], str]] = {
    "year": (_year, "a year of the Common Era such as 2004"),
    "integer": (_whole, "a whole number without separators"),
    "number": (_decimal, "a number such as 3.7, without separators"),
    "date": (dt.date.fromisoformat, "a date such as 2004-08-07"),
    "boolean": (_truth, "true or false"),
    "string": (str, "text"),
    "text": (str, "text"),
    "source": (str, "source ids"),
}
DTYPES = {
    "year": "Int64",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
}


def csv_header(table: Table) -> list[tuple[str, Column]]:
    """The columns as the CSV has them: a ``text`` column stands as ``_th`` and ``_en``."""
    return [
        (name, column)
        for column in table.columns
        for name in (
            [f"{column.name}_{lang}" for lang in language.LANGS]
            if column.type == "text"
            else [column.name]
        )
    ]


def header_problem(found: list[str], expected: list[str]) -> str:
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    parts = []
    if missing:
        parts.append(f"the column {', '.join(missing)} is missing")
    if extra:
        parts.append(f"the column {', '.join(extra)} is not described in case.yaml")
    return "; ".join(parts) or f"the columns are out of order, expected {', '.join(expected)}"


def read_cell(path: Path, line: int, name: str, column: Column, cell: str) -> Any:
    cell = cell.strip()
    if not cell:
        if column.required:
            raise DataError(
                path, f"line {line}, column {name}", "the cell is empty, but the column is required"
            )
        return None
    read, expected = _READERS[column.type]
    try:
        return read(cell)
    except (ValueError, KeyError):
        raise DataError(
            path, f"line {line}, column {name}", f"found {cell!r}, expected {expected}"
        ) from None


def joined(path: Path, line: int, column: Column, raw: Row) -> Any:
    if column.type != "text":
        return raw[column.name]
    th, en = raw[f"{column.name}_th"], raw[f"{column.name}_en"]
    if (th is None) != (en is None):
        raise DataError(
            path, f"line {line}, column {column.name}", "the text stands in one language only"
        )
    return None if th is None else Text(th=th, en=en)
