"""Carrying answers from one machine to another: one file of JSON lines.

The first line says what the file is, the last how many answers it holds; between them stand
learners and answers, one a line. A browser writes the same file (``front/``), so both sides of
this format change together. A file may be imported any number of times.
"""

from __future__ import annotations

import contextlib
import json
import os
import secrets
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import msgspec

from situtor.answers.answer import now
from situtor.answers.errors import StoreError, TransferError
from situtor.answers.reading import MAX_LINE, Reading, Rejected, parse

__all__ = [
    "SUFFIX",
    "ImportReport",
    "Rejected",
    "TransferError",
    "export_answers",
    "import_all",
    "import_answers",
]

if TYPE_CHECKING:
    from collections.abc import Iterable

    from situtor.answers.answer import Answer
    from situtor.answers.store import AnswerStore
    from situtor.errors import SitutorError

SUFFIX = ".situtor.jsonl"
VERSION = 1
MAX_FILE = 64 * 1024 * 1024

StrPath = str | os.PathLike[str]


class ImportReport(msgspec.Struct, frozen=True):
    """What an import brought: how many answers were new, how many known already."""

    new: int
    known: int
    rejected: list[Rejected]


class _Header(msgspec.Struct):
    situtor: str
    version: int


# --- out -------------------------------------------------------------------------------------


def export_answers(path: StrPath, store: AnswerStore, learner: str | None = None) -> int:
    """Write everyone's answers, or one learner's, to a file; its name should end in `SUFFIX`.

    Returns:
        How many answers the file holds.

    Raises:
        TransferError: the file cannot be written, or another kind of file has that name.
        StoreError: there is no such learner.
    """
    path = Path(path)
    answers = store.answers(learner=learner)
    # Written beside its place and moved there whole: a full disk or a pulled plug leaves either
    # the earlier file or the new one.
    draft = path.parent / f".{secrets.token_hex(4)}{SUFFIX}.part"
    try:
        _check_replaceable(path, store)
        with draft.open("xb") as file:
            count = _write(file, store, answers, learner)
            file.flush()
            os.fsync(file.fileno())
            if file.tell() > MAX_FILE:
                raise TransferError(
                    f"{path}: all answers take more than {MAX_FILE // 1024 // 1024} MiB, which no "
                    "import would accept; export the learners to a file each"
                )
        draft.replace(path)
    except OSError as error:
        raise TransferError(
            f"{path}: the answers could not be written here; choose a folder that exists and has "
            f"space [{error.strerror or error}]"
        ) from None
    finally:
        with contextlib.suppress(OSError):
            draft.unlink()  # gone already if all went well
    return count


def _check_replaceable(path: Path, store: AnswerStore) -> None:
    if not path.exists():
        return
    if path.is_file() and not _is_store(path, store):
        with path.open("rb") as file:
            if _header(file.readline(MAX_LINE)):
                return
    raise TransferError(
        f"{path}: something else than exported answers is here already and was left as it is; "
        "choose another name"
    )


def _write(file: BinaryIO, store: AnswerStore, answers: Iterable[Answer], only: str | None) -> int:
    def put(line: dict[str, Any]) -> None:
        file.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")

    written: set[str] = set()

    def put_learners() -> None:
        for each in store.learners():
            if each.id not in written and only in (None, each.id):
                put({"learner": msgspec.to_builtins(each)})
                written.add(each.id)

    put({"situtor": "answers", "version": VERSION, "exported": now()})
    put_learners()
    count = 0
    for answer in answers:
        if answer.learner not in written:  # someone joined while this was being written
            put_learners()
        put({"answer": msgspec.structs.asdict(answer)})
        count += 1
    put({"end": count})
    return count


# --- in --------------------------------------------------------------------------------------


def import_answers(path: StrPath, store: AnswerStore, *, salvage: bool = False) -> ImportReport:
    """Take over the answers of one exported file: all of it in one go, or nothing.

    Args:
        path: the file.
        store: where the answers go. What it holds already stays as it is.
        salvage: take what is complete from a file that was cut off.

    Raises:
        TransferError: the file is not ours, from a newer version, too large, or cut off.
        StoreError: the store cannot be written to.
    """
    path = Path(path)
    try:
        _check_size(path, store)
        with path.open("rb") as file:
            _check_header(path, _header(file.readline(MAX_LINE)))
            with store.merging() as rows:
                reading = Reading(path, rows)
                reading.read(file)
                if not salvage and (problem := reading.problem()):
                    raise TransferError(
                        f"{path}: the file is not complete ({problem}), so nothing was imported; "
                        "export it again, or import it with --salvage to take over the "
                        f"{reading.complete:,} complete answers it holds"
                    )
    except OSError as error:
        raise TransferError(
            f"{path}: the file cannot be read; check its name and place [{error.strerror or error}]"
        ) from None
    return ImportReport(reading.new, reading.known, reading.rejected)


def import_all(
    paths: Iterable[StrPath], store: AnswerStore, *, salvage: bool = False
) -> list[tuple[Path, ImportReport | SitutorError]]:
    """Import many files; one that cannot be imported does not stop the others.

    Returns:
        Each path with its report, or with the error that kept it out.
    """
    done: list[tuple[Path, ImportReport | SitutorError]] = []
    for path in map(Path, paths):
        try:
            done.append((path, import_answers(path, store, salvage=salvage)))
        except (TransferError, StoreError) as error:
            done.append((path, error))
    return done


def _header(line: bytes) -> _Header | None:
    """Read the first line; None if the file is none of ours."""
    try:
        header = msgspec.convert(parse(line), _Header)
    except (ValueError, RecursionError, msgspec.ValidationError):
        return None
    return header if header.situtor == "answers" else None


def _check_header(path: Path, header: _Header | None) -> None:
    if header is None:
        raise TransferError(
            f"{path}: this is not a file of situtor's answers, expected one from `situtor answers "
            f"export` or the download button (its name ends in {SUFFIX})"
        )
    if header.version > VERSION:
        raise TransferError(
            f"{path}: the file comes from a newer situtor (file version {header.version}, expected "
            f"at most {VERSION}); update situtor and import it again"
        )


def _check_size(path: Path, store: AnswerStore) -> None:
    size = path.stat().st_size
    if size > MAX_FILE:
        raise TransferError(
            f"{path}: the file is {size / 1024 / 1024:,.0f} MiB long, expected at most "
            f"{MAX_FILE // 1024 // 1024} MiB; export the learners to a file each"
        )
    if not path.is_file() or _is_store(path, store):
        raise TransferError(f"{path}: expected a file from `situtor answers export`")


def _is_store(path: Path, store: AnswerStore) -> bool:
    # It must not even be looked into: closing it again would drop the locks on the open store.
    return store.path.exists() and path.samefile(store.path)
