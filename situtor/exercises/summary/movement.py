"""Two votes side by side, with bands for who went from where to where."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from situtor.exercises.summary.draw import chart
from situtor.language import Lang
from situtor.show import theme
from situtor.show.charts import Chart
from situtor.show.tokens import SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def movement(
    title: str,
    letters: Sequence[str],
    moves: Mapping[tuple[int, int], int],
    names: tuple[str, str],
    lang: Lang,
    note: str = "",
) -> Chart:
    """Two votes side by side, with bands for who went from where to where.

    Args:
        letters: one an option, in order.
        moves: (place of the first choice, place of the second) → people.
        names: of the two votes.
    """
    people = sum(moves.values())
    gap = people * 0.05
    count = len(letters)
    before = [sum(moves.get((start, end), 0) for end in range(count)) for start in range(count)]
    after = [sum(moves.get((start, end), 0) for start in range(count)) for end in range(count)]
    figure = theme.new_figure(5.2)
    with theme.themed():
        axes = figure.add_subplot()
        left, right = _tops(before, gap), _tops(after, gap)
        for x, tops, totals, side in ((0.0, left, before, "right"), (1.0, right, after, "left")):
            _column(axes, x, tops, totals, letters, side)
        reached = list(right)
        for start in range(count):
            leaves = left[start]
            for end in range(count):
                size = moves.get((start, end), 0)
                if size:
                    _band(axes, leaves, reached[end], size, SERIES[start], stayed=start == end)
                    leaves += size
                    reached[end] += size
        axes.set(xlim=(-0.2, 1.2), xticks=[0, 1], yticks=[])
        axes.set_ylim(people + gap * (count - 0.5), -gap / 2)
        axes.set_xticks([0, 1], names)
        axes.xaxis.tick_top()
        axes.tick_params(length=0)
        axes.grid(visible=False)
        axes.spines[:].set_visible(False)
    said = "; ".join(
        f"{letters[start]} → {letters[end]}: {size}" for (start, end), size in sorted(moves.items())
    )
    return chart(figure, title, said, lang, note)


def _tops(totals: Sequence[int], gap: float) -> list[float]:
    tops, here = [], 0.0
    for total in totals:
        tops.append(here)
        here += total + gap
    return tops


def _column(
    axes: Axes,
    x: float,
    tops: Sequence[float],
    totals: Sequence[int],
    letters: Sequence[str],
    side: str,
) -> None:
    for top, total, letter, colour in zip(tops, totals, letters, SERIES, strict=False):
        if not total:
            continue
        axes.bar(x, total, bottom=top, width=0.05, color=colour)
        axes.text(
            x + (-0.04 if side == "right" else 0.04),
            top + total / 2,
            f"{letter}  {total}",
            ha=side,
            va="center",
            fontsize=theme.BASE,
            weight="bold",
            color=colour,
        )


def _band(axes: Axes, leaves: float, reaches: float, size: int, colour: str, stayed: bool) -> None:
    from matplotlib.patches import PathPatch
    from matplotlib.path import Path

    start, bend, end = 0.025, 0.5, 0.975
    above = [(start, leaves), (bend, leaves), (bend, reaches), (end, reaches)]
    below = [(x, y + size) for x, y in reversed(above)]
    points = [*above, *below, above[0]]
    curve = [Path.CURVE4] * 3
    path = Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
    axes.add_patch(PathPatch(path, facecolor=colour, linewidth=0, alpha=0.16 if stayed else 0.6))
