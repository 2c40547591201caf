"""Pages of exercises that stand in no file, on the dossier of Medellín."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from kind_page import COMMON, Exercise

from situtor import library
from situtor.exercises import static
from situtor.exercises.kinds import AnySpec

SIZES = {"hall": (1280, 720), "phone": (360, 740)}


@pytest.fixture
def exercise(tmp_path: Path, open_page: Callable[..., Any]) -> Callable[..., Exercise]:
    """Open an exercise given as in ``exercises.yaml``; what all kinds have may be left out."""

    def opener(given: dict[str, Any], size: str = "hall", lang: str = "th", **how: Any) -> Exercise:
        spec = msgspec.convert({**COMMON, **given}, AnySpec)
        record = library.load_record("medellin")
        spec.check(record)
        path = tmp_path / f"{spec.kind}.{lang}.html"
        path.write_text(static.page_for(spec, record, lang), "utf-8")
        opened = open_page(path, size=SIZES[size], has_touch=size == "phone", **how)
        return Exercise(opened, spec.kind)

    return opener
