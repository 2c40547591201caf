"""What do Seoul's public bikes lose, and how many of its co-operatives are at work?

The answer follows the measure: the total, the loss per ride, the loss per member, or the three
lines together; registered co-operatives, or those that really operate.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, label_ends, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CASE = "seoul"
_BIKES, _MEMBERS = "bike_rides_deficit", "bike_members"
_COOPS, _ACTIVE = "cooperatives_by_date", "social_economy_active"
_WIDER = 2016  # this deficit comes from an answer with a wider definition (table notes)
_TITLE = Text(
    th="ตัวหารที่เลือกเปลี่ยนเรื่องที่เล่า",
    en="The measure you choose changes the story",
)
_MEASURES = {
    "rides": Text(th="จำนวนเที่ยว", en="rides"),
    "deficit": Text(th="ยอดขาดทุน", en="total loss"),
    "per_ride": Text(th="ขาดทุนต่อเที่ยว", en="loss per ride"),
    "per_member": Text(th="ขาดทุนต่อสมาชิก", en="loss per member"),
    "together": Text(th="เทียบสามเส้น", en="three lines together"),
    "coops": Text(th="สหกรณ์: จดทะเบียนกับดำเนินงานจริง", en="co-operatives: registered, operating"),
}
_COLUMNS = {
    "rides": "rides_million",
    "deficit": "deficit_billion_won",
    "per_ride": "deficit_won_per_ride",
}
_UNITS = {"rides": "million_trips", "deficit": "billion_won", "per_ride": "won_per_ride"}
_WON_PER_MEMBER = Text(th="วอนต่อสมาชิก", en="won per member")

Series = dict[int, float]


def _series(measure: str) -> Series:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _BIKES))
    # The first year covers three months and has no deficit.
    return {row["year"]: row[_COLUMNS[measure]] for row in rows if row["deficit_billion_won"]}


def _per_member() -> Series:
    """The year's loss over the members at its end, for the years whose December is known."""
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _MEMBERS))
    members = {row["date"].en: row["members"] for row in rows}
    return {
        year: round(loss * 1e9 / members[f"December {year}"], -1)
        for year, loss in _series("deficit").items()
        if f"December {year}" in members
    }


def _years(lang: Lang) -> list[tuple[str, int]]:
    return [(language.year(each, lang), each) for each in _series("deficit")]


def _unit(measure: str, lang: Lang) -> str:
    if measure == "per_member":
        return _WON_PER_MEMBER.at(lang)
    return library.units()[_UNITS[measure]].at(lang)


def draw(state: State, lang: Lang) -> Picture:
    """The story told by one measure between two years."""
    measure, start, end = str(state["measure"]), int(state["start"]), int(state["end"])
    if measure == "coops":
        return _coops(lang)
    if start >= end:
        return Picture(
            "ปีเริ่มต้องมาก่อนปีจบ เลื่อนปีใดปีหนึ่งก่อน"
            if lang == "th"
            else "The first year must come before the last. Move one of them."
        )
    if measure == "together":
        return _together(start, end, lang)
    series = _per_member() if measure == "per_member" else _series(measure)
    missing = [year for year in (start, end) if year not in series]
    if missing:
        years = " และ ".join(language.bare_year(each, lang) for each in series)
        return Picture(
            f"ไม่พบจำนวนสมาชิกสิ้นปีของ {language.year(missing[0], lang)} "
            f"คิดต่อสมาชิกได้เฉพาะ พ.ศ. {years}"
            if lang == "th"
            else f"Members at the end of {missing[0]} were not found. "
            f"The loss per member can be worked out for {' and '.join(map(str, series))} only."
        )
    name, unit = _MEASURES[measure].at(lang), _unit(measure, lang)
    first, last = language.number(series[start]), language.number(series[end])
    change = (series[end] / series[start] - 1) * 100
    size = language.number(round(abs(change)))
    if lang == "th":
        moved = f"{'เพิ่ม' if change > 0 else 'ลด'}จาก {first} เป็น {last} {unit}"
        sentence = f"{_span(start, end, lang)} {name}{moved} หรือร้อยละ {size}"
    else:
        moved = f"{'rises' if change > 0 else 'falls'} from {first} to {last} {unit}"
        verb = moved if measure != "rides" else moved.replace("s ", " ", 1)
        sentence = f"{_span(start, end, lang)} {name} {verb}, by {size}%."
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        _one_line(axes, series, start, end)
        axes.set_ylim(0, max(series.values()) * 1.2)
        _year_ticks(axes, lang)
    about = measure if measure == "rides" else "loss"
    return _picture(figure, f"{_TITLE.at(lang)} · {name}", unit, sentence, about, start, lang)


def _span(start: int, end: int, lang: Lang) -> str:
    if lang == "th":
        return f"จาก {language.year(start, lang)} ถึง {language.bare_year(end, lang)}"
    return f"From {start} to {end} the"


def _year_ticks(axes: Axes, lang: Lang) -> None:
    years_axis(axes, lang)
    axes.set_xticks(list(_series("deficit")))
    axes.set_xlim(_WIDER - 0.4, max(_series("deficit")) + 0.4)
    numbers_axis(axes)


def _one_line(axes: Axes, series: Series, start: int, end: int) -> None:
    axes.plot(list(series), list(series.values()), color=SERIES[0], linewidth=1.6, alpha=0.5)
    for year, value in series.items():
        chosen = year in (start, end)
        axes.plot(year, value, marker="o", markersize=11 if chosen else 6, color=SERIES[0])
        axes.annotate(
            language.number(value),
            (year, value),
            xytext=(0, 11),
            textcoords="offset points",
            ha="center",
            fontsize=theme.SMALL,
            weight="bold" if chosen else "normal",
            color=SERIES[0] if chosen else LIGHT["soft"],
        )
    axes.axvspan(start, end, color=LIGHT["accent-wash"], alpha=0.6, zorder=0)


def _together(start: int, end: int, lang: Lang) -> Picture:
    """Rides, loss and loss per ride, each with the first year at 100."""
    ends, times = [], []
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        for place, key in enumerate(_COLUMNS):
            series = _series(key)
            known = [year for year in series if start <= year <= end]
            values = [series[year] / series[start] * 100 for year in known]
            axes.plot(known, values, color=SERIES[place], linewidth=2.6, marker="o")
            name = _MEASURES[key].at(lang)
            times.append((name, language.number(round(values[-1] / 100, 1 + (values[-1] < 100)))))
            label = f"{name} {language.number(round(values[-1]))}"
            ends.append((float(end), values[-1], label, SERIES[place]))
        axes.axhline(100, color=LIGHT["edge"], linewidth=1.2, linestyle="--")
        axes.set_ylim(bottom=0)
        _year_ticks(axes, lang)
        axes.set_xlim(start - 0.2, end + 0.1)
        axes.set_xticks(range(start, end + 1))
        label_ends(axes, ends)
    if lang == "th":
        sentence = f"{_span(start, end, lang)} " + " ".join(
            f"{name}เป็น {value} เท่า" for name, value in times
        )
    else:
        sentence = f"From {start} to {end}: " + ", ".join(
            f"{name} × {value}" for name, value in times
        )
        sentence += "."
    unit = f"{language.year(start, lang)} = 100"
    title = f"{_TITLE.at(lang)} · {_MEASURES['together'].at(lang)}"
    return _picture(figure, title, unit, sentence, "loss", start, lang)


def _picture(
    figure: Figure, title: str, unit: str, sentence: str, about: str, start: int, lang: Lang
) -> Picture:
    if about == "loss" and start == _WIDER:
        wide = language.year(_WIDER, lang)
        sentence += (
            f" แต่ยอด {wide} ใช้นิยามที่กว้างกว่า จึงไม่ควรเทียบ"
            if lang == "th"
            else f" But the loss of {wide} has a wider definition; do not compare it."
        )
    return Picture(sentence, _chart(figure, title, unit, sentence, _BIKES, lang))


def _chart(figure: Figure, title: str, unit: str, said: str, table_id: str, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, table_id)
    source = cards.source_line(
        record, table.sources, table.kind, table.confidence, lang, derived=True
    )
    return Chart(figure, title, unit, source, f"{title}: {said}", lang)


def _coops(lang: Lang) -> Picture:
    """Registered co-operatives by year; the last one divided into operating and not."""
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _COOPS))
    # Whole years only; the other rows are months, one of them without social co-operatives.
    counts = {
        int(row["date"].en[-4:]): row["cooperatives"]
        for row in rows
        if row["date"].en.removeprefix("end of ").isdigit()
    }
    types = library.read_rows(record, library.find_table(record, _ACTIVE))
    share = next(row for row in types if row["type"].en == "co-operative")["really_operating_pct"]
    last = max(counts)
    active = round(counts[last] * share / 100, -1)
    year, total = language.year(last, lang), language.number(counts[last])
    if lang == "th":
        sentence = (
            f"{year} สหกรณ์จดทะเบียน {total} แห่ง ดำเนินงานจริงร้อยละ {language.number(share)} "
            f"หรือราว {language.number(active)} แห่ง ปีอื่นไม่มีใครตรวจ ปุ่มเลือกปีจึงไม่มีผล"
        )
        names = ("จดทะเบียน", "ดำเนินงานจริง")
    else:
        sentence = (
            f"In {year} {total} co-operatives were registered; {share}%, about "
            f"{language.number(active)}, really operated. No other year was checked, so the year "
            "controls change nothing here."
        )
        names = ("registered", "really operating")
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        bars = axes.bar(list(counts), list(counts.values()), color=LIGHT["line"], label=names[0])
        axes.bar_label(bars, [language.number(each) for each in counts.values()], padding=4)
        inside = axes.bar([last], [active], color=SERIES[0], label=names[1])
        axes.bar_label(inside, [language.number(active)], label_type="center", color="white")
        axes.set_ylim(0, counts[last] * 1.15)
        years_axis(axes, lang)
        numbers_axis(axes)
        axes.legend(loc="upper left")
    unit = library.units()["cooperatives"].at(lang)
    title = _MEASURES["coops"].at(lang)
    return Picture(sentence, _chart(figure, title, unit, sentence, _ACTIVE, lang))


def _still(th: str, en: str, measure: str, start: int = 2017) -> Still:
    return Still(Text(th=th, en=en), {"measure": measure, "start": start, "end": 2021})


EXPLORER = Explorer(
    id="seoul_bikes",
    title=_TITLE,
    start={"measure": "deficit", "start": 2017, "end": 2021},
    controls=(
        Choice(
            "measure",
            Text(th="วัดด้วย", en="Measure"),
            lambda lang: [(label.at(lang), key) for key, label in _MEASURES.items()],
        ),
        Choice("start", Text(th="ปีเริ่ม", en="First year"), _years, slide=True),
        Choice("end", Text(th="ปีจบ", en="Last year"), _years, slide=True),
    ),
    draw=draw,
    stills=(
        _still("ยอดรวม", "Total", "deficit"),
        _still("ต่อเที่ยว", "Per ride", "per_ride"),
        _still("ต่อสมาชิก", "Per member", "per_member", 2020),
        _still("สามเส้น", "Three lines", "together"),
        _still("เริ่ม 2559", "From 2016", "per_ride", _WIDER),
        _still("สหกรณ์", "Co-operatives", "coops"),
    ),
)
