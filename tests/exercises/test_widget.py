"""What the kernel answers to the front end in JupyterLab, without a browser."""

from __future__ import annotations

from typing import Any

import pytest

import situtor
from situtor.answers import default_path, open_store
from situtor.exercises.widget import ExerciseWidget

CASE, EXERCISE = "medellin", "which_count"
BALLOT = {"choice": "both", "sure": None, "why": ""}


def vote(why: str = "", choice: str = "both") -> dict[str, Any]:
    first = {**BALLOT, "why": why, "choice": choice}
    return {"stage": "first", "first": first, "second": {**BALLOT, "choice": None}}


class Window:
    """A widget whose messages are caught instead of sent."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.widget = ExerciseWidget(CASE, EXERCISE, "th")
        self.told: list[dict[str, Any]] = []
        monkeypatch.setattr(self.widget, "send", self.told.append)

    def say(self, **message: Any) -> dict[str, Any]:
        """Send a message as the front end does; returns what comes back."""
        self.widget._receive(self.widget, message, [])
        return self.told[-1]

    def answer(self, uid: str, value: Any) -> dict[str, Any]:
        return self.say(type="answer", uid=uid, value=value)


@pytest.fixture
def window(monkeypatch: pytest.MonkeyPatch):
    return lambda: Window(monkeypatch)


def test_an_answer_is_in_the_store_when_it_is_said_to_be_saved(window) -> None:
    one = window()
    assert one.answer("aaaa1111", vote()) == {"type": "saved", "uid": "aaaa1111", "other": False}
    assert open_store().latest(CASE, EXERCISE).value == vote()
    # Sent again, because the confirmation was lost: kept once, and no other window is suspected.
    assert one.answer("aaaa1111", vote()) == {"type": "saved", "uid": "aaaa1111", "other": False}
    assert len(open_store().history(CASE, EXERCISE)) == 1


def test_an_answer_given_in_another_kernel_meanwhile_is_said_once(window) -> None:
    one, two = window(), window()
    one.answer("aaaa1111", vote("หนึ่ง"))
    assert two.answer("bbbb2222", vote("สอง"))["other"]
    assert not two.answer("bbbb3333", vote("สอง ต่อ"))["other"]
    assert one.answer("aaaa4444", vote("สาม"))["other"]
    whys = [each["value"]["first"]["why"] for each in two.say(type="history")["answers"]]
    assert whys == ["หนึ่ง", "สอง", "สอง ต่อ", "สาม"]


def test_an_answer_of_an_older_version_or_of_no_shape_is_kept_but_not_shown(window) -> None:
    store = open_store()
    for kind, value, version in (
        ("vote", vote(), 0),
        ("telepathy", vote(), 1),
        ("vote", {"stage": 5}, 1),
    ):
        store.add(CASE, EXERCISE, kind, value, spec_version=version)
        shown = window()
        assert shown.widget.state["answer"] is None
        assert shown.widget.state["older"]
    assert [each["fits"] for each in shown.say(type="history")["answers"]] == [False] * 3
    assert not shown.answer("aaaa1111", vote())["other"]
    assert not window().widget.state["older"]


@pytest.mark.parametrize(
    "why",
    [
        "<script>alert(1)</script>",
        "\u202eกลับ\u2066",
        "ิ่้๊",
        "👩‍👩‍👧‍👦",
        "=HYPERLINK(1)",
        "\x00\x1b[2J",
        "\ud83d",
    ],
)
def test_whatever_is_typed_is_kept_as_it_is(window, why: str) -> None:
    assert window().answer("aaaa1111", vote(why))["type"] == "saved"
    kept = open_store().latest(CASE, EXERCISE).value["first"]["why"]
    assert kept == (why if why != "\ud83d" else "\ufffd")


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (vote("ก" * 1_000_000), "ยาวเกินไป"),
        ({"stage": "later"}, "ไม่อยู่ในรูปแบบ"),
        (None, "ไม่อยู่ในรูปแบบ"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_plain_thai(window, value: Any, said: str) -> None:
    answered = window().answer("aaaa1111", value)
    assert answered["type"] == "refused"
    assert said in answered["reason"]
    assert open_store().latest(CASE, EXERCISE) is None


def test_a_file_that_is_no_longer_ours_is_refused_and_the_lesson_goes_on(window) -> None:
    one = window()
    one.answer("aaaa1111", vote())
    open_store().close()
    for path in default_path().parent.glob(f"{default_path().name}*"):
        path.unlink()
    default_path().write_bytes(b"another program's file" * 99)
    answered = one.answer("aaaa2222", vote("ต่อ"))
    assert answered["type"] == "refused"
    assert "แฟ้มคำตอบของเครื่องนี้มีปัญหา" in answered["reason"]
    assert one.say(type="history")["answers"] == []
    assert situtor.load_case(CASE).exercise(EXERCISE).state["answer"] is None
    assert default_path().read_bytes().startswith(b"another program's file")
