"""How many mothers die, and who has used telemedicine? Choose the release, choose whom to ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from situtor import language, library
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, column, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CASE, _DEATHS, _USE = "nigeria_telehealth_ict", "mmr_vintages", "telemed_use_by_sample"
# All four releases have both years.
_FIRST, _LAST = 2000, 2010
_SHORT = {
    "older_who_series_to_2010": Text(th="WHO เก่า", en="older WHO"),
    "older_un_series_to_2013": Text(th="UN เก่า", en="older UN"),
    "un_2019_release": Text(th="UN 2562", en="UN 2019"),
    "un_2023_release": Text(th="UN 2566", en="UN 2023"),
}
_RELEASES = tuple(_SHORT)
# Where the name of a line stands beside its end, by the year it ends in, so that none touch.
_PLACES = {2010: (24, 7), 2013: (6, -9), 2017: (6, -7), 2020: (6, 1)}
# Rows of the table, by their place in it.
_WORKERS, _ONLINE, _CITY, _URBAN, _RURAL = range(5)
_TITLE = Text(
    th="ปีเดียวกัน คำถามเดียวกัน ได้คำตอบต่างกัน",
    en="One year, one question, other answers",
)


def _rows(table_id: str) -> list[Row]:
    record = library.load_record(_CASE)
    return library.read_rows(record, library.find_table(record, table_id))


def _name(release: str, lang: Lang) -> str:
    table = library.find_table(library.load_record(_CASE), _DEATHS)
    return column(table, release).title.at(lang)


def _releases(lang: Lang) -> list[tuple[str, str]]:
    return [(_name(each, lang), each) for each in _RELEASES]


def _samples(lang: Lang) -> list[tuple[str, int]]:
    return [(each["sample"].at(lang), place) for place, each in enumerate(_rows(_USE))]


def _series(release: str) -> dict[int, float]:
    return {each["year"]: each[release] for each in _rows(_DEATHS) if each[release] is not None}


def draw(state: State, lang: Lang) -> Picture:
    """The change 2000–2010 between the two chosen releases, and the share of one sample.

    The change is (last / first − 1) in percent. Where the two ends come from different releases
    the sentence says that they must not be compared.
    """
    first, last = str(state["first"]), str(state["last"])
    before, after = _series(first)[_FIRST], _series(last)[_LAST]
    said = f"{_moved(before, after, first == last, lang)}{_asked(int(state['sample']), lang)}"
    return Picture(said, _chart(first, last, int(state["sample"]), said, lang))


def _moved(before: float, after: float, same: bool, lang: Lang) -> str:
    change = round((after / before - 1) * 100)
    size, ends = language.number(abs(change)), [language.number(each) for each in (before, after)]
    if lang == "th":
        moved = f"{'ลดลง' if change < 0 else 'เพิ่มขึ้น'}ร้อยละ {size}" if change else "ไม่เปลี่ยน"
        warn = "" if same else " แต่คนละฉบับ จึงเทียบกันไม่ได้"
        when = language.years(_FIRST, _LAST, lang)
        return f"{when} จาก {ends[0]} เป็น {ends[1]} {moved}{warn} · "
    moved = f"{'down' if change < 0 else 'up'} {size}%" if change else "no change"
    warn = "" if same else ", but two releases, which must not be compared"
    return f"{_FIRST}–{_LAST}: from {ends[0]} to {ends[1]}, {moved}{warn}. "


def _asked(place: int, lang: Lang) -> str:
    row = _rows(_USE)[place]
    sample = row["sample"].at(lang)
    used, n = language.number(row["ever_used_percent"]), language.number(row["n"])
    # What the notes of the table say of two of the rows.
    if lang == "th":
        verb = "เคยให้บริการทางไกล" if place == _WORKERS else "เคยใช้"
        base = " (ฐานน่าจะเป็นคนที่รู้จักเท่านั้น)" if place == _CITY else ""
        return f"ถาม{sample} {n} คน {verb}ร้อยละ {used}{base}"
    verb = "had given care at a distance" if place == _WORKERS else "had used it"
    base = " (probably of those who knew of it)" if place == _CITY else ""
    return f"{sample}, {n} asked: {used}% {verb}{base}."


def _chart(first: str, last: str, sample: int, sentence: str, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    figure = theme.new_figure(3.2)
    with theme.themed():
        left, right = figure.subplots(1, 2, width_ratios=[1, 1.05])
        _lines(left, first, last, lang)
        _bars(right, sample, lang)
    tables = [library.find_table(record, each) for each in (_DEATHS, _USE)]
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit="",
        source="".join(
            cards.source_line(
                record, each.sources, each.kind, each.confidence, lang, derived=each.id == _DEATHS
            )
            for each in tables
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _lines(axes: Axes, first: str, last: str, lang: Lang) -> None:
    for release, short in _SHORT.items():
        series = _series(release)
        end = max(series)
        axes.annotate(
            short.at(lang), (end, series[end]), xytext=_PLACES[end],
            textcoords="offset points", color=LIGHT["soft"], fontsize=theme.SMALL,
        )  # fmt: skip
        axes.plot(list(series), list(series.values()), color=LIGHT["edge"], linewidth=1.2)
    ends = (_series(first)[_FIRST], _series(last)[_LAST])
    same = first == last
    colour = SERIES[0] if same else SERIES[1]
    axes.plot(
        (_FIRST, _LAST), ends, color=colour, linewidth=3, marker="o", markersize=10,
        linestyle="-" if same else "--", zorder=3,
    )  # fmt: skip
    for year, value in zip((_FIRST, _LAST), ends, strict=True):
        axes.annotate(
            language.number(value), (year, value), xytext=(0, 12), textcoords="offset points",
            ha="center", weight="bold", color=colour, fontsize=theme.SMALL,
        )  # fmt: skip
    axes.set_ylim(0, 1450)
    axes.set_xlim(1998.4, 2026)
    axes.set_title(
        "แม่เสียชีวิต (รายต่อการเกิดมีชีพแสนคน)"
        if lang == "th"
        else "Maternal deaths per 100,000 live births",
        fontsize=theme.SMALL,
        loc="left",
    )
    years_axis(axes, lang)
    axes.set_xticks(range(_FIRST, 2021, 5))
    numbers_axis(axes)


def _bars(axes: Axes, sample: int, lang: Lang) -> None:
    rows = _rows(_USE)
    values = [each["ever_used_percent"] for each in rows]
    colours = [SERIES[0] if place == sample else LIGHT["line"] for place in range(len(rows))]
    bars = axes.barh(range(len(rows)), values, height=0.66, color=colours)
    axes.bar_label(
        bars, labels=[language.number(each) for each in values], padding=5, fontsize=theme.SMALL
    )
    axes.set_yticks(range(len(rows)), [each["sample"].at(lang) for each in rows])
    axes.get_yticklabels()[sample].set_fontweight("bold")
    axes.invert_yaxis()
    axes.set_xlim(0, 112)
    axes.grid(visible=False, axis="y")
    axes.tick_params(axis="y", length=0)
    axes.set_title(
        "เคยใช้การแพทย์ทางไกล (%)" if lang == "th" else "Ever used telemedicine (%)",
        fontsize=theme.SMALL,
        loc="left",
    )


def _still(th: str, en: str, first: int, last: int, sample: int) -> Still:
    state = {"first": _RELEASES[first], "last": _RELEASES[last], "sample": sample}
    return Still(Text(th=th, en=en), state)


EXPLORER = Explorer(
    id="nigeria_releases",
    title=_TITLE,
    start={"first": _RELEASES[3], "last": _RELEASES[3], "sample": _ONLINE},
    controls=(
        Choice("first", Text(th="พ.ศ. 2543 ใช้", en="For 2000 use"), _releases),
        Choice("last", Text(th="พ.ศ. 2553 ใช้", en="For 2010 use"), _releases),
        Choice("sample", Text(th="ถามใคร", en="Whom to ask"), _samples),
    ),
    draw=draw,
    stills=(
        _still("ฉบับ 2566", "2023 release", 3, 3, _ONLINE),
        _still("ฉบับเก่า WHO", "Older WHO", 0, 0, _RURAL),
        _still("ฉบับ 2562", "2019 release", 2, 2, _CITY),
        _still("ข้ามฉบับ: ดีขึ้น", "Mixed: better", 3, 1, _URBAN),
        _still("ข้ามฉบับ: แย่ลง", "Mixed: worse", 1, 3, _RURAL),
    ),
)
