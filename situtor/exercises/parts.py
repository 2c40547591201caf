"""Small pieces that several kinds of exercise share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Any, Literal

from msgspec import Meta

from situtor.language import Lang, Text
from situtor.model import Dossier, Id, Record
from situtor.show import cards

# Four levels of a rubric, weakest first; where one stands is 1 to 4.
Levels = Annotated[list[Text], Meta(min_length=4, max_length=4)]
Level = Literal[1, 2, 3, 4]
Words = Annotated[str, Meta(max_length=4000)]


class Labelled(Record, frozen=True):
    """Something to choose, sort or rank."""

    id: Id
    label: Text


class Sourced(Record, frozen=True):
    """A sentence and who says so."""

    text: Text
    sources: Annotated[list[Id], Meta(min_length=1)]


def labels(items: Iterable[Labelled], lang: Lang) -> list[dict[str, str]]:
    """The items as the front end takes them."""
    return [{"id": each.id, "label": each.label.at(lang)} for each in items]


def check_ids(items: Iterable[Any], what: str) -> None:
    """Raise `ValueError` if two items have one id."""
    ids = [each.id for each in items]
    for each in ids:
        if ids.count(each) > 1:
            raise ValueError(f"two {what} have the id {each!r}")


def check_cited(record: Dossier, sources: Iterable[str]) -> None:
    """Raise `ValueError` if a source is cited that the dossier does not list."""
    known = {source.id for source in record.sources}
    for each in sources:
        if each not in known:
            raise ValueError(f"the source {each!r} is not listed; add it or correct the id")


def sourced(item: Sourced, record: Dossier, lang: Lang) -> dict[str, str]:
    """A sentence with its sources by name."""
    names = cards.source_names(record, item.sources, lang, most=2)
    return {"text": item.text.at(lang), "source": names}
