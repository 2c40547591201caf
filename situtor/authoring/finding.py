"""What a check tells an author."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Finding:
    """One thing to mend: where, and what is wrong with it in plain words."""

    file: Path
    where: str
    problem: str

    def __str__(self) -> str:
        place = f"{self.file}, {self.where}" if self.where else str(self.file)
        return f"{place}: {self.problem}"
