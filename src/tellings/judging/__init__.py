"""What people's judgements come to among the tellings and claims of today.

Pure.  A judgement names what it is about by document and characters, so it holds when a better reader reads everything again.
"""

from __future__ import annotations

from .claiming import decided_on, with_claims
from .furnishing import all_with_furniture, with_furniture, without_furniture, without_marks
from .making import new_judgement, of_claim, of_passage, of_telling
from .resolving import constraints, decisions, refused
from .rulings import rulings

__all__ = [
    "all_with_furniture",
    "constraints",
    "decided_on",
    "decisions",
    "new_judgement",
    "of_claim",
    "of_passage",
    "of_telling",
    "refused",
    "rulings",
    "with_claims",
    "with_furniture",
    "without_furniture",
    "without_marks",
]
