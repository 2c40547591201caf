"""The lessons as an instructor opens them: a real JupyterLab, a real kernel, no network."""

from __future__ import annotations

from typing import Any

import pytest
from axe import violations
from lab import ROOT, Lab, answer, turn
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
LESSONS = sorted(path.stem for path in (ROOT / "notebooks" / "th").glob("*.ipynb"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory):
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


def cells(page: Any, script: str) -> Any:
    return page.evaluate(
        "script => { const cells = window.jupyterapp.shell.currentWidget.content.widgets;"
        " return new Function('cells', script)(cells) }",
        script,
    )


@pytest.mark.parametrize("lesson", LESSONS)
def test_a_lesson_runs_and_its_exercises_and_explorers_answer(lab: Lab, browser: Any, lesson: str):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    asked: set[str] = set()
    complaints: list[str] = []
    page.on("request", lambda request: asked.add(request.url))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    lab.open(page, f"th/{lesson}.ipynb")
    lab.run_all(page)
    failed = cells(
        page,
        "return cells.filter(c => c.model.type === 'code' && c.model.outputs.toJSON()"
        ".some(o => o.output_type === 'error' || o.output_type === 'stream'))"
        ".map(c => c.model.id)",
    )
    assert failed == []
    hidden = cells(page, "return cells.every(c => c.model.type !== 'code' || c.inputHidden)")
    assert hidden, "a cell shows its code"
    kinds = {
        "exercise": "case.exercise|\\.exercise\\(",
        "explorer": "situtor\\.explore",
    }
    for kind, pattern in kinds.items():
        places = cells(
            page,
            "return cells.map((c, i) => [i, c.model.sharedModel.source])"
            f".filter(([i, s]) => /{pattern}/.test(s)).map(([i]) => i)",
        )
        if not places:
            continue
        cells(page, f"cells[{places[0]}].node.scrollIntoView()")
        area = page.locator(".jp-Cell").nth(places[0])
        if kind == "exercise":
            card = area.locator(".si-exercise")
            expect(card).to_be_visible()
            assert violations(page, ".si-exercise") == []
            answer(card, page)
            expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")
        else:
            expect(area.locator(".si-say")).to_be_visible()
            turn(area, page)
    outside = {url for url in asked if f"127.0.0.1:{lab.port}" not in url and "://" in url[:8]}
    assert {url for url in outside if not url.startswith(("blob:", "data:"))} == set()
    assert complaints == []
    page.close()


def test_the_nickname_is_kept(lab: Lab, browser: Any):
    page = browser.new_page()
    lab.open(page, "th/00_start_here.ipynb")
    lab.run_all(page)
    field = page.get_by_label("ชื่อเล่นของผู้ตอบ")
    field.fill("ป้าแดง")
    field.press("Enter")
    expect(page.get_by_text("บันทึกแล้ว").first).to_be_visible()
    lab.open(page, "th/00_start_here.ipynb")
    lab.run_all(page)
    expect(page.get_by_label("ชื่อเล่นของผู้ตอบ")).to_have_value("ป้าแดง")
    page.close()


def test_a_full_disk_or_a_folder_one_may_not_write_is_said_and_the_answer_stays(
    lab: Lab, browser: Any
):
    page = browser.new_page()
    lab.open(page, "th/00_start_here.ipynb")
    lab.run_all(page)
    card = page.locator(".si-exercise:not(.si-form)")
    expect(card).to_be_visible()
    files = list(lab.answers.parent.glob("answers.sqlite*"))
    kept = lab.answers.with_name("kept")
    kept.mkdir()
    for path in files:
        path.rename(kept / path.name)
    lab.answers.mkdir()
    try:
        card.locator("input[type=radio]").nth(2).check()
        expect(card.locator(".si-status")).to_contain_text("ยังไม่ได้บันทึก")
        expect(card.locator("input[type=radio]").nth(2)).to_be_checked()
    finally:
        lab.answers.rmdir()
        for path in files:
            (kept / path.name).rename(path)
    card.locator("input[type=radio]").nth(1).check()
    expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")
    page.close()
