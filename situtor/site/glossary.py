"""The glossary: the terms of the course in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from situtor import library
from situtor.language import Lang
from situtor.show import cards


@dataclass(frozen=True)
class Term:
    """An entry of the glossary."""

    id: str
    term: str
    other: str
    meaning: str
    attested: str


def glossary_terms(lang: Lang) -> list[Term]:
    """The glossary in the order of the language's alphabet."""
    from pythainlp.util import collate

    record = library.load_collection_record("concepts")
    table = library.find_table(record, "glossary")
    names = ("term_th", "term_en") if lang == "th" else ("term_en", "term_th")
    found: dict[str, Term] = {}
    for number, row in enumerate(library.read_rows(record, table), start=1):
        cited = (row["attested"] or "").split()
        attested = cards.source_names(record, cited, lang) if cited else ""
        term = Term(f"t{number}", row[names[0]], row[names[1]], row["meaning"].at(lang), attested)
        found[f"{term.term} {number}"] = term
    order = collate(found) if lang == "th" else sorted(found, key=str.casefold)
    return [found[each] for each in order]
