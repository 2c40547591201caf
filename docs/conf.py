"""The documentation as a site: ``make docs``. Sources are read from the root of the repository."""

from importlib import metadata
from typing import Any

project = "situtor"
author = "The situtor developers"
release = metadata.version("situtor")
root_doc = "docs/index"
include_patterns = [
    "docs/*.md",
    "docs/**/*.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "README.md",
    "deploy/jupyterhub/README.md",
]
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "situtor"
html_show_sourcelink = False
autodoc_member_order = "bysource"
autodoc_typehints_format = "short"

# The index reads well on a code host too: what only the sidebar needs is added here.
SIDEBAR = """

```{toctree}
:hidden:
:caption: %s
:glob:

%s
```
"""
CHAPTERS = {
    "ไทย": ["th/teach", "th/hall", "th/adapt", "th/summary", "th/participant", "th/privacy"],
    "English": ["en/teach", "en/hall", "en/adapt", "en/summary", "en/participant", "en/privacy"],
    "Authors": [
        "/README",
        "/CONTRIBUTING",
        "slides",
        "/deploy/jupyterhub/README",
        "reference",
        "/CHANGELOG",
        "decisions/*",
        "audits/*",
    ],
}


def setup(app: Any) -> None:
    """Give the index its sidebar."""

    def add(_: Any, name: str, text: list[str]) -> None:
        if name == root_doc:
            for caption, pages in CHAPTERS.items():
                text[0] += SIDEBAR % (caption, "\n".join(pages))

    app.connect("source-read", add)
