from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """What import-linter says of the package that lies in `folder`, by its pyproject.toml."""
    return subprocess.run(
        [
            Path(sys.executable).with_name("lint-imports"),
            "--config",
            "pyproject.toml",
            "--no-cache",
            "--no-logo",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_run_downwards_and_the_core_knows_nothing_of_jupyter() -> None:
    said = lint_imports(ROOT)
    assert said.returncode == 0, said.stdout + said.stderr


@pytest.mark.parametrize(
    ("module", "line"),
    [
        pytest.param("model.py", "from situtor import library", id="upwards"),
        pytest.param("show/cards.py", "from situtor import answers", id="sideways"),
        pytest.param("answers/rows.py", "import ipywidgets", id="jupyter"),
        pytest.param("surprise.py", "", id="a_module_without_a_place"),
    ],
)
def test_a_breach_of_the_walls_is_noticed(tmp_path: Path, module: str, line: str) -> None:
    shutil.copyfile(ROOT / "pyproject.toml", tmp_path / "pyproject.toml")
    shutil.copytree(
        ROOT / "situtor", tmp_path / "situtor", ignore=shutil.ignore_patterns("__pycache__")
    )
    with (tmp_path / "situtor" / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    said = lint_imports(tmp_path)
    assert said.returncode != 0
    assert "situtor." + module.removesuffix(".py").replace("/", ".") in said.stdout
