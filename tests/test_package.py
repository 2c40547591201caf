from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

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
    """What a fresh clone holds, as far as a wheel is made of it."""
    clone = tmp_path_factory.mktemp("clone")
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE", ".gitignore"):
        shutil.copyfile(ROOT / name, clone / name)
    for name in ("situtor", "data", "notebooks"):
        unclean = shutil.ignore_patterns("__pycache__", "vendor", ".*")
        shutil.copytree(ROOT / name, clone / name, ignore=unclean)
    return clone


@pytest.fixture(scope="module")
def wheel(clone: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel, unpacked as it would be installed."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"],
        cwd=clone,
        check=True,
        capture_output=True,
    )
    (built,) = (clone / "dist").glob("*.whl")
    installed = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(built) as archive:
        archive.extractall(installed)
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
    conda = [each.replace("brotli-python", "brotli") for each in environment if each != "pip"
             and isinstance(each, str)]  # fmt: skip
    ours = [each for each in pip if re.fullmatch(r"(-e|--editable) \.", each)]
    assert len(ours) == 1, "environment.yml must install the checkout itself"
    assert sorted({*conda, *pip} - set(ours)) == sorted(
        [f"python{project['requires-python']}", *project["dependencies"]]
    )


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
    code = {name for name in files(clone / "situtor", clone) if "/vendor/" not in name}
    held = {name for name in files(wheel, wheel) if ".dist-info/" not in name}
    assert held == code | REVEAL | {f"situtor/_course/{name}" for name in course}
    assert "situtor/py.typed" in held
    assert all((wheel / name).stat().st_size > 1000 for name in REVEAL)


def test_a_wheel_teaches_without_the_checkout(
    wheel: Path, tmp_path: Path, fresh_python: FreshPython
) -> None:
    printed = fresh_python(
        "import json, situtor\n"
        "from situtor import library\n"
        "cases = situtor.list_cases()\n"
        "tables = [len(case.table(each.id))\n"
        "          for case in map(situtor.load_case, cases) for each in case.tables]\n"
        "print(json.dumps([str(library.course_root()), cases, min(tables) > 0]))",
        python_path=wheel,
    )
    assert json.loads(printed) == [str(wheel / "situtor" / "_course"), list_cases(), True]
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
