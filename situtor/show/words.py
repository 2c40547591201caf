"""The words our own views put around the data, in both languages."""

from __future__ import annotations

from situtor.language import Text
from situtor.model import Confidence, Kind, Qualifier

KIND: dict[Kind, Text] = {
    "official": Text(th="ทางการ", en="official"),
    "academic": Text(th="งานวิชาการ", en="academic"),
    "news": Text(th="ข่าว", en="news"),
    "self_reported": Text(th="องค์กรรายงานเอง", en="self-reported"),
    "government_page": Text(th="หน่วยงานรัฐรายงานเอง", en="government, self-reported"),
}
CONFIDENCE: dict[Confidence, Text] = {
    "high": Text(th="เชื่อได้มาก", en="high confidence"),
    "medium": Text(th="เชื่อได้ปานกลาง", en="medium confidence"),
    "low": Text(th="เชื่อได้น้อย", en="low confidence"),
}
QUALIFIER: dict[Qualifier, Text] = {
    "about": Text(th="ราว", en="about"),
    "more_than": Text(th="มากกว่า", en="more than"),
    "at_least": Text(th="อย่างน้อย", en="at least"),
    "less_than": Text(th="น้อยกว่า", en="less than"),
    "at_most": Text(th="ไม่เกิน", en="at most"),
    "nearly": Text(th="เกือบ", en="nearly"),
}
INNOVATION_TYPE: dict[str, Text] = {
    "product": Text(th="ผลิตภัณฑ์", en="product"),
    "service": Text(th="บริการ", en="service"),
    "process": Text(th="กระบวนการ", en="process"),
}

SOURCE = Text(th="ที่มา", en="Source")
SESSION = Text(th="บทเรียน", en="Session")
QUESTION = Text(th="คำถาม", en="Question")
MINUTES = Text(th="นาที", en="Minutes")
OUR_ARITHMETIC = Text(th="คำนวณจากที่มา", en="computed from the sources")
YEAR_HEAD = Text(th="ปี พ.ศ.", en="Year")
