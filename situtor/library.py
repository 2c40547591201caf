"""Reading what is in ``data/``: the course, its cases, their tables.

Everything is checked as it enters: types, ids, references and units. What cannot be trusted
raises `DataError` with the file, the place in it, what was found and what was expected.
"""

from __future__ import annotations

import csv
import datetime as dt
import functools
import io
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from situtor import language
from situtor.errors import DataError, UnknownCase, UnknownCollection, UnknownTable
from situtor.language import Lang, Text
from situtor.model import CaseRecord, Collection, Column, Course, Dossier, Source, Table

if TYPE_CHECKING:
    import pandas as pd

_ID = re.compile(r"[a-z][a-z0-9_]*")
T = TypeVar("T")
Row = dict[str, Any]

_PACKAGE = Path(__file__).parent


def course_root() -> Path:
    """The folder that holds ``data/`` and ``notebooks/``: the checkout, or the installed wheel."""
    installed = _PACKAGE / "_course"
    return installed if installed.is_dir() else _PACKAGE.parent


def data_root() -> Path:
    """The folder of the course's data."""
    return course_root() / "data"


# --- files -----------------------------------------------------------------------------------


def read_yaml(path: Path, shape: type[T]) -> T:
    """Read a YAML file into a type of `situtor.model`.

    Raises:
        DataError: not UTF-8, not YAML, a key twice, or not of that shape.
    """
    import yaml

    try:
        raw = yaml.load(read_text(path), Loader=_strict_loader())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(
            path, f"line {line}", f"this is not valid YAML ({error.problem}); mend the line"
        ) from None
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise DataError(path, "", f"this is not valid YAML ({problem})") from None
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `")
        raise DataError(path, _named_path(where.rstrip("`"), raw), message) from None


def read_text(path: Path) -> str:
    """The text of a file, which must be UTF-8.

    Raises:
        DataError: missing, or in another encoding.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DataError(path, "", "the file is missing") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(
            path,
            f"line {line}",
            "the text is not UTF-8 (perhaps TIS-620 or Windows-874); save it again as UTF-8",
        ) from None


@functools.cache
def _strict_loader() -> Any:
    """PyYAML's fast safe loader, made to refuse a key that stands twice."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc,valid-type]
        pass

    def mapping(loader: Any, node: Any) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a plain word", problem_mark=key.start_mark
                )
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        loader.flatten_mapping(node)
        return dict(loader.construct_pairs(node))

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    return Loader


def _named_path(where: str, raw: Any) -> str:
    """``$.facts[3].year`` as ``facts[3] (rate_2002).year``: an author counts ids, not places."""
    named, here = "", raw
    for name, index in re.findall(r"\.?([A-Za-z_]\w*)|\[(\d+|\.\.\.)\]", where.lstrip("$")):
        if name:
            named += f".{name}" if named else name
            here = here.get(name) if isinstance(here, dict) else None
            continue
        named += f"[{index}]"
        is_list = isinstance(here, list) and index.isdigit() and int(index) < len(here)
        here = here[int(index)] if is_list else None
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            named += f" ({here['id']})"
    return named


# --- vocabulary ------------------------------------------------------------------------------


@functools.cache
def _units(path: Path, stamp: int) -> dict[str, Text]:
    return read_yaml(path, dict[str, Text])


def units() -> dict[str, Text]:
    """The vocabulary of units: id → how people read it."""
    path = data_root() / "units.yaml"
    return _units(path, _stamp(path))


def _stamp(path: Path) -> int:
    """Changes when the file does, so that an author's edit shows without a restart."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


# --- course and cases ------------------------------------------------------------------------


@functools.cache
def _course(path: Path, stamp: int) -> Course:
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
    return _course(path, _stamp(path))


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
    return _case(path, _stamp(path))


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
    return _collection(path, _stamp(path))


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
def _case(path: Path, stamp: int) -> CaseRecord:
    record = read_yaml(path, CaseRecord)
    _check_dossier(path, record)
    for place, cited in _citations(record):
        check_sources(path, place, cited, record.sources)
    return record


@functools.cache
def _collection(path: Path, stamp: int) -> Collection:
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
_DTYPES = {
    "year": "Int64",
    "integer": "Int64",
    "number": "Float64",
    "date": "datetime64[s]",
    "boolean": "boolean",
}


def find_table(record: Dossier, table_id: str) -> Table:
    """The description of one table.

    Raises:
        UnknownTable: the case has no such table.
    """
    for table in record.tables:
        if table.id == table_id:
            return table
    raise UnknownTable(table_id, (table.id for table in record.tables), record.id)


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
        raise DataError(path, "line 1", _header_problem(lines[0][1], names))
    rows: list[Row] = []
    for number, cells in lines[1:]:
        if len(cells) != len(names):
            raise DataError(
                path, f"line {number}", f"found {len(cells)} cells, expected {len(names)}"
            )
        raw = {
            name: _cell(path, number, name, column, cell)
            for (name, column), cell in zip(expected, cells, strict=True)
        }
        rows.append({column.name: _joined(path, number, column, raw) for column in table.columns})
        for column in table.columns:
            if column.type == "source" and raw[column.name]:
                check_sources(path, f"line {number}", raw[column.name].split(), record.sources)
    return rows


def _header_problem(found: list[str], expected: list[str]) -> str:
    missing = [name for name in expected if name not in found]
    extra = [name for name in found if name not in expected]
    parts = []
    if missing:
        parts.append(f"the column {', '.join(missing)} is missing")
    if extra:
        parts.append(f"the column {', '.join(extra)} is not described in case.yaml")
    return "; ".join(parts) or f"the columns are out of order, expected {', '.join(expected)}"


def _cell(path: Path, line: int, name: str, column: Column, cell: str) -> Any:
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


def _joined(path: Path, line: int, column: Column, raw: Row) -> Any:
    if column.type != "text":
        return raw[column.name]
    th, en = raw[f"{column.name}_th"], raw[f"{column.name}_en"]
    if (th is None) != (en is None):
        raise DataError(
            path, f"line {line}, column {column.name}", "the text stands in one language only"
        )
    return None if th is None else Text(th=th, en=en)


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
                dtype=_DTYPES.get(column.type, "string"),
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
