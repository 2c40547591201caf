"""Building the course site: pages, charts, slides, worksheets and downloads in one folder."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TypeVar

from situtor import library
from situtor.authoring.notebooks import folder as notebooks_folder
from situtor.exercises import front
from situtor.exercises.spec import Spec, find_exercise, load_exercises
from situtor.language import LANGS, Lang
from situtor.model import CaseRecord, Collection, Course, Dossier, Module
from situtor.show import fonts, tokens
from situtor.show.html import stylesheet
from situtor.site import search, worksheets
from situtor.site.figures import make_figures
from situtor.site.glossary import glossary_terms
from situtor.site.output import Folder
from situtor.site.pages import Material, Pages, Task, door
from situtor.site.student import student_notebook
from situtor.site.tables import csv_text
from situtor.site.words import NOTEBOOK, SLIDES, WORKSHEET, WORKSHEET_PDF
from situtor.slides.errors import SlidesError

_TEMPLATE = Path(__file__).parent / "template"
Step = Callable[[str], None]
T = TypeVar("T")


@dataclass(frozen=True)
class Site:
    """What was made: the page to open first, how many pages, and what failed, a line a lesson."""

    index: Path
    pages: int
    failed: list[str]


def make_site(
    out: Path,
    langs: Sequence[Lang] = LANGS,
    base_url: str | None = None,
    slides: bool = True,
    pdf: bool = True,
    workers: int | None = None,
    on_step: Step = lambda _: None,
) -> Site:
    """The site in a folder; what did not change since the last time is not made again.

    Args:
        out: the folder, new or an earlier site.
        langs: the languages; pages lead to each other where both are made.
        base_url: where the site will be served; the worksheets then carry QR codes.
        slides, pdf: whether to make decks, and worksheets as PDF. If not, decks that an earlier
            run made stay, and so do PDFs of worksheets that are still the same.
        workers: processes for charts and decks; as many as there are cores if not given.
        on_step: told what is being made.

    Raises:
        DataError: a file under ``data/`` is not as it should be.
        SitutorError: the folder cannot be written or is not ours, `base_url` is no address of the
            web, or a PDF is wanted but there is no Chromium.
    """
    if base_url:
        worksheets.address(base_url, "", "", langs[0])  # refused before the long work
    course = library.load_course()
    cases = [library.load_record(each) for each in library.list_cases()]
    collections = [library.load_collection_record(each) for each in library.list_collections()]
    folder = Folder(out, "site")
    figures = make_figures([*cases, *collections], langs, folder, workers, on_step)
    folder.checkpoint()
    lessons = _lessons(course, langs)
    failed = _notebooks(folder, lessons)
    if slides:
        failed |= _decks(folder, lessons, workers, on_step)
    else:
        for path in lessons:
            folder.keep(_deck(path.stem, path.parent.name))
    _worksheets(folder, course, langs, base_url, pdf, on_step)
    folder.checkpoint()
    count = 0
    for lang in langs:
        on_step(f"{lang}: pages")
        pages = Pages(course, lang, langs, figures)
        count += _write_pages(folder, pages, cases, collections)
    _write_assets(folder)
    index = folder.write("index.html", door(course, langs))
    folder.finish()
    return Site(index, count + 1, list(failed.values()))


# --- what is made elsewhere ------------------------------------------------------------------


def _lessons(course: Course, langs: Sequence[Lang]) -> list[Path]:
    """The notebooks that are written."""
    wanted = (_notebook(module, lang) for lang in langs for module in course.modules)
    return [path for path in wanted if path.exists()]


def _notebooks(folder: Folder, lessons: Sequence[Path]) -> dict[Path, str]:
    """Student copies to download; what is wrong with those that cannot be read."""
    failed = {}
    for path in lessons:
        try:
            folder.write(f"{path.parent.name}/notebooks/{path.name}", student_notebook(path))
        except SlidesError as error:
            failed[path] = str(error)
    return failed


def _decks(
    folder: Folder, lessons: Sequence[Path], workers: int | None, on_step: Step
) -> dict[Path, str]:
    """Slides; what is wrong with those that cannot be made."""
    from situtor.slides.make import make_decks

    results = make_decks(
        lessons,
        folder.root / "slides",
        workers=workers,
        on_step=lambda result: on_step(f"slides: {result.notebook.stem}"),
    )
    for each in results:
        if each.path:
            folder.keep(each.path.relative_to(folder.root).as_posix())
    return {each.notebook: each.error for each in results if each.error}


def _worksheets(
    folder: Folder,
    course: Course,
    langs: Sequence[Lang],
    base_url: str | None,
    pdf: bool,
    on_step: Step,
) -> None:
    with ExitStack() as stack:
        printed: Callable[[Path], bytes] | None = None
        for lang in langs:
            for module in course.modules:
                pairs = worksheets.exercises_of(module)
                if not pairs:
                    continue
                on_step(f"worksheet: {module.id}")
                html = worksheets.render(module, pairs, lang, base_url)
                path = folder.write(_sheet(module, lang), html)
                paper, key = _paper(module, lang), hashlib.sha256(html.encode()).hexdigest()[:24]
                if folder.kept(paper, key):
                    continue
                if pdf:
                    printed = printed or stack.enter_context(worksheets.printer())
                    folder.write(paper, printed(path), key)


def _deck(module_id: str, lang: str) -> str:
    return f"slides/{lang}/{module_id}.slides.html"


def _sheet(module: Module, lang: Lang) -> str:
    return f"{lang}/worksheets/{module.id}.html"


def _paper(module: Module, lang: Lang) -> str:
    return f"{lang}/worksheets/{module.id}.pdf"


# --- pages -----------------------------------------------------------------------------------


def _write_pages(
    folder: Folder, pages: Pages, cases: Sequence[CaseRecord], collections: Sequence[Collection]
) -> int:
    lang, course = pages.lang, pages.course
    exercises = {each.id: load_exercises(each.id) for each in [*cases, *collections]}
    rows: list[search.Row] = []
    made: dict[str, str] = {pages.front_name(): pages.front()}

    def tasks(record: Dossier) -> list[Task]:
        return [pages.task(each, record) for each in exercises[record.id]]

    days = {module.id: day.day for day in course.days for module in day.modules}
    modules = course.modules
    for place, module in enumerate(modules):
        name = pages.lesson_name(module.id)
        rows.append(search.lesson(module, _from_search(name), lang))
        made[name] = pages.lesson(
            module,
            days[module.id],
            _around(modules, place),
            [each for each in cases if each.id in module.cases],
            _materials(folder, module, lang),
            _tasks_of(pages, module),
            written=_notebook(module, lang).exists(),
        )
    made[pages.cases_name()] = pages.cases(cases)
    for place, record in enumerate(cases):
        lessons = [each for each in modules if record.id in each.cases]
        made[pages.case_name(record.id)] = pages.case(
            record, _around(cases, place), tasks(record), lessons
        )
    made[pages.data_name()] = pages.data(collections)
    for collection in collections:
        made[pages.data_name(collection.id)] = pages.collection(collection, tasks(collection))
    for each in [*cases, *collections]:
        rows += search.dossier(each, _from_search(pages.dossier_name(each)), lang)
        for table in each.tables:
            folder.write(pages.csv_name(each.id, table.id), csv_text(each, table, lang))
        for spec in exercises[each.id]:
            name = pages.exercise_name(each.id, spec.id)
            rows.append(search.exercise(spec, each, _from_search(name), lang))
            made[name] = pages.exercise(spec, each)
    terms = glossary_terms(lang)
    made[pages.glossary_name()] = pages.glossary(terms)
    address = _from_search(pages.glossary_name())
    rows += search.terms(
        (each.term, each.other, each.meaning, f"{address}#term-{each.id}") for each in terms
    )
    made[pages.search_name()] = pages.search()
    folder.write(f"{lang}/search-index.js", search.script(rows))
    for name, html in made.items():
        folder.write(name, html)
    return len(made)


def _around(items: Sequence[T], place: int) -> tuple[T | None, T | None]:
    """What stands before and after."""
    before = items[place - 1] if place else None
    return before, items[place + 1] if place + 1 < len(items) else None


def _from_search(name: str) -> str:
    """A page's address as the search page, which lies in the language's folder, has it."""
    return name.split("/", 1)[1]


def _tasks_of(pages: Pages, module: Module) -> list[Task]:
    found: list[tuple[Spec, Dossier]] = [
        (find_exercise(dossier, exercise), library.load_dossier(dossier))
        for dossier, exercise in worksheets.exercises_of(module)
    ]
    return [pages.task(*each) for each in found]


def _notebook(module: Module, lang: Lang) -> Path:
    return notebooks_folder() / lang / f"{module.id}.ipynb"


def _materials(folder: Folder, module: Module, lang: Lang) -> list[Material]:
    """What was made for a session, in the order in which it is offered."""
    offered = (
        Material(_deck(module.id, lang), SLIDES),
        Material(f"{lang}/notebooks/{module.id}.ipynb", NOTEBOOK, download=True),
        Material(_sheet(module, lang), WORKSHEET),
        Material(_paper(module, lang), WORKSHEET_PDF),
    )
    return [each for each in offered if folder.holds(each.name)]


# --- what all pages share --------------------------------------------------------------------


def _write_assets(folder: Folder) -> None:
    """Style and scripts. The typeface is inside the style: some browsers refuse fonts to a page
    that was opened from a file.
    """
    own = (_TEMPLATE / "site.css").read_text("utf-8")
    exercises = front.script("page")
    said = {
        letter
        for path in chain(folder.root.rglob("*.html"), folder.root.rglob("search-index.js"))
        if "slides" not in path.relative_to(folder.root).parts
        for letter in path.read_text("utf-8")
    }
    faces = fonts.faces("".join(sorted(said)) + "<cite>" + exercises)
    folder.write("assets/site.css", faces + stylesheet() + _dark() + own)
    folder.write("assets/exercises.css", front.stylesheet())
    # A module may not be loaded from a file, a plain script may; a function keeps its names apart.
    folder.write("assets/exercises.js", f"(() => {{\n{exercises}\n}})();\n")
    for name in ("theme.js", "site.js", "search.js"):
        folder.write(f"assets/{name}", (_TEMPLATE / name).read_text("utf-8"))


def _dark() -> str:
    """The dark colours where the reader's system asks for them and they have not said otherwise."""
    colours = "".join(f"--si-{name}:{value};" for name, value in tokens.DARK.items())
    return (
        "@media screen and (prefers-color-scheme:dark){"
        f'html:not([data-theme="light"]) .situtor{{{colours}}}}}'
    )
