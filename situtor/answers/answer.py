"""What is kept: an answer, who gave it, and how a value becomes text."""

from __future__ import annotations

import datetime as dt
import json
import unicodedata
from typing import Annotated, Any

import msgspec
from msgspec import Meta

from situtor.answers.errors import StoreError

MAX_VALUE = 256 * 1024  # bytes of one answer as JSON
MAX_DEPTH = 64  # lists within lists; far deeper ones would exhaust Python's stack on reading
MAX_NICKNAME = 40

Id = Annotated[str, Meta(pattern=r"^[0-9A-Za-z_-]{4,64}\Z")]
Name = Annotated[str, Meta(min_length=1, max_length=200)]
Stamp = Annotated[str, Meta(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\Z")]


class Learner(msgspec.Struct, frozen=True):
    """Who answers: a random id and the nickname they chose. Nothing else about them is kept."""

    id: Id
    nickname: str
    created: Stamp


class Answer(msgspec.Struct, frozen=True):
    """One answer as it was given: `value` is any JSON, `at` UTC with milliseconds."""

    uid: Id
    learner: Id
    case: Name
    exercise: Name
    kind: Name
    spec_version: Annotated[int, Meta(ge=0, le=2**31)]
    value: Any
    at: Stamp
    origin: Name

    def __post_init__(self) -> None:
        dt.datetime.fromisoformat(self.at)  # refuses what only looks like a time


# --- values ----------------------------------------------------------------------------------


def as_json(value: Any) -> str:
    """Turn a value into the JSON text that is stored.

    The standard library's, not msgspec's: a text cut within an emoji (JavaScript allows it) and
    numbers beyond 64 bits must be kept too. Half an emoji becomes the replacement character.

    Raises:
        StoreError: no JSON, nested too deeply, or more than 256 KiB.
    """
    try:
        text = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as error:
        raise StoreError(
            "invalid", f"the answer is not plain JSON and was not kept [{error}]"
        ) from None
    text = whole_characters(text)
    size = len(text.encode())
    if size > MAX_VALUE:
        raise StoreError(
            "too_large",
            f"the answer is {size / 1024:,.0f} KiB long, at most {MAX_VALUE // 1024} KiB can be "
            "kept; shorten it",
        )
    if text.count("[") + text.count("{") > MAX_DEPTH and _depth(json.loads(text)) > MAX_DEPTH:
        raise StoreError(
            "invalid", f"the answer is nested more than {MAX_DEPTH} levels deep and was not kept"
        )
    return text


def whole_characters(text: str) -> str:
    """Join surrogate pairs; what is left over becomes the replacement character."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level := [each for each in level if isinstance(each, (list, dict))]:
        depth += 1
        level = [
            below for each in level for below in (each.values() if isinstance(each, dict) else each)
        ]
    return depth


def clean_nickname(nickname: str) -> str:
    """Make a nickname fit to keep: one line, no invisible controls, at most 40 characters."""
    kept = (each for each in " ".join(nickname.split()) if not _is_control(each))
    return "".join(kept).strip()[:MAX_NICKNAME].rstrip()


def _is_control(character: str) -> bool:
    # Cc and Cs, and what turns the direction of the text around it (not Cf as a whole: emoji and
    # Thai line breaking need its joiners).
    return unicodedata.category(character) in ("Cc", "Cs") or character in (
        "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
    )


def now() -> str:
    """Return the time as answers carry it: UTC, ISO 8601, to the millisecond."""
    return dt.datetime.now(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
