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


def kept(page: Any) -> list[dict[str, Any]]:
    return json.loads(page.evaluate("localStorage.getItem('situtor.answers.1')") or "[]")


def finish_vote(page: Any) -> None:
    page.locator("[data-stage=first]").get_by_label("ราวหนึ่งในสี่").check()
    page.get_by_role("button", name="โหวตครั้งแรก").click()
    page.get_by_role("button", name="คุยแล้ว").click()
    page.locator("[data-stage=second]").get_by_label("ราวครึ่งหนึ่ง").check()
    page.get_by_role("button", name="โหวตครั้งที่สอง").click()


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


def test_a_full_browser_loses_nothing_of_this_page_and_makes_room_by_the_steps_between(
    exercise, tmp_path
):
    opened = exercise("credit_to_design")
    page = opened.page
    why = page.locator("[data-stage=first]").get_by_label("เหตุผลสั้น ๆ")
    for words in ("ก", "กข"):
        why.fill(words)
        saved(page)
    # So much that only one more answer finds room, and that from an hour long past.
    page.evaluate(
        """() => {
          const all = JSON.parse(localStorage.getItem("situtor.answers.1"));
          const old = all.map((each, n) => (
            { ...each, uid: "old" + n, exercise: "other", at: `2026-01-01T02:00:0${n}.000Z` }));
          localStorage.setItem("situtor.answers.1", JSON.stringify([...old, ...all]));
          let filler = "x".repeat(6_000_000);
          while (filler.length) {
            try {
              localStorage.setItem("filler", (localStorage.getItem("filler") ?? "") + filler);
            } catch {
              filler = filler.slice(0, filler.length / 2);
            }
          }
        }"""
    )
    page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด").check()
    saved(page)
    assert [each["uid"] for each in kept(page)][:1] == ["old1"]
    assert kept(page)[-1]["value"]["first"]["choice"] == "most"
    # Then none at all: said, and what is on the page goes into the download.
    page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    for words in ("กขค", "กขคง"):
        why.fill(words)
        expect(page.locator(".si-status")).to_have_attribute("data-state", "unkept")
        page.wait_for_timeout(400)
    page.get_by_role("button", name="ดาวน์โหลดคำตอบของฉัน").click()
    with page.expect_download() as download:
        page.locator(".si-download button").click()
    lines = Path(download.value.path()).read_text("utf-8").splitlines()
    whys = [json.loads(line)["answer"]["value"]["first"]["why"] for line in lines[2:-1]]
    assert whys[-2:] == ["กขค", "กขคง"]
    store = AnswerStore(tmp_path / "class.sqlite")
    assert import_answers(Path(download.value.path()), store).rejected == []


def test_two_tabs_do_not_overwrite_each_other_silently(exercise):
    opened = exercise("credit_to_design")
    one = opened.page
    two = one.context.new_page()
    two.goto(one.url)
    first = "[data-stage=first]"
    one.locator(first).get_by_label("เกือบทั้งหมด").check()
    expect(two.locator(first).get_by_label("เกือบทั้งหมด")).to_be_checked()
    expect(two.locator(".si-notice")).to_contain_text("อีกหน้าต่างหนึ่ง")
    expect(one.locator(".si-notice")).to_be_hidden()
    two.locator(first).get_by_label("ราวครึ่งหนึ่ง").check()
    expect(two.locator(".si-notice")).to_be_hidden()
    expect(one.locator(first).get_by_label("ราวครึ่งหนึ่ง")).to_be_checked()
    expect(one.locator(".si-notice")).to_contain_text("ของเดิมดูได้ที่")
    assert violations(one) == []
    one.get_by_role("button", name="ย้อนกลับ").click()
    saved(one)
    choices = [each["value"]["first"]["choice"] for each in kept(one)]
    assert choices == ["most", "half", "most"]
    # While one types here, what comes from there does not take the words away.
    two.evaluate("() => { window.setTimeout = () => 0 }")
    two.locator(first).get_by_label("เหตุผลสั้น ๆ").fill("กำลังพิมพ์")
    one.locator(first).get_by_label("ราวหนึ่งในสี่").check()
    expect(two.locator(".si-notice")).to_contain_text("เก็บไว้ทั้งสองแบบ")
    expect(two.locator(first).get_by_label("เหตุผลสั้น ๆ")).to_have_value("กำลังพิมพ์")
    # A list that lost what this page gave is mended.
    one.evaluate(
        """() => {
          const list = JSON.parse(localStorage.getItem("situtor.answers.1"));
          localStorage.setItem("situtor.answers.1", JSON.stringify(list.slice(0, 1)));
        }"""
    )
    two.wait_for_function("JSON.parse(localStorage.getItem('situtor.answers.1')).length > 1")
    assert "half" in [each["value"]["first"]["choice"] for each in kept(two)]


def test_ones_own_earlier_answers_stand_along_the_time(exercise):
    opened = exercise("credit_to_design")
    page = opened.page
    page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด").check()
    saved(page)
    page.evaluate(
        """() => {
          const all = JSON.parse(localStorage.getItem("situtor.answers.1"));
          const of = (at, change) => ({ ...structuredClone(all[0]), uid: at, at, ...change });
          const half = { ...all[0].value, first: { choice: "half", sure: "very", why: "เดิม" } };
          const odd = { story: "<b>ข้อความ</b> \u202e", more: [null, 7] };
          localStorage.setItem("situtor.answers.1", JSON.stringify([
            of("2026-01-05T02:00:00.000Z", { spec_version: 0, value: odd }),
            of("2026-01-05T02:10:00.000Z", { value: half }),
            of("2026-01-05T02:10:05.000Z", { value: half }),
            ...all,
          ]));
        }"""
    )
    page.reload()
    page.get_by_role("button", name="คำตอบก่อนหน้า").click()
    times = page.locator(".si-earlier li button")
    expect(times).to_have_count(3)
    times.nth(1).click()
    expect(page.locator("[data-stage=first]").get_by_label("ราวครึ่งหนึ่ง")).to_be_checked()
    expect(page.locator(".si-earlier")).to_contain_text("กำลังดูคำตอบเมื่อ 5 ม.ค.")
    page.locator("[data-stage=first] input[type=radio]").first.click()  # only looked at
    expect(page.locator("[data-stage=first]").get_by_label("ราวครึ่งหนึ่ง")).to_be_checked()
    assert violations(page) == []
    times.nth(0).click()
    expect(page.locator(".si-earlier li bdi").first).to_have_text("<b>ข้อความ</b> \u202e")
    expect(page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด")).to_be_checked()
    page.get_by_role("button", name="กลับไปคำตอบล่าสุด").click()
    assert len(kept(page)) == 4
    page.get_by_role("button", name="คำตอบก่อนหน้า").click()
    times.nth(1).click()
    page.get_by_role("button", name="ใช้คำตอบนี้").click()
    saved(page)
    assert kept(page)[-1]["value"]["first"]["why"] == "เดิม"
    page.get_by_role("button", name="ย้อนกลับ").click()
    expect(page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด")).to_be_checked()
    assert opened.complaints == []


@pytest.mark.parametrize("change", ["spec_version: 0", "value: { stage: 5 }", "value: [1]"])
def test_an_answer_of_another_version_or_shape_is_kept_and_said(exercise, change):
    opened = exercise("credit_to_design")
    page = opened.page
    page.locator("[data-stage=first]").get_by_label("เกือบทั้งหมด").check()
    saved(page)
    page.evaluate(
        f"""() => {{
          const all = JSON.parse(localStorage.getItem("situtor.answers.1"));
          localStorage.setItem("situtor.answers.1", JSON.stringify([{{ ...all[0], {change} }}]));
        }}"""
    )
    page.reload()
    expect(page.locator(".si-notice")).to_contain_text("คำตอบเดิมยังเก็บไว้")
    expect(page.locator("[data-stage=first] input:checked")).to_have_count(0)
    page.locator("[data-stage=first]").get_by_label("ราวครึ่งหนึ่ง").check()
    saved(page)
    assert len(kept(page)) == 2
    assert opened.complaints == []


def test_in_english_no_thai_is_left_on_the_page(exercise):
    for exercise_id in ("homicide_trend", "metrocable_claim", "credit_to_design", "in_my_tambon"):
        page = exercise(exercise_id, lang="en").page
        words = page.locator("main").inner_text()
        assert not any("\u0e00" <= letter <= "\u0e7f" for letter in words), words
