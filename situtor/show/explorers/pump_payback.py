"""When does a pump pay for itself? It depends on whose gain, which price, which loan.

Pay-back in months = price × (1 + monthly interest × months of the loan) / (gain a year × share
that is the pump's doing / 12). The loan is repaid once, as Proximity's are, with simple interest;
what is missing on that day is found elsewhere, at no interest. The gain is spread evenly over the
year; repairs are left out.
"""

from __future__ import annotations

from situtor import language, library
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

_CASE, _EFFECTS, _PRICES = "proximity_designs", "income_effects", "product_prices"
# Row of the table, its column, and whose figure it is; largest first.
_CLAIMS = {
    "high": (5, "effect_high", Text(th="เอเชียใต้ สูงสุด", en="South Asia, highest")),
    "own": (2, "usual", Text(th="องค์กรบอกเอง", en="The organisation")),
    "friend": (0, "usual", Text(th="เพื่อนผู้ก่อตั้ง", en="The founders' friend")),
    "usual": (5, "usual", Text(th="เอเชียใต้ พบมากที่สุด", en="South Asia, most common")),
    "low": (5, "effect_low", Text(th="เอเชียใต้ ต่ำสุด", en="South Asia, lowest")),
}
# Rows of the table of prices that are pumps of the organisation's own, cheapest first.
_PUMPS = (2, 6, 5, 3, 4)
_TREADLE, _LOTUS = 5, 4
# Percent a month. 10 is what the organisation says informal lenders take, up to (s_skollblog);
# its own rate was not found, so the others are for the room to set. 0 is paying in cash.
_INFORMAL = 10
_RATES = (0, 1, 2, 3, 5, _INFORMAL)
# Months until the loan is due; 6 is the length of the dry season in the case's problem.
_TERMS = (3, 6, 9, 12)
# Nobody has measured it: the whole gain is the most favourable assumption.
_REAL = (100, 75, 50, 25, 0)
# The longest bar that is drawn, in months.
_LONGEST = 60
_NO_LOTUS = Text(
    th=" (ยังไม่พบตัวเลขรายได้ของเครื่องโลตัสเอง)",
    en=" No figure was found for the gain from the Lotus itself.",
)
_TITLE = Text(
    th="เครื่องสูบคืนทุนเมื่อใด ขึ้นกับว่าใช้ตัวเลขของใคร ราคา และเงินกู้",
    en="When a pump pays for itself depends on whose figure, which price and which loan",
)
_UNIT = Text(
    th="เดือน ตามรายได้ที่เพิ่มต่อปีเป็นดอลลาร์สหรัฐ",
    en="months, by gain a year in US dollars",
)
_ASSUMED = Text(
    th="สมมติว่าเงินที่เพิ่มมาเท่ากันทุกเดือน ไม่หักค่าซ่อม ดอกเบี้ยไม่ทบต้น ส่วนที่ขาดหาจากที่อื่นได้โดยไม่มีดอกเบี้ย"
    " ร้อยละ 10 ต่อเดือนคือเงินกู้นอกระบบที่แพงที่สุดตามที่องค์กรเล่า ดอกเบี้ยขององค์กรเองยังไม่พบ",
    en="Assumed: the same gain every month, no repairs, simple interest, what is missing found"
    " elsewhere at none. 10% a month is the dearest informal loan by the organisation's account;"
    " its own rate was not found.",
)


def _rows(table_id: str) -> list[Row]:
    record = library.load_record(_CASE)
    return library.read_rows(record, library.find_table(record, table_id))


def claims() -> dict[str, float]:
    """What a pump adds to a household's income in dollars a year, by who says so."""
    rows = _rows(_EFFECTS)
    return {key: rows[row][column] for key, (row, column, _) in _CLAIMS.items()}


def _claims(lang: Lang) -> list[tuple[str, str]]:
    return [
        (f"{language.number(usd)} · {_CLAIMS[key][2].at(lang)}", key)
        for key, usd in claims().items()
    ]


def _pumps(lang: Lang) -> list[tuple[str, int]]:
    rows = _rows(_PRICES)
    return [
        (f"{rows[each]['price_usd']} · {rows[each]['product'].at(lang).split(' (')[0]}", each)
        for each in _PUMPS
    ]


def _rates(lang: Lang) -> list[tuple[str, int]]:
    thai = lang == "th"
    labels = {
        0: "ซื้อเงินสด" if thai else "cash",
        _INFORMAL: "10% (นอกระบบ)" if thai else "10% (informal)",
    }
    return [(labels.get(each, f"{each}%"), each) for each in _RATES]


def _money(amount: float) -> str:
    return language.number(round(amount, 1) if amount < 100 else round(amount))


def _long(months: float, lang: Lang) -> str:
    if months < 24:
        size = language.number(round(months, 1))
        return f"{size} เดือน" if lang == "th" else f"{size} month{'' if size == '1' else 's'}"
    years = language.number(round(months / 12, 1))
    return f"{years} ปี" if lang == "th" else f"{years} years"


def draw(state: State, lang: Lang) -> Picture:
    """When the chosen pump is paid off, beside what the other claims would give."""
    thai = lang == "th"
    chosen = str(state["claim"])
    pump = _rows(_PRICES)[int(state["pump"])]
    rate, term, real = int(state["rate"]), int(state["term"]), int(state["real"])
    if not real:
        return Picture(
            "ถ้าเงินที่เพิ่มไม่ใช่ผลของเครื่องเลย เครื่องก็ไม่มีวันคืนทุน ไม่ว่าราคาหรือเงินกู้จะเป็นอย่างไร"
            if thai
            else "If none of the gain is the pump's doing, the pump never pays for itself, "
            "whatever the price or the loan."
        )
    owed = pump["price_usd"] * (1 + rate / 100 * term)
    gains = {key: usd * real / 100 for key, usd in claims().items()}
    months = {key: 12 * owed / gain for key, gain in gains.items()}
    missing = owed - gains[chosen] * term / 12
    time, usd = _long(months[chosen], lang), language.number(claims()[chosen])
    if thai:
        loan = (
            f"กู้ร้อยละ {rate} ต่อเดือน ครบ {term} เดือนต้องคืน {_money(owed)} ดอลลาร์"
            if rate
            else "ซื้อเงินสด"
        )
        share = "ทั้งหมด" if real == 100 else f"ร้อยละ {real}"
        said = (
            f"เครื่องราคา {pump['price_usd']} ดอลลาร์ {loan} ถ้าได้เพิ่มปีละ {usd} ดอลลาร์"
            f"และเป็นผลของเครื่อง{share} คืนทุนใน {time}"
        )
    else:
        loan = f"at {rate}% a month, {_money(owed)} due after {term} months" if rate else "in cash"
        share = "all" if real == 100 else f"{real}%"
        said = (
            f"A pump of {pump['price_usd']} dollars, {loan}: with a gain of {usd} dollars a year, "
            f"{share} of it the pump's doing, it is paid off in {time}."
        )
    said += _due(missing, lang) if rate else ""
    if state["pump"] == _LOTUS:
        said += _NO_LOTUS.at(lang)
    return Picture(
        said, _chart(months, chosen, str(pump["source"]), term if rate else 0, said, lang)
    )


def _due(missing: float, lang: Lang) -> str:
    if missing <= 0:
        return " ทันวันครบกำหนด" if lang == "th" else " That is before the loan is due."
    if lang == "th":
        return f" ไม่ทันวันครบกำหนด วันนั้นยังขาด {_money(missing)} ดอลลาร์"
    return f" That is too late: on the day it is due {_money(missing)} dollars are missing."


def _chart(
    months: dict[str, float], chosen: str, price: str, due: int, said: str, lang: Lang
) -> Chart:
    thai = lang == "th"
    record = library.load_record(_CASE)
    table = library.find_table(record, _EFFECTS)
    drawn = [min(each, _LONGEST) for each in months.values()]
    beyond = " (เกินภาพ)" if thai else " (off the chart)"
    labels = [_long(each, lang) + (beyond if each > _LONGEST else "") for each in months.values()]
    place = list(months).index(chosen)
    colours = [LIGHT["line"]] * len(drawn)
    colours[place] = SERIES[0]
    figure = theme.new_figure(2.75)
    with theme.themed():
        axes = figure.add_subplot()
        bars = axes.barh(range(len(drawn)), drawn, color=colours, height=0.7)
        clear = {"facecolor": LIGHT["paper"], "edgecolor": "none", "pad": 1}
        axes.bar_label(bars, labels=labels, padding=5, fontsize=theme.SMALL, bbox=clear)
        axes.set_yticks(range(len(drawn)), [label for label, _ in _claims(lang)])
        axes.get_yticklabels()[place].set(color=SERIES[0], weight="bold")
        axes.set_ylim(len(drawn) - 0.5, -0.5)
        axes.set_xlim(0, max(*drawn, due) * 1.2)
        if due:
            axes.axvline(due, color=LIGHT["against"], linewidth=1.8, linestyle="--")
            axes.annotate(
                "เงินกู้ครบกำหนด" if thai else "loan due",
                (due, 1),
                xycoords=("data", "axes fraction"),
                xytext=(0, 3),
                textcoords="offset points",
                ha="center",
                fontsize=theme.SMALL,
                color=LIGHT["against"],
            )
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        numbers_axis(axes, which="x")
    cited = ["s_solve", "s_iwmi", price, "s_norris", "s_skollblog"]
    source = cards.source_line(
        record, list(dict.fromkeys(cited)), table.kind, "low", lang, derived=True
    )
    note, title = tag("p", text(_ASSUMED.at(lang))), _TITLE.at(lang)
    return Chart(figure, title, _UNIT.at(lang), note + source, f"{title}: {said}", lang)


# The treadle pump of a customer story of about 2016, nearest in time to the organisation's 250.
_START = {"claim": "own", "pump": _TREADLE, "rate": _INFORMAL, "term": 6, "real": 100}


def _still(th: str, en: str, **changed: object) -> Still:
    return Still(Text(th=th, en=en), {**_START, **changed})


EXPLORER = Explorer(
    id="pump_payback",
    title=_TITLE,
    start=_START,
    controls=(
        Choice("claim", Text(th="รายได้เพิ่มต่อปี", en="Gain a year"), _claims),
        Choice("pump", Text(th="ราคา (ดอลลาร์)", en="Price (dollars)"), _pumps),
        Choice("rate", Text(th="ดอกเบี้ยต่อเดือน", en="Interest a month"), _rates),
        Choice(
            "term",
            Text(th="คืนเมื่อครบ (เดือน)", en="Due after (months)"),
            lambda _: [(str(each), each) for each in _TERMS],
            slide=True,
        ),
        Choice(
            "real",
            Text(th="เป็นผลของเครื่องจริง (สมมติ)", en="Due to the pump (assumed)"),
            lambda _: [(f"{each}%", each) for each in _REAL],
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        _still("องค์กรว่า 250", "Own 250"),
        _still("เอเชียใต้ 100", "South Asia 100", claim="usual"),
        _still("ต่ำสุด 50", "Lowest 50", claim="low"),
        _still("จริงครึ่งเดียว", "Half is real", claim="usual", real=50),
        _still("ซื้อเงินสด", "In cash", claim="usual", rate=0),
        _still("โลตัส 345", "Lotus 345", claim="usual", pump=_LOTUS, rate=0),
    ),
)
