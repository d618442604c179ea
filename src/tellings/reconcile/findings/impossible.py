"""Dates that cannot be."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from tellings.model import DateValue, Finding
from tellings.values import dates

from .material import Material, firm
from .wording import ids, report

_SLACK = timedelta(days=1)  # an evening in one time zone is the next day in another


def date_impossible(material: Material) -> Iterator[Finding]:
    """A report that was out before the day it gives for what it tells as done."""
    stages = {telling.id: telling.stage for telling in material.tellings}
    for each in material.held:
        value = each.claim.value
        published = material.documents[each.claim.document].published
        if each.claim.field != "date" or not firm(each) or stages[each.telling] != "accomplished":
            continue
        if (
            not isinstance(value, DateValue)
            or value.start is None
            or published is None
            or published.date.end is None
        ):
            continue
        if date.fromisoformat(value.start[:10]) > date.fromisoformat(published.date.end[:10]) + _SLACK:
            yield Finding(
                "date_impossible",
                f"{report(material.documents[each.claim.document])} was published on {dates.show(published.date)}, before"
                f" {dates.show(value)}, when it says this happened; one of the two dates must be wrong.",
                ids((each,)),
            )
