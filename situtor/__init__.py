"""Real cases of social innovation, with their sources, their doubts and exercises to think with.

The public API; nothing heavy is imported before it is asked for::

    import situtor
    situtor.setup("th")
    case = situtor.load_case("medellin")
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from situtor.case import Case, load_case, load_collection
    from situtor.errors import (
        DataError,
        SitutorError,
        UnknownCase,
        UnknownCollection,
        UnknownExercise,
        UnknownExplorer,
        UnknownFact,
        UnknownTable,
    )
    from situtor.exercises.doubt import after, before
    from situtor.exercises.summary.calibration import calibration
    from situtor.exercises.summary.room import summary
    from situtor.library import list_cases, load_course, load_table
    from situtor.notebook import explore, plan, setup
    from situtor.show.comparison import compare_cases
    from situtor.show.maps import case_map

_HOME = {
    "setup": "notebook",
    "explore": "notebook",
    "plan": "notebook",
    "summary": "exercises.summary.room",
    "calibration": "exercises.summary.calibration",
    "before": "exercises.doubt",
    "after": "exercises.doubt",
    "compare_cases": "show.comparison",
    "case_map": "show.maps",
    "list_cases": "library",
    "load_case": "case",
    "load_collection": "case",
    "load_table": "library",
    "load_course": "library",
    "Case": "case",
    "SitutorError": "errors",
    "DataError": "errors",
    "UnknownCase": "errors",
    "UnknownCollection": "errors",
    "UnknownTable": "errors",
    "UnknownFact": "errors",
    "UnknownExercise": "errors",
    "UnknownExplorer": "errors",
}
__all__ = [
    "Case",
    "DataError",
    "SitutorError",
    "UnknownCase",
    "UnknownCollection",
    "UnknownExercise",
    "UnknownExplorer",
    "UnknownFact",
    "UnknownTable",
    "after",
    "before",
    "calibration",
    "case_map",
    "compare_cases",
    "explore",
    "list_cases",
    "load_case",
    "load_collection",
    "load_course",
    "load_table",
    "plan",
    "setup",
    "summary",
]


def __getattr__(name: str) -> Any:
    if name in _HOME:
        return getattr(importlib.import_module(f"situtor.{_HOME[name]}"), name)
    if name == "__version__":
        from importlib.metadata import version

        return version("situtor")
    raise AttributeError(f"module 'situtor' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
