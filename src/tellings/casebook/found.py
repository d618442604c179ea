"""What an id, or the beginning of one, stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["document", "telling", "claim", "judgement"]


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """An id in a casebook, and what it is the id of."""

    kind: Kind
    id: str
