"""Notebooks for participants: without what only the instructor should read."""

from __future__ import annotations

import json
from pathlib import Path

from situtor.slides.make import read_notebook


def student_notebook(path: Path) -> str:
    """A lesson without its speaker notes, outputs and counters, as the text of an .ipynb file.

    Raises:
        SlidesError: the file is missing, or not a notebook.
    """
    content = read_notebook(path)
    content["cells"] = [
        {**cell, "outputs": [], "execution_count": None} if cell["cell_type"] == "code" else cell
        for cell in content["cells"]
        if cell["metadata"].get("slideshow", {}).get("slide_type") != "notes"
    ]
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
