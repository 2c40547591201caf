"""The first minute of a stranger: what `make` says and does before anything of ours is installed.

Python and pip are played by a script, so that no test asks the network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PYTHON = """#!/bin/sh
case "$1 $2" in
"-c "*) exit ${TOO_OLD:-0} ;;
"--version "*) echo "Python 3.9.1" ;;
"-m venv")
  mkdir -p "$3/bin"
  cp "$0" "$3/bin/python" ;;
"-m pip")
  echo "$@" >>pip.txt
  if [ -n "${PIP_SAYS:-}" ]; then echo "$PIP_SAYS" >&2; exit 1; fi
  printf '#!/bin/sh\\necho situtor "$@"\\n' >"$(dirname "$0")/situtor"
  chmod +x "$(dirname "$0")/situtor" ;;
esac
"""

pytestmark = pytest.mark.skipif(not shutil.which("make"), reason="make is not here")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A fresh clone, as far as make looks at it, where people keep such things."""
    folder = tmp_path / "หลักสูตร นวัตกรรม"
    folder.mkdir()
    for name in ("Makefile", "pyproject.toml", "hatch_build.py"):
        shutil.copyfile(ROOT / name, folder / name)
    shutil.copytree(ROOT / "tools", folder / "tools")
    python = folder / "python"
    python.write_text(PYTHON, "utf-8")
    python.chmod(0o755)
    return folder


def make(folder: Path, *targets: str, **environment: str) -> subprocess.CompletedProcess[str]:
    inside = ("CI", "MAKE", "MFLAGS")  # the tests themselves may run under make
    env = {name: value for name, value in os.environ.items() if not name.startswith(inside)}
    return subprocess.run(
        ["make", "PYTHON=./python", *targets],
        cwd=folder, env={**env, **environment}, capture_output=True, text=True, check=False,
    )  # fmt: skip


def test_one_word_installs_and_opens_the_course_and_the_next_time_only_opens_it(
    folder: Path,
) -> None:
    done = make(folder, "teach", "LANGUAGE=en")
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines()[-1] == "situtor teach --lang en"
    assert (folder / "pip.txt").read_text("utf-8").count("--editable .") == 1
    assert "Installing" not in make(folder, "teach").stdout
    assert (folder / "pip.txt").read_text("utf-8").count("--editable .") == 1


def test_an_old_python_is_said_plainly_and_nothing_is_made(folder: Path) -> None:
    done = make(folder, "teach", TOO_OLD="1")
    assert done.returncode != 0
    thai, english, *_ = done.stdout.splitlines()
    assert "Python 3.11 ขึ้นไป" in thai
    assert "needs Python 3.11 or newer; this is Python 3.9.1" in english
    assert not (folder / ".venv").exists()


@pytest.mark.parametrize(
    ("pip_says", "thai", "english"),
    [
        ("NewConnectionError: no route to host", "ต่ออินเทอร์เน็ตไม่ได้", "No internet"),
        ("error: no space left on device", "ติดตั้งไม่สำเร็จ", "The installation failed"),
    ],
)
def test_a_failed_installation_is_two_lines_with_what_to_do_and_can_be_tried_again(
    folder: Path, pip_says: str, thai: str, english: str
) -> None:
    failed = make(folder, "teach", PIP_SAYS=pip_says)
    assert failed.returncode != 0
    said = [line for line in failed.stderr.splitlines() if not line.startswith("make")]
    assert [line.partition(" ")[0] for line in said] == [thai, english.partition(" ")[0]]
    assert said[1].startswith(english)
    assert "same command again" in said[1]
    assert pip_says in (folder / ".venv" / "install.log").read_text("utf-8")
    assert make(folder, "teach").returncode == 0


def test_without_internet_what_was_installed_before_is_pointed_to(folder: Path) -> None:
    assert make(folder, "teach").returncode == 0
    (folder / "pyproject.toml").touch()
    (folder / ".venv" / "ready").write_text("", "utf-8")
    failed = make(folder, "teach", PIP_SAYS="NewConnectionError: no route to host")
    assert failed.returncode != 0
    assert ".venv/bin/situtor teach" in failed.stderr


def test_a_folder_that_was_moved_is_installed_again(folder: Path) -> None:
    assert make(folder, "teach").returncode == 0
    moved = folder.rename(folder.with_name("บนเครื่องใหม่"))
    assert make(moved, "teach").returncode == 0
    assert (moved / "pip.txt").read_text("utf-8").count("--editable .") == 2


def test_help_lists_every_target(folder: Path) -> None:
    said = make(folder, "help").stdout
    for target in ("teach", "test", "hub", "slides", "bounds"):
        assert f"make {target} " in said
