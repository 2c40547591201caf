"""What decks are made from, as digests: the course's data, the package, what is installed."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from situtor import library

_PACKAGE = Path(__file__).parents[1]
# What a notebook can reach lies below these in the layers of the package (a test holds the walls),
# so they have no part in what its cells show.
ABOVE_NOTEBOOKS = {"cli", "site", "slides", "present", "authoring", "teaching", "__main__.py"}


def digest(*parts: Any) -> str:
    """One digest of values that JSON can say; the same in every process."""
    said = json.dumps(parts, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()


def of_file(path: Path) -> str | None:
    """The digest of a file's content; None if it cannot be read."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def for_runs() -> str:
    """What the outputs of any lesson depend on, but for the content of the data it reads.

    The part of the package that a notebook can reach, the versions of all that is installed, and
    the names of the course's files.
    """
    root = library.course_root()
    names = [sorted(name for name, *_ in _state(root / tree)) for tree in ("data", "notebooks")]
    reached = tuple(
        each for each in _state(_PACKAGE) if each[0].split("/")[0] not in ABOVE_NOTEBOOKS
    )
    return digest(_contents(_PACKAGE, reached), names, _installed())


def for_decks() -> str:
    """What any deck depends on besides its notebook: all of the package, all of the data."""
    data = library.data_root()
    trees = [_contents(root, _state(root)) for root in (_PACKAGE, data)]
    return digest(trees, _installed())


def _state(root: Path) -> tuple[tuple[str, int, int], ...]:
    """The files of a tree: name, time of the last change, size."""
    found = ((path, path.stat()) for path in _files(root))
    return tuple(
        sorted(
            (path.relative_to(root).as_posix(), stat.st_mtime_ns, stat.st_size)
            for path, stat in found
        )
    )


@functools.lru_cache(maxsize=8)
def _contents(root: Path, state: tuple[tuple[str, int, int], ...]) -> str:
    return digest([(name, of_file(root / name)) for name, *_ in state])


def _files(root: Path) -> Iterator[Path]:
    """All files of a tree but hidden and compiled ones and, in a wheel, the course's own."""
    if not root.is_dir():
        return
    for path in root.iterdir():
        if path.name.startswith(".") or path.name in ("__pycache__", "_course"):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.is_file():
            yield path


def _installed() -> list[str]:
    """Python and every distribution it finds, with their versions."""
    folders = {Path(entry) for entry in sys.path if entry}
    found = {info.name for folder in folders for info in folder.glob("*.dist-info")}
    return [platform.python_version(), sys.platform, *sorted(found)]
