"""Student copies: what is handed out runs, and tells nothing that the instructor should."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from click.testing import CliRunner

from situtor import library
from situtor.cli import main
from situtor.errors import SitutorError
from situtor.exercises import spec, static
from situtor.exercises.kinds import ANSWERS, AnySpec
from situtor.site.release import Release, make_release
from situtor.site.withhold import withheld

ROOT = Path(__file__).parents[2]
# What an exercise keeps back until it has been answered.
TOLD = ("reasoning", "trap", "why", "model", "examples", "known", "who", "how", "others")


def told(value: Any, within: bool = False) -> Iterator[str]:
    """Every sentence of a spec that belongs to the model answer."""
    if isinstance(value, dict) and value.keys() == {"th", "en"}:
        if within:
            yield from value.values()
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from told(each, within or key in TOLD)
    elif isinstance(value, list):
        for each in value:
            yield from told(each, within)


def exercises() -> Iterator[spec.Spec]:
    """Every exercise of the course."""
    for dossier in [*library.list_cases(), *library.list_collections()]:
        yield from spec.load_exercises(dossier)


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    return make_release(tmp_path_factory.mktemp("release") / "student")


@pytest.fixture(scope="module")
def installed(release: Release, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The release's package, installed by pip as its requirements.txt says."""
    target = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run(
        [*command, "--target", target, "-r", "requirements.txt"],
        cwd=release.folder,
        check=True,
        capture_output=True,
    )
    return target


def texts(folder: Path) -> Iterator[tuple[Path, str]]:
    for path in folder.rglob("*"):
        if path.is_file() and path.suffix not in (".whl", ".pyc"):
            yield path, path.read_text("utf-8", errors="replace")


def test_no_speaker_note_is_in_it(release: Release) -> None:
    notes = set()
    for path in (ROOT / "notebooks").rglob("*.ipynb"):
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            if cell["metadata"].get("slideshow", {}).get("slide_type") == "notes":
                notes.add("".join(cell["source"]))
    assert len(notes) > 100
    copies = sorted((release.folder / "notebooks").rglob("*.ipynb"))
    assert len(copies) == release.notebooks == len(list((ROOT / "notebooks").rglob("*.ipynb")))
    for path in copies:
        for cell in json.loads(path.read_text("utf-8"))["cells"]:
            assert "".join(cell["source"]) not in notes, path
            assert cell["metadata"].get("slideshow", {}).get("slide_type") != "notes"


def test_no_model_answer_is_anywhere_in_it(release: Release, installed: Path) -> None:
    everything = "\0".join(
        text for folder in (release.folder, installed) for _, text in texts(folder)
    )
    # A case's own story may say the same; a claim may be given to start from.
    story = "\0".join(path.read_text("utf-8") for path in (ROOT / "data").rglob("case.yaml"))
    count = 0
    for exercise in exercises():
        plain = msgspec.to_builtins(exercise)
        given = str(plain.get("claim")) + story
        for sentence in told(plain):
            count += 1
            assert len(sentence) <= 25 or sentence in given or sentence not in everything, sentence
    assert count > 1000


def test_placements_tell_nothing() -> None:
    """Two exercises that differ only in their answers look the same as student copies."""
    seen = set()
    for exercise in exercises():
        copy = withheld(exercise)
        keys = {
            "evidence": ("items", ("side", "strength")),
            "coding": ("units", ("code",)),
            "stakeholders": ("parties", ("power", "interest", "side")),
        }
        if exercise.kind in keys:
            part, fields = keys[exercise.kind]
            assert len({tuple(each[name] for name in fields) for each in copy[part]}) == 1
        if exercise.kind == "form":
            orders = {
                tuple(o.get("points", 0) for o in item["options"][:4]) for item in copy["items"]
            }
            assert orders == {(1, 0.5, 0, 0)}
        if exercise.kind == "alternatives":
            assert copy["deciding"] == copy["comparisons"][0]["id"]
        seen.add(exercise.kind)
    assert seen == set(ANSWERS)


@pytest.mark.parametrize("lesson", ["th/day1_04_medellin", "en/day2_07_capstone"])
def test_a_handed_out_lesson_runs_on_the_handed_out_package(
    release: Release, installed: Path, tmp_path: Path, lesson: str
) -> None:
    path = release.folder / "notebooks" / f"{lesson}.ipynb"
    done = tmp_path / "done.ipynb"
    env = {
        **os.environ,
        "PYTHONPATH": str(installed),
        "SITUTOR_ANSWERS": str(tmp_path / "a.sqlite"),
    }
    command = ["nbconvert", "--to", "notebook", "--execute", "--output", str(done), str(path)]
    ran = subprocess.run(
        [sys.executable, "-m", "jupyter", *command],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    outputs = json.dumps(json.loads(done.read_text("utf-8")), ensure_ascii=False)
    lang = lesson[:2]
    assert json.dumps(spec.WITHHELD.at(lang), ensure_ascii=False)[1:-1] in outputs
    asked = subprocess.run(
        [sys.executable, "-c", "import situtor; print(situtor.__version__, situtor.__file__)"],
        env=env,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "+student" in asked.stdout
    assert str(installed) in asked.stdout


@pytest.mark.parametrize(
    ("exercise", "press"),
    [("metrocable_claim", "ดูแนวคิดประกอบ"), ("credit_to_design", None)],
)
def test_where_the_reasoning_would_be_it_says_who_has_it(
    tmp_path: Path, open_page: Any, exercise: str, press: str | None
) -> None:
    found = spec.find_exercise("medellin", exercise)
    copy = msgspec.convert(withheld(found), AnySpec)
    page_file = tmp_path / "page.html"
    page_file.write_text(static.page_for(copy, library.load_dossier("medellin"), "th"), "utf-8")
    opened = open_page(page_file)
    page = opened.page
    if press:
        for number in range(len(found.items)):
            page.locator(".si-steps button, .si-tray button").nth(number).click()
            page.get_by_role("radio", name="สนับสนุน").check()
            page.get_by_role("radio", name="หนัก").check()
        page.get_by_role("button", name=press).click()
    else:
        for step in ("โหวตครั้งแรก", None, "โหวตครั้งที่สอง"):
            if step:
                page.get_by_role("radio").locator("visible=true").first.check()
                page.get_by_role("button", name=step).locator("visible=true").click()
            else:
                page.locator("[data-stage=discuss] button").click()
    assert spec.WITHHELD.th in page.inner_text("main")
    shown = page.inner_text("main")
    assert not any(sentence in shown for sentence in told(msgspec.to_builtins(found)))
    assert opened.complaints == []


def test_the_zip_holds_the_folder_and_making_it_again_changes_nothing(tmp_path: Path) -> None:
    out = tmp_path / "student"
    first = make_release(out, ["en"], archive=True).archive
    assert first is not None
    before = first.read_bytes()
    assert set(zipfile.ZipFile(first).namelist()) == {
        f"student/{path.relative_to(out).as_posix()}"
        for path in out.rglob("*")
        if path.is_file() and not path.name.startswith(".situtor")
    }
    second = make_release(out, ["en"], archive=True).archive
    assert second is not None
    assert second.read_bytes() == before


def test_the_readme_names_what_is_there(release: Release) -> None:
    said = (release.folder / "README.md").read_text("utf-8")
    (package,) = release.folder.glob("*.whl")
    assert package.name in said
    assert package.name in (release.folder / "environment.yml").read_text("utf-8")
    assert "notebooks/th/00_start_here.ipynb" in said
    assert "{" not in said


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("", "utf-8")
    with pytest.raises(SitutorError, match="something else is in this folder"):
        make_release(tmp_path)


def test_the_command_says_what_it_made(tmp_path: Path) -> None:
    out = tmp_path / "copies"
    result = CliRunner().invoke(main, ["release", "--lang", "en", "--out", str(out)])
    assert result.exit_code == 0, result.output
    assert "without notes and model answers" in result.stdout
    assert not (out / "notebooks" / "th").exists()
    result = CliRunner().invoke(main, ["release", "--out", str(out / "README.md" / "x")])
    assert result.exit_code != 0
    assert len(result.stderr.splitlines()) == 1
