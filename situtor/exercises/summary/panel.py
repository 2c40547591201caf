"""One picture on the wall, with the style it needs."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from situtor.show.fonts import faces
from situtor.show.html import View, tag, text
from situtor.show.html import stylesheet as view_stylesheet


@functools.cache
def stylesheet() -> str:
    """The CSS of summaries, with that of all views."""
    return view_stylesheet() + (Path(__file__).parent / "summary.css").read_text("utf-8")


class Panel(View):
    """A view that brings the style of summaries along."""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        style = f"<style>{stylesheet()}</style>"
        return {"text/html": style + self.html, "text/plain": self.plain}


def titled(title: str, *content: str, note: str = "") -> str:
    """A heading, what stands under it, and a small note."""
    foot = tag("p", text(note), class_="si-note") if note else ""
    return tag("p", text(title), class_="si-title") + "".join(content) + foot


def plainly(title: str, lines: Iterable[str], note: str = "") -> str:
    """The same as text."""
    return "\n".join([title, *lines, *([note] if note else [])])


def page(title: str, views: Sequence[View]) -> str:
    """The views as one HTML file that needs nothing else."""
    body = "".join(tag("section", each.html) for each in views)
    lang = views[0].lang if views else "th"
    return (
        f'<!doctype html><html lang="{lang}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; font-src data:; style-src 'unsafe-inline'\">"
        f"<title>{text(title)}</title><style>{faces(body)}{stylesheet()}</style></head>"
        f'<body class="si-wall"><main>{body}</main></body></html>'
    )
