"""Counts as tables with bars: the browser wraps Thai labels, and a screen reader reads numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from situtor.exercises.summary.panel import Panel, plainly, titled
from situtor.exercises.summary.wording import PLACE, say
from situtor.language import Lang
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

Counts = Mapping[str, Sequence[int]]


def stacked(
    title: str,
    rows: Sequence[str],
    parts: Counts,
    lang: Lang,
    note: str = "",
    colours: Sequence[str] = SERIES,
    under: Sequence[str] = (),
) -> Panel:
    """One bar a row, cut into parts.

    Args:
        rows: the labels.
        parts: name → one count a row.
        under: a small line under each label.
    """
    totals = [sum(counts[at] for counts in parts.values()) for at in range(len(rows))]
    most = max([*totals, 1])
    body = ""
    for at, row in enumerate(rows):
        cuts = "".join(
            _bar(counts[at], most, colour, name)
            for (name, counts), colour in zip(parts.items(), colours, strict=False)
        )
        body += _row(row, tag("div", cuts, class_="si-stack"), under[at] if under else "")
    return _table(title, rows, parts, body, colours, lang, note)


def beside(title: str, rows: Sequence[str], parts: Counts, lang: Lang, note: str = "") -> Panel:
    """Two or more bars a row, one under the other, for before and after."""
    most = max([count for counts in parts.values() for count in counts] + [1])
    body = "".join(
        _row(
            row,
            "".join(
                tag("div", _bar(counts[at], most, colour, name), class_="si-stack")
                for (name, counts), colour in zip(parts.items(), SERIES, strict=False)
            ),
        )
        for at, row in enumerate(rows)
    )
    return _table(title, rows, parts, body, SERIES, lang, note)


def places(
    title: str,
    rows: Sequence[str],
    counts: Sequence[Sequence[int]],
    lang: Lang,
    note: str = "",
    framed: bool = False,
) -> Panel:
    """How often each row was given each place: the darker, the more often.

    Args:
        counts: for each row, how often it was put first, second, …
        framed: frame the row's own place, for rows that stand in their true order.
    """
    most = max([count for row in counts for count in row] + [1])
    names = [say(PLACE, lang, n=n) for n in range(1, len(rows) + 1)]
    head = tag("tr", tag("td"), *(tag("th", text(each), scope="col") for each in names))
    body = "".join(
        tag("tr", tag("th", text(row), scope="row"), *_shades(counts[at], most, at, framed))
        for at, row in enumerate(rows)
    )
    table = tag("table", tag("thead", head), tag("tbody", body), class_="si-places")
    lines = (f"{row}: " + _listed(names, counts[at]) for at, row in enumerate(rows))
    html = titled(title, tag("div", table, class_="si-scroll"), note=note)
    return Panel([html], plainly(title, lines, note), lang)


def _shades(counts: Sequence[int], most: int, own: int, framed: bool) -> list[str]:
    cells = []
    for at, count in enumerate(counts):
        share = count / most
        ink = LIGHT["on-accent"] if share > 0.55 else LIGHT["ink"]
        style = f"background:{_mixed(share)};color:{ink}"
        frame = "si-true" if framed and at == own else None
        cells.append(tag("td", str(count) if count else "", style=style, class_=frame))
    return cells


def _mixed(share: float) -> str:
    """Between paper and the accent colour; the same in light and dark themes."""
    paper, accent = (
        [int(LIGHT[name][at : at + 2], 16) for at in (1, 3, 5)] for name in ("paper", "accent")
    )
    mixed = (round(low + (high - low) * share) for low, high in zip(paper, accent, strict=True))
    return "#" + "".join(f"{each:02x}" for each in mixed)


def _bar(count: int, most: int, colour: str, name: str) -> str:
    if not count:
        return ""
    style = f"width:{count / most * 100:.2f}%;background:{colour}"
    return tag("span", str(count), class_="si-bar", style=style, title=name)


def _row(label: str, bars: str, under: str = "") -> str:
    small = tag("span", text(under), class_="si-under") if under else ""
    return tag("tr", tag("th", text(label), small, scope="row"), tag("td", bars))


def _table(
    title: str,
    rows: Sequence[str],
    parts: Counts,
    body: str,
    colours: Sequence[str],
    lang: Lang,
    note: str,
) -> Panel:
    legend = ""
    if len(parts) > 1:
        names = (
            tag("span", tag("i", style=f"background:{colour}"), text(name))
            for name, colour in zip(parts, colours, strict=False)
        )
        legend = tag("p", *names, class_="si-legend")
    table = tag("table", tag("tbody", body), class_="si-bars")
    lines = (
        f"{row}: " + _listed(list(parts), [counts[at] for counts in parts.values()])
        for at, row in enumerate(rows)
    )
    return Panel([titled(title, legend, table, note=note)], plainly(title, lines, note), lang)


def _listed(names: Sequence[str], counts: Sequence[int]) -> str:
    pairs = zip(names, counts, strict=True)
    return ", ".join(f"{name} {count}" for name, count in pairs if count) or "–"
