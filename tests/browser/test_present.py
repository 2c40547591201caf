"""The live deck: `situtor present` as an instructor uses it, in a real browser on a real kernel."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import nbformat
import psutil
import pytest
from axe import violations
from lab import answer
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from playwright.sync_api import Locator, expect

from situtor.answers import AnswerStore
from situtor.answers.answer import Answer
from situtor.slides import fit

pytestmark = pytest.mark.browser
LESSON = "day1_07_basque_country"
# ipywidgets' part for JupyterLab 4.6 says so when it meets Voilà's client, and works.
KNOWN = re.compile(r"Unsatisfied version|No satisfying version")


@dataclass
class Talk:
    """A running `situtor present`."""

    process: subprocess.Popen[str]
    address: str
    answers: Path

    @property
    def kernels(self) -> list[psutil.Process]:
        return psutil.Process(self.process.pid).children(recursive=True)

    def stop(self, how: signal.Signals = signal.SIGTERM) -> tuple[str, str]:
        """What it said by the end, on both streams."""
        self.process.send_signal(how)
        return self.process.communicate(timeout=60)


@dataclass
class Window:
    """A page on the deck, what it asked for, and what it complained about."""

    page: Any
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(address, wait_until="commit")

    def settle(self) -> None:
        """Wait until the deck is there and every slide of it has been fitted."""
        self.page.wait_for_url("**/live/**", timeout=120_000)
        self.page.wait_for_selector("html[data-fit=done]", state="attached", timeout=60_000)

    def turn_to(self, which: str) -> Locator:
        """Press the key for the next slide until one holds what is looked for."""
        slide = self.page.locator(".slide.present")
        for _ in range(60):
            if slide.locator(which).count():
                self.page.wait_for_timeout(350)  # the fade
                return slide
            self.page.keyboard.press("ArrowRight")
        raise AssertionError(f"no slide holds {which}")


def talk_on(lesson: str | Path, folder: Path) -> Talk:
    answers = folder / "answers.sqlite"
    process = subprocess.Popen(
        [sys.executable, "-m", "situtor", "present", str(lesson), "--no-browser"],
        env={**os.environ, "SITUTOR_ANSWERS": str(answers), "PYTHONIOENCODING": "utf-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        cwd=folder,
    )
    assert process.stdout
    for line in process.stdout:
        found = re.search(r"http://127\.0\.0\.1:\S+", line)
        if found:
            return Talk(process, found[0], answers)
    raise AssertionError(process.communicate()[1])


@pytest.fixture(scope="module")
def talk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Talk]:
    talk = talk_on(LESSON, tmp_path_factory.mktemp("talk"))
    yield talk
    talk.process.kill()
    talk.process.wait()


@pytest.fixture
def window(browser: Any) -> Iterator[Callable[[], Window]]:
    contexts = []

    def opener() -> Window:
        context = browser.new_context(viewport={"width": 1280, "height": 720})
        contexts.append(context)
        opened = Window(context.new_page())
        context.on("request", lambda request: opened.requests.append(request.url))
        context.on("console", lambda message: complained(message, opened))
        opened.page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        return opened

    yield opener
    for context in contexts:
        context.close()


def answers(talk: Talk) -> list[Answer]:
    store = AnswerStore(talk.answers)
    try:
        return list(store.answers())
    finally:
        store.close()


def complained(message: Any, opened: Window) -> None:
    if message.type in ("error", "warning") and not KNOWN.search(message.text):
        opened.complaints.append(message.text)


def test_a_live_deck_answers_saves_and_remembers(talk: Talk, window: Callable[[], Window]):
    opened = window()
    page = opened.page
    opened.open(talk.address)
    expect(page.get_by_role("status")).to_have_text("กำลังเปิดบทเรียน")
    opened.settle()
    assert page.evaluate(f"({fit._LOOK})({fit.SMALLEST})") == []

    explorer = opened.turn_to(".widget-hbox")
    said, picture = explorer.locator(".si-say"), explorer.locator(".si-figure img")
    before = said.inner_text(), picture.get_attribute("src")
    explorer.get_by_role("slider").focus()
    page.keyboard.press("ArrowRight")
    expect(said).not_to_have_text(before[0])
    assert picture.get_attribute("src") != before[1]
    moved = said.inner_text()
    explorer.locator("select").first.select_option(index=1)
    expect(said).not_to_have_text(moved)
    assert explorer.locator(".widget-hbox").is_visible()  # the keys were the slider's

    assert violations(page) == []

    page.evaluate("location.hash = '#/1'")
    slide = opened.turn_to(".si-exercise")
    answer(slide, page)
    expect(slide.locator(".si-status")).to_have_text("บันทึกแล้ว")
    kept = answers(talk)
    assert {each.case for each in kept} == {"basque_country"}
    field = slide.locator("input[type=number]").first
    given = field.input_value()

    until(lambda: len(page.evaluate("location.hash")) > 2)  # reveal.js writes it at leisure
    here = page.evaluate("location.hash")
    page.reload(wait_until="commit")
    opened.settle()
    assert page.evaluate("location.hash") == here
    expect(slide.locator(".si-status")).to_have_text("บันทึกแล้ว")
    expect(field).to_have_value(given)
    assert answers(talk) == kept

    own = talk.address.split("?")[0]
    strange = [url for url in opened.requests if not url.startswith((own, "data:", "blob:" + own))]
    assert strange == []
    assert opened.complaints == []


def test_the_speaker_has_notes_and_a_second_window_a_kernel_of_its_own(
    talk: Talk, window: Callable[[], Window]
):
    one, two = window(), window()
    for each in (one, two):
        each.open(talk.address)
    for each in (one, two):
        each.settle()
    ours = "jupyterapp.widgetManager.kernel.id"
    assert one.page.evaluate(ours) != two.page.evaluate(ours)

    with one.page.context.expect_page() as popup:
        one.page.keyboard.press("s")
    assert popup.value.get_by_text("ถ้าเหลือเวลาน้อย").is_visible()
    assert one.complaints == []

    before = len(talk.kernels)
    two.page.goto("about:blank")
    until(lambda: len(talk.kernels) < before)


def test_who_has_not_the_key_gets_nothing_and_a_page_cannot_run_code(
    talk: Talk, window: Callable[[], Window], tmp_path: Path
):
    bare = talk.address.split("?")[0]
    for address, host in ((bare, "127.0.0.1"), (talk.address, "evil.example")):
        request = urllib.request.Request(address, headers={"Host": host})
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(request, timeout=30)
        assert refused.value.code == 403
    assert "situtor present" in window_text(window(), bare)

    opened = window()
    opened.open(talk.address)
    opened.settle()
    path = tmp_path / "written"
    opened.page.evaluate(
        """async (code) => {
            const kernel = jupyterapp.widgetManager.kernel;
            kernel.requestExecute({ code });
            await kernel.requestKernelInfo(); // what the kernel does next
        }""",
        f"open({str(path)!r}, 'w')",
    )
    assert not path.exists()
    assert not opened.page.evaluate("fetch('https://example.org/').then(() => true, () => false)")


def window_text(opened: Window, address: str) -> str:
    opened.page.goto(address)
    return str(opened.page.locator("main").inner_text())


def until(true: Callable[[], bool], seconds: float = 60) -> None:
    limit = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < limit
        time.sleep(0.1)


def test_a_failing_cell_a_dead_kernel_and_a_signal_are_taken_calmly(
    tmp_path: Path, window: Callable[[], Window]
):
    hostile = "<script>window.stolen = 1</script><img src='http://evil.example/i.png'>สวัสดี"
    cells = [
        new_markdown_cell("# เรื่องสั้น", metadata={"slideshow": {"slide_type": "slide"}}),
        new_markdown_cell("## เสีย", metadata={"slideshow": {"slide_type": "slide"}}),
        new_code_cell("1 / 0"),
        new_markdown_cell("## ดี", metadata={"slideshow": {"slide_type": "slide"}}),
        new_code_cell(f"import ipywidgets\nipywidgets.HTML({hostile!r})"),
    ]
    notebook = tmp_path / "short.ipynb"
    nbformat.write(new_notebook(cells=cells), notebook)
    talk = talk_on(notebook, tmp_path)
    try:
        opened = window()
        page = opened.page
        opened.open(talk.address)
        opened.settle()
        broken = page.locator(".slide", has_text="เสีย")
        assert "ส่วนนี้เปิดไม่ได้ในครั้งนี้" in broken.inner_text()
        assert "Error" not in page.locator("main").inner_text()
        assert page.locator(".widget-html", has_text="สวัสดี").count() == 1
        assert page.evaluate("window.stolen") is None

        for kernel in talk.kernels:
            kernel.kill()
        again = page.get_by_role("alert").get_by_role("button")
        again.wait_for()
        again.click(no_wait_after=True)
        page.get_by_role("status").get_by_text("กำลังเปิดบทเรียน").wait_for()
        opened.settle()

        kernels = talk.kernels
        assert kernels
        _, said = talk.stop()
        assert talk.process.returncode == 0
        lines = [line for line in said.splitlines() if "ZeroDivisionError: division" not in line]
        assert lines == []
        assert psutil.wait_procs(kernels, timeout=10)[1] == []
    finally:
        talk.process.kill()
