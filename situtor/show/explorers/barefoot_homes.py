"""From women trained to homes fitted to homes whose light still works, report by report.

Still working = fitted × (share that works + share broken × share of the broken that is repaired).
Nobody publishes these shares for the college. The start is what a survey in Tak, Thailand, found of
the state's own systems, 22.5% broken within the first year (`thai_broken`), and no repairs.
"""

from __future__ import annotations

from dataclasses import dataclass

from situtor import language, library
from situtor.cells import Row
from situtor.language import Lang, Text
from situtor.show import cards, theme
from situtor.show.charts import Chart, wrap_label
from situtor.show.explorers.base import Choice, Explorer, Picture, State, Still
from situtor.show.html import tag, text
from situtor.show.tokens import LIGHT, SERIES

_CASE, _TAK = "barefoot_college", "tak"
_PLACES, _PAID, _TWICE = "results_by_country", "who_paid", "two_reports_one_programme"
# Tables and their rows, in groups that can be set side by side.
_GROUPS = {
    "places": [(_PLACES, row) for row in (5, 6, 9, 2, 4, 8, 3)],
    "wide": [(_PLACES, 0), (_PLACES, 7), (_PAID, 0), (_PAID, 2)],
    "totals": [(_PAID, 3), (_PAID, 4), (_PLACES, 10)],
    "twice": [(_TWICE, 0), (_TWICE, 1)],
}
# In percent; but for Tak they are for the room to set.
_WORKS = (100, 90, _TAK, 50, 25, 0)
_REPAIRED = (0, 25, 50, 75, 100)
_TITLE = Text(
    th="ฝึกกี่คน ติดตั้งเท่าไร วันนี้ไฟยังติดเท่าไร",
    en="How many trained, how many homes fitted, how many still lit?",
)
_HEADS = (
    Text(th="ฝึก (คน)", en="Trained"),
    Text(th="ติดตั้ง ตามรายงาน", en="Fitted, as reported"),
    Text(th="ยังใช้ได้ (สมมติ)", en="Still working (assumed)"),
)
_ASSUMED = Text(
    th="ร้อยละ {} ที่ตั้งไว้คือโซลาร์โฮมของรัฐไทยที่สำรวจในจังหวัดตากหลังปีแรก ไม่ใช่ของวิทยาลัย"
    " ซึ่งยังไม่มีใครเผยแพร่ว่าใช้ได้อยู่กี่ระบบ",
    en="The {}% set here is what a survey in Tak found of the Thai state's systems after a year,"
    " not the college's: how many of its own still work no one has published.",
)
_CLASH = {
    "places": Text(
        th="จำนวนต่อช่างต่างกันได้เพราะนับคนละอย่าง และมีผู้ออกเงินค่าอุปกรณ์ให้ไม่เท่ากัน",
        en="Figures per woman differ because they count different things and because someone paid"
        " for more kits or for fewer.",
    ),
    "wide": Text(
        th="แต่ละแถวนับคนละช่วงปี คนละหน่วย และอาจซ้อนกัน บวกกันไม่ได้",
        en="The rows differ in years and units and may overlap: do not add them.",
    ),
    "totals": Text(
        th="ตัวเลขขัดกัน สองแถวแรกอยู่ในหน้าเว็บเดียวกันของกระทรวง หน้าเว็บของแถวที่สามค้นไม่พบอีก",
        en="These disagree: the first two stand on one page of a ministry; the page of the third"
        " could not be found again.",
    ),
    "twice": Text(
        th="ตัวเลขขัดกัน โครงการเดียวกัน ช่างเท่ากัน แต่จำนวนหมู่บ้านไม่เท่ากัน น่าจะมีรายงานหนึ่งพิมพ์ผิด",
        en="These disagree: one programme, the same women, other villages. One is probably a slip.",
    ),
}


@dataclass(frozen=True)
class Report:
    """What one report says; `fitted` is missing where it counts people instead of homes."""

    group: str
    label: Text
    women: int
    fitted: int | None
    amount: Text
    sources: list[str]


def _rows(table_id: str) -> list[Row]:
    record = library.load_record(_CASE)
    return library.read_rows(record, library.find_table(record, table_id))


def _amount(number: int, counted: str) -> str:
    """The number before what it counts; “more than” and the like before the number."""
    for word in ("กว่า", "อย่างน้อย", "more than", "at least"):
        if f" ({word})" in counted:
            return f"{word} {_amount(number, counted.replace(f' ({word})', ''))}"
    return f"{language.number(number)} {counted[0].lower()}{counted[1:]}"


def _report(group: str, table_id: str, place: int) -> Report:
    row = _rows(table_id)[place]
    women, sources = row["women"], row["src"].split()
    if table_id == _TWICE:
        villages, named, number = row["villages"], row["report"], row["beneficiaries"]
        counted = row["beneficiaries_unit"]
        label = Text(th=f"{named.th} {villages} หมู่บ้าน", en=f"{named.en}, {villages} villages")
        if counted.en == "people":
            amount = Text(th=f"{number:,} คน ไม่ได้นับบ้าน", en=f"{number:,} people, not homes")
            return Report(group, label, women, None, amount, sources)
    elif table_id == _PLACES:
        label, number, counted = row["place"], row["homes_or_systems"], row["what_is_counted"]
    else:
        label, number, counted = row["programme"], row["houses"], library.units()["houses"]
    amount = Text(th=_amount(number, counted.th), en=_amount(number, counted.en))
    return Report(group, label, women, number, amount, sources)


def reports() -> dict[str, Report]:
    """Every report that counts the women, by table and row."""
    return {
        f"{table_id}/{place}": _report(group, table_id, place)
        for group, members in _GROUPS.items()
        for table_id, place in members
    }


def _works(value: object) -> float:
    """Percent that works without repair."""
    if value != _TAK:
        return float(str(value))
    facts = library.load_record(_CASE).facts
    return 100 - float(str(next(each.value for each in facts if each.id == "thai_broken")))


def still_working(fitted: int, works: float, repaired: float) -> int:
    """Of so many fitted, with both shares in percent."""
    return round(fitted * (works + (100 - works) * repaired / 100) / 100)


def draw(state: State, lang: Lang) -> Picture:
    """The chosen report from training to light, beside the reports it can be compared with."""
    thai, every = lang == "th", reports()
    chosen = every[str(state["report"])]
    works, repaired = _works(state["works"]), int(state["repaired"])
    label, women = chosen.label.at(lang), language.number(chosen.women)
    amount, share = chosen.amount.at(lang), language.number(works)
    if chosen.fitted is None:
        said = (
            f"{label} ฝึก {women} คน รายงานนี้มีแต่ {amount} จึงบอกไม่ได้ว่าไฟยังติดกี่หลัง"
            if thai
            else f"{label}: {women} trained. It gives {amount}, so one cannot say how many lights "
            "still work."
        )
    else:
        each = f"{chosen.fitted / chosen.women:.1f}"
        left = language.number(still_working(chosen.fitted, works, repaired))
        if thai:
            space = " " if amount[0].isdigit() else ""
            unaided = "ใช้ได้เท่าที่ตาก คือ" if state["works"] == _TAK else "ใช้ได้"
            mended = f"ซ่อมของที่เสียได้ร้อยละ {repaired}" if repaired else "ไม่มีใครซ่อม"
            said = (
                f"{label} ฝึก {women} คน ติดตั้ง{space}{amount} คนละ {each} "
                f"ถ้า{unaided}ร้อยละ {share} และ{mended} ไฟยังติดราว {left}"
            )
        else:
            tak = ", as in Tak," if state["works"] == _TAK else ""
            mended = f"{repaired}% of the broken are repaired" if repaired else "nobody repairs"
            said = (
                f"{label}: {women} trained. Fitted: {amount} ({each} a woman). "
                f"If {share}% work{tak} and {mended}, about {left} are still lit."
            )
    return Picture(said, _chart(every, chosen, works, repaired, said, lang))


def _chart(
    every: dict[str, Report], chosen: Report, works: float, repaired: int, said: str, lang: Lang
) -> Chart:
    record = library.load_record(_CASE)
    shown = [each for each in every.values() if each.group == chosen.group]
    fitted = [each.fitted or 0 for each in shown]
    left = [still_working(each, works, repaired) for each in fitted]
    colours = [SERIES[0] if each == chosen else LIGHT["line"] for each in shown]
    lit = [language.number(x) if y.fitted else "–" for x, y in zip(left, shown, strict=True)]
    labels = [wrap_label(each.label.at(lang), 30) for each in shown]
    women = [each.women for each in shown]
    # The second and the third panel have one scale: 3 / 2.1 = 2 / 1.4.
    panels = (
        (women, [language.number(each) for each in women], 1.8 * max(women)),
        (fitted, [each.amount.at(lang) for each in shown], 2.1 * max(fitted)),
        (left, lit, 1.4 * max(fitted)),
    )
    figure = theme.new_figure(0.9 + len(shown) * (0.3 if len(shown) > 4 else 0.5))
    with theme.themed():
        drawn = figure.subplots(1, 3, sharey=True, width_ratios=(1, 3, 2))
        for axes, head, (lengths, words, limit) in zip(drawn, _HEADS, panels, strict=True):
            bars = axes.barh(range(len(shown)), lengths, color=colours, height=0.72)
            axes.bar_label(bars, labels=words, padding=5, fontsize=theme.SMALL)
            axes.set_title(head.at(lang), fontsize=theme.SMALL, loc="left")
            axes.set_xlim(0, limit)
            axes.set_xticks([])
            axes.grid(visible=False)
            axes.tick_params(axis="y", length=0)
            axes.spines["bottom"].set_visible(False)
        drawn[0].set_yticks(range(len(shown)), labels)
        drawn[0].invert_yaxis()
    note = f"{_CLASH[chosen.group].at(lang)} {_ASSUMED.at(lang).format(_works(_TAK))}"
    cited = [*chosen.sources, "b37"]
    source = cards.source_line(record, cited, "self_reported", "low", lang, derived=True)
    title = _TITLE.at(lang)
    return Chart(figure, title, "", tag("p", text(note)) + source, f"{title}: {said}", lang)


_START = {"report": f"{_PLACES}/5", "works": _TAK, "repaired": 0}


def _shares(lang: Lang) -> list[tuple[str, object]]:
    tak = f"{language.number(_works(_TAK))}% {'ตาก' if lang == 'th' else 'Tak'}"
    return [(tak if each == _TAK else f"{each}%", each) for each in _WORKS]


def _still(th: str, en: str, report: str, **changed: object) -> Still:
    return Still(Text(th=th, en=en), {**_START, "report": report, **changed})


EXPLORER = Explorer(
    id="barefoot_homes",
    title=_TITLE,
    start=_START,
    controls=(
        Choice(
            "report",
            Text(th="รายงาน", en="Report"),
            lambda lang: [(each.label.at(lang), key) for key, each in reports().items()],
        ),
        Choice("works", Text(th="ใช้ได้โดยไม่ต้องซ่อม", en="Works without repair"), _shares, slide=True),
        Choice(
            "repaired",
            Text(th="ของที่เสีย ซ่อมได้ (สมมติ)", en="Broken, then repaired (assumed)"),
            lambda _: [(f"{each}%", each) for each in _REPAIRED],
            slide=True,
        ),
    ),
    draw=draw,
    stills=(
        _still("เปรู", "Peru", f"{_PLACES}/5"),
        _still("เซเนกัล", "Senegal", f"{_PLACES}/3"),
        _still("สองยอดในหน้าเดียว", "Two totals", f"{_PAID}/3"),
        _still("ยอดที่หาไม่พบ", "Lost page", f"{_PLACES}/10"),
        _still("สองรายงาน", "Two reports", f"{_TWICE}/1"),
        _still("ซ่อมได้ 3 ใน 4", "3 of 4 mended", f"{_PLACES}/5", repaired=75),
    ),
)
