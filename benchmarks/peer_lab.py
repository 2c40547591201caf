"""A peer's own JupyterLab, driven as the tests drive ours."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import nbformat
from environments import activated

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests" / "browser"))
from lab import TOKEN, Lab  # noqa: E402

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}


class PeerLab(Lab):
    """JupyterLab as it comes, in an environment that knows nothing of situtor."""

    def __init__(self, folder: Path, interpreter: Path) -> None:
        self.folder = folder / "course"
        self.folder.mkdir()
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        private = {
            name: str(folder / name.lower())
            for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "HOME")
        }
        self.log = (folder / "lab.log").open("wb")
        self.process = subprocess.Popen(
            [
                str(interpreter), "-m", "jupyterlab",
                "--no-browser", f"--ServerApp.port={self.port}", "--ServerApp.port_retries=0",
                f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={self.folder}",
                "--LabApp.expose_app_in_browser=True", "--ServerApp.allow_root=True",
                "--KernelRestarter.restart_limit=100000", "--KernelRestarter.time_to_dead=1",
            ],
            env={**activated(interpreter), **private}, cwd=self.folder,
            stdout=self.log, stderr=self.log,
        )  # fmt: skip
        self._wait()


def write(lab: Lab, *cells: Any) -> Path:
    """Put ``one.ipynb`` of these cells in the lab's folder."""
    path = lab.folder / "one.ipynb"
    nbformat.write(nbformat.v4.new_notebook(cells=list(cells), metadata=KERNEL), path)
    return path
