"""Everything an author must know before a lesson is taught."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from situtor import library
from situtor.authoring import datapackage, schemas
from situtor.authoring.finding import Finding
from situtor.authoring.notebooks import carry_over_to_english, check_notebooks, is_written
from situtor.authoring.spelling import check_spelling
from situtor.errors import DataError, Unknown
from situtor.exercises import spec
from situtor.model import Module


def check_all(step: Callable[[str], None] = lambda _: None) -> Iterator[Finding]:
    """All findings, one by one; `step` is told what is being looked at."""
    step("course.yaml")
    try:
        library.load_course()
    except DataError as error:
        yield _as_finding(error)
        return
    faults = False
    cases = [path.name for path in (library.data_root() / "cases").iterdir() if path.is_dir()]
    for dossier_id in [*library.list_collections(), *sorted(cases)]:
        step(dossier_id)
        for finding in check_dossier(dossier_id):
            faults = True
            yield finding
    yield from _check_course()
    if not faults:
        step("generated files")
        yield from _check_generated()
    step("notebooks")
    yield from check_notebooks()
    step("spelling")
    yield from check_spelling()


def check_dossier(dossier_id: str) -> Iterator[Finding]:
    """Everything wrong with one case or collection: its file, its tables, its exercises."""
    try:
        record = library.load_dossier(dossier_id)
    except DataError as error:
        yield _as_finding(error)
        return
    except Unknown:
        yield Finding(library.case_file(dossier_id), "", "the folder has no case.yaml")
        return
    described = {f"{table.id}.csv" for table in record.tables}
    for path in sorted(library.folder_of(record).glob("*.csv")):
        if path.name not in described:
            yield Finding(
                path, "", "no table of the folder's YAML describes this file; add it or delete it"
            )
    for table in record.tables:
        try:
            library.read_rows(record, table)
        except DataError as error:
            yield _as_finding(error)
    try:
        spec.load_exercises(dossier_id)
    except DataError as error:
        yield _as_finding(error)


def fix() -> dict[Path, str]:
    """Write again what is generated, and let the English lessons follow the Thai ones.

    Returns:
        The files that changed, each with what was done, which for generated files needs no words.

    Raises:
        DataError: a case is not as it should be.
    """
    stale = _stale()
    for path, text in stale.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return dict.fromkeys(stale, "") | carry_over_to_english()


def planned_modules() -> list[Module]:
    """Modules of the timetable whose lesson is not written yet."""
    return [module for module in library.load_course().modules if not is_written(module)]


def _check_course() -> Iterator[Finding]:
    path = library.data_root() / "course.yaml"
    listed = {case for module in library.load_course().modules for case in module.cases}
    for folder in sorted((library.data_root() / "cases").iterdir()):
        if folder.is_dir() and folder.name not in listed:
            yield Finding(path, "", f"no module teaches the case {folder.name!r}")


def _stale() -> dict[Path, str]:
    """Generated files that do not say what the data say now."""
    wanted = {datapackage.path(): datapackage.render(), **schemas.render()}
    return {
        path: text
        for path, text in wanted.items()
        if not path.exists() or path.read_text("utf-8") != text
    }


def _check_generated() -> Iterator[Finding]:
    for path in _stale():
        yield Finding(path, "", "does not match the data; run `situtor check --fix`")


def _as_finding(error: DataError) -> Finding:
    return Finding(error.file, error.where, error.problem)
