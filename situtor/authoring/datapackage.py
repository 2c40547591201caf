"""``data/datapackage.json``: every table as a Frictionless Data Package (version 2), written from
the same descriptions the library reads.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from situtor import library
from situtor.cells import csv_header
from situtor.model import Column, Dossier, Table

_TYPES = {"text": "string", "source": "string"}
_LICENCE = {
    "name": "CC-BY-4.0",
    "title": "Creative Commons Attribution 4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
}


def path() -> Path:
    """Where the package's description lies."""
    return library.data_root() / "datapackage.json"


def render() -> str:
    """The description as it should be, from all cases.

    Raises:
        DataError: a case is not as it should be.
    """
    course = library.load_course()
    resources = [
        _resource(record, table)
        for record in map(
            library.load_dossier, [*library.list_collections(), *library.list_cases()]
        )
        for table in record.tables
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "situtor",
        "title": course.title.en,
        "description": "The tables of the course's cases. Each keeps its sources and its doubts; "
        "the licence covers our compilation, the sources keep theirs.",
        "licenses": [_LICENCE],
        "resources": resources,
    }
    return json.dumps(package, ensure_ascii=False, indent=1) + "\n"


def _resource(record: Dossier, table: Table) -> dict[str, Any]:
    known = {source.id: source for source in record.sources}
    cited = [known[each] for each in table.sources]
    resource: dict[str, Any] = {
        "name": f"{record.id}-{table.id}".replace("_", "-"),
        "type": "table",
        "path": (library.folder_of(record) / f"{table.id}.csv")
        .relative_to(library.data_root())
        .as_posix(),
        "title": table.title.en,
        "title_th": table.title.th,
        "description": table.notes.en if table.notes else "",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "kind": table.kind,
        "confidence": table.confidence,
        "derived": table.derived,
        "sources": [
            {"title": f"{each.title}. {each.publisher}"} | ({"path": each.url} if each.url else {})
            for each in cited
        ],
        "schema": {
            "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
            "fields": [_field(name, column) for name, column in csv_header(table)],
            "missingValues": [""],
        },
    }
    if table.licence:
        resource["source_licence"] = table.licence
    return resource


def _field(name: str, column: Column) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name,
        "type": _TYPES.get(column.type, column.type),
        "title": column.title.en,
        "title_th": column.title.th,
    }
    if column.unit:
        field["unit"] = library.units()[column.unit].en
    if column.required:
        field["constraints"] = {"required": True}
    return field
