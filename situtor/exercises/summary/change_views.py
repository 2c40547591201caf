"""The change from before to after on the wall, and what such a comparison cannot show.

The doubts are the threats to a single group measured twice that textbooks list: testing,
regression, people who leave, and no comparison (Trochim, Research Methods Knowledge Base, "Single
group threats").
"""

from __future__ import annotations

from collections.abc import Sequence

from situtor import language
from situtor.exercises.doubt import FORMS
from situtor.exercises.summary.change import FEWEST, Change
from situtor.exercises.summary.panel import Panel
from situtor.exercises.summary.wording import AFTER, BEFORE, UNREADABLE, say
from situtor.language import Lang, Text
from situtor.show.html import tag, text

TITLE = Text(th="หกข้อก่อนเรียน หกข้อหลังเรียน", en="Six items before, six after")
MOVES = {
    "who_says": Text(th="ใครเป็นคนพูด", en="Who says so"),
    "compared_with": Text(th="เทียบกับอะไร", en="Compared with what"),
    "what_else": Text(th="มีคำอธิบายอื่นใด", en="What else could explain it"),
    "active": Text(th="ขึ้นทะเบียนหรือยังทำอยู่", en="Registered or active"),
    "real": Text(th="เป็นตัวเงินหรือมูลค่าจริง", en="Nominal or real"),
    "travels": Text(th="จะได้ผลที่อื่นหรือไม่", en="Would it travel"),
}

_COUNTS = Text(th="ส่งครบทั้งสองชุด {n} คน", en="{n} handed in both forms")
_SINGLE = Text(th="ส่งชุดเดียว {n} คน จึงไม่นับ", en="{n} handed in only one and are left out")
_HURRIED = Text(
    th="ส่งสองชุดห่างกันไม่ถึงชั่วโมง {n} คน จึงไม่นับ",
    en="{n} handed in both within an hour and are left out",
)
_TOO_FEW = Text(
    th="น้อยเกินกว่าจะบอกว่าคะแนนเปลี่ยนหรือไม่ ต้องมีอย่างน้อย {n} คน เพราะโชคของคนเดียวขยับค่าเฉลี่ยได้มาก",
    en="Too few to say whether scores changed: at least {n} people are needed, since one person's "
    "luck would move the mean a lot",
)
_RESULT = Text(
    th="คะแนนเฉลี่ยเปลี่ยนจาก {before} เป็น {after} จากเต็ม {top} คือ {change} คะแนน "
    "(ช่วงความเชื่อมั่นร้อยละ 95 จาก {low} ถึง {high}) ถ้าเดาทุกข้อจะได้เฉลี่ย {chance}",
    en="The mean score went from {before} to {after} of {top}, a change of {change} "
    "(95% interval {low} to {high}). Guessing would give {chance} on average",
)
_UNCLEAR = Text(
    th="ช่วงนี้คร่อมศูนย์ จึงบอกไม่ได้ว่าคะแนนขึ้นหรือลง",
    en="The interval includes zero, so we cannot say whether scores rose or fell",
)
_CLEAR = Text(
    th="ช่วงนี้ไม่คร่อมศูนย์ คะแนนเปลี่ยนไปมากกว่าที่โชคของแต่ละคนจะอธิบายได้ แต่ยังไม่ได้แปลว่าเปลี่ยนเพราะหลักสูตร",
    en="The interval does not include zero: more than people's luck would explain. It does not yet "
    "mean that the course did it",
)
_MEAN = Text(th="คะแนนเฉลี่ย (ข้อละ 1 คะแนน)", en="Mean score (one point an item)")
_CHANGE = Text(th="เปลี่ยน", en="change")
_ALL = Text(th="รวมหกข้อ (เต็ม {top})", en="All items (of {top})")
_ORDER = {
    "doubt_a": Text(th="เริ่มด้วยชุด ก ({n} คน)", en="Began with form A ({n})"),
    "doubt_b": Text(th="เริ่มด้วยชุด ข ({n} คน)", en="Began with form B ({n})"),
}
_WEIGHED = Text(
    th="ผู้ที่เริ่มด้วยชุด ก กับผู้ที่เริ่มด้วยชุด ข มีน้ำหนักเท่ากัน ชุดใดยากกว่าจึงหักกันไป "
    "ช่วงความเชื่อมั่นคิดตามวิธีของสติวเดนต์ (Student's t)",
    en="Those who began with form A and those who began with B weigh alike, so that a harder form "
    "cancels out. The interval is Student's t",
)
_ONE_ORDER = Text(
    th="ทุกคนเริ่มด้วยชุดเดียวกัน จึงแยกไม่ได้ว่าคะแนนเปลี่ยนหรือสองชุดยากง่ายไม่เท่ากัน",
    en="Everyone began with the same form, so a change cannot be told from one form being harder",
)
_LIMITS = Text(th="การเทียบแบบนี้บอกอะไรไม่ได้", en="What this comparison cannot show")
LIMITS = (
    Text(
        th="ไม่มีกลุ่มเปรียบเทียบ คนที่ไม่ได้เรียนอาจได้คะแนนเพิ่มเท่ากันก็ได้ เราจึงไม่รู้ว่าหลักสูตรทำให้เปลี่ยนเท่าไร",
        en="There is no comparison group. People who did not attend might have gained as much, so "
        "we do not know how much the course changed",
    ),
    Text(
        th="ทำครั้งที่สองคนมักคุ้นกับโจทย์แบบนี้แล้ว คะแนนจึงขึ้นได้แม้ไม่ได้เรียนอะไรเพิ่ม",
        en="The second time people know this kind of item, and scores can rise without learning",
    ),
    Text(
        th="คนที่ครั้งแรกได้น้อยเพราะโชคไม่ดี ครั้งที่สองมักได้มากขึ้นเอง จึงอย่าดูเฉพาะคนที่ครั้งแรกได้น้อย",
        en="Who scored low at first through bad luck tends to score higher the second time; so do "
        "not look only at those who began low",
    ),
    Text(
        th="นับเฉพาะคนที่อยู่จนจบ คนที่กลับก่อนอาจได้คะแนนต่างออกไป",
        en="Only those who stayed to the end are counted; those who left may differ",
    ),
    Text(
        th="หกข้อนี้ถามเรื่องที่เพิ่งสอน ไม่ได้บอกว่าอีกหกเดือนคนจะยังถามแบบนี้ในงานจริงหรือไม่",
        en="The items ask about what was just taught, not whether people still ask it at work in "
        "half a year",
    ),
)
_HOW = Text(th="จะหากลุ่มเปรียบเทียบได้อย่างไร", en="How a comparison group would be had")
HOW = (
    Text(
        th="เมื่อมีผู้สมัครมากกว่าที่นั่ง ให้จับสลากว่าใครเรียนรุ่นนี้ ใครเรียนรุ่นหน้า ทั้งสองกลุ่มตอบหกข้อสองครั้งในวันเดียวกัน "
        "แล้วเทียบว่าคะแนนเปลี่ยนต่างกันเท่าไร คนที่รอก็ได้เรียนในรุ่นถัดไป",
        en="When more people apply than there are seats, draw lots for this round and the next. "
        "Both halves answer twice, on the same days; compare how their scores changed. Those who "
        "waited attend the next round",
    ),
    Text(
        th="ถ้าจับสลากไม่ได้ อย่างน้อยให้ผู้ที่สมัครรุ่นหน้าตอบสองครั้งในวันเดียวกับรุ่นนี้",
        en="If lots cannot be drawn, let at least those who signed up for the next round answer "
        "twice on the same days",
    ),
)


def change_panel(found: Change, lang: Lang | None = None) -> Panel:
    """What an instructor shows of the change; as text it says the same."""
    lang = lang or language.current()
    opening = [_counted(found, lang), *found.left_out]
    sections: list[tuple[str, str]] = []
    if not found.enough:
        opening.append(say(_TOO_FEW, lang, n=FEWEST))
    else:
        opening += _result(found, lang)
        rows = _rows(found, lang)
        sections.append((_table(rows), "\n".join(": ".join(_line(row)) for row in rows)))
        notes = [(_WEIGHED if _both(found) else _ONE_ORDER).at(lang)]
        opening += notes
    for heading, points in ((_LIMITS, LIMITS), (_HOW, HOW)):
        sections.append(_listed(heading.at(lang), [point.at(lang) for point in points]))
    title = tag("p", text(TITLE.at(lang)), class_="si-title")
    pages = [title + "".join(tag("p", text(each)) for each in opening)]
    pages += [html for html, _ in sections]
    plain = [TITLE.at(lang), *opening, *(said for _, said in sections)]
    return Panel(pages, "\n".join(plain), lang)


def _counted(found: Change, lang: Lang) -> str:
    parts = [say(_COUNTS, lang, n=len(found.pairs))]
    parts += [say(_SINGLE, lang, n=found.single)] if found.single else []
    parts += [say(_HURRIED, lang, n=found.hurried)] if found.hurried else []
    parts += [say(UNREADABLE, lang, n=len(found.left_out))] if found.left_out else []
    return " · ".join(parts)


def _both(found: Change) -> bool:
    return all(found.started_with(form) for form in FORMS)


def _result(found: Change, lang: Lang) -> list[str]:
    interval = found.interval
    if interval is None:
        return []
    before, after = found.means(found.items)
    shown = say(
        _RESULT,
        lang,
        before=_points(before),
        after=_points(after),
        top=len(found.items),
        change=_signed(interval.mean),
        low=_signed(interval.low),
        high=_signed(interval.high),
        chance=_points(found.chance),
    )
    return [shown, (_UNCLEAR if interval.low <= 0 <= interval.high else _CLEAR).at(lang)]


Row = tuple[str, str, str, str]


def _rows(found: Change, lang: Lang) -> list[Row]:
    """A heading and then: all items, each move, and each order."""
    head: Row = (_MEAN.at(lang), BEFORE.at(lang), AFTER.at(lang), _CHANGE.at(lang))
    rows = [head, _row(say(_ALL, lang, top=len(found.items)), *found.means(found.items))]
    rows += [_row(MOVES[item].at(lang), *found.means([item])) for item in found.items]
    for form in FORMS:
        pairs = found.started_with(form)
        if pairs:
            only = Change(pairs, found.items, 0, 0, found.chance, [])
            label = say(_ORDER[form], lang, n=len(pairs))
            rows.append(_row(label, *only.means(found.items)))
    return rows


def _row(label: str, before: float, after: float) -> Row:
    return (label, _points(before), _points(after), _signed(after - before))


def _line(row: Row) -> tuple[str, str]:
    label, before, after, moved = row
    return label, f"{before} → {after} ({moved})"


def _table(rows: Sequence[Row]) -> str:
    head, *body = rows
    top = tag("tr", *(tag("th", text(each), scope="col") for each in head))
    lines = (
        tag("tr", tag("th", text(label), scope="row"), *(tag("td", text(each)) for each in rest))
        for label, *rest in body
    )
    table = tag("table", tag("thead", top), tag("tbody", *lines), class_="si-places")
    return tag("div", table, class_="si-scroll")


def _listed(heading: str, points: Sequence[str]) -> tuple[str, str]:
    lines = [f"– {each}" for each in points]
    html = tag("p", text(heading), class_="si-title")
    return html + "".join(tag("p", text(line)) for line in lines), "\n".join([heading, *lines])


def _points(value: float) -> str:
    return language.number(value, 2)


def _signed(value: float) -> str:
    shown = language.number(value, 2)
    return shown if shown.startswith("−") else f"+{shown}"
