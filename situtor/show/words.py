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
SOME_ROWS = Text(th="บางแถว", en="some rows")
OUR_ARITHMETIC = Text(th="คำนวณจากที่มา", en="computed from the sources")
YEAR_HEAD = Text(th="ปี พ.ศ.", en="Year")
MAP_WORLD = Text(th="กรณีจากต่างประเทศบนแผนที่โลก", en="The cases from abroad on the map")
MAP_THAILAND = Text(th="กรณีของไทยบนแผนที่ประเทศไทย", en="The Thai cases on the map")
OUTLINES = Text(th="เส้นเขตประเทศโดยสังเขป", en="Rough outlines of countries")
PROBLEM = Text(th="ปัญหา", en="The problem")
CASE = Text(th="กรณี", en="Case")
PLACE = Text(th="ที่ใด", en="Where")
SINCE = Text(th="ตั้งแต่", en="Since")
TYPE = Text(th="ชนิด", en="Type")
STARTED_BY = Text(th="ใครเริ่ม", en="Who started it")
PAYS = Text(th="ใครจ่าย", en="Who pays")
SCALE = Text(th="ขนาด", en="Scale")
BEST_EVIDENCE = Text(th="หลักฐานที่ดีที่สุด", en="Best evidence")
STRONGEST_DOUBT = Text(th="ข้อสงสัยที่หนักที่สุด", en="Strongest doubt")
GRADE = Text(th="ระดับหลักฐาน", en="Evidence grade")
GRADE_REASON = Text(th="เหตุผลของระดับ", en="Reason for the grade")
THIN = Text(th="หลักฐานยังบาง", en="Evidence is thin")
THIN_MISSING = Text(th="ยังขาด", en="What is missing")
THIN_ASK = Text(th="ควรถามใคร", en="Whom to ask")
