"""Reading a lesson's file."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

Cell = dict[str, Any]
Notebook = dict[str, Any]


def cell_text(cell: Cell) -> str:
    """What stands in a cell."""
    return "".join(cell["source"])


def read_lesson(path: Path) -> Notebook:
    """A notebook as JSON, with what everything here relies on.

    Raises:
        ValueError: it is none, in words that follow its name.
    """
    try:
        notebook: Notebook = json.loads(path.read_text("utf-8"))
        cells = notebook["cells"]
        ids = [cell["id"] for cell in cells]
        shapes = [(cell_text(cell), cell["cell_type"], {**cell["metadata"]}) for cell in cells]
        complete = len(shapes) == len(set(ids)) and isinstance(notebook["metadata"], dict)
    except (ValueError, TypeError) as error:
        raise ValueError(f"this is not a notebook ({error})") from None
    except KeyError as error:
        raise ValueError(f"this is not a notebook (something lacks its {error})") from None
    if not complete:
        raise ValueError("two cells have the same id; give one of them another")
    return notebook
