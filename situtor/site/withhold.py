"""Exercises without their model answers, for copies that participants keep.

Each kind says here what of its spec would give the reasoning away. Sentences are replaced by one
that says where the reasoning is; placements become the same for every item, so that they tell
nothing, and the front end does not show them (see `situtor.exercises.spec.WITHHELD`).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from situtor.exercises.kinds import AnySpec
from situtor.exercises.spec import WITHHELD, Spec

_SAID = msgspec.to_builtins(WITHHELD)
Plain = dict[str, Any]


def withheld(spec: Spec) -> Plain:
    """An exercise as ``exercises.yaml`` has it, without what is shown only after answering."""
    plain: Plain = msgspec.to_builtins(spec)
    plain["reasoning"] = _SAID
    plain.pop("trap", None)
    if strip := _STRIP.get(spec.kind):
        strip(plain)
    msgspec.convert(plain, AnySpec)
    return plain


def _alternatives(plain: Plain) -> None:
    plain["deciding"], plain["why"] = plain["comparisons"][0]["id"], _SAID
    plain.pop("known", None)


def _argument(plain: Plain) -> None:
    plain["model"] = dict.fromkeys(plain["model"], _SAID)


def _assumptions(plain: Plain) -> None:
    plain["examples"] = [{"text": _SAID, "test": _SAID}] * 3


def _coding(plain: Plain) -> None:
    for unit in plain["units"]:
        unit["code"], unit["why"] = plain["codes"][0]["id"], _SAID


def _evidence(plain: Plain) -> None:
    for item in plain["items"]:
        item["side"], item["strength"], item["why"] = "beside", "weak", _SAID


def _form(plain: Plain) -> None:
    for item in plain["items"]:
        item["why"] = _SAID
        for option, points in zip(item["options"], (1, 0.5, 0, 0, 0), strict=False):
            option["points"] = points


def _source_check(plain: Plain) -> None:
    """The sources stay: whom to ask is what the participant should see."""
    for question in ("who", "how", "others"):
        plain[question]["text"] = _SAID


def _stakeholders(plain: Plain) -> None:
    for party in plain["parties"]:
        party["power"], party["interest"], party["why"] = 0.5, 0.5, _SAID
        party["side"] = "neither"


_STRIP: dict[str, Callable[[Plain], None]] = {
    "alternatives": _alternatives,
    "argument": _argument,
    "assumptions": _assumptions,
    "coding": _coding,
    "evidence": _evidence,
    "form": _form,
    "source_check": _source_check,
    "stakeholders": _stakeholders,
}
