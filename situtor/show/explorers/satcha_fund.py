"""When does a satcha fund run short? Members pledge, the group lends, the interest is shared out.

Year by year, for 100 members at first. Savers pay 12 pledges. All the money is lent: what is there
at the start of the year and, for half a year, the new pledges. A share of it is never repaid; the
rest earns 12 months of interest (not compounded, as the facts of `trat_satcha` have it). The
earnings are shared between savers and the welfare fund; whoever leaves takes an average saver's
money along. The welfare fund lies in cash and pays what was promised while it can. This is
bookkeeping, not forecast: rates of default and of welfare in Trat were not found, so: controls.
"""

from __future__ import annotations

from dataclasses import dataclass

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import SERIES

_CASE = "trat_satcha"
_YEARS, _MEMBERS = 30, 100
_TITLE = Text(
    th="กลุ่มสัจจะสมมติ: ต่อสมาชิกหนึ่งคน ในแต่ละปี",
    en="A satcha group on paper: per member, year by year",
)
_ASSUMED = Text(
    th="สมมติว่าทุกคนออมครบ มีคนกู้หมด คนออกได้เงินคืนเต็ม และไม่ดึงเงินออมมาจ่ายสวัสดิการ",
    en="Assumed: all pledges paid, all money lent, leavers repaid in full, welfare never paid out "
    "of savings.",
)
# What one member holds by the two published sizes of the network (facts money_per_member_…).
_SIZES = ("money_per_member_27y", "money_per_member_wsj")
_RULES = {
    "before": Text(th="แบ่งทั้งหมด ไม่หักหนี้สูญ", en="share all, losses ignored"),
    "after": Text(th="หักหนี้สูญก่อนแบ่ง", en="deduct losses first"),
}


@dataclass(frozen=True)
class Year:
    """One year of the group, in baht per member at its end."""

    owed: float
    held: float
    welfare_in: float
    welfare_due: float
    welfare_short: bool
    run: bool


def simulate(state: State) -> list[Year]:
    """The group's books for thirty years."""
    members = float(_MEMBERS)
    owed = held = float(state["start"]) * members
    fund = 0.0
    years = []
    for year in range(1, _YEARS + 1):
        paid_in = 12 * float(state["pledge"]) * members
        lent = held + paid_in / 2
        lost = lent * float(state["default"]) / 100
        interest = (lent - lost) * 12 * float(state["interest"]) / 100
        shared = interest if state["rule"] == "before" else max(interest - lost, 0.0)
        to_welfare = shared * float(state["half"]) / 100
        due = float(state["welfare"]) * (1 + float(state["growth"]) / 100) ** (year - 1) * members
        fund += to_welfare - due
        short, fund = fund < 0, max(fund, 0.0)
        owed += paid_in
        held += paid_in + interest - lost - shared
        change = float(state["members"]) / 100
        leaving = owed * max(-change, 0.0)
        run = leaving > held
        owed, held = owed - leaving, max(held - leaving, 0.0)
        joined = members * (1 + change)
        years.append(
            Year(owed / joined, held / joined, to_welfare / members, due / members, short, run)
        )
        members = joined
    return years


def _first(flags: list[bool]) -> int | None:
    return flags.index(True) + 1 if any(flags) else None


def draw(state: State, lang: Lang) -> Picture:
    """When welfare is first not paid in full, and what stands behind the savings at the end."""
    years = simulate(state)
    short, run = _first([y.welfare_short for y in years]), _first([y.run for y in years])
    cover = language.number(round(100 * years[-1].held / years[-1].owed))
    if lang == "th":
        welfare = f"จ่ายไม่ครบครั้งแรกในปีที่ {short}" if short else f"จ่ายครบทั้ง {_YEARS} ปี"
        savings = f"ปีที่ {_YEARS} เงินออมทุก 100 บาทมีเงินรองรับ {cover} บาท"
        if run:
            savings = f"ตั้งแต่ปีที่ {run} เงินที่เหลือไม่พอคืนคนที่ออก"
        sentence = f"กองสวัสดิการ{welfare} {savings}"
    else:
        welfare = f"first fails in year {short}" if short else f"is met for {_YEARS} years"
        savings = f"in year {_YEARS} every 100 baht of savings has {cover} baht behind it"
        if run:
            savings = f"from year {run} there is not enough to repay those who leave"
        sentence = f"Welfare {welfare}; {savings}."
    return Picture(sentence, _chart(years, short, run, sentence, lang))


def _chart(
    years: list[Year], short: int | None, run: int | None, sentence: str, lang: Lang
) -> Chart:
    thai = lang == "th"
    panels = (
        (
            "กองสวัสดิการ" if thai else "Welfare fund",
            ("เงินเข้า" if thai else "paid in", [each.welfare_in for each in years]),
            ("ที่สัญญาไว้" if thai else "promised", [each.welfare_due for each in years]),
            short,
        ),
        (
            "เงินออม" if thai else "Savings",
            ("เงินรองรับ" if thai else "money behind", [each.held for each in years]),
            ("ต้องคืน" if thai else "owed", [each.owed for each in years]),
            run,
        ),
    )
    figure = theme.new_figure(3.6)
    with theme.themed():
        for axes, (name, has, must, at) in zip(figure.subplots(1, 2), panels, strict=True):
            span = range(1, _YEARS + 1)
            top = max(*has[1], *must[1], 1.0)
            axes.plot(span, must[1], color=SERIES[1], linestyle="--", label=must[0])
            axes.plot(span, has[1], color=SERIES[0], linewidth=3, label=has[0])
            if at:
                axes.axvline(at, color=SERIES[1], linewidth=1.4)
                axes.annotate(
                    f"ปีที่ {at}" if thai else f"year {at}",
                    (at, top * 1.3),
                    xytext=(6, 0) if at < _YEARS * 0.7 else (-6, 0),
                    textcoords="offset points",
                    ha="left" if at < _YEARS * 0.7 else "right",
                    va="top",
                    fontsize=theme.SMALL,
                    weight="bold",
                    color=SERIES[1],
                )
            axes.set_ylim(0, top * 1.32)
            axes.set_xlim(0, _YEARS + 0.5)
            axes.set_title(name, loc="left", fontsize=theme.BASE, weight="bold")
            axes.set_xlabel("ปีที่" if thai else "year", loc="right")
            axes.legend(loc="upper right" if at and at <= _YEARS / 2 else "upper left")
            numbers_axis(axes)
    record = library.load_record(_CASE)
    fact = next(each for each in record.facts if each.id == "interest_month")
    note = f'<p class="si-source">{_ASSUMED.at(lang)}</p>'
    return Chart(
        figure,
        title=_TITLE.at(lang),
        unit=library.units()["baht_per_member"].at(lang),
        source=note + cards.source_line(record, fact.sources, fact.kind, "low", lang, derived=True),
        alt=f"{_TITLE.at(lang)}: {sentence}",
        lang=lang,
    )


def _starts(lang: Lang) -> list[tuple[str, int]]:
    """The two published sizes, as what one member holds."""
    values = {each.id: each.value for each in library.load_record(_CASE).facts}
    baht = "บาท" if lang == "th" else "baht"
    return [(f"{language.number(int(str(values[i])))} {baht}", int(str(values[i]))) for i in _SIZES]


def _numbers(
    name: str, label: Text, values: tuple[float, ...], unit: Text, slide: bool = False
) -> Choice:
    return Choice(
        name,
        label,
        lambda lang: [(f"{language.number(each)}{unit.at(lang)}", each) for each in values],
        slide=slide,
    )


_PERCENT = Text(th="%", en="%")
_BAHT = Text(th=" บาท", en=" baht")
# Pledge: saving_min to saving_max. Interest: interest_month, and less if members agree. Half:
# split. The rest was not found for Trat: the values below are there to be tried out.
_START = {
    "start": 2000,
    "pledge": 50,
    "interest": 1,
    "half": 50,
    "default": 5,
    "rule": "before",
    "welfare": 100,
    "growth": 10,
    "members": 0,
}

EXPLORER = Explorer(
    id="satcha_fund",
    title=Text(th="กลุ่มสัจจะจะมีเงินไม่พอเมื่อใด", en="When does a satcha fund run short?"),
    start=_START,
    controls=(
        Choice("start", Text(th="เงินออมต่อคนเมื่อเริ่ม", en="Savings each at the start"), _starts),
        _numbers(
            "pledge", Text(th="สัจจะเดือนละ", en="Pledge a month"), (10, 50, 100, 300, 500), _BAHT
        ),
        _numbers(
            "interest", Text(th="ดอกเบี้ยต่อเดือน", en="Interest a month"), (0.5, 1, 1.5, 2), _PERCENT
        ),
        _numbers("half", Text(th="แบ่งเข้าสวัสดิการ", en="To welfare"), (25, 50, 75, 100), _PERCENT),
        _numbers(
            "default",
            Text(th="หนี้สูญต่อปี", en="Never repaid, a year"),
            (0, 2, 5, 10, 20),
            _PERCENT,
            slide=True,
        ),
        Choice(
            "rule",
            Text(th="กติกาแบ่งดอกผล", en="Rule for sharing"),
            labelled(_RULES),
        ),
        _numbers(
            "welfare",
            Text(th="สวัสดิการต่อคนปีแรก", en="Welfare each, first year"),
            (50, 100, 200, 500, 1000),
            _BAHT,
            slide=True,
        ),
        _numbers(
            "growth", Text(th="สวัสดิการเพิ่มปีละ", en="Welfare grows a year by"), (0, 5, 10), _PERCENT
        ),
        _numbers(
            "members", Text(th="สมาชิกเปลี่ยนปีละ", en="Members change a year by"), (-5, 0, 5), _PERCENT
        ),
    ),
    draw=draw,
    stills=tuple(
        Still(name, {**_START, **changes})
        for name, changes in (
            (Text(th="ไม่มีหนี้สูญ", en="No losses"), {"default": 0}),
            (Text(th="หนี้สูญ 5%", en="5% lost"), {}),
            (Text(th="หักหนี้ก่อนแบ่ง", en="Losses first"), {"rule": "after"}),
            (Text(th="เริ่ม 30,300 บาท", en="Start at 30,300"), {"start": 30300}),
            (Text(th="สมาชิกลด 5%", en="5% leave"), {"members": -5}),
            (Text(th="สวัสดิการโต 5%", en="Welfare +5%"), {"growth": 5}),
        )
    ),
)
