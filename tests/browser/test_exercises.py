"""The exercises as people use them: mouse, finger, keyboard, a phone, and no kernel."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from playwright.sync_api import expect

from situtor.answers import AnswerStore, import_answers
from situtor.exercises import spec, static

pytestmark = pytest.mark.browser
SIZES = {"hall": (1280, 720), "phone": (360, 740)}


@pytest.fixture
def exercise(tmp_path: Path, open_page: Callable[..., Any]):
    def opener(exercise_id: str, size: str = "hall", lang: str = "th", **options: Any):
        path = tmp_path / f"{exercise_id}.{lang}.html"
        path.write_text(static.page("medellin", exercise_id, lang), "utf-8")
        return open_page(path, size=SIZES[size], **options)

    return opener


def saved(page: Any) -> None:
    expect(page.locator(".si-status")).to_have_attribute("data-state", "saved")


def wide(page: Any) -> int:
    """By how many pixels the page is wider than the screen."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def kept(page: Any) -> list[dict[str, Any]]:
    return json.loads(page.evaluate("localStorage.getItem('situtor.answers.1')") or "[]")


def finish_vote(page: Any) -> None:
    page.locator("[data-stage=first]").get_by_label("ราวหนึ่งในสี่").check()
    page.get_by_role("button", name="โหวตครั้งแรก").click()
    page.get_by_role("button", name="คุยแล้ว").click()
    page.locator("[data-stage=second]").get_by_label("ราวครึ่งหนึ่ง").check()
    page.get_by_role("button", name="โหวตครั้งที่สอง").click()


def finish_evidence(page: Any, strength: bool = True) -> None:
    for place in range(7):
        page.locator("[data-part=side]").get_by_label("สนับสนุน").check()
        if strength:
            page.locator("[data-part=strength]").get_by_label("หนัก", exact=True).check()
        if place < 6:
            page.get_by_role("button", name="ข้อถัดไป").click()
    page.get_by_role("button", name="ดูแนวคิดประกอบ").click()


def finish_predict(page: Any) -> None:
    for handle in page.locator(".si-handle").all():
        handle.focus()
        page.keyboard.press("PageDown")
    page.get_by_role("button", name="ดูข้อมูลจริง").click()


def finish_source_check(page: Any) -> None:
    page.locator("fieldset:visible").get_by_label("เชื่อมาก").check()
    for _ in range(3):
        page.get_by_role("button", name="ดูสิ่งที่ตรวจพบ").click()
        page.get_by_role("button", name="ข้อถัดไป").click()
    page.locator("fieldset:visible").get_by_label("เชื่อน้อย").check()
    page.get_by_role("button", name="ดูแนวคิดประกอบ").click()


def finish_transfer(page: Any) -> None:
    for _ in range(4):
        page.get_by_role("radio", name="มีบ้าง").check()
        page.get_by_role("button", name="ข้อถัดไป").click()
    page.get_by_label("ได้ผลถ้าปรับ").check()
    page.get_by_role("button", name="ดูแนวคิดประกอบ").click()


FINISH = {
    "homicide_trend": finish_predict,
    "metrocable_claim": finish_evidence,
    "credit_to_design": finish_vote,
    "time_saved": finish_source_check,
    "in_my_tambon": finish_transfer,
}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("exercise_id", FINISH)
def test_every_kind_is_accessible_fits_and_keeps_the_answer(exercise, exercise_id, size):
    opened = exercise(exercise_id, size)
    page = opened.page
    reasoning = spec.find_exercise("medellin", exercise_id).reasoning.th
    assert wide(page) <= 0
    assert violations(page) == []
    expect(page.get_by_text(reasoning)).to_have_count(0)  # hidden until one has answered
    FINISH[exercise_id](page)
    saved(page)
    if exercise_id == "metrocable_claim":
        expect(page.get_by_text("เทียบย่านที่ได้โครงการกับย่านที่คล้ายกัน")).to_be_visible()
        page.locator(".si-tray button").last.click()
    expect(page.get_by_text(reasoning)).to_be_visible()
    assert violations(page) == []
    assert wide(page) <= 0
    given = kept(page)[-1]["value"]
    page.reload()
    assert kept(page)[-1]["value"] == given
    assert opened.requests == []
    assert opened.complaints == []


def test_a_trend_is_drawn_by_dragging_and_the_distance_to_the_data_is_right(exercise):
    page = exercise("homicide_trend").page
    show = page.get_by_role("button", name="ดูข้อมูลจริง")
    expect(show).to_be_disabled()
    handles = page.locator(".si-handle")
    boxes = [handle.locator(".si-knob").bounding_box() for handle in handles.all()]
    first, last = boxes[0], boxes[-1]
    page.mouse.move(first["x"] + 8, first["y"] + 60)
    page.mouse.down()
    page.mouse.move(last["x"] + 8, last["y"] + 60, steps=60)
    page.mouse.up()
    expect(show).to_be_enabled()
    saved(page)
    values = kept(page)[-1]["value"]["values"]
    assert len(set(values.values())) == 1, "one level stroke gives one value"
    show.click()
    truth = dict(spec.resolve("medellin", "homicide_trend", "th")["points"])
    rows = [row.split() for row in page.locator(".si-compare tbody tr").all_inner_texts()]
    for year, mine, real, off in rows:
        assert float(real) == truth[int(year) - 543]
        assert float(off) == pytest.approx(abs(float(mine) - float(real)), abs=0.06)


def test_a_finger_draws_too(exercise):
    page = exercise("homicide_trend", "phone", has_touch=True).page
    for handle in page.locator(".si-handle .si-reach").all():
        box = handle.bounding_box()
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2 - 10)
    expect(page.get_by_role("button", name="ดูข้อมูลจริง")).to_be_enabled()


def test_a_vote_is_cast_by_keyboard_alone_and_the_first_stays(exercise):
    page = exercise("credit_to_design").page
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    for _ in range(6):
        if page.evaluate("document.activeElement.textContent") == "โหวตครั้งแรก":
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    saved(page)
    answer = kept(page)[-1]["value"]
    assert answer["stage"] == "second"
    assert answer["first"]["choice"] == "quarter"
    assert answer["second"]["choice"] == "half"


def test_evidence_can_be_taken_back_and_cleared_but_history_remains(exercise):
    page = exercise("metrocable_claim").page
    page.locator("[data-part=side]").get_by_label("คัดค้าน").check()
    saved(page)
    page.get_by_role("button", name="ย้อนกลับ").click()
    expect(page.locator("[data-part=side] input:checked")).to_have_count(0)
    page.locator("[data-part=side]").get_by_label("สนับสนุน").check()
    page.get_by_role("button", name="ล้าง").click()
    saved(page)
    sides = [each["value"]["placed"].get("cerda", {}).get("side") for each in kept(page)]
    assert sides == ["against", None, "for", None]


def test_a_download_from_a_page_is_what_import_reads_and_text_stays_text(exercise, tmp_path):
    opened = exercise("credit_to_design")
    page = opened.page
    hostile = "<img src=x onerror=alert(1)> ‮ =1+1 ก่่่"
    page.locator("[data-stage=first]").get_by_label("เหตุผลสั้น ๆ").fill(hostile)
    finish_vote(page)
    saved(page)
    page.get_by_role("button", name="ดาวน์โหลดคำตอบของฉัน").click()
    page.get_by_label("ชื่อเล่น").fill("<b>ต้น</b>")
    with page.expect_download() as download:
        page.locator(".si-download button").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    store = AnswerStore(tmp_path / "class.sqlite")
    report = import_answers(file, store)
    assert (report.new, report.rejected) == (len(kept(page)), [])
    again = import_answers(file, store)
    assert (again.new, again.known) == (0, report.new)
    last = list(store.answers())[-1]
    assert last.value["first"]["why"] == hostile
    page.reload()
    assert page.locator(".si-exercise img, .si-exercise b").count() == 0
    assert opened.complaints == []


def test_a_browser_that_cannot_keep_answers_says_so(exercise):
    opened = exercise("credit_to_design")
    page = opened.page
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด").check()
    expect(page.locator(".si-status")).to_contain_text("โปรดดาวน์โหลดคำตอบก่อนปิดหน้า")


def test_in_english_no_thai_is_left_on_the_page(exercise):
    for exercise_id in FINISH:
        page = exercise(exercise_id, lang="en").page
        words = page.locator("main").inner_text()
        assert not any("\u0e00" <= letter <= "\u0e7f" for letter in words), words
