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
from situtor.exercises.kinds.predict import Predict, PredictAnswer
from situtor.exercises.kinds.reflect import Reflect, ReflectAnswer
from situtor.exercises.kinds.source_check import SourceCheck, SourceCheckAnswer
from situtor.exercises.kinds.stakeholders import Stakeholders, StakeholdersAnswer
from situtor.exercises.kinds.transfer import Transfer, TransferAnswer
from situtor.exercises.kinds.vote import Vote, VoteAnswer

if TYPE_CHECKING:
    from situtor.exercises.summary.collect import Given
    from situtor.language import Lang
    from situtor.show.html import View

AnySpec = (
    Alternatives
    | Argument
    | Assumptions
    | Canvas
    | Coding
    | Decision
    | Evidence
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
    "predict": PredictAnswer,
    "reflect": ReflectAnswer,
    "source_check": SourceCheckAnswer,
    "stakeholders": StakeholdersAnswer,
    "transfer": TransferAnswer,
    "vote": VoteAnswer,
}


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
