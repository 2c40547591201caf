"""Every lesson in both languages: run from a fresh kernel, exported, opened with the cable out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import nbformat
import pytest
from axe import violations
from playwright.sync_api import expect

from situtor import language, library
from situtor.exercises import spec
from situtor.exercises.widget import MIME
from situtor.slides import fit
from situtor.slides.deck import deck
from situtor.slides.make import make_decks

pytestmark = pytest.mark.browser
NOTEBOOKS = sorted((library.course_root() / "notebooks").glob("*/*.ipynb"))


@pytest.fixture(scope="module")
def decks(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    results = make_decks(NOTEBOOKS, tmp_path_factory.mktemp("slides"))
    assert [each.error for each in results if each.error] == []
    return {f"{each.path.parent.name}/{each.notebook.stem}": each.path for each in results}


def test_every_lesson_runs_and_its_deck_fits(decks: dict[str, Path], browser: Any):
    assert len(decks) == len(NOTEBOOKS)
    found = [str(each) for path in decks.values() for each in fit.look(browser, path)]
    assert found == []


@pytest.mark.parametrize("name", [f"{path.parent.name}/{path.stem}" for path in NOTEBOOKS])
def test_a_deck_is_small_self_contained_and_accessible(decks, open_page, name):
    path = decks[name]
    assert path.stat().st_size <= 1_500_000
    html = path.read_text("utf-8")
    loads = (
        r"""(?:src|xlink:href|poster|data)\s*=\s*["'](?!data:|#)[a-z]+:"""
        r"""|url\(\s*["']?(?!data:)[a-z]+:|@import"""
    )
    assert re.findall(loads, re.sub(r"(?s)<script.*?</script>", "", html)) == []
    assert "<link" not in html
    # A narrow screen shows all slides below each other: one look covers them all.
    opened = open_page(path, size=(600, 900))
    page = opened.page
    page.wait_for_load_state("load")
    page.wait_for_timeout(400)
    assert page.evaluate("document.documentElement.lang") == name[:2]
    assert violations(page) == []
    assert opened.requests == []
    assert opened.complaints == []


def test_the_exercises_of_the_medellin_deck_are_alive_and_stay_inside_the_slide(decks, open_page):
    opened = open_page(decks["th/day1_04_medellin"]).settle()
    page = opened.page
    slides = page.locator(".slides > .slide")
    for number in range(1, slides.count() + 1):
        card = slides.nth(number - 1).locator(".si-exercise")
        if not card.count():
            continue
        opened.slide(number)
        if card.locator(".si-handle").count():
            for handle in card.locator(".si-handle").all():
                handle.focus()
                page.keyboard.press("PageDown")
            card.get_by_role("button", name="ดูข้อมูลจริง").click()
        elif card.locator("input[type=radio]:visible").count():
            card.locator("input[type=radio]:visible").first.check()
        else:
            card.locator("textarea:visible").first.fill("ทดลองเขียน")
        expect(card.locator(".si-status")).to_have_attribute("data-state", "saved")
        box = card.bounding_box()
        assert box["y"] + box["height"] <= 700, f"slide {number} runs out of the picture"
        assert page.evaluate("location.hash") == f"#/{number}", (
            "a key of the exercise turned the slide"
        )
    assert opened.complaints == []


def test_an_explorer_on_a_slide_shows_its_prepared_pictures(decks, open_page):
    opened = open_page(decks["th/day1_04_medellin"]).settle()
    page = opened.page
    explorer = page.locator(".si-explorer")
    number = page.evaluate(
        "[...document.querySelectorAll('.slides > .slide')]"
        ".findIndex(s => s.querySelector('.si-explorer')) + 1"
    )
    opened.slide(number)
    said = set()
    for button in explorer.locator(".si-states button").all():
        button.click()
        shown: Any = explorer.locator(".si-still:not([hidden])")
        expect(shown).to_have_count(1)
        said.add(shown.locator(".si-say").inner_text())
    assert len(said) == 6
    assert any("เพิ่มขึ้นร้อยละ 27" in each for each in said)


@pytest.mark.parametrize("lang", language.LANGS)
def test_every_exercise_of_the_course_fits_a_slide(lang: str, browser: Any, tmp_path: Path):
    """The lessons show some; the others must be ready to be shown."""
    cells = [nbformat.v4.new_markdown_cell("# ทั้งหมด", metadata=slide("slide"))]
    names = []
    for dossier in [*library.list_cases(), *library.list_collections()]:
        for each in spec.load_exercises(dossier):
            bundle = {"what": "exercise", "case": dossier, "exercise": each.id, "lang": lang}
            shown = nbformat.v4.new_output("display_data", {MIME: bundle, "text/plain": each.id})
            heading = nbformat.v4.new_markdown_cell("## แบบฝึก", metadata=slide("slide"))
            cells += [heading, nbformat.v4.new_code_cell("1", outputs=[shown], metadata=slide("-"))]
            names.append(f"{dossier}/{each.id}")
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"situtor": {"lang": lang}})
    path = tmp_path / f"all.{lang}.slides.html"
    path.write_text(deck(notebook, "all", tmp_path, lang), "utf-8")
    found = [f"{names[each.slide - 2]}: {each.text}" for each in fit.look(browser, path)]
    assert found == []


def slide(kind: str) -> dict[str, Any]:
    return {"slideshow": {"slide_type": kind}}
