"""Counts in words or digits: found in a text with what they count, compared, added and shown.

`amounts` states the conventions by which "about 40" and "dozens" become intervals.
"""

from __future__ import annotations

from ..people import group_of, is_people
from .finding import find
from .multiples import AT_LEAST_TWO, SHOT_TOGETHER
from .nouns import EVENT_NOUNS, EventField
from .quantity import Quantity, QuantityKind
from .reckoning import Comparison, Precision, add, compare, parse, precision, show, subtract
from .singles import single

__all__ = [
    "AT_LEAST_TWO",
    "EVENT_NOUNS",
    "SHOT_TOGETHER",
    "Comparison",
    "EventField",
    "Precision",
    "Quantity",
    "QuantityKind",
    "add",
    "compare",
    "find",
    "group_of",
    "is_people",
    "parse",
    "precision",
    "show",
    "single",
    "subtract",
]
