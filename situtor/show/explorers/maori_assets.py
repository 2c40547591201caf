"""How much did the assets of the Māori economy grow, for whom, and in which money?

Real values use the GDP deflator of the World Bank: the value of a year times the product of
(1 + inflation) of every later year up to 2023. Per person divides by people of Māori descent.
"""

from __future__ import annotations

import math

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

_CASE = "maori_enterprise"
_ALL, _HOLDERS = "asset_base", "asset_composition"
_BASE = 2023  # the year of the money in real values
_SERIES_START = 2010  # 2001 and 2006 come from other methods (notes of the table asset_base)
_TITLE = Text(
    th="สินทรัพย์ของเศรษฐกิจเมารีโตเท่าใด",
    en="How much the assets of the Māori economy grew",
)
_MONEY = {
    "nominal": Text(th="ราคาปีนั้น ๆ (ยังไม่หักเงินเฟ้อ)", en="prices of the day"),
    "real": Text(th="ราคา พ.ศ. 2566 (หักเงินเฟ้อแล้ว)", en="2023 prices (after inflation)"),
    "head": Text(th="ราคา พ.ศ. 2566 ต่อคนเชื้อสายเมารี", en="2023 prices, per Māori"),
}
_WHO = {
    "asset_base": Text(th="ทั้งหมด", en="the whole Māori economy"),
    "firms_of_maori_employers": Text(th="ของธุรกิจที่มีนายจ้างเมารี", en="firms of Māori employers"),
    "self_employed": Text(th="ของผู้ประกอบอาชีพอิสระ", en="the self-employed"),
    "trusts_incorporations_iwi_and_other_collectives": Text(
        th="ของเผ่าและองค์กรส่วนรวม", en="tribes and collectives"
    ),
}
_PER_PERSON = Text(th="ดอลลาร์นิวซีแลนด์ต่อคน", en="NZ dollars a person")
_ORDER = Text(
    th="ปีเริ่มต้องมาก่อนปีจบ เลื่อนปีใดปีหนึ่งก่อน",
    en="The first year must come before the last. Move one of them.",
)
_MISSING = Text(
    th="แบบที่เลือกมีตัวเลขของ พ.ศ. {} เท่านั้น เลื่อนปีไปที่ปีเหล่านี้",
    en="What you chose has figures for {} only. Move the years there.",
)
_APART = Text(
    th=" แต่ตัวเลขก่อน พ.ศ. 2553 น่าจะใช้วิธีอื่น จึงควรอ่านแยก",
    en=" But figures before 2010 probably come from another method; read them apart.",
)
_CENSUS = Text(
    th=" สำมะโน พ.ศ. 2561 นับไม่ครบ ตัวเลขนี้จึงไม่แน่นอน",
    en=" The 2018 census missed many, so this is uncertain.",
)

Series = dict[int, float]


def _column(table_id: str, column: str) -> Series:
    record = library.load_record(_CASE)
    rows = library.read_rows(record, library.find_table(record, table_id))
    return {row["year"]: row[column] for row in rows}


def _series(money: str, who: str) -> Series:
    """The chosen assets in the chosen money; per person only where people were counted."""
    assets = _column(_ALL if who == _ALL else _HOLDERS, who)
    if money == "nominal":
        return assets
    inflation = _column("inflation_nz", "inflation")
    real = {
        year: value * math.prod(1 + inflation[each] / 100 for each in range(year + 1, _BASE + 1))
        for year, value in assets.items()
    }
    if money == "real":
        return real
    people = _column("population", "maori_population")
    return {year: value * 1e9 / people[year] for year, value in real.items() if year in people}


def _rounded(value: float, money: str) -> str:
    return language.number(round(value, -2) if money == "head" else round(value, 1))


def _years(lang: Lang) -> list[tuple[str, int]]:
    return [(language.year(each, lang), each) for each in _column(_ALL, _ALL)]


def draw(state: State, lang: Lang) -> Picture:
    """Growth of the chosen assets between two years, in the chosen money."""
    money, who = str(state["money"]), str(state["who"])
    start, end = int(state["start"]), int(state["end"])
    if start >= end:
        return Picture(_ORDER.at(lang))
    series = _series(money, who)
    if start not in series or end not in series:
        have = ", ".join(language.bare_year(each, lang) for each in series)
        return Picture(_MISSING.at(lang).format(have))
    unit = _PER_PERSON if money == "head" else library.units()["billion_nzd"]
    first, last = (_rounded(series[each], money) for each in (start, end))
    size = language.number(round((series[end] / series[start] - 1) * 100))
    name, priced = _WHO[who].at(lang), _MONEY[money].at(lang)
    if lang == "th":
        span = f"จาก {language.year(start, lang)} ถึง {language.bare_year(end, lang)}"
        said = f"{span} สินทรัพย์{name}เพิ่มจาก {first} เป็น {last} {unit.at(lang)} หรือร้อยละ {size}"
        said = f"{said} ใน{priced.split(' (')[0]}"
    else:
        said = (
            f"From {start} to {end}, assets of {name}: up from {first} to {last} {unit.at(lang)}, "
        )
        said += f"or {size}%, in {priced.split(' (')[0]}."
    said += _APART.at(lang) if start < _SERIES_START else ""
    said += _CENSUS.at(lang) if money == "head" else ""
    return Picture(said, _chart(series, money, who, (start, end), said, lang))


def _chart(
    series: Series, money: str, who: str, chosen: tuple[int, int], said: str, lang: Lang
) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _ALL if who == _ALL else _HOLDERS)
    figure = theme.new_figure(3.5)
    with theme.themed():
        axes = figure.add_subplot()
        if money == "real":  # the same assets before inflation, pale, for comparison
            before = _series("nominal", who)
            axes.bar(
                [year - 0.32 for year in before],
                list(before.values()),
                width=0.6,
                color=LIGHT["line"],
                label=_MONEY["nominal"].at(lang),
            )
        shift = 0.32 if money == "real" else 0
        bars = axes.bar(
            [year + shift for year in series],
            list(series.values()),
            width=0.6 if money == "real" else 0.9,
            color=SERIES[0],
            label=_MONEY[money].at(lang),
        )
        axes.bar_label(
            bars,
            [_rounded(each, money) for each in series.values()],
            fontsize=theme.SMALL,
            padding=3,
        )
        axes.set_ylim(0, max(series.values()) * 1.18)
        years_axis(axes, lang)
        axes.set_xlim(2000, 2024)
        axes.set_xticks(list(_column(_ALL, _ALL)))
        numbers_axis(axes)
        if money == "real":
            axes.legend(loc="upper left")
        for year, bar in zip(series, bars, strict=True):
            bar.set_alpha(1 if year in chosen else 0.45)
    unit = _PER_PERSON if money == "head" else library.units()["billion_nzd"]
    title = _TITLE.at(lang)
    if who != _ALL:
        title += f" · {_WHO[who].at(lang)}"
    # Inflation and people are joined to the assets by us.
    source = cards.source_line(
        record, table.sources, table.kind, table.confidence, lang, derived=money != "nominal"
    )
    return Chart(figure, title, unit.at(lang), source, f"{title}: {said}", lang)


def _still(th: str, en: str, money: str, who: str = _ALL, start: int = 2018) -> Still:
    return Still(Text(th=th, en=en), {"money": money, "who": who, "start": start, "end": 2023})


EXPLORER = Explorer(
    id="maori_assets",
    title=_TITLE,
    start={"money": "nominal", "who": _ALL, "start": 2018, "end": 2023},
    controls=(
        Choice(
            "money",
            Text(th="วัดด้วย", en="Money"),
            labelled(_MONEY),
        ),
        Choice(
            "who",
            Text(th="สินทรัพย์", en="Assets of"),
            labelled(_WHO),
        ),
        Choice("start", Text(th="ปีเริ่ม", en="First year"), _years, slide=True),
        Choice("end", Text(th="ปีจบ", en="Last year"), _years, slide=True),
    ),
    draw=draw,
    stills=(
        _still("ราคาปีนั้น", "Day's prices", "nominal"),
        _still("หักเงินเฟ้อ", "Real", "real"),
        _still("ต่อคน", "Per person", "head"),
        _still("นายจ้าง", "Employers", "real", "firms_of_maori_employers", 2010),
        _still("เผ่า", "Tribes", "real", list(_WHO)[-1], 2010),
        _still("เริ่ม 2544", "From 2001", "nominal", _ALL, 2001),
    ),
)
