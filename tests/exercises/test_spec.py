from __future__ import annotations

import json
import re
from collections.abc import Iterator
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

import pytest

import situtor
from situtor import language, library
from situtor.exercises import static
from situtor.exercises.kinds import ANSWERS
from situtor.exercises.spec import Spec, check_answer, load_exercises, resolve
from situtor.language import LANGS

if TYPE_CHECKING:
    from conftest import CourseCopy

THAI = re.compile("[\u0e01-\u0e5b]")


def leaves(value: Any) -> Iterator[Any]:
    """The values of some JSON, however deep."""
    if isinstance(value, (list, dict)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from leaves(each)
    else:
        yield value


@pytest.mark.parametrize("case_id", [*library.list_cases(), *library.list_collections()])
def test_every_exercise_goes_to_the_front_end_in_one_language(case_id: str) -> None:
    for spec in load_exercises(case_id):
        assert spec.kind in ANSWERS, f"{spec.id}: nothing draws the kind {spec.kind}"
        for lang in LANGS:
            sent = resolve(case_id, spec.id, lang)
            assert json.loads(json.dumps(sent)) == sent
            assert (sent["case"], sent["id"], sent["kind"]) == (case_id, spec.id, spec.kind)
            assert sent["lang"] == lang
            texts = [sent[part] for part in ("title", "prompt", "goal", "reasoning", "source")]
            assert all(texts)
            assert texts[:4] == [getattr(spec, part).at(lang) for part in
                                 ("title", "prompt", "goal", "reasoning")]  # fmt: skip


def test_english_exercises_hold_no_thai_and_thai_ones_do() -> None:
    for spec in load_exercises("medellin"):
        english, thai = (
            [each for each in leaves(resolve("medellin", spec.id, lang)) if isinstance(each, str)]
            for lang in ("en", "th")
        )
        assert [each for each in english if THAI.search(each)] == []
        assert len([each for each in thai if THAI.search(each)]) > 5


def test_what_is_drawn_after_the_guess_is_what_the_table_says() -> None:
    sent = resolve("medellin", "homicide_trend", "en")
    frame = situtor.load_table("medellin", "homicides_long_points").dropna(subset=["rate"])
    assert sent["points"] == [list(pair) for pair in zip(frame["year"], frame["rate"], strict=True)]
    assert sent["unit"] == "per 100,000 inhabitants"
    years = [year for year, _ in sent["points"]]
    assert set(sent["given"]) | set(sent["guess"]) <= set(years)
    assert max(rate for _, rate in sent["points"]) <= sent["top"]


def test_evidence_takes_its_words_and_its_source_from_the_fact() -> None:
    items = {item["id"]: item for item in resolve("medellin", "metrocable_claim", "th")["items"]}
    facts = {fact.id: fact for fact in library.load_record("medellin").facts}
    assert items["approval"]["text"] == facts["fajardo_approval"].statement.th
    assert items["approval"]["source"].endswith("(งานวิชาการ)")
    assert items["neighbours"]["text"].startswith("เบโยกับอีตากวี")
    assert {item["side"] for item in items.values()} == {"for", "against", "beside"}


def test_an_exercise_follows_the_language_in_use() -> None:
    language.use("en")
    assert resolve("medellin", "which_count")["title"] == "One year, two figures"
    language.use("th")
    assert resolve("medellin", "which_count")["title"] == "ปีเดียวกัน สองตัวเลข"


def test_a_case_without_exercises_has_none(course: CourseCopy) -> None:
    course.path("data/cases/medellin/exercises.yaml").unlink()
    assert load_exercises("medellin") == []


# --- answers ---------------------------------------------------------------------------------

BALLOT = {"choice": "both", "sure": "fairly", "why": "<b>why</b>"}
PLACED = {"cerda": {"side": "for", "strength": "strong"}}
VOTE = {"stage": "done", "first": BALLOT, "second": BALLOT}
NOTES = {"who": "the company", "how": "", "others": "", "before": 5, "after": 2, "step": 3}

# By kind: answers as the front end sends them, from the first touch to the last.
GOOD: dict[str, list[Any]] = {
    "alternatives": [{}, {"order": ["pact", "army"], "own": "luck", "comparison": "neighbours"}],
    "argument": [{}, {"claim": "It worked", "rebuttal": "unless …", "before": 1, "after": 4}],
    "assumptions": [{}, {"items": [{"text": "people have phones", "decisive": "very"}]}],
    "canvas": [{}, {"group": "Table 3", "boxes": {"problem": "debt"}}],
    "coding": [{}, {"codes": {"u1": "service"}, "revealed": True}],
    "decision": [{}, {"choice": "build", "why": "votes", "sure": "very", "step": 2}],
    "evidence": [{"placed": {}}, {"placed": {"cerda": {"side": "for"}}}, {"placed": PLACED}],
    "form": [{}, {"chosen": {"who_says": "weighed"}, "done": True}],
    "predict": [
        {"values": {}, "revealed": False},
        {"values": {"1995": 250, "2002": 120.5}, "revealed": True},
        {"low": 10, "best": 20.5, "high": 40},
        {"order": ["r2", "r0", "r1"]},
    ],
    "reflect": [{}, {"texts": {"q1": "ถามว่าใครนับ"}, "before": 2, "after": 3}],
    "source_check": [{}, NOTES],
    "stakeholders": [{}, {"placed": {"monk": {"power": 0.2, "interest": 1}}}],
    "transfer": [{}, {"here": {"money": {"have": "no"}}, "verdict": "works_changed"}],
    "vote": [{"stage": "first", "first": {}, "second": {}}, VOTE],
}
# By kind: what is no such answer, and a word of the reason.
BAD: dict[str, list[tuple[Any, str]]] = {
    "alternatives": [({"order": "pact"}, "order"), ({"order": [1]}, "order")],
    "argument": [({"claim": "x" * 4001}, "claim"), ({"after": 5}, "after")],
    "assumptions": [({"items": [{}] * 13}, "items"), ({"items": [{"sure": "no"}]}, "sure")],
    "canvas": [({"boxes": ["debt"]}, "boxes"), ({"boxes": {"problem": 1}}, "boxes")],
    "coding": [({"codes": {"u1": None}}, "codes")],
    "decision": [({"sure": "certain"}, "sure"), ({"step": -1}, "step")],
    "evidence": [
        ({"placed": {"cerda": {"side": "sideways"}}}, "sideways"),
        ({"placed": {"cerda": "for"}}, "placed"),
        ({}, "placed"),
    ],
    "form": [({"chosen": ["weighed"]}, "chosen"), ({"done": "yes"}, "done")],
    "predict": [
        ({"values": {"1995": "many"}}, "values"),
        ({"revealed": "yes"}, "revealed"),
        ({"best": "twenty"}, "best"),
    ],
    "reflect": [({"texts": {"q1": ["a"]}}, "texts"), ({"before": 0}, "before")],
    "source_check": [({**NOTES, "before": 6}, "before"), ({**NOTES, "step": 4}, "step")],
    "stakeholders": [({"placed": {"monk": {"power": 0.2}}}, "interest")],
    "transfer": [({"verdict": "perhaps"}, "verdict")],
    "vote": [
        ({**VOTE, "stage": "third"}, "third"),
        ({**VOTE, "first": {"choice": 1}}, "first.choice"),
        ({"stage": "done", "first": BALLOT}, "second"),
    ],
}


@pytest.mark.parametrize("kind", ANSWERS)
def test_only_answers_of_the_kind_are_taken(kind: str) -> None:
    exercise = cast(Spec, SimpleNamespace(kind=kind))
    for value in GOOD[kind]:
        check_answer(exercise, value)
    neither = [(None, "object"), ([], "object"), ({**GOOD[kind][-1], "sneaked": 1}, "sneaked")]
    for value, said in [*BAD[kind], *neither]:
        with pytest.raises(ValueError, match=said):
            check_answer(exercise, value)


# --- without a kernel ------------------------------------------------------------------------


def test_a_page_holds_the_exercise_and_asks_for_nothing_else() -> None:
    html = static.page("medellin", "metrocable_claim", "en")
    assert set(re.findall(r"https?://[\w./-]+", html)) <= {"http://www.w3.org/2000/svg"}
    assert "@import" not in html
    assert "default-src 'none'" in html
    (spec,) = re.findall(r'<script type="application/json">(.*?)</script>', html)
    assert json.loads(spec) == resolve("medellin", "metrocable_claim", "en")
    # Without JavaScript it still reads as a question with its items.
    plain = re.sub(r"<(script|style)\b.*?</\1>", "", html, flags=re.DOTALL)
    items = resolve("medellin", "metrocable_claim", "en")["items"]
    assert plain.count("<li>") == len(items)


def test_text_cannot_end_the_script_it_travels_in(course: CourseCopy) -> None:
    course.replace(
        "data/cases/medellin/exercises.yaml",
        "en: One year, two figures",
        'en: "</script><script>alert(1)</script>"',
    )
    html = static.fragment("medellin", "which_count", "en")
    assert html.count("</script>") == 1
    assert "&lt;script&gt;alert(1)" in html
