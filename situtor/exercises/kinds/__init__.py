"""The kinds of exercise.

A new kind is one ``<kind>.py`` and one ``<kind>.js`` in this folder, and its lines here.
"""

from __future__ import annotations

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
