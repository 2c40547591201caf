"""The matplotlib theme: Sarabun, the token colours, sizes that can be read from the last row."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from situtor.show.tokens import LIGHT, SERIES

if TYPE_CHECKING:
    from matplotlib.figure import Figure

# A slide is 1280×720; a figure takes its full width inside the margins, at 100 pixels an inch,
# so that 13.5 pt is 18.75 px: the smallest text a slide may carry is 18 px.
WIDTH, HEIGHT, DPI = 11.6, 4.7, 100
SMALL, BASE = 13.5, 14.5


@functools.cache
def font_files() -> dict[str, Path]:
    """Sarabun's files from its font package: ``regular``, ``bold`` and ``italic``."""
    import fontpkg_sarabun

    folder = Path(fontpkg_sarabun.__file__).parent / "files"
    return {
        "regular": folder / "Sarabun-Regular.ttf",
        "bold": folder / "Sarabun-Bold.ttf",
        "italic": folder / "Sarabun-Italic.ttf",
    }


@functools.cache
def _register_fonts() -> None:
    from matplotlib import font_manager

    for path in font_files().values():
        font_manager.fontManager.addfont(str(path))


def style() -> Any:
    """The theme as matplotlib's rcParams."""
    from cycler import cycler

    return {
        "font.family": "Sarabun",
        "font.size": BASE,
        "axes.prop_cycle": cycler(color=SERIES),
        "axes.edgecolor": LIGHT["edge"],
        "axes.labelcolor": LIGHT["soft"],
        "axes.labelsize": SMALL,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.axisbelow": True,
        "axes.grid": True,
        "grid.color": LIGHT["line"],
        "grid.linewidth": 0.8,
        "xtick.color": LIGHT["edge"],
        "ytick.color": LIGHT["edge"],
        "xtick.labelcolor": LIGHT["ink"],
        "ytick.labelcolor": LIGHT["ink"],
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
        "text.color": LIGHT["ink"],
        "legend.fontsize": SMALL,
        "legend.frameon": False,
        "lines.linewidth": 2.4,
        "lines.markersize": 7,
        "figure.facecolor": LIGHT["paper"],
        "figure.dpi": DPI,
        "savefig.dpi": DPI,
        # Live text overruns its place where Sarabun is not installed; paths never do.
        "svg.fonttype": "path",
        "svg.hashsalt": "situtor",
        "axes.unicode_minus": True,
    }


@contextmanager
def themed() -> Iterator[None]:
    """Draw inside this to get the theme, without changing it for anyone else."""
    import matplotlib as mpl

    _register_fonts()
    with mpl.rc_context(rc=style()):
        yield


def new_figure(height: float = HEIGHT, width: float = WIDTH) -> Figure:
    """An empty themed figure, free of pyplot's global state; size in inches at 100 dpi."""
    from matplotlib.figure import Figure

    return Figure(figsize=(width, height), layout="constrained")
