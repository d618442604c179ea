"""How the values of one field stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations
from typing import Literal

from tellings.model import Claim, Status, Value

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

    Values that exclude each other are disputed, unless they may change and of every two the one was said before the other
    (`_followed`).
    """
    if denied:
        return "disputed"
    found: set[Status] = {"single"}
    days = _days(held) if changes else {}
    for a, b in combinations(_distinct(held), 2):
        how = compare(a.claim, b.claim)
        if how == "apart":
            one, other = days.get(a.claim.value), days.get(b.claim.value)
            found.add("range" if _followed(one, other) or _followed(other, one) else "disputed")
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


Days = tuple[str, str] | None  # the first and the last on which a value was said; None where one is not known


def _days(held: Sequence[Held]) -> dict[Value, Days]:
    found: dict[Value, list[str | None]] = {}
    for each in held:
        found.setdefault(each.claim.value, []).append(each.as_of)
    return {value: _first_and_last(days) for value, days in found.items()}


def _first_and_last(days: Sequence[str | None]) -> Days:
    known = [day for day in days if day is not None]
    return (min(known), max(known)) if len(known) == len(days) else None


def _followed(old: Days, new: Days) -> bool:
    """Whether one value gave way to another: it was said first, and no more once the other had been out for a day."""
    return old is not None and new is not None and old[0] < new[0] and old[1] <= new[0]


def _distinct(held: Sequence[Held]) -> list[Held]:
    """One claim for each value and day: the rest say nothing new of how values stand to each other."""
    by_value = {
        (each.claim.value, each.as_of): each
        for each in sorted(held, key=lambda each: each.order, reverse=True)
    }
    return list(by_value.values())
