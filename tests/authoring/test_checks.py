from __future__ import annotations

import json
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from situtor.authoring import checks, datapackage
from situtor.authoring.checks import check_all
from situtor.cli import main

if TYPE_CHECKING:
    from conftest import CourseCopy

Cells = list[dict[str, Any]]

THAI, ENGLISH = (f"notebooks/{lang}/day1_04_medellin.ipynb" for lang in ("th", "en"))


def findings(course: CourseCopy) -> list[str]:
    """What the check finds, as places inside the course."""
    return [str(finding).replace(f"{course.root}/", "") for finding in check_all()]


def edit(course: CourseCopy, name: str, change: Callable[[Cells], Any]) -> None:
    """Change the cells of a lesson."""
    path = course.path(name)
    notebook = json.loads(path.read_text("utf-8"))
    change(notebook["cells"])
    path.write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")


def cell(cells: Cells, cell_id: str) -> dict[str, Any]:
    return next(each for each in cells if each["id"] == cell_id)


# --- the course as it stands -----------------------------------------------------------------


def test_there_is_nothing_to_mend_in_the_course() -> None:
    assert [str(finding) for finding in check_all()] == []


def test_the_check_says_which_lessons_are_still_to_be_written(course: CourseCopy) -> None:
    planned = [module.id for module in checks.planned_modules()]
    assert "day1_03_seoul" in planned
    assert not {"00_start_here", "day1_04_medellin"} & set(planned)
    run = CliRunner().invoke(main, ["check"])
    assert f"planned, not written yet: {', '.join(planned)}" in run.stdout


# --- lessons ---------------------------------------------------------------------------------


def drop(cell_id: str) -> Callable[[Cells], Any]:
    return lambda cells: cells.remove(cell(cells, cell_id))


def say(cell_id: str, text: str) -> Callable[[Cells], Any]:
    return lambda cells: cell(cells, cell_id)["source"].append(f"\n{text}")


def mark(cell_id: str, **metadata: Any) -> Callable[[Cells], Any]:
    return lambda cells: cell(cells, cell_id)["metadata"].update(metadata)


def save(**what: Any) -> Callable[[Cells], Any]:
    return lambda cells: cell(cells, "case").update(what)


def swap(cells: Cells) -> None:
    cells[-1], cells[-2] = cells[-2], cells[-1]


ODD_LESSONS = {
    "cell_in_one_language": (
        ENGLISH, drop("predict-notes"),
        [f"{ENGLISH}: has other cells than the Thai: predict-notes"],
    ),
    "another_order": (
        ENGLISH, swap,
        [f"{ENGLISH}: has its cells in another order than the Thai"],
    ),
    "another_exercise": (
        ENGLISH, lambda cells: cell(cells, "predict-exercise").update(
            source=['case.exercise("which_count")']),
        [f"{ENGLISH}, cell predict-exercise: the code differs from the Thai"],
    ),
    "another_slide_type": (
        ENGLISH, mark("predict", slideshow={"slide_type": "subslide"}),
        [f"{ENGLISH}, cell predict: the slide type differs from the Thai"],
    ),
    "other_tags": (
        THAI, mark("predict", tags=["title"]),
        [f"{ENGLISH}, cell predict: the tags differs from the Thai"],
    ),
    "saved_outputs": (
        THAI, save(outputs=[{"output_type": "stream", "name": "stdout", "text": ["hello"]}]),
        [f"{THAI}, cell case: outputs are saved in the file; clear them"],
    ),
    "saved_counter": (
        THAI, save(execution_count=7),
        [f"{THAI}, cell case: outputs are saved in the file; clear them"],
    ),
    "code_that_shows": (
        THAI, mark("case", jupyter={}),
        [f"{THAI}, cell case: the code is not collapsed (jupyter.source_hidden)"],
    ),
    "number_without_a_source": (
        ENGLISH, say("predict", "The rate fell by 73.4% to 7,413 cases."),
        [f"{ENGLISH}, cell predict: the number {number} stands in no fact or table of the "
         "lesson's cases" for number in ("73.4", "7,413")],
    ),
    "thai_number_without_a_source": (
        THAI, say("predict", "ลดลงร้อยละ 73.4 ในพ.ศ.2577 เหลือ7,413ราย"),
        [f"{THAI}, cell predict: the number {number} stands in no fact or table of the "
         "lesson's cases" for number in ("73.4", "2577", "7,413")],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("name", "change", "expected"), ODD_LESSONS.values(), ids=ODD_LESSONS)
def test_what_is_odd_in_a_lesson_is_found(
    course: CourseCopy, name: str, change: Callable[[Cells], Any], expected: list[str]
) -> None:
    edit(course, name, change)
    assert findings(course) == expected


def test_too_much_code_in_one_cell_is_found_in_both_languages(course: CourseCopy) -> None:
    for name in (THAI, ENGLISH):
        edit(course, name, lambda cells: cell(cells, "case")["source"].extend(["\n1"] * 12))
    assert findings(course) == [
        f"{name}, cell case: more than 12 lines of code; split the cell"
        for name in (THAI, ENGLISH)
    ]  # fmt: skip


def test_numbers_that_have_a_source_or_only_count_pass(course: CourseCopy) -> None:
    prose = "In 1991 the rate was 388; the police counted 1,416. Take 25 minutes."
    edit(course, ENGLISH, say("predict", prose))
    edit(course, THAI, say("predict", "พ.ศ. 2534 อัตราคือ 388 ตำรวจนับได้ 1,416 ราย ใช้เวลา 25 นาที"))
    assert findings(course) == []


def test_a_lesson_in_one_language_or_of_no_module_is_found(course: CourseCopy) -> None:
    course.path(ENGLISH).unlink()
    stray = "notebooks/th/day1_99_extra.ipynb"
    course.path(stray).write_text("{}", "utf-8")
    broken = "notebooks/th/00_start_here.ipynb"
    course.path(broken).write_text("not JSON", "utf-8")
    found = findings(course)
    assert f"{ENGLISH}: the lesson is missing in this language" in found
    assert f"{stray}: no module of data/course.yaml has this name" in found
    assert any(each.startswith(f"{broken}: this is not a notebook") for each in found)
    assert len(found) == 3


# --- data ------------------------------------------------------------------------------------


def test_stray_files_and_cases_are_found(course: CourseCopy) -> None:
    course.path("data/cases/medellin/old.csv").write_text("a\n1\n", "utf-8")
    course.path("data/cases/nowhere").mkdir()
    found = findings(course)
    assert found[0].startswith("data/cases/medellin/old.csv: no table of ")
    assert "describes this file" in found[0]
    assert found[1:] == [
        "data/cases/nowhere/case.yaml: the folder has no case.yaml",
        "data/course.yaml: no module teaches the case 'nowhere'",
    ]


def test_every_fault_of_a_case_is_told_at_once(course: CourseCopy) -> None:
    course.replace("data/cases/medellin/poverty.csv", "16.1", "many")
    course.replace("data/cases/medellin/gini.csv", "0.557", "much")
    course.replace("data/cases/medellin/exercises.yaml", "minutes: 4", "minutes: 400")
    course.replace("data/cases/trat_satcha/case.yaml", "day: 2", "day: 3")
    found = findings(course)
    assert len(found) == 4
    for name in ("poverty.csv", "gini.csv", "exercises.yaml", "trat_satcha/case.yaml"):
        assert any(name in each for each in found)


def test_stale_files_that_are_generated_are_found_and_mended_by_fix(course: CourseCopy) -> None:
    path = datapackage.path()
    course.replace("data/cases/trat_satcha/case.yaml", 'en: "Registered population', 'en: "People')
    course.path("data/schema/case.json").unlink()
    assert sorted(findings(course)) == [
        f"data/{name}: does not match the data; run `situtor check --fix`"
        for name in ("datapackage.json", "schema/case.json")
    ]
    run = CliRunner().invoke(main, ["check", "--fix"])
    assert (run.exit_code, run.stderr) == (0, "")
    assert f"written: {path}" in run.stdout
    assert course.path("data/schema/case.json").exists()
    assert "People" in path.read_text("utf-8")
    # What is right is left alone.
    written = path.stat().st_mtime_ns
    assert "written:" not in CliRunner().invoke(main, ["check", "--fix"]).stdout
    assert path.stat().st_mtime_ns == written


def test_fix_says_in_one_line_what_keeps_it_from_writing(course: CourseCopy) -> None:
    before = datapackage.path().read_bytes()
    course.replace("data/cases/trat_satcha/case.yaml", "day: 2", "day: 3")
    run = CliRunner().invoke(main, ["check", "--fix"])
    assert run.exit_code == 1
    (line,) = run.stderr.splitlines()
    assert line.startswith(f"Error: {course.path('data/cases/trat_satcha/case.yaml')}, day: ")
    assert datapackage.path().read_bytes() == before
