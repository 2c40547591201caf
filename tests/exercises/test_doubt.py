"""Six items before the course and six after: the forms, who gets which, and what is made of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import cast

import pytest
from click.testing import CliRunner

import situtor
from situtor.answers import SUFFIX, export_answers, open_store
from situtor.cli import main
from situtor.exercises.doubt import DOSSIER, FORMS, first_form
from situtor.exercises.kinds.form import Form, FormAnswer
from situtor.exercises.spec import find_exercise
from situtor.exercises.summary.change import FEWEST, change
from situtor.exercises.summary.change_views import HOW, LIMITS, MOVES, change_panel
from situtor.exercises.summary.interval import crossed_change, t_95
from situtor.language import LANGS, Lang


def form(name: str) -> Form:
    return cast(Form, find_exercise(DOSSIER, name))


ONE, OTHER = map(form, FORMS)


# --- the forms -------------------------------------------------------------------------------


def test_the_forms_are_parallel_and_say_that_they_are_made_up() -> None:
    assert [item.id for item in ONE.items] == [item.id for item in OTHER.items] == list(MOVES)
    assert (ONE.minutes, ONE.version) == (OTHER.minutes, OTHER.version)
    for one, other in zip(ONE.items, OTHER.items, strict=True):
        assert len(one.options) == len(other.options)
        assert one.sources == other.sources
        for lang, made_up in (("th", "สมมติ"), ("en", "Suppose")):
            texts = [item.text.at(lang) for item in (one, other)]
            assert all(text.startswith(made_up) for text in texts)
            lengths = [
                len(item.text.at(lang)) + sum(len(each.label.at(lang)) for each in item.options)
                for item in (one, other)
            ]
            assert max(lengths) <= 1.2 * min(lengths), one.id


def test_neither_place_nor_length_gives_the_best_answer_away() -> None:
    for each in (ONE, OTHER):
        places = [item.options.index(item.worth(1)) for item in each.items]
        assert max(map(places.count, places)) <= 2
        for item in each.items:
            rest = [len(o.label.th) for o in item.options if o.points < 1]
            assert len(item.worth(1).label.th) <= 1.25 * max(rest), item.id
    for one, other in zip(ONE.items, OTHER.items, strict=True):
        assert one.options.index(one.worth(1)) != other.options.index(other.worth(1))


def test_an_answer_earns_what_its_options_are_worth() -> None:
    best = {item.id: item.worth(1).id for item in ONE.items}
    half = {item.id: item.worth(0.5).id for item in ONE.items}
    assert sum(ONE.scores(FormAnswer(best)).values()) == 6
    assert ONE.scores(FormAnswer(half)) == dict.fromkeys(half, 0.5)
    # Left open, or an option of no item: nothing, and no error.
    assert ONE.scores(FormAnswer({"real": "prices", "active": "nonsense", "none": "x"})) == {
        **dict.fromkeys(best, 0),
        "real": 1,
    }


# --- who gets which --------------------------------------------------------------------------


def test_each_form_comes_first_for_half_and_the_other_comes_after() -> None:
    store = open_store()
    for _ in range(6):
        learner = store.new_learner().id
        pair = [situtor.before().spec["id"], situtor.after().spec["id"]]
        assert sorted(pair) == sorted(FORMS)
        assert pair[0] == situtor.before().spec["id"] == first_form(learner)
    many = [first_form(f"learner{number}") for number in range(4000)]
    assert 1800 <= many.count(FORMS[0]) <= 2200


@pytest.mark.parametrize("lang", LANGS)
def test_before_tells_nothing_and_after_gives_the_reasons(lang: Lang) -> None:
    situtor.setup(lang)
    before, after = situtor.before(), situtor.after()
    told = json.dumps(before.spec, ensure_ascii=False)
    for item in form(before.spec["id"]).items:
        assert item.why.at(lang) not in told
    assert not re.search('"(opened|points|best|half)"', told)
    for item in form(after.spec["id"]).items:
        key = after.spec["opened"][item.id]
        assert (key["best"], key["why"]) == (item.worth(1).id, item.why.at(lang))
        assert key["source"]


def test_on_slides_there_is_a_sentence_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITUTOR_EXPORT", "1")
    for asked in (situtor.before(), situtor.after()):
        assert "กระดาษ" in asked.plain
        assert open_store().learners() == []


# --- the arithmetic --------------------------------------------------------------------------


def test_the_interval_is_the_one_worked_out_by_hand() -> None:
    # Means 1 and 0; squares about them 2 and 2; pooled variance 4 / 8 = 0.5;
    # error ½·√(0.5·(1/6 + 1/4)) = 0.22822; t with 8 degrees 2.30600; reach 0.52627.
    found = crossed_change([1, 1, 0, 2, 1, 1], [0, 1, 0, -1])
    assert found.mean == 0.5
    assert (round(found.low, 4), round(found.high, 4)) == (-0.0263, 1.0263)
    # Three people who all began alike: mean 2, variance 1, error 1/√3, t with 2 degrees 4.30265.
    alone = crossed_change([], [1, 2, 3])
    assert (round(alone.low, 4), round(alone.high, 4)) == (-0.4841, 4.4841)
    with pytest.raises(ValueError, match="two people"):
        crossed_change([1], [2])


def test_the_t_values_are_those_of_the_printed_tables() -> None:
    table = {1: 12.706, 2: 4.303, 3: 3.182, 4: 2.776, 9: 2.262, 10: 2.228, 30: 2.042, 120: 1.980}
    assert {freedom: round(t_95(freedom), 3) for freedom in table} == table


# --- what the room shows ---------------------------------------------------------------------

Give = Callable[..., str]


@pytest.fixture
def give(monkeypatch: pytest.MonkeyPatch) -> Give:
    """Lets a new person hand in forms: (form, how many best answers, hour of the course)."""
    minute = count()

    def give(*handed_in: tuple[Form, int, int], done: bool = True, version: int = 1) -> str:
        store = open_store()
        learner = store.new_learner().id
        for asked, right, hour in handed_in:
            at = f"2026-11-{21 + hour // 24:02}T{hour % 24:02}:{next(minute) % 60:02}:00.000Z"
            monkeypatch.setattr("situtor.answers.store.now", lambda at=at: at)
            chosen = {
                item.id: (item.worth(1).id if place < right else wrong(item))
                for place, item in enumerate(asked.items)
            }
            value = {"chosen": chosen, "done": done}
            store.add(DOSSIER, asked.id, "form", value, spec_version=version)
        return learner

    def wrong(item) -> str:
        return next(each.id for each in item.options if each.points == 0)

    return give


def room(give: Give) -> None:
    """Ten people, whose changes are those of the example worked out by hand."""
    for gain in (1, 1, 0, 2, 1, 1):
        give((ONE, 2, 8), (OTHER, 2 + gain, 30))
    for gain in (0, 1, 0, -1):
        give((OTHER, 3, 8), (ONE, 3 + gain, 30))


def test_a_room_is_summed_up_as_by_hand(give: Give) -> None:
    room(give)
    found = change()
    assert [len(found.started_with(name)) for name in FORMS] == [6, 4]
    assert found.interval == crossed_change([1, 1, 0, 2, 1, 1], [0, 1, 0, -1])
    assert found.means(found.items) == (2.5, 3.0)
    # The third item: right in 0 of 6 and 4 of 4 before; in 5 of 6 and 3 of 4 after.
    before, after = found.means(["what_else"])
    assert (before, round(after, 4)) == (0.5, round((5 / 6 + 3 / 4) / 2, 4))
    assert found.chance == 2.25
    said = change_panel(found, "en").plain
    assert "10 handed in both forms" in said
    assert "from 2.50 to 3.00 of 6, a change of +0.50 (95% interval −0.03 to +1.03)" in said
    assert "includes zero, so we cannot say whether scores rose or fell" in said
    assert "Began with form A (6): 2.00 → 3.00 (+1.00)" in said
    assert "Began with form B (4): 3.00 → 3.00 (+0.00)" in said


def test_a_harder_form_does_not_look_like_learning(give: Give) -> None:
    for _ in range(8):  # A is two points harder; nobody learns
        give((ONE, 2, 8), (OTHER, 4, 30))
    for _ in range(3):
        give((OTHER, 4, 8), (ONE, 2, 30))
    found = change()
    assert found.interval is not None
    assert (found.interval.mean, found.interval.low, found.interval.high) == (0, 0, 0)


def test_what_was_no_course_or_no_answer_is_left_out_and_counted(give: Give) -> None:
    room(give)
    give((ONE, 6, 8))  # left before the end
    give((ONE, 0, 8), (OTHER, 6, 8))  # tried both at once
    give((ONE, 0, 8), (OTHER, 6, 30), done=False)
    give((ONE, 0, 8), (OTHER, 6, 30), version=9)
    store = open_store()
    store.new_learner()
    store.add(DOSSIER, FORMS[0], "form", {"chosen": "all", "done": True})
    found = change()
    assert (len(found.pairs), found.single, found.hurried) == (10, 1, 1)
    said = change_panel(found, "th").plain
    assert "ส่งชุดเดียว 1 คน" in said
    assert "ไม่ถึงชั่วโมง 1 คน" in said


def test_only_the_first_time_a_form_is_handed_in_counts(give: Give) -> None:
    room(give)
    give((ONE, 1, 8), (OTHER, 2, 30), (ONE, 6, 31), (OTHER, 6, 32))
    (last,) = [pair for pair in change().pairs if sum(pair.before.values()) == 1]
    assert (last.first, sum(last.after.values())) == (FORMS[0], 2)


@pytest.mark.parametrize("lang", LANGS)
def test_few_people_are_called_too_few_and_the_doubts_are_always_said(
    give: Give, lang: Lang
) -> None:
    for _ in range(FEWEST - 1):
        give((ONE, 0, 8), (OTHER, 6, 30))
    found = change()
    assert found.interval is None
    panel = change_panel(found, lang)
    assert {"th": "น้อยเกิน", "en": "Too few"}[lang] in panel.plain
    assert "6.00" not in panel.plain
    give((ONE, 0, 8), (OTHER, 6, 30))
    enough = change_panel(change(), lang)
    assert {"th": "ทุกคนเริ่มด้วยชุดเดียวกัน", "en": "Everyone began with the same form"}[
        lang
    ] in enough.plain
    for shown in (panel, enough):
        for doubt in (*LIMITS, *HOW):
            assert doubt.at(lang) in shown.plain
        assert "<script" not in shown.html


# --- the command -----------------------------------------------------------------------------


def test_the_command_sums_up_exported_files(give: Give, tmp_path: Path) -> None:
    room(give)
    exported = tmp_path / f"room{SUFFIX}"
    export_answers(exported, open_store())
    page = tmp_path / "change.html"
    command = ["answers", "summary", "--before-after", "--lang", "en"]
    run = CliRunner().invoke(main, [*command, "--from", str(tmp_path), "--html", str(page)])
    assert run.exit_code == 0, run.output
    assert "10 handed in both forms" in run.stdout
    assert "What this comparison cannot show" in page.read_text("utf-8")
    for wrong in ([*command, "medellin"], ["answers", "summary"]):
        run = CliRunner().invoke(main, wrong)
        assert run.exit_code == 2
        assert "--before-after alone" in run.stderr
