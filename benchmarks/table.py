"""What a comparison found, as Markdown."""

from __future__ import annotations

from typing import NamedTuple


class Section(NamedTuple):
    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str

    def markdown(self) -> str:
        lines = [self.columns, ["---"] * len(self.columns), *self.rows]
        table = "\n".join(f"| {' | '.join(line)} |" for line in lines)
        return f"### {self.title}\n\n{table}\n\n{self.note}\n"


def ratio(theirs: float | None, ours: float) -> str:
    """How many times ours theirs is, as ``3.4 ×``; a dash where it was not measured."""
    if theirs is None:
        return "–"
    times = theirs / ours
    return f"**{times:.1f} ×**" if times < 100 else f"**{times:,.0f} ×**"
