"""What does a year of walking on a Jaipur limb cost? Price, life and wear, limbs or all aids.

Cost of a limb-year = price / (life × share still worn): the price spread evenly over the years of
use, without interest. The published prices count different things; the last two divide the whole
yearly budget by limbs, or by everyone helped. Limbs not worn are taken to give no use at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import LIGHT, SERIES

_CASE, _CLAIMS, _OUTPUT = "jaipur_foot", "cost_claims", "yearly_output"
_LIMBS, _AIDS, _YEAR = "budget_limbs", "budget_aids", 2012
_TITLE = Text(
    th="ขาเทียมหนึ่งข้างใช้เงินปีละเท่าไร ขึ้นกับราคาที่นับ อายุใช้งาน และคนที่ยังใส่",
    en="What a limb costs a year depends on the price, its life, and who still wears it",
)
_UNIT = Text(th="ดอลลาร์สหรัฐต่อปีที่ใส่จริง", en="US dollars per year of use")
# 3.7 is the fact life_years (a magazine, no study behind it); 0.75 is 9 months, the life of the
# rubber foot of another system, and 2.75 is 33 months, the mean use in that follow-up (j47).
_LIVES = (0.75, 1, 2, 2.75, 3.7, 5)
# Nobody has measured it: full wear is the most favourable assumption.
_WORN = (100, 80, 60, 40)


@dataclass(frozen=True)
class Price:
    """One way to say what a limb costs."""

    id: str
    usd: float
    label: Text


def prices() -> list[Price]:
    """The published claims, then the whole budget shared out in two ways; cheapest first."""
    record = library.load_record(_CASE)
    found = []
    for place, row in enumerate(library.read_rows(record, library.find_table(record, _CLAIMS))):
        counted, year = row["what_is_counted"], row["year"]
        label = Text(
            th=f"{counted.th.split(' (')[0]} {language.year(year, 'th')}",
            en=f"{counted.en.split(' (')[0]}, {year}",
        )
        found.append(Price(f"claim_{place}", row["cost_usd"], label))
    fact = next(each for each in record.facts if each.id == "budget_2012")
    outputs = library.read_rows(record, library.find_table(record, _OUTPUT))
    output = next(row for row in outputs if row["year"] == _YEAR)
    # The fact is in millions of dollars.
    budget = float(str(fact.value)) * 1_000_000
    limbs = Text(th="งบทั้งองค์กร ÷ ขาเทียม พ.ศ. 2555", en="Whole budget ÷ limbs, 2012")
    aids = Text(th="งบทั้งองค์กร ÷ ทุกอุปกรณ์ พ.ศ. 2555", en="Whole budget ÷ all aids, 2012")
    found.append(Price(_LIMBS, round(budget / output["limbs_total"]), limbs))
    found.append(Price(_AIDS, round(budget / output["all_people_helped"]), aids))
    return sorted(found, key=lambda each: each.usd)


def _options(lang: Lang) -> list[tuple[str, str]]:
    return [(f"{each.usd:g} · {each.label.at(lang)}", each.id) for each in prices()]


def _life(years: float, lang: Lang) -> str:
    if years < 1:
        months = f"{12 * years:g}"
        return f"{months} เดือน" if lang == "th" else f"{months} months"
    if lang == "th":
        return f"{years:g} ปี"
    return f"{years:g} year{'' if years == 1 else 's'}"


def _dollars(amount: float) -> str:
    return language.number(round(amount, 1) if amount < 100 else round(amount))


def draw(state: State, lang: Lang) -> Picture:
    """The cost of a year of use under one choice, beside what the other prices would give."""
    every = prices()
    chosen = next(each for each in every if each.id == state["price"])
    life, worn = float(state["life"]), int(state["worn"])
    years = life * worn / 100
    cost, usd = _dollars(chosen.usd / years), language.number(chosen.usd)
    if lang == "th":
        wearing = "ใส่จริงทุกข้าง" if worn == 100 else f"ใส่จริง {worn} ใน 100 ข้าง"
        sentence = (
            f"{chosen.label.th} {usd} ดอลลาร์ สมมติว่าใช้ได้ {_life(life, lang)} และ{wearing} "
            f"เท่ากับปีละ {cost} ดอลลาร์"
        )
        if chosen.id == _AIDS:
            sentence += " แต่ตัวหารนี้นับอุปกรณ์ทุกชนิด จึงไม่ใช่ต้นทุนขาเทียม"
        if chosen.id == _LIMBS:
            sentence += " น่าจะสูงไป เพราะงบนี้จ่ายค่าอุปกรณ์อื่นด้วย"
    else:
        wearing = "all limbs worn" if worn == 100 else f"{worn} of 100 limbs worn"
        sentence = (
            f"{chosen.label.en}, {usd} dollars: if a limb lasts {_life(life, lang)} with "
            f"{wearing}, {cost} dollars a year of use."
        )
        if chosen.id == _AIDS:
            sentence += " But that divides by aids of every kind: it is no cost of a limb."
        if chosen.id == _LIMBS:
            sentence += " Probably too high: the budget pays for other aids as well."
    return Picture(sentence, _chart(every, chosen, years, sentence, lang))


def _chart(every: list[Price], chosen: Price, years: float, said: str, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _CLAIMS)
    figure = theme.new_figure(3.75)
    with theme.themed():
        axes = figure.add_subplot()
        values = [each.usd / years for each in every]
        is_budget = [each.id in (_LIMBS, _AIDS) for each in every]
        colours = [SERIES[1] if budget else LIGHT["line"] for budget in is_budget]
        place = every.index(chosen)
        colours[place] = SERIES[0]
        bars = axes.barh(range(len(every)), values, color=colours, height=0.78)
        labels = [_dollars(value) for value in values]
        axes.bar_label(bars, labels=labels, padding=4, fontsize=theme.SMALL)
        axes.set_yticks(range(len(every)), [label for label, _ in _options(lang)])
        mark = axes.get_yticklabels()[place]
        mark.set(color=SERIES[0], weight="bold")
        axes.set_ylim(len(every) - 0.5, -0.5)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        axes.margins(x=0.1)
        numbers_axis(axes, which="x")
    cited = list(dict.fromkeys([*table.sources, "j43"]))
    source = cards.source_line(record, cited, table.kind, "low", lang, derived=True)
    return Chart(
        figure, _TITLE.at(lang), _UNIT.at(lang), source, f"{_TITLE.at(lang)}: {said}", lang
    )


_START = {"price": "claim_6", "life": 3.7, "worn": 100}


def _still(th: str, en: str, price: str, life: float = 3.7, worn: int = 100) -> Still:
    return Still(Text(th=th, en=en), {"price": price, "life": life, "worn": worn})


EXPLORER = Explorer(
    id="jaipur_cost",
    title=_TITLE,
    start=_START,
    controls=(
        Choice("price", Text(th="ราคาที่นับ (ดอลลาร์)", en="Price (dollars)"), _options),
        Choice(
            "life",
            Text(th="ใช้ได้นาน", en="Lasts"),
            lambda lang: [(_life(each, lang), each) for each in _LIVES],
            slide=True,
        ),
        Choice(
            "worn",
            Text(th="ยังใส่อยู่ ใน 100 ข้าง", en="Still worn, of 100"),
            lambda _: [(str(each), each) for each in _WORN],
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        _still("ค่าผลิต 50", "50 dollars", "claim_6"),
        _still("รวมค่าแรง 150", "150 dollars", "claim_5"),
        _still("9 เดือน", "9 months", "claim_5", life=0.75),
        _still("ใส่จริง 60", "60 worn", "claim_5", worn=60),
        _still("งบ ÷ ขา", "Budget ÷ limbs", _LIMBS),
        _still("งบ ÷ ทุกอย่าง", "Budget ÷ aids", _AIDS),
    ),
)
