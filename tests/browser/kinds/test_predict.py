"""Predictions other than a trend: a number with a range, and a ranking."""

from __future__ import annotations

import pytest
from axe import violations
from playwright.sync_api import expect

from situtor import library
from situtor.exercises.kinds.predict import Amount, Predict, Ranking

pytestmark = pytest.mark.browser
NUMBER = {
    "kind": "predict",
    "number": {"fact": "police_vs_forensic_2009", "low": 0, "high": 2000, "step": 10},
}
TRUTH = 770
LINES = ["Santo Domingo", "San Javier – La Aurora", "Parque Arví", "Picacho"]
RANKING = {
    "kind": "predict",
    "ranking": {
        "table": "metrocable_lines",
        "label": "end_point",
        "value": "length_km",
        "rows": LINES,
    },
}
TRUE_ORDER = ["r2", "r1", "r3", "r0"]  # 4.8, 2.7, 2.675 and 2.07 km


def test_the_specs_tried_here_are_what_their_classes_take():
    assert NUMBER["number"].keys() <= set(Amount.__struct_fields__)
    assert RANKING["ranking"].keys() <= set(Ranking.__struct_fields__)
    assert {"number", "ranking"} <= set(Predict.__struct_fields__)
    fact = next(f for f in library.load_record("medellin").facts if f.id.startswith("police_vs"))
    assert fact.value == TRUTH


def on_scale(opened, value: float) -> tuple[float, float]:
    box = opened.page.locator(".si-scale").bounding_box()
    return box["x"] + box["width"] * value / 2000, box["y"] + box["height"] / 2


def values(opened) -> list[str]:
    return [each.input_value() for each in opened.page.locator(".si-numbers input").all()]


@pytest.mark.parametrize("size", ["hall", "phone"])
def test_a_number_is_pointed_at_and_the_truth_appears_on_the_same_scale(exercise, size):
    opened = exercise(NUMBER, size)
    page = opened.page
    opened.fits()
    assert violations(page) == []
    show = opened.button("ดูข้อมูลจริง")
    for value in (500, 200, 700):  # best guess, then an end on each side
        point = on_scale(opened, value)
        if size == "phone":
            page.touchscreen.tap(*point)
        else:
            page.mouse.click(*point)
    low, best, high = (float(each) for each in values(opened))
    assert (low, best, high) == pytest.approx((200, 500, 700), abs=12)
    expect(show).to_be_enabled()
    # The best guess dragged past the highest value takes it along; one drag is one step back.
    page.mouse.move(*on_scale(opened, best))
    page.mouse.down()
    page.mouse.move(*on_scale(opened, 1500), steps=6)
    page.mouse.up()
    assert values(opened)[1] == values(opened)[2]
    assert float(values(opened)[2]) == pytest.approx(1500, abs=12)
    opened.button("ย้อนกลับ").click()
    assert [float(each) for each in values(opened)] == [low, best, high]
    opened.reasoned(shown=False)
    expect(page.get_by_text("2,186")).to_have_count(0)
    show.click()
    expect(page.get_by_text("ข้อมูลจริงคือ 770 ราย สูงกว่าช่วงที่ท่านตั้งไว้")).to_be_visible()
    expect(page.get_by_text(f"ต่างจากข้อมูลจริง {TRUTH - best:g} ราย")).to_be_visible()
    opened.reasoned(shown=True)
    box, line = (page.locator(each).bounding_box() for each in (".si-scale", ".si-truth-line"))
    assert line["x"] + line["width"] / 2 == pytest.approx(on_scale(opened, TRUTH)[0], abs=3), box
    assert violations(page) == []
    opened.fits()
    value = opened.saved()
    assert value == {"low": low, "best": best, "high": high, "revealed": True}
    page.reload()
    assert [float(each) for each in values(opened)] == [low, best, high]
    opened.harmless()
    opened.button("ล้าง").click()
    assert opened.saved() == {"low": None, "best": None, "high": None, "revealed": False}
    opened.reasoned(shown=False)


def test_a_number_is_typed_and_half_typed_ones_move_nothing(exercise):
    opened = exercise(NUMBER, lang="en")
    page = opened.page
    press, write = page.keyboard.press, page.keyboard.type
    opened.tab_to("at.type === 'number'")
    write("600")
    press("Tab")
    write("8")  # less than the lowest: it waits until it is done
    assert values(opened) == ["600", "8", ""]
    write("00")
    press("Tab")
    assert values(opened) == ["600", "800", ""]
    write("5000")  # beyond the scale
    press("Shift+Tab")
    assert values(opened) == ["600", "800", "2000"]
    press("ArrowUp")
    assert values(opened) == ["600", "810", "2000"]
    press("Shift+Tab")
    write("900")  # the lowest above the best takes it along
    opened.tab_to("at.matches('.si-main')")
    assert values(opened) == ["900", "900", "2000"]
    press("Shift+Tab")
    press("Shift+Tab")
    press("Shift+Tab")
    write("700")
    press("Tab")
    opened.tab_to("at.matches('.si-main')")
    press("Enter")
    expect(page.get_by_text("The truth, 770 homicides, lies inside your range")).to_be_visible()
    assert opened.saved() == {"low": 700, "best": 900, "high": 2000, "revealed": True}


@pytest.mark.parametrize("size", ["hall", "phone"])
def test_rows_are_ranked_and_the_true_order_follows(exercise, size):
    opened = exercise(RANKING, size)
    page = opened.page
    opened.fits()
    assert violations(page) == []
    expect(page.get_by_text("4.8")).to_have_count(0)
    mine = ["ซานโตโดมิงโก", "สวนอาร์บี", "ซานฆาบิเอร์", "ปิกาโช"]
    for name in mine:
        page.locator(".si-unranked").get_by_role("button", name=name).click()
    opened.button("เลื่อนลง: ซานโตโดมิงโก").click()
    assert opened.saved()["order"] == ["r2", "r0", "r1", "r3"]
    opened.reasoned(shown=False)
    opened.button("ดูข้อมูลจริง").click()
    rows = page.locator(".si-ranks tbody tr")
    cells = [row.locator("td").all_inner_texts() for row in rows.all()]
    assert cells == [["1", "1", "✓ 0"], ["2", "3", "1"], ["3", "4", "1"], ["4", "2", "2"]]
    assert "4.8" in rows.first.inner_text()
    expect(page.get_by_text("ตรงอันดับ 1 จาก 4 ข้อ")).to_be_visible()
    opened.reasoned(shown=True)
    assert violations(page) == []
    opened.fits()
    page.reload()
    expect(rows).to_have_count(4)
    opened.harmless()
    opened.button("ล้าง").click()
    assert opened.saved() == {"order": [], "revealed": False}


def test_a_ranking_by_keyboard_alone(exercise):
    opened = exercise(RANKING, lang="en")
    page = opened.page
    opened.tab_to("at.closest('.si-unranked')")
    for _ in LINES:
        page.keyboard.press("Enter")
    before = opened.saved()["order"]
    page.locator("body").focus()
    opened.tab_to("at.closest('.si-rankable')")
    page.keyboard.press("ArrowDown")
    after = opened.saved()["order"]
    assert after == [before[1], before[0], *before[2:]]
    opened.tab_to("at.matches('.si-main')")
    page.keyboard.press("Enter")
    expect(page.get_by_text("of 4 in their true place")).to_be_visible()
    assert before != TRUE_ORDER, "the order in which rows are offered must not be the true one"
