// Every word of the front end, in both languages.

const WORDS = {
  minutes: { th: "นาที", en: "min" },
  undo: { th: "ย้อนกลับ", en: "Undo" },
  clear: { th: "ล้าง", en: "Clear" },
  source: { th: "ที่มา", en: "Source" },
  saved: { th: "บันทึกแล้ว", en: "Saved" },
  pending: { th: "กำลังบันทึก", en: "Saving" },
  unsaved: { th: "ยังไม่ได้บันทึก", en: "Not saved yet" },
  waiting: {
    th: "ยังไม่ได้บันทึก คำตอบยังอยู่ในหน้านี้ ถ้ารอแล้วไม่เปลี่ยน ให้เรียกใช้เซลล์นี้อีกครั้ง",
    en: "Not saved yet. The answer is still on this page; if this stays, run this cell again",
  },
  unkept: {
    th: "เบราว์เซอร์นี้เก็บคำตอบไม่ได้ โปรดดาวน์โหลดคำตอบก่อนปิดหน้า",
    en: "This browser cannot keep answers; download them before you close the page",
  },
  download: { th: "ดาวน์โหลดคำตอบของฉัน", en: "Download my answers" },
  nickname: { th: "ชื่อเล่น (ไม่ใส่ก็ได้)", en: "Nickname (may be left empty)" },
  reasoning: { th: "ดูแนวคิดประกอบ", en: "Show the reasoning" },
  reasoningTitle: { th: "แนวคิดประกอบ", en: "The reasoning" },
  trap: { th: "กับดักที่ต้องระวัง", en: "The trap to watch for" },
  unknownKind: {
    th: "แบบฝึกหัดชนิดนี้ใช้กับรุ่นนี้ไม่ได้",
    en: "This version cannot show this kind of exercise",
  },
  // predict
  show: { th: "ดูข้อมูลจริง", en: "Show the data" },
  guess: { th: "ที่ท่านคาดไว้", en: "Your guess" },
  data: { th: "ข้อมูลจริง", en: "The data" },
  offBy: { th: "ต่างจากข้อมูลจริง", en: "Off by" },
  yearHead: { th: "ปี พ.ศ.", en: "Year" },
  drag: {
    th: "ลากนิ้วหรือเมาส์ผ่านกราฟ หรือกด Tab ไปที่จุดแล้วใช้ปุ่มลูกศร",
    en: "Drag across the chart with finger or mouse, or Tab to a point and use the arrow keys",
  },
  left: { th: "ยังไม่ได้วาง", en: "not placed yet" },
  pointsLeft: { th: "เหลืออีก {n} จุด", en: "{n} points to go" },
  ready: { th: "วางครบแล้ว กด “ดูข้อมูลจริง”", en: "All placed. Press “Show the data”" },
  meanOff: {
    th: "โดยเฉลี่ยต่างจากข้อมูลจริง {n} {unit}",
    en: "On average {n} {unit} away from the data",
  },
  // evidence
  claim: { th: "ข้ออ้าง", en: "The claim" },
  for: { th: "สนับสนุน", en: "For" },
  against: { th: "คัดค้าน", en: "Against" },
  beside: { th: "ไม่เกี่ยวกับประเด็น", en: "Beside the point" },
  strong: { th: "หนัก", en: "Strong" },
  moderate: { th: "ปานกลาง", en: "Moderate" },
  weak: { th: "เบา", en: "Weak" },
  side: { th: "หลักฐานนี้", en: "This evidence is" },
  strength: { th: "น้ำหนัก", en: "Its strength" },
  placed: { th: "วางแล้ว {n} จาก {of} ข้อ", en: "{n} of {of} placed" },
  defend: { th: "ตำแหน่งที่มีเหตุผลรองรับ", en: "A placement one can defend" },
  item: { th: "ข้อ {n}", en: "Item {n}" },
  next: { th: "ข้อถัดไป", en: "Next item" },
  previous: { th: "ข้อก่อนหน้า", en: "Previous item" },
  // vote
  first: { th: "โหวตครั้งแรก", en: "First vote" },
  discuss: { th: "คุยกับคนข้าง ๆ", en: "Discuss with a neighbour" },
  second: { th: "โหวตครั้งที่สอง", en: "Second vote" },
  choose: { th: "เลือกหนึ่งข้อ", en: "Choose one" },
  sure: { th: "มั่นใจเพียงใด", en: "How sure are you?" },
  little: { th: "ไม่ค่อยมั่นใจ", en: "Not very" },
  fairly: { th: "ค่อนข้างมั่นใจ", en: "Fairly" },
  very: { th: "มั่นใจมาก", en: "Very" },
  why: { th: "เหตุผลสั้น ๆ (ไม่ใส่ก็ได้)", en: "Why, in a few words (may be left empty)" },
  toSecond: { th: "คุยแล้ว ไปโหวตครั้งที่สอง", en: "We have talked: on to the second vote" },
  changed: { th: "เปลี่ยนใจ", en: "Changed" },
  kept: { th: "ยืนตามเดิม", en: "Kept" },
  // assumptions
  premortem: {
    th: "นึกภาพว่าอีกสามปีเรื่องนี้ล้มเหลว อะไรที่เราเชื่อไว้แล้วไม่จริง",
    en: "Imagine that in three years this has failed. What did we believe that was not so?",
  },
  assumptionNumber: { th: "ข้อสมมติที่ {n}", en: "Assumption {n}" },
  addAssumption: { th: "เพิ่มข้อสมมติ", en: "Add an assumption" },
  assumptionSure: { th: "มั่นใจว่าจริงเพียงใด", en: "How sure that it holds?" },
  assumptionDecisive: { th: "ถ้าไม่จริง เสียหายเพียงใด", en: "How much breaks if it does not?" },
  assumptionsLeft: { th: "เขียนอีก {n} ข้อ", en: "{n} more to write" },
  othersThought: { th: "ข้อสมมติที่คนอื่นมองเห็น", en: "Assumptions that others saw" },
  howTest: { th: "ทดสอบได้โดย", en: "One could test it by" },
  // source_check
  trust_before: { th: "ก่อนตรวจ ท่านเชื่อเพียงใด", en: "Before checking: how far do you trust it?" },
  trust_after: { th: "หลังตรวจ ท่านเชื่อเพียงใด", en: "After checking: how far do you trust it?" },
  trust1: { th: "ไม่เชื่อ", en: "Not at all" },
  trust2: { th: "เชื่อน้อย", en: "A little" },
  trust3: { th: "ครึ่ง ๆ", en: "Half" },
  trust4: { th: "เชื่อมาก", en: "Much" },
  trust5: { th: "เชื่อเต็มที่", en: "Fully" },
  ask_who: { th: "ใครเป็นคนพูด และเขาได้อะไรจากการพูด", en: "Who says so, and what do they gain?" },
  ask_how: { th: "เขารู้ได้อย่างไร", en: "How do they know?" },
  ask_others: { th: "คนอื่นว่าอย่างไร", en: "What do others say?" },
  lookUp: { th: "ดูสิ่งที่ตรวจพบ", en: "See what was found" },
  foundOut: { th: "สิ่งที่ตรวจพบ", en: "What was found" },
  // coding
  codeAs: { th: "จัดไว้ในกลุ่ม", en: "Sort it as" },
  defendCode: { th: "กลุ่มที่มีเหตุผลรองรับ", en: "A sorting one can defend" },
  codedAlike: { th: "จัดตรงกัน {n} จาก {of} ข้อ", en: "{n} of {of} sorted alike" },
  // decision
  decide: { th: "ท่านจะเลือกทางใด", en: "What do you choose?" },
  decideNow: { th: "ตัดสินใจ", en: "Decide" },
  youChose: { th: "ท่านเลือก", en: "You chose" },
  theyChose: { th: "ในเรื่องจริงเขาเลือก", en: "They chose" },
  whatThen: { th: "แล้วเกิดอะไรขึ้น", en: "What happened then?" },
  // transfer
  haveHere: { th: "ที่ตำบลของเรา", en: "In our tambon" },
  yes: { th: "มี", en: "We have it" },
  partly: { th: "มีบ้าง", en: "In part" },
  no: { th: "ไม่มี", en: "We lack it" },
  verdict: { th: "ถ้าทำที่ตำบลของเรา", en: "In our tambon it" },
  verdictTitle: { th: "สรุป", en: "Verdict" },
  works: { th: "น่าจะได้ผล", en: "would work" },
  works_changed: { th: "ได้ผลถ้าปรับ", en: "would work if changed" },
  does_not: { th: "ไม่น่าได้ผล", en: "would not work" },
  wouldChange: { th: "จะปรับอะไรก่อน", en: "What would you change first?" },
  // explorers
  nextState: { th: "ภาพถัดไป", en: "Next picture" },
  previousState: { th: "ภาพก่อนหน้า", en: "Previous picture" },
};

export function words(lang) {
  return (key, values = {}) => {
    const text = WORDS[key][lang] ?? WORDS[key].th;
    return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
  };
}
