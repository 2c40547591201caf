from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from html import unescape
from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

import situtor
from situtor import language, library
from situtor.case import Case

if TYPE_CHECKING:
    from conftest import CourseCopy


@pytest.fixture
def case() -> Case:
    language.use("en")
    return situtor.load_case("medellin")


def words(view: Any) -> str:
    """What a person reads in the HTML that JupyterLab shows."""
    return unescape(view._repr_mimebundle_()["text/html"])


def test_a_case_displays_itself_as_a_card(case: Case) -> None:
    assert case.record.name.en in words(case)
    assert case.record.one_line.en in words(case)
    assert 'lang="en"' in words(case)
    assert repr(case) == f"{case.record.name.en} (medellin)"


def test_facts_tables_and_exercises_are_lists_that_can_be_asked_by_id(case: Case) -> None:
    for listed in (case.facts, case.tables, case.exercises):
        ids = [each.id for each in listed]
        assert repr(listed) == repr(ids)
        assert len(listed) == len(ids) == len(set(ids)) > 3
        assert [listed[each].id for each in ids] == ids
        assert (listed[0].id, listed[-1].id) == (ids[0], ids[-1])
        assert [each.id for each in listed[1:3]] == ids[1:3]
    assert {"predict", "evidence", "vote"} <= {each.kind for each in case.exercises}


def test_a_fact_comes_with_its_unit_year_and_source(case: Case) -> None:
    fact = case.fact("homicide_peak_rate_1991")
    assert (fact.value, fact.unit, fact.year) == (388, "per 100,000 inhabitants", 1991)
    assert [source.id for source in fact.source] == ["s2"]
    shown = words(fact)
    for expected in ("388", fact.unit, "1991", "Source", fact.source[0].publisher, "academic"):
        assert expected in shown
    both = words(case.fact("homicide_peak_rate_1991", "fajardo_approval"))
    assert "388" in both
    assert "nearly 90" in both


def test_a_table_is_the_same_frame_by_every_road(case: Case) -> None:
    straight = situtor.load_table("medellin", "poverty")
    for frame in (case.table("poverty"), case.tables["poverty"].frame):
        pd.testing.assert_frame_equal(frame, straight)
        assert frame.attrs == straight.attrs
    shown = words(case.tables["poverty"])
    assert all(f">{value}<" in shown for value in ("2013", "16.1", "old line (2011 method)"))


def test_a_table_can_be_shown_in_part(case: Case) -> None:
    table = case.tables["homicides_two_counts"]
    years = [int(year) for year in table.frame["year"]]
    shown = words(table.only("police", "year", rows=[years[1], years[0]]))
    assert shown.count("<tr") == 3  # the head and two rows
    assert shown.index(f">{years[1]}<") < shown.index(f">{years[0]}<")
    with pytest.raises(situtor.SitutorError, match=r"no name 'polce'.*did you mean police"):
        table.only("polce")
    with pytest.raises(situtor.SitutorError, match="no name '1066'"):
        table.only(rows=[1066])


def test_a_plot_can_be_drawn_otherwise_than_the_table_says(case: Case) -> None:
    usual = case.plot("homicides_two_counts")
    other = case.plot("homicides_two_counts", kind="bar", y="police")
    assert usual.alt != other.alt
    assert other.alt.startswith("Bar chart")
    assert "1,416" in other.alt
    with pytest.raises(situtor.SitutorError, match="has no column 'polce'; it has year, police"):
        case.plot("homicides_two_counts", y="polce")
    with pytest.raises(situtor.SitutorError, match=r"cannot be drawn.*give kind, x and y"):
        case.plot("metrocable_lines")


def test_a_timeline_can_be_cut_to_a_span_of_years(case: Case) -> None:
    whole, part = words(case.timeline()), words(case.timeline(1993, 2004))
    for event in case.record.timeline:
        assert event.event.en in whole
        assert (event.event.en in part) == (1993 <= event.year <= 2004)


def test_story_critique_and_sources_show_all_that_the_case_says(case: Case) -> None:
    assert case.record.problem.en in words(case.problem())
    assert case.record.innovation.en in words(case.innovation())
    assert all(each.claim.en in words(case.critique()) for each in case.record.critique)
    sources = words(case.sources())
    for source in case.record.sources:
        assert source.title in sources
        assert source.url is None or f'href="{source.url}"' in sources


UNKNOWN = {
    "case": (
        lambda _: situtor.load_case("medelin"),
        situtor.UnknownCase,
        "no case 'medelin'; did you mean medellin?",
    ),
    "case_outside_the_folder": (
        lambda _: situtor.load_case("../cases/medellin"),
        situtor.UnknownCase,
        "no case '../cases/medellin'; did you mean medellin?",
    ),
    "table": (
        lambda case: case.table("homicide_two_counts"),
        situtor.UnknownTable,
        "no table 'homicide_two_counts' in medellin; did you mean homicides_two_counts",
    ),
    "plot": (
        lambda case: case.plot("povertee"),
        situtor.UnknownTable,
        "no table 'povertee' in medellin; did you mean poverty",
    ),
    "fact": (
        lambda case: case.fact("homicide_peak_1991"),
        situtor.UnknownFact,
        "no fact 'homicide_peak_1991' in medellin; did you mean homicide_peak_rate_1991",
    ),
    "exercise": (
        lambda case: case.exercises["metrocable"],
        situtor.UnknownExercise,
        "no exercise 'metrocable' in medellin; did you mean metrocable_claim?",
    ),
    "exercise_like_no_other": (
        lambda case: case.exercise("zzz"),
        situtor.UnknownExercise,
        "no exercise 'zzz' in medellin; there are: homicide_trend, metrocable_claim, ",
    ),
    "explorer": (
        lambda _: situtor.explore("medelin_fall"),
        situtor.UnknownExplorer,
        "no explorer 'medelin_fall'; did you mean medellin_fall?",
    ),
}


@pytest.mark.parametrize(("ask", "error", "said"), UNKNOWN.values(), ids=UNKNOWN)
def test_a_name_that_does_not_exist_brings_the_nearest_that_do(
    case: Case, ask: Callable[[Case], object], error: type[situtor.SitutorError], said: str
) -> None:
    with pytest.raises(error) as caught:
        ask(case)
    assert str(caught.value).startswith(said)
    assert isinstance(caught.value, KeyError)
    assert "\n" not in str(caught.value)


def test_a_notebook_shows_our_errors_in_one_line_and_others_in_full() -> None:
    """In a real IPython, as a kernel runs it."""
    cells = 'import situtor; situtor.setup("en"); situtor.load_case("medelin")'
    command = [sys.executable, "-m", "IPython", "--quick", "--no-banner", "--colors=nocolor", "-c"]
    ours = subprocess.run([*command, cells], capture_output=True, text=True, check=False)
    said = ours.stdout + ours.stderr
    assert "situtor: no case 'medelin'; did you mean medellin?" in said
    assert "Traceback" not in said
    cells = 'import situtor; situtor.setup("en"); 1 / 0'
    theirs = subprocess.run([*command, cells], capture_output=True, text=True, check=False)
    assert "Traceback" in theirs.stdout + theirs.stderr


def test_the_timetable_of_a_day_can_be_shown() -> None:
    language.use("en")
    shown = words(situtor.plan(2))
    day = library.load_course().days[1]
    assert all(module.title.en in shown for module in day.modules)
    assert all(f">{module.minutes}<" in shown for module in day.modules)
    with pytest.raises(situtor.SitutorError, match="no day 3; it has 1 and 2"):
        situtor.plan(3)


def test_a_collection_is_asked_like_a_case(course: CourseCopy) -> None:
    folder = course.path("data/context")
    folder.mkdir(exist_ok=True)
    (folder / "collection.yaml").write_text(
        """
id: context
name: {th: บริบทไทย, en: The Thai context}
about: {th: ตัวเลขไว้เทียบ, en: Figures to compare with}
facts:
  - id: debt
    statement: {th: หนี้ครัวเรือน, en: Household debt.}
    value: 90
    unit: percent
    sources: [s1]
    kind: official
    confidence: high
tables:
  - id: phones
    title: {th: โทรศัพท์, en: Phones}
    columns:
      - {name: year, type: year, title: {th: ปี, en: Year}}
      - {name: share, type: number, unit: percent, title: {th: ส่วน, en: Share}}
    sources: [s1]
    kind: official
    confidence: high
    chart: {kind: line, x: year, y: [share]}
sources:
  - {id: s1, title: Survey, publisher: NSO, lang: th}
""",
        "utf-8",
    )
    (folder / "phones.csv").write_text("year,share\n2010,61.8\n2020,94.8\n", "utf-8")
    language.use("en")
    context = situtor.load_collection("context")
    assert "Figures to compare with" in words(context)
    assert context.fact("debt").value == 90
    assert situtor.load_table("context", "phones")["share"].tolist() == [61.8, 94.8]
    assert "61.8 in 2010 to 94.8 in 2020" in context.plot("phones").alt
    assert "Survey" in words(context.sources())
    assert "context" not in situtor.list_cases()
    with pytest.raises(situtor.UnknownFact, match="no fact 'dept' in context; did you mean debt"):
        context.fact("dept")
    with pytest.raises(situtor.UnknownCollection, match="'contxt'; did you mean context"):
        situtor.load_collection("contxt")
