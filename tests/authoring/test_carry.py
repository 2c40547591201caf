"""`situtor check --fix` lets the English lessons follow the Thai ones, and keeps their prose."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from situtor.authoring.checks import check_all
from situtor.cli import main

if TYPE_CHECKING:
    from conftest import CourseCopy

Cells = list[dict[str, Any]]
THAI, ENGLISH = (f"notebooks/{lang}/day1_04_medellin.ipynb" for lang in ("th", "en"))


class Lesson:
    """One notebook of a course that the test may spoil."""

    def __init__(self, course: CourseCopy, name: str) -> None:
        self.path = course.path(name)
        self.notebook = json.loads(self.path.read_text("utf-8"))
        self.cells: Cells = self.notebook["cells"]

    def __getitem__(self, cell_id: str) -> dict[str, Any]:
        return next(each for each in self.cells if each["id"] == cell_id)

    def place(self, cell_id: str) -> int:
        return self.cells.index(self[cell_id])

    def save(self) -> None:
        text = json.dumps(self.notebook, ensure_ascii=False, indent=1) + "\n"
        self.path.write_text(text, "utf-8")


def findings() -> list[str]:
    return [f"{each.where}: {each.problem}" for each in check_all()]


def fix() -> str:
    return CliRunner().invoke(main, ["check", "--fix"]).stdout


def prose(lesson: Lesson) -> dict[str, str]:
    return {
        cell["id"]: "".join(cell["source"])
        for cell in lesson.cells
        if cell["cell_type"] == "markdown"
    }


def test_lessons_that_agree_are_left_alone(course: CourseCopy) -> None:
    stamps = {path: path.stat().st_mtime_ns for path in course.root.rglob("*.ipynb")}
    assert len(stamps) == 4
    assert "written:" not in fix()
    assert {path: path.stat().st_mtime_ns for path in stamps} == stamps
    assert list(course.root.rglob("*.part")) == []


def test_code_tags_metadata_and_order_are_carried_and_the_prose_is_kept(
    course: CourseCopy,
) -> None:
    thai, english = Lesson(course, THAI), Lesson(course, ENGLISH)
    written = prose(english)
    title = english.notebook["metadata"]["situtor"]["title"]
    thai["setup"]["source"] = ["import situtor\n", "\n", 'situtor.setup("th")  # first\n']
    thai["predict"]["metadata"] = {"slideshow": {"slide_type": "subslide"}, "tags": ["title"]}
    thai.cells.insert(2, thai.cells.pop(thai.place("predict-notes")))
    thai.notebook["metadata"]["kernelspec"]["display_name"] = "Python"
    thai.save()
    said = fix()
    assert f"written: {english.path} (changed: " in said
    after = Lesson(course, ENGLISH)
    assert [cell["id"] for cell in after.cells] == [cell["id"] for cell in thai.cells]
    assert "".join(after["setup"]["source"]).endswith('situtor.setup("en")  # first\n')
    assert after["predict"]["metadata"] == thai["predict"]["metadata"]
    assert after.notebook["metadata"]["kernelspec"]["display_name"] == "Python"
    assert after.notebook["metadata"]["situtor"] == {"lang": "en", "title": title}
    assert prose(after) == written
    assert findings() == []
    assert "written:" not in fix()


def test_new_cells_get_a_marked_place_that_the_check_reports_until_it_is_filled(
    course: CourseCopy,
) -> None:
    thai = Lesson(course, THAI)
    spot = thai.place("predict")
    text = {**thai["predict"], "id": "fresh", "source": ["## หัวข้อใหม่"]}
    code = {**thai["case"], "id": "fresh-code", "source": ["1 + 1"]}
    thai.cells[spot:spot] = [text, code]
    del thai.cells[thai.place("vote-notes")]
    thai.save()
    assert "(new: fresh, fresh-code; removed: vote-notes)" in fix()
    english = Lesson(course, ENGLISH)
    assert "".join(english["fresh"]["source"]) == "TODO: English text for cell fresh"
    assert english["fresh"]["metadata"] == thai["fresh"]["metadata"]
    assert english["fresh-code"] == {**code, "outputs": [], "execution_count": None}
    assert "vote-notes" not in [cell["id"] for cell in english.cells]
    assert findings() == ["cell fresh: the English text is missing; write it in place of TODO"]
    english["fresh"]["source"] = ["## A new heading"]
    english.save()
    assert findings() == []
    assert "written:" not in fix()


def test_a_cell_of_another_type_becomes_what_the_thai_is(course: CourseCopy) -> None:
    thai, english = Lesson(course, THAI), Lesson(course, ENGLISH)
    code = thai["case"]
    thai.cells[thai.place("predict")] = {**code, "id": "predict", "source": ["2"]}
    thai.save()
    english.save()
    fix()
    after = Lesson(course, ENGLISH)["predict"]
    assert (after["cell_type"], after["source"]) == ("code", ["2"])


def test_outputs_are_not_touched(course: CourseCopy) -> None:
    thai, english = Lesson(course, THAI), Lesson(course, ENGLISH)
    ran = {"outputs": [{"output_type": "stream", "name": "stdout", "text": ["hello"]}]}
    english["case"].update(ran, execution_count=7)
    english.save()
    thai["case"]["source"] = ["".join(thai["case"]["source"]) + "\n# more"]
    thai.save()
    fix()
    after = Lesson(course, ENGLISH)["case"]
    assert (after["outputs"], after["execution_count"]) == (ran["outputs"], 7)
    assert "".join(after["source"]) == "".join(thai["case"]["source"])
    assert Lesson(course, THAI).notebook == thai.notebook


def test_a_lesson_that_is_not_there_in_english_is_begun(course: CourseCopy) -> None:
    english = Lesson(course, ENGLISH)
    english.path.unlink()
    fix()
    begun = Lesson(course, ENGLISH)
    assert [cell["id"] for cell in begun.cells] == [cell["id"] for cell in english.cells]
    assert begun.notebook["metadata"] == english.notebook["metadata"]
    missing = [each for each in findings() if "the English text is missing" in each]
    assert len(missing) == len(prose(english)) == len(findings())


@pytest.mark.parametrize("spoiled", [THAI, ENGLISH])
@pytest.mark.parametrize("how", ["not JSON", '{"cells": [{"id": "a"}, {"id": "a"}]}'])
def test_what_cannot_be_followed_is_left_as_it_is_and_said(
    course: CourseCopy, spoiled: str, how: str
) -> None:
    other = course.path(ENGLISH if spoiled == THAI else THAI).read_bytes()
    course.path(spoiled).write_text(how, "utf-8")
    run = CliRunner().invoke(main, ["check", "--fix"])
    assert run.exit_code == 1
    assert isinstance(run.exception, SystemExit)
    assert course.path(spoiled).name in run.stderr
    assert course.path(spoiled).read_text("utf-8") == how
    assert course.path(ENGLISH if spoiled == THAI else THAI).read_bytes() == other
