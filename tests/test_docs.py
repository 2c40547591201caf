"""What the documentation tells people to type works."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from situtor.cli import main

ROOT = Path(__file__).parents[1]
PAGES = [
    *sorted((ROOT / "docs").rglob("*.md")),
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "deploy/jupyterhub/README.md")),
]
# These open a server or make all of the course: other tests run them, here they are only read.
LONG = {
    ("teach",), ("present",), ("site",), ("release",), ("slides",), ("slides", "--lang"),
    ("check", "--fix"), ("worksheets",),
}  # fmt: skip
INSTALLING = ("python3 -m venv", "py -3 -m venv", "conda ", ".venv/bin/python -m pip",
              r".venv\Scripts\python -m pip")  # fmt: skip


def blocks(page: Path, *languages: str) -> Iterator[str]:
    """The fenced blocks of a page in one of these languages."""
    for language, block in re.findall(
        r"^```(\w+)\n(.*?)^```", page.read_text("utf-8"), re.M | re.S
    ):
        if language in languages:
            yield block


def commands() -> Iterator[tuple[Path, str]]:
    for page in PAGES:
        for block in blocks(page, "sh", "powershell"):
            for line in block.splitlines():
                if line := re.sub(r"\s+#.*", "", line).strip():
                    yield page, line


def named(command: str) -> list[str] | None:
    """The words after `situtor`, wherever the program is said to lie."""
    words = shlex.split(command.replace("\\", "/"))
    return words[1:] if words[0].rpartition("/")[2] == "situtor" else None


def test_every_command_is_one_that_exists():
    for page, command in commands():
        place = f"{page.relative_to(ROOT)}: {command}"
        words = named(command)
        if words is not None:
            name, *rest = words
            within = click.Context(main, **main.context_settings)
            group = main.get_command(within, name)
            assert group is not None, place
            try:
                group.make_context(name, rest, parent=within)
            except click.exceptions.Exit:
                pass
            except click.UsageError as error:
                if "does not exist" not in error.message:
                    pytest.fail(f"{place}: {error.message}")
        elif re.match(r"(sudo )?make ", command):
            target = command.split("make ")[1].split()[0]
            assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text("utf-8"), re.M), place
        else:
            assert command.startswith(INSTALLING) or "python" in command, place


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A folder with what the pages take for granted: a notebook and a first answer."""
    shutil.copyfile(ROOT / "notebooks/th/00_start_here.ipynb", tmp_path / "my.ipynb")
    return tmp_path


def test_the_commands_do_what_the_pages_say(desk: Path):
    env = {**os.environ, "SITUTOR_ANSWERS": str(desk / "answers.sqlite")}
    seen: set[str] = set()
    for page, command in commands():
        words = named(command)
        if words is None or command in seen or tuple(words[:2]) in LONG or tuple(words[:1]) in LONG:
            continue
        seen.add(command)
        words = [
            each for word in words for each in (sorted(p.name for p in desk.glob(word)) or [word])
        ]
        line = [sys.executable, "-m", "situtor", *words]
        done = subprocess.run(line, cwd=desk, env=env, capture_output=True, text=True, check=False)
        # `CODE` stands for someone's code, and a summary needs answers: a plain sentence will do.
        calm = done.returncode == 1 and done.stderr.startswith("Error: ")
        assert done.returncode == 0 or calm, f"{page.name}: {command}\n{done.stderr}"
        if calm:
            assert "forget" in words or "summary" in words, done.stderr
    assert len(seen) > 10


def test_the_snippets_run(tmp_path: Path):
    snippets = {block for page in PAGES for block in blocks(page, "python")}
    assert len(snippets) > 4
    program = "\n".join(f"exec({each!r}, {{}})" for each in sorted(snippets))
    done = subprocess.run(
        [sys.executable, "-c", program],
        env={**os.environ, "SITUTOR_ANSWERS": str(tmp_path / "a.sqlite"), "MPLBACKEND": "agg"},
        cwd=tmp_path, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_pages_make_a_site_without_a_broken_link(tmp_path: Path):
    done = subprocess.run(
        [sys.executable, "-m", "sphinx", "-q", "-W", "--keep-going", "-c", "docs", "-d",
         str(tmp_path / "cache"), ".", str(tmp_path / "site")],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    pages = [path.read_text("utf-8") for path in (tmp_path / "site").rglob("*.html")]
    assert not [url for page in pages for url in re.findall(r'src="(https?:[^"]*)', page)]


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs/th").glob("*.md")))
def test_both_languages_say_the_same_things(page: str):
    thai, english = (ROOT / "docs" / lang / page for lang in ("th", "en"))
    shape = [
        [(len(mark), None) if mark.startswith("#") else mark
         for mark in re.findall(r"^(#+ |```\w+|\d\. |- |\|)", path.read_text("utf-8"), re.M)]
        for path in (thai, english)
    ]  # fmt: skip
    assert shape[0] == shape[1]
