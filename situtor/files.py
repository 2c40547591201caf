"""Reading the course's files: UTF-8, strict YAML, and errors that name the place."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from situtor.errors import DataError

T = TypeVar("T")


def read_yaml(path: Path, shape: type[T]) -> T:
    """Read a YAML file into a type of `situtor.model`.

    Raises:
        DataError: not UTF-8, not YAML, a key twice, or not of that shape.
    """
    import yaml

    try:
        raw = yaml.load(read_text(path), Loader=_strict_loader())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise DataError(
            path, f"line {line}", f"this is not valid YAML ({error.problem}); mend the line"
        ) from None
    except yaml.YAMLError as error:
        problem = " ".join(str(error).split())
        raise DataError(path, "", f"this is not valid YAML ({problem})") from None
    try:
        return msgspec.convert(raw, shape)
    except msgspec.ValidationError as error:
        message, _, where = str(error).partition(" - at `")
        raise DataError(path, _named_path(where.rstrip("`"), raw), message) from None


def read_text(path: Path) -> str:
    """The text of a file, which must be UTF-8.

    Raises:
        DataError: missing, or in another encoding.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise DataError(path, "", "the file is missing") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(
            path,
            f"line {line}",
            "the text is not UTF-8 (perhaps TIS-620 or Windows-874); save it again as UTF-8",
        ) from None


@functools.cache
def _strict_loader() -> Any:
    """PyYAML's fast safe loader, made to refuse a key that stands twice."""
    import yaml

    base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    class Loader(base):  # type: ignore[misc,valid-type]
        pass

    def mapping(loader: Any, node: Any) -> dict[Any, Any]:
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.MarkedYAMLError(
                    problem="a key must be a plain word", problem_mark=key.start_mark
                )
            if key.value in seen:
                raise yaml.MarkedYAMLError(
                    problem=f"the key {key.value!r} stands twice", problem_mark=key.start_mark
                )
            seen.add(key.value)
        loader.flatten_mapping(node)
        return dict(loader.construct_pairs(node))

    Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, mapping)
    return Loader


def _named_path(where: str, raw: Any) -> str:
    """``$.facts[3].year`` as ``facts[3] (rate_2002).year``: an author counts ids, not places."""
    named, here = "", raw
    for name, index in re.findall(r"\.?([A-Za-z_]\w*)|\[(\d+|\.\.\.)\]", where.lstrip("$")):
        if name:
            named += f".{name}" if named else name
            here = here.get(name) if isinstance(here, dict) else None
            continue
        named += f"[{index}]"
        is_list = isinstance(here, list) and index.isdigit() and int(index) < len(here)
        here = here[int(index)] if is_list else None
        if isinstance(here, dict) and isinstance(here.get("id"), str):
            named += f" ({here['id']})"
    return named


def stamp(path: Path) -> int:
    """Changes when the file does, so that an author's edit shows without a restart."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0
