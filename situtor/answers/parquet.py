"""Answers as a Parquet file, for R, pandas, DuckDB and their like: one row an answer."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from situtor.answers.errors import TransferError
from situtor.answers.spreadsheet import Flat, replacing

if TYPE_CHECKING:
    from situtor.answers.store import AnswerStore

_MARK = {b"situtor": b"answers"}


def export_parquet(
    path: str | os.PathLike[str], store: AnswerStore, learner: str | None = None
) -> int:
    """Write everyone's answers, or one learner's, with the columns of `export_csv`.

    A column holds whole numbers, numbers or yes and no where all of its answers are so, and text
    otherwise; ``at`` is a time in UTC.

    Returns:
        How many answers the file holds.

    Raises:
        TransferError: pyarrow is not installed, the file cannot be written, or another kind of
            file has that name.
        StoreError: there is no such learner.
    """
    path = Path(path)
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise TransferError(
            f"{path}: a Parquet file needs one package more; install it with "
            "`python -m pip install pyarrow`, or give the file a name that ends in .csv"
        ) from None

    def is_ours(there: Path) -> bool:
        try:
            return _MARK.items() <= (parquet.read_schema(there).metadata or {}).items()
        except pa.ArrowInvalid:
            return False

    flat = Flat(store, learner)
    rows = list(flat.rows())
    columns = {
        name: _column(name, [row[place] for row in rows]) for place, name in enumerate(flat.columns)
    }
    table = pa.table(columns).replace_schema_metadata(_MARK)
    with replacing(path, is_ours) as draft:
        parquet.write_table(table, draft)
    return len(rows)


def _column(name: str, cells: list[Any]) -> Any:
    import pyarrow as pa

    if name == "at":
        times = [dt.datetime.fromisoformat(each) for each in cells]
        return pa.array(times, pa.timestamp("ms", tz="UTC"))
    kinds = {type(each) for each in cells if each is not None}
    if kinds == {bool}:
        return pa.array(cells, pa.bool_())
    if kinds == {int} and all(abs(each) < 2**63 for each in cells if each is not None):
        return pa.array(cells, pa.int64())
    if kinds and kinds <= {int, float}:
        try:
            return pa.array([each if each is None else float(each) for each in cells])
        except OverflowError:
            pass  # a number beyond all bounds is kept as it was written
    return pa.array([each if each is None else str(each) for each in cells], pa.string())
