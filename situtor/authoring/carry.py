"""Carrying the Thai lessons over to English: all but the prose.

Thai is the source. Code, tags, slide types and other metadata, the order of cells, new cells and
removed ones follow it. What people wrote in English stays, and so do outputs. Where English text
is still to be written stands a mark, which `situtor check` reports.
"""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from situtor.authoring.reading import Cell, Notebook, cell_text, read_lesson
from situtor.model import Module

MARK = "TODO: English text for cell"


def carry_over(thai: Path, english: Path, module: Module) -> str | None:
    """Write the English notebook anew if it does not follow the Thai one.

    Returns:
        What was done, in a few words; None if nothing was written. A notebook that cannot be
        read, or whose cells have no ids of their own, is left as it is: the check says so.
    """
    source = _read(thai)
    if source is None:
        return None
    target = _read(english)
    if target is None and english.exists():
        return None
    old: Notebook = {"cells": [], "metadata": {}} if target is None else target
    known = {cell["id"]: cell for cell in old["cells"]}
    new = {
        **copy.deepcopy(source),
        "cells": [_followed(cell, known.get(cell["id"])) for cell in source["cells"]],
        "metadata": _notebook_metadata(source, old, module),
    }
    if new == target:
        return None
    english.parent.mkdir(exist_ok=True)
    draft = english.with_name(english.name + ".part")
    draft.write_text(json.dumps(new, ensure_ascii=False, indent=1) + "\n", "utf-8")
    draft.replace(english)
    return _said(source, old, new)


def is_marked(cell: Cell) -> bool:
    """Whether the cell's English text is still to be written."""
    return cell["cell_type"] == "markdown" and MARK in cell_text(cell)


def _read(path: Path) -> Notebook | None:
    try:
        return read_lesson(path)
    except (OSError, ValueError):
        return None


def _followed(thai: Cell, english: Cell | None) -> Cell:
    """The English cell as it should be."""
    kept = english if english and english["cell_type"] == thai["cell_type"] else None
    if thai["cell_type"] == "code":
        wanted = cell_text(thai).replace('setup("th")', 'setup("en")')
    else:
        wanted = cell_text(kept) if kept else f"{MARK} {thai['id']}"
    if kept is None:
        kept = {**copy.deepcopy(thai), "source": []}
        if thai["cell_type"] == "code":
            kept |= {"outputs": [], "execution_count": None}
    source = kept["source"] if cell_text(kept) == wanted else wanted.splitlines(keepends=True)
    return {**kept, "metadata": copy.deepcopy(thai["metadata"]), "source": source}


def _notebook_metadata(source: Notebook, old: Notebook, module: Module) -> dict[str, Any]:
    own = old["metadata"].get("situtor", {})
    situtor = {
        **source["metadata"].get("situtor", {}),
        "lang": "en",
        "title": own.get("title", module.title.en),
    }
    return {**copy.deepcopy(source["metadata"]), "situtor": situtor}


def _said(source: Notebook, old: Notebook, new: Notebook) -> str:
    before = {cell["id"]: cell for cell in old["cells"]}
    wanted = [cell["id"] for cell in source["cells"]]
    other = [cell["id"] for cell in new["cells"] if cell != before.get(cell["id"])]
    parts = {
        "new": [each for each in wanted if each not in before],
        "changed": [each for each in other if each in before],
        "removed": [each for each in before if each not in wanted],
    }
    said = [f"{what}: {', '.join(ids)}" for what, ids in parts.items() if ids]
    return "; ".join(said) or "order or metadata"
