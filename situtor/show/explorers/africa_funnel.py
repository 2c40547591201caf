"""One million farmers on a platform: how many use it, change, harvest more, and at what cost?"""

from __future__ import annotations

from situtor import language, library
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, numbers_axis, wrap_label
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.tokens import SERIES

_CASE, _TABLE = "africa_digital_farming", "registered_vs_active"
_VIDEO, _SMS = "digital_green_ethiopia", "sms_odds_ratio"
_REGISTERED = 1_000_000
# Rows of the table, by their place in it.
_CRITICS, _REPORT, _DIGIFARM, _AGRIFIN = 0, 1, 2, 4
# Nobody publishes the last two shares: they are for the room to set. The start is the most
# generous (all who change harvest more) and a round sum.
_HARVEST = (0, 10, 25, 50, 75, 100)
_COSTS = (0.25, 0.5, 1, 2, 5, 10)
# How many would have followed the advice anyway, in percent; the odds ratio needs it.
_ANYWAY = {"sms_10": 10, "sms_30": 30, "sms_50": 50}
_TITLE = Text(
    th="ลงทะเบียนหนึ่งล้าน เก็บเกี่ยวได้มากขึ้นกี่คน",
    en="One million registered: how many harvest more?",
)
_STEPS = (
    Text(th="ลงทะเบียน", en="Registered"),
    Text(th="ใช้จริง", en="Active"),
    Text(th="เปลี่ยนวิธีเพราะบริการ", en="Changed a practice because of it"),
    Text(th="เก็บเกี่ยวได้มากขึ้น", en="Harvested more"),
)


def _fact(fact_id: str) -> float:
    record = library.load_record(_CASE)
    value = next(each.value for each in record.facts if each.id == fact_id)
    return float(value) if not isinstance(value, Text) else 0.0


def _rows() -> list[Row]:
    record = library.load_record(_CASE)
    return library.read_rows(record, library.find_table(record, _TABLE))


def _services(lang: Lang) -> list[tuple[str, int]]:
    return [
        (f"{each['service'].at(lang)} {language.number(each['active_share_percent'])}%", place)
        for place, each in enumerate(_rows())
    ]


def more_followers(anyway: float, odds_ratio: float) -> float:
    """The rise in percentage points when the odds of following are multiplied.

    With p the share that follows anyway, the new share is r·p / (1 − p + r·p), the definition of
    an odds ratio r (Fabregas and others' pooled trials: 1.22).
    """
    share = anyway / 100
    return 100 * (odds_ratio * share / (1 - share + odds_ratio * share) - share)


def _changed(practice: str) -> float:
    if practice == "video":
        return _fact(_VIDEO)
    return more_followers(_ANYWAY[practice], _fact(_SMS))


def _practices(lang: Lang) -> list[tuple[str, str]]:
    points = "จุด" if lang == "th" else "points"
    video = language.number(_fact(_VIDEO))
    ratio = language.number(_fact(_SMS))
    head = f"วิดีโอ เอธิโอเปีย +{video} {points}" if lang == "th" else f"Video: +{video} {points}"
    shown = [(head, "video")]
    for key, anyway in _ANYWAY.items():
        gain = language.number(_changed(key), 1)
        shown.append(
            (
                f"SMS ×{ratio} เดิมทำ {anyway}%: +{gain} {points}"
                if lang == "th"
                else f"SMS ×{ratio}, {anyway}% did anyway: +{gain} {points}",
                key,
            )
        )
    return shown


def _dollars(lang: Lang) -> list[tuple[str, float]]:
    return [
        (f"{language.number(each)} ดอลลาร์" if lang == "th" else f"${language.number(each)}", each)
        for each in _COSTS
    ]


def _money(value: float) -> str:
    rounded = round(value, 2) if value < 10 else round(value)
    return language.number(rounded, 0 if float(rounded).is_integer() else 2)


def draw(state: State, lang: Lang) -> Picture:
    """How many of a million are left at each step, and what each of them has cost.

    Each step multiplies the one before; the cost per head is the whole cost over those left.
    """
    row = _rows()[int(state["service"])]
    active = _REGISTERED * row["active_share_percent"] / 100
    changed = active * _changed(str(state["practice"])) / 100
    harvest = changed * int(state["harvest"]) / 100
    cost = float(state["cost"])
    steps = [float(_REGISTERED), active, changed, harvest]
    counts = [language.number(round(each)) for each in steps]
    each_cost = _money(cost * _REGISTERED / harvest) if harvest else None
    practice, share = str(state["practice"]), int(state["harvest"])
    return Picture(
        _sentence(counts, _money(cost), each_cost, practice, share, lang),
        _chart(steps, cost, practice, row, lang),
    )


def _sentence(
    counts: list[str], cost: str, helped: str | None, practice: str, share: int, lang: Lang
) -> str:
    video = practice == "video"
    if lang == "th":
        trial = "วิดีโอในเอธิโอเปีย" if video else "SMS ในเคนยากับรวันดา"
        who = "ทุกคน" if share == 100 else f"ร้อยละ {share}" if share else "ไม่มีใคร"
        last = (
            f"ก็ได้ {counts[3]} คน จ่ายหัวละ {cost} ดอลลาร์ เท่ากับ {helped} ดอลลาร์สหรัฐต่อคนที่ได้ผล"
            if helped
            else "ก็ไม่มีใครให้หารค่าใช้จ่าย"
        )
        return (
            f"ใช้จริง {counts[1]} คนจาก 1 ล้าน ถ้าผลเท่าการทดลอง{trial} เปลี่ยนวิธี {counts[2]} คน "
            f"และถ้า{who}ในนั้นเก็บเกี่ยวได้มากขึ้น {last}"
        )
    trial = "the Ethiopian video trial" if video else "SMS trials in Kenya and Rwanda"
    who = "all" if share == 100 else f"{share}%" if share else "none"
    last = (
        f"that is {counts[3]}: ${cost} a head comes to ${helped} for each farmer helped."
        if helped
        else "there is no one to divide the cost by."
    )
    return (
        f"Of one million, {counts[1]} are active. With the effect of {trial} {counts[2]} change a "
        f"practice, and if {who} of these harvest more, {last}"
    )


def _chart(steps: list[float], cost: float, practice: str, row: Row, lang: Lang) -> Chart:
    record = library.load_record(_CASE)
    table = library.find_table(record, _TABLE)
    fact = _VIDEO if practice == "video" else _SMS
    cited = next(each.sources for each in record.facts if each.id == fact)
    labels = [_label(each, cost, lang) for each in steps]
    figure = theme.new_figure(3.4)
    with theme.themed():
        axes = figure.add_subplot()
        bars = axes.barh(range(4), steps, height=0.62, color=[SERIES[5], *SERIES[:1] * 3])
        axes.bar_label(bars, labels=labels, padding=6, fontsize=theme.SMALL)
        axes.set_yticks(range(4), [wrap_label(each.at(lang), 24) for each in _STEPS])
        axes.invert_yaxis()
        axes.set_xlim(0, _REGISTERED * 1.42)
        axes.set_xticks([0, 250_000, 500_000, 750_000, 1_000_000])
        axes.grid(visible=False, axis="y")
        axes.tick_params(axis="y", length=0)
        numbers_axis(axes, which="x")
    who = row["who_says_so"].at(lang)
    said = ", ".join(
        f"{step.at(lang)}: {label}" for step, label in zip(_STEPS, labels, strict=True)
    )
    return Chart(
        figure,
        title=f"{_TITLE.at(lang)} · {row['service'].at(lang)}",
        unit=library.units()["people"].at(lang),
        source=cards.source_line(
            record,
            list(dict.fromkeys([*row["source"].split(), *cited])),
            table.kind,
            table.confidence,
            lang,
            derived=True,
        ),
        alt=f"{_TITLE.at(lang)} ({who}): {said}",
        lang=lang,
    )


def _label(count: float, cost: float, lang: Lang) -> str:
    people = language.number(round(count))
    if not count:
        return people
    each = _money(cost * _REGISTERED / count)
    return f"{people} · {each} ดอลลาร์ต่อคน" if lang == "th" else f"{people} · ${each} each"


def _still(th: str, en: str, service: int, practice: str = "video", harvest: int = 100) -> Still:
    state = {"service": service, "practice": practice, "harvest": harvest, "cost": 1}
    return Still(Text(th=th, en=en), state)


EXPLORER = Explorer(
    id="africa_funnel",
    title=_TITLE,
    start={"service": _DIGIFARM, "practice": "video", "harvest": 100, "cost": 1},
    controls=(
        Choice("service", Text(th="ใช้จริง", en="Active share"), _services),
        Choice("practice", Text(th="เปลี่ยนวิธี", en="Changed a practice"), _practices),
        Choice(
            "harvest",
            Text(th="ได้ผล (สมมติ)", en="Harvest more (assumed)"),
            lambda _: [(f"{each}%", each) for each in _HARVEST],
            slide=True,
        ),
        Choice(
            "cost",
            Text(th="จ่ายต่อผู้ลงทะเบียน (สมมติ)", en="Cost per registration (assumed)"),
            _dollars,
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        _still("DigiFarm", "DigiFarm", _DIGIFARM),
        _still("ผู้วิจารณ์", "Critics", _CRITICS),
        _still("รายงาน 42%", "Report 42%", _REPORT),
        _still("องค์กรว่า 98%", "Own claim 98%", _AGRIFIN),
        _still("ได้ผล 1 ใน 4", "1 in 4 gain", _DIGIFARM, harvest=25),
        _still("ผลผลิตไม่เพิ่ม", "No gain", _DIGIFARM, harvest=0),
    ),
)
