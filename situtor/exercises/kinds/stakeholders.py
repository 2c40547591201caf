"""Who has power, who has an interest, who gains and who pays (Mendelow's grid)."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, field

from situtor.exercises.parts import check_ids
from situtor.exercises.spec import Spec
from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record

Share = Annotated[float, Meta(ge=0, le=1)]
Side = Literal["gains", "pays", "both", "neither"]


class Party(Record, frozen=True):
    """Someone concerned; `power` and `interest` (0 to 1) and `side` can be defended by `why`."""

    id: Id
    name: Text
    power: Share
    interest: Share
    side: Side
    why: Text


class Stakeholders(Spec, frozen=True, tag="stakeholders", kw_only=True):
    parties: Annotated[list[Party], Meta(min_length=4, max_length=8)]

    def check(self, record: Dossier) -> None:
        check_ids(self.parties, "parties")

    def parts(self, record: Dossier, lang: Lang) -> dict[str, Any]:
        return {
            "parties": [
                {
                    "id": each.id,
                    "name": each.name.at(lang),
                    "power": each.power,
                    "interest": each.interest,
                    "side": each.side,
                    "why": each.why.at(lang),
                }
                for each in self.parties
            ]
        }


class Spot(Struct, forbid_unknown_fields=True):
    power: Share
    interest: Share
    side: Side | None = None


class StakeholdersAnswer(Struct, forbid_unknown_fields=True):
    """Where each party was put, by its id; a party not yet placed is absent."""

    placed: dict[str, Spot] = field(default_factory=dict)
    revealed: bool = False


WORDS = {
    "power": Text(th="อำนาจ", en="Power"),
    "interest": Text(th="ความสนใจ", en="Interest"),
    "corner_high_high": Text(th="ร่วมมือใกล้ชิด", en="Work closely with"),
    "corner_high_low": Text(th="ดูแลให้พอใจ", en="Keep satisfied"),
    "corner_low_high": Text(th="รับฟังและแจ้งข่าว", en="Listen and inform"),
    "corner_low_low": Text(th="ติดตามห่าง ๆ", en="Watch from a distance"),
    "atSpot": Text(
        th="อำนาจ {power} ความสนใจ {interest} จาก 100 ({quadrant})",
        en="Power {power}, interest {interest} of 100 ({quadrant})",
    ),
    "gainOrPay": Text(th="ได้หรือจ่าย", en="Gains or pays"),
    "party_gains": Text(th="ได้ประโยชน์", en="Gains"),
    "party_pays": Text(th="เป็นผู้จ่าย", en="Pays"),
    "party_both": Text(th="ทั้งได้และจ่าย", en="Both"),
    "party_neither": Text(th="ไม่ได้ไม่จ่าย", en="Neither"),
    "dragParty": Text(
        th="ลากตัวเลขไปวางบนตาราง หรือแตะตัวเลขแล้วแตะตาราง หรือใช้ปุ่มลูกศร",
        en="Drag a number onto the grid; or tap it, then the grid; or use the arrow keys",
    ),
    "partiesPlaced": Text(th="วางแล้ว {n} จาก {of} กลุ่ม", en="{n} of {of} parties placed"),
    "partiesSided": Text(
        th="บอกแล้วว่าใครได้ใครจ่าย {n} จาก {of} กลุ่ม", en="Gains or pays chosen for {n} of {of}"
    ),
    "yourSpot": Text(th="ที่ท่านวาง", en="Where you put them"),
}
