"""Rival explanations on paper, and how the room ranked them."""

from __future__ import annotations

from collections import Counter
from typing import Any

from situtor.exercises.kinds.alternatives import WORDS
from situtor.exercises.paper import (
    NUMBER,
    ask,
    choices,
    cited,
    grid,
    last_question,
    listed,
    question,
    term,
)  # fmt: skip
from situtor.exercises.summary import bars
from situtor.exercises.summary.collect import Given
from situtor.exercises.summary.said import said
from situtor.exercises.summary.wording import PEOPLE
from situtor.language import Lang, Text
from situtor.show.html import View, tag, text

_TO_EXPLAIN = WORDS["toExplain"]
_ORDER = Text(th="ลำดับ", en="Order")
_RIVAL = Text(th="คำอธิบาย (1 = น่าเชื่อที่สุด)", en="Explanation (1 = the most convincing)")
_OWN = Text(th="คำอธิบายอื่นที่ท่านนึกได้", en="Another explanation you can think of")
_DECIDES = WORDS["wouldDecide"]
_WHY = Text(th="เพราะ", en="Because")
_BEST = WORDS["bestComparison"]
_PLACES = Text(th="ห้องนี้จัดอันดับคำอธิบายอย่างไร", en="How the room ranked the explanations")


def paper(resolved: dict[str, Any], lang: Lang) -> str:
    rivals = [[NUMBER, text(each["label"])] for each in resolved["rivals"]]
    return (
        tag("p", tag("strong", text(_TO_EXPLAIN.at(lang))), " ", cited(resolved["finding"]))
        + grid([_ORDER.at(lang), _RIVAL.at(lang)], rivals, [10, 90])
        + question(_OWN.at(lang), 2)
        + ask(_DECIDES.at(lang))
        + choices(each["label"] for each in resolved["comparisons"])
        + last_question(_WHY.at(lang), 2)
    )


def key(resolved: dict[str, Any], lang: Lang) -> str:
    labels = {each["id"]: each["label"] for each in resolved["comparisons"]}
    best = tag("p", term(_BEST.at(lang), labels[resolved["deciding"]]))
    known = listed(cited(each) for each in resolved["known"]) if resolved["known"] else ""
    return best + tag("p", text(resolved["why"])) + known


def panels(resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool) -> list[View]:
    rivals, comparisons = resolved["rivals"], resolved["comparisons"]
    orders = [each.answer.order for each in given]
    counts = place_counts(orders, [each["id"] for each in rivals])
    labels = [each["label"] for each in rivals]
    chosen = Counter(each.answer.comparison for each in given)
    people = {PEOPLE.at(lang): [chosen[each["id"]] for each in comparisons]}
    own = [(each, each.answer.own) for each in given]
    return [
        bars.places(_PLACES.at(lang), labels, counts, lang, resolved["finding"]["text"]),
        bars.stacked(_DECIDES.at(lang), [each["label"] for each in comparisons], people, lang),
        *said(_OWN.at(lang), own, lang, names, resolved["prompt"]),
    ]


def place_counts(orders: list[list[str]], ids: list[str]) -> list[list[int]]:
    """For each id, how often it stands first, second, … in the orders; other ids are skipped."""
    counts = {each: [0] * len(ids) for each in ids}
    for order in orders:
        known = dict.fromkeys(each for each in order if each in counts)
        for place, each in enumerate(known):
            counts[each][place] += 1
    return list(counts.values())
