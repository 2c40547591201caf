"""The typed nouns of the course: what a file under ``data/`` may say, and nothing else.

Plain records. They know nothing of Jupyter, of files or of how they are shown. A field that is
not listed here is an error in the file that holds it, so a misspelt key never passes unseen.
Years are in the Common Era; ids are snake_case.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from situtor.language import Text

Id = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]*$", max_length=60)]
Year = Annotated[int, Meta(ge=1000, le=2100)]
Number = int | float

Kind = Literal["official", "academic", "news", "self_reported", "government_page"]
Confidence = Literal["high", "medium", "low"]
Qualifier = Literal["about", "more_than", "at_least", "less_than", "at_most", "nearly"]
Role = Literal[
    "community", "local_government", "state", "funder", "ngo", "company", "academia", "media"
]
ColumnType = Literal["year", "integer", "number", "string", "text", "date", "boolean", "source"]


class Record(Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """Base of every noun: immutable, and strict about unknown fields."""


class Source(Record, frozen=True):
    """Where something was read.

    `kind` says who speaks (left out where the source is only a carrier), `accessed` how it was
    seen, `licence` what the source itself states.
    """

    id: Id
    title: str
    publisher: str
    lang: str
    url: str | None = None
    year: Year | None = None
    kind: Kind | None = None
    accessed: str | None = None
    licence: str | None = None
    note: Text | None = None


class Fact(Record, frozen=True):
    """One documented figure: what is claimed, how large, for when, and who says so.

    `value` with `upto` is a range; `year` with `until` is a span. `derived` marks our own
    arithmetic on the sources.
    """

    id: Id
    statement: Text
    value: Number | Text
    unit: Id
    sources: Annotated[list[Id], Meta(min_length=1)]
    kind: Kind
    confidence: Confidence
    year: Year | None = None
    until: Year | None = None
    upto: Number | None = None
    qualifier: Qualifier | None = None
    derived: bool = False
    note: Text | None = None


class Event(Record, frozen=True):
    """One entry of a timeline."""

    year: Year
    event: Text
    sources: Annotated[list[Id], Meta(min_length=1)]
    date: dt.date | None = None


class Column(Record, frozen=True):
    """One column of a table.

    A ``text`` column stands in the CSV as two, ``<name>_th`` and ``<name>_en``, and comes back
    as one in the language in use. A ``source`` column holds source ids for each row.
    """

    name: Id
    type: ColumnType
    title: Text
    unit: Id | None = None
    required: bool = True


class ChartSpec(Record, frozen=True):
    """How a table is drawn unless the caller says otherwise.

    ``line`` joins yearly values, ``points`` marks single findings without joining them, ``bar``
    compares, ``pair`` sets two values of one row side by side, ``interval`` draws estimates with
    their confidence limits.
    """

    kind: Literal["line", "points", "bar", "pair", "interval"]
    x: Id
    y: Annotated[list[Id], Meta(min_length=1)]
    low: Id | None = None
    high: Id | None = None
    emphasis: Id | None = None
    reference: Number | None = None
    log: bool = False


class Table(Record, frozen=True):
    """A table of the case: its CSV lies beside it as ``<id>.csv``."""

    id: Id
    title: Text
    columns: Annotated[list[Column], Meta(min_length=1)]
    sources: Annotated[list[Id], Meta(min_length=1)]
    kind: Kind
    confidence: Confidence
    notes: Text | None = None
    licence: str | None = None
    derived: bool = False
    chart: ChartSpec | None = None


class Criticism(Record, frozen=True):
    """A doubt that someone documented, or a rival explanation."""

    claim: Text
    sources: Annotated[list[Id], Meta(min_length=1)]
    kind: Kind


class Actor(Record, frozen=True):
    name: Text
    role: Role


class Place(Record, frozen=True):
    """Where; coordinates in degrees, rounded for a small-scale map."""

    name: Text
    country: Annotated[str, Meta(pattern=r"^[A-Z]{3}$")]
    lat: Annotated[float, Meta(ge=-90, le=90)] | None = None
    lon: Annotated[float, Meta(ge=-180, le=180)] | None = None
    note: Text | None = None


class Period(Record, frozen=True):
    start: Year
    end: Year | None = None
    note: Text | None = None


class Change(Record, frozen=True):
    """Where the data differ from the research dossier or from the course outline, and why."""

    what: Text
    why: Text


class Finding(Record, frozen=True):
    """A sentence with who says so."""

    text: Text
    sources: Annotated[list[Id], Meta(min_length=1)]


class Overview(Record, frozen=True):
    """The case in the terms in which cases are compared.

    `grade` is the level on Nesta's Standards of Evidence (Puttick and Ludlow 2013) that the
    published evidence reaches: 1 a reasoned account, 2 data that show change, 3 a comparison
    that can attribute it, 4 replicated independently, 5 shown wherever it is done.
    """

    started_by: Text
    pays: Text
    scale: Finding
    best_evidence: Finding
    strongest_doubt: Finding
    grade: Literal[1, 2, 3, 4, 5]
    grade_reason: Text


class Thin(Record, frozen=True):
    """Where the evidence is thin: what is missing, and whom one would ask."""

    missing: Text
    ask: Text


class Dossier(Record, frozen=True, kw_only=True):
    """What a case and a collection have in common: facts and tables, and where they come from."""

    id: Id
    name: Text
    facts: list[Fact]
    tables: list[Table]
    sources: Annotated[list[Source], Meta(min_length=1)]
    gaps: list[Text] = msgspec.field(default_factory=list)
    changes: list[Change] = msgspec.field(default_factory=list)


class CaseRecord(Dossier, frozen=True, kw_only=True):
    """Everything ``data/cases/<id>/case.yaml`` says."""

    day: Literal[1, 2]
    place: Place
    period: Period
    one_line: Text
    problem: Text
    innovation: Text
    innovation_type: Annotated[list[Literal["product", "service", "process"]], Meta(min_length=1)]
    actors: list[Actor]
    timeline: list[Event]
    critique: list[Criticism]
    lessons: list[Text]
    overview: Overview
    thin: Thin | None = None


class Collection(Dossier, frozen=True, kw_only=True):
    """``data/<id>/collection.yaml``: facts and tables that belong to no case.

    There are the concepts, critical thinking and the Thai context.
    """

    about: Text


class Module(Record, frozen=True):
    """A session of the course; its notebook has the module's id as file name.

    `exercises` (``<case or collection>/<exercise>``) names those of a session without cases; a
    session with cases has theirs.
    """

    id: Annotated[str, Meta(pattern=r"^[a-z0-9][a-z0-9_]*$")]
    title: Text
    question: Text
    minutes: Annotated[int, Meta(gt=0)]
    goals: Annotated[list[Text], Meta(min_length=1)]
    cases: list[Id] = msgspec.field(default_factory=list)
    exercises: list[Annotated[str, Meta(pattern=r"^[a-z0-9_]+/[a-z0-9_]+$")]] = msgspec.field(
        default_factory=list
    )


class Day(Record, frozen=True):
    day: Literal[1, 2]
    title: Text
    minutes: Annotated[int, Meta(gt=0)]
    modules: Annotated[list[Module], Meta(min_length=1)]


class Course(Record, frozen=True):
    """``data/course.yaml``: the timetable."""

    title: Text
    subtitle: Text
    host: Text
    days: list[Day]

    @property
    def modules(self) -> list[Module]:
        """All modules in teaching order."""
        return [module for day in self.days for module in day.modules]
