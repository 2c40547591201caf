"""What a code cell left behind, as blocks for a slide."""

from __future__ import annotations

import json
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from itertools import islice
from typing import Any

from situtor.language import LANGS, Lang, known
from situtor.show.html import PAGE_BREAK
from situtor.slides import cache, images, inputs, markdown, mathml, plots, words
from situtor.slides.clean import clean, is_visible, picture
from situtor.slides.code import highlighted
from situtor.slides.images import Shelf

OURS = "application/vnd.situtor+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
_IMAGES = ("image/svg+xml", "image/png", "image/jpeg", "image/gif", "image/webp")
# Of these a file without a kernel can show nothing by itself.
_LIVE = re.compile(r"application/(vnd\.(?!situtor).*json|javascript)$")
_OWN_STYLE = re.compile(r"^\s*<style>[^<]*</style>(?=\s*<div class=\"situtor\")")
_REPR = re.compile(r"^[\[(]?<[^\n]*>[\])]?$|^Text\([^\n]*\)$|^Figure\([^\n]*\)$")
_COLOURS = re.compile(r"""(?<![\w-])(?:background(?:-color)?\s*:|color\s*:|bgcolor=)""", re.I)
_LINES, _LINE_LENGTH = 16, 160


@dataclass
class Block:
    """A part of a slide.

    `kind` is ``text``, ``heading``, ``rule``, ``figure``, ``table``, ``card``, ``exercise``,
    ``code`` or ``printed``; `level` is a heading's; `lines` says how much of a slide it takes;
    `new_page` asks for a fresh slide; `fragment` numbers the step at which it appears.
    """

    kind: str
    html: str
    level: int = 0
    lines: float = 1
    new_page: bool = False
    fragment: int | None = None
    cell: int = 0


@dataclass
class Desk:
    """What turning a cell into blocks needs to know, and what the deck needs to know after.

    `live` says that exercises or explorers are there, `plotly` that its figures are; `files` are
    the images that were looked for.
    """

    lang: Lang
    language: str = "python"
    live: bool = False
    plotly: bool = False
    served: bool = False  # with a kernel behind it, so that widgets live
    files: set[str] = field(default_factory=set)
    _scopes: int = field(default=0, repr=False)

    def scope(self) -> str:
        """A fresh id for a block whose own style shall not reach beyond it."""
        self._scopes += 1
        return f"block-{self._scopes}"


def source_block(cell: Mapping[str, Any], desk: Desk) -> Block:
    """A code cell's source, highlighted."""
    source = str(cell["source"]).strip("\n")
    label = escape(words.CODE.at(desk.lang))
    html = f'<div role="group" aria-label="{label}">{highlighted(source, desk.language)}</div>'
    return Block("code", html, lines=0.9 * (source.count("\n") + 1) + 1)


def output_blocks(cell: Mapping[str, Any], shelf: Shelf, desk: Desk) -> list[Block]:
    """A code cell's outputs that an audience should see: no errors, no warnings."""
    found: list[Block] = []
    for output in cell.get("outputs", []):
        kind = output["output_type"]
        if kind == "stream" and output.get("name") == "stdout":
            found += _printed(_joined(output["text"]), desk.lang)
        elif kind in ("display_data", "execute_result"):
            found += _shown(output, shelf, desk)
    return found


def _shown(output: Mapping[str, Any], shelf: Shelf, desk: Desk) -> list[Block]:
    data: Mapping[str, Any] = output["data"]
    if desk.served and WIDGET in data:
        return [_widget(data[WIDGET])]
    if OURS in data:
        return [_ours(data[OURS], desk)]
    chart = _chart(data, shelf, desk)
    if chart is not None:
        return [chart]
    if "text/html" in data:
        blocks = _html(_joined(data["text/html"]), shelf, desk)
        if blocks:
            return blocks
    for mime in _IMAGES:
        if mime in data:
            return [_image(mime, _joined(data[mime]), output, desk)]
    if "text/latex" in data:
        return [Block("text", mathml.from_output(_joined(data["text/latex"])), lines=2)]
    if "text/markdown" in data:
        html = markdown.html(_joined(data["text/markdown"]), shelf, desk.lang, desk.scope())
        return [Block("text", html, lines=lines_of(html))]
    if any(_LIVE.match(mime) for mime in data) or "text/html" in data:
        return [Block("text", f'<p class="absent">{escape(words.LIVE_ONLY.at(desk.lang))}</p>')]
    if "text/plain" in data:
        plain = _joined(data["text/plain"])
        if not _REPR.match(plain.strip()):
            return _printed(plain, desk.lang)
    return []


def _ours(spec: Mapping[str, Any], desk: Desk) -> Block:
    lang = known(spec["lang"]) if spec.get("lang") in LANGS else desk.lang
    desk.live = True
    if spec.get("what") == "explorer":
        inner = _explorer(str(spec.get("id")), lang)
    else:
        from situtor.exercises import static

        inner = static.fragment(str(spec.get("case")), str(spec.get("exercise")), lang)
    return Block("exercise", f'<div class="slide-live" data-prevent-swipe>{inner}</div>', lines=11)


def _widget(view: Mapping[str, Any]) -> Block:
    """The place of a widget, in the form in which Voilà's front end looks for it."""
    output = {"output_type": "display_data", "data": {WIDGET: view}, "metadata": {}}
    told = json.dumps(output).replace("<", "\\u003c")
    kind = "application/vnd.voila.cell-output+json"
    inner = f'<script type="{kind}">{told}</script>'
    return Block("exercise", f'<div class="slide-live" data-prevent-swipe>{inner}</div>', lines=11)


def _chart(data: Mapping[str, Any], shelf: Shelf, desk: Desk) -> Block | None:
    """A chart of plotly's or altair's, if the deck can do without the internet."""
    label = words.FIGURE.at(desk.lang)
    figure = plots.plotly(data, label)
    if figure is not None:
        desk.plotly = True
        return Block("exercise", figure, lines=11)
    svg = plots.vega(data, label)
    if svg is None:
        return None
    return Block("figure", f'<div class="output">{clean(svg, shelf, desk.lang)}</div>', lines=11)


def _explorer(name: str, lang: Lang) -> str:
    """Its stills; drawing them takes longer than the rest of the deck, so they are kept."""
    key = inputs.digest(name, lang, inputs.for_decks())
    kept = cache.get("explorers", key)
    if kept is not None:
        return kept.decode()
    from situtor.show import explorers

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a chart library's advice is not for whoever exports
        drawn = explorers.fragment(name, lang)
    cache.put("explorers", key, drawn.encode())
    return drawn


def _html(html: str, shelf: Shelf, desk: Desk) -> list[Block]:
    # Our cards bring their stylesheet along in every output; the deck carries it once.
    html = _OWN_STYLE.sub("", html)
    found: list[Block] = []
    for page in html.split(PAGE_BREAK):
        scope = desk.scope()
        inner = clean(page, shelf, desk.lang, scope)
        if not is_visible(inner):
            continue
        kind, lines = _kind(inner)
        name = "output own-colours" if _brings_colours(inner) else "output"
        block = Block(kind, f'<div id="{scope}" class="{name}">{inner}</div>', lines=lines)
        block.new_page = bool(found)
        found.append(block)
    return found


def _brings_colours(html: str) -> bool:
    """Whether somebody else's HTML sets colours, which may not go with a dark ground."""
    return 'class="situtor"' not in html and bool(_COLOURS.search(html))


def _kind(html: str) -> tuple[str, float]:
    if 'class="si-figure' in html:
        return "figure", 11
    if "<table" in html:
        return "table", 1.1 * html.count("<tr")
    if "<img" in html or "<svg" in html:
        return "figure", 11
    return "card", lines_of(html)


def _image(mime: str, content: str, output: Mapping[str, Any], desk: Desk) -> Block:
    said = output.get("metadata", {})
    said = {**said, **(said.get(mime) if isinstance(said.get(mime), dict) else {})}
    alt = str(said.get("alt", "")).strip()
    plain = _joined(output["data"].get("text/plain", "")).strip()
    if not alt and plain and not plain.startswith("<") and len(plain) < 300:
        alt = plain
    uri = images.from_mime(mime, content)
    width, height = (str(said[key]) if key in said else None for key in ("width", "height"))
    html = picture(uri, alt or words.FIGURE.at(desk.lang), width, height, known=bool(alt))
    return Block("figure", f'<div class="output">{html}</div>', lines=11)


def _printed(text: str, lang: Lang) -> list[Block]:
    lines = text.rstrip().splitlines()
    if not any(line.strip() for line in lines):
        return []
    cut = (line[:_LINE_LENGTH] + "…" if len(line) > _LINE_LENGTH else line for line in lines)
    shown = list(islice(cut, _LINES))
    if len(lines) > _LINES:
        shown.append(words.MORE_LINES.at(lang).format(n=len(lines) - _LINES))
    label = escape(words.PRINTED.at(lang))
    inner = escape("\n".join(shown))
    html = f'<pre class="printed" role="group" aria-label="{label}">{inner}</pre>'
    return [Block("printed", html, lines=0.9 * len(shown))]


def lines_of(html: str) -> float:
    """About how many lines of a slide some HTML takes."""
    plain = re.sub(r"<[^>]*>", "", re.sub(r'="[^"]*"', "", html))
    if "<img" in html:
        return 10
    parts = max(1, len(re.findall(r"<(?:p|li|tr|h\d|pre|dt|dd)\b", html)))
    # Vowels above and below a Thai consonant take no room of their own.
    wide = len(re.sub(r"[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\s]+", " ", plain))
    return max(parts * 1.15, wide / 78 + parts * 0.3)


def _joined(text: str | list[str]) -> str:
    return text if isinstance(text, str) else "".join(text)
