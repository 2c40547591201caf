"""What the class thinks: the picture of all answers to one exercise."""

from situtor.exercises.summary.collect import Given, collect
from situtor.exercises.summary.panels import Summary, summary

__all__ = ["Given", "Summary", "collect", "summary"]
