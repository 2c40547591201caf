"""Predict before you see: a trend, a number with a range, or a ranking, then the data.

Guessing first makes a reader notice what the data say (Gapminder and the New York Times' "You
Draw It" use the same order: guess, then show). A range that should hold the truth nine times in
ten shows over a day how well one knows what one does not know (calibration; Lichtenstein,
Fischhoff and Phillips 1982).
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor import library
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Number, Record, Table, Year
from situtor.show.cards import cell_text


class Marker(Record, frozen=True):
    """An event that appears with the data."""

    year: Year
    label: Text


class Trend(Record, frozen=True):
    """The participant sees the values of `given` and sets those of `guess`.

    `x` and `y` are columns of `table`; every year named must have a value there. `top` is the
    upper end of the scale, in the unit of `y`.
    """

    table: Id
    x: Id
    y: Id
    given: Annotated[list[Year], Meta(min_length=1)]
    guess: Annotated[list[Year], Meta(min_length=2, max_length=8)]
    top: Annotated[float, Meta(gt=0)]
    step: Annotated[float, Meta(gt=0)] = 1
    markers: list[Marker] = field(default_factory=list)


class Amount(Record, frozen=True):
    """A number to guess, with a lowest and a highest value one would still believe.

    `fact` holds the answer; `low` and `high` are the ends of the scale, in the fact's unit.
    """

    fact: Id
    low: Number
    high: Number
    step: Annotated[float, Meta(gt=0)] = 1


class Ranking(Record, frozen=True):
    """Rows of a table to put in order, largest first.

    `label` and `value` are columns of `table`; `rows` are the values of `label` in English (or the
    plain string) of the rows to rank.
    """

    table: Id
    label: Id
    value: Id
    rows: Annotated[list[str], Meta(min_length=3, max_length=7)]


class Predict(Spec, frozen=True, tag="predict", kw_only=True):
    """Exactly one of `trend`, `number` and `ranking`."""

    trend: Trend | None = None
    number: Amount | None = None
    ranking: Ranking | None = None

    def check(self, record: Dossier) -> None:
        if sum(each is not None for each in (self.trend, self.number, self.ranking)) != 1:
            raise ValueError("give exactly one of trend, number and ranking")
        if self.trend:
            _check_trend(self.trend, record)
        if self.number:
            value = _fact_value(self.number, record)
            if not self.number.low <= value <= self.number.high:
                raise ValueError(f"the answer {value:g} lies outside the scale low to high")
        if self.ranking:
            _ranked(self.ranking, record, "en")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        if self.trend:
            return {"mode": "trend", **_trend_parts(self.trend, record, lang)}
        if self.number:
            return {"mode": "number", **_number_parts(self.number, record, lang)}
        assert self.ranking is not None
        return {"mode": "ranking", **_ranked(self.ranking, record, lang)}


def _check_columns(table: Table, wanted: dict[str, tuple[str, ...]]) -> None:
    types = {column.name: column.type for column in table.columns}
    for name, kinds in wanted.items():
        if types.get(name) not in kinds:
            raise ValueError(f"the table {table.id!r} has no {' or '.join(kinds)} column {name!r}")


def _points(trend: Trend, record: Dossier) -> dict[int, float]:
    table = library.find_table(record, trend.table)
    _check_columns(table, {trend.x: ("year",), trend.y: ("integer", "number")})
    rows = library.read_rows(record, table)
    return {row[trend.x]: row[trend.y] for row in rows if row[trend.y] is not None}


def _check_trend(trend: Trend, record: Dossier) -> None:
    points = _points(trend, record)
    for year in [*trend.given, *trend.guess]:
        if year not in points:
            raise ValueError(f"the table {trend.table!r} has no {trend.y} for {year}")
    if over := [year for year, value in points.items() if value > trend.top]:
        raise ValueError(f"the value of {over[0]} lies above top = {trend.top:g}; raise top")


def _trend_parts(trend: Trend, record: Dossier, lang: Lang) -> dict[str, Any]:
    table = library.find_table(record, trend.table)
    unit = next(column.unit for column in table.columns if column.name == trend.y)
    return {
        "points": [[year, value] for year, value in sorted(_points(trend, record).items())],
        "given": sorted(trend.given),
        "guess": sorted(trend.guess),
        "top": trend.top,
        "step": trend.step,
        "unit": library.units()[unit].at(lang) if unit else "",
        "markers": [{"year": m.year, "label": m.label.at(lang)} for m in trend.markers],
        "notes": table.notes.at(lang) if table.notes else "",
    }


def _fact_value(amount: Amount, record: Dossier) -> float:
    fact = next((each for each in record.facts if each.id == amount.fact), None)
    if fact is None:
        raise ValueError(f"there is no fact {amount.fact!r}")
    if isinstance(fact.value, Text):
        raise ValueError(f"the fact {amount.fact!r} is not a number")
    return float(fact.value)


def _number_parts(amount: Amount, record: Dossier, lang: Lang) -> dict[str, Any]:
    fact = next(each for each in record.facts if each.id == amount.fact)
    return {
        "truth": _fact_value(amount, record),
        "statement": fact.statement.at(lang),
        "low": amount.low,
        "high": amount.high,
        "step": amount.step,
        "unit": library.units()[fact.unit].at(lang),
        "notes": fact.note.at(lang) if fact.note else "",
    }


def _ranked(ranking: Ranking, record: Dossier, lang: Lang) -> dict[str, Any]:
    """The rows to rank; ids are their places in `rows`, so that both languages share answers."""
    table = library.find_table(record, ranking.table)
    columns = {column.name: column for column in table.columns}
    _check_columns(table, {ranking.label: ("text", "string"), ranking.value: ("integer", "number")})
    found = {
        cell_text(row[ranking.label], columns[ranking.label], "en"): row
        for row in library.read_rows(record, table)
    }
    items = []
    for number, wanted in enumerate(ranking.rows):
        row = found.get(wanted)
        if row is None or row[ranking.value] is None:
            raise ValueError(f"the table {ranking.table!r} has no value for {wanted!r}")
        label = cell_text(row[ranking.label], columns[ranking.label], lang)
        items.append({"id": f"r{number}", "label": label, "value": row[ranking.value]})
    unit = columns[ranking.value].unit
    return {
        "items": items,
        "unit": library.units()[unit].at(lang) if unit else "",
        "notes": table.notes.at(lang) if table.notes else "",
    }


class PredictAnswer(Struct, forbid_unknown_fields=True):
    """What was guessed; `revealed` once the data have been shown.

    `values` by year as text keys (trend); `best` between `low` and `high` (number); `order` of
    item ids, largest first (ranking).
    """

    values: dict[str, Number] = field(default_factory=dict)
    low: Number | None = None
    best: Number | None = None
    high: Number | None = None
    order: list[str] = field(default_factory=list)
    revealed: bool = False


WORDS = {
    "show": Text(th="ดูข้อมูลจริง", en="Show the data"),
    "guess": Text(th="ที่ท่านคาดไว้", en="Your guess"),
    "data": Text(th="ข้อมูลจริง", en="The data"),
    "offBy": Text(th="ต่างจากข้อมูลจริง", en="Off by"),
    "yearHead": Text(th="ปี พ.ศ.", en="Year"),
    "drag": Text(
        th="ลากนิ้วหรือเมาส์ผ่านกราฟ หรือกด Tab ไปที่จุดแล้วใช้ปุ่มลูกศร",
        en="Drag across the chart with finger or mouse, or Tab to a point and use the arrow keys",
    ),
    "pointsLeft": Text(th="เหลืออีก {n} จุด", en="{n} points to go"),
    "ready": Text(th="วางครบแล้ว กด “ดูข้อมูลจริง”", en="All placed. Press “Show the data”"),
    "meanOff": Text(
        th="โดยเฉลี่ยต่างจากข้อมูลจริง {n} {unit}", en="On average {n} {unit} away from the data"
    ),
    "unit": Text(th="หน่วย", en="Unit"),
    "guess_low": Text(th="ต่ำสุด", en="Lowest"),
    "guess_best": Text(th="น่าจะใช่ที่สุด", en="Best guess"),
    "guess_high": Text(th="สูงสุด", en="Highest"),
    "tapScale": Text(
        th="แตะเส้นตรงค่าที่น่าจะใช่ที่สุด แล้วแตะสองข้างเพื่อตั้งต่ำสุดกับสูงสุด หรือพิมพ์ในช่อง",
        en="Tap the line at your best guess, then on each side for lowest and highest; "
        "or type in the boxes",
    ),
    "setEnds": Text(th="ตั้งให้ครบทั้งสามค่า", en="Set all three values"),
    "nineInTen": Text(
        th="ช่วงนี้กว้างพอที่ท่านมั่นใจ 9 ใน 10 หรือยัง",
        en="Is the range wide enough for you to be nine-in-ten sure?",
    ),
    "inRange": Text(
        th="ข้อมูลจริงคือ {n} อยู่ในช่วงที่ท่านตั้งไว้", en="The truth, {n}, lies inside your range"
    ),
    "aboveRange": Text(
        th="ข้อมูลจริงคือ {n} สูงกว่าช่วงที่ท่านตั้งไว้", en="The truth, {n}, lies above your range"
    ),
    "belowRange": Text(
        th="ข้อมูลจริงคือ {n} ต่ำกว่าช่วงที่ท่านตั้งไว้", en="The truth, {n}, lies below your range"
    ),
    "rankLargest": Text(
        th="กดข้อที่มากที่สุดก่อน แล้วกดข้อรองลงไป ลากตัวเลขหรือกดลูกศรเพื่อสลับ",
        en="Press the largest first, then the next. Drag a number or press an arrow to change",
    ),
    "truePlace": Text(th="อันดับจริง", en="True place"),
    "yourPlace": Text(th="ท่านจัดไว้", en="Your place"),
    "placesOff": Text(th="ต่างกัน", en="Places off"),
    "ranksRight": Text(th="ตรงอันดับ {n} จาก {of} ข้อ", en="{n} of {of} in their true place"),
}
