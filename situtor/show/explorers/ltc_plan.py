"""What would long-term care cost a tambon in a year? First say who is in need of it.

Cost a year = people of the tambon × share aged 60 and over × share of those in need × baht a
person. The share in need is a national count over the country's people of 60 and over in the same
year (`ageing_un_annual`); a tambon need not be like the country.
"""

from __future__ import annotations

from typing import Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis, wrap_label
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, as_set, labelled
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

_CASE = "local_health_fund"
_PER_HEAD, _LOCAL = 45, 0.5  # per_head_45; rate_large, a tambon municipality's least share

_TITLE = Text(
    th="แผนดูแลระยะยาวของตำบล ใช้เงินปีละเท่าไร",
    en="A tambon's plan for long-term care: what would it cost a year?",
)
_NEED = {  # row of how_many_dependent, and the year of its count
    "served": (2, 2024, Text(th="รัฐดูแลอยู่ พ.ศ. 2567", en="in state care, 2024")),
    "tdri": (0, 2018, Text(th="ต้องพึ่งผู้อื่น พ.ศ. 2561", en="dependent on others, 2018")),
    "bound": (1, 2017, Text(th="ติดบ้านติดเตียง ราว พ.ศ. 2560", en="house- or bed-bound, c. 2017")),
    "over80": (3, None, Text(th="เกิน 80 ปี ราว พ.ศ. 2584", en="over 80, about 2041")),
}
_PEOPLE = {
    5000: Text(th="5,000 คน", en="5,000 people"),
    9112: Text(th="9,112 คน (ทต.ท่าคันโท)", en="9,112 (Tha Khantho)"),
    15000: Text(th="15,000 คน", en="15,000 people"),
}
_AGES = {
    year: Text(th=f"เท่าทั้งประเทศ พ.ศ. {year + 543}", en=f"as the country, {year}")
    for year in (2010, 2021, 2025, 2030, 2040)
}
_PAY = {  # rows of need_and_payment
    2: Text(th="เหมาจ่ายเดิม 5,000", en="first rate 5,000"),
    3: Text(th="เหมาจ่าย พ.ศ. 2566 6,000", en="rate of 2023, 6,000"),
    4: Text(th="เหมาจ่าย พ.ศ. 2567 10,442", en="rate of 2024, 10,442"),
    0: Text(th="ค่าดูแลผู้ติดบ้าน 120,000", en="homebound care 120,000"),
    1: Text(th="ค่าดูแลผู้ติดเตียง 240,000", en="bedbound care 240,000"),
}


def _rows(dossier_id: str, table_id: str) -> list[dict[str, Any]]:
    record = library.load_dossier(dossier_id)
    return library.read_rows(record, library.find_table(record, table_id))


def in_need(state: State) -> dict[str, float]:
    """People of the tambon in need, by each definition that can be made a share."""
    shares = {row["year"]: row["aged_60_plus"] for row in _rows(_CASE, "ageing_projection")}
    aged = {row["year"]: row["aged_60_million"] for row in _rows("context", "ageing_un_annual")}
    counts = [row["people"] for row in _rows(_CASE, "how_many_dependent")]
    older = int(state["people"]) * shares[int(state["age"])] / 100
    return {
        key: older * counts[row] / (aged[year] * 1e6)
        for key, (row, year, _) in _NEED.items()
        if year is not None
    }


def _money(baht: float, lang: Lang) -> str:
    if baht >= 1e6:
        amount = language.number(round(baht / 1e6, 1))
        return f"{amount} ล้านบาท" if lang == "th" else f"{amount} million baht"
    return f"{language.number(round(baht, -3))} {'บาท' if lang == 'th' else 'baht'}"


def draw(state: State, lang: Lang) -> Picture:
    """What the plan costs under the chosen definition, beside the other definitions."""
    thai, chosen = lang == "th", str(state["need"])
    if chosen == "over80":
        return Picture(
            "คำตอบนี้ใช้กับตำบลไม่ได้ ธนาคารโลกคาดไว้สำหรับราว พ.ศ. 2584 และนับเฉพาะคนอายุเกิน 80 ปี"
            " ทั้งไม่พบจำนวนผู้สูงอายุของปีนั้นที่จะใช้หาร เลือกคำตอบอื่น"
            if thai
            else "This answer cannot be used for a tambon: the World Bank expects it for about"
            " 2041, counts only people over 80, and no count of older people in that year was found"
            " to divide by. Choose another."
        )
    people = in_need(state)
    pay = _rows(_CASE, "need_and_payment")[int(state["pay"])]["baht_per_year"]
    fund = int(state["people"]) * _PER_HEAD * (1 + _LOCAL)
    costs = {key: each * pay for key, each in people.items()}
    count, cost, each = language.number(round(people[chosen])), costs[chosen], language.number(pay)
    times = language.number(round(cost / fund, 1))
    if thai:
        sentence = (
            f"ถ้านับ “{_NEED[chosen][2].th}” ตำบลนี้มีราว {count} คน คนละ {each} บาท"
            f" ใช้เงินปีละ {_money(cost, lang)} เป็น {times} เท่าของเงินกองทุนสุขภาพตำบล"
        )
    else:
        sentence = (
            f"Counting those {_NEED[chosen][2].en}: about {count} people at {each} baht make"
            f" {_money(cost, lang)} a year, {times} times the tambon's health fund."
        )
    return Picture(sentence, _chart(people, costs, fund, sentence, state, lang))


def _chart(
    people: dict[str, float],
    costs: dict[str, float],
    fund: float,
    sentence: str,
    state: State,
    lang: Lang,
) -> Chart:
    thai = lang == "th"
    labels = [wrap_label(_NEED[key][2].at(lang)) for key in costs]
    labels.append(wrap_label("กองทุนสุขภาพตำบล ทั้งปี" if thai else "the tambon's health fund"))
    values = [each / 1e6 for each in (*costs.values(), fund)]
    words = [
        f"{_money(cost, lang)} · {language.number(round(people[key]))} {'คน' if thai else 'people'}"
        for key, cost in costs.items()
    ]
    colours = [SERIES[0] if key == state["need"] else LIGHT["edge"] for key in costs]
    figure = theme.new_figure(2.7)
    with theme.themed():
        axes = figure.add_subplot()
        bars = axes.barh(range(len(values)), values, height=0.62, color=[*colours, SERIES[1]])
        axes.bar_label(bars, labels=[*words, _money(fund, lang)], padding=5, fontsize=theme.SMALL)
        axes.set_yticks(range(len(values)), labels)
        axes.invert_yaxis()
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        axes.set_xlim(0, max(values) * 1.35)
        numbers_axis(axes, which="x")
    record = library.load_record(_CASE)
    table = library.find_table(record, "how_many_dependent")
    source = cards.source_line(
        record, ["s5", "s4", "s8", "s31"], table.kind, table.confidence, lang, derived=True
    )
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["million_baht_per_year"].at(lang),
        source=tag("p", text(f"{as_set(EXPLORER.controls[:2], state, lang)} {_ASSUMED.at(lang)}"))
        + source,
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


_ASSUMED = Text(
    th="สมมติว่าตำบลมีผู้สูงอายุและคนที่ต้องดูแลในสัดส่วนเท่าทั้งประเทศ กองทุนสุขภาพตำบลได้จาก สปสช."
    " หัวละ 45 บาท และท้องถิ่นสมทบร้อยละ 50 เงินดูแลระยะยาวมาจากกองทุนอีกก้อน แท่งสีส้มมีไว้เทียบขนาด"
    " “รัฐดูแลอยู่” นับทุกวัย",
    en="Assumed: as many older people and people in need as in the country; the health fund has 45"
    " baht a head from NHSO and 50% more from local government. Long-term care has money of its"
    " own; the orange bar is for scale. “In state care” counts all ages.",
)


_BASE = {"people": 9112, "age": 2025, "need": "tdri", "pay": 4}
EXPLORER = Explorer(
    id="ltc_plan",
    title=_TITLE,
    start=_BASE,
    controls=(
        Choice("people", Text(th="ประชากร", en="People"), labelled(_PEOPLE)),
        Choice("age", Text(th="ผู้สูงอายุ", en="Older people"), labelled(_AGES), slide=True),
        Choice(
            "need",
            Text(th="นับใครว่าต้องดูแล", en="Who is in need"),
            labelled({key: label for key, (_, _, label) in _NEED.items()}),
        ),
        Choice("pay", Text(th="บาทต่อคนต่อปี", en="Baht a person a year"), labelled(_PAY)),
    ),
    draw=draw,
    stills=(
        Still(Text(th="ต้องพึ่งผู้อื่น", en="Dependent"), _BASE),
        Still(Text(th="รัฐดูแลอยู่", en="In state care"), {**_BASE, "need": "served"}),
        Still(Text(th="ติดบ้านติดเตียง", en="House-bound"), {**_BASE, "need": "bound"}),
        Still(Text(th="พ.ศ. 2583", en="Year 2040"), {**_BASE, "age": 2040}),
        Still(Text(th="เหมาจ่าย 6,000", en="Pay 6,000"), {**_BASE, "pay": 3}),
        Still(Text(th="ค่าดูแลติดเตียง", en="Bedbound care"), {**_BASE, "pay": 1}),
    ),
)
