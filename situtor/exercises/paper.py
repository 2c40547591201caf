"""Exercises on paper: ruled space to write in, boxes to tick, tables to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from situtor.show.html import tag, text

LETTERS = {"th": "กขคงจฉ", "en": "ABCDEF"}
TICK = tag("b", class_="sp-cell")
NUMBER = tag("b", class_="sp-cell sp-number")  # room for a figure


def lines(count: int) -> str:
    """Room for as many handwritten lines."""
    return _ruled("height", count, "sp-lines")


def rest(least: int) -> str:
    """Ruled lines to the end of the page, at least so many."""
    return _ruled("min-height", least, "sp-lines sp-rest")


def _ruled(measure: str, count: int, kind: str) -> str:
    # More lines than any page holds, behind a window: only borders are printed sharply everywhere.
    window = tag("div", *(tag("i") for _ in range(count if kind == "sp-lines" else 30)))
    style = f"{measure}:calc({count} * var(--line))"
    return tag("div", window, class_=kind, style=style, aria_hidden="true")


def ask(label: str) -> str:
    """What is asked, above the room for the answer."""
    return tag("p", text(label), class_="sp-ask")


def question(label: str, count: int) -> str:
    """A question with so many lines to answer."""
    return tag("div", ask(label), lines(count), class_="sp-question")


def last_question(label: str, least: int) -> str:
    """A question whose lines go on to the end of the page."""
    return tag("div", ask(label), rest(least), class_="sp-question sp-last")


def named(label: str) -> str:
    """A name to fill in, on one line."""
    return tag("p", text(label), tag("i"), class_="sp-named")


def ticks(options: Iterable[str]) -> str:
    """Boxes to tick, side by side."""
    return tag("div", *map(_tick, options), class_="sp-ticks")


def choices(options: Iterable[str]) -> str:
    """Boxes to tick, one under the other."""
    return tag("div", *map(_tick, options), class_="sp-ticks sp-choices")


def _tick(label: str) -> str:
    return tag("span", tag("b"), tag("span", text(label)), class_="sp-tick")


def grid(
    head: Sequence[str], rows: Iterable[Sequence[str]], widths: Sequence[float], kind: str = ""
) -> str:
    """A table of ready-made cells.

    Args:
        head: the words above the columns.
        rows: the cells, as HTML.
        widths: of the columns, in per cent.
        kind: a class of its own, for the stylesheet.
    """
    columns = tag("colgroup", *(f'<col style="width:{width}%">' for width in widths))
    top = tag("tr", *(tag("th", text(each), scope="col") for each in head))
    body = "".join(tag("tr", *(tag("td", cell) for cell in row)) for row in rows)
    inside = columns + tag("thead", top) + tag("tbody", body)
    return tag("table", inside, class_=f"sp-table {kind}".strip())


def boxed(label: str, inside: str) -> str:
    """A labelled frame."""
    return tag("div", ask(label), inside, class_="sp-box")


def small(words: str) -> str:
    """A source line."""
    return tag("span", text(words), class_="sp-source")


def cited(item: dict[str, str]) -> str:
    """A sentence and its source."""
    return f"{text(item['text'])} {small(item['source'])}" if item["source"] else text(item["text"])


def listed(items: Iterable[str]) -> str:
    """A list of ready-made items."""
    return tag("ul", *(tag("li", item) for item in items))


def term(name: str, words: str) -> str:
    """A name in bold and what belongs to it."""
    return tag("strong", text(name)) + f": {text(words)}"
