from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from click.testing import CliRunner

import situtor
from situtor import DataError, language, library
from situtor.cli import main
from situtor.exercises.spec import load_exercises
from situtor.language import LANGS

if TYPE_CHECKING:
    from conftest import CourseCopy, FreshPython

CASE = "data/cases/medellin/case.yaml"
EXERCISES = "data/cases/medellin/exercises.yaml"
POVERTY = "data/cases/medellin/poverty.csv"


# --- every case and collection ---------------------------------------------------------------


@pytest.mark.parametrize("dossier_id", [*library.list_cases(), *library.list_collections()])
def test_every_table_loads_in_both_languages_and_every_exercise_fits(dossier_id: str) -> None:
    for table in library.load_dossier(dossier_id).tables:
        thai, english = (situtor.load_table(dossier_id, table.id, lang) for lang in LANGS)
        assert len(thai) == len(english) > 0
        assert list(thai) == list(english) == [column.name for column in table.columns]
        assert thai.attrs["sources"] == english.attrs["sources"] != []
        texts = [column.name for column in table.columns if column.type == "text"]
        rest = [name for name in thai if name not in texts]
        pd.testing.assert_frame_equal(thai[rest], english[rest])
    load_exercises(dossier_id)


def test_cases_come_in_the_order_in_which_they_are_taught() -> None:
    both, first, second = (situtor.list_cases(day) for day in (None, 1, 2))
    assert both == first + second
    assert "medellin" in first
    assert "trat_satcha" in second
    taught = [case for module in situtor.load_course().modules for case in module.cases]
    assert both == [case for case in taught if case in both]


def test_loading_one_case_opens_no_other(fresh_python: FreshPython) -> None:
    opened = fresh_python(
        "import sys\n"
        "opened = []\n"
        "sys.addaudithook(lambda name, args: opened.append(args) if name == 'open' else None)\n"
        "import situtor\n"
        "situtor.load_case('medellin').table('poverty')\n"
        "print(*{str(args[0]) for args in opened}, sep='\\n')\n"
    )
    read = [Path(each) for each in opened.splitlines() if f"{library.data_root()}" in each]
    assert {path.name for path in read} == {"case.yaml", "poverty.csv", "units.yaml"}
    assert {path.parent.name for path in read if path.suffix != ".csv"} == {"data", "medellin"}


# --- a table as a DataFrame ------------------------------------------------------------------


def test_a_table_has_the_types_its_description_promises(course: CourseCopy) -> None:
    course.replace(
        "data/cases/trat_satcha/case.yaml",
        "tables:\n",
        """tables:
  - id: meetings
    title: {th: การประชุม, en: Meetings}
    columns:
      - {name: year, type: year, required: false, title: {th: ปี, en: Year}}
      - {name: held, type: date, required: false, title: {th: วัน, en: Day}}
      - {name: people, type: integer, required: false, unit: people, title: {th: คน, en: People}}
      - {name: share, type: number, required: false, unit: percent, title: {th: ส่วน, en: Share}}
      - {name: public, type: boolean, required: false, title: {th: เปิด, en: Open}}
      - {name: place, type: text, required: false, title: {th: ที่, en: Place}}
      - {name: code, type: string, required: false, title: {th: รหัส, en: Code}}
    sources: [s1]
    kind: official
    confidence: high
""",
    )
    course.path("data/cases/trat_satcha/meetings.csv").write_text(
        "year,held,people,share,public,place_th,place_en,code\n"
        "1990,1990-05-07,120,33.5,true,วัด,temple,007\n"
        ",,,,,,,\n",
        "utf-8",
    )
    frame = situtor.load_table("trat_satcha", "meetings")
    assert frame.dtypes.astype(str).to_dict() == {
        "year": "Int64", "held": "datetime64[s]", "people": "Int64", "share": "Float64",
        "public": "boolean", "place": "string", "code": "string",
    }  # fmt: skip
    first = frame.iloc[0].tolist()
    assert first == [1990, dt.datetime(1990, 5, 7), 120, 33.5, True, "วัด", "007"]
    assert frame.iloc[1].isna().all()


def test_a_table_brings_its_title_units_doubts_and_sources_along() -> None:
    language.use("en")
    frame = situtor.load_table("medellin", "homicides_two_counts")
    about = frame.attrs
    assert about["title"].startswith("The same deaths counted twice")
    assert about["units"] == dict.fromkeys(
        ("police", "forensic_or_sisc", "difference"), "homicides"
    )
    assert about["columns"]["police"] == "Police"
    assert about["kind"] in ("official", "academic", "news")
    assert about["confidence"] in ("high", "medium", "low")
    assert about["notes"]
    assert {"licence", "derived", "table"} <= set(about)
    record = library.load_record("medellin")
    known = {source.id: source for source in record.sources}
    for source in about["sources"]:
        assert source["title"] == known[source["id"]].title
        assert source["publisher"]
    # Each row says itself where it comes from, and keeps that through what people do to frames.
    late = frame[frame["year"] > 2015].set_index("year")
    assert all(each in known for each in late["source"])
    assert late.attrs == about


def test_text_follows_the_language_and_years_stay_in_the_common_era() -> None:
    thai, english = (situtor.load_table("medellin", "poverty", lang) for lang in LANGS)
    assert (thai["method"][0], english["method"][0]) == (
        "เส้นเดิม (วิธี พ.ศ. 2554)", "old line (2011 method)",
    )  # fmt: skip
    assert thai["year"].tolist() == english["year"].tolist() == [2013, 2014, 2018, 2019]
    assert thai.attrs["title"] != english.attrs["title"]
    language.use("en")
    assert situtor.load_table("medellin", "poverty")["method"][0] == english["method"][0]


def test_a_table_saved_by_excel_as_utf8_loads(course: CourseCopy) -> None:
    path = course.path(POVERTY)
    plain = situtor.load_table("medellin", "poverty")
    text = path.read_text("utf-8").replace("\n", "\r\n")
    path.write_bytes(codecs.BOM_UTF8 + text.encode())
    pd.testing.assert_frame_equal(situtor.load_table("medellin", "poverty"), plain)


def test_an_edit_shows_without_a_restart(course: CourseCopy) -> None:
    before = library.load_record("medellin").name.en
    course.replace(CASE, "from the most violent city", "from a violent city")
    assert library.load_record("medellin").name.en != before


# --- bad input -------------------------------------------------------------------------------


# Spoils a file of the course and returns it, with the line at fault.
Spoil = Callable[["CourseCopy"], tuple[Path, int]]


def change(name: str, old: str, new: str) -> Spoil:
    """Replaces text; its last line is at fault."""

    def spoil(course: CourseCopy) -> tuple[Path, int]:
        course.replace(name, old, new)
        path = course.path(name)
        before, _, _ = path.read_text("utf-8").partition(new)
        return path, (before + new.rstrip("\n")).count("\n") + 1

    return spoil


def save_as_tis_620(name: str) -> Spoil:
    """Saves a file in an old Thai encoding; its first Thai line is at fault."""

    def spoil(course: CourseCopy) -> tuple[Path, int]:
        path = course.path(name)
        lines = path.read_text("utf-8").splitlines()
        path.write_bytes("\n".join(lines).encode("tis-620", errors="replace"))
        return path, next(at for at, line in enumerate(lines, 1) if not line.isascii())

    return spoil


def write(name: str, text: str) -> Spoil:
    """Puts other text into a file."""

    def spoil(course: CourseCopy) -> tuple[Path, int]:
        course.path(name).write_text(text, "utf-8")
        return course.path(name), 1

    return spoil


def delete(name: str) -> Spoil:
    """Removes a file."""

    def spoil(course: CourseCopy) -> tuple[Path, int]:
        course.path(name).unlink()
        return course.path(name), 1

    return spoil


PEAK = "  - id: homicide_peak_rate_1991\n"
FIRST_POVERTY = "2013,16.1,3.0,เส้นเดิม (วิธี พ.ศ. 2554),old line (2011 method),s21"

# What an author may do → where the message says it is, what was found and what was expected.
SPOILT = {
    # YAML
    "broken_yaml": (change(CASE, "\nday: 1", "\n day: 1"), ["{line}", "not valid YAML"]),
    "open_quote": (change(EXERCISES, "th: วาดเส้น", 'th: "วาดเส้น'), ["line ", "not valid YAML"]),
    "control_character": (change(CASE, "medellin", "medel\x07lin"), ["not valid YAML", "#x0007"]),
    "list_as_key": (change(CASE, "\nday: 1", "\n[day]: 1"), ["{line}", "plain word"]),
    "duplicate_key": (change(CASE, "\nday: 1", "\nday: 1\nday: 1"), ["{line}", "'day'", "twice"]),
    "empty_file": (write(EXERCISES, ""), ["Expected `array`", "got `null`"]),
    "yaml_in_tis_620": (save_as_tis_620(CASE), ["{line}", "not UTF-8", "TIS-620"]),
    # types and keys
    "wrong_type": (
        change(
            CASE, "    unit: per_100k\n    year: 1991", "    unit: per_100k\n    year: long ago"
        ),
        ["facts[2] (homicide_peak_rate_1991).year", "Expected `int | null`", "got `str`"],
    ),
    "year_of_the_buddhist_era": (
        change(CASE, "    unit: per_100k\n    year: 1991", "    unit: per_100k\n    year: 2534"),
        ["facts[2] (homicide_peak_rate_1991).year", "<= 2100"],
    ),
    "unknown_key": (
        change(CASE, PEAK, f"{PEAK}    colour: red\n"),
        ["facts[2] (homicide_peak_rate_1991)", "unknown field `colour`"],
    ),
    "word_outside_the_list": (
        change(CASE, "    qualifier: nearly", "    qualifier: roughly"),
        ["facts[0] (fajardo_approval).qualifier", "'roughly'"],
    ),
    "text_in_one_language": (
        change(CASE, '  en: "Medellín: from the most violent', '  # en: "Medellín'),
        ["name", "`en`"],
    ),
    "text_left_empty": (
        change(EXERCISES, "    en: Draw the line before you see the data", '    en: ""'),
        ["[0] (homicide_trend).title", "'en' is empty", "both languages"],
    ),
    "unknown_kind_of_exercise": (
        change(EXERCISES, "- kind: vote", "- kind: quiz"),
        ["[2] (credit_to_design)", "'quiz'"],
    ),
    # ids and references
    "id_of_another_folder": (
        change(CASE, "id: medellin", "id: bogota"),
        ["id", "found 'bogota'", "expected the folder's name 'medellin'"],
    ),
    "duplicate_fact": (
        change(CASE, "  - id: line_k_accident\n", "  - id: fajardo_approval\n"),
        ["facts", "'fajardo_approval' stands twice", "unique"],
    ),
    "duplicate_exercise": (
        change(EXERCISES, "  id: which_count", "  id: credit_to_design"),
        ["exercises", "'credit_to_design' stands twice"],
    ),
    "unknown_source_of_a_fact": (
        change(
            CASE, "    year: 2007\n    sources: [s54]", "    year: 2007\n    sources: [s54, s999]"
        ),
        ["facts (fajardo_approval)", "'s999' is not listed", "add it or correct"],
    ),
    "unknown_source_of_an_event": (
        change(CASE, "    sources: [s4, s105]", "    sources: [s4, dossier]"),
        ["timeline[1] (1993)", "'dossier' is not listed"],
    ),
    "unknown_source_of_a_row": (
        change(POVERTY, FIRST_POVERTY, f"{FIRST_POVERTY} s999"),
        ["{line}", "'s999' is not listed"],
    ),
    "unknown_source_of_an_exercise": (
        change(EXERCISES, "  sources: [s2, s4, s5, s14, s12]", "  sources: [s998]"),
        ["homicide_trend", "'s998' is not listed"],
    ),
    "table_without_a_source": (
        change(
            CASE, "    sources: [s3]\n    kind: official", "    sources: []\n    kind: official"
        ),
        ["tables[0] (homicides_police_cities).sources", "length >= 1"],
    ),
    "span_that_runs_backwards": (
        change(CASE, "    until: 2008", "    until: 1978"),
        ["facts (homicides_1979_2008).until", "earlier year"],
    ),
    # units
    "unit_outside_the_vocabulary": (
        change(CASE, "    unit: percent\n    year: 2007", "    unit: per_cent\n    year: 2007"),
        ["facts (fajardo_approval).unit", "'per_cent' is not in data/units.yaml", "add it there"],
    ),
    "numbers_without_a_unit": (
        change(
            CASE, "name: police, type: integer, unit: homicides,", "name: police, type: integer,"
        ),
        ["tables (homicides_two_counts).columns (police)", "needs a unit"],
    ),
    "chart_of_no_column": (
        change(
            CASE,
            "chart: {kind: points, x: year, y: [rate]}",
            "chart: {kind: line, x: year, y: [rat]}",
        ),
        ["tables (homicides_long_points).chart", "no column 'rat'"],
    ),
    # CSV
    "no_csv": (delete(POVERTY), ["the file is missing"]),
    "empty_csv": (write(POVERTY, ""), ["{line}", "empty", "year, poverty_pct"]),
    "csv_in_tis_620": (save_as_tis_620(POVERTY), ["{line}", "not UTF-8", "TIS-620"]),
    "missing_column": (
        change(POVERTY, "year,poverty_pct,", "year,"),
        ["{line}", "poverty_pct is missing"],
    ),
    "extra_column": (
        change(POVERTY, "method_en,source", "method_en,source,remark"),
        ["{line}", "remark is not described in case.yaml"],
    ),
    "columns_out_of_order": (
        change(POVERTY, "year,poverty_pct,", "poverty_pct,year,"),
        ["{line}", "out of order", "expected year, poverty_pct"],
    ),
    "row_of_another_length": (
        change(POVERTY, "2014,14.7,2.8,", "2014,14.7,"),
        ["{line}", "found 5 cells, expected 6"],
    ),
    "wrong_cell": (
        change(POVERTY, "2014,14.7,", "2014,about 15,"),
        ["{line}", "column poverty_pct", "found 'about 15'", "expected a number"],
    ),
    "not_a_number": (change(POVERTY, "2014,14.7,", "2014,nan,"), ["{line}", "found 'nan'"]),
    "separators": (
        change("data/cases/trat_satcha/population.csv", "203156", "203_156"),
        ["{line}", "column people", "found '203_156'", "without separators"],
    ),
    "thai_digits": (
        change(POVERTY, "2014,14.7,", "2014,๑๔.๗,"),
        ["{line}", "column poverty_pct", "found '๑๔.๗'", "a number such as 3.7"],
    ),
    "buddhist_year_in_a_row": (
        change(POVERTY, "2014,14.7,", "2557,14.7,"),
        ["{line}", "column year", "found '2557'", "Common Era"],
    ),
    "empty_required_cell": (
        change(POVERTY, "2014,14.7,", "2014,,"),
        ["{line}", "column poverty_pct", "empty", "required"],
    ),
    "cell_in_one_language": (
        change("data/cases/medellin/metro_trips.csv", "พ.ศ. 2555,2012,", "พ.ศ. 2555,,"),
        ["{line}", "column period_en", "empty"],
    ),
    # exercises against their case
    "exercise_on_a_missing_fact": (
        change(EXERCISES, "fact: cerda_rate_ratio", "fact: cerda_ratio"),
        ["metrocable_claim", "a fact the case lacks", "'cerda_ratio'"],
    ),
    "exercise_on_a_missing_year": (
        change(EXERCISES, "guess: [1995, 2002,", "guess: [1996, 2002,"),
        ["homicide_trend", "'homicides_long_points' has no rate for 1996"],
    ),
    "exercise_on_a_missing_table": (
        change(EXERCISES, "table: homicides_long_points", "table: homicides_long"),
        ["homicide_trend", "no table 'homicides_long'", "did you mean homicides_long_points"],
    ),
    "exercise_on_words": (
        change(EXERCISES, "  y: rate", "  y: source"),
        ["homicide_trend", "has no integer or number column 'source'"],
    ),
    "exercise_off_its_scale": (
        change(EXERCISES, "top: 450", "top: 300"),
        ["homicide_trend", "1991", "above top = 300", "raise top"],
    ),
    # the course
    "minutes_that_do_not_add_up": (
        change("data/course.yaml", "minutes: 5\n", "minutes: 10\n"),
        ["day 1", "365 minutes, expected 360"],
    ),
    "module_twice": (
        change("data/course.yaml", "id: day1_03_seoul", "id: day1_04_medellin"),
        ["modules", "'day1_04_medellin' stands twice"],
    ),
}


def read_everything() -> None:
    situtor.load_course()
    for case_id in ("medellin", "trat_satcha"):
        for table in library.load_record(case_id).tables:
            situtor.load_table(case_id, table.id)
        load_exercises(case_id)


def test_the_copy_that_is_spoilt_below_is_sound(course: CourseCopy) -> None:
    read_everything()
    run = CliRunner().invoke(main, ["check"])
    assert (run.exit_code, run.stderr) == (0, "")
    assert "All is well" in run.stdout


@pytest.mark.parametrize(("spoil", "expected"), SPOILT.values(), ids=SPOILT)
def test_bad_data_is_one_clear_line(course: CourseCopy, spoil: Spoil, expected: list[str]) -> None:
    path, number = spoil(course)
    with pytest.raises(DataError) as caught:
        read_everything()
    line = str(caught.value)
    assert caught.value.file == path
    assert line.startswith(f"{path}")
    assert "\n" not in line
    fragments = [each.format(line=f"line {number}") for each in expected]
    assert [each for each in fragments if each not in line] == [], line

    # The author is told the same by the check, and nothing else.
    run = CliRunner().invoke(main, ["check"])
    assert (run.exit_code, run.stderr.splitlines()) == (1, [line, "Error: 1 to mend"])
