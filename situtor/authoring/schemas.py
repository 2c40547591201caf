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
                **msgspec.json.schema(shape),
            },
            ensure_ascii=False,
            indent=1,
        )
        + "\n"
        for name, shape in _SHAPES.items()
    }
