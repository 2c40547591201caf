"""A slip in Thai is found; a name on our own list is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from situtor import library
from situtor.authoring.spelling import check_spelling


def test_a_slip_is_found_where_it_stands_and_the_course_has_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [str(each) for each in check_spelling()] == []
    (tmp_path / "data").mkdir()
    text = 'name: {th: "กองทุนสวัสดิการ"}\nnote: {th: "ชาวบ้านออมงเิน"}\n'
    (tmp_path / "data" / "one.yaml").write_text(text, "utf-8")
    monkeypatch.setattr(library, "course_root", lambda: tmp_path)
    found = list(check_spelling())
    assert found
    assert {each.where for each in found} == {"line 2"}
