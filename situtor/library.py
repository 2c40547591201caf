"""Reading what is in ``data/``: the course, its cases, their tables.

Everything is checked as it enters: types, ids, references and units. What cannot be trusted
raises `DataError` with the file, the place in it, what was found and what was expected.
"""

from __future__ import annotations

import csv
import functools
import io
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from situtor import language
from situtor.cells import DTYPES, Row, csv_header, header_problem, joined, read_cell
from situtor.errors import DataError, UnknownCase, UnknownCollection, UnknownTable
from situtor.files import read_text, read_yaml, stamp
from situtor.language import Lang, Text
from situtor.model import CaseRecord, Collection, Course, Dossier, Source, Table

if TYPE_CHECKING:
    import pandas as pd

_ID = re.compile(r"[a-z][a-z0-9_]*")

_PACKAGE = Path(__file__).parent


def course_root() -> Path:
    """The folder that holds ``data/`` and ``notebooks/``: the checkout, or the installed wheel."""
    installed = _PACKAGE / "_course"
    return installed if installed.is_dir() else _PACKAGE.parent


def data_root() -> Path:
    """The folder of the course's data."""
    return course_root() / "data"


# --- vocabulary ------------------------------------------------------------------------------


@functools.cache
def _units(path: Path, changed: int) -> dict[str, Text]:
    return read_yaml(path, dict[str, Text])


def units() -> dict[str, Text]:
    """The vocabulary of units: id → how people read it."""
    path = data_root() / "units.yaml"
    return _units(path, stamp(path))


# --- course and cases ------------------------------------------------------------------------


@functools.cache
def _course(path: Path, changed: int) -> Course:
    course = read_yaml(path, Course)
    check_unique(path, "modules", (module.id for module in course.modules))
    for day in course.days:
        total = sum(module.minutes for module in day.modules)
        if total != day.minutes:
            raise DataError(
                path,
                f"day {day.day}",
                f"the modules take {total} minutes, expected {day.minutes}; change one of them",
            )
    return course


def load_course() -> Course:
    """The timetable: days, modules, minutes, goals and the cases of each module.

    Raises:
        DataError: ``data/course.yaml`` is not as it should be.
    """
    path = data_root() / "course.yaml"
    return _course(path, stamp(path))


def list_cases(day: int | None = None) -> list[str]:
    """Ids of the cases that can be loaded, in the course's order.

    Args:
        day: 1 for cases from abroad, 2 for Thai cases; left out, both.
    """
    cases = dict.fromkeys(
        case
        for each in load_course().days
        if day in (None, each.day)
        for module in each.modules
        for case in module.cases
    )
    return [case for case in cases if case_file(case).exists()]


def case_file(case_id: str) -> Path:
    """Where a case's ``case.yaml`` lies."""
    return data_root() / "cases" / case_id / "case.yaml"


def load_record(case_id: str) -> CaseRecord:
    """One case as its file has it; no other case is read.

    Raises:
        UnknownCase: there is no such case; the nearest names are suggested.
        DataError: the file is not as it should be.
    """
    path = case_file(case_id)
    if not _ID.fullmatch(case_id) or not path.exists():
        raise UnknownCase(case_id, sorted(each.parent.name for each in _case_files()))
    return _case(path, stamp(path))


def _case_files() -> Iterable[Path]:
    return (data_root() / "cases").glob("*/case.yaml")


def list_collections() -> list[str]:
    """Ids of the collections: facts and tables that belong to no case."""
    return sorted(path.parent.name for path in data_root().glob("*/collection.yaml"))


def load_collection_record(collection_id: str) -> Collection:
    """One collection as its file has it.

    Raises:
        UnknownCollection: there is none of that name; the nearest are suggested.
        DataError: the file is not as it should be.
    """
    path = data_root() / collection_id / "collection.yaml"
    if not _ID.fullmatch(collection_id) or not path.exists():
        raise UnknownCollection(collection_id, list_collections())
    return _collection(path, stamp(path))


def load_dossier(dossier_id: str) -> Dossier:
    """A collection or a case, whichever has that id.

    Raises:
        UnknownCase: there is neither.
        DataError: the file is not as it should be.
    """
    if dossier_id in list_collections():
        return load_collection_record(dossier_id)
    return load_record(dossier_id)


def folder_of(dossier: Dossier) -> Path:
    """Where a dossier's tables and exercises lie."""
    if isinstance(dossier, Collection):
        return data_root() / dossier.id
    return case_file(dossier.id).parent


@functools.cache
def _case(path: Path, changed: int) -> CaseRecord:
    record = read_yaml(path, CaseRecord)
    _check_dossier(path, record)
    for place, cited in _citations(record):
        check_sources(path, place, cited, record.sources)
    return record


@functools.cache
def _collection(path: Path, changed: int) -> Collection:
    record = read_yaml(path, Collection)
    _check_dossier(path, record)
    return record


def _check_dossier(path: Path, record: Dossier) -> None:
    if record.id != path.parent.name:
        raise DataError(
            path, "id", f"found {record.id!r}, expected the folder's name {path.parent.name!r}"
        )
    check_unique(path, "facts", (fact.id for fact in record.facts))
    check_unique(path, "tables", (table.id for table in record.tables))
    check_unique(path, "sources", (source.id for source in record.sources))
    for fact in record.facts:
        check_sources(path, f"facts ({fact.id})", fact.sources, record.sources)
        _check_unit(path, f"facts ({fact.id}).unit", fact.unit)
        if fact.until is not None and (fact.year is None or fact.until < fact.year):
            raise DataError(
                path, f"facts ({fact.id}).until", "the span must start with an earlier year"
            )
    for table in record.tables:
        check_sources(path, f"tables ({table.id})", table.sources, record.sources)
        _check_table(path, table)


def _citations(record: CaseRecord) -> Iterable[tuple[str, Sequence[str]]]:
    for number, event in enumerate(record.timeline):
        yield f"timeline[{number}] ({event.year})", event.sources
    for number, doubt in enumerate(record.critique):
        yield f"critique[{number}]", doubt.sources
    for part in ("scale", "best_evidence", "strongest_doubt"):
        yield f"overview.{part}", getattr(record.overview, part).sources


def check_unique(path: Path, where: str, ids: Iterable[str]) -> None:
    """Raise `DataError` if an id stands twice."""
    twice = [each for each, count in Counter(ids).items() if count > 1]
    if twice:
        raise DataError(path, where, f"the id {twice[0]!r} stands twice; every id must be unique")


def check_sources(path: Path, where: str, cited: Iterable[str], sources: Iterable[Source]) -> None:
    """Raise `DataError` if a source is cited that the case does not list."""
    known = {source.id for source in sources}
    for each in cited:
        if each not in known:
            raise DataError(
                path,
                where,
                f"the source {each!r} is not listed under sources; add it or correct the id",
            )


def _check_unit(path: Path, where: str, unit: str | None) -> None:
    if unit is not None and unit not in units():
        raise DataError(
            path,
            where,
            f"the unit {unit!r} is not in data/units.yaml; use one that is, or add it there",
        )


def _check_table(path: Path, table: Table) -> None:
    place = f"tables ({table.id})"
    check_unique(path, f"{place}.columns", (column.name for column in table.columns))
    for column in table.columns:
        _check_unit(path, f"{place}.columns ({column.name}).unit", column.unit)
        if column.type in ("integer", "number") and column.unit is None:
            raise DataError(
                path, f"{place}.columns ({column.name})", "a column of numbers needs a unit"
            )
    if table.chart:
        names = {column.name for column in table.columns}
        drawn = [table.chart.x, *table.chart.y, table.chart.low, table.chart.high]
        for name in drawn:
            if name is not None and name not in names:
                raise DataError(path, f"{place}.chart", f"there is no column {name!r} to draw")


# --- tables ----------------------------------------------------------------------------------
# --- tables ----------------------------------------------------------------------------------


def find_table(record: Dossier, table_id: str) -> Table:
    """The description of one table.

    Raises:
        UnknownTable: the case has no such table.
    """
    for table in record.tables:
        if table.id == table_id:
            return table
    raise UnknownTable(table_id, (table.id for table in record.tables), record.id)


def read_rows(record: Dossier, table: Table) -> list[Row]:
    """The rows of a table, each cell of its column's type and None where nothing was found.

    A ``text`` cell is a `Text`.

    Raises:
        DataError: the CSV does not fit the table's description.
    """
    path = folder_of(record) / f"{table.id}.csv"
    reader = csv.reader(io.StringIO(read_text(path), newline=""))
    lines = [(reader.line_num, cells) for cells in reader]
    expected = csv_header(table)
    names = [name for name, _ in expected]
    if not lines:
        raise DataError(
            path, "line 1", f"the file is empty, expected the columns {', '.join(names)}"
        )
    if lines[0][1] != names:
        raise DataError(path, "line 1", header_problem(lines[0][1], names))
    rows: list[Row] = []
    for number, cells in lines[1:]:
        if len(cells) != len(names):
            raise DataError(
                path, f"line {number}", f"found {len(cells)} cells, expected {len(names)}"
            )
        raw = {
            name: read_cell(path, number, name, column, cell)
            for (name, column), cell in zip(expected, cells, strict=True)
        }
        rows.append({column.name: joined(path, number, column, raw) for column in table.columns})
        for column in table.columns:
            if column.type == "source" and raw[column.name]:
                check_sources(path, f"line {number}", raw[column.name].split(), record.sources)
    return rows


def load_table(dossier_id: str, table_id: str, lang: Lang | None = None) -> pd.DataFrame:
    """A table of a case or a collection as a DataFrame, text in the language in use.

    Years and whole numbers come as ``Int64``, other numbers as ``Float64``, dates as
    ``datetime64``, text as ``string``; what was not found is NA. ``.attrs`` holds ``title``,
    ``units`` (column → unit in words), ``columns`` (column → heading), ``sources`` (list of
    dicts), ``licence``, ``kind``, ``confidence``, ``notes`` and ``derived``.

    Raises:
        UnknownCase, UnknownTable: no such name; the nearest are suggested.
        DataError: the CSV does not fit its description.
    """
    import pandas as pd

    lang = lang or language.current()
    record = load_dossier(dossier_id)
    table = find_table(record, table_id)
    rows = read_rows(record, table)
    frame = pd.DataFrame(
        {
            column.name: pd.Series(
                [_plain(row[column.name], lang) for row in rows],
                dtype=DTYPES.get(column.type, "string"),
            )
            for column in table.columns
        }
    )
    cited = {source.id: source for source in record.sources}
    frame.attrs = {
        "dossier": record.id,
        "table": table.id,
        "title": table.title.at(lang),
        "units": {
            column.name: units()[column.unit].at(lang) for column in table.columns if column.unit
        },
        "columns": {column.name: column.title.at(lang) for column in table.columns},
        "sources": [msgspec.to_builtins(cited[each]) for each in table.sources],
        "licence": table.licence or "",
        "kind": table.kind,
        "confidence": table.confidence,
        "notes": table.notes.at(lang) if table.notes else "",
        "derived": table.derived,
    }
    return frame


def _plain(cell: Any, lang: Lang) -> Any:
    return cell.at(lang) if isinstance(cell, Text) else cell
