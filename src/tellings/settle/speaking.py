"""The year lent to the days on which people spoke.

A claim is never changed: this is how it is shown.  Its `said_on` keeps `partial`, which says that the report gave no year.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.model import Claim, DateValue, Telling
from tellings.values import dates


def lent_years(tellings: Sequence[Telling], derived: Mapping[str, Sequence[Claim]]) -> Mapping[str, int]:
    """By document id: the one year that the dates of its incidents were lent."""
    years: dict[str, set[str]] = {}
    for telling in tellings:
        for claim in derived.get(telling.id, ()):
            if claim.field == "date" and isinstance(claim.value, DateValue) and claim.value.start:
                years.setdefault(telling.document, set()).add(claim.value.start[:4])
    return {document: int(found.pop()) for document, found in years.items() if len(found) == 1}


def with_year_of_speaking(claim: Claim, lent: Mapping[str, int]) -> Claim:
    """`claim` with the year of its `said_on`, where its document was lent one."""
    said_on, year = claim.said_on, lent.get(claim.document)
    if said_on is None or said_on.partial is None or year is None:
        return claim
    try:
        completed = dates.lend_year(said_on, year)
    except ValueError:  # 29 February
        return claim
    return replace(claim, said_on=replace(completed, partial=said_on.partial))
