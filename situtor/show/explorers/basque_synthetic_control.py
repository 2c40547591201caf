"""Mix other regions into a synthetic Basque Country: how well it fits before, how far it is after.

The synthetic region is a weighted mean of donor regions, year by year, the weights adding up to
one (Abadie and Gardeazabal 2003). The gap is the real region over the synthetic one, less one, in
per cent; the fit is the mean size of the gap, without its sign, in the years of fitting. The
course's table holds two donors only, those to which the study gives any weight.
"""

from __future__ import annotations

from collections.abc import Iterable
from statistics import fmean
from typing import TYPE_CHECKING

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, label_ends, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_CASE = "basque_country"
_DONORS, _PUBLISHED = "gdp_per_head_1955_1997", "basque_index_and_synthetic"
# The years on which the study's weights were fitted (fact synthetic_weights).
_FIT = range(1960, 1970)
_STAGES = {
    "before": Text(th="เฉพาะก่อนปีที่นับผล", en="only the years before"),
    "after": Text(th="หลังปีที่นับผลด้วย", en="the years after as well"),
    "published": Text(th="เทียบกับแฝดที่ตีพิมพ์", en="beside the published mix"),
}
# ETA's first attacks (timeline); the year the re-run takes (notes of the table); the years of the
# average quoted in the fact `abadie`.
_SINCE = (1968, 1975, 1980)
_TITLE = Text(
    th="ผสมแคว้นแฝดของแคว้นบาสก์ จากสองแคว้นที่ตารางมี",
    en="Mix a twin of the Basque Country from the two regions in the table",
)
_REAL = Text(th="แคว้นบาสก์จริง", en="Basque Country")
_MIX = Text(th="แฝดของท่าน", en="your mix")
_STUDY = Text(th="แฝดที่ตีพิมพ์", en="published mix")

Series = dict[int, float]


def _column(table_id: str, name: str) -> Series:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, table_id))
    return {row["year"]: row[name] for row in rows}


def _mixed(catalonia: int) -> Series:
    share = catalonia / 100
    madrid = _column(_DONORS, "madrid")
    return {
        year: share * value + (1 - share) * madrid[year]
        for year, value in _column(_DONORS, "catalonia").items()
    }


def _gap(real: Series, twin: Series) -> Series:
    return {year: (real[year] / twin[year] - 1) * 100 for year in twin}


def _over(gap: Series, years: Iterable[int]) -> float:
    return fmean(gap[year] for year in years if year in gap)


def draw(state: State, lang: Lang) -> Picture:
    """Fit before and gap after for one mix of the two donors."""
    catalonia, stage, since = int(state["catalonia"]), str(state["stage"]), int(state["since"])
    real = _column(_DONORS, "basque")
    twins = {_MIX.at(lang): _mixed(catalonia)}
    if stage == "published":
        twins[_STUDY.at(lang)] = _column(_PUBLISHED, "synthetic_basque")
    gaps = {name: _gap(real, twin) for name, twin in twins.items()}
    until = since - 1 if stage == "before" else max(real)
    sentence = _say(catalonia, list(gaps.values()), since, until, lang)
    return Picture(sentence, _chart(real, twins, gaps, since, until, sentence, lang))


def _say(catalonia: int, gaps: list[Series], since: int, until: int, lang: Lang) -> str:
    fit = language.number(fmean(abs(gaps[0][year]) for year in _FIT), 1)
    years = language.years(_FIT[0], _FIT[-1], lang)
    if lang == "th":
        said = (
            f"กาตาลุญญา {catalonia} ส่วน มาดริด {100 - catalonia} ส่วน "
            f"ได้แฝดที่ต่างจากแคว้นจริงเฉลี่ยร้อยละ {fit} ใน {years}"
        )
    else:
        said = (
            f"Catalonia {catalonia}% and Madrid {100 - catalonia}%: "
            f"{fit}% off on average in {years}"
        )
    if until < since:
        end = " ปีหลังจากนั้นยังปิดไว้" if lang == "th" else "; the later years are still hidden."
        return said + end
    after = [_over(gap, range(since, until + 1)) for gap in gaps]
    span = language.years(since, until, lang)
    size = language.number(abs(after[0]), 1)
    if lang == "th":
        said += f" แล้วช่วง {span} แคว้นจริง{'ต่ำกว่า' if after[0] < 0 else 'สูงกว่า'}แฝดเฉลี่ยร้อยละ {size}"
    else:
        said += f"; in {span} the region is {size}% {'below' if after[0] < 0 else 'above'} it"
    if len(after) > 1:
        size = language.number(abs(after[1]), 1)
        thai, english = f" ส่วนแฝดที่ตีพิมพ์ได้ร้อยละ {size}", f" ({size}% with the published mix)"
        said += thai if lang == "th" else english
    return said if lang == "th" else said + "."


def _chart(
    real: Series,
    twins: dict[str, Series],
    gaps: dict[str, Series],
    since: int,
    until: int,
    sentence: str,
    lang: Lang,
) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _DONORS)
    figure = theme.new_figure(3.5)
    with theme.themed():
        levels, parts = figure.subplots(1, 2, width_ratios=[1.25, 1])
        colours = dict(zip([_REAL.at(lang), *twins], SERIES, strict=False))
        ends = []
        for name, series in {_REAL.at(lang): real, **twins}.items():
            ends.append((*_line(levels, series, until, colours[name], name), name, colours[name]))
        levels.set_ylim(0, max(real.values()) * 1.15)
        for name, gap in gaps.items():
            _line(parts, gap, until, colours[name], name)
        parts.axhline(0, color=LIGHT["edge"], linewidth=1.4)
        parts.set_ylim(-20, 12)
        heads = {
            levels: ("ผลิตภัณฑ์มวลรวมต่อหัว", "output per head"),
            parts: ("แคว้นจริงต่างจากแฝด (%)", "region against mix (%)"),
        }
        for axes, (thai, english) in heads.items():
            axes.set_title(
                thai if lang == "th" else english,
                loc="left",
                fontsize=theme.SMALL,
                color=LIGHT["soft"],
            )
            axes.axvspan(_FIT[0], _FIT[-1], color=LIGHT["accent-wash"], zorder=0)
            axes.axvline(since, ymax=0.3, color=LIGHT["against"], linewidth=1.8, linestyle="--")
            axes.set_xlim(min(real), max(real))
            years_axis(axes, lang)
            numbers_axis(axes)
        levels.set_xlim(min(real), max(real) + 0.5)
        label_ends(levels, ends)
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["thousand_usd1986_per_person"].at(lang),
        source=cards.source_line(
            record, table.sources, table.kind, table.confidence, lang, derived=True
        ),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _line(axes: Axes, series: Series, until: int, colour: str, name: str) -> tuple[float, float]:
    """Draw one line as far as it may be seen; its last point."""
    years = [year for year in sorted(series) if year <= until]
    values = [series[year] for year in years]
    real = colour == SERIES[0]
    axes.plot(
        years,
        values,
        color=colour,
        linewidth=3 if real else 2.2,
        linestyle="-" if real or colour == SERIES[1] else ":",
        label=name,
    )
    return float(years[-1]), values[-1]


def _state(catalonia: int, stage: str, since: int = 1975) -> State:
    return {"catalonia": catalonia, "stage": stage, "since": since}


EXPLORER = Explorer(
    id="basque_synthetic_control",
    title=_TITLE,
    start=_state(50, "before"),
    controls=(
        Choice(
            "catalonia",
            Text(th="กาตาลุญญา (ที่เหลือคือมาดริด)", en="Catalonia (the rest is Madrid)"),
            lambda _: [(f"{share}%", share) for share in range(0, 101, 5)],
            slide=True,
        ),
        Choice(
            "stage",
            Text(th="ให้เห็น", en="Show"),
            labelled(_STAGES),
        ),
        Choice(
            "since",
            Text(th="นับผลตั้งแต่", en="Effect counted from"),
            lambda lang: [(language.year(each, lang), each) for each in _SINCE],
        ),
    ),
    draw=draw,
    stills=(
        Still(Text(th="มาดริดล้วน", en="Madrid only"), _state(0, "before")),
        Still(Text(th="ครึ่งต่อครึ่ง", en="Half and half"), _state(50, "before")),
        Still(Text(th="85 ต่อ 15", en="85 to 15"), _state(85, "before")),
        Still(Text(th="ดูปีหลัง", en="The years after"), _state(85, "after")),
        Still(Text(th="มาดริด ปีหลัง", en="Madrid, after"), _state(0, "after")),
        Still(Text(th="ที่ตีพิมพ์", en="Published"), _state(85, "published", 1980)),
    ),
)
