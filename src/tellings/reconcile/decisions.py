"""What people have decided about single values."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Judgement, standing

from .held import Held


@dataclass(frozen=True, slots=True)
class Decisions:
    """The standing decision on each claim, with its rank: 0 for the newest."""

    by_claim: Mapping[str, tuple[int, Literal["this_value", "not_this_value"]]]

    def refused(self, each: Held) -> bool:
        """Whether a person has said that the claim, or one that it was worked out from, is not so."""
        return any(self._is_refused(claim) for claim in (each.claim.id, *each.claim.derived_from))

    def _is_refused(self, claim: str) -> bool:
        found = self.by_claim.get(claim)
        return found is not None and found[1] == "not_this_value"

    def chosen(self, held: Iterable[Held]) -> Held | None:
        """The claim that a person has last chosen among `held`."""
        ranked = [
            (found[0], each)
            for each in held
            if (found := self.by_claim.get(each.claim.id)) and found[1] == "this_value"
        ]
        return min(ranked, key=lambda item: (item[0], item[1].order))[1] if ranked else None

    def rank(self, held: Iterable[Held]) -> float:
        """How lately a person has chosen one of these claims: 0 for the newest decision, infinite where nobody has."""
        chosen = self.chosen(held)
        return math.inf if chosen is None else self.by_claim[chosen.claim.id][0]

    def touches(self, held: Iterable[Held]) -> bool:
        """Whether a person has decided anything about these claims."""
        return any(each.claim.id in self.by_claim for each in held)


def decisions(judgements: Sequence[Judgement]) -> Decisions:
    """The decisions that stand, the newest on each claim."""
    found: dict[str, tuple[int, Literal["this_value", "not_this_value"]]] = {}
    for rank, judgement in enumerate(standing(judgements)):
        if judgement.kind == "this_value" or judgement.kind == "not_this_value":
            for subject in judgement.subjects:
                found.setdefault(subject, (rank, judgement.kind))
    return Decisions(found)
