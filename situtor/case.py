"""Cases and collections as a notebook holds them: their data, and every way to show them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from situtor import library
from situtor.errors import Unknown, UnknownExercise, UnknownFact, UnknownTable
from situtor.model import CaseRecord, Collection, Dossier, Fact, Kind, Source, Table, Year
from situtor.show import cards
from situtor.show.html import View

if TYPE_CHECKING:
    import pandas as pd

    from situtor.exercises.spec import Spec
    from situtor.exercises.widget import ExerciseWidget
    from situtor.show.charts import Chart

T = TypeVar("T")


class Named(Sequence[T], Generic[T]):
    """A list whose items can also be had by id: ``case.tables["poverty"]``."""

    def __init__(self, items: Iterable[T], unknown: type[Unknown], where: str) -> None:
        self._items = list(items)
        self._unknown, self._where = unknown, where

    @overload
    def __getitem__(self, key: int | str) -> T: ...
    @overload
    def __getitem__(self, key: slice) -> Sequence[T]: ...
    def __getitem__(self, key: int | str | slice) -> T | Sequence[T]:
        if not isinstance(key, str):
            return self._items[key]
        for item in self._items:
            if _id(item) == key:
                return item
        raise self._unknown(key, map(_id, self._items), self._where)

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[T]:
        return iter(self._items)

    def __repr__(self) -> str:
        return repr([_id(item) for item in self._items])


def _id(item: Any) -> str:
    return str(item.id)


class ShownFact(View):
    """A documented figure; displays with its source."""

    def __init__(self, record: Dossier, fact: Fact) -> None:
        view = cards.fact_card(record, fact)
        super().__init__(view.pages, view.plain, view.lang)
        self.record, self.fact = record, fact
        self.id = fact.id
        self.value = fact.value
        self.unit = str(library.units()[fact.unit])
        self.year: Year | None = fact.year
        self.kind: Kind = fact.kind
        self.source = _cited(record, fact.sources)


class ShownTable(View):
    """A table with its units, doubts and source; ``frame`` is the DataFrame."""

    def __init__(self, record: Dossier, table: Table) -> None:
        self.record, self.table, self.id = record, table, table.id

    @property
    def html(self) -> str:
        return cards.table_card(self.record, self.table).html

    @property
    def frame(self) -> pd.DataFrame:
        return library.load_table(self.record.id, self.id)

    def only(self, *columns: str, rows: Sequence[str | int] = ()) -> View:
        """Just these columns, and the rows whose first column says so, in the order asked for.

        Raises:
            Unknown: there is no such column or row; the nearest are suggested.
        """
        return cards.table_card(self.record, self.table, only=columns, keys=rows)

    def __repr__(self) -> str:
        return f"{self.table.title} ({self.id})"

    plain = property(__repr__)


def _cited(record: Dossier, ids: Iterable[str]) -> list[Source]:
    known = {source.id: source for source in record.sources}
    return [known[each] for each in ids]


class ShownDossier(View):
    """What cases and collections have in common.

    `facts`, `tables` and `exercises` are lists that can also be asked by id.
    """

    record: Dossier

    def __init__(self, record: Dossier, view: View) -> None:
        super().__init__(view.pages, view.plain, view.lang)
        self.record = record
        self.id = record.id

    @property
    def facts(self) -> Named[ShownFact]:
        """The documented figures."""
        shown = (ShownFact(self.record, fact) for fact in self.record.facts)
        return Named(shown, UnknownFact, self.id)

    @property
    def tables(self) -> Named[ShownTable]:
        """The tables, each of which displays itself."""
        shown = (ShownTable(self.record, table) for table in self.record.tables)
        return Named(shown, UnknownTable, self.id)

    @property
    def exercises(self) -> Named[Spec]:
        """The specs of the exercises; each has ``.id`` and ``.kind``."""
        from situtor.exercises.spec import load_exercises

        return Named(load_exercises(self.id), UnknownExercise, self.id)

    def fact(self, *ids: str) -> View:
        """One figure, or several side by side; displays with the source.

        Raises:
            UnknownFact: the case has no such fact; the nearest are suggested.
        """
        chosen = [self.facts[each] for each in ids]
        if len(chosen) == 1:
            return chosen[0]
        return cards.facts_card(self.record, [each.fact for each in chosen])

    def table(self, table_id: str) -> pd.DataFrame:
        """A table as a DataFrame; see `situtor.load_table`."""
        return library.load_table(self.id, table_id)

    def plot(self, table_id: str, **changes: Any) -> Chart:
        """A table as a figure with title, unit, source line and alt text.

        Args:
            table_id: which table.
            changes: what to draw differently: ``kind``, ``x``, ``y``, ``emphasis``, ``log``, …
        """
        from situtor.show.charts import plot

        return plot(self.record, library.find_table(self.record, table_id), **changes)

    def exercise(self, exercise_id: str) -> ExerciseWidget:
        """An exercise as a widget; answers save themselves."""
        from situtor.exercises.widget import ExerciseWidget

        return ExerciseWidget(self.id, exercise_id)

    def sources(self, *ids: str) -> View:
        """Where everything was read; with ids, only those sources."""
        return cards.sources_card(self.record, ids or None)


class Case(ShownDossier):
    """One case. Displays itself as a card."""

    record: CaseRecord

    def __init__(self, record: CaseRecord) -> None:
        super().__init__(record, cards.case_card(record))

    def problem(self) -> View:
        """What was wrong before."""
        return cards.story_card(self.record.problem)

    def innovation(self) -> View:
        """What they did."""
        return cards.story_card(self.record.innovation)

    def timeline(self, start: int | None = None, end: int | None = None) -> View:
        """What happened when; between two years of the Common Era if given."""
        return cards.timeline_card(self.record, start, end)

    def critique(self) -> View:
        """Who disagrees, and what else could explain it."""
        return cards.critique_card(self.record)


class ShownCollection(ShownDossier):
    """Facts and tables that belong to no case. Displays itself as a card."""

    def __init__(self, record: Collection) -> None:
        super().__init__(record, cards.story_card(record.about))


def load_case(case_id: str) -> Case:
    """One case; no other is read.

    Raises:
        UnknownCase: there is no such case; the nearest names are suggested.
        DataError: its file is not as it should be.
    """
    return Case(library.load_record(case_id))


def load_collection(collection_id: str) -> ShownCollection:
    """One collection: ``"concepts"``, ``"critical_thinking"`` or ``"context"``.

    Raises:
        UnknownCollection: there is none of that name; the nearest are suggested.
        DataError: its file is not as it should be.
    """
    return ShownCollection(library.load_collection_record(collection_id))
