"""How far people moved between two occasions, with an interval; plain arithmetic."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean


@dataclass(frozen=True)
class Interval:
    """A mean change and the 95 % interval around it, in the unit of the differences."""

    mean: float
    low: float
    high: float


def crossed_change(one: Sequence[float], other: Sequence[float]) -> Interval:
    """The mean change over two groups that met two forms in opposite order.

    Half the sum of the two groups' mean differences: how much harder one form is adds to one
    group what it takes from the other, and cancels. The interval is Student's with the groups'
    pooled variance, the period effect of Hills and Armitage (1979), "The two-period cross-over
    clinical trial", British Journal of Clinical Pharmacology 8:7–20. With one group empty it is
    the plain paired t interval, and the forms do not cancel.

    Args:
        one: after minus before, of those who met the first form before.
        other: the same, of those who met the second form before.

    Raises:
        ValueError: there is no variance to be had: fewer than two people, or one in each group.
    """
    groups = [group for group in (one, other) if group]
    freedom = sum(len(group) - 1 for group in groups)
    if freedom < 1:
        raise ValueError("an interval needs at least two people in one group")
    means = [fmean(group) for group in groups]
    squares = sum((x - mean) ** 2 for group, mean in zip(groups, means, strict=True) for x in group)
    spread = math.sqrt(squares / freedom * sum(1 / len(group) for group in groups)) / len(groups)
    reach = t_95(freedom) * spread
    mean = fmean(means)
    return Interval(mean, mean - reach, mean + reach)


def t_95(freedom: int) -> float:
    """Where 95 % of Student's t distribution lies within ±; `freedom` in degrees, 1 or more.

    >>> round(t_95(8), 3)
    2.306
    """
    low, high = 0.0, 13.0  # 12.706 for one degree, less for more
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if _within(middle, freedom) < 0.95 else (low, middle)
    return high


def _within(t: float, freedom: int) -> float:
    """P(|T| ≤ t) for whole degrees of freedom: Abramowitz and Stegun (1964), 26.7.3 and 26.7.4."""
    angle = math.atan(t / math.sqrt(freedom))
    odd = freedom % 2
    term = math.cos(angle) if odd else 1.0
    total = 0.0
    for step in range(1 + odd, freedom, 2):
        total += term
        term *= math.cos(angle) ** 2 * step / (step + 1)
    total *= math.sin(angle)
    return 2 / math.pi * (angle + total) if odd else total
