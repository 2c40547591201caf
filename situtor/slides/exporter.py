"""``jupyter nbconvert --to situtor_slides``: the same decks for people who use nbconvert."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbconvert.exporters.exporter import Exporter, FilenameExtension
from traitlets import Int, Unicode

from situtor.slides.deck import SUFFIX, deck
from situtor.slides.execute import TIMEOUT, has_code, has_outputs
from situtor.slides.runs import executed


class SlidesExporter(Exporter):
    """One self-contained HTML file of slides; runs the notebook first if it has no outputs."""

    export_from_notebook = "situtor slides"
    output_mimetype = "text/html"
    file_extension = FilenameExtension(SUFFIX, help="How the file's name ends.").tag(config=True)

    timeout = Int(TIMEOUT, help="Seconds any one cell may take.").tag(config=True)
    lang = Unicode("", help="th or en; found out from the notebook if empty.").tag(config=True)

    def from_notebook_node(
        self, nb: Any, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """The deck and nbconvert's resources.

        Raises:
            SlidesError: a cell failed or took too long.
        """
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        about = resources.get("metadata", {})
        name = about.get("name") or "notebook"
        folder = Path(about["path"]).resolve() if about.get("path") else None
        if has_code(nb) and not has_outputs(nb):
            nb = executed(nb, name, folder, self.timeout).notebook
        return deck(nb, name, folder, self.lang or None), resources
