"""What the site's search looks through, as a script that a page opened from a file may load."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from situtor import library
from situtor.exercises.spec import Spec
from situtor.language import Lang
from situtor.model import CaseRecord, Collection, Dossier, Module, Table
from situtor.show import cards
from situtor.show.maps import short_name
from situtor.site import words

# kind (a key of `words.ENTRY`), title, address, text, where it stands
Row = tuple[str, str, str, str, str]
_MOST = 1500
_INVISIBLE = re.compile("[\u200b-\u200d\ufeff]")


def script(rows: Iterable[Row]) -> str:
    """The rows as JavaScript, with what cannot be seen taken out of the text."""
    cleaned: list[list[str]] = [[row[0], *map(_clean, row[1:])] for row in rows]
    said = json.dumps(cleaned, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return f"window.situtorIndex={said};\n"


def lesson(module: Module, address: str, lang: Lang) -> Row:
    said = " ".join([module.question.at(lang), *(goal.at(lang) for goal in module.goals)])
    return "lesson", module.title.at(lang), address, said, ""


def exercise(spec: Spec, record: Dossier, address: str, lang: Lang) -> Row:
    """What is asked, never the reasoning."""
    return "exercise", spec.title.at(lang), address, spec.prompt.at(lang), _place(record, lang)


def terms(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[Row]:
    """Terms as (term, the other language's word, meaning, address)."""
    for term, other, meaning, address in rows:
        yield "term", f"{term} ({other})", address, meaning, ""


def dossier(record: Dossier, address: str, lang: Lang) -> Iterator[Row]:
    """A case or collection: itself, its parts, facts, tables and sources."""
    place = _place(record, lang)
    if isinstance(record, CaseRecord):
        where = f"{record.place.name.at(lang)} {record.id.replace('_', ' ')}"
        said = f"{record.one_line.at(lang)} {where}"
        yield "case", record.name.at(lang), address, said, ""
        yield from (
            ("part", heading.at(lang), f"{address}#{anchor}", said, place)
            for anchor, heading, said in _parts(record, lang)
            if said
        )
    elif isinstance(record, Collection):
        yield "part", record.name.at(lang), address, record.about.at(lang), ""
    for fact in record.facts:
        note = fact.note.at(lang) if fact.note else ""
        said = f"{cards.amount(fact, lang)} {note}"
        yield "fact", fact.statement.at(lang), f"{address}#fact-{fact.id}", said, place
    for table in record.tables:
        said = _table(record, table, lang)
        yield "table", table.title.at(lang), f"{address}#table-{table.id}", said, place
    for source in record.sources:
        yield "source", source.title, f"{address}#sources", source.publisher, place


def _parts(record: CaseRecord, lang: Lang) -> Iterator[tuple[str, Any, str]]:
    yield "problem", words.PROBLEM, record.problem.at(lang)
    yield "innovation", words.INNOVATION, record.innovation.at(lang)
    yield "timeline", words.TIMELINE, " ".join(each.event.at(lang) for each in record.timeline)
    yield "critique", words.CRITIQUE, " ".join(each.claim.at(lang) for each in record.critique)
    yield "lessons", words.TAKE_HOME, " ".join(each.at(lang) for each in record.lessons)
    yield "actors", words.ACTORS, " ".join(each.name.at(lang) for each in record.actors)
    yield "gaps", words.GAPS, " ".join(each.at(lang) for each in record.gaps)


def _table(record: Dossier, table: Table, lang: Lang) -> str:
    """Notes, headings and what is written in the cells; numbers are found in the facts."""
    said = [table.notes.at(lang) if table.notes else ""]
    said += [column.title.at(lang) for column in table.columns if column.type != "source"]
    worded = [column for column in table.columns if column.type in ("text", "string")]
    cells = dict.fromkeys(
        cards.cell_text(row[column.name], column, lang)
        for row in library.read_rows(record, table)
        for column in worded
    )
    return " ".join([*filter(None, said), *cells])[:_MOST]


def _place(record: Dossier, lang: Lang) -> str:
    return short_name(record, lang) if isinstance(record, CaseRecord) else record.name.at(lang)


def _clean(text: str) -> str:
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    # Two keystrokes that look like one letter, as some keyboards leave them.
    text = text.replace("เเ", "แ").replace("\u0e4d\u0e32", "\u0e33")
    return " ".join(text.split())
