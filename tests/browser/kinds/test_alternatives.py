"""Rival explanations: ranked by pressing, dragging and keys; then the comparison that decides."""

from __future__ import annotations

import pytest
from axe import violations
from kind_page import HOSTILE
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
SPEC = {
    "kind": "alternatives",
    "finding": {"text": {"th": "อัตราลดลง", "en": "The rate fell"}, "sources": ["s1"]},
    "rivals": [
        {"id": f"r{number}", "label": {"th": f"{name} {number}", "en": f"Rival {number}"}}
        for number, name in enumerate(("คำอธิบาย", "<i>คำอธิบาย</i>", "คำอธิบาย", "คำอธิบาย"))
    ],
    "comparisons": [
        {"id": f"c{number}", "label": {"th": f"เทียบแบบที่ {number}", "en": f"Comparison {number}"}}
        for number in range(3)
    ],
    "deciding": "c1",
    "why": {"th": "เพราะตัดเหตุร่วมออกได้", "en": "It removes what both share"},
    "known": [{"text": {"th": "มีผู้บันทึกไว้ว่า", "en": "It is on record"}, "sources": ["s3"]}],
}
LATER = ("เพราะตัดเหตุร่วมออกได้", "มีผู้บันทึกไว้ว่า")


def ranked(opened) -> list[str]:
    """The labels from the first place down, as the page shows them."""
    rows = opened.page.locator(".si-rankable")
    assert rows.locator("b").all_inner_texts() == [str(n + 1) for n in range(rows.count())]
    return [each.split()[-1] for each in rows.locator(".si-ranked-label").all_inner_texts()]


def finish(opened, chosen: str = "เทียบแบบที่ 2") -> None:
    page = opened.page
    for text in LATER:
        expect(page.get_by_text(text)).to_have_count(0)
    opened.reasoned(shown=False)
    opened.button("2 เลือกการเปรียบเทียบ").click()
    page.get_by_label(chosen).check()
    opened.button("ดูแนวคิดประกอบ").click()
    expect(page.get_by_text("เพราะตัดเหตุร่วมออกได้")).to_be_visible()
    assert violations(page) == []
    opened.button("แนวคิดประกอบ", exact=True).click()
    expect(page.get_by_text("มีผู้บันทึกไว้ว่า")).to_be_visible()
    opened.reasoned(shown=True)
    assert violations(page) == []


def test_rivals_are_ranked_dragged_and_taken_back_with_the_mouse(exercise):
    opened = exercise(SPEC)
    page = opened.page
    assert violations(page) == []
    for name in ("2", "0", "1", "3"):
        page.locator(".si-unranked").get_by_text(name).click()
    assert ranked(opened) == ["2", "0", "1", "3"]
    # The last is dragged to the top.
    grip, top = page.locator(".si-grip").last, page.locator(".si-grip").first.bounding_box()
    grip.hover()
    page.mouse.down()
    page.mouse.move(top["x"] + 10, top["y"] + 60, steps=5)
    page.mouse.move(top["x"] + 10, top["y"] + 5, steps=5)
    page.mouse.up()
    assert ranked(opened) == ["3", "2", "0", "1"]
    assert opened.saved()["order"] == ["r3", "r2", "r0", "r1"]
    opened.button("ย้อนกลับ").click()
    assert ranked(opened) == ["2", "0", "1", "3"]
    opened.button("เลื่อนขึ้น: <i>คำอธิบาย</i> 1").click()
    page.get_by_label("คำอธิบายอื่นที่ท่านนึกได้").fill(HOSTILE)
    finish(opened)
    value = opened.saved()
    assert value == {
        "order": ["r2", "r1", "r0", "r3"],
        "own": HOSTILE,
        "comparison": "c2",
        "revealed": True,
    }
    page.reload()
    assert ranked(opened) == ["2", "1", "0", "3"]
    assert page.locator(".si-words textarea").input_value() == HOSTILE
    expect(page.locator(".si-move:visible")).to_have_count(0)  # as it was answered it stays
    opened.harmless()
    opened.button("ล้าง").click()
    assert opened.saved() == {"order": [], "own": "", "comparison": None, "revealed": False}
    expect(page.get_by_text(LATER[0])).to_have_count(0)


def test_on_a_phone_a_finger_presses_and_drags(exercise):
    opened = exercise(SPEC, "phone")
    page = opened.page
    opened.fits()
    for _ in range(4):
        page.locator(".si-unranked button:visible").first.tap()
    first, last = (page.locator(".si-grip").nth(place).bounding_box() for place in (0, 3))
    touch = page.context.new_cdp_session(page)
    where = {"x": first["x"] + 20, "y": first["y"] + 20}
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [where]})
    for part in range(1, 9):
        y = where["y"] + (last["y"] - first["y"]) * part / 8
        touch.send(
            "Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{**where, "y": y}]}
        )
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    assert ranked(opened) == ["1", "2", "3", "0"]
    finish(opened, "เทียบแบบที่ 1")
    opened.fits()
    assert opened.saved()["comparison"] == "c1"


def test_the_keyboard_alone_ranks_chooses_and_reads(exercise):
    opened = exercise(SPEC, lang="en")
    page = opened.page
    press = page.keyboard.press
    opened.tab_to("at.textContent === 'Rival 0'")
    for _ in range(4):  # the focus goes on to the next that has no place yet
        press("Enter")
    assert ranked(opened) == ["0", "1", "2", "3"]
    page.locator("body").focus()
    opened.tab_to("at.ariaLabel === 'Move down: Rival 0'")
    press("Enter")
    press("ArrowDown")
    assert page.evaluate("document.activeElement.ariaLabel") == "Move down: Rival 0"
    assert ranked(opened) == ["1", "2", "0", "3"]
    assert page.locator(".si-sortable [role=status]").inner_text() == "Rival 0: place 3 of 4"
    for _ in range(3):  # further than the end it does not go
        press("ArrowDown")
    assert ranked(opened) == ["1", "2", "3", "0"]
    page.keyboard.press("Shift+Tab")
    opened.tab_to("at.tagName === 'TEXTAREA'")
    page.keyboard.type("Another reason")
    opened.tab_to("at.textContent === 'Next item'")
    press("Enter")
    opened.tab_to("at.type === 'radio'")
    press("Space")
    press("ArrowDown")
    opened.tab_to("at.matches('.si-main')")
    press("Enter")
    expect(page.get_by_text("It removes what both share")).to_be_visible()
    opened.tab_to("at.textContent === 'Next item'")
    press("Enter")
    expect(page.get_by_text("The hidden reasoning")).to_be_visible()
    value = opened.saved()
    assert (value["own"], value["comparison"]) == ("Another reason", "c1")
