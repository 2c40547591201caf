"""The six items before and after, as a participant meets them in JupyterLab."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

import pytest
from axe import violations
from lab import Lab
from playwright.sync_api import expect

pytestmark = pytest.mark.browser


@pytest.fixture
def lab(tmp_path_factory: pytest.TempPathFactory):
    server = Lab(tmp_path_factory.mktemp("lab"))
    yield server
    server.stop()


def handed_in(lab: Lab) -> dict[str, Any]:
    """By form: the answer on disk."""
    with sqlite3.connect(lab.answers) as file:
        rows = file.execute("SELECT exercise, value FROM answers WHERE kind = 'form'").fetchall()
    return {exercise: json.loads(value) for exercise, value in rows}


def fill_in(page: Any, card: Any) -> None:
    card.scroll_into_view_if_needed()
    for number in range(1, 7):
        card.locator(".si-tray button").nth(number - 1).click()
        expect(card.get_by_role("button", name="ส่งคำตอบ")).to_be_disabled()
        card.locator("input[type=radio]:visible").nth(number % 4).check()
    card.get_by_role("button", name="ส่งคำตอบ").click()
    expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")


def test_before_is_handed_in_without_a_word_and_after_opens_with_the_reasons(
    lab: Lab, browser: Any
):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab.open(page, "th/00_start_here.ipynb")
    lab.run_all(page)
    card = page.locator(".si-form")
    fill_in(page, card)
    expect(card.get_by_text("ผู้สอนจะเปิดแนวคิดประกอบ")).to_be_visible()
    expect(card.get_by_text("ช่วยได้มากที่สุด:")).to_have_count(0)
    assert violations(page, ".si-form") == []
    ((first, value),) = handed_in(lab).items()
    assert (len(value["chosen"]), value["done"]) == (6, True)

    lab.open(page, "th/day2_07_capstone.ipynb")
    lab.run_all(page)
    card = page.locator(".si-form")
    fill_in(page, card)
    assert set(handed_in(lab)) == {"doubt_a", "doubt_b"} > {first}
    expect(card.get_by_text("จาก 6 ข้อ").first).to_be_visible()
    card.locator(".si-tray button").first.click()
    expect(card.get_by_text("ข้อที่ช่วยได้มากที่สุด:")).to_have_count(6)
    expect(card.get_by_text("ข้อที่ช่วยได้มากที่สุด:").first).to_be_visible()
    assert violations(page, ".si-form") == []
    page.close()
