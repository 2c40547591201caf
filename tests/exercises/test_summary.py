from __future__ import annotations

import importlib.util
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import situtor
from situtor import language, library
from situtor.answers import SUFFIX, AnswerStore, StoreError, export_answers, open_store
from situtor.cli import main
from situtor.exercises import spec
from situtor.exercises.kinds import ANSWERS
from situtor.exercises.summary.collect import SummaryError
from situtor.exercises.summary.shared_words import groups

VOTE = ("medellin", "credit_to_design")
Answers = Callable[..., str]


def ballots(first: str, second: str, why: str = "") -> dict[str, Any]:
    """A vote that was cast twice."""
    one, two = ({"choice": choice, "sure": None, "why": why} for choice in (first, second))
    return {"stage": "done", "first": one, "second": two}


@pytest.fixture
def answers() -> Answers:
    """Lets a new person answer an exercise on this machine; returns their code."""

    def give(case: str, exercise: str, *values: Any, nickname: str = "", version: int = 1) -> str:
        store = open_store()
        learner = store.new_learner(nickname)
        kind = spec.find_exercise(case, exercise).kind
        for value in values:
            store.add(case, exercise, kind, value, spec_version=version)
        return learner.id

    return give


# --- what is counted -------------------------------------------------------------------------


def test_votes_are_shown_before_and_after_with_the_movement_between(answers: Answers) -> None:
    for first, second in (("most", "quarter"), ("most", "most"), ("half", "quarter")):
        answers(*VOTE, ballots(first, second))
    answers(*VOTE, {"stage": "discuss", "first": {"choice": "most"}, "second": {}})
    language.use("en")
    found = situtor.summary(*VOTE)
    assert found.plain.startswith("Vote, discuss, vote again: 4 answered\n")
    assert "D Nearly all: First vote 3, Second vote 1" in found.plain
    assert "B About a quarter: Second vote 2" in found.plain
    assert "C → B: 1; D → B: 1; D → D: 1" in found.plain
    assert "2 of the 3 who voted twice changed their vote" in found.html


def test_the_last_answer_counts_and_a_cleared_one_does_not(answers: Answers) -> None:
    empty = {"stage": "first", "first": {}, "second": {}}
    answers(*VOTE, ballots("half", "half"), ballots("most", "most"))
    answers(*VOTE, ballots("half", "half"), empty)
    language.use("en")
    found = situtor.summary(*VOTE)
    assert len(found.given) == 1
    assert "D Nearly all: First vote 1, Second vote 1" in found.plain
    assert "C About half: –" in found.plain


def test_answers_of_another_version_or_shape_are_counted_and_said(answers: Answers) -> None:
    answers(*VOTE, ballots("most", "most"))
    answers(*VOTE, ballots("most", "most"), version=7)
    for odd in ("most", None, [1, {}], {"stage": "later"}, {"first": {"choice": 5}}):
        answers(*VOTE, odd)
    open_store().add(*VOTE, "telepathy", ballots("most", "most"))
    found = situtor.summary(*VOTE)
    assert (len(found.given), found.set_aside) == (1, 6)
    assert "อีก 6 คำตอบ" in found.html
    assert "อีก 6 คำตอบ" in found.plain


def test_where_nobody_answered_that_is_what_it_says() -> None:
    found = situtor.summary(*VOTE)
    assert found.panels == []
    assert "ยังไม่มีใครตอบ" in found.html


def test_an_unknown_exercise_is_named_with_the_nearest() -> None:
    with pytest.raises(situtor.UnknownExercise, match="did you mean credit_to_design"):
        situtor.summary("medellin", "credit_design")


# --- every kind ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def made_up() -> Callable[[dict[str, Any], random.Random], Any]:
    """The made-up answers of the benchmark."""
    path = Path(__file__).parents[2] / "benchmarks" / "answers.py"
    found = importlib.util.spec_from_file_location("benchmark_answers", path)
    assert found is not None
    assert found.loader is not None
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    maker: Callable[[dict[str, Any], random.Random], Any] = module.made_up
    return maker


def one_of_each() -> list[tuple[str, str]]:
    """An exercise of every kind, and of every way to predict."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for dossier in [*library.list_cases(), *library.list_collections()]:
        for each in spec.load_exercises(dossier):
            mode = spec.resolve(dossier, each.id, "en").get("mode", "")
            found.setdefault((each.kind, mode), (dossier, each.id))
    assert {kind for kind, _ in found} == set(ANSWERS)
    assert {mode for _, mode in found} == {"", "trend", "number", "ranking"}
    return list(found.values())


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_has_its_pictures_for_a_room_and_for_one_person(
    answers: Answers, made_up: Callable[[dict[str, Any], random.Random], Any], lang: str
) -> None:
    language.use(lang)
    chance = random.Random(1)
    for dossier, exercise in one_of_each():
        asked = spec.resolve(dossier, exercise)
        assert situtor.summary(dossier, exercise).panels == []
        for people in (1, 12):
            answers(dossier, exercise, made_up(asked, chance), version=asked["version"])
            for _ in range(people - 1):
                answers(dossier, exercise, made_up(asked, chance), version=asked["version"])
            found = situtor.summary(dossier, exercise)
            assert found.set_aside == 0
            assert len(found.panels) >= 2, exercise
            for image in re.findall(r"<img[^>]*>", found.html):
                assert re.search(r'alt="[^"]{5,}"', image), exercise
        # The reasoning waits until the instructor opens it.
        assert asked["reasoning"] not in found.plain
        closed = found.panels[-1].pages[0]
        assert closed.startswith('<details class="si-defended"><summary>')


def test_agreement_is_said_in_a_plain_sentence(answers: Answers) -> None:
    asked = _a_coding()
    units = [unit["id"] for unit in asked["units"]]
    one, two = (code["id"] for code in asked["codes"][:2])
    halves = {unit: one if place % 2 else two for place, unit in enumerate(units)}
    for _ in range(3):
        answers(asked["case"], asked["id"], {"codes": halves}, version=asked["version"])
    language.use("en")
    said = situtor.summary(asked["case"], asked["id"]).plain
    assert "Any two people sort 100% of the items alike." in said
    assert "Fleiss' kappa is 1.00, where 0 is the agreement that random sorting would give" in said
    assert "(3 people who sorted everything)" in said


def _a_coding() -> dict[str, Any]:
    return next(
        spec.resolve(dossier, exercise)
        for dossier, exercise in one_of_each()
        if spec.find_exercise(dossier, exercise).kind == "coding"
    )


# --- what people wrote -----------------------------------------------------------------------


def test_texts_are_grouped_by_shared_words_in_both_languages() -> None:
    texts = [
        "ชาวบ้านต้องมีส่วนร่วม",
        "งบประมาณมาจากเทศบาล",
        "The budget comes from the municipality",
        "ถามชาวบ้านก่อน",
        "Who pays the budget?",
        "   ",
        "งบประมาณไม่พอ",
        "555",
    ]
    found = dict(groups(texts))
    assert found["ชาวบ้าน"] == [0, 3]
    assert found["งบประมาณ"] == [1, 6]
    assert found["budget"] == [2, 4]
    assert found[""] == [7]
    # Words of the question itself are in everyone's answer and group nothing.
    assert "budget" not in dict(groups(texts, question="What about the budget?"))


def test_no_text_is_lost_and_none_stands_twice() -> None:
    chance = random.Random(2)
    words = ["ชาวบ้าน", "เทศบาล", "กองทุน", "budget", "police", "ตำบล", "ข้อมูล", "น้ำ", "ถนน", "วัด"]
    texts = [" ".join(chance.sample(words, 2)) for _ in range(100)]
    members = [place for _, places in groups(texts, most=3) for place in places]
    assert sorted(members) == list(range(100))


def test_names_are_hidden_unless_asked_for(answers: Answers) -> None:
    answers(*VOTE, ballots("most", "most", why="เพราะเห็นกับตา"), nickname="สมศรี")
    hidden, named = situtor.summary(*VOTE), situtor.summary(*VOTE, names=True)
    assert "สมศรี" not in hidden.html + hidden.plain
    assert "เพราะเห็นกับตา — <bdi>สมศรี</bdi>" in named.html.replace("</bdi> — ", " — ")
    assert "เพราะเห็นกับตา — สมศรี" in named.plain


HOSTILE = [
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "\u202eกลับด้าน\u2066 \x1b[2J\x07",
    "ิ่้๊๋์ํ็",
    "👩‍👩‍👧‍👦" * 50,
    "=HYPERLINK(1)",
    "&lt;/details></ul>",
    "ก" * 3999,
]


def test_whatever_was_typed_stays_text(answers: Answers) -> None:
    for words in HOSTILE:
        answers(*VOTE, ballots("<b>most", "most", why=words), nickname="<i>x")
    found = situtor.summary(*VOTE, names=True)
    assert len(found.given) == len(HOSTILE)
    assert not re.search(r"<script|<img src=x|<i>x|<b>most", found.html)
    assert "&lt;script&gt;alert(1)" in found.html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x1b\x07]", found.html + found.plain)
    # As many opened as closed: nothing has broken out of its place.
    for name in ("details", "ul", "li", "bdi"):
        assert len(re.findall(rf"<{name}\b", found.html)) == found.html.count(f"</{name}>")


def test_a_text_of_a_megabyte_never_gets_that_far(answers: Answers) -> None:
    with pytest.raises(StoreError, match="at most 256 KiB"):
        answers(*VOTE, ballots("most", "most", why="ก" * 1_000_000))
    assert situtor.summary(*VOTE).given == []


def test_absurd_numbers_are_held_within_the_scale(answers: Answers) -> None:
    answers("medellin", "homicide_trend", {"values": {"1995": 10**300, "2002": -5, "1066": 1}})
    answers("medellin", "homicide_trend", {"values": {"1995": 10**400}})
    assert "1995: middle of the room 450" in _english("medellin", "homicide_trend")
    dossier, exercise = _a_number()
    answers(dossier, exercise, {"low": -(10**300), "best": 1e300, "high": 10**300})
    assert "the range of 1 of 1" in _english(dossier, exercise)


def _english(case: str, exercise: str) -> str:
    language.use("en")
    return situtor.summary(case, exercise).plain


def _a_number() -> tuple[str, str]:
    return next(
        (dossier, exercise)
        for dossier, exercise in one_of_each()
        if spec.resolve(dossier, exercise).get("mode") == "number"
    )


# --- files from elsewhere --------------------------------------------------------------------


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three participants' files, in which two voted; one of the files is there twice."""
    folder = tmp_path / "room"
    folder.mkdir()
    for name, choices in (("a", ("most", "half")), ("b", ("most", "most")), ("c", None)):
        store = AnswerStore(tmp_path / f"{name}.sqlite")
        store.new_learner(f"ชื่อ {name}")
        if choices:
            store.add(*VOTE, "vote", ballots(*choices))
        export_answers(folder / f"{name}{SUFFIX}", store)
    (folder / f"a (1){SUFFIX}").write_bytes((folder / f"a{SUFFIX}").read_bytes())
    return folder


def test_a_folder_of_files_gives_the_same_and_leaves_this_machine_alone(folder: Path) -> None:
    language.use("en")
    found = situtor.summary(*VOTE, folder)
    assert "D Nearly all: First vote 2, Second vote 1" in found.plain
    assert len(found.given) == 2
    assert list(open_store().answers()) == []
    one = situtor.summary(*VOTE, folder / f"b{SUFFIX}")
    assert len(one.given) == 1


def test_a_file_that_cannot_be_read_is_said_and_the_rest_is_summed_up(folder: Path) -> None:
    whole = (folder / f"b{SUFFIX}").read_bytes()
    (folder / f"b{SUFFIX}").write_bytes(whole[:-30])
    found = situtor.summary(*VOTE, folder)
    assert len(found.given) == 1
    assert len(found.left_out) == 1
    assert f"b{SUFFIX}: the file is not complete" in found.plain
    assert "มี 1 รายการในไฟล์ที่อ่านไม่ได้" in found.html


def test_a_folder_without_answers_is_refused_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(SummaryError, match=rf"found no file of answers.*\{SUFFIX}"):
        situtor.summary(*VOTE, tmp_path)
    (tmp_path / "notes.txt").write_text("hello", "utf-8")
    with pytest.raises(SummaryError, match="this is not a file of situtor's answers"):
        situtor.summary(*VOTE, tmp_path / "notes.txt")


def test_the_latest_counts_in_whatever_order_the_files_came(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path / "mine.sqlite")
    store.new_learner()
    store.add(*VOTE, "vote", ballots("half", "half"))
    export_answers(tmp_path / f"z_first{SUFFIX}", store)
    store.add(*VOTE, "vote", ballots("most", "most"))
    export_answers(tmp_path / f"a_second{SUFFIX}", store)
    (given,) = situtor.summary(*VOTE, tmp_path).given
    assert given.answer.second.choice == "most"


# --- calibration -----------------------------------------------------------------------------


def test_calibration_counts_the_ranges_that_held_the_truth(answers: Answers) -> None:
    asked = [
        spec.resolve(dossier, each.id, "en")
        for dossier in [*library.list_cases(), *library.list_collections()]
        for each in spec.load_exercises(dossier)
        if spec.resolve(dossier, each.id, "en").get("mode") == "number"
    ][:3]
    assert len(asked) == 3
    store = open_store()
    for nickname, hits in (("แม่น", 3), ("แคบ", 1)):
        store.new_learner(nickname)
        for place, each in enumerate(asked):
            wide = {"low": each["low"], "best": each["truth"], "high": each["high"]}
            miss = {"low": each["high"], "best": each["high"], "high": each["high"]}
            value = wide if place < hits else miss
            store.add(each["case"], each["id"], "predict", value, spec_version=each["version"])
    answers(asked[0]["case"], asked[0]["id"], {"low": 1, "best": None, "high": None})
    language.use("en")
    found = situtor.calibration()
    assert (found.inside, found.of) == (4, 6)
    assert sorted((each.nickname, each.inside, each.of) for each in found.people) == [
        ("แคบ", 1, 3),
        ("แม่น", 3, 3),
    ]
    assert [(each.below, each.inside, each.above) for each in found.questions] == [
        (0, 2, 0),
        (0, 1, 1),
        (0, 1, 1),
    ]
    assert "inside 4 of the room's 6 ranges (67%)" in found.plain
    assert "แคบ" not in found.plain + found.html
    assert "แคบ: 1 of 3 ranges" in situtor.calibration(names=True).plain


def test_calibration_of_an_empty_room_says_so() -> None:
    assert "ยังไม่มีใครตอบ" in situtor.calibration().plain


# --- the command -----------------------------------------------------------------------------


def test_the_command_prints_the_counts_and_writes_one_page(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "wall.html"
    command = ["answers", "summary", "medellin", "--from", str(folder), "--lang", "en"]
    result = CliRunner().invoke(main, [*command, "--html", str(page)])
    assert result.exit_code == 0, result.output
    assert "D Nearly all: First vote 2, Second vote 1" in result.stdout
    for each in spec.load_exercises("medellin"):
        assert f"{each.title.en}: " in result.stdout
    html = page.read_text("utf-8")
    assert set(re.findall(r"https?://[\w./-]+", html)) <= {"http://www.w3.org/2000/svg"}
    page.write_text("my notes", "utf-8")
    result = CliRunner().invoke(main, [*command, "--html", str(page)])
    assert result.exit_code != 0
    assert page.read_text("utf-8") == "my notes"
