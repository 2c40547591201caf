"""Sorting into a frame on paper, and how far the room agrees."""

from __future__ import annotations

from typing import Any

from situtor import language
from situtor.agreement import fleiss_kappa, percent_agreement
from situtor.exercises.paper import (
    LETTERS,
    NUMBER,
    TICK,
    boxed,
    cited,
    grid,
    last_question,
    listed,
    term,
)
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.wording import say
from situtor.language import Lang, Text
from situtor.show.html import View, text

_UNIT = Text(th="ข้อความ", en="Item")
_WRITE = Text(th="เขียนอักษรของกลุ่มไว้หน้าข้อความ", en="Write the letter of the group before each item")
_HARDEST = Text(th="ข้อใดตัดสินยากที่สุด เพราะอะไร", en="Which was hardest to decide, and why?")
_ALIKE = Text(th="ตรงกัน {n}%", en="{n}% alike")
_PAIRS = Text(
    th="เมื่อเทียบคำตอบของสองคนใด ๆ จะจัดตรงกันร้อยละ {n} ของข้อ",
    en="Any two people sort {n}% of the items alike.",
)
_KAPPA = Text(
    th="ค่าแคปปาของเฟลสส์ (Fleiss' kappa) คือ {kappa} โดย 0 คือตรงกันเท่าที่จัดแบบสุ่มจะได้ "
    "และ 1 คือทุกคนจัดตรงกันทุกข้อ (นับ {people} คนที่จัดครบ)",
    en="Fleiss' kappa is {kappa}, where 0 is the agreement that random sorting would give and 1 is "
    "full agreement ({people} people who sorted everything).",
)
_NO_KAPPA = Text(
    th="ยังไม่มีค่าแคปปา เพราะต้องมีผู้จัดครบทุกข้ออย่างน้อย 2 คน และใช้มากกว่าหนึ่งกลุ่ม",
    en="There is no kappa: it takes two people who sorted everything, into more than one group.",
)

# More codes than this have no room side by side above a table.
_MOST_COLUMNS = 4


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    codes = [code["label"] for code in resolved["codes"]]
    units = [cited(unit) for unit in resolved["units"]]
    table = _by_letter if len(codes) > _MOST_COLUMNS else _by_column
    return table(codes, units, lang) + last_question(_HARDEST.at(lang), 1)


def _by_column(codes: list[str], units: list[str], lang: Lang) -> str:
    share = max(13, 52 / len(codes)) if len(codes) > 3 else 13
    widths = [100 - share * len(codes), *[share] * len(codes)]
    rows = [[unit, *[TICK] * len(codes)] for unit in units]
    return grid([_UNIT.at(lang), *codes], rows, widths, "sp-marks sp-compact")


def _by_letter(codes: list[str], units: list[str], lang: Lang) -> str:
    letters = LETTERS[lang]
    named = listed(term(letter, code) for letter, code in zip(letters, codes, strict=False))
    rows = [[NUMBER, unit] for unit in units]
    return boxed(_WRITE.at(lang), named) + grid(["", _UNIT.at(lang)], rows, [9, 91], "sp-compact")


def key(resolved: dict[str, Any], lang: Lang) -> str:
    del lang
    labels = {code["id"]: code["label"] for code in resolved["codes"]}
    return listed(
        f"{text(unit['text'])}<br>{term(labels[unit['code']], unit['why'])}"
        for unit in resolved["units"]
    )


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    del names
    units = [unit["id"] for unit in resolved["units"]]
    codes = {code["id"]: code["label"] for code in resolved["codes"]}
    ratings = [
        {unit: code for unit, code in each.answer.codes.items() if unit in units and code in codes}
        for each in given
    ]
    parts = {
        label: [sum(each.get(unit) == code for each in ratings) for unit in units]
        for code, label in codes.items()
    }
    alike = [percent_agreement(ratings, [unit]) for unit in units]
    under = ["" if share is None else say(_ALIKE, lang, n=round(share * 100)) for share in alike]
    rows = [unit["text"] for unit in resolved["units"]]
    note = agreement_in_words(ratings, units, lang)
    return [bars.stacked(resolved["prompt"], rows, parts, lang, note, under=under)]


def agreement_in_words(ratings: list[dict[str, str]], units: list[str], lang: Lang) -> str:
    """Percent agreement and Fleiss' kappa, each in one plain sentence."""
    share, kappa = percent_agreement(ratings, units), fleiss_kappa(ratings, units)
    if share is None:
        return _NO_KAPPA.at(lang)
    pairs = say(_PAIRS, lang, n=round(share * 100))
    if kappa is None:
        return f"{pairs} {_NO_KAPPA.at(lang)}"
    people = sum(all(unit in each for unit in units) for each in ratings)
    shown = language.number(kappa, 2)
    return f"{pairs} {say(_KAPPA, lang, kappa=shown, people=people)}"
