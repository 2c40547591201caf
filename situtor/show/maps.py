"""Where the cases are: the world and Thailand, drawn offline.

Outlines come from the package countryinfo (MIT), which carries those of Natural Earth at 1:110
million: good enough to find one's way, not to measure on. The world is drawn in the Equal Earth
projection (Šavrič, Patterson and Jenny 2018), in which areas keep their proportions.
"""

from __future__ import annotations

import functools
import json
import math
import re
from collections.abc import Sequence
from importlib.resources import files
from typing import TYPE_CHECKING

from situtor import language, library
from situtor.language import Lang
from situtor.model import CaseRecord
from situtor.show import theme, words
from situtor.show.charts import png_uri
from situtor.show.html import View, tag, text
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

Ring = list[tuple[float, float]]

_A = (1.340264, -0.081106, 0.000893, 0.003796)
_MARKED = "#bfdcea"
_SOURCE_LAND = "countryinfo, Natural Earth 1:110m"


def equal_earth(lon: float, lat: float) -> tuple[float, float]:
    """Longitude and latitude in degrees as map units of the Equal Earth projection.

    >>> [round(value, 3) for value in equal_earth(180, 0)]
    [2.707, 0.0]
    """
    theta = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(lat)))
    square = theta * theta
    sixth = square**3
    a1, a2, a3, a4 = _A
    scale = a1 + 3 * a2 * square + sixth * (7 * a3 + 9 * a4 * square)
    x = 2 * math.sqrt(3) * math.radians(lon) * math.cos(theta) / (3 * scale)
    y = theta * (a1 + a2 * square + sixth * (a3 + a4 * square))
    return x, y


@functools.cache
def outlines() -> dict[str, list[Ring]]:
    """Country code (ISO 3166, three letters) → rings of longitude and latitude in degrees."""
    found: dict[str, list[Ring]] = {}
    for entry in (files("countryinfo") / "data").iterdir():
        if not entry.name.endswith(".json"):
            continue
        country = json.loads(entry.read_text("utf-8"))
        rings: list[Ring] = []
        for feature in country.get("geoJSON", {}).get("features", []):
            shape = feature["geometry"]
            parts = shape["coordinates"]
            for part in [parts] if shape["type"] == "Polygon" else parts:
                rings.append([(point[0], point[1]) for point in part[0]])
        if rings:
            found[country["ISO"]["alpha3"]] = rings
    return found


def case_map(day: int, lang: Lang | None = None) -> View:
    """The cases of one day on the world (1) or on Thailand (2), numbered, with their names.

    Raises:
        DataError: a case is not as it should be.
    """
    lang = lang or language.current()
    records = [library.load_record(each) for each in library.list_cases(day)]
    placed = [each for each in records if each.place.lat is not None]
    world = day == 1
    figure = theme.new_figure(*((4.3, theme.WIDTH) if world else (5.2, 4.2)))
    with theme.themed():
        axes = figure.add_subplot()
        if world:
            _world(axes, {each.place.country for each in placed})
        else:
            _thailand(axes)
        _dots(axes, placed, projected=world)
        axes.set_aspect("equal" if world else 1 / math.cos(math.radians(13)))
        axes.set_axis_off()
    title = (words.MAP_WORLD if world else words.MAP_THAILAND).at(lang)
    names = [short_name(each, lang) for each in placed]
    picture = tag("img", src=png_uri(figure), alt=f"{title}: {', '.join(names)}")
    body = (
        picture.removesuffix("</img>")
        + tag("ol", *(tag("li", text(name)) for name in names), class_="si-map-names")
        + tag("figcaption", text(f"{words.OUTLINES.at(lang)}: {_SOURCE_LAND}"), class_="si-source")
    )
    kind = "si-map si-map-world" if world else "si-map"
    return View([tag("figure", body, class_=kind)], f"{title}: {', '.join(names)}", lang)


def short_name(record: CaseRecord, lang: Lang) -> str:
    """A case's name up to its colon and without what stands in brackets, where room is short."""
    name = record.name.at(lang).split(":")[0]
    return re.sub(r" \([^)]*\)", "", name).strip()


def _world(axes: Axes, marked: set[str]) -> None:
    for code, rings in outlines().items():
        if code == "ATA":
            continue
        fill = _MARKED if code in marked else LIGHT["wash"]
        for ring in rings:
            xs, ys = zip(*(equal_earth(lon, lat) for lon, lat in ring), strict=True)
            axes.fill(xs, ys, facecolor=fill, edgecolor=LIGHT["line"], linewidth=0.7)
    axes.set_ylim(equal_earth(0, -56)[1], equal_earth(0, 80)[1])


def _thailand(axes: Axes) -> None:
    for code, rings in outlines().items():
        fill = _MARKED if code == "THA" else LIGHT["wash"]
        for ring in rings:
            xs, ys = zip(*ring, strict=True)
            axes.fill(xs, ys, facecolor=fill, edgecolor=LIGHT["line"], linewidth=0.8)
    axes.set_xlim(96.5, 106.5)
    axes.set_ylim(5.3, 20.8)


def _dots(axes: Axes, records: Sequence[CaseRecord], *, projected: bool) -> None:
    drawn: list[tuple[float, float]] = []
    reach = 0.06 if projected else 0.36
    for number, record in enumerate(records, start=1):
        lon, lat = record.place.lon or 0.0, record.place.lat or 0.0
        at = equal_earth(lon, lat) if projected else (lon, lat)
        spot = free_spot(at, drawn, reach)
        drawn.append(spot)
        if spot != at:
            axes.plot([at[0], spot[0]], [at[1], spot[1]], color=SERIES[0], linewidth=1.2)
            axes.plot(*at, marker="o", markersize=4, color=SERIES[0])
        axes.plot(*spot, marker="o", markersize=21, color=SERIES[0], zorder=4)
        axes.annotate(
            str(number),
            spot,
            ha="center",
            va="center",
            color=LIGHT["paper"],
            fontsize=theme.SMALL,
            weight="bold",
            zorder=5,
        )


def free_spot(
    at: tuple[float, float], drawn: Sequence[tuple[float, float]], reach: float
) -> tuple[float, float]:
    """The nearest place to `at` that no other number covers, searched on widening circles."""
    for ring in range(12):
        for step in range(max(1, ring * 8)):
            angle = math.tau * step / max(1, ring * 8)
            radius = ring * reach
            spot = (at[0] + radius * math.cos(angle), at[1] + radius * math.sin(angle))
            if all(math.dist(spot, other) >= 2 * reach for other in drawn):
                return spot
    return at
