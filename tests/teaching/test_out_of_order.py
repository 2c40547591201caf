"""Whoever deletes a cell, runs cells out of order or restarts the kernel gets on with the lesson.

After the hidden cells at the top (import, language, cases) every other cell stands alone.
"""

from __future__ import annotations

import ast
import builtins
import json
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from situtor import library

LESSONS = sorted((library.course_root() / "notebooks" / "th").glob("*.ipynb"))


def code(path: Path) -> tuple[list[str], list[str]]:
    """The code of the hidden cells at the top, and of all others."""
    top: list[str] = []
    rest: list[str] = []
    for cell in json.loads(path.read_text("utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            hidden = cell["metadata"]["slideshow"]["slide_type"] == "skip"
            (top if hidden and not rest else rest).append("".join(cell["source"]))
    return top, rest


def names(source: str, context: type[ast.expr_context]) -> set[str]:
    """The names that code reads (`ast.Load`) or gives (`ast.Store`)."""
    nodes = list(ast.walk(ast.parse(source)))
    found = {
        each.id for each in nodes if isinstance(each, ast.Name) and isinstance(each.ctx, context)
    }
    if context is ast.Store:
        for each in nodes:
            if isinstance(each, (ast.Import, ast.ImportFrom)):
                found |= {alias.asname or alias.name.split(".")[0] for alias in each.names}
            elif isinstance(each, (ast.FunctionDef, ast.ClassDef)):
                found.add(each.name)
            elif isinstance(each, ast.arg):
                found.add(each.arg)
    return found


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_no_cell_needs_another_than_those_at_the_top(path: Path) -> None:
    top, rest = code(path)
    assert top
    assert rest
    given = names("\n".join(top), ast.Store) | set(dir(builtins))
    for source in rest:
        assert names(source, ast.Load) <= given | names(source, ast.Store), source


@pytest.mark.parametrize(
    "lesson", ["day1_04_medellin", "day2_03_savings_groups", "day2_07_capstone"]
)
def test_a_lesson_runs_from_its_last_cell_to_its_first(lesson: str, tmp_path: Path) -> None:
    top, rest = code(library.course_root() / "notebooks" / "th" / f"{lesson}.ipynb")
    # Last to first; then nothing is known any more, and one goes on in the middle.
    order = [*top, *reversed(rest), "%reset -f", *top, rest[len(rest) // 2]]
    cells = [nbformat.v4.new_code_cell(source) for source in order]
    notebook = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(
        notebook, timeout=60, kernel_name="python3", resources={"metadata": {"path": str(tmp_path)}}
    ).execute()
    for cell in notebook.cells[len(top) : len(top) + len(rest)]:
        assert any(each["output_type"] != "stream" for each in cell.outputs), cell.source
