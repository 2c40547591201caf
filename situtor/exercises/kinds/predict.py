"""Predict before you see: draw a trend, then compare it with the data.

Guessing first makes a reader notice what the data say (Gapminder and the New York Times' "You
Draw It" use the same order: guess, then show).
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor import library
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Number, Record, Year


class Marker(Record, frozen=True):
    """An event that appears with the data."""

    year: Year
    label: Text


class Predict(Spec, frozen=True, tag="predict", kw_only=True):
    """The participant sees the values of `given` and sets those of `guess`.

    `x` and `y` are columns of `table`; every year named must have a value there. `top` is the
    upper end of the scale, in the unit of `y`.
    """

    table: Id
    x: Id
    y: Id
    given: Annotated[list[Year], Meta(min_length=1)]
    guess: Annotated[list[Year], Meta(min_length=2)]
    top: Annotated[float, Meta(gt=0)]
    step: Annotated[float, Meta(gt=0)] = 1
    markers: list[Marker] = field(default_factory=list)

    def check(self, record: Dossier) -> None:
        points = self._points(record)
        for year in [*self.given, *self.guess]:
            if year not in points:
                raise ValueError(f"the table {self.table!r} has no {self.y} for {year}")
        if over := [year for year, value in points.items() if value > self.top]:
            raise ValueError(f"the value of {over[0]} lies above top = {self.top:g}; raise top")

    def _points(self, record: Dossier) -> dict[int, float]:
        table = library.find_table(record, self.table)
        types = {column.name: column.type for column in table.columns}
        for name, wanted in ((self.x, ("year",)), (self.y, ("integer", "number"))):
            if types.get(name) not in wanted:
                kind = " or ".join(wanted)
                raise ValueError(f"the table {self.table!r} has no {kind} column {name!r}")
        rows = library.read_rows(record, table)
        return {row[self.x]: row[self.y] for row in rows if row[self.y] is not None}

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        table = library.find_table(record, self.table)
        unit = next(column.unit for column in table.columns if column.name == self.y)
        return {
            "points": [[year, value] for year, value in sorted(self._points(record).items())],
            "given": sorted(self.given),
            "guess": sorted(self.guess),
            "top": self.top,
            "step": self.step,
            "unit": library.units()[unit].at(lang) if unit else "",
            "markers": [{"year": m.year, "label": m.label.at(lang)} for m in self.markers],
            "notes": table.notes.at(lang) if table.notes else "",
        }


class PredictAnswer(Struct, forbid_unknown_fields=True):
    """Values by year, as text keys; `revealed` once the data have been shown."""

    values: dict[str, Number]
    revealed: bool = False
