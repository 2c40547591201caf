"""The words the site says by itself, in both languages."""

from __future__ import annotations

from situtor.language import Text
from situtor.model import Role

# --- every page ------------------------------------------------------------------------------
SKIP = Text(th="ข้ามไปที่เนื้อหา", en="Skip to the content")
MENU = Text(th="เมนูหลัก", en="Main menu")
HOME = Text(th="หน้าแรก", en="Home")
COURSE = Text(th="นวัตกรรมสังคม", en="Social innovation")
CASES = Text(th="กรณีศึกษา", en="Cases")
DATA = Text(th="ข้อมูลประกอบ", en="Background data")
GLOSSARY = Text(th="คำศัพท์", en="Glossary")
SEARCH = Text(th="ค้นหา", en="Search")
SEARCH_ALL = Text(th="ค้นหาทั้งเว็บ", en="Search the site")
OTHER = Text(th="English", en="ไทย")
THEME = Text(th="สลับพื้นสว่างและพื้นมืด", en="Switch between light and dark")
ON_THIS_PAGE = Text(th="ในหน้านี้", en="On this page")
YOU_ARE = Text(th="ตำแหน่งของหน้านี้", en="Where this page is")
LICENCE = Text(
    th="ข้อความและตารางใช้ต่อได้ตามสัญญาอนุญาต CC BY 4.0 ส่วนแหล่งที่มาเป็นไปตามเงื่อนไขของเจ้าของ",
    en="Texts and tables: CC BY 4.0. The sources keep their own terms.",
)
OFFLINE = Text(
    th="เปิดจากแฟลชไดรฟ์ได้ ไม่ต้องใช้อินเทอร์เน็ต",
    en="Opens from a USB stick; no internet needed.",
)

# --- front page and lessons ------------------------------------------------------------------
TIMETABLE = Text(th="ตารางเรียน", en="Timetable")
DAY = Text(th="วันที่", en="Day")
MINUTES = Text(th="นาที", en="min")
IN_TOTAL = Text(th="รวม", en="in total")
LESSON = Text(th="บทเรียน", en="Lesson")
LESSONS = Text(th="บทเรียน", en="Lessons")
PLANNED = Text(th="กำลังเตรียมบทเรียน", en="This lesson is being prepared")
GOALS = Text(th="เมื่อจบบทนี้ ท่านจะ", en="After this lesson you can")
MATERIALS = Text(th="สื่อของบทนี้", en="Materials")
SLIDES = Text(th="เปิดสไลด์", en="Open the slides")
NOTEBOOK = Text(th="ดาวน์โหลดสมุดบทเรียน", en="Download the notebook")
WORKSHEET = Text(th="ใบงาน", en="Worksheet")
WORKSHEET_PDF = Text(th="ใบงานสำหรับพิมพ์ (PDF)", en="Worksheet to print (PDF)")
EXERCISES = Text(th="แบบฝึก", en="Exercises")
EXERCISE = Text(th="แบบฝึก", en="Exercise")
NEXT = Text(th="ถัดไป", en="Next")
PREVIOUS = Text(th="ก่อนหน้า", en="Previous")
NEEDS_SCRIPT = Text(
    th="แบบฝึกต้องใช้ JavaScript โปรดเปิดใช้ในเบราว์เซอร์ หรือทำลงใบงาน",
    en="The exercise needs JavaScript: turn it on in the browser, or use the worksheet.",
)
KEPT_HERE = Text(
    th="คำตอบเก็บไว้ในเบราว์เซอร์นี้เท่านั้น กด “ดาวน์โหลดคำตอบของฉัน” เพื่อนำไปส่ง",
    en="Your answers stay in this browser. Press “Download my answers” to hand them in.",
)

# --- cases -----------------------------------------------------------------------------------
CASES_LEAD = Text(
    th="เลือกดูตามวัน ชนิดของนวัตกรรม หรือระดับหลักฐาน",
    en="Choose by day, by type of innovation or by grade of evidence.",
)
FILTER = Text(th="เลือกกรณี", en="Choose cases")
ABROAD = Text(th="วันที่ 1 ต่างประเทศ", en="Day 1, abroad")
THAI = Text(th="วันที่ 2 ประเทศไทย", en="Day 2, Thailand")
BY_DAY = Text(th="วัน", en="Day")
SHOW_ALL = Text(th="แสดงทั้งหมด", en="Show all")
SHOWN = Text(th="แสดง {n} จาก {all} กรณี", en="Showing {n} of {all} cases")
GRADE_OF = Text(th="ระดับหลักฐาน {n} จาก 5", en="Evidence grade {n} of 5")
GRADE_WHAT = Text(
    th="ระดับ 1 เล่าอย่างมีเหตุผล · 2 มีข้อมูลว่าเปลี่ยน · 3 มีกลุ่มเปรียบเทียบ · 4 มีผู้ทำซ้ำได้ผลเดียวกัน · "
    "5 ได้ผลทุกแห่งที่ทำ (Nesta Standards of Evidence)",
    en="Grade 1 a reasoned account · 2 data that show change · 3 a comparison that can attribute "
    "it · 4 replicated independently · 5 shown wherever it is done (Nesta Standards of Evidence)",
)
AT_A_GLANCE = Text(th="ภาพรวม", en="At a glance")
PROBLEM = Text(th="ปัญหา", en="The problem")
INNOVATION = Text(th="สิ่งที่ลงมือทำ", en="What they did")
FACTS = Text(th="ข้อมูลสำคัญ", en="Facts")
TABLES = Text(th="ตารางและกราฟ", en="Tables and charts")
TIMELINE = Text(th="ลำดับเหตุการณ์", en="Timeline")
CRITIQUE = Text(th="ข้อวิจารณ์และคำอธิบายอื่น", en="Critique and other explanations")
TAKE_HOME = Text(th="สิ่งที่นำกลับบ้านได้", en="What can be brought home")
GAPS = Text(th="สิ่งที่ยังไม่รู้", en="What is not known")
CHANGES = Text(th="ข้อแก้ไขของเรา", en="What we corrected")
ACTORS = Text(th="ใครเกี่ยวข้อง", en="Who is involved")
SOURCES = Text(th="ที่มา", en="Sources")
CHART = Text(th="กราฟ", en="Chart")
SHOW_TABLE = Text(th="ดูตัวเลขในตาราง", en="Show the numbers")
DOWNLOAD_CSV = Text(th="ดาวน์โหลด CSV", en="Download CSV")
FULL_SIZE = Text(th="เปิดกราฟเต็มจอ", en="Open the chart full size")
IN_LESSON = Text(th="อยู่ในบทเรียน", en="In the lesson")
ROLE: dict[Role, Text] = {
    "community": Text(th="ชุมชน", en="community"),
    "local_government": Text(th="ท้องถิ่น", en="local government"),
    "state": Text(th="รัฐ", en="state"),
    "funder": Text(th="แหล่งทุน", en="funder"),
    "ngo": Text(th="องค์กรพัฒนาเอกชน", en="NGO"),
    "company": Text(th="บริษัท", en="company"),
    "academia": Text(th="วิชาการ", en="academia"),
    "media": Text(th="สื่อ", en="media"),
}
KIND: dict[str, Text] = {
    "predict": Text(th="คาดก่อนเห็น", en="Predict"),
    "vote": Text(th="โหวต คุย โหวต", en="Vote, discuss, vote"),
    "evidence": Text(th="ชั่งหลักฐาน", en="Weigh the evidence"),
    "argument": Text(th="สร้างข้อโต้แย้ง", en="Build an argument"),
    "assumptions": Text(th="หาข้อสมมติ", en="Find the assumptions"),
    "alternatives": Text(th="หาคำอธิบายอื่น", en="Rival explanations"),
    "source_check": Text(th="ตรวจแหล่งที่มา", en="Check the source"),
    "coding": Text(th="จัดกลุ่ม", en="Sort into a frame"),
    "decision": Text(th="ลองตัดสินใจ", en="Decide"),
    "stakeholders": Text(th="ผู้มีส่วนได้เสีย", en="Stakeholders"),
    "transfer": Text(th="ทำที่บ้านเรา", en="In my tambon"),
    "reflect": Text(th="ทบทวน", en="Reflect"),
    "canvas": Text(th="ผืนงาน", en="Canvas"),
    "form": Text(th="แบบวัดก่อนและหลังเรียน", en="Before-and-after form"),
}

# --- data, glossary, search ------------------------------------------------------------------
DATA_LEAD = Text(
    th="ตัวเลขและตารางที่ใช้ร่วมกันหลายบท ทุกชุดบอกที่มาและดาวน์โหลดได้",
    en="Figures and tables that several lessons share, each with its source and to download.",
)
COUNTS = Text(
    th="ข้อมูลสำคัญ {facts} รายการ ตาราง {tables} ชุด",
    en="{facts} facts, {tables} tables",
)
GLOSSARY_LEAD = Text(
    th="คำหลักของหลักสูตร กับหน้าที่เราพบคำไทย ความหมายสั้น ๆ เป็นของเรา",
    en="The key terms of the course, with where we saw the Thai term. The short meanings are ours.",
)
SEEN_IN = Text(th="พบคำไทยที่", en="Thai term seen in")
WHAT_TO_FIND = Text(th="คำที่ต้องการค้น", en="What to look for")
SEARCH_LEAD = Text(
    th="ค้นได้ทั้งกรณี ตัวเลข ตาราง แบบฝึก คำศัพท์ และแหล่งที่มา ทั้งภาษาไทยและอังกฤษ",
    en="Cases, figures, tables, exercises, terms and sources, in English and in Thai.",
)
SEARCH_NEEDS_SCRIPT = Text(
    th="การค้นหาต้องใช้ JavaScript หากเปิดใช้ไม่ได้ โปรดดูจากหน้ากรณีศึกษาหรือคำศัพท์",
    en="Search needs JavaScript. Without it, see the cases or the glossary.",
)
FOUND = Text(th="พบ {n} รายการ", en="{n} found")
FOUND_MANY = Text(th="พบ {n} รายการ แสดง {most} รายการแรก", en="{n} found, the first {most} shown")
NOTHING = Text(
    th="ไม่พบคำนี้ ลองใช้คำที่สั้นลง หรือคำอื่นที่ความหมายใกล้กัน",
    en="Nothing found. Try a shorter word, or another word for it.",
)
ENTRY: dict[str, Text] = {
    "lesson": Text(th="บทเรียน", en="lesson"),
    "case": Text(th="กรณี", en="case"),
    "part": Text(th="ในกรณี", en="in a case"),
    "fact": Text(th="ข้อมูลสำคัญ", en="fact"),
    "table": Text(th="ตาราง", en="table"),
    "exercise": Text(th="แบบฝึก", en="exercise"),
    "term": Text(th="คำศัพท์", en="term"),
    "source": Text(th="แหล่งที่มา", en="source"),
}
