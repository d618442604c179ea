"""Deciding: what is next to review, decisions and their undoing.  No terminal and no page: those only call it."""

from __future__ import annotations

from tellings.pipeline import Question, questions

from .agreement import Agreement, Compared, brennan_prediger, cohen, compared
from .review import Outcome, Review

__all__ = [
    "Agreement",
    "Compared",
    "Outcome",
    "Question",
    "Review",
    "brennan_prediger",
    "cohen",
    "compared",
    "questions",
]
