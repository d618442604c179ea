"""One person pointed at is not a count of all: "a man died" beside another report's three dead."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings.model import CountValue

from .held import Held
from .source import Source

# "One man", "1 dead", "the only victim"; but not "one of six people", which picks one out, nor "a 1-year-old".
_COUNTED = re.compile(r"\b(?:one|1|single|sole|only|alone)\b(?!\s+of\b)(?!-|\syear|\smonth)", re.IGNORECASE)


def open_beside_more(held: Sequence[Held]) -> list[Held]:
    """The counts of one field and group, those that only point at one person open above where a larger one stands."""
    if not _any_larger(held):
        return list(held)
    return [
        replace(each, claim=replace(each.claim, value=CountValue(1, None, 1)))
        if points_at_one(each)
        else each
        for each in held
    ]


def whole(held: Sequence[Held]) -> list[Held]:
    """The counts of one field and group that count all: not those that only point at one person where a larger one stands,
    and of those that a report gives in one voice on a day the largest: smaller ones count some of the same people."""
    if _any_larger(held):
        held = [each for each in held if not points_at_one(each)]
    largest: dict[tuple[str, Source, str | None], int] = {}
    for each in held:
        key = (each.telling, each.source, each.as_of)
        largest[key] = max(largest.get(key, 0), _figure(each))
    return [each for each in held if _figure(each) == largest[each.telling, each.source, each.as_of]]


def _any_larger(held: Sequence[Held]) -> bool:
    return any(_figure(each) > 1 for each in held)


def points_at_one(each: Held) -> bool:
    """Whether the words of a claim name or describe one person, without a number that says that there was no other."""
    claim = each.claim
    value = claim.value
    return (
        isinstance(value, CountValue)
        and value == CountValue(1, 1, 1)
        and not claim.derived_from
        and claim.quote is not None
        and _COUNTED.search(claim.quote) is None
    )


def _figure(each: Held) -> int:
    assert isinstance(each.claim.value, CountValue)
    return each.claim.value.figure
