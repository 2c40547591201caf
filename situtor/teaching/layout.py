"""Laying the lessons out in a person's folder, and bringing newer ones beside what they changed."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from situtor.errors import SitutorError

_MANIFEST = ".situtor.json"


class LayoutError(SitutorError):
    """The lessons cannot be laid out in that folder."""


@dataclass
class Report:
    """What was done, as paths inside the folder."""

    new: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)


def lay_out(lessons: Path, folder: Path) -> Report:
    """Copy the lessons into a folder; nothing a person changed is ever overwritten.

    A lesson they left alone is brought up to date. A newer version of one they changed is put
    beside it, with the version in its name. Running a lesson does not count as changing it.

    Raises:
        LayoutError: the folder cannot be written.
    """
    report = Report()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        given = _read_manifest(folder)
        for path in sorted(lessons.rglob("*.ipynb")):
            name = path.relative_to(lessons).as_posix()
            content = path.read_bytes()
            _place(folder, name, content, given.get(name), report)
            given[name] = fingerprint(content)
        _write(folder / _MANIFEST, json.dumps(given, indent=1).encode())
    except OSError as error:
        raise LayoutError(
            f"the folder {folder} cannot be written ({error.strerror}); choose another"
        ) from None
    return report


def _place(folder: Path, name: str, content: bytes, given: str | None, report: Report) -> None:
    there = folder / name
    fresh = fingerprint(content)
    if not there.exists():
        _write(there, content)
        report.new.append(name)
        return
    found = fingerprint(there.read_bytes())
    if found == fresh:
        return
    if found == given:
        _write(there, content)
        report.updated.append(name)
    elif fresh != given:
        newer = _beside(there, fresh)
        if newer:
            _write(newer, content)
            report.beside.append(newer.relative_to(folder).as_posix())


def _beside(there: Path, fresh: str) -> Path | None:
    """A free name beside a lesson, or None if this version of it stands there already."""
    mark, number = version("situtor"), 1
    while True:
        newer = there.with_name(f"{there.stem} ({mark}){there.suffix}")
        if not newer.exists():
            return newer
        if fingerprint(newer.read_bytes()) == fresh:
            return None
        number += 1
        mark = f"{version('situtor')}, {number}"


def fingerprint(content: bytes) -> str:
    """What a person would call the same notebook: its cells' text, without outputs or counters."""
    try:
        cells = json.loads(content)["cells"]
        text = json.dumps([[cell["cell_type"], "".join(cell["source"])] for cell in cells])
    except (ValueError, KeyError, TypeError):
        return hashlib.sha256(content).hexdigest()
    return hashlib.sha256(text.encode()).hexdigest()


def _read_manifest(folder: Path) -> dict[str, str]:
    try:
        given = json.loads((folder / _MANIFEST).read_text("utf-8"))
    except (FileNotFoundError, ValueError):
        return {}
    return given if isinstance(given, dict) else {}


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(path.name + ".part")
    draft.write_bytes(content)
    draft.replace(path)
