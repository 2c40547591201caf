"""In which year does a one-baht-a-day fund run dry? It depends on who is in it and who pays.

A plain cohort simulation of 1,000 members, one year at a time. With n(a, t) members of age a:
money in = n × 365 × baht a day × (1 + matching); money out = deaths × death benefit
+ members of 60 and over × 200 + stays in hospital × 600. Nobody leaves but by death at one age.
Rates are those of Chamuang (benefit_schedules, 2013); nothing here is an account of any fund.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis, years_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, as_set, labelled
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

_CASE = "community_welfare_fund"
_START, _YEARS, _MEMBERS = 2013, 50, 1000
_OLD, _LAST = 60, 80  # older from 60; the age of death is an assumption, said in the caption
_WAIT = 3  # years before the yearly sum for older members (benefit_schedules, Chamuang)
_STAY = 600  # the most for one stay in hospital (benefit_schedules, Chamuang)
_RISE = 20  # years until the death benefit reaches its top; the page does not say: an assumption

_TITLE = Text(
    th="กองทุนวันละบาท 1,000 คน เงินหมดปีไหน",
    en="A one-baht fund of 1,000 members: in which year does it run dry?",
)
_BAHT = {n: Text(th=f"วันละ {n} บาท", en=f"{n} baht a day") for n in (1, 2, 3)}
_MATCH = {
    "none": Text(th="ไม่มี", en="none"),
    "paid": Text(th="เท่าที่จ่ายจริงถึง พ.ศ. 2556", en="as really paid by 2013"),
    "equal": Text(th="1 : 1 : 1 ตามหลักการ", en="1 : 1 : 1, the principle"),
}
_DEATH = {
    "low": Text(th="3,000 บาททุกคน", en="3,000 baht for all"),
    "rising": Text(th="3,000 ขึ้นถึง 30,000 ใน 20 ปี", en="3,000 rising to 30,000 in 20 years"),
    "high": Text(th="30,000 บาททุกคน", en="30,000 baht for all"),
}
_JOIN = {0: Text(th="ไม่มี", en="nobody")} | {
    n: Text(th=f"แทนคนที่เสียชีวิต อายุ {n} ปี", en=f"one for each death, aged {n}") for n in (20, 40, 59)
}
_STAYS = {n: Text(th=f"ปีละ 1 ใน {n} คน", en=f"1 in {n} a year") for n in (20, 10, 5)}


def _column(dossier_id: str, table_id: str, name: str) -> list[float]:
    record = library.load_dossier(dossier_id)
    return [row[name] for row in library.read_rows(record, library.find_table(record, table_id))]


@cache
def _older() -> dict[float, Text]:
    """Shares of older members to start with: the country's, the funds' own, and twice that."""
    groups = _column(_CASE, "members_by_group_2013", "members")  # working, children, older, …
    funds = round(groups[2] / groups[-1] * 100, 1)
    years = _column("context", "ageing_un_annual", "year")
    country = _column("context", "ageing_un_annual", "pct_60")[years.index(_START)]
    labels = {
        country: Text(th="เท่าทั้งประเทศ พ.ศ. 2556", en="as the country, 2013"),
        funds: Text(th="เท่าทุกกองทุน พ.ศ. 2556", en="as all funds, 2013"),
        2 * funds: Text(th="สองเท่าของทุกกองทุน", en="twice that of all funds"),
    }
    return {
        share: Text(th=f"{share:.1f}% {each.th}", en=f"{share:.1f}% {each.en}")
        for share, each in labels.items()
    }


@cache
def _matching() -> dict[str, float]:
    """Baht of local government and the state for each baht of members."""
    members, local, state, *_ = _column(_CASE, "money_by_source_2013", "million_baht")
    return {"none": 0.0, "paid": (local + state) / members, "equal": 2.0}


@dataclass(frozen=True)
class Run:
    """What the simulation gives, one value a year; `dry` is the year in which money runs out."""

    money_in: list[float]
    money_out: list[float]
    balance: list[float]
    dry: int | None


def simulate(state: State) -> Run:
    """The fund year by year; cohorts are [age, people, years of membership]."""
    older = float(state["older"]) / 100
    working, children, _, others, *_ = _column(_CASE, "members_by_group_2013", "members")
    young = (1 - older) * children / (working + children + others)
    bands = ((0, 15, young), (15, _OLD, 1 - older - young), (_OLD, _LAST, older))
    cohorts = [
        [float(age), _MEMBERS * share / (end - start), float(_WAIT)]
        for start, end, share in bands
        for age in range(start, end)
    ]
    yearly, *_, low, high = _column(_CASE, "benefit_against_contribution", "baht")
    per_head = 365 * float(state["baht"]) * (1 + _matching()[str(state["match"])])
    balance = _MEMBERS * _column(_CASE, "money_per_member", "baht_per_member_computed")[1]
    run = Run([], [], [], None)
    dry = None
    for year in range(_START, _START + _YEARS + 1):
        dead = [each for each in cohorts if each[0] >= _LAST - 1]
        old = sum(people for age, people, _ in cohorts if age >= _OLD)
        entitled = sum(people for age, people, been in cohorts if age >= _OLD and been >= _WAIT)
        everyone = sum(people for _, people, _ in cohorts)
        out = entitled * yearly + (everyone + old) / int(state["stays"]) * _STAY
        for _, people, been in dead:
            grown = {"low": 0.0, "high": 1.0}.get(str(state["death"]), min(1.0, been / _RISE))
            out += people * (low + (high - low) * grown)
        balance += everyone * per_head - out
        dry = year if dry is None and balance < 0 else dry
        run.money_in.append(everyone * per_head)
        run.money_out.append(out)
        run.balance.append(max(balance, 0.0) if dry is None else 0.0)
        cohorts = [[age + 1, people, been + 1] for age, people, been in cohorts if age < _LAST - 1]
        if state["join"]:
            cohorts.append([float(state["join"]), sum(each[1] for each in dead), 0.0])
    return Run(run.money_in, run.money_out, run.balance, dry)


def _sentence(run: Run, state: State, lang: Lang) -> str:
    last = _START + _YEARS
    if run.dry is not None:
        at = run.dry - _START
        flows = (run.money_in, run.money_out)
        got, paid = (language.number(round(each[at], -3)) for each in flows)
        if lang == "th":
            return (
                f"เงินหมดใน {language.year(run.dry, lang)} ปีที่ {at + 1} ของแบบจำลอง ปีนั้นต้องจ่าย"
                f" {paid} บาท แต่มีเงินเข้า {got} บาท"
            )
        return (
            f"The money runs out in {run.dry}, year {at + 1} of the simulation: {paid} baht"
            f" fall due and {got} come in."
        )
    pairs = zip(run.money_out, run.money_in, strict=True)
    short = next((_START + at for at, (out, into) in enumerate(pairs) if out > into), None)
    left = language.number(round(run.balance[-1] / 1e6, 1))
    if lang == "th":
        turn = f" แต่จ่ายมากกว่ารับตั้งแต่ {language.year(short, lang)}" if short else ""
        return f"ถึง {language.year(last, lang)} เงินยังไม่หมด เหลือ {left} ล้านบาท{turn}"
    turn = f", though more goes out than comes in from {short}" if short else ""
    return f"By {last} the money has not run out: {left} million baht are left{turn}."


_ASSUMED = Text(
    th="สมมติว่าเริ่ม พ.ศ. 2556 ด้วยเงินเฉลี่ยของทุกกองทุน เป็นสมาชิกมา 3 ปี ไม่มีใครลาออก ทุกคนอยู่ถึงอายุ 80"
    " เข้าโรงพยาบาลได้ครั้งละ 600 บาท ผู้สูงอายุเข้าบ่อยสองเท่าและได้ปีละ 200 บาท"
    " ไม่นับดอกเบี้ย เงินเฟ้อ ค่าบริหาร ค่าคลอด ทุนการศึกษา ไม่ใช่คำพยากรณ์",
    en="Assumed: mean money of all funds in 2013, 3 years of membership, nobody leaves, all live to"
    " 80; 600 baht a hospital stay, twice as often when older; 200 a year for older members;"
    " no interest, inflation, running costs, births or education. No forecast.",
)


def draw(state: State, lang: Lang) -> Picture:
    """Money in and out each year, and what is left, for one choice of members and rules."""
    run = simulate(state)
    sentence = _sentence(run, state, lang)
    years = range(_START, _START + _YEARS + 1)
    figure = theme.new_figure(2.6)
    with theme.themed():
        left, right = figure.subplots(1, 2)
        names = ("รับ", "จ่าย") if lang == "th" else ("in", "out")
        flows = zip((run.money_in, run.money_out), names, SERIES[:2], strict=True)
        for flow, name, colour in flows:
            left.plot(years, [each / 1e6 for each in flow], color=colour, label=name)
        left.legend(ncols=2, loc="lower left")
        right.fill_between(years, [each / 1e6 for each in run.balance], color=LIGHT["accent-wash"])
        right.plot(years, [each / 1e6 for each in run.balance], color=SERIES[0])
        heads = ("In and out each year", "Money left")
        if lang == "th":
            heads = ("รับและจ่ายแต่ละปี (พ.ศ.)", "เงินคงเหลือ (พ.ศ.)")
        for axes, head in zip((left, right), heads, strict=True):
            axes.set_title(head, loc="left", fontsize=theme.SMALL, weight="bold")
            axes.set_ylim(0, max(axes.get_ylim()[1], 0.2))
            years_axis(axes, lang)
            axes.set_xlabel("")
            axes.locator_params(axis="x", nbins=6)
            numbers_axis(axes)
            if run.dry is not None:
                axes.axvline(run.dry, color=LIGHT["against"], linestyle="--", linewidth=1.6)
    record = library.load_record(_CASE)
    table = library.find_table(record, "benefit_against_contribution")
    source = cards.source_line(
        record, ["s5", *table.sources], table.kind, table.confidence, lang, derived=True
    )
    return Picture(
        sentence,
        Chart(
            figure,
            title=_TITLE.at(lang),
            unit=library.units()["million_baht"].at(lang),
            source=tag("p", text(f"{as_set(EXPLORER.controls, state, lang)} {_ASSUMED.at(lang)}"))
            + source,
            alt=f"{_TITLE.at(lang)}: {sentence}",
            lang=lang,
        ),
    )


_BASE = {"baht": 1, "match": "paid", "death": "rising", "older": 21.7, "join": 0, "stays": 10}
EXPLORER = Explorer(
    id="welfare_fund_ageing",
    title=_TITLE,
    start=_BASE,
    controls=(
        Choice("baht", Text(th="สมาชิกออม", en="Members save"), labelled(_BAHT)),
        Choice("match", Text(th="รัฐและท้องถิ่นสมทบ", en="State and local match"), labelled(_MATCH)),
        Choice("death", Text(th="เงินช่วยเมื่อเสียชีวิต", en="Death benefit"), labelled(_DEATH)),
        Choice(
            "older",
            Text(th="ผู้สูงอายุเมื่อเริ่ม", en="Older at the start"),
            lambda lang: labelled(_older())(lang),
        ),
        Choice("join", Text(th="สมาชิกใหม่", en="New members"), labelled(_JOIN)),
        Choice("stays", Text(th="เข้าโรงพยาบาล", en="In hospital"), labelled(_STAYS)),
    ),
    draw=draw,
    stills=(
        Still(Text(th="วันละ 1 บาท", en="1 baht a day"), _BASE),
        Still(Text(th="ลดเงินช่วยตาย", en="Cut death pay"), {**_BASE, "death": "low"}),
        Still(Text(th="ออม 2 บาท", en="Save 2 baht"), {**_BASE, "baht": 2}),
        Still(Text(th="สมทบ 1:1:1", en="Match 1:1:1"), {**_BASE, "match": "equal"}),
        Still(Text(th="คนวัย 20 เข้า", en="Join at 20"), {**_BASE, "join": 20}),
        Still(Text(th="สูงวัยสองเท่า", en="Twice as old"), {**_BASE, "older": 43.4}),
    ),
)
