"""A form of short items on cases that are taught nowhere, scored by rule; for before and after.

Each item asks which piece of information, or which explanation, matters most: one option earns a
point, one half a point, the others none. Choosing among fixed answers in everyday situations is
how the Halpern Critical Thinking Assessment measures recognition; half a point for what helps in
part keeps a sensible second best from counting as nothing.

Nothing that gives an answer away is in what the front end gets, until `opened` is added to it.
"""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor.exercises.parts import check_cited, check_ids
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards


class FormOption(Record, frozen=True):
    """One answer, and what it earns: 0, 0.5 or 1."""

    id: Id
    label: Text
    points: Annotated[float, Meta(ge=0, le=1)] = 0


class FormItem(Record, frozen=True):
    """A made-up case; its id names the move it is about, and `why` defends the points."""

    id: Id
    text: Text
    ask: Text
    options: Annotated[list[FormOption], Meta(min_length=4, max_length=5)]
    why: Text
    sources: Annotated[list[Id], Meta(min_length=1)]

    def worth(self, points: float) -> FormOption:
        """The option that earns so much."""
        return next(each for each in self.options if each.points == points)


class Form(Spec, frozen=True, tag="form", kw_only=True):
    """Items to be answered at one go; two forms of the same items' ids are parallel."""

    items: Annotated[list[FormItem], Meta(min_length=2, max_length=8)]

    def check(self, record: Dossier) -> None:
        check_ids(self.items, "items")
        for item in self.items:
            check_ids(item.options, f"options of {item.id!r}")
            check_cited(record, item.sources)
            points = sorted(option.points for option in item.options)
            if points != [0] * (len(points) - 2) + [0.5, 1]:
                raise ValueError(
                    f"the options of {item.id!r} earn {points}, expected one 1, one 0.5 and else 0"
                )

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "items": [
                {
                    "id": item.id,
                    "text": item.text.at(lang),
                    "ask": item.ask.at(lang),
                    "options": [
                        {"id": each.id, "label": each.label.at(lang)} for each in item.options
                    ],
                }
                for item in self.items
            ],
        }

    def opened(self, record: Dossier, lang: Lang) -> dict[str, dict[str, str]]:
        """By item: which option earns most, which half, why, and who says so."""
        return {
            item.id: {
                "best": item.worth(1).id,
                "half": item.worth(0.5).id,
                "why": item.why.at(lang),
                "source": cards.source_names(record, item.sources, lang, most=2),
            }
            for item in self.items
        }

    def scores(self, answer: FormAnswer) -> dict[str, float]:
        """What the answer earns, by item; 0 for what is left open or no option of the item."""
        return {
            item.id: sum(
                each.points for each in item.options if each.id == answer.chosen.get(item.id)
            )
            for item in self.items
        }


class FormAnswer(Struct, forbid_unknown_fields=True):
    """The option chosen, by item id; `done` once the form has been handed in."""

    chosen: dict[str, str] = field(default_factory=dict)
    done: bool = False


WORDS = {
    "handIn": Text(th="ส่งคำตอบ", en="Hand in"),
    "handedIn": Text(th="ส่งแล้ว", en="Handed in"),
    "unanswered": Text(th="ยังไม่ได้ตอบ", en="not answered yet"),
    "answered": Text(th="ตอบแล้ว {n} จาก {of} ข้อ", en="{n} of {of} answered"),
    "opensLater": Text(
        th="ส่งคำตอบแล้ว ผู้สอนจะเปิดแนวคิดประกอบหลังบทสุดท้าย",
        en="Handed in. The instructor opens the reasoning after the last session",
    ),
    "helpsMost": Text(th="ข้อที่ช่วยได้มากที่สุด", en="What helps most"),
    "helpsInPart": Text(th="ข้อที่ช่วยได้บ้าง", en="What helps in part"),
    "choseBest": Text(
        th="เลือกข้อที่ช่วยได้มากที่สุด {n} จาก {of} ข้อ", en="What helps most: chosen {n} times of {of}"
    ),
    "lookBack": Text(
        th="กดตัวเลขด้านบนเพื่อดูเหตุผลของแต่ละข้อ",
        en="Press a number above for the reason behind each",
    ),
}
