"""The power–interest grid by mouse, by finger and by keyboard."""

from __future__ import annotations

import pytest
from axe import violations
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
NAMES = ("เทศบาล", "<b>ชาวบ้าน</b>", "ครอบครัวที่ต้องย้าย", "ผู้เสียภาษี")
SPOTS = ((0.9, 0.8), (0.3, 0.9), (0.1, 0.7), (0.4, 0.2))
SIDES = ("both", "gains", "pays", "neither")
SPEC = {
    "kind": "stakeholders",
    "parties": [
        {
            "id": f"p{number}",
            "name": {"th": name, "en": f"Party {number}"},
            "power": power,
            "interest": interest,
            "side": side,
            "why": {"th": f"เพราะเหตุที่ {number}", "en": f"Because of {number}"},
        }
        for number, (name, (power, interest), side) in enumerate(
            zip(NAMES, SPOTS, SIDES, strict=True)
        )
    ],
}


def point(opened, power: float, interest: float) -> tuple[float, float]:
    """Where on the screen a spot is; 0 and 1 lie 22 pixels inside the grid."""
    box = opened.page.locator(".si-plane").bounding_box()
    x = box["x"] + 22 + interest * (box["width"] - 44)
    y = box["y"] + 22 + (1 - power) * (box["height"] - 44)
    return x, y


def choose_sides(opened) -> None:
    for number, side in enumerate(SIDES):
        opened.page.locator("select").nth(number).select_option(side)


def look_through(opened) -> None:
    """One party at a time, its reason with it, and the reasoning last."""
    page = opened.page
    for number in range(4):
        expect(page.get_by_text(f"เพราะเหตุที่ {number}")).to_be_visible()
        expect(page.get_by_text("เพราะเหตุที่")).to_have_count(1)
        expect(page.locator(".si-ring")).to_have_count(4)
        opened.button("ข้อถัดไป").click()
    opened.reasoned(shown=True)


def test_parties_are_dragged_with_the_mouse_and_land_where_they_are_dropped(exercise):
    opened = exercise(SPEC)
    page = opened.page
    assert violations(page) == []
    opened.reasoned(shown=False)
    expect(page.get_by_text("เพราะเหตุที่")).to_have_count(0)
    show = opened.button("ดูแนวคิดประกอบ")
    for number, spot in enumerate(SPOTS):
        page.locator(".si-party").nth(number).hover()
        page.mouse.down()
        page.mouse.move(*point(opened, 0.5, 0.5), steps=4)
        page.mouse.move(*point(opened, *spot), steps=4)
        page.mouse.up()
    placed = opened.saved()["placed"]
    for number, (power, interest) in enumerate(SPOTS):
        spot = placed[f"p{number}"]
        assert (spot["power"], spot["interest"]) == pytest.approx((power, interest), abs=0.011)
        assert spot["side"] is None
    expect(show).to_be_disabled()
    # Each drag is one step to take back.
    opened.button("ย้อนกลับ").click()
    assert list(opened.saved()["placed"]) == ["p0", "p1", "p2"]
    page.locator(".si-party").nth(3).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowUp")
    choose_sides(opened)
    show.click()
    value = opened.saved()
    assert value["revealed"]
    assert [each["side"] for each in value["placed"].values()] == list(SIDES)
    assert violations(page) == []
    look_through(opened)
    assert violations(page) == []
    # What is shown can be looked at, not moved.
    page.locator(".si-party").nth(1).click(force=True)
    expect(page.get_by_text("เพราะเหตุที่ 1")).to_be_visible()
    opened.page.reload()
    expect(page.locator(".si-party.si-placed")).to_have_count(4)
    assert opened.kept()[-1] == value
    opened.harmless()
    opened.button("ล้าง").click()
    assert opened.saved() == {"placed": {}, "revealed": False}
    expect(page.get_by_text("เพราะเหตุที่")).to_have_count(0)
    opened.reasoned(shown=False)


def test_on_a_phone_a_tap_on_the_grid_places_one_party_after_the_other(exercise):
    opened = exercise(SPEC, "phone")
    page = opened.page
    opened.fits()
    for spot in SPOTS:
        page.touchscreen.tap(*point(opened, *spot))
    placed = opened.saved()["placed"]
    assert list(placed) == ["p0", "p1", "p2", "p3"]
    assert placed["p2"]["power"] == pytest.approx(0.1, abs=0.02)
    # A handle that is tapped is the one the next tap on the grid moves.
    box = page.locator(".si-party").nth(0).bounding_box()
    page.touchscreen.tap(box["x"] + 19, box["y"] + 19)
    page.touchscreen.tap(*point(opened, 0.5, 0.25))
    assert opened.saved()["placed"]["p0"]["interest"] == pytest.approx(0.25, abs=0.02)
    choose_sides(opened)
    assert violations(page) == []
    opened.button("ดูแนวคิดประกอบ").click()
    look_through(opened)
    opened.fits()
    assert violations(page) == []


def test_a_finger_drags_a_handle_without_losing_it(exercise):
    opened = exercise(SPEC, "phone")
    page = opened.page
    handle = page.locator(".si-party").nth(1)
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    start = {"x": box["x"] + 19, "y": box["y"] + 19}
    end = dict(zip("xy", point(opened, 0.5, 0.75), strict=True))
    touch = page.context.new_cdp_session(page)
    touch.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [start]})
    for part in range(1, 9):
        at = {axis: start[axis] + (end[axis] - start[axis]) * part / 8 for axis in "xy"}
        touch.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [at]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    spot = opened.saved()["placed"]["p1"]
    assert (spot["power"], spot["interest"]) == pytest.approx((0.5, 0.75), abs=0.02)


def test_the_keyboard_alone_places_chooses_and_reads(exercise):
    opened = exercise(SPEC, lang="en")
    page = opened.page
    press = page.keyboard.press
    for number in range(4):
        opened.tab_to(
            f"at.getAttribute('role') === 'slider' && at.ariaLabel.startsWith({number + 1})"
        )
        assert page.evaluate("document.activeElement.ariaValueText") == "not placed yet"
        press("ArrowUp")  # onto the middle of the grid
        press("ArrowUp")
        press("PageUp")
        press("ArrowLeft")
        press("Tab")
        press("G" if number % 2 else "P")
    said = page.locator(".si-party").first.get_attribute("aria-valuetext")
    assert said == "Power 80, interest 45 of 100 (Keep satisfied)"
    placed = opened.saved()["placed"]
    assert placed["p3"] == {"power": 0.8, "interest": 0.45, "side": "gains"}
    assert placed["p0"]["side"] == "pays"
    opened.tab_to("at.matches('.si-main')")
    press("Enter")
    expect(page.get_by_text("Because of 0")).to_be_visible()
    for number in range(1, 4):
        opened.tab_to("at.textContent === 'Next item'")
        press("Enter")
        expect(page.get_by_text(f"Because of {number}")).to_be_visible()
    opened.tab_to("at.textContent === 'Next item'")
    press("Enter")
    expect(page.get_by_text("The hidden reasoning")).to_be_visible()
