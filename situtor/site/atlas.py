"""The cases on a map whose dots are links: the world for cases from abroad, Thailand for Thai ones.

Drawn as SVG in the page, so that it follows the theme and the filters and works without script.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from situtor.model import CaseRecord
from situtor.show.maps import Ring, equal_earth, free_spot, outlines

Point = tuple[float, float]
_WEST, _EAST, _SOUTH, _NORTH = 96.5, 106.5, 5.3, 20.8


@dataclass(frozen=True)
class Dot:
    """A case on the map, in the picture's units; `number` is its place in the list."""

    record: CaseRecord
    number: int
    x: float
    y: float
    from_x: float
    from_y: float


@dataclass(frozen=True)
class Map:
    """A picture `width` × `height`: outlines as one SVG path, dots of `radius`."""

    width: int
    height: int
    radius: int
    land: str
    marked: str
    dots: list[Dot]


def world(records: Sequence[CaseRecord]) -> Map:
    """The cases on the world in the Equal Earth projection, Antarctica left out."""
    width, reach = 760, equal_earth(180, 0)[0]
    scale = width / (2 * reach)
    top, bottom = equal_earth(0, 80)[1], equal_earth(0, -56)[1]

    def place(lon: float, lat: float) -> Point:
        x, y = equal_earth(lon, lat)
        return (x + reach) * scale, (top - y) * scale

    shapes = {code: rings for code, rings in outlines().items() if code != "ATA"}
    return _map(width, round((top - bottom) * scale), 12, place, shapes, records)


def thailand(records: Sequence[CaseRecord]) -> Map:
    """The cases on Thailand and what lies next to it."""
    width = 400
    scale = width / ((_EAST - _WEST) * math.cos(math.radians(13)))

    def place(lon: float, lat: float) -> Point:
        return (lon - _WEST) / (_EAST - _WEST) * width, (_NORTH - lat) * scale

    shapes = {code: rings for code, rings in outlines().items() if any(map(_is_near, rings))}
    return _map(width, round((_NORTH - _SOUTH) * scale), 12, place, shapes, records)


def _is_near(ring: Ring) -> bool:
    lons, lats = zip(*ring, strict=True)
    across = min(lons) < _EAST and max(lons) > _WEST
    return bool(across and min(lats) < _NORTH and max(lats) > _SOUTH)


def _map(
    width: int,
    height: int,
    radius: int,
    place: Callable[[float, float], Point],
    shapes: dict[str, list[Ring]],
    records: Sequence[CaseRecord],
) -> Map:
    home = {each.place.country for each in records}
    land = (ring for code, rings in shapes.items() if code not in home for ring in rings)
    marked = (ring for code, rings in shapes.items() if code in home for ring in rings)
    dots: list[Dot] = []
    for number, record in enumerate(records, start=1):
        lon, lat = record.place.lon, record.place.lat
        if lon is None or lat is None:
            continue
        own = place(lon, lat)
        x, y = free_spot(own, [(each.x, each.y) for each in dots], radius + 1)
        dots.append(Dot(record, number, round(x, 1), round(y, 1), *(round(v, 1) for v in own)))
    return Map(width, height, radius, _path(land, place), _path(marked, place), dots)


def _path(rings: Iterable[Ring], place: Callable[[float, float], Point]) -> str:
    """The rings as SVG path data to the nearest unit, in small steps to keep the page light."""
    parts = []
    for ring in rings:
        points = [(round(x), round(y)) for x, y in (place(lon, lat) for lon, lat in ring)]
        steps = [
            f"{x - before_x} {y - before_y}"
            for (before_x, before_y), (x, y) in pairwise(points)
            if (x, y) != (before_x, before_y)
        ]
        if len(steps) > 2:
            parts.append(f"M{points[0][0]} {points[0][1]}l{' '.join(steps)}z")
    return "".join(parts)
