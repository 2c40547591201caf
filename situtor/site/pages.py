"""The pages of the site as HTML, in one language, with links that work from a file."""

from __future__ import annotations

import functools
import posixpath
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from situtor import language
from situtor.exercises import static
from situtor.exercises.spec import Spec
from situtor.language import LANGS, Lang, Text
from situtor.model import CaseRecord, Collection, Course, Dossier, Module
from situtor.show import cards
from situtor.show import words as shown
from situtor.show.maps import short_name
from situtor.site import atlas, words
from situtor.site.figures import Figure, Figures
from situtor.site.glossary import Term
from situtor.site.names import Names

_ONLY_OURS = (
    "default-src 'none'; img-src 'self' data:; font-src data:; style-src {styles}; "
    "script-src 'self'; form-action 'self'; base-uri 'none'"
)
POLICY = _ONLY_OURS.format(styles="'self'")
# Exercises place what is dragged with styles of its own.
EXERCISE_POLICY = _ONLY_OURS.format(styles="'self' 'unsafe-inline'")


@dataclass(frozen=True)
class Task:
    """An exercise in a list; `name` is its page."""

    name: str
    title: str
    kind: str
    minutes: int


@dataclass(frozen=True)
class Item:
    """A table on a page: its HTML, its chart if it has one, and its file to download."""

    id: str
    title: str
    html: str
    csv: str
    figure: Figure | None


@dataclass(frozen=True)
class Material:
    """Something to open or to download with a lesson."""

    name: str
    words: Text
    download: bool = False


class Pages(Names):
    """Writes every page of one language."""

    def __init__(self, course: Course, lang: Lang, langs: Sequence[Lang], figures: Figures) -> None:
        super().__init__(lang)
        self.course, self.langs, self.figures = course, langs, figures

    # --- pages ---------------------------------------------------------------------------

    def front(self) -> str:
        title, about = self.course.title.at(self.lang), self.course.subtitle.at(self.lang)
        return self._page("front", self.front_name(), self.front_name(), title, description=about)

    def cases(self, records: Sequence[CaseRecord]) -> str:
        """All cases, on the map and in a list; script adds the filters."""
        groups, days = [], []
        for day, title, caption, draw in (
            (1, words.ABROAD, shown.MAP_WORLD, atlas.world),
            (2, words.THAI, shown.MAP_THAILAND, atlas.thailand),
        ):
            if chosen := [each for each in records if each.day == day]:
                days.append((day, self._say(title)))
                groups.append(
                    {
                        "day": day,
                        "title": title,
                        "caption": caption,
                        "records": chosen,
                        "map": draw(chosen),
                    }
                )
        types = dict.fromkeys(each for record in records for each in record.innovation_type)
        grades = sorted({record.overview.grade for record in records})
        filters = [
            (words.BY_DAY, "day", days),
            (
                shown.TYPE,
                "type",
                [(each, self._say(shown.INNOVATION_TYPE[each])) for each in types],
            ),
            (shown.GRADE, "grade", [(each, each) for each in grades]),
        ]
        name = self.cases_name()
        return self._page(
            "cases", name, name, self._say(words.CASES), groups=groups, filters=filters
        )

    def case(self, record: CaseRecord, around: Sequence[CaseRecord | None], tasks: list[Task],
             lessons: Sequence[Module]) -> str:  # fmt: skip
        """One case; `around` are the cases before and after it."""
        lang = self.lang
        items = self._items(record)
        present = {
            "lessons": bool(record.lessons),
            "exercises": bool(tasks),
            "tables": bool(items),
            "actors": bool(record.actors),
            "gaps": bool(record.gaps),
            "changes": bool(record.changes),
        }
        before, after = (
            (self.case_name(each.id), short_name(each, lang)) if each else None for each in around
        )
        return self._page(
            "case",
            self.case_name(record.id),
            self.cases_name(),
            record.name.at(lang),
            description=record.one_line.at(lang),
            trail=[(self.cases_name(), self._say(words.CASES))],
            record=record,
            parts=[each for each in _CASE_PARTS if present.get(each[0], True)],
            glance=self._glance(record),
            timeline=cards.timeline_card(record, lang=lang).html,
            critique=cards.critique_card(record, lang=lang).html,
            sources=cards.sources_card(record, lang=lang).html,
            facts=self._facts(record),
            items=items,
            tasks=tasks,
            lessons=[(self.lesson_name(each.id), each.title.at(lang)) for each in lessons],
            before=before,
            after=after,
        )

    def collection(self, record: Collection, tasks: list[Task]) -> str:
        items = self._items(record)
        present = {
            "facts": bool(record.facts),
            "tables": bool(items),
            "exercises": bool(tasks),
            "gaps": bool(record.gaps),
            "changes": bool(record.changes),
        }
        return self._page(
            "collection",
            self.data_name(record.id),
            self.data_name(),
            record.name.at(self.lang),
            description=record.about.at(self.lang),
            trail=[(self.data_name(), self._say(words.DATA))],
            record=record,
            parts=[each for each in _CASE_PARTS if present.get(each[0], each[0] == "sources")],
            sources=cards.sources_card(record, lang=self.lang).html,
            facts=self._facts(record),
            items=items,
            tasks=tasks,
        )

    def data(self, collections: Sequence[Collection]) -> str:
        name = self.data_name()
        return self._page("data", name, name, self._say(words.DATA), collections=collections)

    def lesson(self, module: Module, day: int, around: Sequence[Module | None],
               records: Sequence[CaseRecord], materials: Sequence[Material],
               tasks: Sequence[Task], written: bool) -> str:  # fmt: skip
        """One session; `around` are the sessions before and after it."""
        before, after = (
            (self.lesson_name(each.id), each.title.at(self.lang)) if each else None
            for each in around
        )
        return self._page(
            "lesson",
            self.lesson_name(module.id),
            self.front_name(),
            module.title.at(self.lang),
            description=module.question.at(self.lang),
            trail=[(self.front_name(), self._say(words.TIMETABLE))],
            module=module,
            day=day,
            records=records,
            materials=materials,
            tasks=tasks,
            written=written,
            before=before,
            after=after,
        )

    def exercise(self, exercise: Spec, record: Dossier) -> str:
        """One exercise on a page of its own; its answers stay in the browser."""
        back = short_name(record, self.lang) if isinstance(record, CaseRecord) else None
        return self._page(
            "exercise",
            self.exercise_name(record.id, exercise.id),
            self.cases_name() if back else self.data_name(),
            exercise.title.at(self.lang),
            policy=EXERCISE_POLICY,
            description=exercise.prompt.at(self.lang),
            trail=[(self.dossier_name(record), back or record.name.at(self.lang))],
            heading=self._say(words.KIND[exercise.kind]),
            fragment=static.fragment(record.id, exercise.id, self.lang),
        )

    def glossary(self, terms: Sequence[Term]) -> str:
        name = self.glossary_name()
        return self._page("glossary", name, name, self._say(words.GLOSSARY), terms=terms)

    def search(self) -> str:
        name, index = self.search_name(), f"{self.lang}/search-index.js"
        entries = words.ENTRY.items()
        return self._page(
            "search", name, name, self._say(words.SEARCH), index=index, entries=entries
        )

    def task(self, exercise: Spec, record: Dossier) -> Task:
        """An exercise as lists name it."""
        name = self.exercise_name(record.id, exercise.id)
        return Task(name, exercise.title.at(self.lang), exercise.kind, exercise.minutes)

    # --- parts ---------------------------------------------------------------------------

    def _facts(self, record: Dossier) -> list[tuple[str, str]]:
        return [(each.id, cards.fact_card(record, each, self.lang).html) for each in record.facts]

    def _items(self, record: Dossier) -> list[Item]:
        return [
            Item(
                table.id,
                table.title.at(self.lang),
                cards.table_card(record, table, self.lang).html,
                self.csv_name(record.id, table.id),
                self.figures.get((record.id, table.id, self.lang)),
            )
            for table in record.tables
        ]

    def _glance(self, record: CaseRecord) -> Iterable[tuple[Text, str, str]]:
        overview, lang = record.overview, self.lang
        yield shown.STARTED_BY, overview.started_by.at(lang), ""
        yield shown.PAYS, overview.pays.at(lang), ""
        for label, found in (
            (shown.SCALE, overview.scale),
            (shown.BEST_EVIDENCE, overview.best_evidence),
            (shown.STRONGEST_DOUBT, overview.strongest_doubt),
        ):
            yield label, found.text.at(lang), cards.source_names(record, found.sources, lang)
        yield shown.GRADE, f"{overview.grade}. {overview.grade_reason.at(lang)}", ""

    def _say(self, each: Text) -> str:
        return each.at(self.lang)

    def _page(self, template: str, name: str, section: str, title: str, *,
              policy: str = POLICY, **context: Any) -> str:  # fmt: skip
        """A page; `section` is the entry of the menu it belongs to."""
        other = next((each for each in LANGS if each != self.lang), self.lang)
        html: str = _template(template).render(
            lang=self.lang,
            course=self.course,
            name=name,
            section=section,
            title=title,
            policy=policy,
            front=self.front_name(),
            menu=[
                (self.front_name(), words.LESSONS),
                (self.cases_name(), words.CASES),
                (self.data_name(), words.DATA),
                (self.glossary_name(), words.GLOSSARY),
                (self.search_name(), words.SEARCH),
            ],
            other=f"{other}/{name.split('/', 1)[1]}" if other in self.langs else None,
            other_lang=other,
            w=words,
            shown=shown,
            say=self._say,
            to=lambda place: posixpath.relpath(place, posixpath.dirname(name)),
            short=lambda record: short_name(record, self.lang),
            span=lambda record: language.years(record.period.start, record.period.end, self.lang),
            case_name=self.case_name,
            data_name=self.data_name,
            lesson_name=self.lesson_name,
            **{"description": "", "trail": (), **context},
        )
        return html


def door(course: Course, langs: Sequence[Lang]) -> str:
    """The page in the outermost folder: it leads on to the first language."""
    html: str = _template("door").render(course=course, langs=langs, first=langs[0], policy=POLICY)
    return html


_CASE_PARTS = (
    ("overview", words.AT_A_GLANCE),
    ("problem", words.PROBLEM),
    ("innovation", words.INNOVATION),
    ("timeline", words.TIMELINE),
    ("facts", words.FACTS),
    ("tables", words.TABLES),
    ("critique", words.CRITIQUE),
    ("lessons", words.TAKE_HOME),
    ("exercises", words.EXERCISES),
    ("actors", words.ACTORS),
    ("gaps", words.GAPS),
    ("changes", words.CHANGES),
    ("sources", words.SOURCES),
)


@functools.cache
def _template(name: str) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "template"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(f"{name}.html.j2")
