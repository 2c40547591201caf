"""An exercise that stands in no file, opened in a browser, and how to work on it."""

from __future__ import annotations

import json
from typing import Any

import msgspec
from playwright.sync_api import expect

from situtor.exercises.kinds import ANSWERS

HOSTILE = "<img src=x onerror=alert(1)> ‮ =1+1 ก่่่"
REASONING = "เหตุผลที่ซ่อนไว้จนกว่าจะตอบ"
COMMON = {
    "id": "tried",
    "title": {"th": "ลองทำ", "en": "Try it"},
    "prompt": {"th": f"คำถาม {HOSTILE}", "en": "The question"},
    "goal": {"th": "ฝึก", "en": "Practise"},
    "minutes": 3,
    "reasoning": {"th": REASONING, "en": "The hidden reasoning"},
    "trap": {"th": "กับดัก", "en": "A trap"},
    "sources": ["s1"],
}


class Exercise:
    """An opened exercise."""

    def __init__(self, opened: Any, kind: str) -> None:
        self.opened, self.page, self.kind = opened, opened.page, kind

    def button(self, name: str, **how: Any) -> Any:
        return self.page.get_by_role("button", name=name, **how)

    def saved(self) -> dict[str, Any]:
        """The last answer that the browser keeps, once it says so and if it is one of this kind."""
        expect(self.page.locator(".si-status")).to_have_attribute("data-state", "saved")
        value = self.kept()[-1]
        msgspec.convert(value, ANSWERS[self.kind])
        return value

    def kept(self) -> list[Any]:
        stored = self.page.evaluate("localStorage.getItem('situtor.answers.1')") or "[]"
        return [each["value"] for each in json.loads(stored)]

    def reasoned(self, shown: bool) -> None:
        """The reasoning stands in the page only once one has answered."""
        expect(self.page.get_by_text(REASONING)).to_have_count(1 if shown else 0)

    def fits(self) -> None:
        wide = "document.documentElement.scrollWidth - window.innerWidth"
        assert self.page.evaluate(wide) <= 0

    def tab_to(self, condition: str) -> None:
        """Press Tab until the focused element `at` meets a condition in JavaScript."""
        for _ in range(40):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(f"(at => Boolean({condition}))(document.activeElement)"):
                return
        raise AssertionError(f"the keyboard does not reach {condition}")

    def harmless(self) -> None:
        """What others wrote stayed text, and nothing was fetched or complained about."""
        assert self.page.locator(".si-exercise img").count() == 0
        assert self.opened.requests == []
        assert self.opened.complaints == []
