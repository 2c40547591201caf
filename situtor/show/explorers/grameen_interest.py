"""What does a small loan really cost, and what does it do? Flat interest beside interest on the
declining balance; and the randomised trials, any one of which can be left out.

The loan is repaid in n equal parts over one year. Its average balance is L·(n + 1) / 2n, so
interest of r a year on the whole loan (flat) is r·2n / (n + 1) on what is still owed (the
constant-ratio formula of consumer credit). The pooled effect is the random-effects mean of
DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.model import CaseRecord, Table
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still, labelled
from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_CASE, _RATES, _TRIALS = "grameen_bank", "interest_products", "rct_profit_effects"
_LOAN, _WEEKS, _NONE = 1000, 52, "none"
_TITLE = Text(
    th="เงินกู้ก้อนเล็ก: ดอกเบี้ยจริงเท่าไร และผลเฉลี่ยขึ้นกับงานทดลองชิ้นใด",
    en="Small loans: what they really cost, and which trial the average effect hangs on",
)
_COST = Text(th="ดอกเบี้ยก้อนเดียวกัน เทียบกับเงินที่ถือจริง", en="One interest, two ways to tell it")
_THIS = Text(th="เงินกู้นี้", en="This loan:")
_EFFECT = Text(th="ผลของสินเชื่อต่อกำไรธุรกิจ", en="Effect of credit on business profit")
_PARTS = {
    _WEEKS: Text(th="เท่า ๆ กันทุกสัปดาห์", en="in equal parts every week"),
    12: Text(th="เท่า ๆ กันทุกเดือน", en="in equal parts every month"),
    1: Text(th="ครั้งเดียวเมื่อครบปี", en="once, after a year"),
}
_BASES = {
    "flat": Text(th="แบบคงที่", en="flat"),
    "declining": Text(th="แบบลดต้นลดดอก", en="declining balance"),
}
_VIEWS = {
    "loan": Text(th="ดอกเบี้ยของเงินกู้", en="what a loan costs"),
    "trials": Text(th="งานทดลอง 7 ชิ้น", en="the seven trials"),
}
# 10 is Grameen's flat rate and 11 the government's; 8, 20, 22 and 27 stand in interest_products.
_OFFERED = {each: Text(th=str(each), en=str(each)) for each in (8, 10, 11, 20, 22, 27)}
_KIN = (0, 4, 5)  # its rows to compare with: Grameen's main loan, the state's, the ceiling

Row = dict[str, Any]


def _table(table_id: str) -> tuple[CaseRecord, Table, list[Row]]:
    record = library.load_record(_CASE)
    table = library.find_table(record, table_id)
    return record, table, library.read_rows(record, table)


def _chart(figure: Figure, table_id: str, title: str, unit: str, said: str, lang: Lang) -> Chart:
    record, table, _ = _table(table_id)
    marks = table.kind, table.confidence, lang
    source = cards.source_line(record, table.sources, *marks, derived=True)
    return Chart(figure, title, unit, source, f"{title}: {said}", lang)


def _countries(lang: Lang) -> list[tuple[str, str]]:
    nobody = Text(th="ไม่ตัด นับทุกชิ้น", en="none: keep all").at(lang)
    rows = _table(_TRIALS)[2]
    return [(nobody, _NONE), *((row["country"].at(lang), row["country"].en) for row in rows)]


def draw(state: State, lang: Lang) -> Picture:
    """The cost of one loan, or the trials without one of them."""
    return _loan(state, lang) if state["view"] == "loan" else _trials(state, lang)


def _loan(state: State, lang: Lang) -> Picture:
    parts, rate, is_flat = int(state["parts"]), float(state["rate"]), state["basis"] == "flat"
    held = _LOAN * (parts + 1) / (2 * parts)
    interest = rate / 100 * (_LOAN if is_flat else held)
    rates = interest / _LOAN * 100, interest / held * 100
    other = language.number(round(rates[is_flat], 1))
    told, beside = list(_BASES.values())[:: 1 if is_flat else -1]
    how, amount = _PARTS[parts].at(lang), language.number(_LOAN)
    pays, has = (language.number(round(each)) for each in (interest, held))
    if lang == "th":
        sentence = (
            f"กู้ {amount} ตากา 1 ปี คืนเงินต้น{how} ดอกเบี้ยร้อยละ {rate:g} {told.th} "
            f"จ่ายดอกเบี้ย {pays} ตากา ถือเงินเฉลี่ย {has} ตากา เท่ากับร้อยละ {other} {beside.th}"
        )
    else:
        sentence = (
            f"{amount} taka for a year at {rate:g}% ({told.en}), repaid {how}: {pays} of interest "
            f"on {has} held on average, the same as {other}% ({beside.en})."
        )
    return Picture(sentence, _loan_chart(parts, held, rates, sentence, lang))


def _loan_chart(
    parts: int, held: float, rates: tuple[float, float], said: str, lang: Lang
) -> Chart:
    figure = theme.new_figure(3.55)
    with theme.themed():
        left, right = figure.subplots(1, 2, width_ratios=(1, 1.15))
        months = [12 * step / parts for step in range(parts + 1)]
        owed = [_LOAN * (1 - step / parts) for step in range(parts + 1)]
        left.fill_between(months, owed, step="post", color=LIGHT["accent-wash"])
        left.step(months, owed, where="post", color=SERIES[0])
        lines = [(float(_LOAN), SERIES[1], Text(th="คงที่ คิดจาก", en="Flat counts on"))]
        if parts > 1:
            lines.append((held, SERIES[0], Text(th="ถือจริงเฉลี่ย", en="Held on average")))
        for height, colour, name in lines:
            words = f"{name.at(lang)} {language.number(round(height))}"
            left.axhline(height, color=colour, linewidth=1.8, linestyle="--")
            left.text(11.8, height + 20, words, ha="right", color=colour, size=theme.SMALL)
        left.set(xlim=(0, 12), ylim=(0, 1180), xticks=range(0, 13, 3))
        left.set_xlabel(Text(th="เดือนที่", en="Month").at(lang), loc="right")
        left.set_ylabel(Text(th="เงินที่ยังถือ (ตากา)", en="Taka still held").at(lang))
        numbers_axis(left)
        names = [f"{_THIS.at(lang)} {each.at(lang)}" for each in _BASES.values()]
        kin = [_table(_RATES)[2][place] for place in _KIN]
        names += [row["item"].at(lang) for row in kin]
        values = [*rates, *(row["rate"] for row in kin)]
        colours = [SERIES[1], SERIES[0], *[LIGHT["edge"]] * len(kin)]
        bars = right.barh(range(len(values)), values, color=colours, height=0.7)
        labels = [f"{language.number(round(each, 1))}%" for each in values]
        right.bar_label(bars, labels=labels, padding=4, fontsize=theme.SMALL)
        right.set_yticks(range(len(values)), names)
        right.invert_yaxis()
        right.grid(visible=False, axis="y")
        right.set_xlim(0, 62)
        right.set_xlabel(Text(th="ร้อยละต่อปี", en="Percent a year").at(lang), loc="right")
    return _chart(figure, _RATES, _COST.at(lang), "", said, lang)


def pooled(rows: list[Row]) -> tuple[float, float, float]:
    """Random-effects mean of the trials, with its 95% interval."""
    pairs = [(1 / row["std_error"] ** 2, row["effect"]) for row in rows]
    total = sum(weight for weight, _ in pairs)
    fixed = sum(weight * effect for weight, effect in pairs) / total
    spread = sum(weight * (effect - fixed) ** 2 for weight, effect in pairs)
    surplus = spread - (len(rows) - 1)
    between = max(0.0, surplus / (total - sum(weight**2 for weight, _ in pairs) / total))
    pairs = [(1 / (1 / weight + between), effect) for weight, effect in pairs]
    total = float(sum(weight for weight, _ in pairs))
    mean, half = sum(weight * effect for weight, effect in pairs) / total, 1.96 / total**0.5
    return mean, mean - half, mean + half


def _span(mean: float, low: float, high: float, lang: Lang) -> str:
    joint = "ถึง" if lang == "th" else "to"
    mid, start, end = (language.number(each, 1) for each in (mean, low, high))
    return f"{mid} ({start} {joint} {end})"


def _trials(state: State, lang: Lang) -> Picture:
    rows, out = _table(_TRIALS)[2], state["out"]
    kept = [row for row in rows if row["country"].en != out]
    name = next(label for label, key in _countries(lang) if key == out)
    mean, low, high = pooled(kept)
    covers, shown = low <= 0 <= high, _span(mean, low, high, lang)
    if lang == "th":
        sentence = f"{'นับครบ' if out == _NONE else f'ไม่นับ{name} เหลือ'} {len(kept)} ชิ้น "
        sentence += f"ผลเฉลี่ยถ่วงน้ำหนักต่อกำไร {shown} ดอลลาร์ PPP "
        sentence += "ช่วงยังคร่อมศูนย์" if covers else "ช่วงไม่คร่อมศูนย์"
    else:
        sentence = "All" if out == _NONE else f"{name} left out,"
        sentence += f" {len(kept)} trials: weighted average effect on profit {shown} PPP dollars; "
        sentence += f"the interval {'covers' if covers else 'leaves out'} zero."
    return Picture(sentence, _forest(rows, out, (mean, low, high), sentence, lang))


def _forest(
    rows: list[Row], out: str, mean: tuple[float, float, float], said: str, lang: Lang
) -> Chart:
    figure = theme.new_figure(3.55)
    joint = "จาก" if lang == "th" else "of"
    with theme.themed():
        axes = figure.add_axes((0.18, 0.1, 0.4, 0.9))

        def write(x: float, place: int, words: str, colour: str) -> None:
            where = axes.get_yaxis_transform()
            axes.text(x, place, words, transform=where, va="center", color=colour, size=theme.SMALL)

        def interval(place: int, numbers: tuple[float, float, float], colour: str) -> None:
            axes.plot(numbers[1:], [place, place], color=colour, linewidth=3)
            marker = "o" if place < len(rows) else "D"
            axes.plot(numbers[0], place, marker=marker, markersize=9, color=colour)

        head = Text(th="ผล (ช่วงความเชื่อมั่น 95%)", en="Effect (95% interval)")
        flip = Text(th="ตัดกี่ครัวเรือนจึงกลับ", en="Drops to flip it")
        write(1.02, -1, head.at(lang), LIGHT["soft"])
        write(1.58, -1, flip.at(lang), LIGHT["soft"])
        for place, row in enumerate(rows):
            gone = row["country"].en == out
            numbers = (row["effect"], row["ci95_low"], row["ci95_high"])
            interval(place, numbers, LIGHT["line"] if gone else SERIES[0])
            ink = LIGHT["edge"] if gone else LIGHT["ink"]
            write(1.02, place, _span(*numbers, lang), ink)
            drops, households = row["drops_to_flip_sign"], language.number(row["households"])
            write(1.58, place, f"{drops} {joint} {households}", ink)
        interval(len(rows), mean, SERIES[1])
        write(1.02, len(rows), _span(*mean, lang), SERIES[1])
        axes.axvline(0, color=LIGHT["against"], linewidth=1.6, linestyle="--", zorder=0)
        names = [row["country"].at(lang) for row in rows]
        names.append(Text(th="เฉลี่ยถ่วงน้ำหนัก", en="Weighted average").at(lang))
        axes.set_yticks(range(len(names)), names)
        axes.set_ylim(len(rows) + 0.6, -1.5)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        numbers_axis(axes, which="x")
    unit = library.units()["usd_ppp_fortnight"].at(lang)
    return _chart(figure, _TRIALS, _EFFECT.at(lang), unit, said, lang)


_START = {"view": "loan", "basis": "flat", "rate": 10, "parts": _WEEKS, "out": _NONE}


def _still(th: str, en: str, **changes: Any) -> Still:
    return Still(Text(th=th, en=en), {**_START, **changes})


EXPLORER = Explorer(
    id="grameen_interest",
    title=_TITLE,
    start=_START,
    controls=(
        Choice("view", Text(th="ดูอะไร", en="Look at"), labelled(_VIEWS)),
        Choice("basis", Text(th="เงินกู้: บอกดอกเบี้ย", en="Loan: rate told as"), labelled(_BASES)),
        Choice("rate", Text(th="เงินกู้: ร้อยละต่อปี", en="Loan: % a year"), labelled(_OFFERED), True),
        Choice("parts", Text(th="เงินกู้: คืนเงินต้น", en="Loan: repaid"), labelled(_PARTS)),
        Choice("out", Text(th="งานทดลอง: ตัดชิ้นใดออก", en="Trials: leave out"), _countries),
    ),
    draw=draw,
    stills=(
        _still("คงที่ 10%", "10% flat"),
        _still("ลดต้น 20%", "20% declining", basis="declining", rate=20),
        _still("คืนครั้งเดียว", "Repaid once", parts=1),
        _still("ทดลอง 7 ชิ้น", "Seven trials", view="trials"),
        _still("ตัดมองโกเลีย", "No Mongolia", view="trials", out="Mongolia"),
        _still("ตัดบอสเนีย", "No Bosnia", view="trials", out="Bosnia and Herzegovina"),
    ),
)
