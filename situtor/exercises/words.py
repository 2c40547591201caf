"""The words of the front end that several kinds share, in both languages.

The words of one kind stand with it, as `WORDS` in ``kinds/<kind>.py``. The front end, the paper
and the summaries all read them here, so that a thing has one name everywhere.
"""

from __future__ import annotations

from situtor.language import Text

SHARED = {
    "minutes": Text(th="นาที", en="min"),
    "undo": Text(th="ย้อนกลับ", en="Undo"),
    "clear": Text(th="ล้าง", en="Clear"),
    "source": Text(th="ที่มา", en="Source"),
    "saved": Text(th="บันทึกแล้ว", en="Saved"),
    "pending": Text(th="กำลังบันทึก", en="Saving"),
    "unsaved": Text(th="ยังไม่ได้บันทึก", en="Not saved yet"),
    "waiting": Text(
        th="ยังไม่ได้บันทึก คำตอบยังอยู่ในหน้านี้ ถ้ารอแล้วไม่เปลี่ยน ให้เรียกใช้เซลล์นี้อีกครั้ง",
        en="Not saved yet. The answer is still on this page; if this stays, run this cell again",
    ),
    "unkept": Text(
        th="เบราว์เซอร์นี้เก็บคำตอบไม่ได้ โปรดดาวน์โหลดคำตอบก่อนปิดหน้า",
        en="This browser cannot keep answers; download them before you close the page",
    ),
    "download": Text(th="ดาวน์โหลดคำตอบของฉัน", en="Download my answers"),
    "nickname": Text(th="ชื่อเล่น (ไม่ใส่ก็ได้)", en="Nickname (may be left empty)"),
    "reasoning": Text(th="ดูแนวคิดประกอบ", en="Show the reasoning"),
    "reasoningTitle": Text(th="แนวคิดประกอบ", en="The reasoning"),
    "trap": Text(th="กับดักที่ต้องระวัง", en="The trap to watch for"),
    "fromElsewhere": Text(
        th="มีคำตอบจากอีกหน้าต่างหนึ่ง แสดงคำตอบล่าสุดนั้นแล้ว ของเดิมดูได้ที่ “คำตอบก่อนหน้า”",
        en="Answered in another window: the latest is shown here. "
        "What was here before is under “Earlier answers”",
    ),
    "alsoElsewhere": Text(
        th="มีคำตอบจากอีกหน้าต่างหนึ่งด้วย เก็บไว้ทั้งสองแบบ ดูได้ที่ “คำตอบก่อนหน้า”",
        en="Also answered in another window. Both are kept: see “Earlier answers”",
    ),
    "olderVersion": Text(
        th="แบบฝึกนี้ปรับใหม่แล้ว คำตอบเดิมยังเก็บไว้ ดูได้ที่ “คำตอบก่อนหน้า”",
        en="This exercise has been revised. The former answer is kept: see “Earlier answers”",
    ),
    "earlier": Text(th="คำตอบก่อนหน้า", en="Earlier answers"),
    "earlierHow": Text(
        th="คำตอบของท่านตามเวลา กดเวลาเพื่อดู คำตอบล่าสุดยังอยู่",
        en="Your answers along the time. Press a time to look; the latest answer stays",
    ),
    "noneEarlier": Text(th="ยังไม่มีคำตอบที่บันทึกไว้", en="Nothing has been saved yet"),
    "lookingAt": Text(
        th="กำลังดูคำตอบเมื่อ {when} ยังไม่ได้เปลี่ยนอะไร",
        en="This is the answer of {when}; nothing has been changed",
    ),
    "ofOlderVersion": Text(
        th="คำตอบนี้เป็นของแบบฝึกรุ่นก่อน จึงดูได้เป็นข้อความเท่านั้น",
        en="This answers an older version of the exercise, so it is shown as plain text",
    ),
    "takeUp": Text(th="ใช้คำตอบนี้", en="Use this answer"),
    "backToNow": Text(th="กลับไปคำตอบล่าสุด", en="Back to the latest answer"),
    "unknownKind": Text(
        th="แบบฝึกหัดชนิดนี้ใช้กับรุ่นนี้ไม่ได้", en="This version cannot show this kind of exercise"
    ),
    "left": Text(th="ยังไม่ได้วาง", en="not placed yet"),
    "claim": Text(th="ข้ออ้าง", en="The claim"),
    "placed": Text(th="วางแล้ว {n} จาก {of} ข้อ", en="{n} of {of} placed"),
    "defend": Text(th="ตำแหน่งที่มีเหตุผลรองรับ", en="A placement one can defend"),
    "item": Text(th="ข้อ {n}", en="Item {n}"),
    "next": Text(th="ข้อถัดไป", en="Next item"),
    "previous": Text(th="ข้อก่อนหน้า", en="Previous item"),
    "sure": Text(th="มั่นใจเพียงใด", en="How sure are you?"),
    "little": Text(th="ไม่ค่อยมั่นใจ", en="Not very"),
    "fairly": Text(th="ค่อนข้างมั่นใจ", en="Fairly"),
    "very": Text(th="มั่นใจมาก", en="Very"),
    "why": Text(th="เหตุผลสั้น ๆ (ไม่ใส่ก็ได้)", en="Why, in a few words (may be left empty)"),
    "verdictTitle": Text(th="สรุป", en="Verdict"),
    "written": Text(th="เขียนแล้ว", en="written"),
    "unwritten": Text(th="ยังไม่ได้เขียน", en="not written yet"),
    "rubricTitle": Text(th="ประเมินตนเอง", en="Place yourself"),
    "rubric_before": Text(th="งานของท่านอยู่ระดับใด", en="Where does your work stand?"),
    "rubric_after": Text(
        th="เมื่อเห็นแนวคิดประกอบแล้ว อยู่ระดับใด", en="Having seen the reasoning, where?"
    ),
    "moveUp": Text(th="เลื่อนขึ้น", en="Move up"),
    "moveDown": Text(th="เลื่อนลง", en="Move down"),
    "rankedAt": Text(th="{name}: อันดับ {n} จาก {of}", en="{name}: place {n} of {of}"),
    "rowsLeft": Text(th="เหลืออีก {n} ข้อ", en="{n} to go"),
    "rankedAll": Text(th="จัดครบแล้ว ยังสลับได้", en="All ranked; you may still change it"),
    "nextState": Text(th="ภาพถัดไป", en="Next picture"),
    "previousState": Text(th="ภาพก่อนหน้า", en="Previous picture"),
}
