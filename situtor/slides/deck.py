"""Writing a deck: one HTML file that needs nothing else, and may reach nothing else."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby
from pathlib import Path
from typing import Any

from situtor.language import Lang, known
from situtor.show import fonts
from situtor.slides import plan, plots, words
from situtor.slides.errors import SlidesError
from situtor.slides.outputs import Block, Desk
from situtor.slides.plan import Slide

SUFFIX = ".slides.html"
_HERE = Path(__file__).parent
_THAI = re.compile(r"[\u0e01-\u0e5b]")
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Server:
    """What a deck carries besides when a server and a kernel stand behind it.

    `head` is HTML for its head; `scripts` are run after the deck's own; `addresses` are scripts
    that the server hands out.
    """

    head: str
    scripts: tuple[str, ...]
    addresses: tuple[str, ...]


@dataclass(frozen=True)
class Deck:
    """The file's text, and the images beside the notebook that were looked for."""

    html: str
    files: frozenset[str]


@dataclass(frozen=True)
class _Ready:
    """A slide as the template takes it."""

    html: str
    notes: str
    layout: str
    heading: bool
    cell: int


def deck(
    notebook: Mapping[str, Any],
    name: str = "notebook",
    folder: Path | None = None,
    lang: str | None = None,
    server: Server | None = None,
) -> str:
    """The notebook as a self-contained HTML file; see `build`."""
    return build(notebook, name, folder, lang, server).html


def build(
    notebook: Mapping[str, Any],
    name: str = "notebook",
    folder: Path | None = None,
    lang: str | None = None,
    server: Server | None = None,
) -> Deck:
    """The notebook as a self-contained HTML file, and what it was made from.

    Args:
        notebook: nbformat 4, with its outputs.
        name: what the notebook's file is called, without its ending.
        folder: where it lies; its images are looked for there.
        lang: ``"th"`` or ``"en"``; found out from metadata, folder or text if not given.
        server: what stands behind the deck, if anything does; then its widgets live.

    Raises:
        SlidesError: an exercise or explorer in the notebook does not exist, or reveal.js was not
            installed with the package.
    """
    spoken = known(lang) if lang else language_of(notebook, folder)
    title = title_of(notebook, name)
    info = notebook["metadata"].get("language_info", {})
    desk = Desk(spoken, language=str(info.get("name", "python")), served=server is not None)
    cut = plan.slides(notebook, name, title, folder, desk)
    slides = [_ready(slide, number, spoken) for number, slide in enumerate(cut, 1)]
    live_style, module = _live_assets() if desk.live else ("", "")
    drawing = (plots.plotly_script(), _own("plots")) if desk.plotly else ()
    early, *scripts = [*_scripts(drawing), *(server.scripts if server else ())]
    text = "".join(slide.html + slide.notes for slide in slides) + title + module
    html: str = _template().render(
        lang=spoken,
        title=title,
        words=words,
        slides=slides,
        fonts=fonts.faces(text),
        style=_style("content.css", ours=True) + live_style,
        reveal_style=_vendor("reveal.css"),
        stage="".join(map(_style, _STAGE)),
        early=early,
        scripts=scripts,
        module=module,
        server=server,
        policy=_policy([early, *scripts, module], served=server is not None),
    )
    return Deck(html, frozenset(desk.files))


def language_of(notebook: Mapping[str, Any], folder: Path | None = None) -> Lang:
    """The notebook's language: as its metadata says, as its folder is called, as its text reads."""
    said = notebook["metadata"].get("situtor", {}).get("lang")
    if said in ("th", "en"):
        return known(said)
    if folder is not None and folder.name in ("th", "en"):
        return known(folder.name)
    prose = "".join(
        "".join(cell["source"]) for cell in notebook["cells"] if cell["cell_type"] == "markdown"
    )
    return "th" if _THAI.search(prose) else "en"


def title_of(notebook: Mapping[str, Any], name: str) -> str:
    """The deck's title: from metadata, else the first top-level heading, else the file's name."""
    metadata = notebook["metadata"]
    said = metadata.get("situtor", {}).get("title") or metadata.get("title")
    if said:
        return str(said)
    for cell in notebook["cells"]:
        if cell["cell_type"] == "markdown":
            found = re.search(r"^ {0,3}# +(.+?)[ #]*$", "".join(cell["source"]), re.M)
            if found:
                return re.sub(r"[*_`]|<[^>]*>", "", found[1]).strip()
    return name.replace("_", " ")


# --- slides ----------------------------------------------------------------------------------


def _continued(again: int, lang: Lang) -> str:
    """“(continued)”, numbered from the second on: no two slides may have the same name."""
    if not again:
        return ""
    count = f" {again}" if again > 1 else ""
    return f' <span class="again">({words.CONTINUED.at(lang)}{count})</span>'


def _ready(slide: Slide, number: int, lang: Lang) -> _Ready:
    parts = []
    if slide.heading:
        level = 1 if number == 1 else 2
        said = slide.heading.html + _continued(slide.again, lang)
        parts.append(f'<h{level} class="slide-heading" id="heading-{number}">{said}</h{level}>')
    if slide.blocks:
        _lower_headings(slide.blocks, 3 if slide.heading else 2)
        columns = _columns(slide.blocks) if slide.layout == "columns" else [slide.blocks]
        inner = [_blocks(column) for column in columns]
        if len(inner) > 1:
            inner = [f'<div class="slide-column">{html}</div>' for html in inner]
        parts.append(f'<div class="slide-body">{"".join(inner)}</div>')
    notes = "".join(dict.fromkeys(slide.notes))
    return _Ready("\n".join(parts), notes, slide.layout, slide.heading is not None, slide.cell)


def _lower_headings(blocks: list[Block], top: int) -> None:
    """Headings inside a slide follow the slide's own without leaving a level out."""
    levels = sorted({block.level for block in blocks if block.kind == "heading"})
    for block in blocks:
        if block.kind == "heading":
            depth = min(6, top + levels.index(block.level))
            block.html = f"<h{depth}>{block.html}</h{depth}>"
            block.kind, block.level = "text", 0


def _blocks(blocks: Iterable[Block]) -> str:
    """Blocks in their frames; texts that belong together share one."""
    out = []
    together = groupby(
        blocks, lambda each: ("text", each.fragment) if each.kind == "text" else (each, None)
    )
    for _, run in together:
        held = list(run)
        first = held[0]
        step = "" if first.fragment is None else f' data-fragment-index="{first.fragment}"'
        name = f"block-{first.kind}{' fragment' if step else ''}"
        out.append(f'<div class="{name}"{step}>{"".join(each.html for each in held)}</div>')
    return "".join(out)


def _columns(blocks: list[Block]) -> list[list[Block]]:
    """Two columns: parted by a rule, else by cell, else by small heading, else in the middle."""
    rules = [at for at, block in enumerate(blocks) if block.kind == "rule"]
    cells = [at for at, b in enumerate(blocks) if at and b.cell != blocks[at - 1].cell]
    heads = [at for at, b in enumerate(blocks) if at and b.html.startswith("<h")]
    if rules:
        return [blocks[: rules[0]], [b for b in blocks[rules[0] :] if b.kind != "rule"]]
    at = (cells or heads or [(len(blocks) + 1) // 2])[0]
    return [blocks[:at], blocks[at:]] if at < len(blocks) else [blocks]


# --- what every deck carries -----------------------------------------------------------------


def _live_assets() -> tuple[str, str]:
    from situtor.exercises import static

    return static.assets()


@functools.cache
def _template() -> Any:
    from jinja2 import Template

    return Template((_HERE / "template" / "deck.html.j2").read_text("utf-8"))


@functools.cache
def _style(name: str, *, ours: bool = False) -> str:
    from situtor.show import tokens
    from situtor.show.html import stylesheet

    css = (_HERE / "template" / name).read_text("utf-8")
    pressed = re.sub(r"\s*\n\s*", "\n", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)).strip()
    if name == "dark.css":  # what brings its own colours keeps ours for light ground around them
        light = "".join(f"--si-{token}:{colour};" for token, colour in tokens.LIGHT.items())
        pressed += f'html[data-theme="dark"] .situtor .own-colours{{{light}}}'
    return stylesheet() + pressed if ours else pressed


def _scripts(more: Sequence[str] = ()) -> list[str]:
    """The scripts of a deck: one for the head, then those at the end; `more` before the stage."""
    early, *own, stage = map(_own, _OWN_SCRIPTS)
    return [early, _vendor("reveal.js"), *own, *more, stage]


@functools.cache
def _own(name: str) -> str:
    return (_HERE / "template" / f"{name}.js").read_text("utf-8")


_STAGE = ("stage.css", "over.css", "dark.css", "paper.css")
_OWN_SCRIPTS = ("early", "dialog", "tables", "keys", "handout", "presenter", "deck")


@functools.cache
def _vendor(name: str) -> str:
    path = _HERE / "vendor" / name
    try:
        return path.read_text("utf-8")
    except OSError:
        raise SlidesError(
            f"{path} is missing: reveal.js comes with the package when it is built; "
            "run `pip install .` (or `pip install -e .` in a checkout) again"
        ) from None


def _policy(scripts: Iterable[str], *, served: bool = False) -> str:
    """A content security policy under which only our own scripts run and nothing is fetched.

    A deck with a server behind it may fetch from there, and from nowhere else.
    """
    hashes = " ".join(f"'{_digest(script)}'" for script in scripts if script)
    own, fetch = (" 'self'", "'self'") if served else ("", "'none'")
    code = " 'self' blob:" if served else ""  # anywidget runs its modules from blobs
    return escape(
        f"default-src 'none'; script-src {hashes}{code}; style-src 'unsafe-inline'{own}; "
        f"img-src data: blob:{own}; font-src data:{own}; media-src data: blob:; "
        f"connect-src {fetch}; form-action 'none'; base-uri 'none'"
    ).replace("&#x27;", "'")


@functools.lru_cache(maxsize=16)
def _digest(script: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}"
