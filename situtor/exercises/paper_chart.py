"""A chart to be finished with a pencil."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from situtor import language
from situtor.language import Lang, Text
from situtor.show.html import tag

_WIDTH, _HEIGHT = 680, 420
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 14, 54
_LABEL = 40  # closer than this, two years need a line each
_CHART = Text(
    th="กราฟให้ลากเส้นต่อ จุดที่ให้ไว้ {known} ลากต่อถึง {asked}",
    en="A chart to draw on. Given: {known}. To draw: {asked}",
)


def empty_chart(given: Mapping[int, float], guess: Sequence[int], top: float, lang: Lang) -> str:
    """The points that are given, and a dotted line where each guess goes; as SVG.

    Args:
        given: year → value.
        guess: the years to guess.
        top: upper end of the scale.
    """
    years = sorted({*given, *guess})
    across = (_WIDTH - _LEFT - _RIGHT) / (years[-1] - years[0])
    along = (_HEIGHT - _TOP - _BOTTOM) / top
    x = {year: _LEFT + (year - years[0]) * across for year in years}
    floor = _HEIGHT - _BOTTOM

    parts = []
    for fifth in range(6):
        value = top * fifth / 5
        y = floor - value * along
        parts.append(_line(_LEFT, y, _WIDTH - _RIGHT, y, "sp-grid"))
        parts.append(_words(_LEFT - 8, y + 5, language.number(float(f"{value:.6g}")), "end"))
    parts += [_line(x[year], floor, x[year], _TOP, "sp-guess") for year in guess]
    row, last = 0, float(-_LABEL)
    for year in years:
        row = 1 - row if x[year] - last < _LABEL else 0
        last = x[year]
        label = language.bare_year(year, lang)
        parts.append(_words(x[year], floor + 22 + 20 * row, label, "middle"))
    points = [(x[year], floor - given[year] * along) for year in sorted(given)]
    path = " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
    parts.append(tag("polyline", points=path, class_="sp-known"))
    parts += [tag("circle", cx=f"{px:.1f}", cy=f"{py:.1f}", r=5) for px, py in points]
    known = ", ".join(
        f"{language.year(year, lang)}: {language.number(value)}"
        for year, value in sorted(given.items())
    )
    asked = ", ".join(language.year(year, lang) for year in guess)
    return tag(
        "svg",
        *parts,
        viewBox=f"0 0 {_WIDTH} {_HEIGHT}",
        role="img",
        aria_label=_CHART.at(lang).format(known=known, asked=asked),
        class_="sp-chart",
    )


def _line(x: float, y: float, to_x: float, to_y: float, kind: str) -> str:
    return tag(
        "line", x1=f"{x:.1f}", y1=f"{y:.1f}", x2=f"{to_x:.1f}", y2=f"{to_y:.1f}", class_=kind
    )


def _words(x: float, y: float, words: str, anchor: str) -> str:
    # With a hyphen, which Python has not in names.
    place = {"x": f"{x:.1f}", "y": f"{y:.1f}", "text-anchor": anchor}
    return tag("text", words, **place)
