"""Doing an exercise of any kind with Tab, arrows, Space, Enter and letters, as nobody told us how.

Walks through what can be focused and does what suits it: writes into empty fields, chooses the
first option, moves sliders, presses what leads on. It ends where a whole round changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from situtor.exercises.kinds import words

_ON = (
    *("show", "first", "toSecond", "second", "decideNow", "whatThen", "lookUp", "reasoning"),
    *("next", "handIn"),
)
_LOOK = """() => {
  const at = document.activeElement;
  const style = getComputedStyle(at);
  const knob = at.querySelector?.(".si-knob");
  return {
    tag: at.tagName, type: at.type, text: at.textContent, value: at.value,
    min: Number(at.min), max: Number(at.max),
    away: Boolean(at.closest(".si-foot, .si-earlier")), body: at === document.body,
    step: Boolean(at.closest(".si-tray")) && at.getAttribute("aria-current") === "false"
      && !at.closest(".si-exercise").querySelector(".si-steer button:nth-child(2)").offsetParent,
    offered: Boolean(at.closest(".si-unranked")),
    slider: at.getAttribute("role") === "slider",
    unset: at.matches(".si-unset, .si-party:not(.si-placed)"),
    open: at.type === "radio" && ![...document.getElementsByName(at.name)].some((r) => r.checked),
    html: at.outerHTML.slice(0, 160),
    seen: at.tabIndex < 0 || (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || parseFloat(knob ? getComputedStyle(knob).strokeWidth : 0) > 3,
  };
}"""


_TOP = """where => {
  const top = document.querySelector(where).querySelector(".si-prompt");
  top.tabIndex = -1;
  top.focus();
}"""


@dataclass
class Walk:
    """What was written, and where the focus could not be seen."""

    written: list[str] = field(default_factory=list)
    unseen: set[str] = field(default_factory=set)
    steps: set[str] = field(default_factory=set)
    numbers: int = 0


def complete(page: Any, lang: str, where: str = ".si-exercise", steps: int = 400) -> Walk:
    """Work through the exercise that stands there until nothing is left to do."""
    on = {(each.th if lang == "th" else each.en) for key, each in words().items() if key in _ON}
    walk = Walk()
    changed = False
    page.evaluate(_TOP, where)
    for _ in range(steps):
        page.keyboard.press("Tab")
        while did := _act(page, on, walk):
            changed = True
            if did == "tab":
                break
        at = page.evaluate(_LOOK)
        if at["away"] or at["body"]:
            if not changed:
                return walk
            changed = False
            page.evaluate(_TOP, where)
    raise AssertionError(f"no end after {steps} steps; the focus is on {page.evaluate(_LOOK)}")


def _act(page: Any, on: set[str], walk: Walk) -> str:
    """Do what suits the focused element; "tab" if it is then done with."""
    at = page.evaluate(_LOOK)
    press = page.keyboard.press
    if at["body"]:
        return ""
    if not at["seen"]:
        walk.unseen.add(at["html"])
    if at["away"]:
        return ""
    if at["tag"] == "TEXTAREA" and not at["value"]:
        walk.written.append(f"ข้อความที่ {len(walk.written) + 1}")
        page.keyboard.type(walk.written[-1])
    elif at["type"] == "number" and not at["value"]:
        walk.numbers += 1
        share = (0.3, 0.5, 0.7)[(walk.numbers - 1) % 3]
        page.keyboard.type(f"{at['min'] + (at['max'] - at['min']) * share:.0f}")
    elif at["open"]:
        press("Space")
    elif at["slider"] and at["unset"]:
        press("ArrowUp")
        press("ArrowUp")
    elif at["tag"] == "SELECT" and not at["value"]:
        press("ArrowDown")
    elif at["step"] and at["text"] not in walk.steps:
        # Where there is no room for "next", the steps themselves lead on.
        walk.steps.add(at["text"])
        press("Enter")
        return "again"
    elif at["offered"] or (at["tag"] == "BUTTON" and at["text"] in on):
        press("Enter")
        return "again"  # the focus may have moved on by itself
    else:
        return ""
    return "tab"
