"""Results of long work, kept on this computer under the digest of what they were made from.

An entry is written beside its place and moved there, and carries a digest of itself: a process
killed half-way or a power cut leaves either the whole entry or none that would be believed. What
was not used for longest goes first when the cache grows past its bound. ``SITUTOR_CACHE`` moves it.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

LIMIT = 400_000_000  # bytes of all entries
_LARGEST = 20_000_000  # what is larger is made again rather than let the others go
_ABANDONED = 3600.0  # seconds after which an unfinished entry has no writer any more


def root() -> Path:
    """The folder of the cache."""
    import platformdirs

    return (
        Path(os.environ.get("SITUTOR_CACHE") or platformdirs.user_cache_dir("situtor")) / "slides"
    )


def get(kind: str, key: str) -> bytes | None:
    """What was kept under this key; None if nothing was, or if it is damaged."""
    path = _path(kind, key)
    try:
        digest, _, content = path.read_bytes().partition(b"\n")
    except OSError:
        return None
    if digest != _digest(content):
        return None
    with suppress(OSError):
        os.utime(path)  # used just now: the last to go
    return content


def put(kind: str, key: str, content: bytes) -> None:
    """Keep the content; a cache that cannot be written only costs time."""
    if len(content) > _LARGEST:
        return
    path = _path(kind, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_digest(content) + b"\n" + content)
            Path(name).replace(path)
        except OSError:
            Path(name).unlink(missing_ok=True)


def prune(limit: int = LIMIT) -> None:
    """Remove what was not used for longest until no more than `limit` bytes are left."""
    entries = []
    for path in root().glob("*/*"):
        with suppress(OSError):
            found = path.stat()
            if path.suffix == ".part" and found.st_mtime < time.time() - _ABANDONED:
                path.unlink()
            elif path.suffix != ".part":
                entries.append((found.st_mtime, found.st_size, path))
    left = sum(size for _, size, _ in entries)
    for _, size, path in sorted(entries):
        if left <= limit:
            return
        with suppress(OSError):
            path.unlink()
        left -= size


def _path(kind: str, key: str) -> Path:
    return root() / kind / key


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).hexdigest().encode()
