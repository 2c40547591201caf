"""What stands on paper for each kind of exercise, from what `resolve` gives."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from situtor import language
from situtor.exercises.paper import TICK, boxed, grid, lines, question, small, ticks
from situtor.language import Lang, Text
from situtor.show.html import tag, text

Resolved = dict[str, Any]

_W = {
    "for": Text(th="สนับสนุน", en="for"),
    "against": Text(th="คัดค้าน", en="against"),
    "beside": Text(th="ไม่เกี่ยว", en="beside the point"),
    "strong": Text(th="หนัก", en="strong"),
    "moderate": Text(th="ปานกลาง", en="moderate"),
    "weak": Text(th="เบา", en="weak"),
    "claim": Text(th="ข้ออ้าง", en="Claim"),
    "grounds": Text(th="หลักฐาน", en="Grounds"),
    "warrant": Text(th="เหตุผลเชื่อมโยง", en="Warrant"),
    "backing": Text(th="สิ่งที่หนุนเหตุผล", en="Backing"),
    "qualifier": Text(th="ขอบเขตความมั่นใจ", en="Qualifier"),
    "rebuttal": Text(th="ข้อโต้แย้ง", en="Rebuttal"),
    "first": Text(th="ครั้งแรก", en="first"),
    "second": Text(th="ครั้งที่สอง", en="second"),
    "options": Text(th="ตัวเลือก", en="options"),
    "why": Text(th="เพราะ", en="Because"),
    "lowest": Text(th="ต่ำสุดที่ยังเชื่อได้", en="lowest I would believe"),
    "guess": Text(th="คาดว่า", en="my guess"),
    "highest": Text(th="สูงสุดที่ยังเชื่อได้", en="highest I would believe"),
    "order": Text(th="ลำดับ (1 = มากที่สุด)", en="order (1 = largest)"),
    "convincing": Text(th="ลำดับความน่าเชื่อ", en="order, most convincing first"),
    "own": Text(th="คำอธิบายอื่นที่ท่านคิดได้", en="Another explanation of yours"),
    "decides": Text(th="การเปรียบเทียบใดจะตัดสินได้", en="Which comparison would decide?"),
    "assumption": Text(th="ข้อสมมติ", en="assumption"),
    "sure": Text(th="มั่นใจ 1–3", en="sure 1–3"),
    "decisive": Text(th="สำคัญ 1–3", en="decisive 1–3"),
    "who": Text(th="ใครเป็นคนพูด และเขาได้อะไรจากการพูด", en="Who says so, and what do they gain?"),
    "how": Text(th="เขารู้ได้อย่างไร", en="How do they know?"),
    "others": Text(th="คนอื่นว่าอย่างไร", en="What do others say?"),
    "trust": Text(
        th="ความเชื่อ 1–5   ก่อนตรวจ ____   หลังตรวจ ____",
        en="Trust 1–5   before ____   after ____",
    ),
    "item": Text(th="ข้อความ", en="item"),
    "there": Text(th="ที่นั่นมี", en="there"),
    "here": Text(th="ที่ตำบลของเรา", en="in our tambon"),
    "have": Text(th="มี", en="yes"),
    "partly": Text(th="มีบ้าง", en="in part"),
    "no": Text(th="ไม่มี", en="no"),
    "party": Text(th="ผู้เกี่ยวข้อง", en="party"),
    "gains": Text(th="ได้", en="gains"),
    "pays": Text(th="เสีย", en="pays"),
    "power": Text(th="อำนาจ", en="power"),
    "interest": Text(th="ความสนใจ", en="interest"),
    "group": Text(th="ชื่อกลุ่ม", en="Group"),
    "change": Text(th="จะปรับอะไรก่อน", en="What would you change first?"),
    "level": Text(th="งานของท่านอยู่ระดับใด", en="Where does your work stand?"),
}


def form(resolved: Resolved) -> str:
    """The exercise's own part of a worksheet."""
    return _FORMS[resolved["kind"]](resolved, resolved["lang"])


def _words(lang: Lang, *keys: str) -> list[str]:
    return [_W[key].at(lang) for key in keys]


def _cited(each: Resolved) -> str:
    source = f"<br>{small(each['source'])}" if each.get("source") else ""
    return text(each["text"]) + source


def _predict(r: Resolved, lang: Lang) -> str:
    if r["mode"] == "number":
        fields = (
            f"{word} ________ {r['unit']}" for word in _words(lang, "lowest", "guess", "highest")
        )
        return "".join(tag("p", text(each)) for each in fields)
    if r["mode"] == "ranking":
        head = [*_words(lang, "order"), *_words(lang, "item")]
        rows = [
            [TICK, text(each["label"])] for each in sorted(r["items"], key=lambda i: i["label"])
        ]
        return grid(head, rows)
    return _empty_trend(r, lang)


def _empty_trend(r: Resolved, lang: Lang) -> str:
    """The chart with only what is given, to be finished with a pencil."""
    truth: dict[int, float] = {year: float(value) for year, value in r["points"]}
    start, end, top = min(truth), max(truth), float(r["top"])
    width, height, left, bottom = 660, 300, 54, 28

    def x(year: int) -> float:
        return left + (year - start) / (end - start) * (width - left - 20)

    def y(value: float) -> float:
        return height - bottom - value / top * (height - bottom - 24)

    step = top / 5
    parts = [
        f'<path d="M{left} {y(step * n):.1f}H{width - 20}" stroke="#c9d1d9"/>'
        f'<text x="{left - 6}" y="{y(step * n) + 4:.1f}" text-anchor="end">'
        f"{language.number(round(step * n, 6))}</text>"
        for n in range(6)
    ]
    for year in sorted({start, *r["given"], *r["guess"], end}):
        label = language.bare_year(year, lang)
        parts.append(
            f'<text x="{x(year):.1f}" y="{height - 8}" text-anchor="middle">{label}</text>'
        )
    for year in r["guess"]:
        parts.append(
            f'<path d="M{x(year):.1f} {y(0):.1f}V{y(top):.1f}" stroke="#c9d1d9"'
            ' stroke-dasharray="3 4"/>'
        )
    given = [(x(year), y(truth[year])) for year in r["given"]]
    path = " ".join(f"{'L' if n else 'M'}{px:.1f} {py:.1f}" for n, (px, py) in enumerate(given))
    parts.append(f'<path d="{path}" fill="none" stroke="#17212b" stroke-width="2"/>')
    parts += [f'<circle cx="{px:.1f}" cy="{py:.1f}" r="4"/>' for px, py in given]
    label = text(r["title"])
    return (
        tag("p", text(r["unit"]), class_="sp-source")
        + f'<svg viewBox="0 0 {width} {height}" role="img" aria-label="{label}">'
        + "".join(parts)
        + "</svg>"
    )


def _vote(r: Resolved, lang: Lang) -> str:
    head = _words(lang, "first", "second", "options")
    rows = [[TICK, TICK, text(each["label"])] for each in r["options"]]
    return grid(head, rows) + question(r["discuss"], 2)


def _evidence(r: Resolved, lang: Lang) -> str:
    head = [*_words(lang, "item", "for", "against", "beside", "strong", "moderate", "weak")]
    rows = [[_cited(each), *[TICK] * 6] for each in r["items"]]
    return boxed(_W["claim"].at(lang), text(r["claim"])) + grid(head, rows)


def _argument(r: Resolved, lang: Lang) -> str:
    parts = ("claim", "grounds", "warrant", "backing", "qualifier", "rebuttal")
    first = text(r["claim"]) + lines(1) if r["claim"] else lines(2)
    boxes = [boxed(_W["claim"].at(lang), first)]
    boxes += [boxed(_W[part].at(lang), lines(3)) for part in parts[1:]]
    return tag("div", *boxes, class_="sp-two") + _rubric(r, lang)


def _rubric(r: Resolved, lang: Lang) -> str:
    rows = [[TICK, text(level)] for level in r["rubric"]]
    return grid(["", _W["level"].at(lang)], rows)


def _assumptions(r: Resolved, lang: Lang) -> str:
    head = _words(lang, "assumption", "sure", "decisive")
    return boxed(_W["claim"].at(lang), text(r["claim"])) + grid(head, [[lines(2), "", ""]] * 5)


def _alternatives(r: Resolved, lang: Lang) -> str:
    rows = [[TICK, text(each["label"])] for each in r["rivals"]]
    return (
        tag("p", _cited(r["finding"]))
        + grid([_W["convincing"].at(lang), _W["item"].at(lang)], rows)
        + question(_W["own"].at(lang), 2)
        + tag("p", text(_W["decides"].at(lang)), class_="sp-ask")
        + ticks(each["label"] for each in r["comparisons"])
    )


def _source_check(r: Resolved, lang: Lang) -> str:
    asked = "".join(question(_W[key].at(lang), 3) for key in ("who", "how", "others"))
    return (
        boxed(_W["claim"].at(lang), _cited(r["claim"]))
        + asked
        + tag("p", text(_W["trust"].at(lang)))
    )


def _coding(r: Resolved, lang: Lang) -> str:
    head = [_W["item"].at(lang), *(code["label"] for code in r["codes"])]
    return grid(head, [[_cited(unit), *[TICK] * len(r["codes"])] for unit in r["units"]])


def _decision(r: Resolved, lang: Lang) -> str:
    return (
        tag("p", _cited(r["situation"]))
        + ticks(each["label"] for each in r["options"])
        + question(_W["why"].at(lang), 4)
    )


def _stakeholders(r: Resolved, lang: Lang) -> str:
    names = [[text(each["name"]), TICK, TICK] for each in r["parties"]]
    head = _words(lang, "party", "gains", "pays")
    power, interest = _words(lang, "power", "interest")
    field = tag(
        "div",
        tag("span", text(f"{power} ↑"), class_="sp-up"),
        tag("span", text(f"{interest} →"), class_="sp-right"),
        class_="sp-field",
    )
    return tag("div", field, grid(head, names), class_="sp-two")


def _transfer(r: Resolved, lang: Lang) -> str:
    have = _words(lang, "have", "partly", "no")
    rows = [
        [
            text(each["there"]) + "<br>" + small(each["source"]),
            ticks(have) + tag("p", text(each["ask"])) + lines(2),
        ]
        for each in r["conditions"]
    ]
    return grid(_words(lang, "there", "here"), rows) + question(_W["change"].at(lang), 2)


def _reflect(r: Resolved, lang: Lang) -> str:
    return "".join(question(each["label"], 4) for each in r["questions"]) + _rubric(r, lang)


def _canvas(r: Resolved, lang: Lang) -> str:
    boxes = (boxed(f"{each['title']} {each['ask']}", lines(5)) for each in r["boxes"])
    return question(_W["group"].at(lang), 1) + tag("div", *boxes, class_="sp-two")


_FORMS: dict[str, Callable[[Resolved, Lang], str]] = {
    "alternatives": _alternatives,
    "argument": _argument,
    "assumptions": _assumptions,
    "canvas": _canvas,
    "coding": _coding,
    "decision": _decision,
    "evidence": _evidence,
    "predict": _predict,
    "reflect": _reflect,
    "source_check": _source_check,
    "stakeholders": _stakeholders,
    "transfer": _transfer,
    "vote": _vote,
}
