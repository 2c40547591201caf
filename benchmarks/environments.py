"""The peers' own environments: made from PyPI on first use, kept in the user's cache folder."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from pathlib import Path

import platformdirs

CACHE = platformdirs.user_cache_path("situtor") / "benchmarks"
OWN = Path(sys.executable)
PEERS = {
    "tables": ["palmerpenguins", "seaborn", "statsmodels", "vega_datasets"],
    "slides": ["nbconvert"],
    "quiz": ["ipykernel", "jupyterlab", "jupyterquiz"],
    "grading": ["nbgrader"],
}
_VERSION = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"


def python(name: str) -> Path:
    """The Python of an environment of `PEERS`.

    Exits with one line when pip cannot install it.
    """
    folder = CACHE / name
    scripts = folder / ("Scripts" if os.name == "nt" else "bin")
    ready = folder / "ready"
    if not ready.exists():
        print(f"installing {', '.join(PEERS[name])} in {folder} …", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, clear=True)
        pip = [
            str(scripts / "python"),
            "-m",
            "pip",
            "--disable-pip-version-check",
            "install",
            "-qq",
        ]
        if subprocess.run([*pip, *PEERS[name]]).returncode:
            sys.exit(f"{', '.join(PEERS[name])} could not be installed: see pip's words above")
        ready.touch()
    return scripts / "python"


def version(interpreter: Path, package: str) -> str:
    """A package and its version, as ``seaborn 0.13.2``."""
    return f"{package} {output(interpreter, '-c', _VERSION, package)}"


def output(interpreter: Path, *arguments: str, cwd: Path | None = None) -> str:
    """What a command of this Python prints.

    Raises:
        subprocess.CalledProcessError: it failed; ``stderr`` says why.
    """
    done = subprocess.run(
        [str(interpreter), *arguments],
        check=True,
        capture_output=True,
        text=True,
        cwd=cwd,
        env=activated(interpreter),
    )
    return done.stdout.strip()


def activated(interpreter: Path) -> dict[str, str]:
    """The variables of a process in which this Python's environment is active."""
    return {**os.environ, "PATH": f"{interpreter.parent}{os.pathsep}{os.environ['PATH']}"}
