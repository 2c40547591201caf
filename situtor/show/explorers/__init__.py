"""Explorers: interactive what-ifs on real data. One file per explorer, named after it."""

from __future__ import annotations

import importlib
import pkgutil

from situtor.errors import UnknownExplorer
from situtor.language import Lang
from situtor.show.explorers import base
from situtor.show.explorers.base import Explorer


def find_explorer(explorer_id: str) -> Explorer:
    """One explorer; no other is imported.

    Raises:
        UnknownExplorer: there is none of that name; the nearest are suggested.
    """
    known = list_explorers()
    if explorer_id not in known:
        raise UnknownExplorer(explorer_id, known)
    explorer: Explorer = importlib.import_module(f"{__name__}.{explorer_id}").EXPLORER
    return explorer


def list_explorers() -> list[str]:
    """Ids of all explorers."""
    return [each.name for each in pkgutil.iter_modules(__path__) if each.name != "base"]


def fragment(explorer_id: str, lang: Lang) -> str:
    """An explorer without a kernel, as HTML.

    Raises:
        UnknownExplorer: there is none of that name; the nearest are suggested.
    """
    return base.still(find_explorer(explorer_id), lang)
