"""Small pieces of HTML that every view is made of. All text is escaped here, once."""

from __future__ import annotations

import base64
import functools
from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from situtor import language
from situtor.language import Lang
from situtor.show import tokens

# Between two of these marks lies what fits on one slide; in a notebook they are invisible.
PAGE_BREAK = "<!-- situtor:page -->"


@functools.cache
def stylesheet() -> str:
    """The CSS of cards, figures and tables, tokens included."""
    return tokens.css() + _pressed((Path(__file__).parent / "show.css").read_text("utf-8"))


def _pressed(css: str) -> str:
    import re

    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    return re.sub(r"\s+", " ", css).strip()


def tag(name: str, *content: str, **attributes: object) -> str:
    """An element around ready-made HTML; ``class_`` and ``data_x`` become ``class``, ``data-x``."""
    parts = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{parts}>{''.join(content)}</{name}>"


def text(value: object) -> str:
    """Escaped text."""
    return escape(str(value))


def data_uri(mime: str, content: bytes) -> str:
    """The content as an address that carries itself."""
    return f"data:{mime};base64,{base64.b64encode(content).decode('ascii')}"


class View:
    """Something that shows itself: HTML where there is a screen, plain text where there is not."""

    def __init__(self, pages: Iterable[str], plain: str, lang: Lang | None = None) -> None:
        self.pages = list(pages)
        self.plain = plain
        self.lang = lang or language.current()

    @property
    def html(self) -> str:
        """The HTML without its stylesheet."""
        return PAGE_BREAK.join(
            tag("div", page, class_="situtor", lang=self.lang) for page in self.pages
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        style = f"<style>{stylesheet()}</style>"
        return {"text/html": style + self.html, "text/plain": self.plain}

    def __repr__(self) -> str:
        return self.plain
