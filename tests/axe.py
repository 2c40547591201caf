"""Asking axe-core whether a page can be used by everyone."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe


def violations(page: Any, context: str | None = None) -> list[str]:
    """What axe-core objects to on the page as it stands, one readable line each."""
    answer = Axe().run(page, context=context).response
    return [
        f"{found['id']} ({found['impact']}): {node['html'][:160]} – {found['help']}"
        for found in answer["violations"]
        for node in found["nodes"]
    ]
