from __future__ import annotations

import sqlite3
import subprocess
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest

from situtor.answers import Answer, AnswerStore, Learner, database

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

    Refused = Callable[..., AbstractContextManager[None]]

AT = "2026-01-02T03:04:05.678Z"


def bytes_on_disk(store: AnswerStore) -> bytes:
    return b"".join(each.read_bytes() for each in store.path.parent.iterdir())


# --- answers ---------------------------------------------------------------------------------


def test_answer_sent_again_is_kept_once(store: AnswerStore, refused: Refused) -> None:
    first = store.add("medellin", "claim", "vote", {"a": 1, "b": 2}, uid="f" * 32)
    again = store.add("medellin", "claim", "vote", {"b": 2, "a": 1}, uid="f" * 32)
    assert again == first
    store.new_learner("someone else")
    assert store.add("medellin", "claim", "vote", {"a": 1, "b": 2}, uid="f" * 32) == first
    with refused("conflict", "other content"):
        store.add("medellin", "claim", "vote", {"a": 1, "b": 3}, uid="f" * 32)
    assert list(store.answers()) == [first]


def test_latest_and_history_are_of_one_learner_and_answers_of_all(store: AnswerStore) -> None:
    assert store.latest("medellin", "claim") is None
    assert store.learners() == []  # looking leaves no trace
    before = store.add("medellin", "claim", "vote", "yes")
    after = store.add("medellin", "claim", "vote", "no")
    nit = store.new_learner("นิด")
    hers = store.add("medellin", "claim", "vote", "perhaps")
    elsewhere = store.add("seoul", "bikes", "predict", [1, 2], spec_version=3, origin="static")

    assert store.latest("medellin", "claim") == hers
    assert store.latest("medellin", "claim", before.learner) == after
    assert store.history("medellin", "claim", before.learner) == [before, after]
    assert list(store.answers()) == [before, after, hers, elsewhere]
    assert list(store.answers(case="medellin")) == [before, after, hers]
    assert list(store.answers("medellin", "claim", nit.id)) == [hers]
    assert before.at <= after.at <= hers.at
    assert AnswerStore(store.path).latest("seoul", "bikes") == elsewhere


@pytest.mark.parametrize(
    "value",
    [
        None,
        "",
        "ก็ที่นี่\u200b <script>alert(1)</script> ' -- \u202e\x00 👩‍🌾 =1+1",
        {"ปี": [1991, 6.5, True, None, {"": []}]},
        2**80,
    ],
)
def test_any_json_comes_back_as_it_was_given(store: AnswerStore, value: object) -> None:
    assert store.add("medellin", "claim", "some_new_kind", value).value == value
    assert AnswerStore(store.path).latest("medellin", "claim").value == value  # type: ignore[union-attr]


def test_half_an_emoji_does_not_cost_the_answer(store: AnswerStore) -> None:
    assert store.add("medellin", "claim", "reflect", "ดี \ud83d").value == "ดี \ufffd"
    assert store.add("medellin", "claim", "reflect", "\ud83d\ude00").value == "😀"


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("ก" * 100_000, "too_large"),
        ({1, 2}, "invalid"),
        (float("nan"), "invalid"),
        (eval("[" * 80 + "]" * 80), "invalid"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_one_line(
    store: AnswerStore, value: object, reason: str, refused: Refused
) -> None:
    with refused(reason):
        store.add("medellin", "claim", "reflect", value)
    with refused("invalid"):
        store.add("", "claim", "reflect", "no case")
    assert (list(store.answers()), store.learners()) == ([], [])


# --- learners --------------------------------------------------------------------------------


def test_nickname_is_cleaned_and_may_be_empty(store: AnswerStore) -> None:
    learner = store.learner()
    assert (len(learner.id), learner.nickname) == (12, "")
    assert store.rename("  \u202eสม\x00ชาย\u2066\x1b[31m ").nickname == "สมชาย[31m"
    assert store.rename("👩‍🌾\n แม่\tนิด").nickname == "👩‍🌾 แม่ นิด"
    assert len(store.rename("ก" * 1000).nickname) == 40
    assert store.rename("").nickname == ""
    assert store.learner() == learner


def test_learners_take_turns_on_one_laptop(store: AnswerStore) -> None:
    first, second = store.learner(), store.new_learner("สอง")
    assert AnswerStore(store.path).learner() == second
    store.use(first.id)
    assert store.add("medellin", "claim", "vote", 1).learner == first.id
    assert store.learners() == [first, second]


def test_unknown_learner_is_said_with_those_there_are(store: AnswerStore, refused: Refused) -> None:
    known = store.learner().id
    for ask in (
        lambda: store.use("nobody"),
        lambda: store.forget("nobody"),
        lambda: store.answers(learner="nobody"),
        lambda: store.latest("medellin", "claim", "nobody"),
        lambda: store.add("medellin", "claim", "vote", 1, learner="nobody"),
    ):
        with refused("unknown_learner", f"no learner 'nobody'.*{known}"):
            ask()


@pytest.mark.parametrize("seed", [10, 14])
def test_forgotten_learner_leaves_no_bytes(store: AnswerStore, seed: int) -> None:
    # Comings and goings that split the file's pages so that secure_delete alone leaves copies.
    random = Random(seed)
    gone, people = "victim000000", [f"other{number:04}" for number in range(200)]
    with store.merging() as rows:
        rows.merge_learner(Learner(gone, "ลับสุดยอด", AT))
    store.use(gone)
    for _ in range(3):
        with store.merging() as rows:
            for _ in range(3000):
                learner = gone if random.random() < 0.3 else random.choice(people)
                text = ("SECRETX" if learner == gone else "open") * random.randrange(1, 9)
                uid, case = f"{random.getrandbits(128):032x}", f"case{random.randrange(20)}"
                answer = Answer(uid, learner, case, "e", "k", 1, text, AT, "static")
                assert rows.merge(answer) is None
        store.forget(people.pop(random.randrange(len(people))))
    kept = [answer for answer in store.answers() if answer.learner != gone]
    assert "ลับสุดยอด".encode() in bytes_on_disk(store)

    neighbour = AnswerStore(store.path)  # another notebook has the file open
    assert neighbour.learner().id == gone
    assert store.forget(gone) + len(kept) > 8900
    for trace in (gone, "ลับสุดยอด", "SECRETX"):
        assert trace.encode() not in bytes_on_disk(store)
    assert list(neighbour.answers()) == kept
    assert neighbour.add("medellin", "claim", "vote", 1).learner not in (gone, *people)


def test_reader_who_holds_traces_back_is_said(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    store.close()
    learner = store.new_learner("ลับสุดยอด").id
    reader = sqlite3.connect(store.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM learners").fetchall()
    with refused("traces", "traces of them stay on the disk"):
        store.forget(learner)
    assert store.learners() == []
    assert "ลับสุดยอด".encode() in bytes_on_disk(store)
    reader.close()
    AnswerStore(store.path).learners()
    assert "ลับสุดยอด".encode() not in bytes_on_disk(store)


def test_power_cut_while_forgetting_leaves_the_rest_to_the_next_start(store: AnswerStore) -> None:
    learner = store.new_learner("ลับสุดยอด").id
    store.close()
    code = (
        "import os, sys\n"
        "from situtor.answers import AnswerStore\n"
        "from situtor.answers.database import Database\n"
        "Database.scrub = lambda self: os._exit(9)\n"
        "AnswerStore(sys.argv[1]).forget(sys.argv[2])\n"
    )
    done = subprocess.run([sys.executable, "-c", code, store.path, learner])
    assert done.returncode == 9
    assert "ลับสุดยอด".encode() in bytes_on_disk(store)
    assert store.learners() == []
    assert "ลับสุดยอด".encode() not in bytes_on_disk(store)
