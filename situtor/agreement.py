"""How far people agree, beyond what chance would give: in the room, or among definitions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence


def percent_agreement(ratings: Sequence[Mapping[str, str]], items: Sequence[str]) -> float | None:
    """The share of pairs of people who gave an item the same code, 0 to 1; None without pairs."""
    same = pairs = 0
    for item in items:
        counts = Counter(each[item] for each in ratings if item in each)
        people = counts.total()
        pairs += people * (people - 1)
        same += sum(count * (count - 1) for count in counts.values())
    return same / pairs if pairs else None


def fleiss_kappa(ratings: Sequence[Mapping[str, str]], items: Sequence[str]) -> float | None:
    """Fleiss' kappa (1971) over the items that everyone coded; None where it is not defined.

    1 is full agreement, 0 what chance alone would give.

    >>> fleiss_kappa([{"a": "x", "b": "y"}, {"a": "x", "b": "y"}], ["a", "b"])
    1.0
    """
    complete = [each for each in ratings if all(item in each for item in items)]
    people = len(complete)
    if people < 2 or not items:
        return None
    overall: Counter[str] = Counter()
    observed = 0.0
    for item in items:
        counts = Counter(each[item] for each in complete)
        overall.update(counts)
        agreeing = sum(count * count for count in counts.values()) - people
        observed += agreeing / (people * (people - 1))
    observed /= len(items)
    chance = sum((count / (people * len(items))) ** 2 for count in overall.values())
    return None if chance == 1 else (observed - chance) / (1 - chance)
