"""An answer shown as saved is on disk, whatever happens to the kernel next."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from axe import violations
from lab import Lab, answer
from playwright.sync_api import Browser, Page, expect

from situtor import library
from situtor.answers import AnswerStore
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
    nbformat.write(notebook, server.folder / "again.ipynb")
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
        assert violations(page, f".jp-Cell:nth-of-type({place + 1}) {CARD}") == [], kind
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


WHY = f'{CARD} [data-stage="first"] textarea'


def saved(page: Page) -> None:
    expect(page.locator(f"{CARD} .si-status")).to_have_attribute("data-state", "saved")


def opened(lab: Lab, browser: Browser, notebook: str = "one.ipynb") -> Page:
    page = browser.new_context().new_page()
    lab.open(page, notebook)
    lab.run_all(page)
    expect(page.locator(CARD)).to_be_visible(timeout=30_000)
    return page


def test_letters_typed_while_others_are_being_saved_stay(lab: Lab, browser: Browser):
    page = opened(lab, browser)
    words = "ถามว่าใครนับ และนับอย่างไร" * 2
    page.locator(WHY).fill("")
    # About as long between two letters as one takes to be saved: answers cross on the way.
    page.locator(WHY).press_sequentially(words, delay=65, timeout=0)
    saved(page)
    expect(page.locator(WHY)).to_have_value(words)
    assert words in on_disk(lab.answers)[-1]
    page.context.close()


def test_two_tabs_on_one_notebook_show_each_others_answers_and_say_so(lab: Lab, browser: Browser):
    one = opened(lab, browser)
    lab.command(one, "docmanager:save")
    lab.idle(one)
    two = one.context.new_page()
    two.goto(one.url.replace("?reset", ""))
    expect(two.locator(CARD)).to_be_visible(timeout=30_000)
    option = next(each for each in OPTIONS if each != shown(one))
    choose(two, option)
    saved(two)
    expect(one.locator(f'{CARD} input[value="{option}"]').first).to_be_checked()
    expect(one.locator(f"{CARD} .si-notice")).to_contain_text("อีกหน้าต่างหนึ่ง")
    expect(two.locator(f"{CARD} .si-notice")).to_be_hidden()
    before = len(on_disk(lab.answers))
    other = next(each for each in OPTIONS if each != option)
    choose(one, other)
    expect(two.locator(f'{CARD} input[value="{other}"]').first).to_be_checked()
    assert len(on_disk(lab.answers)) == before + 1
    one.context.close()


def test_two_kernels_on_one_store_keep_both_answers_and_say_so(lab: Lab, browser: Browser):
    one, two = opened(lab, browser), opened(lab, browser, "again.ipynb")
    first, second = [each for each in OPTIONS if each != shown(one)][:2]
    choose(one, first)
    saved(one)
    choose(two, second)
    saved(two)
    expect(two.locator(f"{CARD} .si-notice")).to_contain_text("เก็บไว้ทั้งสองแบบ")
    assert [first in each or second in each for each in on_disk(lab.answers)[-2:]] == [True, True]
    choose(two, next(each for each in OPTIONS if each != second))
    expect(two.locator(f"{CARD} .si-notice")).to_be_hidden()  # said once
    page = two
    page.get_by_role("button", name="คำตอบก่อนหน้า").click()
    expect(page.locator(".si-earlier li button").last).to_be_visible()
    one.context.close()
    two.context.close()


def test_an_answer_to_an_older_version_is_not_shown_as_one_to_this(lab: Lab, browser: Browser):
    store = AnswerStore(lab.answers)
    store.add("medellin", "which_count", "vote", {"story": "<i>เดิม</i>"}, spec_version=0)
    store.close()
    page = opened(lab, browser)
    expect(page.locator(f"{CARD} .si-notice")).to_contain_text("คำตอบเดิมยังเก็บไว้")
    assert shown(page) is None
    page.get_by_role("button", name="คำตอบก่อนหน้า").click()
    page.locator(".si-earlier li button").last.click()
    expect(page.locator(".si-earlier bdi")).to_have_text("<i>เดิม</i>")
    assert violations(page, CARD) == []
    choose(page, OPTIONS[0])
    saved(page)
    page.context.close()


@pytest.fixture
def full_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of half a megabyte, all taken."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("a small disk can be mounted by root only")
    try:
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def test_a_full_disk_is_said_and_the_answer_stays_and_is_saved_when_there_is_room(
    lab: Lab, browser: Browser, full_disk: Path
):
    cell = nbformat.v4.new_code_cell(
        f'import os\nos.environ["SITUTOR_ANSWERS"] = {str(full_disk / "answers.sqlite")!r}\n'
        'import situtor\nsitutor.setup("th")\n'
        'situtor.load_case("medellin").exercise("which_count")'
    )
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    notebook = nbformat.v4.new_notebook(cells=[cell], metadata=kernel)
    nbformat.write(notebook, lab.folder / "full.ipynb")
    page = opened(lab, browser, "full.ipynb")
    choose(page, OPTIONS[0])
    saved(page)
    with (full_disk / "filler").open("wb", buffering=0) as filler:
        try:
            while True:
                filler.write(b"x" * 256)
        except OSError:
            pass
    # What was set aside for the log may hold a few more answers; then nothing more goes in.
    long = "ข้อความ " * 120
    for turn in range(40):
        page.locator(WHY).fill(f"{turn} {long}")
        page.wait_for_function(
            f"['saved', 'unsaved'].includes(document.querySelector('{CARD} .si-status')"
            ".dataset.state)"
        )
        page.wait_for_timeout(150)
        if status(page) == "unsaved":
            break
    expect(page.locator(f"{CARD} .si-status")).to_contain_text("ดิสก์ของเครื่องนี้เต็ม")
    expect(page.locator(WHY)).to_have_value(f"{turn} {long}")
    (full_disk / "filler").unlink()
    choose(page, OPTIONS[1])
    saved(page)
    assert f"{turn} {long.strip()}" in on_disk(full_disk / "answers.sqlite")[-1]
    page.context.close()
