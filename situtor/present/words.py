"""The words of a live deck, in both languages."""

from __future__ import annotations

from situtor.language import Text

OPENING = Text(th="กำลังเปิดบทเรียน", en="Opening the lesson")
PATIENCE = Text(
    th="ไม่กี่วินาทีก็พร้อม สไลด์จะขึ้นเอง", en="Ready in a few seconds; the slides come by themselves."
)
CELL_FAILED = Text(
    th="ส่วนนี้เปิดไม่ได้ในครั้งนี้ เนื้อหาอื่นยังใช้ได้ตามปกติ",
    en="This part could not be opened this time. Everything else works as usual.",
)
FAILED = Text(th="เปิดบทเรียนไม่ได้", en="The lesson could not be opened")
FAILED_WHY = Text(
    th="ลองเปิดใหม่อีกครั้ง ถ้ายังไม่ได้ ให้ใช้สไลด์ที่ส่งออกไว้ด้วยคำสั่ง situtor slides",
    en="Try again. If it still does not open, use the slides made with situtor slides.",
)
TOO_MANY = Text(th="เปิดบทเรียนนี้ไว้หลายหน้าต่างแล้ว", en="This lesson is open in many windows already")
TOO_MANY_WHY = Text(
    th="แต่ละหน้าต่างใช้หน่วยความจำของตัวเอง โปรดปิดหน้าต่างที่ไม่ใช้ แล้วลองอีกครั้ง",
    en="Each window takes memory of its own. Close those you do not need, then try again.",
)
NO_KEY = Text(th="ที่อยู่นี้ยังไม่ครบ", en="This address is not complete")
NO_KEY_WHY = Text(
    th="โปรดใช้ที่อยู่เต็ม ๆ ที่คำสั่ง situtor present แสดงไว้",
    en="Please use the whole address that situtor present has printed.",
)
AGAIN = Text(th="เปิดใหม่", en="Open again")
LOST = Text(
    th="ส่วนที่โต้ตอบได้หยุดทำงาน สไลด์ยังเปิดดูได้ และคำตอบที่บันทึกแล้วยังอยู่",
    en="The interactive parts have stopped. The slides still work, and saved answers are safe.",
)
SLOW = Text(th="กำลังเตรียมส่วนนี้", en="Getting this part ready")
