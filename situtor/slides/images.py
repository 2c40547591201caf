"""Images as data URIs, with the size they were drawn at."""

from __future__ import annotations

import base64
import mimetypes
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote, urlsplit

from situtor.show.html import data_uri

_SVG_SIZE = re.compile(r'\b(width|height)\s*=\s*["\']([\d.]+)(px|pt|in|)["\']')
_SVG_BOX = re.compile(r'\bviewBox\s*=\s*["\'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)')
_PIXELS = {"px": 1.0, "": 1.0, "pt": 4 / 3, "in": 96.0}


@dataclass(frozen=True)
class Shelf:
    """Where the images of one cell are found: beside the notebook, or attached to the cell.

    `asked` collects the paths of the files that were looked for, found or not.
    """

    folder: Path | None = None
    attachments: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    asked: set[str] = field(default_factory=set)

    def fetch(self, address: str) -> str | None:
        """The image at `address` as a data URI; None when it is not at hand."""
        if address.startswith("data:"):
            return address
        if address.startswith("attachment:"):
            held = self.attachments.get(unquote(address.removeprefix("attachment:")), {})
            # A drawing before a picture, whatever order they are listed in.
            for mime in sorted(held, key=lambda each: each != "image/svg+xml"):
                return from_mime(mime, held[mime], encoded=True)
            return None
        parts = urlsplit(address)
        if parts.scheme or parts.netloc or self.folder is None:
            return None
        path = self.folder / unquote(parts.path)
        mime = mimetypes.guess_type(path.name)[0] or ""
        if not mime.startswith("image/"):
            return None
        self.asked.add(unquote(parts.path))
        try:
            return data_uri(mime, path.read_bytes())
        except OSError:
            return None


def is_remote(address: str) -> bool:
    """Whether a browser would go to another machine, or another file, for this address."""
    return not address.strip().lower().startswith(("data:", "#", "blob:")) and address.strip() != ""


def from_mime(mime: str, content: str, *, encoded: bool = False) -> str:
    """An output's image as a data URI; SVG outputs are text, all others base64 already."""
    if mime == "image/svg+xml" and not (encoded and not content.lstrip().startswith("<")):
        return data_uri(mime, content.encode("utf-8"))
    return f"data:{mime};base64,{''.join(content.split())}"


def size(uri: str) -> tuple[int, int] | None:
    """Width and height in CSS pixels of a PNG or SVG data URI; None if it does not tell."""
    head, _, body = uri.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        # The sizes stand at the very beginning of both formats.
        start = base64.b64decode(body[:4096] + "=" * (-len(body[:4096]) % 4))
    except ValueError:
        return None
    if "image/png" in head and len(start) >= 24:
        width, height = struct.unpack(">II", start[16:24])
        return width, height
    if "image/svg" in head:
        return _svg_size(start.decode("utf-8", "ignore"))
    return None


def _svg_size(start: str) -> tuple[int, int] | None:
    opening = re.search(r"<svg\b[^>]*", start)
    if opening is None:
        return None
    found = {name: float(n) * _PIXELS[unit] for name, n, unit in _SVG_SIZE.findall(opening[0])}
    if {"width", "height"} <= found.keys():
        return round(found["width"]), round(found["height"])
    box = _SVG_BOX.search(opening[0])
    return (round(float(box[1])), round(float(box[2]))) if box else None
