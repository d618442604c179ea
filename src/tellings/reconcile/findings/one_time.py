"""Whether two reports can tell of one time, by the days and hours that they give.

Two attacks of one town and weekend are easily put together.  What sets their figures against each other is then no finding.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import product

from tellings.model import DateValue

from ..held import Held
from .material import Material

_SLACK = {
    "day": timedelta(days=1),  # a night has two dates, and so has an hour in two time zones
    "hour": timedelta(hours=3),  # from the first shot to the first call, and to the police's own account
}


def one_time(material: Material, a: Held, b: Held) -> bool:
    """Whether the times that the tellings of two claims give leave it open that they are one; so where one gives none."""
    ours, theirs = (_times(material, each.telling) for each in (a, b))
    if a.telling == b.telling or not ours or not theirs:
        return True
    hours = [[each for each in times if each.precision == "hour"] for times in (ours, theirs)]
    if all(hours):
        ours, theirs = hours
    return any(_gap(x, y) <= _SLACK["hour" if all(hours) else "day"] for x, y in product(ours, theirs))


def _times(material: Material, telling: str) -> list[DateValue]:
    """The full days and hours of a telling."""
    values = [
        each.claim.value
        for each in material.held
        if each.telling == telling and each.claim.field == "date" and each.affirmed
    ]
    return [
        value
        for value in values
        if isinstance(value, DateValue) and value.start and value.end and value.precision in _SLACK
    ]


def _gap(a: DateValue, b: DateValue) -> timedelta:
    """The time between two; none where they overlap."""
    return max(timedelta(0), _at(b.start) - _at(a.end), _at(a.start) - _at(b.end))


def _at(iso: str | None) -> datetime:
    assert iso is not None
    return datetime.fromisoformat(iso)
