"""One deck: ``situtor slides`` against stock ``nbconvert --to slides``, made and then opened."""

from __future__ import annotations

import importlib.resources
import re
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import decks
import nbformat
from environments import OWN, output, python, version
from table import Section, ratio

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
from axe import violations  # noqa: E402

from situtor.slides import fit  # noqa: E402

SIZE = {"width": 1280, "height": 720}
# In place of require.js: the two scripts that the stock deck asks it for.
REQUIRE = """window.require = async (options, names, then) => {
  for (const name of names) await new Promise((done) => {
    const script = Object.assign(document.createElement("script"), { src: name, onload: done });
    document.head.append(script);
  });
  then(Reveal, RevealNotes);
};"""
STILL = "*, *::before, *::after { transition: none !important; animation: none !important; }"
IS_SLIDES = "document.querySelectorAll('.slides > .present').length === 1"
# The furthest that words, pictures and tables of the slide reach past the window, in pixels.
PAST = """() => {
  const boxes = [];
  const slide = document.querySelector(".slides > .present");
  const walk = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const element = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    if (element.closest("aside, .sr-only, mjx-assistive-mml, script, style")) continue;
    if (node.nodeType === Node.TEXT_NODE && node.data.trim()) {
      const range = document.createRange();
      range.selectNodeContents(node);
      boxes.push(...range.getClientRects());
    } else if (/^(img|svg|table)$/i.test(node.nodeName)) boxes.push(node.getBoundingClientRect());
  }
  const past = ({ top, left, bottom, right }) =>
    Math.max(-top, -left, bottom - innerHeight, right - innerWidth);
  return Math.max(...boxes.filter((box) => box.width > 1 && box.height > 1).map(past));
}"""


class Looked(NamedTuple):
    opens: str
    hosts: list[str]
    slides: int
    overflowing: int
    axe: set[str]


def look(chromium: Any, deck: Path, first: int) -> Looked:
    """Open a deck with the network refused, then with reveal.js served if it needs that.

    `first` is the number its first slide has in the address.
    """
    hosts: set[str] = set()
    page, offline = _open(chromium, deck, hosts, serve=False)
    opens = "yes"
    if not offline:
        seen = page.locator(".slides > section:visible").count()
        opens = f"no: one long page of {seen} sections"
        page.context.close()
        page, works = _open(chromium, deck, hosts, serve=True)
        if not works:
            sys.exit(f"{deck.name}: no slides, even with reveal.js at hand")
    page.add_style_tag(content=STILL)
    slides = page.locator(".slides > section, .slides > .slide").count()
    overflowing, objections = 0, set()
    for number in range(slides):
        page.evaluate("number => { location.hash = `#/${number}` }", number + first)
        page.locator(".slides > *").nth(number).and_(page.locator(".present")).wait_for()
        page.wait_for_timeout(300)
        overflowing += page.evaluate(PAST) > 1
        objections.update(violations(page))
    page.context.close()
    return Looked(opens, sorted(hosts), slides, overflowing, objections)


def _open(chromium: Any, deck: Path, hosts: set[str], serve: bool) -> tuple[Any, bool]:
    """The page, and whether it has become slides within some seconds."""

    def answer(route: Any) -> None:
        address = urlsplit(route.request.url)
        hosts.add(address.netloc)
        wanted = re.search(r"reveal\.js@[^/]+/(.+)", address.path)
        if serve and wanted and (_reveal() / wanted[1]).is_file():
            route.fulfill(path=_reveal() / wanted[1])
        elif serve and "require" in address.path:
            route.fulfill(body=REQUIRE, content_type="text/javascript")
        else:
            route.abort()

    page = chromium.new_context(viewport=SIZE).new_page()
    page.route(re.compile("^https?:"), answer)
    page.goto(deck.as_uri())
    for _ in range(40):
        if page.evaluate(IS_SLIDES):
            page.wait_for_timeout(1500)
            return page, True
        page.wait_for_timeout(100)
    return page, False


def _reveal() -> Path:
    """The folder of reveal.js that sphinx-revealjs, a tool of our build, brings."""
    return Path(str(importlib.resources.files("sphinx_revealjs") / "_static" / "revealjs"))


def measure() -> Section:
    stock = python("slides")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        executed = decks.notebook()
        nbformat.write(executed, folder / "bench.ipynb")

        def make(interpreter: Path, *command: str) -> None:
            output(interpreter, "-m", *command, cwd=folder)

        times = decks.in_turn(
            lambda: make(OWN, "situtor", "slides", "bench.ipynb", "--fresh", "--out", "ours"),
            lambda: make(stock, "nbconvert", "--to=slides", "--output-dir=stock", "bench.ipynb"),
        )
        warm = list(reversed(decks.warm_process(executed)))
        paths = [next((folder / each).rglob("*.html")) for each in ("ours", "stock")]
        sizes = [path.stat().st_size / 1e6 for path in paths]
        with fit.browser() as chromium:
            looked = [look(chromium, paths[0], 1), look(chromium, paths[1], 0)]
    names = [version(OWN, "situtor"), version(stock, "nbconvert")]
    rows = []
    for tool, taken, kept, size, seen in zip(names, times, warm, sizes, looked, strict=True):
        rules = {each.split(" ")[0] for each in seen.axe}
        rows.append(
            [
                tool,
                ratio(taken, times[0]),
                ratio(size, sizes[0]),
                f"{taken:.2f} s",
                f"{kept:.2f} s",
                f"{size:.2f} MB",
                f"{len(seen.hosts)}: {', '.join(seen.hosts)}" if seen.hosts else "none",
                seen.opens,
                f"{seen.overflowing} of {seen.slides}",
                f"{len(seen.axe)}: {', '.join(sorted(rules))}" if rules else "none",
            ]
        )
    rows.append(["quarto-cli", *["–"] * 8, "not measured"])
    return Section(
        "One deck",
        [
            "tool", "time, × ours", "size, × ours", "command line", "warm process", "size",
            "outside hosts asked", "opens offline as slides", "slides past 1280×720",
            "axe-core objections",
        ],
        rows,
        "The notebook of `decks.py`: 25 slides, 6 figures with Thai titles, 4 tables, run before. "
        f"Times are medians of {decks.ROUNDS} rounds in turn. “Offline” is headless Chromium "
        "with every http and https request refused. To count its slides and ask axe-core, the "
        "stock deck was then given reveal.js from this machine in place of its own host's: that is "
        "its best case. axe-core looks at every slide; the same objection to the same element "
        "counts once. quarto-cli is not measured: its package on PyPI holds no program but "
        "downloads one from elsewhere while it is installed, so plain pip cannot give it.",
    )  # fmt: skip
