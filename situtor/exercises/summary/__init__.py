"""What the class thinks: the pictures of all answers to one exercise, and of a day of ranges."""

from situtor.exercises.summary.calibration import Calibration, calibration
from situtor.exercises.summary.collect import Given, SummaryError
from situtor.exercises.summary.room import Summary, summaries, summary

__all__ = [
    "Calibration",
    "Given",
    "Summary",
    "SummaryError",
    "calibration",
    "summaries",
    "summary",
]
