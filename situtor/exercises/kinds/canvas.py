"""The capstone: problem → people → idea → theory of change → evidence plan, on one poster."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor.exercises.parts import Words, check_ids
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record


class Box(Record, frozen=True):
    """One field of the poster: its heading and what to write there."""

    id: Id
    title: Text
    ask: Text


class Canvas(Spec, frozen=True, tag="canvas", kw_only=True):
    boxes: Annotated[list[Box], Meta(min_length=4, max_length=10)]

    def check(self, record: Dossier) -> None:
        check_ids(self.boxes, "boxes")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "boxes": [
                {"id": each.id, "title": each.title.at(lang), "ask": each.ask.at(lang)}
                for each in self.boxes
            ]
        }


class CanvasAnswer(Struct, forbid_unknown_fields=True):
    """The group's name for itself and what stands in each box, by box id."""

    group: Words = ""
    boxes: dict[str, Words] = field(default_factory=dict)
    revealed: bool = False


WORDS = {
    "group": Text(th="ชื่อกลุ่ม", en="Name of the group"),
    "posterAs": Text(th="เก็บโปสเตอร์เป็น", en="Keep the poster as"),
    "poster": Text(th="พิมพ์โปสเตอร์", en="Print the poster"),
}
