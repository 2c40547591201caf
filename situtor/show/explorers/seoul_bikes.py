"""What do Seoul's public bikes lose, in total, per ride or per member? And how many registered
co-operatives are at work?
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, label_ends, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

_CASE = "seoul"
_BIKES, _MEMBERS = "bike_rides_deficit", "bike_members"
_COOPS, _ACTIVE = "cooperatives_by_date", "social_economy_active"
_WIDER = 2016  # this deficit comes from an answer with a wider definition (table notes)
_TITLE = Text(th="เลือกตัววัดต่างกัน เรื่องที่เล่าก็ต่างกัน", en="Choose the measure, choose the story")
_ORDER = Text(
    th="ปีเริ่มต้องมาก่อนปีจบ เลื่อนปีใดปีหนึ่งก่อน",
    en="The first year must come before the last. Move one of them.",
)
_NO_MEMBERS = Text(
    th="จำนวนสมาชิกสิ้นปีที่พบมีเพียง {} เลือกปีเริ่มและปีจบในช่วงนี้",
    en="Members at the end of the year were found for {} only. Choose these years.",
)
_SPAN = Text(th="จาก พ.ศ. {} ถึง {}", en="From {} to {},")
_CAUTION = Text(
    th=" แต่ยอดของปีแรกใช้นิยามที่กว้างกว่า จึงไม่ควรเทียบ",
    en=" But the first year's loss has a wider definition; do not compare it.",
)
_MEASURES = {
    "rides_million": Text(th="จำนวนเที่ยว", en="rides"),
    "deficit_billion_won": Text(th="ยอดขาดทุน", en="total loss"),
    "deficit_won_per_ride": Text(th="ขาดทุนต่อเที่ยว", en="loss per ride"),
    "per_member": Text(th="ขาดทุนต่อสมาชิก", en="loss per member"),
    "together": Text(th="เทียบสามเส้น", en="three lines together"),
    "coops": Text(th="สหกรณ์: จดทะเบียนกับดำเนินงานจริง", en="co-operatives: registered, operating"),
}
_SAID = {
    "rides_million": Text(th="ล้านเที่ยว", en="million"),
    "deficit_billion_won": Text(th="พันล้านวอน", en="billion won"),
    "deficit_won_per_ride": Text(th="วอน", en="won"),
    "per_member": Text(th="วอน", en="won"),
}
_LINES = ("rides_million", "deficit_billion_won", "deficit_won_per_ride")

Series = dict[int, float]


def _series(measure: str) -> Series:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _BIKES))
    # The first year covers three months and has no deficit.
    return {row["year"]: row[measure] for row in rows if row["deficit_billion_won"]}


def _per_member() -> Series:
    """The year's loss over the members at its end, for the years whose December is known."""
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, _MEMBERS))
    members = {row["date"].en: row["members"] for row in rows}
    return {
        year: round(loss * 1e9 / members[f"December {year}"], -1)
        for year, loss in _series("deficit_billion_won").items()
        if f"December {year}" in members
    }


def _years(lang: Lang) -> list[tuple[str, int]]:
    return [(language.year(each, lang), each) for each in _series("deficit_billion_won")]


def draw(state: State, lang: Lang) -> Picture:
    """The story told by one measure between two years."""
    measure, start, end = str(state["measure"]), int(state["start"]), int(state["end"])
    if measure == "coops":
        return _coops(lang)
    if start >= end:
        return Picture(_ORDER.at(lang))
    if measure == "together":
        return _together(start, end, lang)
    series = _per_member() if measure == "per_member" else _series(measure)
    if start not in series or end not in series:
        have = language.years(min(series), max(series), lang)
        return Picture(_NO_MEMBERS.at(lang).format(have))
    name = _MEASURES[measure].at(lang)
    first, last = (language.number(series[each]) for each in (start, end))
    change = (series[end] / series[start] - 1) * 100
    size, unit = language.number(round(abs(change))), _SAID[measure].at(lang)
    if lang == "th":
        moved = f"เพิ่มจาก {first} เป็น {last}" if change > 0 else f"ลดจาก {first} เหลือ {last}"
        moved = f"{moved} {unit} หรือร้อยละ {size}"
    else:
        moved = f": {'up' if change > 0 else 'down'} from {first} to {last} {unit}, or {size}%."
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        _one_line(axes, series, start, end)
        _year_ticks(axes, range(_WIDER, 2022), lang)
    span = _SPAN.at(lang).format(*(language.bare_year(each, lang) for each in (start, end)))
    said = f"{span} {name}{moved}"
    if start == _WIDER and measure != "rides_million":
        said += _CAUTION.at(lang)
    title = f"{_TITLE.at(lang)} · {name}"
    return Picture(said, _chart(figure, title, unit, said, _BIKES, lang))


def _year_ticks(axes: Axes, years: range, lang: Lang) -> None:
    years_axis(axes, lang)
    axes.set_xticks(years)
    axes.set_xlim(years[0] - 0.3, years[-1] + 0.3)
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
    axes.set_ylim(0, max(series.values()) * 1.2)
    axes.axvspan(start, end, color=LIGHT["accent-wash"], alpha=0.6, zorder=0)


def _together(start: int, end: int, lang: Lang) -> Picture:
    """Rides, loss and loss per ride, each with the first year at 100."""
    ends, times = [], []
    figure = theme.new_figure(3.9)
    with theme.themed():
        axes = figure.add_subplot()
        for place, key in enumerate(_LINES):
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
        _year_ticks(axes, range(start, end + 1), lang)
        label_ends(axes, ends)
    if lang == "th":
        said = " ".join(f"{name}เป็น {value} เท่า" for name, value in times)
    else:
        said = ", ".join(f"{name} × {value}" for name, value in times) + "."
    span = _SPAN.at(lang).format(*(language.bare_year(each, lang) for each in (start, end)))
    said = f"{span} {said}{_CAUTION.at(lang) if start == _WIDER else ''}"
    title = f"{_TITLE.at(lang)} · {_MEASURES['together'].at(lang)}"
    unit = f"{language.year(start, lang)} = 100"
    return Picture(said, _chart(figure, title, unit, said, _BIKES, lang))


def _chart(figure: Figure, title: str, unit: str, said: str, table_id: str, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, table_id)
    doubts = (table.kind, table.confidence, lang)
    source = cards.source_line(record, table.sources, *doubts, derived=True)
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
            f"หรือราว {language.number(active)} แห่ง ไม่พบยอดดำเนินงานจริงของปีอื่น จึงเลือกปีไม่ได้"
        )
        names = ("จดทะเบียน", "ดำเนินงานจริง")
    else:
        sentence = (
            f"In {year} {total} co-operatives were registered; {share}%, about "
            f"{language.number(active)}, really operated. For other years this was not found, so "
            "there is no year to choose."
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
    start={"measure": "deficit_billion_won", "start": 2017, "end": 2021},
    controls=(
        Choice(
            "measure",
            Text(th="วัดด้วย", en="Measure"),
            labelled(_MEASURES),
        ),
        Choice("start", Text(th="ปีเริ่ม", en="First year"), _years, slide=True),
        Choice("end", Text(th="ปีจบ", en="Last year"), _years, slide=True),
    ),
    draw=draw,
    stills=(
        _still("ยอดรวม", "Total", "deficit_billion_won"),
        _still("ต่อเที่ยว", "Per ride", "deficit_won_per_ride"),
        _still("ต่อสมาชิก", "Per member", "per_member", 2020),
        _still("สามเส้น", "Three lines", "together"),
        _still("เริ่ม 2559", "From 2016", "deficit_won_per_ride", _WIDER),
        _still("สหกรณ์", "Co-operatives", "coops"),
    ),
)
