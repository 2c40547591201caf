"""Markdown cells as pieces of HTML: headings apart, so that a deck can be cut at them."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass
from html import escape, unescape
from typing import Any

from situtor.language import Lang
from situtor.slides import images
from situtor.slides.clean import clean
from situtor.slides.code import highlighted
from situtor.slides.images import Shelf
from situtor.slides.mathml import mathml

# A dollar sign before a digit closes no formula: "$5 to $10" is money.
_INLINE_MATHS = (
    r"\$\$(?P<maths_shown>(?:[^$\\]|\\.)+?)\$\$"
    r"|\$(?![\s$])(?P<maths_inline>(?:[^$\\\n]|\\.)*?[^$\\\s]|\\.)\$(?![\d$])"
    r"|\\\\\((?P<maths_round>.+?)\\\\\)"
)
_BLOCK_MATHS = (
    r"^ {0,3}(?:\$\$(?P<maths_dollars>[\s\S]+?)\$\$"
    r"|\\\\\[(?P<maths_square>[\s\S]+?)\\\\\]"
    r"|(?P<maths_environment>\\begin\{(?P<maths_name>[a-z]+\*?)\}[\s\S]+?\\end\{(?P=maths_name)\}))"
    r"[ \t]*(?:\n|$)"
)
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True)
class Piece:
    """A heading (`level` 1 to 6), a rule (`level` -1) or anything else (`level` 0)."""

    html: str
    level: int = 0

    @property
    def text(self) -> str:
        """What it says, without markup."""
        return unescape(_TAG.sub("", self.html)).strip()


def pieces(source: str, shelf: Shelf, lang: Lang, scope: str = "") -> list[Piece]:
    """The parts of a markdown cell in order, made harmless; headings without their ``<h2>``."""
    reader, renderer = _tools()
    tokens, state = reader.parse(source)
    tokens = [token for token in tokens if token["type"] != "blank_line"]
    found: list[Piece] = []
    run: list[str] = []
    # Raw HTML may open in one paragraph and close three further on: then they stay together.
    apart = not any(token["type"] == "block_html" for token in tokens)

    def flush() -> None:
        if run:
            html = clean("".join(run), shelf, lang, scope)
            if html.strip():
                found.append(Piece(html))
            run.clear()

    for token in tokens:
        if token["type"] == "heading":
            flush()
            inner = renderer.render_tokens(token["children"], state)
            found.append(Piece(clean(inner, shelf, lang), token["attrs"]["level"]))
        elif token["type"] == "thematic_break":
            flush()
            found.append(Piece("<hr>", -1))
        else:
            run.append(renderer.render_tokens([token], state))
            if apart:
                flush()
    flush()
    return found


def html(source: str, shelf: Shelf, lang: Lang, scope: str = "") -> str:
    """Markdown as one piece of harmless HTML; headings become bold lines."""
    return "".join(
        f"<p><strong>{piece.html}</strong></p>" if piece.level > 0 else piece.html
        for piece in pieces(source, shelf, lang, scope)
    )


@functools.cache
def _tools() -> tuple[Any, Any]:
    """What reads markdown into tokens, and what writes tokens as HTML."""
    import mistune

    class Renderer(mistune.HTMLRenderer):
        def block_code(self, code: str, info: str | None = None) -> str:
            return highlighted(code, (info or "").split(None, 1)[0] if info else "")

        def image(self, text: str, url: str, title: str | None = None) -> str:
            # Read again, and embedded, when the whole piece is cleaned.
            alt = unescape(_TAG.sub("", text)).strip()
            named = f' alt="{escape(alt)}"' if alt else ""
            named += f' title="{escape(title)}"' if title else ""
            return f'<img src="{escape(url)}"{named}>'

        def link(self, text: str, url: str, title: str | None = None) -> str:
            if images.is_remote(url) and "//" in url:
                return f'<a href="{escape(url)}" target="_blank" rel="noreferrer">{text}</a>'
            return f'<a href="{escape(url)}">{text}</a>'

    def maths(md: Any) -> None:
        md.block.register("block_maths", _BLOCK_MATHS, _parse_block, before="list")
        md.inline.register("inline_maths", _INLINE_MATHS, _parse_inline, before="codespan")
        if md.renderer is not None:
            md.renderer.register("block_maths", lambda _, text: mathml(text, block=True))
            md.renderer.register("inline_maths", lambda _, text: mathml(text, block=False))

    plugins: list[Any] = ["strikethrough", "table", "url", "task_lists", "def_list", maths]
    writer = mistune.create_markdown(renderer=Renderer(escape=False), plugins=plugins)
    return mistune.create_markdown(renderer=None, plugins=plugins), writer.renderer


def _parse_block(_: Any, match: re.Match[str], state: Any) -> int:
    names = ("maths_dollars", "maths_square", "maths_environment")
    latex = next(match[name] for name in names if match[name] is not None)
    state.append_token({"type": "block_maths", "raw": latex})
    return match.end()


def _parse_inline(_: Any, match: re.Match[str], state: Any) -> int:
    shown = match["maths_shown"]
    latex = shown or match["maths_inline"] or match["maths_round"]
    state.append_token({"type": "block_maths" if shown else "inline_maths", "raw": latex})
    return match.end()
