from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import TYPE_CHECKING

import pytest

from situtor.answers import Answer, AnswerStore, StoreError, database, default_path, open_store

if TYPE_CHECKING:
    from pathlib import Path

AT = "2026-01-02T03:04:05.678Z"
ADD_FOREVER = """
import sys
from situtor.answers import AnswerStore
store = AnswerStore(sys.argv[1])
for number in range(int(sys.argv[2])):
    print(store.add("medellin", "claim", "vote", {"number": number}).uid, flush=True)
"""


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers.sqlite")


def writer(path: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD_FOREVER, path, str(count)], stdout=subprocess.PIPE, text=True
    )


def uids(store: AnswerStore) -> list[str]:
    return [answer.uid for answer in store.answers()]


def bytes_on_disk(store: AnswerStore) -> bytes:
    return b"".join(each.read_bytes() for each in store.path.parent.iterdir())


def trouble(error: pytest.ExceptionInfo[StoreError]) -> str:
    """The reason, after making sure that the message is one plain line."""
    message = str(error.value)
    assert "\n" not in message
    ours, _, _ = message.partition(" [")
    assert not any(word in ours for word in ("SQLITE_", "sqlite3", "database is", "Errno"))
    return error.value.reason


# --- nothing is lost -------------------------------------------------------------------------


def test_answer_survives_sigkill(store: AnswerStore) -> None:
    acknowledged: list[str] = []
    for round_ in range(5):
        process = writer(store.path, 100_000)
        assert process.stdout is not None
        for _ in range(20 + 7 * round_):
            acknowledged.append(process.stdout.readline().strip())
        process.send_signal(signal.SIGKILL)
        acknowledged += process.stdout.read().split()
        process.wait()
    stored = uids(store)
    # The last line may have been cut off by the kill; every whole id must be there.
    assert {each for each in acknowledged if len(each) == 32} <= set(stored)
    assert len(stored) == len(set(stored))


def test_kernels_that_write_at_the_same_time_lose_nothing(store: AnswerStore) -> None:
    processes = [writer(store.path, 60) for _ in range(8)]
    printed = [uid for process in processes for uid in process.communicate()[0].split()]
    assert [process.returncode for process in processes] == [0] * 8
    assert len(printed) == 8 * 60
    assert sorted(uids(store)) == sorted(printed)
    assert len(store.learners()) == 1


def test_kernels_that_start_at_the_same_time_make_one_file(tmp_path: Path) -> None:
    code = (
        "import sys, time\n"
        "from situtor.answers import AnswerStore\n"
        "for turn in range(15):\n"
        "    time.sleep(max(0, float(sys.argv[2]) + turn / 20 - time.time()))\n"
        "    AnswerStore(f'{sys.argv[1]}/{turn}/answers.sqlite').add('a', 'b', 'vote', turn)\n"
    )
    start = str(time.time() + 1.5)
    command = [sys.executable, "-c", code, tmp_path, start]
    processes = [subprocess.Popen(command) for _ in range(10)]
    assert [process.wait() for process in processes] == [0] * 10
    for turn in range(15):
        assert len(uids(AnswerStore(tmp_path / str(turn) / "answers.sqlite"))) == 10


def test_threads_share_one_store(store: AnswerStore) -> None:
    def answer(number: int) -> str:
        store.latest("medellin", "claim")
        return store.add("medellin", "claim", "vote", number).uid

    with ThreadPoolExecutor(8) as pool:
        given = list(pool.map(answer, range(200)))
    assert sorted(uids(store)) == sorted(given)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")
@pytest.mark.filterwarnings("ignore:This process:DeprecationWarning")
def test_parent_and_forked_child_both_keep_answers(store: AnswerStore) -> None:
    store.add("medellin", "claim", "vote", "before")
    children = []
    for number in range(4):
        child = os.fork()
        if child == 0:
            for turn in range(25):
                store.add("medellin", "claim", "vote", [number, turn])
            os._exit(0)
        children.append(child)
        store.add("medellin", "claim", "vote", "parent")
        store.close()  # were the child to hold no lock of its own, this would take its log away
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 4
    assert len(uids(store)) == 1 + 4 + 100


def test_file_deleted_under_a_running_kernel_is_made_again(store: AnswerStore) -> None:
    store.add("medellin", "claim", "vote", "gone by the owner's hand")
    for each in store.path.parent.iterdir():
        each.unlink()
    kept = store.add("medellin", "claim", "vote", "after")
    assert uids(AnswerStore(store.path)) == [kept.uid]


def test_disk_that_stops_taking_data_loses_no_saved_answer(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "answers.sqlite"
    AnswerStore(path).close()
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))\n"
        "from situtor.answers import AnswerStore, StoreError\n"
        "store = AnswerStore(sys.argv[1])\n"
        "try:\n"
        "    while True: print(store.add('a', 'b', 'reflect', 'x' * 20_000).uid, flush=True)\n"
        "except StoreError as error: print(error, file=sys.stderr)\n"
    )
    assert resource
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert len(done.stderr.splitlines()) == 1
    assert "the answer was not saved" in done.stderr
    store = AnswerStore(path)
    assert len(uids(store)) > 3
    assert uids(store) == done.stdout.split()
    assert store.add("a", "b", "reflect", "room again").uid in uids(store)


def test_answers_cannot_be_changed_replaced_or_deleted(store: AnswerStore) -> None:
    kept = store.add("medellin", "claim", "vote", "yes")
    store.close()
    for attack in (
        "UPDATE answers SET value = '\"no\"'",
        "DELETE FROM answers",
        'INSERT OR REPLACE INTO answers SELECT sequence, uid, learner, "case", exercise, kind,'
        " spec_version, '\"no\"', at, origin FROM answers",
    ):
        raw = sqlite3.connect(store.path)
        with pytest.raises(sqlite3.IntegrityError, match="append-only"):
            raw.execute(attack)
        raw.close()
    assert list(store.answers()) == [kept]


# --- answers ---------------------------------------------------------------------------------


def test_answer_sent_again_is_kept_once(store: AnswerStore) -> None:
    first = store.add("medellin", "claim", "vote", {"a": 1, "b": 2}, uid="f" * 32)
    again = store.add("medellin", "claim", "vote", {"b": 2, "a": 1}, uid="f" * 32)
    assert again == first
    store.new_learner("someone else")
    assert store.add("medellin", "claim", "vote", {"a": 1, "b": 2}, uid="f" * 32) == first
    with pytest.raises(StoreError, match="other content") as error:
        store.add("medellin", "claim", "vote", {"a": 1, "b": 3}, uid="f" * 32)
    assert trouble(error) == "conflict"
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
    store: AnswerStore, value: object, reason: str
) -> None:
    with pytest.raises(StoreError) as error:
        store.add("medellin", "claim", "reflect", value)
    assert trouble(error) == reason
    with pytest.raises(StoreError) as error:
        store.add("", "claim", "reflect", "no case")
    assert trouble(error) == "invalid"
    assert (uids(store), store.learners()) == ([], [])


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


def test_unknown_learner_is_said_with_those_there_are(store: AnswerStore) -> None:
    known = store.learner().id
    for ask in (
        lambda: store.use("nobody"),
        lambda: store.forget("nobody"),
        lambda: store.answers(learner="nobody"),
        lambda: store.latest("medellin", "claim", "nobody"),
        lambda: store.add("medellin", "claim", "vote", 1, learner="nobody"),
    ):
        with pytest.raises(StoreError, match=f"no learner 'nobody'.*{known}") as error:
            ask()
        assert trouble(error) == "unknown_learner"


def test_forgotten_learner_leaves_no_bytes(store: AnswerStore) -> None:
    # Comings and goings of many people split the pages of the file, which leaves copies behind.
    random = Random(11)
    gone = store.new_learner("ลับสุดยอด").id
    people = [f"other{number:04}" for number in range(200)]
    for _ in range(3):
        with store.merging() as rows:
            for _ in range(3000):
                learner = gone if random.random() < 0.3 else random.choice(people)
                text = ("ความลับ" if learner == gone else "เปิดเผย") * random.randrange(1, 9)
                uid, case = f"{random.getrandbits(128):032x}", f"case{random.randrange(20)}"
                answer = Answer(uid, learner, case, "e", "reflect", 1, text, AT, "static")
                assert rows.merge(answer) is None
        store.forget(people.pop())
    kept = [answer for answer in store.answers() if answer.learner != gone]
    assert "ลับสุดยอด".encode() in bytes_on_disk(store)

    neighbour = AnswerStore(store.path)  # another notebook has the file open
    assert neighbour.learner().id == gone
    assert store.forget(gone) + len(kept) > 8900
    for trace in (gone, "ลับสุดยอด", "ความลับ"):
        assert trace.encode() not in bytes_on_disk(store)
    assert list(neighbour.answers()) == kept
    assert neighbour.add("medellin", "claim", "vote", 1).learner not in (gone, *people)


def test_reader_who_holds_traces_back_is_said(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    store.close()
    learner = store.new_learner("ลับสุดยอด").id
    reader = sqlite3.connect(store.path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM learners").fetchall()
    with pytest.raises(StoreError, match="traces of them stay on the disk") as error:
        store.forget(learner)
    assert trouble(error) == "traces"
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


# --- trouble with the file -------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"hello", b"<html>" * 5000])
def test_file_that_is_no_database_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(content)
    with pytest.raises(StoreError, match="left as it is") as error:
        AnswerStore(path)
    assert trouble(error) == "damaged"
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [content]


def test_damaged_file_is_left_as_it_is(store: AnswerStore) -> None:
    for number in range(50):
        store.add("medellin", "claim", "reflect", f"{number}" * 500)
    store.close()
    damaged = bytearray(store.path.read_bytes())
    damaged[4096:-4096] = b"\xa5" * (len(damaged) - 8192)
    store.path.write_bytes(damaged)
    with pytest.raises(StoreError, match="damaged") as error:
        AnswerStore(store.path).add("medellin", "claim", "vote", 1)
    assert trouble(error) == "damaged"
    assert store.path.read_bytes() == bytes(damaged)


def test_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "places.sqlite"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE bookmarks (url)")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program's database") as error:
        AnswerStore(path)
    assert trouble(error) == "foreign"
    assert path.read_bytes() == before


def test_file_from_a_newer_version_is_left_as_it_is(store: AnswerStore) -> None:
    store.add("medellin", "claim", "vote", 1)
    store.close()
    newer = sqlite3.connect(store.path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = store.path.read_bytes()
    with pytest.raises(StoreError, match=r"newer situtor.*99.*expected at most 1") as error:
        AnswerStore(store.path)
    assert trouble(error) == "newer"
    assert store.path.read_bytes() == before


def test_place_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("a file, not a folder")
    for place in (tmp_path / "file" / "answers.sqlite", tmp_path):
        with pytest.raises(StoreError, match=r"cannot be kept here.*SITUTOR_ANSWERS") as error:
            AnswerStore(place)
        assert trouble(error) == "unwritable"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_read_only_folder_is_said_plainly(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StoreError) as error:
        AnswerStore(tmp_path / "answers.sqlite")
    assert trouble(error) == "unwritable"


def test_file_locked_by_another_program_is_said_and_recovers(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    store.close()
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreError, match="locked") as error:
        store.add("medellin", "claim", "vote", 1)
    assert trouble(error) == "busy"
    other.close()
    assert uids(store) == []
    assert store.add("medellin", "claim", "vote", 1).uid in uids(store)


def test_answers_are_for_their_owner_only(store: AnswerStore) -> None:
    store.add("medellin", "claim", "vote", 1)
    if os.name == "posix":
        assert {each.stat().st_mode & 0o077 for each in store.path.parent.iterdir()} == {0}


def test_open_store_gives_one_store_per_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITUTOR_ANSWERS", str(tmp_path / "course" / "answers.sqlite"))
    assert default_path() == tmp_path / "course" / "answers.sqlite"
    assert open_store() is open_store(default_path())
    assert open_store(tmp_path / "other.sqlite") is not open_store()
    found: list[AnswerStore] = []
    thread = threading.Thread(target=lambda: found.append(open_store()))
    thread.start()
    thread.join()
    assert found == [open_store()]
    monkeypatch.delenv("SITUTOR_ANSWERS")
    assert default_path().name == "answers.sqlite"
