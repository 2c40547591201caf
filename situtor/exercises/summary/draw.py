"""The few pictures that summaries are made of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from situtor.language import Lang
from situtor.show import theme
from situtor.show.charts import Chart, numbers_axis, wrap_label
from situtor.show.html import text
from situtor.show.tokens import LIGHT, SERIES


def stacked(
    title: str,
    rows: Sequence[str],
    parts: Mapping[str, Sequence[int]],
    lang: Lang,
    note: str = "",
    colours: Sequence[str] = SERIES,
) -> Chart:
    """Bars of counts, one a row, cut into parts; `parts` is name → one count a row."""
    figure = theme.new_figure(min(theme.HEIGHT, max(2.4, 1.1 + 0.5 * len(rows))))
    with theme.themed():
        axes = figure.add_subplot()
        left = [0] * len(rows)
        for (name, counts), colour in zip(parts.items(), colours, strict=False):
            bars = axes.barh(range(len(rows)), counts, left=left, color=colour, label=name)
            labels = [str(count) if count else "" for count in counts]
            axes.bar_label(bars, labels, label_type="center", color="white", fontsize=theme.SMALL)
            left = [so_far + count for so_far, count in zip(left, counts, strict=True)]
        _rows(axes, rows)
        if len(parts) > 1:
            axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(parts))
    values = "; ".join(
        f"{row}: " + ", ".join(f"{name} {counts[at]}" for name, counts in parts.items())
        for at, row in enumerate(rows)
    )
    return _chart(figure, title, values, lang, note)


def beside(
    title: str, rows: Sequence[str], pairs: Mapping[str, Sequence[float]], lang: Lang, note: str
) -> Chart:
    """Two or more bars a row, for before and after."""
    figure = theme.new_figure(min(theme.HEIGHT, max(2.6, 1.1 + 0.7 * len(rows))))
    with theme.themed():
        axes = figure.add_subplot()
        share = 0.76 / len(pairs)
        for index, (name, counts) in enumerate(pairs.items()):
            places = [at + (index - (len(pairs) - 1) / 2) * share for at in range(len(rows))]
            bars = axes.barh(places, counts, height=share * 0.9, color=SERIES[index], label=name)
            axes.bar_label(bars, padding=4, fontsize=theme.SMALL)
        _rows(axes, rows)
        axes.legend(loc="lower center", bbox_to_anchor=(0.5, 1.0), ncols=len(pairs))
    values = "; ".join(
        f"{row}: " + ", ".join(f"{name} {counts[at]}" for name, counts in pairs.items())
        for at, row in enumerate(rows)
    )
    return _chart(figure, title, values, lang, note)


def lines(
    title: str,
    unit: str,
    drawn: Sequence[Sequence[tuple[float, float]]],
    middle: Sequence[tuple[float, float]],
    truth: Sequence[tuple[float, float]],
    names: tuple[str, str],
    lang: Lang,
) -> Chart:
    """Everyone's line faintly, the middle of them and the data strongly."""
    from situtor.show.charts import years_axis

    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        for line in drawn:
            axes.plot(*zip(*line, strict=True), color=LIGHT["edge"], linewidth=0.9, alpha=0.35)
        if middle:
            axes.plot(*zip(*middle, strict=True), color=SERIES[1], linewidth=3, label=names[0])
        axes.plot(
            *zip(*truth, strict=True), color=SERIES[0], linewidth=3, marker="o", label=names[1]
        )
        axes.set_ylim(bottom=0)
        years_axis(axes, lang)
        numbers_axis(axes)
        axes.legend()
    return _chart(figure, title, f"{len(drawn)}", lang, "", unit)


def ranges(
    title: str,
    unit: str,
    spans: Sequence[tuple[float, float, float]],
    truth: float,
    lang: Lang,
    note: str,
) -> Chart:
    """Lowest, best and highest of each person, sorted, with the truth as a line."""
    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        for place, (low, best, high) in enumerate(sorted(spans, key=lambda each: each[1])):
            inside = low <= truth <= high
            colour = SERIES[2] if inside else SERIES[1]
            axes.plot([low, high], [place, place], color=colour, linewidth=2, alpha=0.7)
            axes.plot(best, place, marker="o" if inside else "s", markersize=5, color=colour)
        axes.axvline(truth, color=SERIES[0], linewidth=2.5)
        axes.set_yticks([])
        axes.grid(visible=False, axis="y")
        numbers_axis(axes, which="x")
    return _chart(figure, title, note, lang, note, unit)


def spots(
    title: str,
    axes_names: tuple[str, str],
    placed: Mapping[str, Sequence[tuple[float, float]]],
    lang: Lang,
) -> Chart:
    """Where each name was put on a square (0 to 1), and the middle of it."""
    figure = theme.new_figure()
    with theme.themed():
        axes = figure.add_subplot()
        for index, (name, points) in enumerate(placed.items()):
            if not points:
                continue
            colour = SERIES[index % len(SERIES)]
            xs, ys = zip(*points, strict=True)
            axes.scatter(xs, ys, s=60, color=colour, alpha=0.25, linewidths=0)
            centre = sum(xs) / len(xs), sum(ys) / len(ys)
            axes.plot(*centre, marker="o", markersize=12, color=colour)
            axes.annotate(
                name, centre, xytext=(10, 6), textcoords="offset points", color=colour,
                weight="bold", fontsize=theme.SMALL,
            )  # fmt: skip
        axes.set(xlim=(0, 1), ylim=(0, 1), xticks=[0.5], yticks=[0.5])
        axes.set_xticklabels([""])
        axes.set_yticklabels([""])
        axes.set_xlabel(axes_names[0])
        axes.set_ylabel(axes_names[1])
    return _chart(figure, title, ", ".join(placed), lang, "")


def _rows(axes: object, rows: Sequence[str]) -> None:
    from matplotlib.axes import Axes
    from matplotlib.ticker import MaxNLocator

    assert isinstance(axes, Axes)
    axes.set_yticks(range(len(rows)), [wrap_label(row) for row in rows])
    axes.invert_yaxis()
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    axes.xaxis.set_major_locator(MaxNLocator(integer=True))


def _chart(figure: object, title: str, alt: str, lang: Lang, note: str, unit: str = "") -> Chart:
    from matplotlib.figure import Figure

    assert isinstance(figure, Figure)
    return Chart(
        figure, title=title, unit=unit, source=text(note), alt=f"{title}: {alt}", lang=lang
    )
