"""What the encoder makes of single persons told apart: those whom it holds to be unharmed are not added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings import ids
from tellings.model import Claim, CountValue
from tellings.reader import scores
from tellings.reader.encoder import Encoded

from .telling_apart import TOLD_APART


def apart_weighed(claims: Sequence[Claim], field: str, unlikely: float, encoded: Encoded) -> list[Claim]:
    """The claims without those of `field` on persons told apart whose fate is that unlikely; their total follows."""
    found = list(claims)
    for total in [each for each in claims if each.field == field and each.counted == TOLD_APART]:
        persons = [each for each in claims if each.id in total.derived_from]
        kept = [each for each in persons if _chance(each, encoded) > unlikely]
        if len(kept) == len(persons):
            continue
        gone = {total.id, *(each.id for each in persons)}
        found = [each for each in found if each.id not in gone] + _again(total, kept)
    return found


def _again(total: Claim, kept: Sequence[Claim]) -> list[Claim]:
    if len(kept) < 2:
        return [
            ids.identified(replace(each, group=None if each.group == "unknown" else each.group))
            for each in kept
        ]
    number = CountValue(len(kept), None, len(kept))
    first = min(kept, key=lambda each: each.span.start if each.span else 0)
    rests = tuple(sorted(each.id for each in kept))
    new = replace(
        total, value=number, derived_from=rests, span=first.span, quote=first.quote, sentence=first.sentence
    )
    return [ids.identified(new), *kept]


def _chance(claim: Claim, encoded: Encoded) -> float:
    assert claim.span is not None
    return scores.chances(encoded, "fate", claim.span.start, claim.span.end).get(claim.field, 0.0)
