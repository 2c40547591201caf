"""Checks on the lessons: Thai and English side by side, clean, short, and no number unsourced."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from situtor import language, library
from situtor.authoring.carry import carry_over, is_marked
from situtor.authoring.finding import Finding
from situtor.authoring.reading import read_lesson
from situtor.language import LANGS
from situtor.model import Module

_MOST_LINES = 12
_SLIDES = {"slide", "subslide", "fragment", "skip", "notes", "-"}
# Not what belongs to a name (s12, day1_04) or is the rest of a number; a Thai letter may touch it.
_NUMBER = re.compile(r"(?<![A-Za-z0-9_/])(?<!\d[.,])\d[\d,]*(?:\.\d+)?")
# Counting words: a number before one of these says how long or which, not what was found.
_COUNTED = re.compile(r"^\s*(?:นาที|ข้อ|คำถาม|หน้า|minutes?\b|min\b|slides?\b)")


def folder() -> Path:
    """Where the lessons lie."""
    return library.course_root() / "notebooks"


def module_paths(module: Module) -> list[Path]:
    """The Thai and the English notebook of a module, whether written yet or not."""
    return [folder() / lang / f"{module.id}.ipynb" for lang in LANGS]


def is_written(module: Module) -> bool:
    """Whether the module's lesson exists."""
    return any(path.exists() for path in module_paths(module))


def carry_over_to_english() -> dict[Path, str]:
    """Let the English lessons follow the Thai ones; what was done, by the files that changed."""
    carried = {}
    for module in library.load_course().modules:
        thai, english = module_paths(module)
        if thai.exists() and (said := carry_over(thai, english, module)):
            carried[english] = said
    return carried


def check_notebooks() -> Iterator[Finding]:
    """Everything that is wrong with the lessons."""
    modules = library.load_course().modules
    known = {module.id for module in modules}
    for path in sorted(folder().glob("*/*.ipynb")):
        if path.stem not in known:
            yield Finding(path, "", "no module of data/course.yaml has this name")
    for module in modules:
        if not is_written(module):
            continue
        read: dict[str, list[dict[str, Any]]] = {}
        for lang, path in zip(LANGS, module_paths(module), strict=True):
            if not path.exists():
                yield Finding(path, "", "the lesson is missing in this language")
                continue
            try:
                read[lang] = read_lesson(path)["cells"]
            except ValueError as error:
                yield Finding(path, "", str(error))
                continue
            yield from _check_cells(path, read[lang])
            yield from _check_numbers(path, read[lang], module)
        if len(read) == len(LANGS):
            yield from _check_parallel(module, read)


def _check_cells(path: Path, cells: list[dict[str, Any]]) -> Iterator[Finding]:
    for cell in cells:
        where = f"cell {cell.get('id')}"
        slide = cell["metadata"].get("slideshow", {}).get("slide_type")
        if slide not in _SLIDES:
            yield Finding(path, where, "the slide type is not set")
        if is_marked(cell):
            yield Finding(path, where, "the English text is missing; write it in place of TODO")
        if cell["cell_type"] != "code":
            continue
        if cell.get("outputs") or cell.get("execution_count"):
            yield Finding(path, where, "outputs are saved in the file; clear them")
        if len("".join(cell["source"]).splitlines()) > _MOST_LINES:
            yield Finding(path, where, f"more than {_MOST_LINES} lines of code; split the cell")
        if not cell["metadata"].get("jupyter", {}).get("source_hidden"):
            yield Finding(path, where, "the code is not collapsed (jupyter.source_hidden)")


def _check_parallel(module: Module, read: dict[str, list[dict[str, Any]]]) -> Iterator[Finding]:
    thai, english = ([_shape(cell) for cell in read[lang]] for lang in LANGS)
    path = module_paths(module)[1]
    if [each["id"] for each in thai] != [each["id"] for each in english]:
        odd = {each["id"] for each in thai} ^ {each["id"] for each in english}
        problem = (
            f"has other cells than the Thai: {', '.join(sorted(odd))}"
            if odd
            else ("has its cells in another order than the Thai")
        )
        yield Finding(path, "", problem)
        return
    for one, other in zip(thai, english, strict=True):
        for part, value in one.items():
            if other[part] != value:
                yield Finding(path, f"cell {one['id']}", f"the {part} differs from the Thai")


def _shape(cell: dict[str, Any]) -> dict[str, Any]:
    metadata = cell["metadata"]
    code = "".join(cell["source"]) if cell["cell_type"] == "code" else ""
    return {
        "id": cell.get("id"),
        "type": cell["cell_type"],
        "slide type": metadata.get("slideshow", {}).get("slide_type"),
        "tags": metadata.get("tags", []),
        "code": re.sub(r'setup\("(th|en)"\)', "setup()", code),
    }


def _check_numbers(path: Path, cells: list[dict[str, Any]], module: Module) -> Iterator[Finding]:
    """Numbers in prose that stand in no case of the module: where would a reader look them up?"""
    known = {"1", "2", str(module.minutes)}
    for case_id in module.cases:
        if library.case_file(case_id).exists():
            known |= _numbers_of(case_id)
    for cell in cells:
        if cell["cell_type"] != "markdown":
            continue
        notes = cell["metadata"].get("slideshow", {}).get("slide_type") == "notes"
        text = "".join(cell["source"])
        for match in _NUMBER.finditer(text):
            value = match[0].replace(",", "")
            is_counted = _COUNTED.match(text[match.end() :])
            if value in known or is_counted or (len(value) == 1 or (notes and len(value) < 3)):
                continue
            yield Finding(
                path,
                f"cell {cell.get('id')}",
                f"the number {match[0]} stands in no fact or table of the lesson's cases",
            )


def _numbers_of(case_id: str) -> set[str]:
    folder = library.case_file(case_id).parent
    files = [path for path in folder.iterdir() if path.suffix in (".yaml", ".csv")]
    # A file in another encoding is a finding of its own; its digits are the same.
    texts = [path.read_text("utf-8", errors="replace") for path in files]
    # CSV cells are parted by commas, so there a comma parts numbers; in prose it groups digits.
    found = {match[0].replace(",", "") for text in texts for match in _NUMBER.finditer(text)}
    found |= {match for text in texts for match in re.findall(r"\d+(?:\.\d+)?", text)}
    years = {int(each) for each in found if re.fullmatch(r"1[5-9]\d\d|20\d\d", each)}
    return found | {language.bare_year(year, "th") for year in years}
