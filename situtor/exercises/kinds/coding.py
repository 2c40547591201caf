"""Sort definitions or cases into a frame; the class sees how far it agrees."""

from __future__ import annotations

from typing import Annotated, Any

from msgspec import Meta, Struct, field

from situtor.exercises.parts import Labelled, check_cited, check_ids, labels
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards


class Unit(Record, frozen=True):
    """Something to code; `code` can be defended by `why`."""

    id: Id
    text: Text
    code: Id
    why: Text
    sources: list[Id] = field(default_factory=list)


class Coding(Spec, frozen=True, tag="coding", kw_only=True):
    """Each unit gets one of the `codes`."""

    codes: Annotated[list[Labelled], Meta(min_length=2, max_length=6)]
    units: Annotated[list[Unit], Meta(min_length=4, max_length=12)]

    def check(self, record: Dossier) -> None:
        check_ids(self.codes, "codes")
        check_ids(self.units, "units")
        codes = [each.id for each in self.codes]
        for unit in self.units:
            check_cited(record, unit.sources)
            if unit.code not in codes:
                raise ValueError(f"the unit {unit.id!r} has the code {unit.code!r}, which is none")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "codes": labels(self.codes, lang),
            "units": [
                {
                    "id": unit.id,
                    "text": unit.text.at(lang),
                    "code": unit.code,
                    "why": unit.why.at(lang),
                    "source": cards.source_names(record, unit.sources, lang, most=2),
                }
                for unit in self.units
            ],
        }


class CodingAnswer(Struct, forbid_unknown_fields=True):
    """The code given to each unit, by unit id."""

    codes: dict[str, str] = field(default_factory=dict)
    revealed: bool = False


WORDS = {
    "codeAs": Text(th="จัดไว้ในกลุ่ม", en="Sort it as"),
    "defendCode": Text(th="กลุ่มที่มีเหตุผลรองรับ", en="A sorting one can defend"),
    "codedAlike": Text(th="จัดตรงกัน {n} จาก {of} ข้อ", en="{n} of {of} sorted alike"),
}
