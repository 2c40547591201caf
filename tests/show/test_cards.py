from __future__ import annotations

from collections.abc import Callable
from html.parser import HTMLParser

import msgspec
import pytest

from situtor import library
from situtor.language import LANGS, Lang, Text
from situtor.model import CaseRecord
from situtor.show import cards
from situtor.show.html import PAGE_BREAK, View, stylesheet, tag, text

HOSTILE = "<script>alert('1')</script> & \"quotes\" <img src=x onerror=alert(1)>"
_EMPTY = ("br", "img")

Card = Callable[[CaseRecord, Lang], View]


class Page(HTMLParser):
    """The elements and the text of some HTML, after making sure that each is closed in turn."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert self._open == []

    def handle_starttag(self, name: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((name, dict(attributes)))
        if name not in _EMPTY:
            self._open.append(name)

    def handle_endtag(self, name: str) -> None:
        assert self._open.pop() == name

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(self.texts)


CARDS: dict[str, Card] = {
    "case": cards.case_card,
    "problem": lambda record, lang: cards.story_card(record.problem, lang),
    "facts": lambda record, lang: cards.facts_card(record, record.facts, lang),
    "timeline": lambda record, lang: cards.timeline_card(record, lang=lang),
    "critique": cards.critique_card,
    "sources": lambda record, lang: cards.sources_card(record, lang=lang),
}


@pytest.mark.parametrize("case_id", library.list_cases())
def test_every_card_of_a_case_is_sound_html_in_its_language(case_id: str) -> None:
    record = library.load_record(case_id)
    for lang in LANGS:
        shown = [card(record, lang) for card in CARDS.values()]
        shown += [cards.table_card(record, table, lang) for table in record.tables]
        for view in shown:
            for part in view.html.split(PAGE_BREAK):
                page = Page(part)
                assert page.elements[0] == ("div", {"class": "situtor", "lang": lang})
                assert page.text.strip()
            assert view.plain


@pytest.fixture
def hostile() -> CaseRecord:
    """A case whose every text is an attempt to run a script."""
    record = msgspec.to_builtins(library.load_record("trat_satcha"))

    def spoil(value: object) -> object:
        if isinstance(value, dict):
            if set(value) == {"th", "en"}:
                return dict.fromkeys(("th", "en"), HOSTILE)
            titles = ("title", "publisher")
            return {
                key: HOSTILE if key in titles and isinstance(each, str) else spoil(each)
                for key, each in value.items()
            }
        return [spoil(each) for each in value] if isinstance(value, list) else value

    return msgspec.convert(spoil(record), CaseRecord)


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_text_of_a_case_is_never_taken_for_html(hostile: CaseRecord, card: Card) -> None:
    page = Page(card(hostile, "en").html)
    assert any(HOSTILE in each for each in page.texts)
    assert not {"script", "img"} & {name for name, _ in page.elements}


def test_cells_of_a_table_are_never_taken_for_html(
    hostile: CaseRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [{"area": Text(th=HOSTILE, en=HOSTILE), "persons_per_household": 1.5}]
    table = library.find_table(hostile, "household_spending_2019")
    table = msgspec.structs.replace(table, columns=table.columns[:2])
    monkeypatch.setattr(library, "read_rows", lambda *_: rows)
    page = Page(cards.table_card(hostile, table, "en").html)
    assert HOSTILE in page.texts
    assert not {"script", "img"} & {name for name, _ in page.elements}
    (region,) = (found for name, found in page.elements if found.get("role") == "region")
    assert region["aria-label"] == HOSTILE


def test_attributes_cannot_be_broken_out_of() -> None:
    ((name, attributes),) = Page(tag("p", text("x"), title=HOSTILE)).elements
    assert (name, attributes) == ("p", {"title": HOSTILE})


def test_a_fact_says_who_speaks_how_sure_and_what_we_worked_out_ourselves() -> None:
    record = library.load_record("trat_satcha")
    fact = next(each for each in record.facts if each.id == "circulation_27y")
    page = Page(cards.fact_card(record, fact, "en").html).text
    for expected in ("about 100", "million baht", "self-reported", "low confidence", "Source: "):
        assert expected in page
    assert fact.note
    assert fact.note.en in page
    assert "computed" not in page
    derived = msgspec.structs.replace(fact, derived=True)
    assert "computed from the sources" in Page(cards.fact_card(record, derived, "en").html).text


@pytest.mark.parametrize(
    ("changes", "thai", "english"),
    [
        ({"value": 6.6, "unit": "percent"}, "6.6%", "6.6%"),
        ({"value": 3, "upto": 5, "unit": "people"}, "3–5 คน", "3–5 people"),
        (
            {"value": 50000, "qualifier": "more_than", "unit": "members"},
            "มากกว่า 50,000 คน",
            "more than 50,000 members",
        ),
        ({"value": -15578, "unit": "baht"}, "−15,578 บาท", "−15,578 baht"),
    ],
)
def test_a_value_reads_as_in_a_sentence(
    changes: dict[str, object], thai: str, english: str
) -> None:
    fact = msgspec.structs.replace(library.load_record("trat_satcha").facts[1], **changes)
    assert [cards.amount(fact, lang) for lang in LANGS] == [thai, english]


def test_a_table_shows_buddhist_years_units_and_what_is_missing() -> None:
    record = library.load_record("medellin")
    table = library.find_table(record, "poverty")
    thai = Page(cards.table_card(record, table, "th").html)
    english = Page(cards.table_card(record, table, "en").html)
    assert "2556" in thai.texts
    assert "2013" not in thai.texts
    assert "ปี พ.ศ." in thai.texts
    assert "2013" in english.texts
    assert "–" in english.texts
    heads = [found for name, found in english.elements if name == "th"]
    assert all(found["scope"] == "col" for found in heads)
    assert "caption" in {name for name, _ in english.elements}
    assert all(source.id not in english.texts for source in record.sources)


def test_long_cards_are_parted_evenly_so_that_each_part_fits_a_slide() -> None:
    record = library.load_record("medellin")
    view = cards.critique_card(record, "en")
    counts = [page.count("<li>") for page in view.pages]
    assert sum(counts) == len(record.critique)
    assert max(counts) <= cards.DOUBTS_A_SLIDE
    assert max(counts) - min(counts) <= 1
    assert len(cards.sources_card(record, ["s1", "s2"], "en").pages) == 1


def test_the_stylesheet_comes_with_every_view_and_knows_both_themes_of_jupyterlab() -> None:
    shown = cards.case_card(library.load_record("medellin"), "th")._repr_mimebundle_()
    assert shown["text/html"].startswith(f"<style>{stylesheet()}</style>")
    assert '[data-jp-theme-light="false"] .situtor{' in stylesheet()
    used = set(stylesheet().split("var(--si-")[1:])
    names = {each.split(")")[0].split(",")[0] for each in used}
    defined = {each.split(":")[0] for each in stylesheet().split("--si-")}
    assert names <= defined
    assert "url(" not in stylesheet()
