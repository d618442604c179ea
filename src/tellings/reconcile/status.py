"""How the values of one field stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Literal

from tellings.model import Claim, Status

from .held import Held

How = Literal["same", "within", "overlaps", "apart", "unknown"]
STATUSES: tuple[Status, ...] = ("disputed", "range", "refined", "agreed", "derived", "single")


def first_that_holds(statuses: Iterable[Status]) -> Status:
    """The first, in the order that DESIGN gives them."""
    return min(statuses, key=STATUSES.index, default="single")


def status_of(
    held: Sequence[Held],
    compare: Callable[[Claim, Claim], How],
    *,
    changes: bool = False,
    denied: bool = False,
) -> Status:
    """The status of affirmed claims: `changes` says that the value may differ with time, `denied` that somebody denies it.

    Values that exclude each other are disputed, unless they may change and every two of them were said on different days.
    """
    if denied:
        return "disputed"
    found: set[Status] = {"single"}
    for a, b in combinations(_distinct(held), 2):
        how = compare(a.claim, b.claim)
        if how == "apart":
            in_time = changes and a.as_of is not None and b.as_of is not None and a.as_of != b.as_of
            found.add("range" if in_time else "disputed")
        elif how == "overlaps":
            found.add("range")
        elif how == "within":
            found.add("refined")
    firm = [each for each in held if not each.derived]
    if held and not firm:
        found.add("derived")
    if len({each.source for each in firm}) > 1:
        found.add("agreed")
    return first_that_holds(found)


def _distinct(held: Sequence[Held]) -> list[Held]:
    """One claim for each value and day: the rest say nothing new of how values stand to each other."""
    by_value = {
        (each.claim.value, each.as_of): each
        for each in sorted(held, key=lambda each: each.order, reverse=True)
    }
    return list(by_value.values())
