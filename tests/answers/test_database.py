from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from situtor.answers import AnswerStore, database, default_path, open_store

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    Refused = Callable[..., AbstractContextManager[None]]

ADD_FOREVER = """
import sys
from situtor.answers import AnswerStore
store = AnswerStore(sys.argv[1])
for number in range(int(sys.argv[2])):
    print(store.add("medellin", "claim", "vote", {"number": number}).uid, flush=True)
"""


def writer(path: Path, count: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ADD_FOREVER, path, str(count)], stdout=subprocess.PIPE, text=True
    )


def uids(store: AnswerStore) -> list[str]:
    return [answer.uid for answer in store.answers()]


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
        "    while time.time() < float(sys.argv[2]) + turn / 10: pass\n"
        "    AnswerStore(f'{sys.argv[1]}/{turn}/answers.sqlite').add('a', 'b', 'vote', turn)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path), str(time.time() + 1.5)]
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
    pytest.importorskip("resource")  # not on Windows
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
    done = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True)
    assert len(done.stderr.splitlines()) == 1
    assert "nothing was saved" in done.stderr
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


# --- trouble with the file -------------------------------------------------------------------


@pytest.mark.parametrize("content", [b"hello", b"<html>" * 5000])
def test_file_that_is_no_database_is_left_as_it_is(
    tmp_path: Path, content: bytes, refused: Refused
) -> None:
    path = tmp_path / "answers.sqlite"
    path.write_bytes(content)
    with refused("damaged", "left as it is"):
        AnswerStore(path)
    assert [each.read_bytes() for each in tmp_path.iterdir()] == [content]


def test_damaged_file_is_left_as_it_is(store: AnswerStore, refused: Refused) -> None:
    for number in range(50):
        store.add("medellin", "claim", "reflect", f"{number}" * 500)
    store.close()
    damaged = bytearray(store.path.read_bytes())
    damaged[4096:-4096] = b"\xa5" * (len(damaged) - 8192)
    store.path.write_bytes(damaged)
    with refused("damaged", "damaged"):
        AnswerStore(store.path).add("medellin", "claim", "vote", 1)
    assert store.path.read_bytes() == bytes(damaged)


def test_database_of_another_program_is_left_as_it_is(tmp_path: Path, refused: Refused) -> None:
    path = tmp_path / "places.sqlite"
    foreign = sqlite3.connect(path)
    foreign.execute("CREATE TABLE bookmarks (url)")
    foreign.commit()
    foreign.close()
    before = path.read_bytes()
    with refused("foreign", "another program's database"):
        AnswerStore(path)
    assert path.read_bytes() == before


def test_file_from_a_newer_version_is_left_as_it_is(store: AnswerStore, refused: Refused) -> None:
    store.add("medellin", "claim", "vote", 1)
    store.close()
    newer = sqlite3.connect(store.path)
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    before = store.path.read_bytes()
    with refused("newer", r"newer situtor.*99.*expected at most 1"):
        AnswerStore(store.path)
    assert store.path.read_bytes() == before


def test_place_that_cannot_be_written_is_said_plainly(tmp_path: Path, refused: Refused) -> None:
    (tmp_path / "file").write_text("a file, not a folder")
    for place in (tmp_path / "file" / "answers.sqlite", tmp_path):
        with refused("unwritable", r"cannot be kept here.*SITUTOR_ANSWERS"):
            AnswerStore(place)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_read_only_folder_is_said_plainly(tmp_path: Path, refused: Refused) -> None:
    tmp_path.chmod(0o500)
    with refused("unwritable"):
        AnswerStore(tmp_path / "answers.sqlite")


def test_file_locked_by_another_program_is_said_and_recovers(
    store: AnswerStore, monkeypatch: pytest.MonkeyPatch, refused: Refused
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    store.close()
    other = sqlite3.connect(store.path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with refused("busy", "locked"):
        store.add("medellin", "claim", "vote", 1)
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
