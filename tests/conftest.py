from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
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


@dataclass
class Opened:
    """A page, what it asked the network for, and what it complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def slide(self, number: int) -> Any:
        """Turn to a slide, counted from one, and return it."""
        slide = self.page.locator(".slides > .slide").nth(number - 1)
        turned = slide.locator("xpath=self::*[contains(@class, 'present')]")
        limit = time.monotonic() + 30
        while not turned.is_visible():  # a turn asked for during another is not made: ask again
            assert time.monotonic() < limit, f"slide {number} does not come"
            self.page.evaluate("number => { location.hash = `#/${number}` }", number)
            self.page.wait_for_timeout(150)
        self.page.wait_for_timeout(350)  # the fade
        return slide

    def settle(self) -> Opened:
        """Wait until every slide of a deck has been fitted."""
        self.page.wait_for_selector("html[data-fit=done]", state="attached", timeout=20_000)
        return self


@pytest.fixture
def open_page(browser: Any) -> Iterator[Callable[..., Opened]]:
    """Open a file in a fresh profile; ``size``, ``query`` and context options as keywords."""
    contexts = []

    def opener(
        path: Path, size: tuple[int, int] = (1280, 720), query: str = "", **options: Any
    ) -> Opened:
        context = browser.new_context(viewport={"width": size[0], "height": size[1]}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        # Everything but the file itself is refused.
        context.route(
            "**/*",
            lambda route: route.continue_() if _is_local(route.request.url) else route.abort(),
        )
        context.on("request", lambda request: _note(request.url, opened, path))
        context.on("console", lambda message: _complained(message, opened))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        opened.page.goto(path.resolve().as_uri() + query)
        return opened

    yield opener
    for context in contexts:
        context.close()


def _is_local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:", "about:"))


def _note(url: str, opened: Opened, path: Path) -> None:
    own = url.split("#")[0].split("?")[0] == path.resolve().as_uri()
    if not own and not url.startswith(("data:", "blob:", "about:")):
        opened.requests.append(url)


def _complained(message: Any, opened: Opened) -> None:
    if message.type in ("error", "warning"):
        opened.complaints.append(message.text)


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
