from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result

import situtor
from situtor.answers import AnswerStore
from situtor.cli import main

if TYPE_CHECKING:
    from conftest import CourseCopy


def situtor_says(*arguments: str | Path) -> Result:
    """Runs the command on a wide screen; whatever happens, a person never meets a traceback."""
    result = CliRunner(env={"COLUMNS": "200"}).invoke(main, [str(each) for each in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def error_line(result: Result) -> str:
    """The one line in which a command failed."""
    assert result.exit_code != 0
    (line,) = result.stderr.splitlines()
    return line


# --- looking around --------------------------------------------------------------------------


def test_the_plan_lists_every_module_with_its_minutes(course: CourseCopy) -> None:
    said = situtor_says("plan", "--lang", "en").stdout
    for day in situtor.load_course().days:
        assert f"Day {day.day}: {day.title.en} ({day.minutes} min)" in said
        for module in day.modules:
            (line,) = [each for each in said.splitlines() if module.title.en in each]
            assert line.split()[0] == str(module.minutes)
            written = module.id in ("00_start_here", "day1_04_medellin")
            assert line.rstrip().endswith(module.id if written else f"{module.id} (planned)")
    assert said.endswith("Next: situtor teach --lang en\n")
    thai = situtor_says("plan").stdout
    assert "วันที่ 1" in thai
    assert "day1_03_seoul (ยังไม่มี)" in thai


def test_cases_are_listed_with_what_they_hold(course: CourseCopy) -> None:
    rows = [line.split() for line in situtor_says("cases", "--lang", "en").stdout.splitlines()]
    held = {row[0]: row[-2:] for row in rows if row}
    for case_id in ("medellin", "trat_satcha"):
        case = situtor.load_case(case_id)
        assert held[case_id] == [str(len(case.facts)), str(len(case.tables))]
    assert "trat_satcha" not in situtor_says("cases", "--day", "1").stdout


def test_a_console_of_another_code_page_does_not_stop_thai(tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [sys.executable, "-c", "from situtor.cli import main; main()", "plan"],
        capture_output=True,
        env=env,
        check=True,
    )
    assert "วันที่ 1" in done.stdout.decode("utf-8")


def test_help_names_every_command_and_the_version_is_told() -> None:
    said = situtor_says("--help").stdout
    for command in main.commands:
        assert f"\n  {command} " in said
        assert situtor_says(command, "-h").exit_code == 0
    assert situtor_says("--version").stdout.rstrip().endswith(situtor.__version__)


# --- slides and teaching ---------------------------------------------------------------------


def test_slides_of_an_unknown_lesson_suggest_the_nearest(tmp_path: Path) -> None:
    said = error_line(situtor_says("slides", "day1_04_medelin", "--out", tmp_path / "slides"))
    assert said.startswith(
        "Error: no module 'day1_04_medelin' in the lessons; did you mean day1_04_medellin"
    )
    assert not (tmp_path / "slides").exists()


def test_slides_go_to_a_file_that_is_named_with_its_size(tmp_path: Path) -> None:
    lesson = tmp_path / "mine.ipynb"
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# My lesson"}
    notebook = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    lesson.write_text(json.dumps(notebook), "utf-8")
    result = situtor_says("slides", lesson, "--out", tmp_path / "slides", "--lang", "en")
    assert result.exit_code == 0, result.stderr
    (deck,) = (tmp_path / "slides").rglob("*.html")
    assert "My lesson" in deck.read_text("utf-8")
    assert f"{deck}  {deck.stat().st_size / 1e6:.2f} MB" in result.stdout
    assert "Next: " in result.stdout


def test_a_notebook_that_cannot_be_made_into_slides_fails_in_plain_words(tmp_path: Path) -> None:
    (tmp_path / "broken.ipynb").write_text("not a notebook", "utf-8")
    result = situtor_says("slides", tmp_path / "broken.ipynb", "--out", tmp_path / "slides")
    assert result.exit_code != 0
    assert "broken" in result.stderr
    assert result.stderr.splitlines()[-1] == "Error: 1 of 1 decks were not made"
    assert "Traceback" not in result.output


def test_teach_lays_the_lessons_out_and_says_what_it_did(
    course: CourseCopy, tmp_path: Path
) -> None:
    folder = tmp_path / "my lessons"
    said = situtor_says("teach", "--prepare", "--folder", folder).stdout
    assert f"Lessons in {folder}: 4 new, 0 updated." in said
    mine = folder / "th" / "day1_04_medellin.ipynb"
    mine.write_text(mine.read_text("utf-8").replace("คาดก่อนเห็น", "ทายก่อนเห็น"), "utf-8")
    course.replace("notebooks/th/day1_04_medellin.ipynb", "คาดก่อนเห็น", "เดาก่อนเห็น")
    said = situtor_says("teach", "--prepare", "--folder", folder).stdout
    assert "0 new, 0 updated" in said
    assert f"beside it: th/day1_04_medellin ({situtor.__version__}).ipynb" in said
    assert "ทายก่อนเห็น" in mine.read_text("utf-8")


def test_teach_in_a_place_that_cannot_be_written_fails_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    said = error_line(situtor_says("teach", "--prepare", "--folder", tmp_path / "file" / "course"))
    assert said.startswith("Error: the folder ")
    assert said.endswith("choose another")


@pytest.mark.parametrize(
    "command",
    [
        "slides day1_04_medellin --out",
        "worksheets day1_04_medellin --out",
        "site --out",
        "release --out",
        "cases --excel",
        "answers export",
    ],
)
def test_a_place_that_cannot_be_written_is_one_line_that_says_what_to_do(
    tmp_path: Path, command: str
) -> None:
    (tmp_path / "file").write_text("mine", "utf-8")
    said = error_line(situtor_says(*command.split(), tmp_path / "file" / "room"))
    assert said.startswith(f"Error: {tmp_path / 'file' / 'room'}")
    assert re.search(r"choose (?:another|a) folder", said)
    assert (tmp_path / "file").read_text("utf-8") == "mine"


# --- answers ---------------------------------------------------------------------------------


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    """The store the command uses, with two answers of one participant."""
    store = AnswerStore(tmp_path / "answers.sqlite")
    store.rename("นิด")
    for choice in ("police", "both"):
        store.add("medellin", "which_count", "vote", {"choice": choice})
    return store


@pytest.fixture
def file(store: AnswerStore, tmp_path: Path) -> Path:
    """Those answers in a file."""
    path = tmp_path / "room.situtor.jsonl"
    assert f"2 answers in {path}" in situtor_says("answers", "export", path).stdout
    return path


def test_answers_travel_to_another_machine_and_may_arrive_twice(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITUTOR_ANSWERS", str(tmp_path / "elsewhere.sqlite"))
    assert "2 new, 0 known, 0 rejected" in situtor_says("answers", "import", file).stdout
    assert "0 new, 2 known, 0 rejected" in situtor_says("answers", "import", file).stdout
    there = AnswerStore(tmp_path / "elsewhere.sqlite")
    assert [answer.value["choice"] for answer in there.answers()] == ["police", "both"]
    listed = situtor_says("answers", "list").stdout
    (learner,) = [each for each in there.learners() if each.nickname == "นิด"]
    assert f"{learner.id}      2  นิด" in listed


def test_a_truncated_file_fails_in_one_line_and_brings_nothing(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = tmp_path / "cut.situtor.jsonl"
    cut.write_bytes(file.read_bytes()[:-40])
    monkeypatch.setenv("SITUTOR_ANSWERS", str(tmp_path / "elsewhere.sqlite"))
    result = situtor_says("answers", "import", cut)
    assert result.exit_code != 0
    line, summary = result.stderr.splitlines()
    assert line.startswith(f"{cut}: the file is not complete (")
    assert "--salvage" in line
    assert summary.startswith("Error: 1 of 1 files")
    assert list(AnswerStore(tmp_path / "elsewhere.sqlite").answers()) == []
    # A sound file beside it is taken all the same.
    result = situtor_says("answers", "import", cut, file)
    assert "2 new" in result.stdout
    assert result.exit_code != 0
    assert "known" in situtor_says("answers", "import", "--salvage", cut).stdout


def test_a_file_that_is_not_there_or_not_ours_fails_in_one_line_each(tmp_path: Path) -> None:
    (tmp_path / "other.csv").write_text("a,b\n1,2\n", "utf-8")
    result = situtor_says("answers", "import", tmp_path / "none", tmp_path / "other.csv")
    assert result.exit_code != 0
    missing, foreign, summary = result.stderr.splitlines()
    assert missing.startswith(f"{tmp_path / 'none'}: the file cannot be read")
    assert foreign.startswith(f"{tmp_path / 'other.csv'}: this is not a file of situtor's answers")
    assert summary.startswith("Error: 2 of 2 files")


def test_export_never_replaces_another_file(store: AnswerStore, tmp_path: Path) -> None:
    precious = tmp_path / "report.docx"
    precious.write_bytes(b"my report")
    said = error_line(situtor_says("answers", "export", precious))
    assert said.startswith(f"Error: {precious}: something else")
    assert precious.read_bytes() == b"my report"


def test_forgetting_removes_the_answers_and_the_nickname(store: AnswerStore) -> None:
    learner = store.learner().id
    assert (
        "2 answers and the nickname are gone" in situtor_says("answers", "forget", learner).stdout
    )
    assert learner not in situtor_says("answers", "list").stdout
    assert "Error: " in error_line(situtor_says("answers", "forget", learner))
