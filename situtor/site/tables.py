"""Tables as CSV files that Excel opens with Thai right: readable headings, plain numbers."""

from __future__ import annotations

import csv
import io
from typing import Any

from situtor import language, library
from situtor.language import Lang
from situtor.model import Column, Dossier, Table
from situtor.show import cards

_BOM = "\ufeff"


def csv_text(record: Dossier, table: Table, lang: Lang) -> str:
    """The table in one language; years in that language's era, sources by name.

    Raises:
        DataError: the CSV does not fit its description.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([heading(column, lang) for column in table.columns])
    for row in library.read_rows(record, table):
        writer.writerow([cell(row[each.name], each, record, lang) for each in table.columns])
    return _BOM + file.getvalue()


def heading(column: Column, lang: Lang) -> str:
    """A column's heading with its unit."""
    unit = f" ({library.units()[column.unit].at(lang)})" if column.unit else ""
    return cards.heading(column, lang) + unit


def cell(value: Any, column: Column, record: Dossier, lang: Lang) -> str | int | float:
    """A cell for a spreadsheet: numbers as numbers, years in the language's era, the rest as text.

    Empty where nothing was found.
    """
    if value is None:
        return ""
    if column.type in ("integer", "number"):
        return value  # type: ignore[no-any-return]
    if column.type == "year":
        return int(language.bare_year(value, lang))
    if column.type == "source":
        cited = value.split()
        return cards.source_names(record, cited, lang, most=len(cited))
    return cards.cell_text(value, column, lang)
