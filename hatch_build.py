"""Brings reveal.js into the package, so that decks need no network, and the course into wheels."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FILES = {
    "dist/reveal.js": "reveal.js",
    "dist/reveal.css": "reveal.css",
    "LICENSE": "LICENSE-reveal.js.txt",
}


class CourseHook(BuildHookInterface):
    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel":
            return
        if version != "editable":  # an editable install reads the checkout
            for folder in ("data", "notebooks"):
                build_data["force_include"][folder] = f"situtor/_course/{folder}"
        spec = importlib.util.find_spec("sphinx_revealjs")
        if spec is None or not spec.submodule_search_locations:
            raise RuntimeError("sphinx-revealjs, which carries reveal.js, is not installed")
        source = Path(spec.submodule_search_locations[0]) / "_static" / "revealjs"
        target = Path(self.root) / "situtor" / "slides" / "vendor"
        # What an earlier build brought and this one does not must not ship with it.
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        for name, kept in FILES.items():
            shutil.copyfile(source / name, target / kept)
