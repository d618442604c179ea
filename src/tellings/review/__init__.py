"""Deciding: what is next to review, decisions and their undoing.  No terminal and no page: those only call it."""

from __future__ import annotations

from .questions import Question, questions
from .review import Outcome, Review

__all__ = ["Outcome", "Question", "Review", "questions"]
