"""Thai spelling: every word stands in pythainlp's list or in our own short one.

What is not found is either a slip or a name; names go into ``data/allowed_words.txt``.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from pathlib import Path

from situtor import library
from situtor.authoring.finding import Finding
from situtor.authoring.reading import cell_text, read_lesson

_THAI = re.compile("[\u0e00-\u0e7f]+")
# Titles of sources stand as they were printed, whatever their spelling.
_AS_PRINTED = re.compile(r"^\s*(?:title|publisher|url):.*$", re.MULTILINE)


def allowed_file() -> Path:
    """Names and abbreviations that no word list has, one a line."""
    return library.data_root() / "allowed_words.txt"


def check_spelling() -> Iterator[Finding]:
    """The first place of each Thai word that neither list knows."""
    seen: set[str] = set()
    for path, text in _texts():
        for number, line in enumerate(text.splitlines(), start=1):
            for run in _THAI.findall(line):
                for word in _unknown(run):
                    if word not in seen:
                        seen.add(word)
                        yield Finding(
                            path,
                            f"line {number}",
                            f"the word {word!r} is in no word list; mend it, or add it to "
                            f"data/{allowed_file().name}",
                        )


def _texts() -> Iterator[tuple[Path, str]]:
    """What can be read; what cannot is said by the other checks."""
    root = library.data_root()
    for path in sorted([*root.rglob("*.yaml"), *root.rglob("*.csv")]):
        yield path, _AS_PRINTED.sub("", path.read_bytes().decode("utf-8", "ignore"))
    for path in sorted((library.course_root() / "notebooks" / "th").glob("*.ipynb")):
        try:
            cells = read_lesson(path)["cells"]
        except ValueError:
            continue
        yield path, "\n".join(map(cell_text, cells))


@functools.lru_cache(maxsize=50_000)
def _unknown(run: str) -> tuple[str, ...]:
    from pythainlp.tokenize import word_tokenize

    known = _known()
    words = word_tokenize(run, engine="newmm", custom_dict=_trie())
    return tuple(
        word
        for word in words
        if len(word) > 1 and word not in known and not re.fullmatch("[๐-๙ๆฯ.]+", word)
    )


@functools.cache
def _known() -> frozenset[str]:
    from pythainlp.corpus import thai_words

    own = allowed_file().read_text("utf-8").split() if allowed_file().exists() else []
    return frozenset(thai_words()) | frozenset(own)


@functools.cache
def _trie() -> object:
    from pythainlp.util import Trie

    return Trie(_known())
