from __future__ import annotations

from collections.abc import Sequence

import pytest

from situtor.agreement import fleiss_kappa, percent_agreement

# Ten items sorted by fourteen people into five groups: the worked example of Wikipedia's article
# on Fleiss' kappa, which gives an agreement of 0.378 and a kappa of 0.210.
WORKED = (
    (0, 0, 0, 0, 14),
    (0, 2, 6, 4, 2),
    (0, 0, 3, 5, 6),
    (0, 3, 9, 2, 0),
    (2, 2, 8, 1, 1),
    (7, 7, 0, 0, 0),
    (3, 2, 6, 3, 0),
    (2, 5, 3, 2, 2),
    (6, 5, 2, 1, 0),
    (0, 2, 2, 3, 7),
)


def people(counts: Sequence[Sequence[int]]) -> list[dict[str, str]]:
    """Someone's sorting for each person, such that the counts come out."""
    sorted_out = [
        [str(code) for code, count in enumerate(item) for _ in range(count)] for item in counts
    ]
    return [
        {f"item{place}": codes[person] for place, codes in enumerate(sorted_out)}
        for person in range(len(sorted_out[0]))
    ]


def test_kappa_and_agreement_of_a_published_example() -> None:
    ratings, items = people(WORKED), [f"item{place}" for place in range(len(WORKED))]
    assert percent_agreement(ratings, items) == pytest.approx(0.378, abs=0.0005)
    assert fleiss_kappa(ratings, items) == pytest.approx(0.210, abs=0.0005)


def test_who_has_not_sorted_everything_counts_for_agreement_but_not_for_kappa() -> None:
    full = [{"a": "x", "b": "y"}, {"a": "x", "b": "y"}]
    begun = [*full, {"a": "y"}]
    assert fleiss_kappa(begun, ["a", "b"]) == fleiss_kappa(full, ["a", "b"]) == 1
    # Of the six ordered pairs on a, two agree; of the two on b, both.
    assert percent_agreement(begun, ["a", "b"]) == pytest.approx(4 / 8)


def test_opposite_sorting_is_worse_than_chance() -> None:
    opposite = [{"a": "x", "b": "y"}, {"a": "y", "b": "x"}]
    assert fleiss_kappa(opposite, ["a", "b"]) == -1


def test_where_there_is_nothing_to_compare_there_is_no_number() -> None:
    alone = [{"a": "x"}]
    assert percent_agreement(alone, ["a"]) is None
    assert fleiss_kappa(alone, ["a"]) is None
    assert fleiss_kappa([], []) is None
    # All in one group: no sorting at random could have come out otherwise.
    assert fleiss_kappa([{"a": "x"}, {"a": "x"}], ["a"]) is None
    assert percent_agreement([{"a": "x"}, {"a": "x"}], ["a"]) == 1
