"""Running a notebook whose outputs are not there, with a limit on every cell."""

from __future__ import annotations

import copy
import os
import re
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from situtor.slides.errors import SlidesError

TIMEOUT = 120
_CELL_FILE = re.compile(r"\(\d+\.py, line")  # IPython's name for a cell says nothing
_ANSI = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
CellDone = Callable[[int, int], None]


def has_outputs(notebook: Mapping[str, Any]) -> bool:
    """Whether somebody ran the notebook before: any code cell has an output."""
    return any(cell.get("outputs") for cell in notebook["cells"] if cell["cell_type"] == "code")


def has_code(notebook: Mapping[str, Any]) -> bool:
    """Whether there is anything to run."""
    return any(
        cell["cell_type"] == "code" and "".join(cell["source"]).strip()
        for cell in notebook["cells"]
    )


def execute(
    notebook: Any,
    name: str,
    folder: Path | None = None,
    timeout: int = TIMEOUT,
    on_cell: CellDone | None = None,
    env: Mapping[str, str] | None = None,
) -> Any:
    """A copy of the notebook with the outputs of a fresh run.

    Args:
        notebook: an nbformat 4 notebook; left as it is.
        name: what the error calls it.
        folder: where its code runs; here if not given.
        timeout: seconds any one cell may take.
        on_cell: told (cells done, cells in all) after each cell.
        env: what the kernel's environment shall have besides this process's.

    Raises:
        SlidesError: a cell failed, took too long, or took the kernel with it.
    """
    import nbformat
    from jupyter_client.kernelspec import NoSuchKernel
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

    ran = nbformat.from_dict(copy.deepcopy(notebook))
    total = len(ran.cells)
    at = 0

    def begun(cell: Any, cell_index: int) -> None:
        nonlocal at
        at = cell_index

    def done(cell: Any, cell_index: int) -> None:
        if on_cell is not None:
            on_cell(cell_index + 1, total)

    client = NotebookClient(
        ran,
        timeout=timeout,
        kernel_name="python3",
        resources={"metadata": {"path": str(folder or Path.cwd())}},
        on_cell_start=begun,
        on_cell_complete=done,
    )
    try:
        # What the kernel writes by itself is for programmers; what went wrong is said below.
        client.execute(
            env={**os.environ, "SITUTOR_EXPORT": "1", **(env or {})}, stderr=subprocess.DEVNULL
        )
    except CellExecutionError as error:
        raise SlidesError(f"{place(name, ran, at)}: {last_line(error)}") from None
    except CellTimeoutError:
        raise SlidesError(
            f"{place(name, ran, at)}: still running after {timeout} s; "
            "shorten the cell or raise the time limit"
        ) from None
    except DeadKernelError:
        raise SlidesError(f"{place(name, ran, at)}: the kernel died while it ran") from None
    except (NoSuchKernel, RuntimeError) as error:
        raise SlidesError(f"{name}: no Python kernel to run it ({error})") from None
    return ran


def place(name: str, notebook: Mapping[str, Any], index: int) -> str:
    """A cell as its author finds it: notebook, number from one, id."""
    cell_id = notebook["cells"][index].get("id")
    return f"{name}, cell {index + 1}" + (f" (id {cell_id})" if cell_id else "")


def last_line(error: Any) -> str:
    """What went wrong without its traceback.

    An error of ours shows as ``situtor: …`` instead of a traceback; any other as ``Name: text``.
    """
    name, value = str(error.ename), _ANSI.sub("", str(error.evalue)).strip()
    last = value.splitlines()[-1] if value else ""
    last = _CELL_FILE.sub("(line", last)
    return f"{name}: {last}" if last else name
