"""The words our own views put around the data, in both languages."""

from __future__ import annotations

from situtor.language import Text
from situtor.model import Confidence, Kind, Qualifier, Role

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
ROLE: dict[Role, Text] = {
    "community": Text(th="ชุมชน", en="community"),
    "local_government": Text(th="ท้องถิ่น", en="local government"),
    "state": Text(th="รัฐส่วนกลาง", en="central state"),
    "funder": Text(th="ผู้ให้ทุน", en="funder"),
    "ngo": Text(th="องค์กรพัฒนาเอกชน", en="NGO"),
    "company": Text(th="ธุรกิจ", en="company"),
    "academia": Text(th="นักวิชาการ", en="academia"),
    "media": Text(th="สื่อมวลชน", en="media"),
}
INNOVATION_TYPE: dict[str, Text] = {
    "product": Text(th="ผลิตภัณฑ์", en="product"),
    "service": Text(th="บริการ", en="service"),
    "process": Text(th="กระบวนการ", en="process"),
}

SOURCE = Text(th="ที่มา", en="Source")
PROBLEM = Text(th="ปัญหา", en="The problem")
INNOVATION = Text(th="สิ่งที่ทำ", en="What they did")
WHO = Text(th="ใครเกี่ยวข้อง", en="Who was involved")
SESSION = Text(th="บทเรียน", en="Session")
QUESTION = Text(th="คำถาม", en="Question")
MINUTES = Text(th="นาที", en="Minutes")
OUR_ARITHMETIC = Text(th="คำนวณจากที่มา", en="computed from the sources")
YEAR_HEAD = Text(th="ปี พ.ศ.", en="Year")
NOT_FOUND = Text(th="ไม่พบ", en="not found")
READ_COPY = Text(th="อ่านจากสำเนาที่เก็บไว้", en="read in a stored copy")
NOTE = Text(th="หมายเหตุ", en="Note")
