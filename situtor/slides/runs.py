"""Executed notebooks, from the cache when nothing that they show can have changed.

A run is believed again if its code, the package, all that is installed and every file of the
course that it read are as they were. That can be known only of a notebook that imports nothing but
situtor and opens nothing by itself; any other is run each time.
"""

from __future__ import annotations

import ast
import copy
import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situtor import library
from situtor.slides import cache, inputs
from situtor.slides.execute import TIMEOUT, execute

_KIND = "runs"
_STARTUP = Path(__file__).with_name("kernel_reads.py")
# Whoever loads this shows what people answered, and that changes while they do.
_ANSWERS = Path(__file__).parents[1] / "exercises" / "summary"
# With these, code reaches past what it imports.
_BEYOND = {"open", "exec", "eval", "compile", "input", "breakpoint", "get_ipython", "__import__"}


@dataclass(frozen=True)
class Run:
    """A notebook with its outputs; `repeatable` if running it again would show the same."""

    notebook: Any
    repeatable: bool


def executed(
    notebook: Mapping[str, Any],
    name: str,
    folder: Path | None = None,
    timeout: int = TIMEOUT,
    *,
    fresh: bool = False,
) -> Run:
    """The notebook with its outputs, run in a fresh kernel or taken from the cache.

    Args:
        notebook: nbformat 4, sources as single strings; left as it is.
        name: what an error calls it.
        folder: where its code runs.
        timeout: seconds any one cell may take.
        fresh: run it whatever the cache holds; the cache is filled all the same.

    Raises:
        SlidesError: a cell failed, took too long, or took the kernel with it.
    """
    if not only_situtor(notebook):
        return Run(execute(notebook, name, folder, timeout), repeatable=False)
    key = inputs.digest(_code(notebook), inputs.for_runs())
    kept = None if fresh else _kept(key)
    if kept is None:
        kept = _run(notebook, name, folder, timeout)
        if kept["reads"] is not None:
            cache.put(_KIND, key, json.dumps(kept, ensure_ascii=False).encode())
    ran = copy.deepcopy(dict(notebook))
    ran["metadata"] = {**ran["metadata"], "language_info": kept["language"]}
    for cell, outputs in zip(_code_cells(ran), kept["outputs"], strict=True):
        cell["outputs"] = outputs
    return Run(ran, repeatable=kept["reads"] is not None)


def only_situtor(notebook: Mapping[str, Any]) -> bool:
    """Whether all that the notebook can see of the world goes through situtor."""
    return all(_is_closed(str(cell["source"])) for cell in _code_cells(notebook))


def _is_closed(source: str) -> bool:
    try:
        tree = ast.parse(source)
    except SyntaxError:  # a magic, or a mistake: the kernel will say
        return False
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            if any(each.name != "situtor" for each in node.names):
                return False
        elif isinstance(node, ast.ImportFrom):
            if node.module != "situtor" or node.level:
                return False
        elif (isinstance(node, ast.Name) and node.id in _BEYOND) or (
            isinstance(node, ast.Attribute) and node.attr.startswith("_")
        ):
            return False
    return True


def _code(notebook: Mapping[str, Any]) -> list[Any]:
    return [[cell["source"], cell["metadata"].get("tags")] for cell in _code_cells(notebook)]


def _code_cells(notebook: Mapping[str, Any]) -> list[Any]:
    return [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]


def _kept(key: str) -> Any:
    content = cache.get(_KIND, key)
    if content is None:
        return None
    kept = json.loads(content)
    root = library.course_root()
    same = all(inputs.of_file(root / name) == was for name, was in kept["reads"].items())
    return kept if same else None


def _run(
    notebook: Mapping[str, Any], name: str, folder: Path | None, timeout: int
) -> dict[str, Any]:
    """What a run shows, and the files of the course it read; None for these if nobody can say."""
    handle, log = tempfile.mkstemp(prefix="situtor-reads-")
    os.close(handle)
    try:
        env = {"SITUTOR_READS": log, "PYTHONSTARTUP": str(_STARTUP)}
        ran = execute(notebook, name, folder, timeout, env=env)
        lines = Path(log).read_text("utf-8", "surrogateescape").splitlines()
    finally:
        Path(log).unlink(missing_ok=True)
    return {
        "language": dict(ran["metadata"].get("language_info", {})),
        "outputs": [cell["outputs"] for cell in _code_cells(ran)],
        "reads": _of_the_course(lines),
    }


def _of_the_course(lines: list[str]) -> dict[str, str | None] | None:
    read = {Path(line) for line in lines}
    # Python reads modules after the watch has begun: without one line, there was no watch.
    if not read or any(path.is_relative_to(_ANSWERS) for path in read):
        return None
    root = library.course_root()
    trees = (root / "data", root / "notebooks")
    of_course = sorted(
        path for path in read if path.is_file() and any(path.is_relative_to(tree) for tree in trees)
    )
    return {path.relative_to(root).as_posix(): inputs.of_file(path) for path in of_course}
