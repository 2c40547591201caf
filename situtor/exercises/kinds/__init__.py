"""The kinds of exercise. A new kind is one ``<kind>.py`` and one ``<kind>.js`` in this folder,
and its line in each of the two tables here.
"""

from __future__ import annotations

from situtor.exercises.kinds.evidence import Evidence, EvidenceAnswer
from situtor.exercises.kinds.predict import Predict, PredictAnswer
from situtor.exercises.kinds.vote import Vote, VoteAnswer

AnySpec = Evidence | Predict | Vote
ANSWERS = {"evidence": EvidenceAnswer, "predict": PredictAnswer, "vote": VoteAnswer}
