from __future__ import annotations

import csv
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from situtor.answers import (
    StoreError,
    TransferError,
    export_csv,
    export_parquet,
    open_store,
    spreadsheet,
)
from situtor.cli import main

if TYPE_CHECKING:
    from pathlib import Path

    from situtor.answers import AnswerStore


def table(path: Path) -> list[dict[str, str]]:
    """The rows as a spreadsheet reads them."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_one_row_an_answer_and_a_column_for_all_that_lies_within(
    store: AnswerStore, tmp_path: Path
) -> None:
    learner = store.new_learner("นิด").id
    store.add("medellin", "claim", "evidence", {"placed": {"cerda": {"side": "for"}}})
    store.add("medellin", "claim", "evidence", {"placed": {"cerda": {"side": "against"}, "b": {}}})
    store.add("medellin", "plan", "canvas", {"items": [{"text": "น้ำท่วม"}, 3.5], "revealed": True})
    path = tmp_path / "room.csv"
    assert export_csv(path, store) == 3
    first, second, third = table(path)
    assert (first["learner"], first["nickname"], first["kind"]) == (learner, "นิด", "evidence")
    assert (first["placed.cerda.side"], second["placed.cerda.side"]) == ("for", "against")
    assert (first["latest"], second["latest"], third["latest"]) == ("0", "1", "1")
    assert (third["items.1.text"], third["items.2"], third["revealed"]) == ("น้ำท่วม", "3.5", "1")
    assert third["placed.cerda.side"] == ""


def test_excel_is_told_that_the_text_is_unicode(store: AnswerStore, tmp_path: Path) -> None:
    store.new_learner("สมชาย")
    store.add("medellin", "note", "reflect", "ถามว่าใครนับ")
    export_csv(tmp_path / "room.csv", store)
    content = (tmp_path / "room.csv").read_bytes()
    assert content.startswith(b"\xef\xbb\xbflearner,")
    assert "ถามว่าใครนับ".encode() in content


@pytest.mark.parametrize(
    "typed",
    ["=1+1", "+66812345678", "-1+1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "  =1+1", "＝1"],
)
def test_formulas_stay_text(store: AnswerStore, tmp_path: Path, typed: str) -> None:
    store.new_learner("=1+1")
    store.add("medellin", "=case", "reflect", {"texts": {typed: typed}})
    store.add("medellin", "number", "predict", {"best": -5})
    export_csv(tmp_path / "room.csv", store)
    text, number = table(tmp_path / "room.csv")
    assert text["nickname"] == "'=1+1"
    assert text["exercise"] == "'=case"
    assert text[f"texts.{typed}"] == f"'{typed}"
    assert number["best"] == "-5"  # a number is no formula
    for row in (text, number):
        for name, cell in row.items():
            started = (name + cell).lstrip(" ")[:1], cell.lstrip(" ")[:1]
            assert cell == "-5" or not {*"=+@\t\r\n-＝"} & {*started}


def test_commas_quotes_and_lines_stay_in_their_cell(store: AnswerStore, tmp_path: Path) -> None:
    store.new_learner()
    said = 'เขาว่า "ดี",\nแต่ใครนับ\x00'
    store.add("medellin", "note", "reflect", {"texts": {"a": said}})
    export_csv(tmp_path / "room.csv", store)
    (row,) = table(tmp_path / "room.csv")
    assert row["texts.a"] == said.removesuffix("\x00")


def test_what_has_no_room_in_columns_is_kept_in_one(
    store: AnswerStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_COLUMNS", 2)
    store.new_learner()
    store.add("medellin", "note", "reflect", {"a": 1, "b": 2, "c": 3, "d": "ง"})
    export_csv(tmp_path / "room.csv", store)
    (row,) = table(tmp_path / "room.csv")
    assert (row["a"], row["b"], row["rest"]) == ("1", "2", '{"c": 3, "d": "ง"}')


def test_only_a_table_of_answers_is_written_over(store: AnswerStore, tmp_path: Path) -> None:
    store.new_learner()
    path = tmp_path / "room.csv"
    export_csv(path, store)
    store.add("medellin", "note", "reflect", "a")
    assert export_csv(path, store) == 1
    precious = tmp_path / "budget.csv"
    precious.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(TransferError, match="was left as it is"):
        export_csv(precious, store)
    assert precious.read_text("utf-8") == "a,b\n1,2\n"
    with pytest.raises(TransferError, match="choose a folder that exists"):
        export_csv(tmp_path / "nowhere" / "room.csv", store)
    assert [each.name for each in tmp_path.glob(".*")] == []


def test_one_learner_or_none_of_that_name(store: AnswerStore, tmp_path: Path) -> None:
    for choice in ("a", "b"):
        store.new_learner()
        store.add("medellin", "note", "vote", choice)
    assert export_csv(tmp_path / "one.csv", store, store.learner().id) == 1
    (row,) = table(tmp_path / "one.csv")
    assert row["value"] == "b"
    with pytest.raises(StoreError, match="no learner"):
        export_csv(tmp_path / "none.csv", store, "nobody")


def test_the_command_writes_the_table(tmp_path: Path) -> None:
    open_store().add("medellin", "note", "vote", "a")
    path = tmp_path / "room.csv"
    result = CliRunner().invoke(main, ["answers", "export", str(path)])
    assert result.exit_code == 0
    assert result.stdout.startswith(f"1 answers in {path}")
    assert len(table(path)) == 1


# --- Parquet ---------------------------------------------------------------------------------


def test_parquet_holds_the_same_rows_with_numbers_times_and_text_of_their_own_kind(
    store: AnswerStore, tmp_path: Path
) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    store.new_learner("นิด")
    said = {"best": 3, "low": 1, "sure": True, "note": "=น้ำท่วม", "mixed": 1, "vast": 10**400}
    store.add("medellin", "trend", "predict", said)
    store.add("medellin", "trend", "predict", {"best": 4, "low": 2.5, "mixed": "ไม่รู้"})
    path = tmp_path / "room.parquet"
    assert export_parquet(path, store) == 2
    assert export_parquet(path, store) == 2  # one of ours may be replaced
    held = parquet.read_table(path)
    first, second = held.to_pylist()
    assert (first["nickname"], first["best"], first["sure"]) == ("นิด", 3, True)
    assert (second["best"], second["low"], second["sure"]) == (4, 2.5, None)
    assert (first["note"], first["mixed"], second["mixed"]) == ("=น้ำท่วม", "1", "ไม่รู้")
    assert (first["latest"], second["latest"]) == (0, 1)
    assert first["vast"] == str(10**400)
    assert {name: str(held.schema.field(name).type) for name in ("best", "low", "at")} == {
        "best": "int64", "low": "double", "at": "timestamp[ms, tz=UTC]",
    }  # fmt: skip
    assert [answer.at for answer in store.answers()] == [
        f"{row['at']:%Y-%m-%dT%H:%M:%S}.{row['at'].microsecond // 1000:03}Z"
        for row in (first, second)
    ]


def test_parquet_never_replaces_another_table(store: AnswerStore, tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    store.new_learner()
    path = tmp_path / "budget.parquet"
    pyarrow.parquet.write_table(pyarrow.table({"a": [1]}), path)
    theirs = path.read_bytes()
    with pytest.raises(TransferError, match="was left as it is"):
        export_parquet(path, store)
    (tmp_path / "text.parquet").write_text("my own", "utf-8")
    with pytest.raises(TransferError, match="was left as it is"):
        export_parquet(tmp_path / "text.parquet", store)
    assert path.read_bytes() == theirs


def test_without_pyarrow_one_line_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = CliRunner().invoke(main, ["answers", "export", str(tmp_path / "room.parquet")])
    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "python -m pip install pyarrow" in line
    assert not (tmp_path / "room.parquet").exists()
