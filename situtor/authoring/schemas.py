"""JSON Schemas of the data files, so that an editor completes and checks what an author types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from situtor import library
from situtor.exercises.kinds import AnySpec
from situtor.language import Text
from situtor.model import CaseRecord, Collection, Course

_SHAPES: dict[str, Any] = {
    "case": CaseRecord,
    "collection": Collection,
    "course": Course,
    "exercises": list[AnySpec],
    "units": dict[str, Text],
}


def render() -> dict[Path, str]:
    """Every schema file as it should be."""
    folder = library.data_root() / "schema"
    return {
        folder / f"{name}.json": json.dumps(
            {
                "$schema": "https://json-schema.org/draft/2020-12/schema",
                **_null_last(msgspec.json.schema(shape)),
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, shape in _SHAPES.items()
    }


def _null_last(schema: Any) -> Any:
    """The same schema whichever msgspec wrote it: they differ in where "or nothing" stands."""
    if isinstance(schema, list):
        return [_null_last(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    plain = {key: _null_last(value) for key, value in schema.items()}
    if "anyOf" in plain:
        plain["anyOf"].sort(key=lambda choice: choice == {"type": "null"})
    return plain
