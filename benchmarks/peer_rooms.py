"""Collecting and summing a room: our summary against nbgrader's collect, autograde and export."""

from __future__ import annotations

import csv
import shutil
import tempfile
import uuid
from pathlib import Path

import answers
import nbformat
from decks import timed
from environments import OWN, output, python, version
from peer_lab import KERNEL
from table import Section, ratio

PEOPLE, FEWER = 200, 50
PATIENCE = 240
COURSE, ASSIGNMENT = "room", "one"
STAMP = "2026-11-21 02:00:00.000000 UTC"
CONFIG = """c = get_config()
c.CourseDirectory.course_id = "room"
c.Exchange.root = "exchange"
c.ExchangeCollect.check_owner = False
"""
SOLUTION = "### BEGIN SOLUTION\nanswer = 2\n### END SOLUTION"
ASKED = "raise NotImplementedError()"


def _cell(source: str, name: str, *, graded: bool) -> nbformat.NotebookNode:
    details = {
        "grade": graded,
        "grade_id": name,
        "locked": graded,
        "schema_version": 3,
        "solution": not graded,
        "task": False,
        **({"points": 1} if graded else {}),
    }
    return nbformat.v4.new_code_cell(source, metadata={"nbgrader": details})


def nbgrader(people: int) -> tuple[float, float, float]:
    """Seconds that collecting, grading and exporting so many one-question notebooks take."""
    interpreter = python("grading")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)

        def run(*command: str) -> str:
            return output(interpreter, "-m", "nbgrader", *command, cwd=folder)

        (folder / "nbgrader_config.py").write_text(CONFIG, "utf-8")
        source = folder / "source" / ASSIGNMENT / "question.ipynb"
        source.parent.mkdir(parents=True)
        cells = [
            _cell(SOLUTION, "answer", graded=False),
            _cell("assert answer == 2", "test", graded=True),
        ]
        nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=KERNEL), source)
        run("generate_assignment", ASSIGNMENT)
        asked = (folder / "release" / ASSIGNMENT / "question.ipynb").read_text("utf-8")
        assert ASKED in asked
        for number in range(people):
            person = f"p{number:05d}+{ASSIGNMENT}+{STAMP}+{uuid.UUID(int=number).hex}"
            inbound = folder / "exchange" / COURSE / "inbound" / person
            inbound.mkdir(parents=True)
            given = asked.replace(ASKED, f"answer = {number % 4}")
            (inbound / "question.ipynb").write_text(given, "utf-8")
            (inbound / "timestamp.txt").write_text(STAMP, "utf-8")
        collect = timed(lambda: run("collect", ASSIGNMENT))
        grade = timed(lambda: run("autograde", ASSIGNMENT, "--create"))
        export = timed(lambda: run("export", "--to=grades.csv"))
        with (folder / "grades.csv").open(encoding="utf-8") as file:
            scores = [float(row["score"]) for row in csv.DictReader(file)]
        right = len(range(2, people, 4))
        assert (len(scores), sum(scores)) == (people, right), "nbgrader lost some"
        shutil.rmtree(folder / "autograded")
    return collect, grade, export


def ours(people: int, each: int) -> float:
    """Seconds to import the files of so many people and make one summary."""
    with tempfile.TemporaryDirectory() as folder:
        answers.write_files(Path(folder), people, each)
        first = next(answers._all_exercises())["id"]
        code = answers.TASKS["kept on this machine, one summary"]
        filled = code.format(case=answers.CASE, exercise=first, folder=folder)
        return answers.measured(filled, folder)[0]


def measure() -> Section:
    tools = [version(OWN, "situtor"), version(python("grading"), "nbgrader")]
    rows = []
    base = None
    people = PEOPLE
    for people in (FEWER, PEOPLE):
        one, sixty = ours(people, 1), ours(people, answers.EACH)
        parts = nbgrader(people)
        base = one
        rows += [
            [tools[0], f"{people} × 1", ratio(one, base), f"{one:.1f} s", "files read, summary"],
            [tools[0], f"{people} × {answers.EACH}", ratio(sixty, base), f"{sixty:.1f} s", "same"],
            [
                tools[1], f"{people} × 1", ratio(sum(parts), base), f"{sum(parts):.0f} s",
                "collect {:.1f} s, autograde {:.0f} s, export {:.1f} s".format(*parts),
            ],
        ]  # fmt: skip
        if sum(parts) * PEOPLE / people > PATIENCE:
            break
    more = (
        ""
        if people == PEOPLE
        else f" nbgrader was measured with {FEWER} people only: {PEOPLE}, one after the other, "
        f"would take over {PATIENCE // 60} minutes."
    )
    return Section(
        "Collecting and summing a room",
        ["tool", "people × answers", "time, × ours", "time", "of that"],
        rows,
        "situtor: a fresh process reads each participant's exported file into its store and draws "
        "the room's summary of one exercise. nbgrader: its three commands, as an instructor types "
        "them, on a notebook of one automatically graded code cell (free text it leaves to be "
        f"read by hand); its scores are checked to be complete.{more}",
    )
