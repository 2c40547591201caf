"""The words a deck says by itself, in both languages."""

from __future__ import annotations

from situtor.language import Text

CONTINUED = Text(th="ต่อ", en="continued")
SLIDE = Text(th="สไลด์", en="Slide")
PREVIOUS = Text(th="สไลด์ก่อนหน้า", en="Previous slide")
NEXT = Text(th="สไลด์ถัดไป", en="Next slide")
TURN = Text(th="เปลี่ยนสไลด์", en="Change slide")
JUMP = Text(th="ไปสไลด์ที่", en="Go to slide")
RESUME = Text(th="กลับสู่การนำเสนอ", en="Resume")
NOTES = Text(th="บันทึกของผู้สอน", en="Speaker notes")
NO_NOTES = Text(th="สไลด์นี้ไม่มีบันทึก", en="No notes for this slide")
COMING = Text(th="ถัดไป", en="Next")
LAST = Text(th="สไลด์สุดท้าย", en="Last slide")
TIMER = Text(th="เวลาที่ใช้", en="Elapsed")
RESTART = Text(th="เริ่มจับเวลาใหม่", en="Restart the timer")
POPUP = Text(
    th="เบราว์เซอร์ไม่ยอมให้เปิดหน้าต่างบันทึก โปรดอนุญาตป๊อปอัปของไฟล์นี้",
    en="The browser would not open the notes window. Allow pop-ups for this file.",
)
HELP = Text(th="ปุ่มลัด", en="Keys")
KEYS = Text(
    th="→ PageDown: สไลด์ถัดไป|← PageUp: สไลด์ก่อนหน้า|G: ไปสไลด์ที่ต้องการ พิมพ์เลขแล้วกด Enter"
    "|B .: ปิดจอชั่วคราว กดอีกครั้งเพื่อกลับมา|D: สลับพื้นมืดกับพื้นสว่าง|F: เต็มจอ กด Esc เพื่อออก"
    "|S: หน้าต่างผู้สอน มีบันทึก เวลา และสไลด์ถัดไป|?: แสดงปุ่มลัด",
    en="→ PageDown: Next slide|← PageUp: Previous slide|G: Go to a slide by its number, then Enter"
    "|B .: Blank the screen; once more brings it back|D: Dark or light ground"
    "|F: Full screen; Esc leaves it|S: Speaker window with notes, time and the next slide"
    "|?: Show these keys",
)
HANDOUT = Text(th="เอกสารแจก A4 พร้อมบันทึก", en="A4 handout with notes")
SHEETS = Text(th="พิมพ์สไลด์หน้าละแผ่น", en="Print one slide a page")
PRINT = Text(th="พิมพ์หรือบันทึกเป็น PDF", en="Print or save as PDF")
CLOSE = Text(th="ปิด", en="Close")
MORE_ROWS = Text(th="อีก {n} แถว", en="{n} more rows")
WHOLE_TABLE = Text(th="ดูทั้งตาราง", en="see the whole table")
TABLE = Text(th="ตาราง", en="Table")
EXERCISE = Text(th="แบบฝึก", en="Exercise")
CODE = Text(th="โค้ด", en="Code")
PRINTED = Text(th="ผลลัพธ์", en="Output")
FIGURE = Text(th="ภาพ", en="Figure")
MORE_LINES = Text(th="… อีก {n} บรรทัด", en="… {n} more lines")
LIVE_ONLY = Text(
    th="ส่วนนี้โต้ตอบได้เฉพาะใน JupyterLab โปรดเปิดโน้ตบุ๊กเพื่อใช้งาน",
    en="This part is interactive and needs JupyterLab: open the notebook to use it.",
)
NOT_HERE = Text(
    th="ไม่ได้แนบมากับสไลด์ เพราะอยู่บนอินเทอร์เน็ต: {what}",
    en="Not part of these slides, because it is on the internet: {what}",
)
MISSING = Text(th="ไม่พบไฟล์ภาพ: {what}", en="Image file not found: {what}")
