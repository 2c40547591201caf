"""Sarabun inside the file: only the letters a page can need, as WOFF2."""

from __future__ import annotations

import functools
import hashlib
import io
import os
import re
import tempfile
from pathlib import Path

from situtor.show.html import data_uri
from situtor.show.theme import font_files

# What is always there, so that what people type into an exercise looks right as well: Latin with
# its accents, all of Thai, dashes, quotation marks, the signs of arithmetic.
_ALWAYS = frozenset(
    [*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x0E00, 0x0E80), *range(0x2010, 0x2040)]
).union(map(ord, "€™←↑→↓−≈≠≤≥"))
_FACES = {"regular": ("normal", 400), "bold": ("normal", 700), "italic": ("italic", 400)}
_SLANTED = re.compile(r"<(?:em|i|cite|dfn|var|address)\b|font-style:\s*italic")
# Raised when the subset below is made differently, so that kept files are not mistaken for it.
_RECIPE = 1


def faces(html: str) -> str:
    """The ``@font-face`` rules for a page with this HTML."""
    letters = frozenset(map(ord, set(html))) - _ALWAYS
    rules = []
    for name, (style, weight) in _FACES.items():
        if name == "italic" and not _SLANTED.search(html):
            continue
        extra = letters & _letters(name)
        rules.append(
            f'@font-face{{font-family:"Sarabun";font-style:{style};font-weight:{weight};'
            f"font-display:block;src:url({_face(name, extra)}) format('woff2')}}"
        )
    return "".join(rules)


@functools.cache
def _letters(name: str) -> frozenset[int]:
    from fontTools.ttLib import TTFont

    with TTFont(font_files()[name], lazy=True) as font:
        return frozenset(font.getBestCmap())


@functools.lru_cache(maxsize=32)
def _face(name: str, extra: frozenset[int]) -> str:
    wanted = sorted((_ALWAYS | extra) & _letters(name))
    content = font_files()[name].read_bytes()
    key = hashlib.sha256(content + repr((_RECIPE, wanted)).encode()).hexdigest()[:20]
    kept = _cache() / f"{name}-{key}.woff2"
    try:
        return data_uri("font/woff2", kept.read_bytes())
    except OSError:
        made = _subset(content, wanted)
        _keep(kept, made)
        return data_uri("font/woff2", made)


def _subset(content: bytes, wanted: list[int]) -> bytes:
    from fontTools import subset

    options = subset.Options()
    options.flavor = "woff2"
    # Thai vowels and tone marks find their place through these tables.
    options.layout_features = ["*"]
    options.hinting = False
    font = subset.load_font(io.BytesIO(content), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=wanted)
    subsetter.subset(font)
    font.flavor = "woff2"
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_dir("situtor")) / "fonts"


def _keep(path: Path, content: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).replace(path)
    except OSError:
        return  # a cache that cannot be written only costs time
