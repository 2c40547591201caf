"""Every kind in the hosts without a kernel: a slide, and the worksheet as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pytest
from axe import violations
from by_keyboard import complete
from playwright.sync_api import expect
from test_every_kind import ONE_OF_EACH, RIGHT

from situtor import library
from situtor.exercises import spec
from situtor.exercises.widget import MIME
from situtor.site.worksheets import render
from situtor.slides.deck import deck

pytestmark = pytest.mark.browser


def slide(kind: str) -> dict[str, Any]:
    return {"slideshow": {"slide_type": kind}}


def test_every_kind_is_done_on_a_slide_and_the_keys_do_not_turn_it(
    tmp_path: Path, open_page: Callable[..., Any]
):
    cells = [nbformat.v4.new_markdown_cell("# ทั้งหมด", metadata=slide("slide"))]
    for dossier, exercise in ONE_OF_EACH.values():
        bundle = {"what": "exercise", "case": dossier, "exercise": exercise, "lang": "th"}
        shown = nbformat.v4.new_output("display_data", {MIME: bundle, "text/plain": exercise})
        heading = nbformat.v4.new_markdown_cell("## แบบฝึก", metadata=slide("slide"))
        cells += [heading, nbformat.v4.new_code_cell("1", outputs=[shown], metadata=slide("-"))]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"situtor": {"lang": "th"}})
    path = tmp_path / "all.slides.html"
    path.write_text(deck(notebook, "all", tmp_path, "th"), "utf-8")
    opened = open_page(path).settle()
    page = opened.page
    for number, (name, (dossier, exercise)) in enumerate(ONE_OF_EACH.items(), start=2):
        asked = spec.resolve(dossier, exercise, "th")
        card = opened.slide(number).locator(".si-exercise")
        walk = complete(page, "th", ".slide.present .si-exercise")
        assert walk.unseen == set(), name
        expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")
        value = page.evaluate("JSON.parse(localStorage.getItem('situtor.answers.1')).at(-1).value")
        assert RIGHT[name](asked, value), (name, value)
        assert page.evaluate("location.hash") == f"#/{number}", f"{name}: a key turned the slide"
        assert violations(page, ".slide.present .si-exercise") == [], name
    assert opened.complaints == []
    assert opened.requests == []


def test_the_worksheets_of_every_kind_can_be_read_by_everyone(
    tmp_path: Path, open_page: Callable[..., Any]
):
    module = next(each for day in library.load_course().days for each in day.modules if each.cases)
    path = tmp_path / "sheet.html"
    html = render(module, list(ONE_OF_EACH.values()), "th", "https://example.org/course")
    path.write_text(html, "utf-8")
    opened = open_page(path)
    assert violations(opened.page) == []
    for dossier, exercise in ONE_OF_EACH.values():
        assert spec.resolve(dossier, exercise, "th")["reasoning"] not in html
    assert opened.complaints == []
