"""Figures from tables: title, unit, source line and alt text always come along."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from situtor import language, library
from situtor.errors import SitutorError
from situtor.language import Lang
from situtor.model import ChartSpec, Column, Dossier, Table
from situtor.show import alt, cards, theme
from situtor.show.html import View, data_uri, tag, text
from situtor.show.tokens import DASHES, LIGHT, MARKERS, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Rows = list[dict[str, Any]]


class ChartError(SitutorError):
    """A table cannot be drawn the way it was asked."""


class Chart(View):
    """A figure with what a reader needs around it.

    `figure` is the matplotlib figure, `alt` its description in words, `title`, `unit` and
    `source` the lines set around it.
    """

    def __init__(
        self, figure: Figure, title: str, unit: str, source: str, alt: str, lang: Lang
    ) -> None:
        self.figure, self.title, self.unit, self.source, self.alt = figure, title, unit, source, alt
        image = tag("img", src=svg_uri(figure), alt=alt)[: -len("</img>")]
        small = tag("span", text(f" ({unit})"), class_="si-small") if unit else ""
        body = tag("p", text(title), small, class_="si-title") + image
        body += tag("figcaption", source)
        super().__init__([tag("figure", body, class_="si-figure")], f"{title} — {alt}", lang)

    def save(self, path: str | Path) -> Path:
        """Write the figure with its title and source drawn in; the ending says the format."""
        import re
        import textwrap
        from html import unescape

        path = Path(path)
        plain = unescape(re.sub(r"<[^>]+>", " ", self.source)).split()
        with theme.themed():
            head = textwrap.fill(f"{self.title} ({self.unit})" if self.unit else self.title, 90)
            self.figure.suptitle(head, x=0.01, ha="left", fontsize=theme.BASE + 3, weight="bold")
            self.figure.supxlabel(
                textwrap.fill(" ".join(plain), 130),
                x=0.01,
                ha="left",
                fontsize=theme.SMALL - 2,
                color=LIGHT["soft"],
            )
            self.figure.savefig(path)
            self.figure.suptitle("")
            self.figure.supxlabel("")
        return path


def svg_uri(figure: Figure) -> str:
    """The figure as a data URI: SVG with text as paths, the same bytes for the same figure."""
    buffer = io.BytesIO()
    with theme.themed():
        figure.savefig(buffer, format="svg", metadata={"Date": None, "Creator": None})
    return data_uri("image/svg+xml", buffer.getvalue())


def png_uri(figure: Figure) -> str:
    """The figure as a data URI: PNG at twice the size, for shapes with too many points for SVG."""
    from PIL import Image

    raw, small = io.BytesIO(), io.BytesIO()
    with theme.themed():
        figure.savefig(raw, format="png", dpi=2 * theme.DPI)
    Image.open(raw).convert("RGB").quantize(64).save(small, format="png", optimize=True)
    return data_uri("image/png", small.getvalue())


def plot(record: Dossier, table: Table, lang: Lang | None = None, **changes: Any) -> Chart:
    """Draw a table as its description says, or with parts of that changed.

    Args:
        record, table: the case and the table's description.
        changes: fields of `situtor.model.ChartSpec` to use instead (``kind``, ``x``, ``y``, …).

    Raises:
        ChartError: the table has no chart of its own and too little was given.
        DataError: the CSV does not fit its description.
    """
    lang = lang or language.current()
    spec = _spec(table, changes)
    rows = library.read_rows(record, table)
    figure = theme.new_figure(_height(spec, rows))
    with theme.themed():
        axes = figure.add_subplot()
        _DRAW[spec.kind](axes, rows, table, spec, lang)
    source = cards.source_line(
        record, table.sources, table.kind, table.confidence, lang, derived=table.derived
    )
    return Chart(
        figure,
        title=_title(table, spec, lang),
        unit=_unit(table, spec.y[0], lang),
        source=source,
        alt=alt.describe(table, rows, spec, lang),
        lang=lang,
    )


def _spec(table: Table, changes: dict[str, Any]) -> ChartSpec:
    names = [column.name for column in table.columns]
    base = msgspec.structs.asdict(table.chart) if table.chart else {}
    if isinstance(changes.get("y"), str):
        changes["y"] = [changes["y"]]
    try:
        spec = msgspec.convert({**base, **changes}, ChartSpec)
    except msgspec.ValidationError as error:
        raise ChartError(
            f"the table {table.id!r} cannot be drawn: {error}; give kind, x and y"
        ) from None
    for name in (spec.x, *spec.y):
        if name not in names:
            raise ChartError(
                f"the table {table.id!r} has no column {name!r}; it has {', '.join(names)}"
            )
    return spec


def column(table: Table, name: str) -> Column:
    """The description of one column."""
    return next(each for each in table.columns if each.name == name)


def _title(table: Table, spec: ChartSpec, lang: Lang) -> str:
    """The table's title; where one of several measures is drawn, that measure by name."""
    units = {column.unit for column in table.columns if column.type in ("integer", "number")}
    if len(spec.y) == 1 and len(units) > 1 and spec.kind != "interval":
        return f"{table.title.at(lang)} · {column(table, spec.y[0]).title.at(lang)}"
    return table.title.at(lang)


def _unit(table: Table, name: str, lang: Lang) -> str:
    unit = column(table, name).unit
    return library.units()[unit].at(lang) if unit else ""


def _height(spec: ChartSpec, rows: Rows) -> float:
    if spec.kind in ("line", "points"):
        return theme.HEIGHT
    bars = len(rows) * (1 if spec.kind == "bar" and len(spec.y) == 1 else 1.25)
    return min(theme.HEIGHT, max(3.0, 0.9 + 0.46 * bars))


def _label(value: Any, col: Column, lang: Lang) -> str:
    return cards.cell_text(value, col, lang)


# --- the five kinds --------------------------------------------------------------------------


def _line(axes: Axes, rows: Rows, table: Table, spec: ChartSpec, lang: Lang) -> None:
    ends: list[tuple[float, float, str, str]] = []
    for index, name in enumerate(spec.y):
        xs = [row[spec.x] for row in rows]
        ys = [row[name] if row[name] is not None else float("nan") for row in rows]
        main = spec.emphasis in (None, name)
        colour = series_colour(spec, name)
        axes.plot(
            xs,
            ys,
            color=colour,
            linewidth=3.2 if spec.emphasis == name else 2.2,
            linestyle=DASHES[0] if main else DASHES[index % len(DASHES)],
            zorder=3 if main else 2,
            marker=MARKERS[index % len(MARKERS)] if len(xs) < 15 else None,
        )
        known = [(x, y) for x, y in zip(xs, ys, strict=True) if y == y]
        if known:
            ends.append((*known[-1], column(table, name).title.at(lang), colour))
    years_axis(axes, lang)
    if spec.log:
        axes.set_yscale("log")
    else:
        axes.set_ylim(bottom=min(0, axes.get_ylim()[0]))
    numbers_axis(axes)
    if len(spec.y) > 1:
        label_ends(axes, ends)
    if spec.reference is not None:
        axes.axhline(spec.reference, color=LIGHT["edge"], linewidth=1.2)


def _points(axes: Axes, rows: Rows, table: Table, spec: ChartSpec, lang: Lang) -> None:
    if column(table, spec.x).type != "year":
        _bar(axes, rows, table, spec, lang)
        return
    for index, name in enumerate(spec.y):
        known = [(row[spec.x], row[name]) for row in rows if row[name] is not None]
        axes.plot(
            [x for x, _ in known],
            [y for _, y in known],
            linestyle="none",
            marker=MARKERS[index % len(MARKERS)],
            markersize=9,
            color=SERIES[index % len(SERIES)],
            label=column(table, name).title.at(lang),
        )
        for x, y in known:
            axes.annotate(
                language.number(y),
                (x, y),
                xytext=(0, 8),
                textcoords="offset points",
                ha="center",
                fontsize=theme.SMALL,
                color=LIGHT["soft"],
            )
    if len(spec.y) > 1:
        axes.legend()
    years_axis(axes, lang)
    if spec.log:
        axes.set_yscale("log")
    else:
        axes.set_ylim(0, axes.get_ylim()[1] * 1.06)
    numbers_axis(axes)


def _bar(axes: Axes, rows: Rows, table: Table, spec: ChartSpec, lang: Lang) -> None:
    labels = [wrap_label(_label(row[spec.x], column(table, spec.x), lang)) for row in rows]
    places = range(len(rows))
    share = 0.72 / len(spec.y)
    for index, name in enumerate(spec.y):
        values = [row[name] for row in rows]
        offset = (index - (len(spec.y) - 1) / 2) * share
        bars = axes.barh(
            [place + offset for place in places],
            [value or 0 for value in values],
            height=share * 0.92,
            color=SERIES[index % len(SERIES)],
            label=column(table, name).title.at(lang),
        )
        axes.bar_label(
            bars,
            labels=["–" if value is None else language.number(value) for value in values],
            padding=5,
            fontsize=theme.SMALL,
            color=LIGHT["ink"],
        )
    axes.set_yticks(list(places), labels)
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    if spec.log:
        axes.set_xscale("log")
    negative = any((row[name] or 0) < 0 for row in rows for name in spec.y)
    axes.margins(x=0.2 if negative else 0.12)
    numbers_axis(axes, which="x")
    if len(spec.y) > 1:
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(spec.y))


def _pair(axes: Axes, rows: Rows, table: Table, spec: ChartSpec, lang: Lang) -> None:
    if len(spec.y) != 2:
        raise ChartError(f"the table {table.id!r} needs two columns to be drawn as pairs")
    first, second = spec.y
    labels = [wrap_label(_label(row[spec.x], column(table, spec.x), lang)) for row in rows]
    for place, row in enumerate(rows):
        low, high = row[first], row[second]
        if low is not None and high is not None:
            axes.plot([low, high], [place, place], color=LIGHT["line"], linewidth=4, zorder=1)
    for index, name in enumerate(spec.y):
        axes.plot(
            [row[name] for row in rows],
            list(range(len(rows))),
            linestyle="none",
            marker=MARKERS[index],
            markersize=10,
            color=SERIES[index],
            label=column(table, name).title.at(lang),
        )
    axes.set_yticks(range(len(rows)), labels)
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    numbers_axis(axes, which="x")
    axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)


def _interval(axes: Axes, rows: Rows, table: Table, spec: ChartSpec, lang: Lang) -> None:
    if spec.low is None or spec.high is None:
        raise ChartError(f"the table {table.id!r} needs low and high to be drawn with intervals")
    name = spec.y[0]
    labels = [wrap_label(_label(row[spec.x], column(table, spec.x), lang)) for row in rows]
    for place, row in enumerate(rows):
        axes.plot([row[spec.low], row[spec.high]], [place, place], color=SERIES[0], linewidth=3)
        axes.plot(row[name], place, marker="o", markersize=11, color=SERIES[0])
        words = "{} ({}–{})".format(
            *(language.number(row[each]) for each in (name, spec.low, spec.high))
        )
        axes.annotate(
            words,
            (row[name], place),
            xytext=(0, 13),
            textcoords="offset points",
            ha="center",
            fontsize=theme.SMALL,
        )
    if spec.reference is not None:
        axes.axvline(spec.reference, color=LIGHT["against"], linewidth=1.6, linestyle="--")
    axes.set_yticks(range(len(rows)), labels)
    axes.set_ylim(len(rows) - 0.5, -0.7)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    numbers_axis(axes, which="x")


_DRAW: dict[str, Callable[[Any, Rows, Table, ChartSpec, Lang], None]] = {
    "line": _line,
    "points": _points,
    "bar": _bar,
    "pair": _pair,
    "interval": _interval,
}


# --- axes and labels -------------------------------------------------------------------------


def series_colour(spec: ChartSpec, name: str) -> str:
    """The first colour for what the figure is about, others in the palette's order."""
    if spec.emphasis is None:
        return SERIES[spec.y.index(name) % len(SERIES)]
    if name == spec.emphasis:
        return SERIES[0]
    others = [each for each in spec.y if each != spec.emphasis]
    return SERIES[1 + others.index(name) % (len(SERIES) - 1)]


def years_axis(axes: Axes, lang: Lang) -> None:
    """Whole years on the x axis, in the Buddhist era in Thai."""
    from matplotlib.ticker import FuncFormatter, MaxNLocator

    axes.xaxis.set_major_locator(MaxNLocator(integer=True, nbins=12, steps=[1, 2, 5, 10]))
    axes.xaxis.set_major_formatter(
        FuncFormatter(lambda value, _: language.bare_year(round(value), lang))
    )
    if lang == "th":
        axes.set_xlabel("พ.ศ.", loc="right")


def numbers_axis(axes: Axes, which: str = "y") -> None:
    """Separators and true minus signs on one axis."""
    from matplotlib.ticker import FuncFormatter, NullFormatter

    axis = axes.yaxis if which == "y" else axes.xaxis
    axis.set_major_formatter(
        FuncFormatter(lambda value, _: language.number(float(f"{value:.10g}")))
    )
    axis.set_minor_formatter(NullFormatter())


def label_ends(axes: Axes, ends: Sequence[tuple[float, float, str, str]]) -> None:
    """Name each line at its end, moved apart so that no two names touch."""
    figure = axes.figure
    figure.canvas.draw()
    step = theme.SMALL * 1.75 * theme.DPI / 72
    wanted = sorted(
        ((axes.transData.transform((x, y))[1], x, y, name, colour) for x, y, name, colour in ends),
    )
    placed: list[float] = []
    for height, *_ in wanted:
        placed.append(max(height, placed[-1] + step) if placed else height)
    top = axes.bbox.y1
    if placed and placed[-1] > top:
        placed[-1] = top
        for index in range(len(placed) - 2, -1, -1):
            placed[index] = min(placed[index], placed[index + 1] - step)
    scale = 72 / theme.DPI
    for height, (own, x, y, name, colour) in zip(placed, wanted, strict=True):
        axes.annotate(
            name,
            (x, y),
            xytext=(9, (height - own) * scale),
            textcoords="offset points",
            va="center",
            color=colour,
            fontsize=theme.SMALL,
            weight="bold",
            annotation_clip=False,
        )


def wrap_label(label: str, width: int = 34) -> str:
    """Break a long label at its spaces; Thai is never cut inside a phrase."""
    import textwrap

    return textwrap.fill(label, width, break_long_words=False, break_on_hyphens=False)
