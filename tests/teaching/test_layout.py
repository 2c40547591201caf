from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import situtor
from situtor.teaching.layout import LayoutError, Report, lay_out

NEWER = f"th/one ({situtor.__version__}).ipynb"


@pytest.fixture
def lessons(tmp_path: Path) -> Path:
    """What a version of situtor brings: two lessons in Thai and one in English."""
    folder = tmp_path / "lessons"
    for name in ("th/one", "th/two", "en/one"):
        write(folder / f"{name}.ipynb", f"# {name}", "situtor.list_cases()")
    return folder


@pytest.fixture
def folder(lessons: Path, tmp_path: Path) -> Path:
    """The lessons laid out in a person's folder."""
    place = tmp_path / "หลักสูตร ของฉัน"
    assert lay_out(lessons, place) == Report(
        new=["en/one.ipynb", "th/one.ipynb", "th/two.ipynb"]
    )  # fmt: skip
    return place


def write(path: Path, text: str, code: str, outputs: list[Any] | None = None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    cells = [
        {"cell_type": "markdown", "id": "a", "metadata": {}, "source": [text]},
        {
            "cell_type": "code",
            "id": "b",
            "metadata": {},
            "source": code,
            "outputs": outputs or [],
            "execution_count": 1 if outputs else None,
        },
    ]
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    path.write_text(json.dumps(notebook, ensure_ascii=False), "utf-8")


def contents(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.ipynb")
    }


def test_the_lessons_are_copied_as_they_are(lessons: Path, folder: Path) -> None:
    assert contents(folder) == contents(lessons)
    assert not [path for path in folder.rglob("*") if path.suffix == ".part"]


def test_a_second_run_changes_nothing(lessons: Path, folder: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*.ipynb")}
    assert lay_out(lessons, folder) == Report()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*.ipynb")} == before


def test_a_lesson_the_person_left_alone_is_brought_up_to_date(lessons: Path, folder: Path) -> None:
    write(lessons / "th/one.ipynb", "# better", "situtor.list_cases()")
    assert lay_out(lessons, folder) == Report(updated=["th/one.ipynb"])
    assert contents(folder) == contents(lessons)


def test_running_a_lesson_does_not_count_as_changing_it(lessons: Path, folder: Path) -> None:
    shown = [{"output_type": "stream", "name": "stdout", "text": "['medellin']"}]
    write(folder / "th/one.ipynb", "# th/one", "situtor.list_cases()", outputs=shown)
    saved = (folder / "th/one.ipynb").read_bytes()
    assert lay_out(lessons, folder) == Report()
    assert (folder / "th/one.ipynb").read_bytes() == saved
    write(lessons / "th/one.ipynb", "# better", "situtor.list_cases()")
    assert lay_out(lessons, folder) == Report(updated=["th/one.ipynb"])
    assert contents(folder) == contents(lessons)


def test_what_a_person_changed_is_never_overwritten(lessons: Path, folder: Path) -> None:
    write(folder / "th/one.ipynb", "# my own words", "situtor.list_cases()")
    theirs = (folder / "th/one.ipynb").read_bytes()
    # The same version again: theirs stays, and nothing appears beside it.
    assert lay_out(lessons, folder) == Report()
    # A newer one comes beside it, once.
    write(lessons / "th/one.ipynb", "# better", "situtor.list_cases()")
    assert lay_out(lessons, folder) == Report(beside=[NEWER])
    assert lay_out(lessons, folder) == Report()
    assert (folder / "th/one.ipynb").read_bytes() == theirs
    assert (folder / NEWER).read_bytes() == (lessons / "th/one.ipynb").read_bytes()


def test_a_newer_lesson_that_the_person_changed_too_stays_as_they_left_it(
    lessons: Path, folder: Path
) -> None:
    write(folder / "th/one.ipynb", "# my own words", "situtor.list_cases()")
    write(lessons / "th/one.ipynb", "# better", "situtor.list_cases()")
    lay_out(lessons, folder)
    write(folder / NEWER, "# my words in the newer one", "situtor.list_cases()")
    theirs = contents(folder)
    write(lessons / "th/one.ipynb", "# better still", "situtor.list_cases()")
    report = lay_out(lessons, folder)
    assert {name: text for name, text in contents(folder).items() if name in theirs} == theirs
    (beside,) = report.beside
    assert (folder / beside).read_bytes() == (lessons / "th/one.ipynb").read_bytes()


def test_a_lesson_the_person_made_themselves_under_our_name_is_kept(
    lessons: Path, folder: Path
) -> None:
    write(folder / "th/three.ipynb", "# mine", "1")
    write(lessons / "th/three.ipynb", "# ours", "1")
    report = lay_out(lessons, folder)
    assert report.beside == [f"th/three ({situtor.__version__}).ipynb"]
    assert b"mine" in (folder / "th/three.ipynb").read_bytes()


def test_a_new_lesson_appears_and_a_deleted_one_comes_back(lessons: Path, folder: Path) -> None:
    write(lessons / "en/two.ipynb", "# en/two", "1")
    (folder / "th/two.ipynb").unlink()
    assert lay_out(lessons, folder) == Report(new=["en/two.ipynb", "th/two.ipynb"])


def test_a_lost_record_of_what_was_given_overwrites_nothing(lessons: Path, folder: Path) -> None:
    write(folder / "th/one.ipynb", "# my own words", "situtor.list_cases()")
    (folder / ".situtor.json").write_text("{ cut o", "utf-8")
    write(lessons / "th/two.ipynb", "# better", "1")
    theirs = contents(folder)
    assert len(lay_out(lessons, folder).beside) == 2
    after = contents(folder)
    assert {name: text for name, text in after.items() if name in theirs} == theirs
    # Lost once more, nothing is brought a second time.
    (folder / ".situtor.json").unlink()
    assert lay_out(lessons, folder) == Report()
    assert contents(folder) == after


def test_a_folder_that_cannot_be_written_is_one_clear_line(lessons: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder", "utf-8")
    place = tmp_path / "file" / "course"
    with pytest.raises(LayoutError) as caught:
        lay_out(lessons, place)
    assert str(caught.value).startswith(f"the folder {place} cannot be written (")
    assert str(caught.value).endswith("; choose another")
    assert "\n" not in str(caught.value)
