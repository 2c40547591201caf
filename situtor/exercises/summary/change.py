"""Six items before the course and six parallel ones after: how far people's scores moved.

Whatever form a learner handed in first counts as before, the other as after, so it does not
matter who handed out the forms, on a screen or on a phone. Only the first time a form was handed
in counts: later answers may have seen the reasons.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import fmean

import msgspec

from situtor.errors import SitutorError
from situtor.exercises.doubt import DOSSIER, FORMS
from situtor.exercises.kinds.form import Form, FormAnswer
from situtor.exercises.spec import find_exercise
from situtor.exercises.summary.collect import Room, opened
from situtor.exercises.summary.interval import Interval, crossed_change

# With fewer people one person's luck moves the mean by more than a course does.
FEWEST = 10
# Two forms handed in closer together than this had no course between them.
SHORTEST = dt.timedelta(hours=1)


@dataclass(frozen=True)
class Pair:
    """One person's points by item, before and after; `first` is the form met before."""

    first: str
    before: dict[str, float]
    after: dict[str, float]

    @property
    def change(self) -> float:
        """After minus before, in points."""
        return sum(self.after.values()) - sum(self.before.values())


@dataclass(frozen=True)
class Change:
    """What a room's two forms add up to.

    `single` counts people who handed in one form only, `hurried` those whose two forms lie so
    close together that no course was between them; neither is in `pairs`. `chance` is the score
    that guessing would give on average, `left_out` what in the files could not be read.
    """

    pairs: list[Pair]
    items: list[str]
    single: int
    hurried: int
    chance: float
    left_out: list[str]

    @property
    def enough(self) -> bool:
        """Whether there are people enough to speak of a change."""
        return len(self.pairs) >= FEWEST

    def started_with(self, form: str) -> list[Pair]:
        """The pairs that met this form before."""
        return [pair for pair in self.pairs if pair.first == form]

    @cached_property
    def interval(self) -> Interval | None:
        """The mean change in points with its 95 % interval; None for too few people."""
        if not self.enough:
            return None
        one, other = ([pair.change for pair in self.started_with(form)] for form in FORMS)
        return crossed_change(one, other)

    def means(self, items: Sequence[str]) -> tuple[float, float]:
        """Mean points on these items before and after, both orders counted alike.

        Their difference over all items is the mean of `interval`.
        """
        groups = [group for form in FORMS if (group := self.started_with(form))]
        before, after = (
            fmean(
                fmean(sum(getattr(pair, when)[item] for item in items) for pair in group)
                for group in groups
            )
            for when in ("before", "after")
        )
        return before, after


def change(source: Path | str | None = None) -> Change:
    """How far scores moved from before the course to after it.

    Args:
        source: a folder of exported files, or one of them; left out, this machine's store.

    Raises:
        SummaryError: there is no file of answers in the folder, or none can be read.
        StoreError: this machine's store cannot be opened.
    """
    forms = {name: _form(name) for name in FORMS}
    with opened(source) as room:
        handed_in = {name: _handed_in(room, form) for name, form in forms.items()}
        left_out = room.left_out
    pairs, hurried = [], 0
    one, other = handed_in.values()
    for learner in one.keys() & other.keys():
        first, second = sorted(FORMS, key=lambda name: handed_in[name][learner][0])
        (begun, before), (ended, after) = handed_in[first][learner], handed_in[second][learner]
        if _apart(begun, ended) < SHORTEST:
            hurried += 1
        else:
            pairs.append(Pair(first, forms[first].scores(before), forms[second].scores(after)))
    items = [item.id for item in forms[FORMS[0]].items]
    chances = [
        sum(fmean(each.points for each in item.options) for item in form.items)
        for form in forms.values()
    ]
    return Change(pairs, items, len(one.keys() ^ other.keys()), hurried, fmean(chances), left_out)


def _form(name: str) -> Form:
    found = find_exercise(DOSSIER, name)
    if not isinstance(found, Form):
        raise SitutorError(f"{DOSSIER}/{name} is a {found.kind}, expected a form")
    return found


def _handed_in(room: Room, form: Form) -> dict[str, tuple[str, FormAnswer]]:
    """By learner: when the form was first handed in, and how."""
    found: dict[str, tuple[str, FormAnswer]] = {}
    for each in room.store.answers(case=DOSSIER, exercise=form.id):
        if each.kind != form.kind or each.spec_version != form.version:
            continue
        try:
            answer = msgspec.convert(each.value, FormAnswer)
        except msgspec.ValidationError:
            continue
        if answer.done and (each.learner not in found or each.at < found[each.learner][0]):
            found[each.learner] = (each.at, answer)
    return found


def _apart(one: str, other: str) -> dt.timedelta:
    return dt.datetime.fromisoformat(other) - dt.datetime.fromisoformat(one)
