"""By how much did homicide fall in Medellín? It depends on the first year, the last, the count
and the city beside it.
"""

from __future__ import annotations

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, label_ends, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

_CASE = "medellin"
_POLICE, _FORENSIC = "homicides_police_cities", "homicides_long_points"
_CITIES = {
    "bogota": Text(th="โบโกตา", en="Bogotá"),
    "cali": Text(th="กาลี", en="Cali"),
    "barranquilla": Text(th="บาร์รังกิยา", en="Barranquilla"),
    "bello": Text(th="เบโย", en="Bello"),
    "itagui": Text(th="อีตากวี", en="Itagüí"),
}
_MEDELLIN = Text(th="เมเดยิน", en="Medellín")
_COUNTS = {
    "police": Text(th="ตำรวจ (เทียบหลายเมืองได้)", en="police (several cities)"),
    "forensic": Text(th="งานศึกษาและนิติเวช (เฉพาะเมเดยิน)", en="studies and forensic (Medellín only)"),
}
_TITLE = Text(
    th="ฆาตกรรมในเมเดยินลดลงเท่าใด ขึ้นกับว่าเริ่มนับปีไหนและเทียบกับใคร",
    en="How far homicide fell in Medellín depends on the first year and on the city beside it",
)

Series = dict[int, float]


def _series(table_id: str, column: str) -> Series:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, table_id))
    return {row["year"]: row[column] for row in rows if row[column] is not None}


def _years(lang: Lang) -> list[tuple[str, int]]:
    both = {*_series(_POLICE, "medellin_rate"), *_series(_FORENSIC, "rate")}
    return [(language.year(each, lang), each) for each in sorted(both)]


def _change(series: Series, start: int, end: int) -> float:
    return (series[end] / series[start] - 1) * 100


def _moved(name: str, change: float, lang: Lang) -> str:
    size = language.number(round(abs(change)))
    if lang == "th":
        return f"{name}{'ลดลง' if change < 0 else 'เพิ่มขึ้น'}ร้อยละ {size}"
    return f"{name} {'down' if change < 0 else 'up'} {size}%"


def draw(state: State, lang: Lang) -> Picture:
    """The headline for one choice of years, count and city, with the lines behind it."""
    start, end = int(state["start"]), int(state["end"])
    police = state["count"] == "police"
    own = _series(_POLICE, "medellin_rate") if police else _series(_FORENSIC, "rate")
    table_id = _POLICE if police else _FORENSIC
    if start >= end:
        return Picture(
            "ปีเริ่มต้องมาก่อนปีจบ เลื่อนปีใดปีหนึ่งก่อน"
            if lang == "th"
            else "The first year must come before the last. Move one of them."
        )
    for year in (start, end):
        if year not in own:
            have = ", ".join(language.bare_year(each, lang) for each in sorted(own))
            span = f"{language.years(min(own), max(own), lang)}" if police else have
            return Picture(
                f"ชุดข้อมูลนี้ไม่มีตัวเลขของ {language.year(year, lang)} ปีที่มี: {span}"
                if lang == "th"
                else f"This series has no figure for {year}. It has {span}."
            )
    lines = {_MEDELLIN.at(lang): own}
    if police:
        city = str(state["city"])
        lines[_CITIES[city].at(lang)] = _series(_POLICE, f"{city}_rate")
    moves = [_moved(name, _change(series, start, end), lang) for name, series in lines.items()]
    when = (
        f"จาก {language.year(start, lang)} ถึง {language.bare_year(end, lang)}"
        if lang == "th"
        else f"From {start} to {end}"
    )
    joined = " ".join(moves) if lang == "th" else ", ".join(moves)
    sentence = f"{when} {joined}" if lang == "th" else f"{when}: {joined}."
    return Picture(sentence, _chart(lines, start, end, table_id, sentence, lang))


def _chart(
    lines: dict[str, Series], start: int, end: int, table_id: str, sentence: str, lang: Lang
) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, table_id)
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        ends = []
        for place, (name, series) in enumerate(lines.items()):
            colour = SERIES[place]
            years = sorted(series)
            gaps = table_id == _FORENSIC
            axes.plot(
                years,
                [series[each] for each in years],
                color=colour,
                linewidth=1.6,
                alpha=0.55,
                linestyle=":" if gaps else "-",
                marker="o" if gaps else None,
                markersize=4,
            )
            chosen = [start, end]
            values = [series[each] for each in chosen]
            axes.plot(chosen, values, color=colour, linewidth=3, marker="o", markersize=10)
            last = years[-1]
            for year, value in zip(chosen, values, strict=True):
                if year == last:
                    continue
                axes.annotate(
                    language.number(value),
                    (year, value),
                    xytext=(0, 11),
                    textcoords="offset points",
                    ha="center",
                    fontsize=theme.SMALL,
                    weight="bold",
                    color=colour,
                )
            label = f"{name} {language.number(series[last])}"
            ends.append((float(last), series[last], label, colour))
        axes.axvspan(start, end, color=LIGHT["accent-wash"], alpha=0.6, zorder=0)
        axes.set_ylim(0, max(max(series.values()) for series in lines.values()) * 1.14)
        years_axis(axes, lang)
        numbers_axis(axes)
        label_ends(axes, ends)
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["per_100k"].at(lang),
        source=cards.source_line(record, table.sources, table.kind, table.confidence, lang),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


EXPLORER = Explorer(
    id="medellin_fall",
    title=_TITLE,
    start={"count": "police", "start": 2003, "end": 2024, "city": "cali"},
    controls=(
        Choice(
            "count",
            Text(th="ใครนับ", en="Who counts"),
            labelled(_COUNTS),
        ),
        Choice(
            "city",
            Text(th="เทียบกับเมือง", en="Compare with"),
            labelled(_CITIES),
        ),
        Choice("start", Text(th="ปีเริ่ม", en="First year"), _years, slide=True),
        Choice("end", Text(th="ปีจบ", en="Last year"), _years, slide=True),
    ),
    draw=draw,
    stills=(
        Still(
            Text(th="2546–2567 โบโกตา", en="2003–2024 Bogotá"),
            {"count": "police", "start": 2003, "end": 2024, "city": "bogota"},
        ),
        Still(
            Text(th="2546–2567 อีตากวี", en="2003–2024 Itagüí"),
            {"count": "police", "start": 2003, "end": 2024, "city": "itagui"},
        ),
        Still(
            Text(th="เริ่ม 2547", en="From 2004"),
            {"count": "police", "start": 2004, "end": 2024, "city": "itagui"},
        ),
        Still(
            Text(th="2547–2552", en="2004–2009"),
            {"count": "police", "start": 2004, "end": 2009, "city": "bogota"},
        ),
        Still(
            Text(th="2534–2565", en="1991–2022"),
            {"count": "forensic", "start": 1991, "end": 2022, "city": "bogota"},
        ),
        Still(
            Text(th="2534–2545", en="1991–2002"),
            {"count": "forensic", "start": 1991, "end": 2002, "city": "bogota"},
        ),
    ),
)
