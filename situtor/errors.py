"""What can go wrong, said for the person who caused it: what, where, expected, what to do."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from pathlib import Path


class SitutorError(Exception):
    """Base of every error a user may see; its text is one plain line."""

    def _render_traceback_(self) -> list[str]:
        """What a notebook shows instead of a traceback."""
        return [f"situtor: {self}"]


class DataError(SitutorError):
    """A file under ``data/`` does not say what it should.

    Args:
        file: the file at fault.
        where: the place in it (a line, or a path such as ``facts[3] (rate_2002).year``).
        problem: what was found and what was expected.
    """

    def __init__(self, file: Path, where: str, problem: str) -> None:
        self.file, self.where, self.problem = file, where, problem
        place = f"{file}, {where}" if where else str(file)
        super().__init__(f"{place}: {problem}")


class Unknown(SitutorError, KeyError):
    """A name that does not exist, with the nearest that do."""

    noun = "name"

    def __init__(self, name: object, known: Iterable[str], where: str = "") -> None:
        self.name = name
        choices = list(known)
        near = difflib.get_close_matches(str(name), choices, n=3, cutoff=0.5)
        if near:
            hint = f"did you mean {' or '.join(near)}?"
        elif choices:
            shown = ", ".join(choices[:12])
            hint = f"there are: {shown}{', …' if len(choices) > 12 else ''}"
        else:
            hint = "there are none"
        place = f" in {where}" if where else ""
        self.message = f"no {self.noun} {str(name)!r}{place}; {hint}"
        super().__init__(self.message)

    def __str__(self) -> str:
        return self.message


class UnknownCase(Unknown):
    noun = "case"


class UnknownCollection(Unknown):
    noun = "collection"


class UnknownTable(Unknown):
    noun = "table"


class UnknownFact(Unknown):
    noun = "fact"


class UnknownExercise(Unknown):
    noun = "exercise"


class UnknownExplorer(Unknown):
    noun = "explorer"


class UnknownModule(Unknown):
    noun = "module"
