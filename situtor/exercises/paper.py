"""Exercises on paper: ruled space to write in, boxes to tick, scales to mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from situtor.show.html import tag, text


def lines(count: int = 2) -> str:
    """Room for as many handwritten lines."""
    return tag("div", *(tag("i") for _ in range(count)), class_="sp-lines", aria_hidden="true")


def question(label: str, count: int = 2) -> str:
    """A question with room to answer."""
    return tag("div", tag("p", text(label), class_="sp-ask"), lines(count), class_="sp-question")


def ticks(options: Iterable[str]) -> str:
    """Boxes to tick, side by side."""
    boxes = (tag("span", tag("b"), text(each), class_="sp-tick") for each in options)
    return tag("div", *boxes, class_="sp-ticks")


def grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of ready-made cells; the first column is read, the others are filled in."""
    top = tag("tr", *(tag("th", text(each), scope="col") for each in head))
    body = "".join(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    return tag("table", tag("thead", top), tag("tbody", body), class_="sp-table")


def boxed(label: str, inside: str) -> str:
    """A labelled frame."""
    return tag("div", tag("p", text(label), class_="sp-ask"), inside, class_="sp-box")


def small(words: str) -> str:
    """A source line."""
    return tag("span", text(words), class_="sp-source")


TICK = tag("b", class_="sp-cell")
