from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from situtor import language, library
from situtor.authoring import checks
from situtor.slides import fit
from situtor.slides.errors import SlidesError

ROOT = Path(__file__).parents[1]

FreshPython = Callable[..., str]


@dataclass
class CourseCopy:
    """A course of the test's own, with two cases and their lessons, that it may spoil."""

    root: Path

    def path(self, name: str) -> Path:
        """A file, named from the folder that holds ``data/`` and ``notebooks/``."""
        return self.root / name

    def replace(self, name: str, old: str, new: str) -> None:
        """Replace the first `old` in a file; there must be one."""
        path = self.path(name)
        text = path.read_text("utf-8")
        assert old in text, f"{name} no longer says {old!r}; change the test"
        path.write_text(text.replace(old, new, 1), "utf-8")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CourseCopy:
    """A copy of the course in which `situtor check` finds nothing to mend."""
    root = tmp_path / "course"
    for name in ("data/course.yaml", "data/units.yaml", "data/allowed_words.txt"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, root / name)
    for case in ("medellin", "trat_satcha"):
        shutil.copytree(ROOT / "data" / "cases" / case, root / "data" / "cases" / case)
    for lang in ("th", "en"):
        for lesson in ("00_start_here", "day1_04_medellin"):
            path = root / "notebooks" / lang / f"{lesson}.ipynb"
            path.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / "notebooks" / lang / path.name, path)
    monkeypatch.setattr(library, "course_root", lambda: root)
    checks.fix()
    return CourseCopy(root)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The one Chromium of the whole run."""
    try:
        with fit.browser() as chromium:
            yield chromium
    except SlidesError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(autouse=True)
def _language_is_put_back() -> Iterator[None]:
    language.use("th")
    yield
    language.use("th")


@pytest.fixture(autouse=True)
def _answers_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITUTOR_ANSWERS", str(tmp_path / "answers.sqlite"))


@pytest.fixture
def fresh_python(tmp_path: Path) -> FreshPython:
    """Runs code in a new process, away from the checkout, and returns what it prints."""

    def run(code: str, *arguments: str, python_path: Path | None = None) -> str:
        env = {**os.environ, "PYTHONIOENCODING": "utf-8"}
        if python_path:
            env["PYTHONPATH"] = str(python_path)
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            capture_output=True,
            encoding="utf-8",
            env=env,
            cwd=tmp_path,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run
