"""The places that outlets settle: what of the tellings of one outlet is looked at, and what comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.judging import decided_on, refused
from tellings.model import Claim, Judgement, Telling
from tellings.settle import moved_at_home
from tellings.values.gazetteer import Gazetteer

from .ledger import Derived


def with_places(id: str, document: str, claims: Sequence[Claim]) -> Telling:
    """As much of a telling as says where its outlet is at home: `claims` are those on places."""
    return Telling(id, document, "other", "accomplished", False, tuple(claims))


def places_at_home(
    outlet: str, tellings: Sequence[Telling], judgements: Sequence[Judgement], gazetteer: Gazetteer
) -> tuple[Derived, Derived]:
    """The derived places of all the tellings of an outlet (in id order); the same without the claims that people refused."""
    out = refused(decided_on([claim for each in tellings for claim in each.claims], judgements))
    left = [
        with_places(each.id, each.document, [claim for claim in each.claims if claim.id not in out])
        for each in tellings
    ]
    return moved_at_home(outlet, tellings, gazetteer), moved_at_home(outlet, left, gazetteer)
