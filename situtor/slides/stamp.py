"""What a deck's last line says: from what it was made, and that it is whole.

A deck whose stamp still holds need not be made again; one that was cut off, edited or made from
something else is.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from situtor.slides import inputs

_BEGIN = b"\n<!-- situtor "
_END = b" -->\n"


def stamped(html: str, made_from: str, folder: Path, files: Iterable[str]) -> bytes:
    """The deck with its stamp, as bytes to write.

    Args:
        html: the deck.
        made_from: the digest of everything it was made from but `files`.
        folder: where the notebook lies.
        files: images that were looked for there.
    """
    content = html.encode("utf-8")
    said = {
        "made_from": made_from,
        "content": hashlib.sha256(content).hexdigest(),
        "files": {name: inputs.of_file(folder / name) for name in sorted(files)},
    }
    # Two hyphens would end the comment.
    line = json.dumps(said).replace("--", "\\u002d\\u002d")
    return content + _BEGIN + line.encode() + _END


def holds(path: Path, made_from: str, folder: Path) -> bool:
    """Whether the deck at `path` is whole and would come out the same if it were made again."""
    try:
        content, found, line = path.read_bytes().rpartition(_BEGIN)
        said = json.loads(line.removesuffix(_END)) if found else {}
    except (OSError, ValueError):
        return False
    return (
        said.get("made_from") == made_from
        and said.get("content") == hashlib.sha256(content).hexdigest()
        and all(inputs.of_file(folder / name) == was for name, was in said["files"].items())
    )
