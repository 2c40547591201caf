"""The words of the summaries, in both languages."""

from __future__ import annotations

from situtor.language import Lang, Text

W = {
    "answered": Text(th="ตอบแล้ว {n} คน", en="{n} answered"),
    "set_aside": Text(
        th="อีก {n} คำตอบเป็นรูปแบบเก่า จึงไม่นับ", en="{n} answers of an older form are left out"
    ),
    "first": Text(th="โหวตครั้งแรก", en="First vote"),
    "second": Text(th="โหวตครั้งที่สอง", en="Second vote"),
    "moved": Text(th="เปลี่ยนใจ {n} จาก {of} คน", en="{n} of {of} changed their vote"),
    "movement": Text(
        th="จากโหวตครั้งแรก (แถว) ไปครั้งที่สอง (สี)", en="From the first vote (rows) to the second (colours)"
    ),
    "reasons": Text(th="เหตุผล", en="Reasons"),
    "mean_place": Text(th="อันดับเฉลี่ยของห้อง", en="the room's mean place"),
    "true_place": Text(th="อันดับจริง", en="true place"),
    "middle": Text(th="ค่ากลางของห้อง", en="the middle of the room"),
    "data": Text(th="ข้อมูลจริง", en="the data"),
    "inside": Text(
        th="ค่าจริงอยู่ในช่วงที่คาดไว้ {n} จาก {of} คน",
        en="The truth lay inside the range of {n} of {of}",
    ),
    "for": Text(th="สนับสนุน", en="for"),
    "against": Text(th="คัดค้าน", en="against"),
    "beside": Text(th="ไม่เกี่ยวกับประเด็น", en="beside the point"),
    "defended_in_brackets": Text(
        th="ในวงเล็บคือตำแหน่งที่มีเหตุผลรองรับ", en="In brackets: a placement one can defend"
    ),
    "agree": Text(
        th="สองคนใด ๆ จัดตรงกันร้อยละ {n} ของครั้ง", en="Any two people agree {n}% of the time."
    ),
    "kappa": Text(
        th="ค่าแคปปา {n} (1 คือเห็นตรงกันทั้งหมด 0 คือเท่ากับเดาสุ่ม)",
        en="Kappa {n} (1 is full agreement, 0 is chance).",
    ),
    "interest": Text(th="ความสนใจ →", en="interest →"),
    "power": Text(th="อำนาจ →", en="power →"),
    "gains": Text(th="ได้", en="gains"),
    "pays": Text(th="เสีย", en="pays"),
    "both": Text(th="ทั้งสองอย่าง", en="both"),
    "neither": Text(th="ไม่ทั้งสองอย่าง", en="neither"),
    "who_gains": Text(th="ใครได้ ใครเสีย", en="Who gains, who pays"),
    "deciding": Text(th="การเปรียบเทียบที่จะตัดสินได้", en="The comparison that would decide"),
    "people": Text(th="คน", en="people"),
    "own": Text(th="คำอธิบายอื่นจากห้อง", en="Other explanations from the room"),
    "before": Text(th="ก่อน", en="before"),
    "after": Text(th="หลัง", en="after"),
    "trust_scale": Text(th="1 = ไม่เชื่อ, 5 = เชื่อเต็มที่", en="1 = not at all, 5 = fully"),
    "notes": Text(th="บันทึก", en="Notes"),
    "yes": Text(th="มี", en="we have it"),
    "partly": Text(th="มีบ้าง", en="in part"),
    "no": Text(th="ไม่มี", en="we lack it"),
    "verdict": Text(th="ถ้าทำที่ตำบลของเรา", en="In our tambon it"),
    "works": Text(th="น่าจะได้ผล", en="would work"),
    "works_changed": Text(th="ได้ผลถ้าปรับ", en="would work if changed"),
    "does_not": Text(th="ไม่น่าได้ผล", en="would not work"),
    "would_change": Text(th="จะปรับอะไรก่อน", en="What to change first"),
    "levels": Text(th="แต่ละคนประเมินตนเอง", en="Where people place themselves"),
    "own_view": Text(th="ผู้ตอบประเมินตนเอง ไม่มีใครให้คะแนน", en="People's own view; nobody marks"),
    "claim": Text(th="ข้ออ้าง", en="Claim"),
    "grounds": Text(th="หลักฐาน", en="Grounds"),
    "rebuttal": Text(th="ข้อโต้แย้ง", en="Rebuttal"),
    "others": Text(th="อื่น ๆ", en="Others"),
}  # fmt: skip


def say(words: Text, lang: Lang, **values: object) -> str:
    """A sentence with its numbers in."""
    return words.at(lang).format(**values)
