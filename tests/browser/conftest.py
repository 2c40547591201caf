"""A real Chromium, with every road to the network closed and every attempt written down."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest


@dataclass
class Opened:
    """A page, what it asked the network for, and what it complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def slide(self, number: int) -> Any:
        """Turn to a slide, counted from one, and return it."""
        self.page.evaluate("number => { location.hash = `#/${number}` }", number)
        slide = self.page.locator(".slides > .slide").nth(number - 1)
        slide.locator("xpath=self::*[contains(@class, 'present')]").wait_for()
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
