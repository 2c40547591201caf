"""Predictions on paper, and the spread of the room's against the truth."""

from __future__ import annotations

from typing import Any

from situtor import language
from situtor.exercises.kinds.alternatives_views import place_counts
from situtor.exercises.kinds.predict import WORDS
from situtor.exercises.paper import NUMBER, ask, grid, last_question, listed
from situtor.exercises.paper_chart import empty_chart
from situtor.exercises.summary import bars, draw
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.wording import say
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_LOW = WORDS["guess_low"]
_BEST = WORDS["guess_best"]
_HIGH = WORDS["guess_high"]
_NINE_IN_TEN = Text(
    th="ตั้งช่วงให้กว้างพอที่ท่านมั่นใจ 9 ใน 10 ว่าค่าจริงอยู่ข้างใน",
    en="Make the range wide enough for you to be nine-in-ten sure that it holds the truth",
)
_ORDER = Text(th="อันดับ", en="Place")
_ITEM = Text(th="รายการ (1 = มากที่สุด)", en="Item (1 = the largest)")
_WHY = Text(th="ท่านคาดเช่นนั้นเพราะ", en="Why do you expect that?")
_DRAW = Text(
    th="ลากเส้นต่อจากจุดที่ให้ไว้ ผ่านเส้นประทุกเส้น",
    en="Go on from the points given, across every dotted line",
)
_TRUTH = WORDS["data"]
_MEDIAN = Text(th="ค่ากลางของห้อง", en="middle of the room")
_HALF = Text(th="คนครึ่งห้องคาดในช่วงนี้", en="middle half of the room")
_HOLDS = Text(th="ช่วงที่มีค่าจริงอยู่", en="ranges that hold it")
_MISSES = Text(th="ช่วงที่ไม่มีค่าจริง", en="ranges that do not")
_INSIDE = Text(
    th="ค่าจริงอยู่ในช่วงที่ตั้งไว้ {n} จาก {of} คน", en="The truth lay inside the range of {n} of {of}"
)
_LARGEST_FIRST = Text(
    th="แถวเรียงตามข้อมูลจริงจากมากไปน้อย กรอบคืออันดับจริง",
    en="Rows in their true order, largest first; the frame is the true place",
)
_NO_RANGE = Text(th="ยังไม่มีใครตั้งช่วงครบสามค่า", en="Nobody has set all three values yet")


# --- on paper --------------------------------------------------------------------------------


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    forms = {"number": _scale, "ranking": _order, "trend": _trend}
    form = forms[resolved["mode"]](resolved, lang)
    return form + last_question(_WHY.at(lang), 4)


def _scale(resolved: dict[str, Any], lang: Lang) -> str:
    low, high = (language.number(resolved[end]) for end in ("low", "high"))
    marks = "".join(tag("i") for _ in range(11))
    scale = tag(
        "div",
        tag("div", marks, class_="sp-scale"),
        tag("div", tag("span", text(low)), tag("span", text(high)), class_="sp-ends"),
    )
    head = [f"{each.at(lang)} ({resolved['unit']})" for each in (_LOW, _BEST, _HIGH)]
    return ask(_NINE_IN_TEN.at(lang)) + grid(head, [[""] * 3], [33, 34, 33], "sp-tall") + scale


def _order(resolved: dict[str, Any], lang: Lang) -> str:
    items = sorted(resolved["items"], key=lambda each: str(each["label"]))
    rows = [[NUMBER, text(each["label"])] for each in items]
    return grid([_ORDER.at(lang), _ITEM.at(lang)], rows, [12, 88], "sp-roomy")


def _trend(resolved: dict[str, Any], lang: Lang) -> str:
    given = {year: value for year, value in resolved["points"] if year in resolved["given"]}
    unit = tag("p", text(resolved["unit"]), class_="sp-source")
    return ask(_DRAW.at(lang)) + unit + empty_chart(given, resolved["guess"], resolved["top"], lang)


# --- the truth -------------------------------------------------------------------------------


def key(resolved: dict[str, Any], lang: Lang) -> str:
    if resolved["mode"] == "number":
        shown = f"{language.number(resolved['truth'])} {resolved['unit']}"
        return tag("p", text(f"{_TRUTH.at(lang)}: {shown}")) + tag("p", text(resolved["statement"]))
    if resolved["mode"] == "ranking":
        return listed(
            text(f"{each['label']}: {language.number(each['value'])} {resolved['unit']}")
            for each in _true_order(resolved)
        )
    return listed(
        text(f"{language.year(year, lang)}: {language.number(value)} {resolved['unit']}")
        for year, value in resolved["points"]
        if year in resolved["guess"]
    )


def _true_order(resolved: dict[str, Any]) -> list[dict[str, Any]]:
    return sorted(resolved["items"], key=lambda each: -float(each["value"]))


# --- the room --------------------------------------------------------------------------------


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    room = {"number": _ranges, "ranking": _places, "trend": _lines}[resolved["mode"]]
    return [room(resolved, given, lang)]


def ends(resolved: dict[str, Any], answer: Any) -> tuple[float, float, float] | None:
    """Lowest, best and highest, held within the question's scale; None if one is missing."""
    marks = (answer.low, answer.best, answer.high)
    if None in marks:
        return None
    low, best, high = (_held(mark, resolved["low"], resolved["high"]) for mark in marks)
    return low, best, high


def _held(value: Any, low: float, high: float) -> float:
    # Compared before it becomes a float: someone may send a number of 400 digits.
    return float(max(low, min(high, value)))


def _ranges(resolved: dict[str, Any], given: list[Given], lang: Lang) -> View:
    spans = [span for each in given if (span := ends(resolved, each.answer))]
    truth = resolved["truth"]
    note = say(_INSIDE, lang, n=sum(s[0] <= truth <= s[2] for s in spans), of=len(spans))
    if not spans:
        return bars.stacked(resolved["prompt"], [], {}, lang, _NO_RANGE.at(lang))
    names = (_TRUTH.at(lang), _HOLDS.at(lang), _MISSES.at(lang))
    return draw.ranges(resolved["prompt"], resolved["unit"], spans, truth, names, lang, note)


def _places(resolved: dict[str, Any], given: list[Given], lang: Lang) -> View:
    items = _true_order(resolved)
    orders = [each.answer.order for each in given]
    counts = place_counts(orders, [each["id"] for each in items])
    rows = [
        f"{each['label']} ({language.number(each['value'])} {resolved['unit']})" for each in items
    ]
    note = _LARGEST_FIRST.at(lang)
    return bars.places(resolved["prompt"], rows, counts, lang, note, framed=True)


def _lines(resolved: dict[str, Any], given: list[Given], lang: Lang) -> View:
    truth = [(float(year), float(value)) for year, value in resolved["points"]]
    top = float(resolved["top"])
    start = [(year, value) for year, value in truth if year == max(resolved["given"])]
    drawn = []
    for each in given:
        guessed = [
            (float(year), _held(each.answer.values[str(year)], 0, top))
            for year in resolved["guess"]
            if str(year) in each.answer.values
        ]
        if guessed:
            drawn.append(sorted([*start, *guessed]))
    if not drawn:
        return bars.stacked(resolved["prompt"], [], {}, lang, _NO_RANGE.at(lang))
    names = (_HALF.at(lang), _MEDIAN.at(lang), _TRUTH.at(lang))
    return draw.lines(resolved["prompt"], resolved["unit"], drawn, truth, top, names, lang)
