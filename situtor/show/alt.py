"""Alt text written from the data, so that it can never disagree with the figure."""

from __future__ import annotations

from typing import Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.model import ChartSpec, Column, Table

_OPENING = {
    "line": Text(th="กราฟเส้น", en="Line chart"),
    "points": Text(th="แผนภาพจุด", en="Dot plot"),
    "bar": Text(th="กราฟแท่ง", en="Bar chart"),
    "pair": Text(th="แผนภาพเทียบคู่", en="Paired dot plot"),
    "interval": Text(th="แผนภาพค่าประมาณพร้อมช่วงความเชื่อมั่น", en="Estimates with intervals"),
}
_MOST_ROWS = 14


def describe(table: Table, rows: list[dict[str, Any]], spec: ChartSpec, lang: Lang) -> str:
    """The figure in words: what it is, its unit, and its values or their course."""
    columns = {column.name: column for column in table.columns}
    unit = columns[spec.y[0]].unit
    parts = [f"{_OPENING[spec.kind].at(lang)}: {table.title.at(lang)}"]
    if unit:
        word = "หน่วย" if lang == "th" else "unit:"
        parts.append(f"{word} {library.units()[unit].at(lang)}")
    across_years = columns[spec.x].type == "year" and spec.kind in ("line", "points")
    for name in spec.y:
        title = columns[name].title.at(lang)
        known = [(row, row[name]) for row in rows if row[name] is not None]
        if not known:
            continue
        if across_years:
            parts.append(f"{title}: {_course([(row[spec.x], y) for row, y in known], lang)}")
        else:
            parts.append(f"{title}: {_list(known, columns[spec.x], spec, lang)}")
    return "; ".join(parts)


def _course(points: list[tuple[int, float]], lang: Lang) -> str:
    first, last = points[0], points[-1]
    top = max(points, key=lambda point: point[1])

    def at(point: tuple[int, float]) -> str:
        value, when = language.number(point[1]), language.year(point[0], lang)
        return f"{value} ใน {when}" if lang == "th" else f"{value} in {when}"

    course = f"{at(first)} ถึง {at(last)}" if lang == "th" else f"{at(first)} to {at(last)}"
    if top not in (first, last):
        course += f" สูงสุด {at(top)}" if lang == "th" else f", highest {at(top)}"
    return course


def _list(known: list[tuple[Any, Any]], x: Column, spec: ChartSpec, lang: Lang) -> str:
    shown = []
    for row, value in known[:_MOST_ROWS]:
        name = row[spec.x]
        label = name.at(lang) if isinstance(name, Text) else str(name)
        if x.type == "year":
            label = language.bare_year(name, lang)
        limits = ""
        if spec.low and spec.high:
            limits = f" ({language.number(row[spec.low])}–{language.number(row[spec.high])})"
        shown.append(f"{label} {language.number(value)}{limits}")
    if len(known) > _MOST_ROWS:
        shown.append("…")
    return ", ".join(shown)
