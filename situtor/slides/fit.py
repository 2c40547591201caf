"""Opening decks in a real browser and saying, in an author's words, what does not fit.

What is looked for, on the light ground and on the dark one: slides too tall or too wide, text too
small for the last row or too faint, pictures without a description, anything fetched from outside,
errors in the console. Then whether the stage fits an older projector, and what runs off the side
of a phone.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from situtor.slides.deck import SUFFIX
from situtor.slides.errors import SlidesError

Problem = Literal["overflow", "small", "contrast", "alt", "request", "console", "broken"]

SMALLEST = 18
HALL = (1280, 720)
PROJECTOR = (1024, 768)
PHONE = (740, 360)
_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
_TEMPLATE = Path(__file__).parent / "template"
_LOOK = (_TEMPLATE / "look.js").read_text("utf-8")
_LOOK_PHONE = (_TEMPLATE / "look_phone.js").read_text("utf-8")
_STAGE = """() => {
  const box = document.querySelector(".slide.present").getBoundingClientRect();
  return Math.max(-box.left, -box.top, box.right - innerWidth, box.bottom - innerHeight);
}"""


@dataclass(frozen=True)
class Finding:
    """One thing an author should mend; `slide` and `cell` count from one, 0 is the whole deck."""

    deck: str
    slide: int
    cell: int
    problem: Problem
    text: str

    def __str__(self) -> str:
        where = f" slide {self.slide}" if self.slide else ""
        cell = f" (cell {self.cell})" if self.cell else ""
        return f"{self.deck}{where}{cell}: {self.text}"


def check(
    decks: Sequence[Path],
    on_deck: Callable[[Path], None] | None = None,
) -> list[Finding]:
    """Everything found in these decks, each opened once with the network refused.

    Raises:
        SlidesError: Playwright or a Chromium is missing.
    """
    found: list[Finding] = []
    with browser() as chromium:
        for deck in decks:
            found += look(chromium, deck)
            if on_deck is not None:
                on_deck(deck)
    return found


@contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium for as long as the block lasts.

    Raises:
        SlidesError: Playwright or a Chromium is missing.
    """
    try:
        from playwright.sync_api import Error, sync_playwright
    except ImportError:
        raise SlidesError(
            "checking the fit of slides needs Playwright: run `pip install playwright`"
        ) from None
    with sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=chromium_path(), args=_ARGS)
        except Error as error:
            raise SlidesError(
                "no Chromium could be started: install one, name it in SITUTOR_CHROMIUM, or run "
                f"`playwright install chromium` ({str(error).splitlines()[0]})"
            ) from None
        try:
            yield chromium
        finally:
            chromium.close()


def chromium_path() -> str | None:
    """The browser to use: SITUTOR_CHROMIUM, else one on the PATH, else None: Playwright's own."""
    named = os.environ.get("SITUTOR_CHROMIUM")
    if named:
        return named
    names = ("chromium", "chromium-browser", "google-chrome", "chrome")
    return next((path for path in map(shutil.which, names) if path), None)


def look(chromium: Any, deck: Path) -> list[Finding]:
    """What is wrong with one deck, in the order of its slides."""
    from playwright.sync_api import Error

    name = deck.name.removesuffix(SUFFIX)
    found: list[Finding] = []

    def add(problem: Problem, text: str, slide: int = 0, cell: int = 0) -> None:
        finding = Finding(name, slide, cell, problem, text)
        if finding not in found:
            found.append(finding)

    context = chromium.new_context(viewport=_window(HALL), reduced_motion="reduce")
    try:
        page = context.new_page()
        page.route(re.compile(r"^(https?|wss?|ftp):"), lambda route: route.abort())
        page.on("request", lambda request: _outside(request.url, deck, add))
        page.on("console", lambda message: _said(message, add))
        page.on("pageerror", lambda error: add("console", f"script error: {error}"))
        page.goto(deck.resolve().as_uri())
        page.wait_for_selector("html[data-fit=done]", state="attached", timeout=20_000)
        seen = page.evaluate(f"({_LOOK})({SMALLEST})")
        page.evaluate("document.documentElement.dataset.theme = 'dark'")
        page.wait_for_timeout(300)  # the colours of what appears step by step change slowly
        dark = page.evaluate(f"({_LOOK})({SMALLEST})")
        seen += [
            {**each, "text": f"on the dark ground, {each['text']}"}
            for each in dark
            if each["problem"] == "contrast" and each not in seen
        ]
        page.set_viewport_size(_window(PROJECTOR))
        past = page.evaluate(_STAGE)
        for _ in range(50):  # reveal.js scales the stage after the window has its size
            if past <= 1:
                break
            page.wait_for_timeout(100)
            past = page.evaluate(_STAGE)
        if past > 1:
            add("overflow", f"at 1024×768 the slides run {past:.0f} px past the screen")
        page.set_viewport_size(_window(PHONE))
        page.reload()
        seen += page.evaluate(f"({_LOOK_PHONE})({PHONE[0]})")
        for each in seen:
            add(each["problem"], each["text"], each["slide"], each["cell"])
    except Error as error:
        add("broken", f"the deck did not open: {str(error).splitlines()[0]}")
    finally:
        context.close()
    return sorted(found, key=lambda each: each.slide)


def _window(size: tuple[int, int]) -> dict[str, int]:
    return {"width": size[0], "height": size[1]}


def _outside(url: str, deck: Path, add: Callable[[Problem, str], None]) -> None:
    own = url.split("#")[0].split("?")[0] == deck.resolve().as_uri()
    if not own and not url.startswith(("data:", "blob:", "about:")):
        add("request", f"asks for {url[:120]} from outside the file")


def _said(message: Any, add: Callable[[Problem, str], None]) -> None:
    if message.type in ("error", "warning"):
        add("console", f"the browser reports: {message.text[:200]}")
