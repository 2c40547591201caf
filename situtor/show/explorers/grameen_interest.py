"""What does a small loan really cost, and what does it do? Flat interest beside interest on the
declining balance; and the randomised trials, any one of which can be left out.

The loan is repaid in n equal parts over one year. Its average balance is L·(n + 1) / 2n, so
interest of r a year on the whole loan (flat) is r·2n / (n + 1) on what is still owed (the
constant-ratio formula of consumer credit). The pooled effect is the random-effects mean of
DerSimonian and Laird, "Meta-analysis in clinical trials", Controlled Clinical Trials 7 (1986).
"""

from __future__ import annotations

from typing import Any

from situtor import language, library
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import LIGHT, SERIES

_CASE, _RATES = "grameen_bank", "interest_products"
_LOAN, _WEEKS = 1000, 52
_TRIALS = {"profit": "rct_profit_effects", "consumption": "rct_consumption_effects"}
_TITLE = Text(
    th="เงินกู้ก้อนเล็ก: ดอกเบี้ยจริงเท่าไร และผลเฉลี่ยขึ้นกับงานทดลองชิ้นใด",
    en="Small loans: what they really cost, and which trial the average effect hangs on",
)
_LOAN_TITLE = Text(
    th="ดอกเบี้ยเท่ากัน แต่คิดจากเงินที่ถืออยู่จริง", en="The same interest, on money really held"
)
_PARTS = {
    _WEEKS: Text(th="ทุกสัปดาห์", en="every week"),
    12: Text(th="ทุกเดือน", en="every month"),
    1: Text(th="ครั้งเดียวตอนครบปี", en="once, after a year"),
}
_BASES = {
    "flat": Text(th="แบบคงที่", en="flat"),
    "declining": Text(th="แบบลดต้นลดดอก", en="declining balance"),
}
_MEASURES = {
    "profit": Text(th="กำไรของกิจการ", en="business profit"),
    "consumption": Text(th="การบริโภคของครัวเรือน", en="household consumption"),
}
# 10 is Grameen's flat rate and 11 the government's; 8, 20, 22 and 27 stand in interest_products.
_OFFERED = (8, 10, 11, 20, 22, 27)
_NONE = "none"

Row = dict[str, Any]


def _rows(table_id: str) -> list[Row]:
    record = library.load_record(_CASE)
    return library.read_rows(record, library.find_table(record, table_id))


def _source(table_id: str, lang: Lang) -> str:
    record = library.load_record(_CASE)
    table = library.find_table(record, table_id)
    return cards.source_line(
        record, table.sources, table.kind, table.confidence, lang, derived=True
    )


def _countries(lang: Lang) -> list[tuple[str, str]]:
    nobody = Text(th="ไม่ตัด นับทุกชิ้น", en="none: keep all").at(lang)
    rows = _rows(_TRIALS["profit"])
    return [(nobody, _NONE), *((row["country"].at(lang), row["country"].en) for row in rows)]


def draw(state: State, lang: Lang) -> Picture:
    """The cost of one loan, or the trials without one of them."""
    return _loan(state, lang) if state["view"] == "loan" else _trials(state, lang)


# --- the loan --------------------------------------------------------------------------------


def _loan(state: State, lang: Lang) -> Picture:
    parts, rate = int(state["parts"]), float(state["rate"])
    held = _LOAN * (parts + 1) / (2 * parts)
    interest = rate / 100 * (_LOAN if state["basis"] == "flat" else held)
    flat, declining = interest / _LOAN * 100, interest / held * 100
    other = declining if state["basis"] == "flat" else flat
    told = _BASES[state["basis"]]
    beside = _BASES["declining" if state["basis"] == "flat" else "flat"]
    how, amount = _PARTS[parts].at(lang), language.number(_LOAN)
    pays, has, equal = (language.number(round(each)) for each in (interest, held, other * 10))
    equal = language.number(round(other, 1))
    if lang == "th":
        sentence = (
            f"กู้ {amount} ตากา คืนเงินต้นเท่า ๆ กัน{how}ใน 1 ปี ดอกเบี้ยร้อยละ {rate:g} {told.th} "
            f"จ่ายดอกเบี้ย {pays} ตากา แต่ถือเงินเฉลี่ย {has} ตากา เท่ากับร้อยละ {equal} {beside.th}"
        )
        if parts == 1:
            sentence = (
                f"กู้ {amount} ตากา คืน{how} จ่ายดอกเบี้ย {pays} ตากา "
                f"ถือเงินเต็มก้อนทั้งปี สองแบบจึงเท่ากันคือร้อยละ {equal}"
            )
    else:
        sentence = (
            f"Borrow {amount} taka, repay it in equal parts {how} for one year at {rate:g}% "
            f"({told.en}): {pays} taka of interest on {has} taka held on average, "
            f"the same as {equal}% ({beside.en})."
        )
        if parts == 1:
            sentence = (
                f"Borrow {amount} taka and repay {how}: {pays} taka of interest. The whole sum "
                f"is held all year, so both ways of telling come to {equal}%."
            )
    return Picture(sentence, _loan_chart(parts, held, flat, declining, sentence, lang))


def _loan_chart(
    parts: int, held: float, flat: float, declining: float, sentence: str, lang: Lang
) -> Chart:
    figure = theme.new_figure(3.9)
    with theme.themed():
        left, right = figure.subplots(1, 2, width_ratios=(1, 1.15))
        months = [12 * step / parts for step in range(parts + 1)]
        owed = [_LOAN * (1 - step / parts) for step in range(parts + 1)]
        left.fill_between(months, owed, step="post", color=LIGHT["accent-wash"])
        left.step(months, owed, where="post", color=SERIES[0])
        for height, colour, label in (
            (_LOAN, SERIES[1], Text(th="เงินต้นเต็มก้อน (คงที่)", en="The whole loan (flat)")),
            (held, SERIES[0], Text(th="ถือจริงเฉลี่ย", en="Held on average")),
        ):
            left.axhline(height, color=colour, linewidth=1.6, linestyle="--")
            if height != _LOAN or colour == SERIES[1]:
                words = f"{label.at(lang)} {language.number(round(height))}"
                left.text(11.9, height + 18, words, ha="right", color=colour, size=theme.SMALL)
        left.set(xlim=(0, 12), ylim=(0, 1180), xticks=range(0, 13, 3))
        left.set_xlabel(Text(th="เดือนที่", en="Month").at(lang), loc="right")
        left.set_ylabel(Text(th="ตากา", en="Taka").at(lang))
        numbers_axis(left)
        bars = [
            (Text(th="เงินกู้นี้ แบบคงที่", en="This loan, flat").at(lang), flat, SERIES[1]),
            (Text(th="เงินกู้นี้ แบบลดต้น", en="This loan, declining").at(lang), declining, SERIES[0]),
        ]
        for row in (_rows(_RATES)[place] for place in (0, 4, 5)):
            bars.append((row["item"].at(lang), row["rate"], LIGHT["edge"]))
        shown = right.barh(
            range(len(bars)), [each[1] for each in bars], color=[each[2] for each in bars]
        )
        labels = [f"{language.number(round(each[1], 1))}%" for each in bars]
        right.bar_label(shown, labels=labels, padding=4, fontsize=theme.SMALL)
        right.set_yticks(range(len(bars)), [each[0] for each in bars])
        right.invert_yaxis()
        right.grid(visible=False, axis="y")
        right.set_xlim(0, 62)
        numbers_axis(right, which="x")
        right.set_xlabel(Text(th="ร้อยละต่อปี", en="Percent a year").at(lang), loc="right")
    title = _LOAN_TITLE.at(lang)
    return Chart(figure, title, "", _source(_RATES, lang), f"{title}: {sentence}", lang)


# --- the trials ------------------------------------------------------------------------------


def pooled(rows: list[Row]) -> tuple[float, float, float]:
    """Random-effects mean of the trials, with its 95% interval."""
    weights = [1 / row["std_error"] ** 2 for row in rows]
    effects = [row["effect"] for row in rows]
    total = sum(weights)
    fixed = sum(w * e for w, e in zip(weights, effects, strict=True)) / total
    spread = sum(w * (e - fixed) ** 2 for w, e in zip(weights, effects, strict=True))
    scale = total - sum(w * w for w in weights) / total
    between = max(0.0, (spread - (len(rows) - 1)) / scale)
    weights = [1 / (row["std_error"] ** 2 + between) for row in rows]
    mean = sum(w * e for w, e in zip(weights, effects, strict=True)) / sum(weights)
    half: float = 1.96 / sum(weights) ** 0.5
    return mean, mean - half, mean + half


def _span(low: float, high: float, lang: Lang) -> str:
    joint = "ถึง" if lang == "th" else "to"
    return f"{language.number(low, 1)} {joint} {language.number(high, 1)}"


def _trials(state: State, lang: Lang) -> Picture:
    measure, out = str(state["measure"]), str(state["out"])
    rows = _rows(_TRIALS[measure])
    kept = [row for row in rows if row["country"].en != out]
    name = next((label for label, key in _countries(lang) if key == out), "")
    if out != _NONE and len(kept) == len(rows):
        return Picture(
            f"งานทดลองที่{name}ไม่มีข้อมูล{_MEASURES[measure].th}ในชุดนี้ จึงไม่มีอะไรให้ตัดออก"
            if lang == "th"
            else f"The {name} trial has no {_MEASURES[measure].en} in this set: nothing to leave out."
        )
    mean, low, high = pooled(kept)
    covers = low <= 0 <= high
    count = len(kept)
    if lang == "th":
        head = f"ใช้งานทดลอง {count} ชิ้น" if out == _NONE else f"ตัด{name}ออก เหลือ {count} ชิ้น"
        end = "ช่วงยังคร่อมศูนย์" if covers else "ช่วงไม่คร่อมศูนย์"
        sentence = (
            f"{head} ผลเฉลี่ยถ่วงน้ำหนักต่อ{_MEASURES[measure].th}คือ {language.number(mean, 1)} "
            f"ดอลลาร์ PPP ต่อสองสัปดาห์ ({_span(low, high, lang)}) {end}"
        )
    else:
        head = f"All {count} trials" if out == _NONE else f"Without {name}, {count} trials"
        end = "the interval covers zero" if covers else "the interval leaves out zero"
        sentence = (
            f"{head}: weighted average effect on {_MEASURES[measure].en} "
            f"{language.number(mean, 1)} PPP dollars per two weeks "
            f"({_span(low, high, lang)}); {end}."
        )
    return Picture(sentence, _forest(rows, out, (mean, low, high), measure, sentence, lang))


def _forest(
    rows: list[Row],
    out: str,
    mean: tuple[float, float, float],
    measure: str,
    sentence: str,
    lang: Lang,
) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _TRIALS[measure])
    figure = theme.new_figure(3.9)
    flips = measure == "profit"
    heads = [Text(th="ผล (ช่วงความเชื่อมั่น 95%)", en="Effect (95% interval)").at(lang)]
    if flips:
        heads.append(Text(th="ตัดกี่ครัวเรือนจึงกลับ", en="Drops to flip sign").at(lang))
    places = [1.02, 1.43]
    lines = [
        (row["country"].at(lang), row["effect"], row["ci95_low"], row["ci95_high"]) for row in rows
    ]
    lines.append((Text(th="เฉลี่ยถ่วงน้ำหนัก", en="Weighted average").at(lang), *mean))
    with theme.themed():
        axes = figure.add_subplot()
        for place, (_, effect, low, high) in enumerate(lines):
            last = place == len(rows)
            gone = not last and rows[place]["country"].en == out
            colour = SERIES[1] if last else LIGHT["line"] if gone else SERIES[0]
            ink = LIGHT["edge"] if gone else colour if last else LIGHT["ink"]
            axes.plot([low, high], [place, place], color=colour, linewidth=3)
            axes.plot(effect, place, marker="D" if last else "o", markersize=9, color=colour)
            cells = [f"{language.number(effect, 1)} ({_span(low, high, lang)})"]
            if flips and not last:
                drops, all_of = rows[place]["drops_to_flip_sign"], rows[place]["households"]
                joint = "จาก" if lang == "th" else "of"
                cells.append(f"{drops} {joint} {language.number(all_of)}")
            for x, words in zip(places, cells, strict=False):
                _beside(axes, x, place, words, ink)
        for x, words in zip(places, heads, strict=False):
            _beside(axes, x, -1, words, LIGHT["soft"])
        axes.axvline(0, color=LIGHT["against"], linewidth=1.6, linestyle="--", zorder=0)
        axes.set_yticks(range(len(lines)), [each[0] for each in lines])
        axes.set_ylim(len(lines) - 0.4, -1.4)
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        numbers_axis(axes, which="x")
    unit = library.units()["usd_ppp_fortnight"].at(lang)
    title = table.title.at(lang)
    return Chart(figure, title, unit, _source(table.id, lang), f"{title}: {sentence}", lang)


def _beside(axes: Any, x: float, place: float, words: str, colour: str) -> None:
    where = axes.get_yaxis_transform()
    axes.text(x, place, words, transform=where, va="center", color=colour, size=theme.SMALL)


def _offers(table: dict[Any, Text]) -> Any:
    return lambda lang: [(label.at(lang), key) for key, label in table.items()]


_BASE: State = {
    "view": "loan", "basis": "flat", "rate": 10, "parts": _WEEKS, "measure": "profit", "out": _NONE,
}  # fmt: skip


def _still(th: str, en: str, **changes: Any) -> Still:
    return Still(Text(th=th, en=en), {**_BASE, **changes})


EXPLORER = Explorer(
    id="grameen_interest",
    title=_TITLE,
    start=_BASE,
    controls=(
        Choice(
            "view",
            Text(th="ดูอะไร", en="Look at"),
            _offers(
                {
                    "loan": Text(th="เงินกู้จริง ๆ แพงเท่าไร", en="what a loan costs"),
                    "trials": Text(th="งานทดลอง", en="the trials"),
                }
            ),
        ),
        Choice("basis", Text(th="เงินกู้: บอกดอกเบี้ย", en="Loan: rate told as"), _offers(_BASES)),
        Choice(
            "rate",
            Text(th="เงินกู้: ร้อยละต่อปี", en="Loan: % a year"),
            lambda lang: [(str(each), each) for each in _OFFERED],
            slide=True,
        ),
        Choice("parts", Text(th="เงินกู้: คืนเงินต้น", en="Loan: repaid"), _offers(_PARTS)),
        Choice("measure", Text(th="งานทดลอง: วัดอะไร", en="Trials: measure"), _offers(_MEASURES)),
        Choice("out", Text(th="งานทดลอง: ตัดชิ้นใด", en="Trials: leave out"), _countries),
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
