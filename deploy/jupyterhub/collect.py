"""Brings what the class answers into the instructor's own store, as long as the hub runs.

A service of the hub, so it may read every participant's folder. The instructor's notebook needs
nothing special: ``situtor.summary()`` there counts the whole class.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
import time
from pathlib import Path

from classroom import ANSWERS, INSTRUCTOR, own_folder

from situtor.answers import AnswerStore, StoreError, TransferError, export_answers, import_answers

EVERY = 15  # seconds


def collect(homes: Path, seen: dict[Path, float], walls: bool) -> int:
    """Take over what is new since `seen`, which is brought up to date; how many answers came.

    Raises:
        StoreError: the instructor's store cannot be opened.
        TransferError: it cannot take the answers.
    """
    target = _instructors_store(homes, walls)
    came = 0
    for path in sorted(homes.glob(f"*/{ANSWERS}")):
        changed = _changed(path)
        if path == target.path or changed == seen.get(path):
            continue
        with tempfile.TemporaryDirectory() as folder:
            carried = Path(folder) / "answers.situtor.jsonl"
            try:
                store = AnswerStore(path)
                export_answers(carried, store)
                store.close()
            except (StoreError, TransferError) as error:
                print(f"{path.parent.name}: not collected: {error}", file=sys.stderr, flush=True)
                continue
            came += import_answers(carried, target).new
        seen[path] = changed
    target.close()
    return came


def _changed(path: Path) -> float:
    log = path.with_name(path.name + "-wal")
    return max(each.stat().st_mtime for each in (path, log) if each.exists())


def _instructors_store(homes: Path, walls: bool) -> AnswerStore:
    home = homes / INSTRUCTOR
    uid = own_folder(home, walls)
    store = AnswerStore(home / ANSWERS)
    store.learner()
    if uid is not None:
        os.chown(store.path, uid, uid)
    return store


def main(homes: Path, walls: bool) -> None:
    """Collect every few seconds until the hub stops."""
    seen: dict[Path, float] = {}
    while True:
        try:
            collect(homes, seen, walls)
        except (OSError, StoreError, TransferError) as error:
            print(f"answers not collected: {error}", file=sys.stderr, flush=True)
        time.sleep(EVERY)


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        main(Path(sys.argv[1]), walls=sys.argv[2:] == ["walls"])
