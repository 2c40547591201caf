"""Cases as Excel workbooks, read back with another program's library."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

import situtor
from situtor import library
from situtor.cli import main

if TYPE_CHECKING:
    from conftest import CourseCopy


def sheets(path: Path) -> dict[str, list[list[Any]]]:
    """The sheets as a spreadsheet shows them: a list of rows each."""
    book = load_workbook(path)
    assert {cell.data_type for sheet in book for row in sheet for cell in row} <= {"s", "n"}
    return {sheet.title: [[cell.value for cell in row] for row in sheet] for sheet in book}


def make(folder: Path, *arguments: str) -> Path:
    result = CliRunner().invoke(main, ["cases", "--excel", str(folder), *arguments])
    assert result.exit_code == 0, result.output
    return folder / result.stdout.splitlines()[0]


def test_a_workbook_holds_the_facts_the_tables_and_who_says_so(tmp_path: Path) -> None:
    thai, english = (sheets(make(tmp_path, "medellin", "--lang", lang)) for lang in ("th", "en"))
    record = library.load_record("medellin")
    for book, names in (
        (thai, ("สารบัญ", "ข้อเท็จจริง", "ที่มา")),
        (english, ("Contents", "Facts", "Sources")),
    ):
        contents, facts, sources = names
        assert list(book) == [contents, facts, *(table.id for table in record.tables), sources]
        assert [row[0] for row in book[facts][1:]] == [fact.id for fact in record.facts]
        assert [row[0] for row in book[sources][1:]] == [source.id for source in record.sources]
        assert [row[0] for row in book[contents][2:]] == [table.id for table in record.tables]
    fact = record.facts[0]
    row = next(row for row in thai["ข้อเท็จจริง"] if row[0] == fact.id)
    assert row[1] == fact.statement.th
    assert fact.year is not None
    assert fact.year + 543 in row
    assert fact.value in row
    assert library.units()[fact.unit].th in row


def test_the_numbers_are_those_of_the_table_with_their_unit_in_the_heading(tmp_path: Path) -> None:
    for lang, era in (("th", 543), ("en", 0)):
        rows = sheets(make(tmp_path, "medellin", "--lang", lang))["homicides_two_counts"]
        table = situtor.load_table("medellin", "homicides_two_counts", "en")
        assert [row[0] for row in rows[1:]] == [year + era for year in table.iloc[:, 0]]
        numbers = [table[name].tolist() for name in table.select_dtypes("number").columns[1:]]
        told = [[row[place] for row in rows[1:]] for place in range(1, len(rows[0]))]
        for column in numbers:
            there = [None if value != value else value for value in column]
            assert there in told
        column = library.find_table(
            library.load_record("medellin"), "homicides_two_counts"
        ).columns[1]
        assert column.unit is not None
        assert f"({library.units()[column.unit].at(lang)})" in rows[0][1]


def test_text_that_looks_like_a_formula_or_a_link_stays_text(
    course: CourseCopy, tmp_path: Path
) -> None:
    record = library.load_record("medellin")
    first = record.facts[0].statement
    course.replace("data/cases/medellin/case.yaml", first.th, "=1+1")
    course.replace("data/cases/medellin/case.yaml", first.en, "https://example.org")
    thai, english = (sheets(make(tmp_path, "medellin", "--lang", lang)) for lang in ("th", "en"))
    assert thai["ข้อเท็จจริง"][1][1] == "=1+1"
    assert english["Facts"][1][1] == "https://example.org"


def test_a_workbook_someone_worked_in_is_left_as_it_is(tmp_path: Path) -> None:
    path = make(tmp_path / "for Excel", "medellin")
    first = path.read_bytes()
    assert make(tmp_path / "for Excel", "medellin").read_bytes() == first
    path.write_bytes(b"my own work")
    arguments = ["cases", "--excel", str(path.parent), "medellin"]
    result = CliRunner().invoke(main, arguments)
    (line,) = result.stderr.splitlines()
    assert line.startswith(f"Error: {path}: another file of this name is here already")
    assert path.read_bytes() == b"my own work"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["medelin"], "Error: no case 'medelin'; did you mean medellin?"),
        (["medellin"], "choose another folder"),
    ],
)
def test_what_cannot_be_written_is_one_line_and_leaves_nothing(
    tmp_path: Path, arguments: list[str], said: str
) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    result = CliRunner().invoke(
        main, ["cases", "--excel", str(tmp_path / "file" / "x"), *arguments]
    )
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert said in line
    assert [path.name for path in tmp_path.iterdir() if path.name != "answers.sqlite"] == ["file"]


def test_every_case_and_collection_fits_into_a_workbook(tmp_path: Path) -> None:
    names = [*situtor.list_cases(), *library.list_collections()]
    make(tmp_path, *names)
    for name in names:
        book = load_workbook(tmp_path / f"{name}.th.xlsx", read_only=True)
        assert len(book.sheetnames) == len(library.load_dossier(name).tables) + 3
