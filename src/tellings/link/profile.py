"""What linking looks at in one telling."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tellings.model import (
    COUNT_FIELDS,
    Claim,
    CountValue,
    DateValue,
    Document,
    IncidentType,
    PersonValue,
    PlaceValue,
    SentenceValue,
    Stage,
    Telling,
    ThingValue,
)
from tellings.values.callings import CALLINGS

from .marks import Marks, marks_of
from .when import Period, periods


@dataclass(frozen=True, slots=True)
class Profile:
    """One telling, made ready to be compared.

    `day` of publication is an ordinal, `outlet` the publisher.  `counts` are by field and group ("killed/", "killed/victim", "sentenced/").
    """

    id: str
    document: str
    type: IncidentType
    stage: Stage
    main: bool
    day: int | None
    outlet: str | None
    dates: tuple[Period, ...]
    places: tuple[PlaceValue, ...]
    victims: frozenset[str]
    attackers: frozenset[str]
    others: frozenset[str]
    counts: Mapping[str, tuple[CountValue, ...]]
    things: frozenset[str]
    marks: Marks


def profile_of(document: Document, telling: Telling, derived: Iterable[Claim] = ()) -> Profile:
    """The profile of a telling.  What `derived` claims were derived from gives way to them where it was a date or a place."""
    lent = tuple(claim for claim in derived if claim.field in ("date", "place"))
    completed = {(claim.field, base) for claim in lent for base in claim.derived_from}
    claims = [
        claim
        for claim in telling.claims
        if claim.polarity == "affirmed" and (claim.field, claim.id) not in completed
    ]
    claims += lent
    published = periods(document.published.date) if document.published else ()
    return Profile(
        id=telling.id,
        document=telling.document,
        type=telling.type,
        stage=telling.stage,
        main=telling.main,
        day=published[0].last if published and not published[0].yearless else None,
        outlet=document.outlet,
        dates=tuple(
            sorted(
                {p for c in claims if isinstance(c.value, DateValue) for p in periods(c.value)}, key=_order
            )
        ),
        places=tuple(sorted({c.value for c in claims if isinstance(c.value, PlaceValue)}, key=repr)),
        victims=_names(claims, ("victim",)),
        attackers=_names(claims, ("leader", "attacker", "planner")),
        others=_names(claims, ("other",)),
        counts=_counts(claims),
        things=_things(claims),
        marks=marks_of(document, telling),
    )


def _order(period: Period) -> tuple[int, int, bool]:
    return (period.first, period.last, period.yearless)


def _names(claims: Iterable[Claim], roles: tuple[str, ...]) -> frozenset[str]:
    persons = (claim.value for claim in claims if isinstance(claim.value, PersonValue))
    return frozenset(person.name for person in persons if person.name and person.role in roles)


def _counts(claims: Iterable[Claim]) -> Mapping[str, tuple[CountValue, ...]]:
    found: dict[str, set[CountValue]] = {}
    for claim in claims:
        if claim.field in COUNT_FIELDS and isinstance(claim.value, CountValue):
            found.setdefault(f"{claim.field}/{claim.group or ''}", set()).add(claim.value)
        elif isinstance(claim.value, SentenceValue) and claim.value.persons is not None:
            found.setdefault("sentenced/", set()).add(claim.value.persons)
    return {key: tuple(sorted(values, key=repr)) for key, values in sorted(found.items())}


def _things(claims: Iterable[Claim]) -> frozenset[str]:
    """The head words of targets and weapons, without a plural's s; people hit are compared by their counts and names."""
    values = (claim.value for claim in claims if isinstance(claim.value, ThingValue))
    things = (value for value in values if value.kind not in CALLINGS)
    return frozenset(
        thing.name.split()[-1].casefold().removesuffix("s") for thing in things if thing.name.split()
    )
