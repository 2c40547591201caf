from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import time
import tomllib
import urllib.request
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import situtor
from situtor.library import list_cases

if TYPE_CHECKING:
    from conftest import FreshPython

ROOT = Path(__file__).parents[1]
REVEAL = {
    f"situtor/slides/vendor/{name}" for name in ("reveal.js", "reveal.css", "LICENSE-reveal.js.txt")
}


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """What pyproject.toml says of the project."""
    described: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return described["project"]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a fresh clone holds, as far as a wheel is made of it, in a folder as people name it."""
    clone = tmp_path_factory.mktemp("clone") / "หลักสูตร นวัตกรรม"
    clone.mkdir()
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore"):
        shutil.copyfile(ROOT / name, clone / name)
    for name in ("situtor", "data", "notebooks"):
        unclean = shutil.ignore_patterns("__pycache__", "vendor", ".*")
        shutil.copytree(ROOT / name, clone / name, ignore=unclean)
    return clone


def built(clone: Path, kind: str) -> Path:
    """A wheel or an sdist of a clone."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", "dist"],
        cwd=clone,
        check=True,
        capture_output=True,
    )
    (path,) = (clone / "dist").glob("*.whl" if kind == "wheel" else "*.tar.gz")
    return path


@pytest.fixture(scope="module")
def wheel_file(clone: Path) -> Path:
    return built(clone, "wheel")


@pytest.fixture(scope="module")
def wheel(wheel_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel as pip installs it, in a folder of its own."""
    installed = tmp_path_factory.mktemp("installed") / "หลักสูตร นวัตกรรม"
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    subprocess.run([*pip, "--target", installed, wheel_file], check=True)
    return installed


# --- importing -------------------------------------------------------------------------------


def test_importing_situtor_imports_nothing_of_anyone_else(fresh_python: FreshPython) -> None:
    printed = fresh_python(
        "import sys; before = set(sys.modules); import situtor\n"
        "print(*{name.partition('.')[0] for name in set(sys.modules) - before})"
    )
    assert set(printed.split()) - sys.stdlib_module_names == {"situtor"}


def test_every_public_name_can_be_had_and_no_other() -> None:
    assert all(getattr(situtor, name) is not None for name in situtor.__all__)
    assert dir(situtor) == sorted(situtor.__all__)
    with pytest.raises(AttributeError, match="no attribute 'load_cas'"):
        _ = situtor.load_cas


# --- what is declared ------------------------------------------------------------------------


def test_conda_and_pip_ask_for_the_same_packages(project: dict[str, Any]) -> None:
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))["dependencies"]
    (pip,) = (each["pip"] for each in environment if isinstance(each, dict))
    conda = [each for each in environment if isinstance(each, str) and each != "pip"]
    (python,) = (each for each in conda if each.startswith("python="))
    # repo2docker takes the version from here, and one of its own if it is not spelt with one =.
    assert python.removeprefix("python=") in SpecifierSet(project["requires-python"])
    ours = [each for each in pip if re.fullmatch(r"(-e|--editable) \.", each)]
    assert len(ours) == 1, "environment.yml must install the checkout itself"
    asked = {named(each) for each in [*conda, *pip] if each not in (python, *ours)}
    assert asked == {named(each) for each in project["dependencies"]}


def named(requirement: str) -> str:
    """A requirement with the package's name as PyPI spells it."""
    name, *bounds = re.split(r"(?=[<>=])", requirement, maxsplit=1)
    return "".join([canonicalize_name(name).removesuffix("-python"), *bounds])


def test_the_version_is_the_same_wherever_it_is_said(project: dict[str, Any]) -> None:
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert {situtor.__version__, citation["version"]} == {project["version"]}
    spelt_out = [
        path.name
        for path in (ROOT / "situtor").rglob("*.py")
        if f'"{project["version"]}"' in path.read_text("utf-8")
    ]
    assert spelt_out == [], "take the version from the package's metadata"


# --- the wheel -------------------------------------------------------------------------------


def files(folder: Path, within: Path) -> set[str]:
    """The files under a folder, named from another that it lies in."""
    return {path.relative_to(within).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_wheel_holds_all_that_a_course_needs_and_nothing_else(clone: Path, wheel: Path) -> None:
    course = files(clone / "data", clone) | files(clone / "notebooks", clone)
    code = {
        name
        for name in files(clone / "situtor", clone)
        if "/vendor/" not in name and "__pycache__" not in name
    }
    held = {
        name
        for name in files(wheel, wheel)
        if ".dist-info/" not in name and "__pycache__" not in name and not name.startswith("bin/")
    }
    assert held == code | REVEAL | {f"situtor/_course/{name}" for name in course}
    assert "situtor/py.typed" in held
    assert all((wheel / name).stat().st_size > 1000 for name in REVEAL)


def test_the_sdist_makes_the_same_wheel(clone: Path, wheel_file: Path, tmp_path: Path) -> None:
    with tarfile.open(built(clone, "sdist")) as archive:
        archive.extractall(tmp_path, filter="data")
    (unpacked,) = (path for path in tmp_path.iterdir() if path.is_dir())
    with zipfile.ZipFile(wheel_file) as ours, zipfile.ZipFile(built(unpacked, "wheel")) as theirs:
        assert set(ours.namelist()) == set(theirs.namelist())
        assert [name for name in ours.namelist() if ours.read(name) != theirs.read(name)] == []


USED = """
import json, situtor
from situtor import library
from situtor.answers import open_store

cases = situtor.list_cases()
rows = [len(case.table(each.id)) for case in map(situtor.load_case, cases) for each in case.tables]
exercise = situtor.load_case("medellin").exercise("which_count")
ballot = {"choice": "both", "sure": None, "why": ""}
answer = {"stage": "first", "first": ballot, "second": {**ballot, "choice": None}}
exercise._handle_custom_msg({"type": "answer", "uid": "aaaa1111", "value": answer}, [])
kept = [each.value["first"]["choice"] for each in open_store().answers()]
print(json.dumps([str(library.course_root()), cases, min(rows) > 0, kept]))
"""


def test_a_wheel_teaches_without_the_checkout(
    wheel: Path, tmp_path: Path, fresh_python: FreshPython
) -> None:
    printed = fresh_python(USED, python_path=wheel)
    course = str(wheel / "situtor" / "_course")
    assert json.loads(printed) == [course, list_cases(), True, ["both"]]
    lessons = tmp_path / "my course"
    printed = fresh_python(
        "from situtor.cli import main; main()",
        "teach", "--prepare", "--folder", str(lessons),
        python_path=wheel,
    )  # fmt: skip
    laid_out = {path.relative_to(lessons).as_posix() for path in lessons.rglob("*.ipynb")}
    assert {"th/day1_04_medellin.ipynb", "en/day1_04_medellin.ipynb"} <= laid_out
    assert f"{len(laid_out)} new, 0 updated" in printed
    assert f'situtor teach --folder "{lessons}"' in printed


def test_a_wheel_exports_a_deck_where_nothing_outside_answers(
    wheel: Path, tmp_path: Path, fresh_python: FreshPython, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")  # whoever asks is refused
    printed = fresh_python(
        "from situtor.cli import main; main()",
        "slides", "00_start_here", "--lang", "th", "--out", "สไลด์ ของฉัน",
        python_path=wheel,
    )  # fmt: skip
    (deck,) = (tmp_path / "สไลด์ ของฉัน").rglob("*.html")
    assert deck.name in printed
    content = deck.read_text("utf-8")
    assert "si-exercise" in content
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=.https?:", content)


def test_teaching_starts_from_a_folder_with_spaces_and_thai(wheel: Path, tmp_path: Path) -> None:
    env = {**os.environ, "PYTHONPATH": str(wheel)}
    for name in ("HOME", "JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR"):
        env[name] = str(tmp_path / name.lower())
    command = [sys.executable, "-m", "situtor", "teach", "--folder", "บทเรียน ของฉัน"]
    told = tmp_path / "told.txt"
    with told.open("w", encoding="utf-8") as out:
        server = subprocess.Popen(
            [*command, "--", "--no-browser"], cwd=tmp_path, env=env, stdout=out, stderr=out
        )
    try:
        address = waited_for(told, r"http://127\.0\.0\.1:\d+/lab/tree/th/00_start_here\S+")
        with urllib.request.urlopen(address, timeout=20) as page:
            assert b"jupyter-config-data" in page.read()
        lesson = address.replace("/lab/tree/", "/api/contents/")
        with urllib.request.urlopen(lesson, timeout=20) as found:
            assert json.load(found)["name"] == "00_start_here.ipynb"
    finally:
        server.terminate()
        server.wait(20)
    lines = told.read_text("utf-8").splitlines()
    assert lines[1].startswith("กำลังเปิด JupyterLab")
    assert not [line for line in lines if line.startswith("[I ")], "only what one must read is told"


def waited_for(file: Path, pattern: str) -> str:
    """The first match in a file that another program is writing."""
    limit = time.monotonic() + 60
    while time.monotonic() < limit:
        if found := re.search(pattern, file.read_text("utf-8")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(file.read_text("utf-8"))
