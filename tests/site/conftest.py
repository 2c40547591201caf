"""A small course of two cases and a few terms, and its site, made once for all tests."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from situtor import library
from situtor.site.build import Site, make_site

ROOT = Path(__file__).parents[2]
SECRET = "บันทึกนี้สำหรับผู้สอนเท่านั้น"
KEPT_SESSIONS = ("00_start_here", "day1_04_medellin", "day2_03_savings_groups")


def small_course(root: Path) -> None:
    """Three sessions, two cases, one collection with the glossary and a chart; tiny lessons."""
    data, there = ROOT / "data", root / "data"
    course = yaml.safe_load((data / "course.yaml").read_text("utf-8"))
    for day in course["days"]:
        day["modules"] = [each for each in day["modules"] if each["id"] in KEPT_SESSIONS]
        day["minutes"] = sum(each["minutes"] for each in day["modules"])
        for each in day["modules"]:
            each.pop("exercises", None)
            if each["id"].startswith("day2"):
                each["cases"] = ["trat_satcha"]
    _dump(there / "course.yaml", course)
    shutil.copyfile(data / "units.yaml", there / "units.yaml")
    for case in ("medellin", "trat_satcha"):
        shutil.copytree(data / "cases" / case, there / "cases" / case)
    concepts = yaml.safe_load((data / "concepts" / "collection.yaml").read_text("utf-8"))
    kept = ("glossary", "gii_thailand")
    concepts["tables"] = [each for each in concepts["tables"] if each["id"] in kept]
    _dump(there / "concepts" / "collection.yaml", concepts)
    for table in kept:
        name = f"{table}.csv"
        shutil.copyfile(data / "concepts" / name, there / "concepts" / name)
    for lang in ("th", "en"):
        for lesson in KEPT_SESSIONS[:2]:
            path = root / "notebooks" / lang / f"{lesson}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(_lesson(lang)), "utf-8")


def _lesson(lang: str) -> dict[str, Any]:
    def cell(name: str, kind: str, text: str) -> dict[str, Any]:
        metadata = {"slideshow": {"slide_type": kind}}
        return {"cell_type": "markdown", "id": name, "metadata": metadata, "source": text}

    cells = [cell("title", "slide", "# บทเรียน"), cell("secret", "notes", SECRET)]
    return {
        "cells": cells,
        "metadata": {"situtor": {"lang": lang}},
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def _dump(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")


@dataclass
class Made:
    """The site of a small course, and a way to make it again."""

    course: Path
    out: Path
    site: Site
    again: Callable[..., Site]

    def read(self, name: str) -> str:
        return (self.out / name).read_text("utf-8")


def _make(root: Path, patch: pytest.MonkeyPatch) -> Made:
    patch.setattr(library, "course_root", lambda: root / "course")
    out = root / "site"

    def again(**options: Any) -> Site:
        return make_site(out, **{"pdf": False, "workers": 1, **options})

    return Made(root / "course", out, again(), again)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Made]:
    """A site to look at; a test that changes it or its course takes `own`."""
    root = tmp_path_factory.mktemp("site")
    small_course(root / "course")
    with pytest.MonkeyPatch.context() as patch:
        yield _make(root, patch)


@pytest.fixture
def own(made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Made:
    """A copy of that site and its course, which a test may spoil."""
    shutil.copytree(made.course, tmp_path / "course")
    shutil.copytree(made.out, tmp_path / "site")
    return _make(tmp_path, monkeypatch)
