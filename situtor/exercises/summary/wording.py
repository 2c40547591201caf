"""The words that summaries of all kinds share, in both languages."""

from __future__ import annotations

from situtor import language
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text

NOBODY = Text(th="ยังไม่มีใครตอบ", en="Nobody has answered yet")
ANSWERED = Text(th="ตอบแล้ว {n} คน", en="{n} answered")
SET_ASIDE = Text(
    th="อีก {n} คำตอบเป็นของแบบฝึกรุ่นอื่นหรืออ่านไม่ได้ จึงไม่นับ",
    en="{n} more answers are of another version or cannot be read, and are left out",
)
UNREADABLE = Text(
    th="มี {n} รายการในไฟล์ที่อ่านไม่ได้ จึงไม่นับ",
    en="{n} things in the files could not be read and are left out",
)
DEFENDED = Text(th="แนวคิดประกอบ (สำหรับผู้สอน)", en="The reasoning (for the instructor)")
TRAP = SHARED["trap"]

PEOPLE = Text(th="คน", en="people")
BEFORE = Text(th="ก่อน", en="before")
AFTER = Text(th="หลัง", en="after")
REASONS = Text(th="เหตุผล", en="Reasons")
PLACE = Text(th="อันดับ {n}", en="place {n}")
OTHERS = Text(th="อื่น ๆ", en="Others")
ALL_TEXTS = Text(th="ทุกข้อความ", en="All that was written")
WRITTEN = Text(th="{n} ข้อความ จัดกลุ่มตามคำที่ใช้ร่วมกัน", en="Texts: {n}, grouped by the words they share")


def say(words: Text, lang: Lang, **values: object) -> str:
    """A sentence with its numbers in; whole numbers with separators."""
    shown = {
        name: language.number(value) if isinstance(value, int) else value
        for name, value in values.items()
    }
    return words.at(lang).format(**shown)
