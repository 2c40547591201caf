from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from situtor.answers import (
    SUFFIX,
    AnswerStore,
    StoreError,
    TransferError,
    export_answers,
    import_all,
    import_answers,
)

if TYPE_CHECKING:
    from pathlib import Path

HEADER = {"situtor": "answers", "version": 1, "exported": "2026-01-02T03:04:05.678Z"}
HOSTILE = "<script>alert(1)</script> \u202e ' OR 1=1 -- \x00\n👩‍🌾 ็็็ =HYPERLINK()"


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    """An instructor's store that holds nothing yet."""
    return AnswerStore(tmp_path / "instructor.sqlite")


@pytest.fixture
def participant(tmp_path: Path) -> AnswerStore:
    store = AnswerStore(tmp_path / "participant.sqlite")
    store.rename("นิด")
    store.add("medellin", "claim", "vote", {"choice": "yes"})
    store.add("medellin", "claim", "vote", {"choice": "no"})
    store.add("seoul", "why", "a_kind_of_next_year", HOSTILE, spec_version=7, origin="static")
    return store


@pytest.fixture
def exported(participant: AnswerStore, tmp_path: Path) -> Path:
    path = tmp_path / f"นิด{SUFFIX}"
    assert export_answers(path, participant) == 3
    return path


def line(number: int = 1, **changed: Any) -> dict[str, Any]:
    answer = {
        "uid": f"{number:032x}",
        "learner": "abcdefgh2345",
        "case": "medellin",
        "exercise": "claim",
        "kind": "vote",
        "spec_version": 1,
        "value": {"choice": number},
        "at": "2026-01-02T03:04:05.678Z",
        "origin": "static",
    }
    return {"answer": answer | changed}


def write(path: Path, *lines: dict[str, Any] | str) -> Path:
    text = (each if isinstance(each, str) else json.dumps(each) for each in lines)
    path.write_text("".join(f"{each}\n" for each in text), encoding="utf-8", newline="\n")
    return path


def is_answer(text: bytes) -> bool:
    try:
        return "answer" in json.loads(text)
    except ValueError:
        return False


def refusal(path: Path, store: AnswerStore) -> str:
    """The one line in which a file is refused, after making sure that nothing of it was kept."""
    before = (list(store.answers()), store.learners())
    with pytest.raises(TransferError) as error:
        import_answers(path, store)
    assert (list(store.answers()), store.learners()) == before
    assert "\n" not in str(error.value)
    return str(error.value)


# --- there and back --------------------------------------------------------------------------


def test_answers_arrive_as_they_were_and_once(
    participant: AnswerStore, exported: Path, store: AnswerStore
) -> None:
    first = import_answers(exported, store)
    assert (first.new, first.known, first.rejected) == (3, 0, [])
    assert list(store.answers()) == list(participant.answers())
    assert store.learners() == participant.learners()

    participant.add("medellin", "claim", "vote", {"choice": "perhaps"})
    export_answers(exported, participant)
    second = import_answers(exported, store)
    assert (second.new, second.known, second.rejected) == (1, 3, [])
    assert list(store.answers()) == list(participant.answers())
    assert store.learner().nickname == ""  # whoever imports has not become the participant


def test_file_is_lines_of_json_that_count_themselves(exported: Path) -> None:
    lines = [json.loads(each) for each in exported.read_text("utf-8").split("\n")[:-1]]
    assert {**lines[0], "exported": ""} == {**HEADER, "exported": ""}
    assert [set(each) for each in lines[1:]] == [{"learner"}, *[{"answer"}] * 3, {"end"}]
    assert lines[-1] == {"end": 3}
    assert set(lines[2]["answer"]) == set(line()["answer"])


def test_export_of_one_learner_holds_nobody_else(participant: AnswerStore, tmp_path: Path) -> None:
    other = participant.new_learner("อีกคน")
    participant.add("medellin", "claim", "vote", "theirs")
    path = tmp_path / f"one{SUFFIX}"
    assert export_answers(path, participant, other.id) == 1
    text = path.read_text("utf-8")
    assert "อีกคน" in text
    assert "นิด" not in text
    with pytest.raises(StoreError, match="no learner 'nobody'"):
        export_answers(path, participant, "nobody")
    assert path.read_text("utf-8") == text


def test_export_overwrites_only_an_earlier_export(participant: AnswerStore, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.docx"
    thesis.write_bytes(b"three years of work")
    (tmp_path / "folder").mkdir()
    store_before = participant.path.read_bytes()
    for taken in (thesis, tmp_path / "folder", participant.path):
        with pytest.raises(TransferError, match="was left as it is"):
            export_answers(taken, participant)
    assert thesis.read_bytes() == b"three years of work"
    assert participant.path.read_bytes() == store_before
    with pytest.raises(TransferError, match="choose a folder that exists"):
        export_answers(tmp_path / "missing" / "a.jsonl", participant)
    assert not list(tmp_path.glob(".*"))


def test_nickname_on_file_stays_and_a_missing_one_is_filled_in(
    store: AnswerStore, tmp_path: Path
) -> None:
    def named(nickname: str) -> Path:
        learner = {"id": "abcdefgh2345", "nickname": nickname, "created": HEADER["exported"]}
        return write(tmp_path / "a", HEADER, {"learner": learner}, line(), {"end": 1})

    import_answers(write(tmp_path / "a", HEADER, line(), {"end": 1}), store)
    assert [each.nickname for each in store.learners()] == [""]
    for nickname in ("\u202eนิด\x07", "someone else", ""):
        import_answers(named(nickname), store)
        assert [each.nickname for each in store.learners()] == ["นิด"]


# --- lines that cannot be kept ---------------------------------------------------------------


def test_same_id_with_other_content_keeps_what_is_stored(
    exported: Path, store: AnswerStore
) -> None:
    import_answers(exported, store)
    before = list(store.answers())
    text = exported.read_text("utf-8")
    exported.write_text(text.replace('"choice":"yes"', '"choice":"forged"'), "utf-8")
    report = import_answers(exported, store)
    assert (report.new, report.known) == (0, 2)
    assert [(each.line, each.reason) for each in report.rejected] == [
        (3, "the same answer id with other content; the stored one was kept")
    ]
    assert list(store.answers()) == before


def test_bad_lines_are_rejected_one_by_one_and_the_good_ones_kept(
    store: AnswerStore, tmp_path: Path
) -> None:
    bad: list[tuple[dict[str, Any] | str, str]] = [
        ("<html><script>alert(1)</script>", "not JSON"),
        ('{"answer": ' + "[" * 100_000 + "]" * 100_000 + "}", "not JSON"),
        (json.dumps(line(2))[:-9], "not JSON"),
        ("[1, 2]", "neither an answer nor a learner"),
        ({"surprise": 1}, "neither an answer nor a learner"),
        ({"answer": None}, "not as expected"),
        ({"learner": {"id": "abcd", "nickname": 5}}, "not as expected"),
        (line(3, uid="../../etc"), "uid"),
        (line(4, spec_version="one"), "spec_version"),
        (line(5, at="yesterday"), "at"),
        (line(6, at="2026-02-31T00:00:00.000Z"), "not as expected"),
        (line(7, case="c" * 500), "case"),
        (line(8, value=float("inf")), "not plain JSON"),
        (line(9, value="x" * 300_000), "293 KiB"),
        (line(10, value="x" * 2_000_000), "longer than 1024 KiB"),
        (line(11, value=json.loads("[" * 80 + "]" * 80)), "nested"),
    ]
    good = [line(20), line(21, kind="unheard_of", spec_version=99), line(22, future_field=1)]
    path = write(tmp_path / "a", HEADER, good[0], *[each for each, _ in bad], "", *good[1:], "")
    with path.open("a") as file:
        file.write('{"end": 13}')  # 16 lines say that they are answers or may have been
    report = import_answers(path, store)
    assert report.new == 3
    assert [each.line for each in report.rejected] == list(range(3, 3 + len(bad)))
    for (_, expected), rejected in zip(bad, report.rejected, strict=True):
        assert expected in rejected.reason
        assert "\n" not in rejected.reason
    assert [answer.uid for answer in store.answers()] == [each["answer"]["uid"] for each in good]


def test_text_that_a_browser_cut_within_an_emoji_is_kept(
    store: AnswerStore, tmp_path: Path
) -> None:
    answer = json.dumps(line(value="VALUE")).replace("VALUE", r"\ud83d\ude00 \ud83d")
    path = write(tmp_path / "a", HEADER, answer, {"end": 1})
    for counts in ((1, 0), (0, 1)):
        report = import_answers(path, store)
        assert (report.new, report.known) == counts
        assert report.rejected == []
    assert next(store.answers()).value == "😀 \ufffd"


def test_file_that_passed_through_windows_is_read(exported: Path, store: AnswerStore) -> None:
    content = exported.read_bytes().replace(b"\n", b"\r\n") + b"\r\n"
    exported.write_bytes(b"\xef\xbb\xbf" + content)
    assert import_answers(exported, store).new == 3


# --- files that are refused ------------------------------------------------------------------


def test_file_cut_anywhere_is_refused_and_can_be_salvaged(
    exported: Path, store: AnswerStore, tmp_path: Path
) -> None:
    whole = exported.read_bytes()
    first_line = whole.index(b"\n")
    cut = tmp_path / "cut"
    for length in range(first_line, len(whole) - 1, 3):
        cut.write_bytes(whole[:length])
        complete = sum(is_answer(each) for each in whole[:length].split(b"\n"))
        said = refusal(cut, store)
        assert f"the {complete} complete answers" in said
        assert "--salvage" in said
        other = AnswerStore(tmp_path / f"salvaged{length}.sqlite")
        assert import_answers(cut, other, salvage=True).new == complete
        other.close()
    assert list(store.answers()) == []


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ([HEADER, line(1), {"end": 2}], "found 1 answers, expected 2"),
        ([HEADER, line(1), line(2), {"end": 1}], "found 2 answers, expected 1"),
        ([HEADER, line(1), {"end": 1}, HEADER, line(2), {"end": 1}], "more lines follow"),
        ([HEADER, line(1), {"end": None}], "last line is missing"),
        ([HEADER], "last line is missing"),
        ([{**HEADER, "version": 2}, {"end": 0}], "newer situtor (file version 2"),
        ([{**HEADER, "version": "1"}, {"end": 0}], "not a file of situtor's answers"),
        ([{**HEADER, "situtor": "class"}], "not a file of situtor's answers"),
        (["<!doctype html><title>answers</title>"], "not a file of situtor's answers"),
        (["[" * 100_000], "not a file of situtor's answers"),
        ([], "not a file of situtor's answers"),
        ([HEADER, *["rubbish"] * 20_000, {"end": 0}], "more than 10,000 lines"),
    ],
)
def test_file_that_is_not_as_it_should_be_is_refused(
    store: AnswerStore, tmp_path: Path, lines: list[dict[str, Any] | str], said: str
) -> None:
    store.add("medellin", "claim", "vote", "mine")
    assert said in refusal(write(tmp_path / f"a{SUFFIX}", *lines), store)


def test_what_is_no_such_file_at_all_is_refused(store: AnswerStore, tmp_path: Path) -> None:
    huge = tmp_path / "huge"
    with huge.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    assert "expected at most 64 MiB" in refusal(huge, store)
    assert "cannot be read" in refusal(tmp_path / "missing", store)
    assert "expected a file" in refusal(tmp_path, store)
    assert "expected a file" in refusal(store.path, store)
    binary = tmp_path / "photo.jpg"
    binary.write_bytes(bytes(range(256)) * 100)
    assert "not a file of situtor's answers" in refusal(binary, store)


def test_one_bad_file_does_not_stop_the_others(
    exported: Path, store: AnswerStore, tmp_path: Path
) -> None:
    bad = write(tmp_path / "bad", "<html>")
    more = write(tmp_path / "more", HEADER, line(1), {"end": 1})
    (_, first), (path, second), (_, third) = import_all([exported, str(bad), more], store)
    assert getattr(first, "new", None) == 3
    assert path == bad
    assert isinstance(second, TransferError)
    assert getattr(third, "new", None) == 1
    assert len(list(store.answers())) == 4
