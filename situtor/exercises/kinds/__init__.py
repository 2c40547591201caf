"""The kinds of exercise.

A new kind is three files in this folder and its lines here: ``<kind>.py`` (its spec and answer),
``<kind>.js`` (doing it) and ``<kind>_views.py`` (on paper, its reasoning, what the room answered).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Protocol, cast

from situtor.exercises.kinds.alternatives import Alternatives, AlternativesAnswer
from situtor.exercises.kinds.argument import Argument, ArgumentAnswer
from situtor.exercises.kinds.assumptions import Assumptions, AssumptionsAnswer
from situtor.exercises.kinds.canvas import Canvas, CanvasAnswer
from situtor.exercises.kinds.coding import Coding, CodingAnswer
from situtor.exercises.kinds.decision import Decision, DecisionAnswer
from situtor.exercises.kinds.evidence import Evidence, EvidenceAnswer
from situtor.exercises.kinds.form import Form, FormAnswer
from situtor.exercises.kinds.predict import Predict, PredictAnswer
from situtor.exercises.kinds.reflect import Reflect, ReflectAnswer
from situtor.exercises.kinds.source_check import SourceCheck, SourceCheckAnswer
from situtor.exercises.kinds.stakeholders import Stakeholders, StakeholdersAnswer
from situtor.exercises.kinds.transfer import Transfer, TransferAnswer
from situtor.exercises.kinds.vote import Vote, VoteAnswer
from situtor.exercises.words import SHARED
from situtor.language import Lang, Text

if TYPE_CHECKING:
    from situtor.exercises.summary.collect import Given
    from situtor.show.html import View

AnySpec = (
    Alternatives
    | Argument
    | Assumptions
    | Canvas
    | Coding
    | Decision
    | Evidence
    | Form
    | Predict
    | Reflect
    | SourceCheck
    | Stakeholders
    | Transfer
    | Vote
)
ANSWERS = {
    "alternatives": AlternativesAnswer,
    "argument": ArgumentAnswer,
    "assumptions": AssumptionsAnswer,
    "canvas": CanvasAnswer,
    "coding": CodingAnswer,
    "decision": DecisionAnswer,
    "evidence": EvidenceAnswer,
    "form": FormAnswer,
    "predict": PredictAnswer,
    "reflect": ReflectAnswer,
    "source_check": SourceCheckAnswer,
    "stakeholders": StakeholdersAnswer,
    "transfer": TransferAnswer,
    "vote": VoteAnswer,
}


def words() -> dict[str, Text]:
    """All words of the front end: the shared ones, and the `WORDS` of every kind."""
    found = dict(SHARED)
    for kind in ANSWERS:
        own: dict[str, Text] = getattr(import_module(f"{__name__}.{kind}"), "WORDS", {})
        if twice := found.keys() & own.keys():
            raise ValueError(f"{kind}.py: the words {sorted(twice)} have another meaning elsewhere")
        found |= own
    return found


class Views(Protocol):
    """What a ``<kind>_views.py`` holds; `resolved` is what `situtor.exercises.spec.resolve` gives.

    `paper` is the form to fill in with a pencil, as HTML that gives nothing away. `key` is the
    placements, figures and examples that can be defended, as HTML. `panels` are the pictures of
    what a room answered; `names` shows nicknames beside what people wrote.
    """

    def paper(self, resolved: dict[str, Any], lang: Lang) -> str: ...

    def key(self, resolved: dict[str, Any], lang: Lang) -> str: ...

    def panels(
        self, resolved: dict[str, Any], given: list[Given], lang: Lang, names: bool
    ) -> list[View]: ...


def views(kind: str) -> Views:
    """The views of a kind; read when first asked for, as most sessions need none."""
    return cast(Views, import_module(f"situtor.exercises.kinds.{kind}_views"))
