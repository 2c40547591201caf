"""Cards: a case, a fact, a timeline, a table, the critique and the sources, as HTML."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from situtor import language, library
from situtor.errors import SitutorError, Unknown
from situtor.language import Lang, Text
from situtor.model import (
    CaseRecord,
    Column,
    Confidence,
    Course,
    Dossier,
    Event,
    Fact,
    Kind,
    Source,
    Table,
)
from situtor.show import words
from situtor.show.html import View, tag, text

# What fits on a 1280×720 slide under its heading, at sizes the last row can read.
EVENTS_A_SLIDE, DOUBTS_A_SLIDE, SOURCES_A_SLIDE, SESSIONS_A_SLIDE = 8, 4, 10, 8


def amount(fact: Fact, lang: Lang) -> str:
    """A fact's value in words: qualifier, range, unit — as a sentence would carry it."""
    value = _value(fact, lang)
    unit = library.units()[fact.unit].at(lang)
    return f"{value}{unit}" if unit == "%" else f"{value} {unit}".strip()


def _value(fact: Fact, lang: Lang) -> str:
    if isinstance(fact.value, Text):
        return fact.value.at(lang)
    value = language.number(fact.value)
    if fact.upto is not None:
        value = f"{value}–{language.number(fact.upto)}"
    if fact.qualifier:
        value = f"{words.QUALIFIER[fact.qualifier].at(lang)} {value}"
    return value


def source_line(
    record: Dossier,
    cited: Sequence[str],
    kind: Kind,
    confidence: Confidence | None,
    lang: Lang,
    *,
    derived: bool = False,
) -> str:
    """The line under every figure and fact: who says so, of what kind, how sure."""
    names = source_names(record, cited, lang)
    marks = tag("span", text(words.KIND[kind].at(lang)), class_="si-tag")
    if confidence in ("medium", "low"):
        doubt = "si-tag si-doubt" if confidence == "low" else "si-tag"
        marks += tag("span", text(words.CONFIDENCE[confidence].at(lang)), class_=doubt)
    if derived:
        marks += tag("span", text(words.OUR_ARITHMETIC.at(lang)), class_="si-tag")
    head = text(words.SOURCE.at(lang))
    return tag("p", f"{marks}{head}: {text(names)}", class_="si-source")


def source_names(record: Dossier, cited: Sequence[str], lang: Lang, most: int = 3) -> str:
    """The first `most` sources by name, and how many more there are."""
    known = {source.id: source for source in record.sources}
    names = "; ".join(short_source(known[each], lang) for each in cited[:most])
    more = len(cited) - most
    if more > 0:
        names += f" และอีก {more} แหล่ง" if lang == "th" else f" and {more} more"
    return names


def short_source(source: Source, lang: Lang) -> str:
    """Publisher and year, as a caption names a source."""
    return (
        f"{source.publisher}, {language.year(source.year, lang)}"
        if source.year
        else source.publisher
    )


def timetable_card(course: Course, day: int, lang: Lang | None = None) -> View:
    """The sessions of one day and their minutes.

    Raises:
        SitutorError: the course has no such day.
    """
    lang = lang or language.current()
    chosen = next((each for each in course.days if each.day == day), None)
    if chosen is None:
        days = " and ".join(str(each.day) for each in course.days)
        raise SitutorError(f"the course has no day {day!r}; it has {days}")
    heads = (words.SESSION, words.QUESTION, words.MINUTES)
    head = tag("tr", *(tag("th", text(each.at(lang)), scope="col") for each in heads))
    rows = [
        tag(
            "tr",
            tag("td", text(module.title.at(lang))),
            tag("td", text(module.question.at(lang))),
            tag("td", str(module.minutes), class_="si-num"),
        )
        for module in chosen.modules
    ]
    pages = [
        tag("table", tag("thead", head), tag("tbody", *page), class_="si-table")
        for page in _pages(rows, SESSIONS_A_SLIDE)
    ]
    plain = "\n".join(f"{each.minutes:>3}  {each.title.at(lang)}" for each in chosen.modules)
    return View(pages, plain, lang)


def case_card(record: CaseRecord, lang: Lang | None = None) -> View:
    """The whole case at a glance."""
    lang = lang or language.current()
    types = "".join(
        tag("span", text(words.INNOVATION_TYPE[each].at(lang)), class_="si-tag")
        for each in record.innovation_type
    )
    when = language.years(record.period.start, record.period.end, lang)
    where = text(f"{record.place.name.at(lang)} · {when}")
    body = (
        tag("p", text(record.name.at(lang)), class_="si-title")
        + tag("p", where, " ", types, class_="si-small")
        + tag("p", text(record.one_line.at(lang)))
    )
    return View(
        [tag("article", body, class_="si-card")], f"{record.name.at(lang)} ({record.id})", lang
    )


def story_card(story: Text, lang: Lang | None = None) -> View:
    """One part of the story: the problem, or what was done."""
    lang = lang or language.current()
    body = tag("p", text(story.at(lang)))
    return View([tag("article", body, class_="si-card")], story.at(lang), lang)


def fact_card(record: Dossier, fact: Fact, lang: Lang | None = None) -> View:
    """One figure with what it means and who says so."""
    lang = lang or language.current()
    return View(
        [_fact(record, fact, lang)], f"{amount(fact, lang)} — {fact.statement.at(lang)}", lang
    )


def facts_card(record: Dossier, facts: Iterable[Fact], lang: Lang | None = None) -> View:
    """Several figures side by side, for comparing."""
    lang = lang or language.current()
    chosen = list(facts)
    grid = tag("div", *(_fact(record, fact, lang) for fact in chosen), class_="si-facts")
    return View(
        [grid], "\n".join(f"{amount(f, lang)} — {f.statement.at(lang)}" for f in chosen), lang
    )


def _fact(record: Dossier, fact: Fact, lang: Lang) -> str:
    unit = library.units()[fact.unit].at(lang)
    when = f" · {language.years(fact.year, fact.until, lang)}" if fact.year else ""
    number = tag("span", text(_value(fact, lang)), class_="si-value")
    body = tag("p", number, tag("span", text(unit + when), class_="si-unit"))
    body += tag("p", text(fact.statement.at(lang)))
    if fact.note:
        body += tag("p", text(fact.note.at(lang)), class_="si-small")
    body += source_line(
        record, fact.sources, fact.kind, fact.confidence, lang, derived=fact.derived
    )
    return tag("article", body, class_="si-card")


def timeline_card(
    record: CaseRecord,
    start: int | None = None,
    end: int | None = None,
    lang: Lang | None = None,
) -> View:
    """What happened when, between two years of the Common Era if given."""
    lang = lang or language.current()
    events = [
        each
        for each in record.timeline
        if (start is None or each.year >= start) and (end is None or each.year <= end)
    ]
    pages = [
        tag("ol", *(_event(each, lang) for each in page), class_="si-timeline")
        for page in _pages(events, EVENTS_A_SLIDE)
    ]
    plain = "\n".join(f"{language.year(e.year, lang)} {e.event.at(lang)}" for e in events)
    return View(pages, plain, lang)


def _event(event: Event, lang: Lang) -> str:
    return tag(
        "li",
        tag("span", text(language.year(event.year, lang)), class_="si-when"),
        tag("span", text(event.event.at(lang))),
    )


def critique_card(record: CaseRecord, lang: Lang | None = None) -> View:
    """Who disagrees, and what else could explain it."""
    lang = lang or language.current()
    items = [
        tag(
            "li",
            tag("p", text(doubt.claim.at(lang))),
            source_line(record, doubt.sources, doubt.kind, None, lang),
        )
        for doubt in record.critique
    ]
    pages = [tag("ol", *page, class_="si-critique") for page in _pages(items, DOUBTS_A_SLIDE)]
    return View(pages, "\n".join(doubt.claim.at(lang) for doubt in record.critique), lang)


def sources_card(
    record: Dossier, only: Iterable[str] | None = None, lang: Lang | None = None
) -> View:
    """Where everything was read; `only` keeps the sources with these ids."""
    lang = lang or language.current()
    wanted = set(only) if only is not None else None
    chosen = [each for each in record.sources if wanted is None or each.id in wanted]
    items = [_source(each, lang) for each in chosen]
    pages = [tag("ol", *page, class_="si-sources") for page in _pages(items, SOURCES_A_SLIDE)]
    plain = "\n".join(f"{each.id}: {each.title}. {short_source(each, lang)}" for each in chosen)
    return View(pages, plain, lang)


def _source(source: Source, lang: Lang) -> str:
    title = tag("cite", text(source.title), lang=source.lang)
    if source.url:
        title = tag("a", title, href=source.url, rel="noreferrer", target="_blank")
    kind = f" ({words.KIND[source.kind].at(lang)})" if source.kind else ""
    return tag(
        "li",
        tag("span", text(source.id), class_="si-key"),
        tag("span", title, text(f" — {short_source(source, lang)}{kind}")),
        id=None,
    )


def table_card(
    record: Dossier,
    table: Table,
    lang: Lang | None = None,
    *,
    only: Sequence[str] = (),
    keys: Sequence[str | int] = (),
) -> View:
    """A table with its units, its doubts and its source.

    `only` and `keys` leave just these columns, and the rows whose first column says so, in the
    order asked for.

    Raises:
        Unknown: there is no such column or row; the nearest are suggested.
    """
    lang = lang or language.current()
    columns = [column for column in table.columns if column.type != "source"]
    rows = library.read_rows(record, table)
    if only:
        columns = _picked(only, {column.name: column for column in columns}, table.id)
    if keys:
        rows = _picked(keys, {row[table.columns[0].name]: row for row in rows}, table.id)
    head = tag("tr", *(_head(column, lang) for column in columns))
    body = "".join(tag("tr", *(_cell(row, column, lang) for column in columns)) for row in rows)
    title = f"{table.title.at(lang)} ({words.SOME_ROWS.at(lang)})" if keys else table.title.at(lang)
    caption = tag("caption", text(title))
    grid = tag("table", caption, tag("thead", head), tag("tbody", body), class_="si-table")
    html = tag(
        "div", grid, class_="si-scroll", tabindex=0, role="region", aria_label=table.title.at(lang)
    )
    if table.notes:
        html += tag("p", text(table.notes.at(lang)), class_="si-source")
    html += source_line(
        record, table.sources, table.kind, table.confidence, lang, derived=table.derived
    )
    return View([html], f"{table.title.at(lang)} ({table.id})", lang)


def _picked(names: Sequence[Any], known: dict[Any, Any], where: str) -> list[Any]:
    for name in names:
        if name not in known:
            raise Unknown(name, map(str, known), where)
    return [known[name] for name in names]


def heading(column: Column, lang: Lang) -> str:
    """A column's heading; a column of years names the era."""
    plain_year = column.type == "year" and column.title.en.strip().lower() == "year"
    return words.YEAR_HEAD.at(lang) if plain_year else column.title.at(lang)


def _head(column: Column, lang: Lang) -> str:
    unit = library.units()[column.unit].at(lang) if column.unit else ""
    small = tag("span", text(unit), class_="si-unit") if unit else ""
    numeric = "si-num" if column.type in ("integer", "number", "year") else None
    return tag("th", text(heading(column, lang)), small, scope="col", class_=numeric)


def _cell(row: dict[str, Any], column: Column, lang: Lang) -> str:
    value = row[column.name]
    if column.type in ("integer", "number", "year"):
        return tag("td", text(cell_text(value, column, lang)), class_="si-num")
    return tag("td", text(cell_text(value, column, lang)))


def cell_text(value: Any, column: Column, lang: Lang) -> str:
    """A cell as people read it."""
    if value is None:
        return "–"
    if isinstance(value, Text):
        return value.at(lang)
    match column.type:
        case "year":
            return language.bare_year(value, lang)
        case "integer" | "number":
            return language.number(value)
        case "date":
            return language.date(value, lang)
        case "boolean":
            yes, no = ("ใช่", "ไม่ใช่") if lang == "th" else ("yes", "no")
            return yes if value else no
        case _:
            return str(value)


def _pages(items: Sequence[Any], size: int) -> list[Sequence[Any]]:
    """Even pages of at most `size`, so that the last is not left with a single line."""
    count = max(1, -(-len(items) // size))
    step = max(1, -(-len(items) // count))
    return [items[at : at + step] for at in range(0, len(items), step)]
