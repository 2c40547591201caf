"""Decks made once and not again: what is believed, what is not, and what a broken cache does."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from situtor.slides import cache, inputs, runs

ROOT = Path(__file__).parents[2]
# The hash of a text is another in every process: it tells one run from the next.
WHICH_RUN = "print('run', hash('x'))"


@pytest.fixture(autouse=True)
def cache_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITUTOR_CACHE", str(tmp_path / "cache"))


class Course:
    """A copy of the package with two cases and a lesson about each, run as people run it."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "slides"
        shutil.copytree(
            ROOT / "situtor", root / "situtor", ignore=shutil.ignore_patterns("__pycache__")
        )
        for name in ("course.yaml", "units.yaml"):
            (root / "data").mkdir(exist_ok=True)
            shutil.copyfile(ROOT / "data" / name, root / "data" / name)
        for case in ("medellin", "trat_satcha"):
            shutil.copytree(ROOT / "data" / "cases" / case, root / "data" / "cases" / case)
            self.write(case, f"# {case}")

    def write(self, case: str, heading: str) -> None:
        code = f"import situtor\nsitutor.load_case('{case}').exercises\n{WHICH_RUN}"
        cells = [new_markdown_cell(heading), new_code_cell(code)]
        path = self.root / "notebooks" / "th" / f"{case}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(new_notebook(cells=cells)), "utf-8")

    def slides(self, *options: str) -> tuple[str, dict[str, str]]:
        """What the command said, and which run each deck shows."""
        done = subprocess.run(
            [sys.executable, "-m", "situtor", "slides", "--out", str(self.out), *options],
            env={**os.environ, "PYTHONPATH": str(self.root)},
            cwd=self.root,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
        decks = {path.name.split(".")[0]: path for path in self.out.glob("th/*.html")}
        shown = {
            name: re.search(r"run -?\d+", path.read_text("utf-8")) for name, path in decks.items()
        }
        return done.stdout, {name: found[0] for name, found in shown.items() if found}


def test_only_what_changed_is_made_again(tmp_path: Path) -> None:
    course = Course(tmp_path / "course")
    _, first = course.slides()
    assert first.keys() == {"medellin", "trat_satcha"}

    said, again = course.slides()
    assert again == first
    assert said.count("unchanged") == 2

    exercises = course.root / "data" / "cases" / "trat_satcha" / "exercises.yaml"
    exercises.write_text(exercises.read_text("utf-8") + "\n# another line\n", "utf-8")
    said, after_data = course.slides()
    assert "unchanged" not in said  # any deck may show any table
    assert after_data["medellin"] == first["medellin"]  # but it was not run again
    assert after_data["trat_satcha"] != first["trat_satcha"]

    course.write("medellin", "# another heading")
    torn = course.out / "th" / "trat_satcha.slides.html"
    torn.write_bytes(torn.read_bytes()[:-4000])
    said, after_text = course.slides()
    assert "unchanged" not in said
    assert after_text == after_data
    assert "another heading" in (course.out / "th" / "medellin.slides.html").read_text("utf-8")

    assert course.slides("--fresh")[1].items().isdisjoint(after_text.items())


def test_only_what_no_notebook_can_reach_is_left_out_of_what_runs_depend_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    first = next(at for at, layer in enumerate(layers) if "notebook" in layer.split(" | "))
    above = {name for layer in layers[:first] for name in layer.split(" | ")}
    assert {name.removesuffix(".py") for name in inputs.ABOVE_NOTEBOOKS} <= above


@pytest.mark.parametrize(
    "source",
    [
        "import pandas",
        "from pathlib import Path",
        "open('x')",
        "%matplotlib inline",
        "!ls",
        "__import__('os')",
        "situtor.__builtins__",
        "from . import x",
    ],
)
def test_a_notebook_that_may_see_more_than_the_course_is_always_run(source: str) -> None:
    cells = [new_code_cell("import situtor\nsitutor.setup('th')"), new_code_cell(source)]
    assert runs.only_situtor(new_notebook(cells=cells[:1]))
    assert not runs.only_situtor(new_notebook(cells=cells))


def test_what_people_answered_is_never_taken_from_the_cache() -> None:
    code = f"import situtor\nsitutor.summary('medellin', 'metrocable_claim')\n{WHICH_RUN}"
    notebook: Any = new_notebook(cells=[new_code_cell(code)])
    first, second = (runs.executed(notebook, "n") for _ in range(2))
    assert not first.repeatable
    assert said(first) != said(second)


def said(run: runs.Run) -> str:
    return json.dumps(run.notebook["cells"][0]["outputs"])


def test_an_entry_that_is_damaged_is_as_good_as_none() -> None:
    cache.put("runs", "k", b"whole")
    assert cache.get("runs", "k") == b"whole"
    [path] = cache.root().glob("runs/*")
    path.write_bytes(path.read_bytes()[:-1])
    assert cache.get("runs", "k") is None


def test_a_writer_killed_half_way_leaves_nothing_that_is_believed(tmp_path: Path) -> None:
    code = (
        "from situtor.slides import cache\nprint('ready', flush=True)\n"
        "while True: cache.put('runs', 'k', b'x' * 15_000_000)"
    )
    for _ in range(4):
        with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as writer:
            assert writer.stdout is not None
            writer.stdout.readline()
            with pytest.raises(subprocess.TimeoutExpired):
                writer.wait(0.05)
            writer.send_signal(signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
        assert cache.get("runs", "k") in (None, b"x" * 15_000_000)


def test_the_cache_stays_within_its_bound_and_drops_what_was_used_longest_ago() -> None:
    for age, key in ((300, "old"), (200, "used"), (100, "new")):
        cache.put("runs", key, b"x" * 1000)
        path = cache.root() / "runs" / key
        os.utime(path, (path.stat().st_atime - age, path.stat().st_mtime - age))
    assert cache.get("runs", "used")
    cache.prune(limit=2300)
    assert {path.name for path in cache.root().glob("runs/*")} == {"used", "new"}


def test_a_cache_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", "utf-8")
    cache.put("runs", "k", b"x")
    assert cache.get("runs", "k") is None
    cache.prune()
