"""Every kind, by keyboard alone, in every light and on every screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe import violations
from by_keyboard import complete
from playwright.sync_api import expect

from situtor import library
from situtor.exercises import spec, static
from situtor.exercises.kinds import ANSWERS, words
from situtor.exercises.spec import check_answer

pytestmark = pytest.mark.browser


def one_of_each() -> dict[str, tuple[str, str]]:
    """An exercise of every kind, and of every way to predict."""
    found: dict[str, tuple[str, str]] = {}
    for dossier in [*library.list_cases(), *library.list_collections()]:
        for each in spec.load_exercises(dossier):
            modes = [mode for mode in ("trend", "number", "ranking") if getattr(each, mode, None)]
            found.setdefault("_".join([each.kind, *modes]), (dossier, each.id))
    return found


ONE_OF_EACH = one_of_each()
# What the first option, the written texts and the moved handles must have made of the answer.
RIGHT: dict[str, Callable[[dict[str, Any], dict[str, Any]], bool]] = {
    "alternatives": lambda asked, it: (
        len(it["order"]) == len(asked["rivals"])
        and it["comparison"] == asked["comparisons"][0]["id"]
    ),
    "argument": lambda asked, it: (it["before"], it["after"]) == (1, 1),
    "assumptions": lambda asked, it: (
        len(it["items"]) == 5 and all(each["decisive"] == "little" for each in it["items"])
    ),
    "canvas": lambda asked, it: len(it["boxes"]) == len(asked["boxes"]) and bool(it["group"]),
    "coding": lambda asked, it: (
        it["codes"] == {each["id"]: asked["codes"][0]["id"] for each in asked["units"]}
    ),
    "decision": lambda asked, it: (
        it["choice"] == asked["options"][0]["id"] and it["step"] == len(asked["steps"])
    ),
    "evidence": lambda asked, it: (
        it["placed"]
        == {each["id"]: {"side": "for", "strength": "strong"} for each in asked["items"]}
    ),
    "form": lambda asked, it: len(it["chosen"]) == len(asked["items"]) and it["done"],
    "predict_number": lambda asked, it: it["low"] < it["best"] < it["high"],
    "predict_ranking": lambda asked, it: len(it["order"]) == len(asked["items"]),
    "predict_trend": lambda asked, it: it["values"].keys() == set(map(str, asked["guess"])),
    "reflect": lambda asked, it: (
        len(it["texts"]) == len(asked["questions"]) and (it["before"], it["after"]) == (1, 1)
    ),
    "source_check": lambda asked, it: (it["before"], it["after"], it["step"]) == (1, 1, 3),
    "stakeholders": lambda asked, it: (
        [each["side"] for each in it["placed"].values()] == ["gains"] * len(asked["parties"])
    ),
    "transfer": lambda asked, it: (
        all(it["here"][each["id"]]["have"] == "yes" for each in asked["conditions"])
        and it["verdict"] == "works"
    ),
    "vote": lambda asked, it: (
        it["stage"] == "done"
        and it["first"]["choice"] == it["second"]["choice"] == asked["options"][0]["id"]
    ),
}
# A phone; a laptop at 200 % (1280 × 720 at twice the size); high contrast; the dark of a phone.
SCREENS: dict[str, tuple[tuple[int, int], dict[str, str]]] = {
    "phone": ((360, 740), {}),
    "twice": ((640, 360), {}),
    "dark": ((360, 740), {"color_scheme": "dark"}),
    "contrast": ((640, 360), {"forced_colors": "active", "color_scheme": "dark"}),
}
CUT = """() => [...document.querySelectorAll("main *")].filter((el) => {
  if (!el.checkVisibility() || el.closest(".si-unseen, .si-argument-map")) return false;
  const style = getComputedStyle(el);
  const hides = ["hidden", "clip"].includes(style.overflowX) && el.scrollWidth > el.clientWidth + 1;
  const box = el.getBoundingClientRect();
  return (hides && el.textContent.trim()) || box.right > innerWidth + 1 || box.left < -1;
}).map((el) => el.outerHTML.slice(0, 120))"""


def leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    else:
        yield value


def looks_right_everywhere(page: Any) -> None:
    """Nothing cut off, nothing to scroll sideways, nothing axe objects to, on any screen."""
    said = page.locator("main").inner_text()
    for name, (size, media) in SCREENS.items():
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(**{"forced_colors": "none", "color_scheme": "light", **media})
        page.evaluate("new Promise((on) => requestAnimationFrame(() => requestAnimationFrame(on)))")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0, name
        assert page.evaluate(CUT) == [], name
        if name in ("phone", "dark"):
            assert violations(page) == [], name
        if name == "contrast":
            assert len(page.locator("main").inner_text()) >= 0.9 * len(said)


def test_there_is_an_exercise_of_every_kind():
    assert ONE_OF_EACH.keys() == RIGHT.keys()
    assert {name.removesuffix("_number").removesuffix("_ranking").removesuffix("_trend")
            for name in RIGHT} == set(ANSWERS)  # fmt: skip


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_a_kind_is_done_by_keyboard_alone_and_looks_right_on_every_screen(
    name: str, tmp_path: Path, open_page: Callable[..., Any]
):
    dossier, exercise = ONE_OF_EACH[name]
    asked = spec.resolve(dossier, exercise, "th")
    path = tmp_path / "page.html"
    path.write_text(static.page(dossier, exercise, "th"), "utf-8")
    opened = open_page(path)
    page = opened.page
    after = page.get_by_text(asked["reasoning"])
    if name == "form":
        after = page.get_by_text(words()["opensLater"].th)
    expect(after).to_have_count(0)
    looks_right_everywhere(page)
    page.emulate_media(forced_colors="none", color_scheme="light")
    page.set_viewport_size({"width": 1280, "height": 720})
    walk = complete(page, "th")
    assert walk.unseen == set(), "the focus cannot be seen"
    expect(after).to_be_visible()
    expect(page.locator(".si-status")).to_have_attribute("data-state", "saved")
    value = page.evaluate("JSON.parse(localStorage.getItem('situtor.answers.1')).at(-1).value")
    check_answer(spec.find_exercise(dossier, exercise), value)
    assert RIGHT[name](asked, value), value
    assert set(walk.written) <= set(leaves(value))
    looks_right_everywhere(page)
    assert opened.complaints == []
