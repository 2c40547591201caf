"""The public API, written down: a change to it is meant, and stands in the changelog."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import situtor

WRITTEN = Path(__file__).with_name("api.txt")


def described() -> Iterator[str]:
    """A line for each name a notebook may use, with its parameters and their defaults."""
    for name in situtor.__all__:
        thing = getattr(situtor, name)
        if not inspect.isclass(thing):
            yield f"{name}{inspect.signature(thing)}"
            continue
        bases = ", ".join(base.__name__ for base in thing.__bases__)
        yield f"class {name}({bases})"
        for member in sorted(set(dir(thing)) - set(dir(Exception))):
            value = inspect.getattr_static(thing, member)
            if not member.startswith("_") and callable(value):
                yield f"    {member}{inspect.signature(value)}"
            elif isinstance(value, property):
                yield f"    {member}"


def test_the_public_api_is_as_written_down() -> None:
    now = "\n".join(described()) + "\n"
    assert now == WRITTEN.read_text("utf-8"), (
        "the public API changed: say so in CHANGELOG.md, then write it down again with "
        "`python tests/test_api.py`"
    )


if __name__ == "__main__":
    WRITTEN.write_text("\n".join(described()) + "\n", "utf-8")
