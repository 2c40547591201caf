"""Answers: how soon they are on the disk, and whether a killed kernel and a reload lose them."""

from __future__ import annotations

import json
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

import nbformat
from environments import OWN, python, version
from peer_lab import Lab, PeerLab, write
from table import Section, ratio

from situtor.answers import AnswerStore
from situtor.slides import fit

ROUNDS = 10
# JupyterLab saves a changed notebook every two minutes; a little more is waited for.
AUTOSAVE = 130
FREE_TEXT = {
    "grade": True,
    "grade_id": "why",
    "locked": False,
    "points": 1,
    "schema_version": 3,
    "solution": True,
    "task": False,
}


def saying(number: int) -> str:
    return f"คำตอบครั้งที่ {number} ของฉัน"


class Ours:
    """A free-text exercise of situtor."""

    name = "situtor"
    saves = "as one types"

    def __init__(self, folder: Path, browser: Any) -> None:
        self.lab: Lab = Lab(folder)
        code = 'import situtor\nsitutor.setup("th")\nsitutor.load_case("medellin")'
        write(self.lab, nbformat.v4.new_code_cell(code + '.exercise("exit_ticket")'))
        self.page = browser.new_page()

    def give(self, number: int) -> None:
        self._area().fill(saying(number))

    def save(self) -> None:
        """It saves by itself."""

    def kept(self, number: int) -> bool:
        kept = AnswerStore(self.lab.answers).answers() if self.lab.answers.exists() else []
        return any(saying(number) in json.dumps(each.value, ensure_ascii=False) for each in kept)

    def shown(self, number: int) -> bool:
        return bool(self._area().input_value() == saying(number))

    def _area(self) -> Any:
        return self.page.locator(".si-exercise textarea:visible").first


class Quiz:
    """A multiple-choice question of jupyterquiz, asked to preserve responses."""

    name = "jupyterquiz"
    saves = "never"

    def __init__(self, folder: Path, browser: Any) -> None:
        self.lab: Lab = PeerLab(folder, python("quiz"))
        answers = [{"answer": saying(each), "correct": each == 0} for each in range(2 * ROUNDS)]
        asked = {"question": "?", "type": "multiple_choice", "answers": answers}
        code = f"from jupyterquiz import display_quiz\ndisplay_quiz([{asked}]"
        self.file = write(
            self.lab, nbformat.v4.new_code_cell(f"{code}, preserve_responses=True, num=1_000_000)")
        )
        self.page = browser.new_page()
        self.before = b""

    def give(self, number: int) -> None:
        for _ in range(3):  # until there is nothing left to save
            self.lab.command(self.page, "docmanager:save")
            self.page.wait_for_timeout(500)
        self.before = self.file.read_bytes()
        self.page.locator("label.MCButton", has_text=saying(number)).click()
        self.page.locator("label.correctButton, label.incorrectButton").wait_for()

    def save(self) -> None:
        self.page.keyboard.press("Control+s")

    def kept(self, number: int) -> bool:
        try:
            now = json.loads(self.file.read_bytes())
        except ValueError:  # the server is just writing it
            return False
        return bool(now != json.loads(self.before))

    def shown(self, number: int) -> bool:
        self.page.locator("label.MCButton").first.wait_for()
        marked = self.page.locator("label.correctButton, label.incorrectButton")
        return any(saying(number) in text for text in marked.all_inner_texts())


class FreeText:
    """A free-text answer cell of nbgrader; the participant does not press Ctrl+S."""

    name = "nbgrader"
    saves = "autosave"

    def __init__(self, folder: Path, browser: Any) -> None:
        self.lab: Lab = PeerLab(folder, python("grading"))
        answer = nbformat.v4.new_markdown_cell("YOUR ANSWER HERE", metadata={"nbgrader": FREE_TEXT})
        self.file = write(self.lab, answer)
        self.page = browser.new_page()

    def give(self, number: int) -> None:
        cell = self.page.locator(".jp-MarkdownCell").first
        if cell.locator(".jp-RenderedMarkdown:visible").count():
            cell.locator(".jp-RenderedMarkdown").dblclick()
        cell.locator(".cm-content").click()
        self.page.keyboard.press("Control+a")
        self.page.keyboard.insert_text(saying(number))

    def save(self) -> None:
        """Nothing is pressed."""

    def kept(self, number: int) -> bool:
        return saying(number) in self.file.read_text("utf-8")

    def shown(self, number: int) -> bool:
        source = "window.jupyterapp.shell.currentWidget.content.widgets[0].model.sharedModel.source"
        return saying(number) in self.page.evaluate(source)


class FreeTextSaved(FreeText):
    """The same; the participant presses Ctrl+S at once."""

    saves = "Ctrl+S"

    def save(self) -> None:
        self.page.keyboard.press("Control+s")


Tool = Ours | Quiz | FreeText


def opened(tool: Tool) -> None:
    """The notebook, open and run."""
    tool.lab.open(tool.page, "one.ipynb")
    tool.lab.run_all(tool.page)
    tool.page.wait_for_timeout(1000)


def on_disk(tool: Tool, number: int, seconds: float) -> bool:
    """Wait until the answer is in a file; False when it is not in time."""
    limit = time.perf_counter() + seconds
    while time.perf_counter() < limit:
        if tool.kept(number):
            return True
        time.sleep(0.002)
    return False


def latencies(tool: Tool) -> list[float]:
    """Milliseconds from each answer, or from Ctrl+S, to the disk; none if it never gets there."""
    taken = []
    limit = AUTOSAVE if tool.saves == "autosave" else 5
    rounds = 1 if tool.saves in ("autosave", "never") else ROUNDS
    for number in range(rounds):
        start = time.perf_counter()
        tool.give(number)
        if not isinstance(tool, Ours):
            start = time.perf_counter()
        tool.save()
        if on_disk(tool, number, limit):
            taken.append((time.perf_counter() - start) * 1000)
        tool.page.wait_for_timeout(500)
    return taken


def lost(tool: Tool) -> int:
    """Of so many rounds, those in which the answer was gone after the kill and the reload."""
    gone = 0
    for number in range(ROUNDS, 2 * ROUNDS):
        tool.give(number)
        tool.save()
        tool.page.wait_for_timeout(1000 * (number + 0.5) / ROUNDS - 1000)
        dead = tool.lab.kill_kernel()
        tool.page.reload(wait_until="commit")
        tool.lab.wait_for_new_kernel(dead)
        opened(tool)
        gone += not tool.shown(number)
    return gone


def measure() -> Section:
    found = []
    with fit.browser() as browser:
        for kind in (Ours, Quiz, FreeTextSaved, FreeText):
            with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
                tool = kind(Path(folder), browser)
                try:
                    opened(tool)
                    found.append((tool.name, tool.saves, latencies(tool), lost(tool)))
                finally:
                    tool.page.close()
                    tool.lab.stop()
    interpreters = {"situtor": OWN, "jupyterquiz": python("quiz"), "nbgrader": python("grading")}
    ours = statistics.median(found[0][2])
    rows = []
    for name, saves, taken, gone in found:
        middle = statistics.median(taken) if taken else None
        when = "not on the disk" if middle is None else f"{middle:,.0f} ms"
        rows.append(
            [
                version(interpreters[name], name), saves, ratio(middle, ours), when,
                f"**{gone} of {ROUNDS}**",
            ]
        )  # fmt: skip
    return Section(
        "Answers",
        ["tool", "saved", "time to the disk, × ours", "time to the disk", "lost"],
        rows,
        f"Each in its own JupyterLab in headless Chromium. Time: median of {ROUNDS} answers from "
        "the answer (with Ctrl+S: from the key) to a file; autosave once, right after a save, so "
        f"it is the longest wait. Lost: {ROUNDS} rounds of an answer, then, 50 to 950 ms later, "
        "SIGKILL to the kernel and the page reloaded; the notebook is run again and the answer is "
        "looked for. The browser's question whether to leave a changed page is answered with yes. "
        "situtor shows “saved” only when the disk has the answer; until then the browser has it.",
    )
