from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import pytest

from situtor.answers import AnswerStore, StoreError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager
    from pathlib import Path

    Refused = Callable[..., AbstractContextManager[None]]


@pytest.fixture
def store(tmp_path: Path) -> AnswerStore:
    return AnswerStore(tmp_path / "answers.sqlite")


@pytest.fixture
def refused() -> Refused:
    """Expect a `StoreError` for this reason, said in one plain line."""

    @contextlib.contextmanager
    def expect(reason: str, match: str | None = None) -> Iterator[None]:
        with pytest.raises(StoreError, match=match) as error:
            yield
        ours, _, _ = str(error.value).partition(" [")
        assert "\n" not in str(error.value)
        assert not any(word in ours for word in ("SQLITE_", "sqlite3", "database is", "Errno"))
        assert error.value.reason == reason

    return expect
