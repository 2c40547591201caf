"""A case as an Excel workbook: what it holds, its facts, its tables and who says so.

One language a file. Headings stand in the first row of each sheet, so that a sheet can be sorted,
filtered and read by other programs; what a table is about stands on the first sheet.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import io
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from situtor import language, library
from situtor.errors import SitutorError
from situtor.language import Lang, Text
from situtor.model import Confidence, Dossier, Fact, Kind, Source, Table
from situtor.show import cards, words
from situtor.site import tables

_CONTENTS = Text(th="สารบัญ", en="Contents")
_FACTS = Text(th="ข้อเท็จจริง", en="Facts")
_SOURCES = Text(th="ที่มา", en="Sources")
_SHEET = Text(th="แผ่นงาน", en="Sheet")
_TITLE = Text(th="เรื่อง", en="Title")
_NAME = Text(th="รหัส", en="Id")
_UNITS = Text(th="หน่วย", en="Units")
_KIND = Text(th="ชนิดของที่มา", en="Kind of source")
_CONFIDENCE = Text(th="ความน่าเชื่อถือ", en="Confidence")
_NOTE = Text(th="หมายเหตุ", en="Note")
_LICENCE = Text(th="สัญญาอนุญาต", en="Licence")
_STATEMENT = Text(th="ข้อความ", en="Statement")
_QUALIFIER = Text(th="ราว/อย่างน้อย/ไม่เกิน", en="About, at least, at most")
_VALUE = Text(th="ค่า", en="Value")
_UPTO = Text(th="ถึง", en="Up to")
_UNTIL = Text(th="ถึงปี พ.ศ.", en="Until year")
_PUBLISHER = Text(th="ผู้เผยแพร่", en="Publisher")
_URL = Text(th="ที่อยู่เว็บ", en="Address")

# Tahoma has Thai on Windows and macOS alike. What follows is in pixels at that size; Excel allows
# no row higher than 546.
_FONT = {"font_name": "Tahoma", "font_size": 10, "valign": "top"}
_CHARACTER, _LINE, _MARGIN, _WIDEST, _HIGHEST = 7, 18, 26, 420, 540

Cell = str | int | float
Row = Sequence[Cell]


def write_workbooks(names: Iterable[str], folder: Path, lang: Lang) -> Iterator[Path]:
    """Write a workbook for each case or collection, and give its path as soon as it is there.

    A file that is there already is never replaced: it may hold someone's work.

    Raises:
        UnknownCase: there is neither a case nor a collection of that name; nothing is written.
        SitutorError: the folder cannot be written, or another file of that name is there.
        DataError: the data are not as they should be.
    """
    for record in [library.load_dossier(name) for name in names]:
        path = folder / f"{record.id}.{lang}.xlsx"
        content = workbook(record, lang)
        draft = path.with_name(f"{path.name}.part")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if path.exists():
                if path.read_bytes() != content:
                    raise SitutorError(
                        f"{path}: another file of this name is here already and was left as it "
                        "is; move it away, or choose another folder"
                    )
            else:
                draft.write_bytes(content)
                draft.replace(path)
        except OSError as error:
            with contextlib.suppress(OSError):
                draft.unlink()
            raise SitutorError(
                f"{path}: this cannot be written; choose another folder [{error.strerror or error}]"
            ) from None
        yield path


def workbook(record: Dossier, lang: Lang) -> bytes:
    """The content of an .xlsx file; the same data always make the same bytes."""
    from xlsxwriter import Workbook

    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True, "default_format_properties": _FONT})
    book.set_properties({"title": record.name.at(lang), "created": dt.datetime(2000, 1, 1)})
    sheets = [
        (_CONTENTS.at(lang), _contents(record, lang)),
        (_FACTS.at(lang), _facts(record, lang)),
        *((sheet_name(table), _table(record, table, lang)) for table in record.tables),
        (_SOURCES.at(lang), _sources(record, lang)),
    ]
    for name, rows in sheets:
        _fill(book, name, rows)
    book.close()
    return file.getvalue()


def sheet_name(table: Table) -> str:
    """The table's id, cut to the 31 characters that Excel allows."""
    return table.id[:31]


def _fill(book: Any, name: str, rows: Sequence[Row]) -> None:
    head = book.add_format({**_FONT, "bold": True, "bottom": 1, "text_wrap": True})
    plain = book.add_format({**_FONT, "text_wrap": True})
    sheet = book.add_worksheet(name)
    for down, row in enumerate(rows):
        for right, cell in enumerate(row):
            look = plain if down else head
            # Text is written as text: a sentence that begins with = is no formula.
            if isinstance(cell, str):
                sheet.write_string(down, right, cell, look)
            else:
                sheet.write_number(down, right, cell, look)
    widths = [max(map(_width, column)) for column in zip(*rows, strict=True)]
    for right, width in enumerate(widths):
        sheet.set_column_pixels(right, right, width)
    for down, row in enumerate(rows):
        lines = max(map(_lines, row, widths))
        sheet.set_row_pixels(down, min(lines * _LINE + 6, _HIGHEST))
    sheet.autofilter(0, 0, max(len(rows) - 1, 1), len(rows[0]) - 1)
    sheet.freeze_panes(1, 0)
    # Printed: A4 across, the whole width on a page, the headings on each.
    sheet.set_paper(9)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


def _width(cell: Cell) -> int:
    return min(_length(str(cell)) * _CHARACTER + _MARGIN, _WIDEST)


def _lines(cell: Cell, width: int) -> int:
    room = (width - _MARGIN // 2) // _CHARACTER
    return sum(-(-_length(line) // room) or 1 for line in str(cell).split("\n"))


def _length(line: str) -> int:
    """How many characters stand side by side: Thai vowels and tones above and below do not."""
    return sum(unicodedata.category(each) != "Mn" for each in line)


def _contents(record: Dossier, lang: Lang) -> list[Row]:
    heads = (_SHEET, _TITLE, _UNITS, _KIND, _CONFIDENCE, words.SOURCE, _LICENCE, _NOTE)
    rows: list[Row] = [[each.at(lang) for each in heads]]
    rows.append([_FACTS.at(lang), record.name.at(lang), *[""] * 6])
    for table in record.tables:
        units = {column.unit: None for column in table.columns if column.unit}
        notes = [words.OUR_ARITHMETIC.at(lang)] if table.derived else []
        rows.append(
            [
                sheet_name(table),
                table.title.at(lang),
                "; ".join(library.units()[each].at(lang) for each in units),
                *_standing(table.kind, table.confidence, lang),
                cards.source_names(record, table.sources, lang, most=len(table.sources)),
                table.licence or "",
                " · ".join([*notes, *([table.notes.at(lang)] if table.notes else [])]),
            ]
        )
    return rows


def _standing(kind: Kind, confidence: Confidence, lang: Lang) -> Row:
    return [words.KIND[kind].at(lang), words.CONFIDENCE[confidence].at(lang)]


def _facts(record: Dossier, lang: Lang) -> list[Row]:
    heads = (
        _NAME, _STATEMENT, _QUALIFIER, _VALUE, _UPTO, _UNITS, words.YEAR_HEAD, _UNTIL, _KIND,
        _CONFIDENCE, words.SOURCE, _NOTE,
    )  # fmt: skip
    return [
        [each.at(lang) for each in heads],
        *(_fact(record, fact, lang) for fact in record.facts),
    ]


def _fact(record: Dossier, fact: Fact, lang: Lang) -> Row:
    value = fact.value.at(lang) if isinstance(fact.value, Text) else fact.value
    notes = [words.OUR_ARITHMETIC.at(lang)] if fact.derived else []
    return [
        fact.id,
        fact.statement.at(lang),
        words.QUALIFIER[fact.qualifier].at(lang) if fact.qualifier else "",
        value,
        "" if fact.upto is None else fact.upto,
        library.units()[fact.unit].at(lang),
        _year(fact.year, lang),
        _year(fact.until, lang),
        *_standing(fact.kind, fact.confidence, lang),
        cards.source_names(record, fact.sources, lang, most=len(fact.sources)),
        " · ".join([*notes, *([fact.note.at(lang)] if fact.note else [])]),
    ]


def _table(record: Dossier, table: Table, lang: Lang) -> list[Row]:
    return [
        [tables.heading(column, lang) for column in table.columns],
        *(
            [tables.cell(row[column.name], column, record, lang) for column in table.columns]
            for row in library.read_rows(record, table)
        ),
    ]


def _sources(record: Dossier, lang: Lang) -> list[Row]:
    heads = (_NAME, _PUBLISHER, _TITLE, words.YEAR_HEAD, _KIND, _URL, _LICENCE, _NOTE)
    return [
        [each.at(lang) for each in heads],
        *(_source(source, lang) for source in record.sources),
    ]


def _source(source: Source, lang: Lang) -> Row:
    return [
        source.id,
        source.publisher,
        source.title,
        _year(source.year, lang),
        words.KIND[source.kind].at(lang) if source.kind else "",
        source.url or "",
        source.licence or "",
        source.note.at(lang) if source.note else "",
    ]


def _year(value: int | None, lang: Lang) -> Cell:
    return "" if value is None else int(language.bare_year(value, lang))
