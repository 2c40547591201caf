"""Explorers: interactive what-ifs on real data. One file per explorer, and its line here."""

from __future__ import annotations

import importlib

from situtor.errors import UnknownExplorer
from situtor.language import Lang
from situtor.show.explorers import base
from situtor.show.explorers.base import Explorer

# id → module beside this file; a module is imported only when its explorer is asked for.
_MODULES = {"medellin_fall": "medellin_fall"}


def find_explorer(explorer_id: str) -> Explorer:
    """One explorer.

    Raises:
        UnknownExplorer: there is none of that name; the nearest are suggested.
    """
    if explorer_id not in _MODULES:
        raise UnknownExplorer(explorer_id, _MODULES)
    module = importlib.import_module(f"{__name__}.{_MODULES[explorer_id]}")
    explorer: Explorer = module.EXPLORER
    return explorer


def list_explorers() -> list[str]:
    """Ids of all explorers."""
    return list(_MODULES)


def fragment(explorer_id: str, lang: Lang) -> str:
    """An explorer without a kernel, as HTML.

    Raises:
        UnknownExplorer: there is none of that name; the nearest are suggested.
    """
    return base.still(find_explorer(explorer_id), lang)
