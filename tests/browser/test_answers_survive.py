"""An answer shown as saved is on disk, whatever happens to the kernel next."""

from __future__ import annotations

import os
import random
import sqlite3
from pathlib import Path

import nbformat
import pytest
from lab import Lab, answer
from playwright.sync_api import Browser, Page, expect

from situtor import library
from situtor.exercises import spec
from situtor.exercises.kinds import ANSWERS

ROUNDS = int(os.environ.get("SITUTOR_SOAK", "12"))
OPTIONS = ["police", "forensic", "both", "neither"]
CARD = ".si-exercise"

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory):
    server = Lab(tmp_path_factory.mktemp("lab"))
    cell = nbformat.v4.new_code_cell(
        'import situtor\nsitutor.setup("th")\nsitutor.load_case("medellin").exercise("which_count")'
    )
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
    nbformat.write(notebook, server.folder / "one.ipynb")
    yield server
    server.stop()


def choose(page: Page, option: str) -> None:
    page.locator(f'{CARD} input[value="{option}"]').first.check()


def shown(page: Page) -> str | None:
    chosen = page.locator(f'{CARD} [data-stage="first"] input[type=radio]:checked')
    return chosen.first.get_attribute("value") if chosen.count() else None


def status(page: Page) -> str:
    return page.locator(f"{CARD} .si-status").first.get_attribute("data-state") or ""


def on_disk(path: Path) -> list[str]:
    with sqlite3.connect(path) as file:
        return [row[0] for row in file.execute("SELECT value FROM answers ORDER BY rowid")]


def restart(lab: Lab, page: Page, dead: int) -> None:
    """After a kill the server brings a new kernel; the participant runs the cell again."""
    lab.wait_for_new_kernel(dead)
    lab.idle(page)
    button = page.locator(".jp-Dialog button.jp-mod-accept")
    if button.count():
        button.first.click()
    lab.run_all(page)
    expect(page.locator(CARD)).to_be_visible(timeout=30_000)


def test_nothing_shown_as_saved_is_lost_when_the_kernel_is_killed(lab: Lab, browser: Browser):
    page = browser.new_page()
    lab.open(page, "one.ipynb")
    lab.run_all(page)
    expect(page.locator(CARD)).to_be_visible(timeout=30_000)
    luck = random.Random(7)
    promised = 0
    for turn in range(ROUNDS):
        before = shown(page)
        option = luck.choice([each for each in OPTIONS if each != before])
        known = len(on_disk(lab.answers)) if lab.answers.exists() else 0
        choose(page, option)
        page.wait_for_timeout(luck.choice([0, 20, 80, 300, 700]))
        saved = status(page) == "saved"
        dead = lab.kill_kernel()
        if saved:
            promised += 1
            written = on_disk(lab.answers)
            assert len(written) > known, f"round {turn}: shown as saved, but nothing was written"
            assert f'"{option}"' in written[-1], f"round {turn}: {written[-1]}"
        restart(lab, page, dead)
        # What was not confirmed waited in the browser: not even that is lost.
        assert shown(page) == option, f"round {turn}: {option} was given, {shown(page)} is shown"
        expect(page.locator(f"{CARD} .si-status")).to_have_attribute("data-state", "saved")
    print(f"{ROUNDS} kills, {promised} right after “saved”, none lost")
    assert promised >= ROUNDS // 4
    page.close()


def test_a_reloaded_page_shows_the_last_answer(lab: Lab, browser: Browser):
    page = browser.new_page()
    lab.open(page, "one.ipynb")
    lab.run_all(page)
    option = next(each for each in OPTIONS if each != shown(page))
    choose(page, option)
    expect(page.locator(f"{CARD} .si-status")).to_have_attribute("data-state", "saved")
    lab.open(page, "one.ipynb")
    lab.run_all(page)
    expect(page.locator(CARD)).to_be_visible(timeout=30_000)
    assert shown(page) == option
    page.close()


def one_of_each_kind() -> dict[str, tuple[str, str]]:
    """The first exercise of each kind in the course: kind → case and exercise."""
    found: dict[str, tuple[str, str]] = {}
    for dossier in [*library.list_cases(), *library.list_collections()]:
        for each in spec.load_exercises(dossier):
            found.setdefault(each.kind, (dossier, each.id))
    return found


def test_an_answer_of_every_kind_survives_a_killed_kernel(lab: Lab, browser: Browser):
    kinds = one_of_each_kind()
    assert set(kinds) == set(ANSWERS)
    cells = [nbformat.v4.new_code_cell('import situtor\nsitutor.setup("th")')]
    for dossier, exercise in kinds.values():
        load = "load_collection" if dossier in library.list_collections() else "load_case"
        source = f'situtor.{load}("{dossier}").exercise("{exercise}")'
        cells.append(nbformat.v4.new_code_cell(source))
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), lab.folder / "all.ipynb")
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    lab.open(page, "all.ipynb")
    lab.run_all(page)
    for place, kind in enumerate(kinds, start=1):
        card = page.locator(".jp-Cell").nth(place).locator(CARD)
        card.scroll_into_view_if_needed()
        answer(card, page)
        expect(card.locator(".si-status"), kind).to_have_attribute("data-state", "saved")
    dead = lab.kill_kernel()
    with sqlite3.connect(lab.answers) as file:
        stored = {row[0] for row in file.execute("SELECT kind FROM answers")}
    assert stored >= set(kinds), "shown as saved, but not on disk"
    lab.wait_for_new_kernel(dead)
    lab.idle(page)
    button = page.locator(".jp-Dialog button.jp-mod-accept")
    if button.count():
        button.first.click()
    lab.run_all(page)
    for place, kind in enumerate(kinds, start=1):
        card = page.locator(".jp-Cell").nth(place).locator(CARD)
        card.scroll_into_view_if_needed()
        expect(card.locator(".si-status"), kind).to_have_attribute("data-state", "saved")
        # What is not empty can be cleared.
        expect(card.locator(".si-foot .si-quiet").nth(1), kind).to_be_enabled()
    page.close()
