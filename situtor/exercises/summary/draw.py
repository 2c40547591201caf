"""Drawn pictures of what a room answered: lines, ranges, spots and shares.

People's words never stand in a drawing, where Thai could not wrap: it carries numbers and letters,
and the table or title beside it says what they are.
"""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from typing import TYPE_CHECKING

from situtor import language
from situtor.language import Lang
from situtor.show import theme
from situtor.show.charts import Chart, numbers_axis, years_axis
from situtor.show.html import tag, text
from situtor.show.tokens import DASHES, LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

Point = tuple[float, float]
# Beyond so many people single lines only make a grey patch; the band of the middle half remains.
_SINGLE_LINES = 200


def lines(
    title: str,
    unit: str,
    drawn: Sequence[Sequence[Point]],
    truth: Sequence[Point],
    top: float,
    names: tuple[str, str, str],
    lang: Lang,
    note: str = "",
) -> Chart:
    """Everyone's line faintly, the middle of them and the data strongly.

    Args:
        drawn: (year, value) points of each person.
        truth: the data, as (year, value).
        top: upper end of the scale.
        names: of the band of the middle half, of the median, of the data.
    """
    from matplotlib.collections import LineCollection

    by_year: dict[float, list[float]] = {}
    for line in drawn:
        for year, value in line:
            by_year.setdefault(year, []).append(value)
    years = sorted(by_year)
    middle = [statistics.median(by_year[year]) for year in years]
    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        if len(drawn) <= _SINGLE_LINES:
            faint = LineCollection(
                [list(line) for line in drawn], colors=LIGHT["edge"], linewidths=0.9, alpha=0.3
            )
            axes.add_collection(faint)
        low, high = zip(*(middle_half(by_year[year]) for year in years), strict=True)
        axes.fill_between(
            years, low, high, color=SERIES[1], alpha=0.18, linewidth=0, label=names[0]
        )
        axes.plot(years, middle, color=SERIES[1], linestyle=DASHES[1], linewidth=3, label=names[1])
        axes.plot(
            *zip(*truth, strict=True), color=SERIES[0], linewidth=3, marker="o", label=names[2]
        )
        axes.set_ylim(0, top)
        years_axis(axes, lang)
        numbers_axis(axes)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)
    data = dict(truth)
    said = "; ".join(
        f"{language.bare_year(round(year), lang)}: {names[1]} {language.number(round(value, 1))}"
        + (f", {names[2]} {language.number(data[year])}" if year in data else "")
        for year, value in zip(years, middle, strict=True)
    )
    return chart(figure, title, said, lang, note, unit)


def middle_half(values: Sequence[float]) -> tuple[float, float]:
    """The lower and upper quartile; of a single value, that value twice."""
    if len(values) < 2:
        return values[0], values[0]
    low, _, high = statistics.quantiles(values, n=4, method="inclusive")
    return low, high


def ranges(
    title: str,
    unit: str,
    spans: Sequence[tuple[float, float, float]],
    truth: float,
    names: tuple[str, str, str],
    lang: Lang,
    note: str = "",
) -> Chart:
    """Each person's lowest, best and highest, sorted by the best, with the truth as a line.

    Args:
        spans: (lowest, best, highest) of each person.
        names: of the truth, of ranges that hold it, of ranges that do not.
    """
    ordered = sorted(spans, key=lambda each: (each[1], each[0]))
    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        axes.axvline(truth, color=SERIES[0], linewidth=2.5, label=f"{names[0]} {_shown(truth)}")
        _spans(axes, ordered, truth, names)
        axes.set_yticks([])
        axes.set_ylim(-1, len(ordered))
        axes.grid(visible=False, axis="y")
        numbers_axis(axes, which="x")
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=3)
    return chart(figure, title, f"{names[0]} {_shown(truth)}; {note}", lang, note, unit)


def _spans(
    axes: Axes, ordered: Sequence[tuple[float, float, float]], truth: float, names: tuple[str, ...]
) -> None:
    from matplotlib.collections import LineCollection

    width = max(0.6, min(5.0, 200 / len(ordered)))
    for holds, colour, marker, name in (
        (True, SERIES[2], "o", names[1]),
        (False, SERIES[1], "s", names[2]),
    ):
        rows = [
            (place, span)
            for place, span in enumerate(ordered)
            if (span[0] <= truth <= span[2]) is holds
        ]
        bars = [[(span[0], place), (span[2], place)] for place, span in rows]
        axes.add_collection(LineCollection(bars, colors=colour, linewidths=width, alpha=0.55))
        axes.plot(
            [span[1] for _, span in rows],
            [place for place, _ in rows],
            linestyle="none",
            marker=marker,
            markersize=max(2.0, min(6.0, width + 2)),
            color=colour,
            label=f"{name} ({len(rows)})",
        )


def spots(
    title: str,
    axes_names: tuple[str, str],
    corners: tuple[str, str, str, str],
    placed: Sequence[Sequence[Point]],
    lang: Lang,
    note: str = "",
) -> Chart:
    """Where the room put each number on a square: faint spots, the median, the middle half.

    Args:
        axes_names: of the two axes, from low to high.
        corners: names of the quarters, left to right, top to bottom.
        placed: for number 1, 2, …: a (0 to 1, 0 to 1) point a person.
    """
    figure = theme.new_figure(6.4)
    said = []
    with theme.themed():
        axes = figure.add_subplot()
        _quarters(axes, axes_names, corners)
        for at, points in enumerate(placed):
            if not points:
                continue
            colour, number = SERIES[at % len(SERIES)], str(at + 1)
            xs, ys = ([point[side] for point in points] for side in (0, 1))
            x, y = statistics.median(xs), statistics.median(ys)
            axes.scatter(xs, ys, s=36, color=colour, alpha=0.16, linewidths=0)
            axes.plot(middle_half(xs), [y, y], color=colour, linewidth=2, alpha=0.8)
            axes.plot([x, x], middle_half(ys), color=colour, linewidth=2, alpha=0.8)
            _numbered(axes, x, y, number, colour)
            said.append(f"{number}: {round(x * 100)}, {round(y * 100)}")
    described = f"{axes_names[0]}, {axes_names[1]} (0–100): " + "; ".join(said)
    return chart(figure, title, described, lang, note)


def _quarters(axes: Axes, names: tuple[str, str], corners: tuple[str, str, str, str]) -> None:
    axes.set(xlim=(-0.03, 1.03), ylim=(-0.03, 1.03), xticks=[0.5], yticks=[0.5])
    axes.set_xticklabels([])
    axes.set_yticklabels([])
    axes.tick_params(length=0)
    axes.set_xlabel(names[0])
    axes.set_ylabel(names[1])
    # Outside the square, where no spot can cover them.
    places = ((0, 1.04, "left", "bottom"), (1, 1.04, "right", "bottom"),
              (0, -0.05, "left", "top"), (1, -0.05, "right", "top"))  # fmt: skip
    for corner, (x, y, across, along) in zip(corners, places, strict=True):
        axes.text(x, y, corner, ha=across, va=along, color=LIGHT["soft"], fontsize=theme.SMALL)


def _numbered(axes: Axes, x: float, y: float, number: str, colour: str) -> None:
    axes.plot(x, y, marker="o", markersize=21, color=colour, markeredgecolor="white", zorder=4)
    axes.text(
        x, y, number, ha="center", va="center", color="white", weight="bold", zorder=5
    )  # fmt: skip


def shares(
    title: str,
    hits: Sequence[float],
    room: float,
    goal: float,
    names: tuple[str, str, str],
    lang: Lang,
    note: str = "",
) -> Chart:
    """A bar a person, lowest first, with the room's share and the goal as lines.

    Args:
        hits: a share (0 to 1) a person.
        room, goal: shares (0 to 1).
        names: of the axis of people, of the room, of the goal.
    """
    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        heights = [100 * share for share in sorted(hits)]
        # A person whose ranges never held the truth is still there to be seen.
        shown = [max(height, 0.8) for height in heights]
        axes.bar(range(len(hits)), shown, width=0.8 if len(hits) <= 100 else 1, color=SERIES[0])
        axes.axhline(goal * 100, color=SERIES[1], linestyle=DASHES[1], label=names[2])
        axes.axhline(room * 100, color=LIGHT["ink"], linestyle=DASHES[2], label=names[1])
        axes.set(xticks=[], xlim=(-0.7, len(hits) - 0.3), ylim=(0, 104), yticks=range(0, 101, 20))
        axes.set_xlabel(names[0])
        axes.yaxis.set_major_formatter(lambda value, _: f"{value:.0f}%")
        axes.grid(visible=False, axis="x")
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=2)
    marks = (heights[0], *middle_half(heights), heights[-1])
    said = " – ".join(f"{round(mark)}%" for mark in marks)
    return chart(figure, title, f"{said}; {names[1]} {round(room * 100)}%", lang, note)


def _shown(value: float) -> str:
    return language.number(float(f"{value:.10g}"))


def chart(figure: Figure, title: str, alt: str, lang: Lang, note: str, unit: str = "") -> Chart:
    """A finished figure as a view; `alt` says in words what it shows."""
    source = tag("p", text(note), class_="si-note") if note else ""
    return Chart(figure, title=title, unit=unit, source=source, alt=alt, lang=lang)
