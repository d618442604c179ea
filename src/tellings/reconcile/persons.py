"""The persons of one incident.  Nobody is followed from one incident to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TypeVar, get_args

from tellings.model import Fate, Person, PersonValue, Role, Rung, RungStep

from .bearers import bearers
from .decisions import Decisions
from .held import Held, claims_of

_ROLES: tuple[Role, ...] = ("leader", "planner", "attacker", "victim", "other")
# Of two fates told on one day, the one that tells how it ended.
_FATES: tuple[Fate, ...] = ("killed", "released", "arrested", "injured", "missing", "at_large", "unknown")
_LADDER: tuple[Rung, ...] = get_args(Rung)
T = TypeVar("T")


def persons_of(held: Sequence[Held], decided: Decisions) -> tuple[Person, ...]:
    """The persons that an incident's `person` claims name, those with the chief roles first, then by name."""
    kept = [each for each in held if not decided.refused(each)]
    bearer = bearers(person_of(each).name for each in kept)
    by_bearer: dict[str, list[Held]] = {}
    for each in kept:
        by_bearer.setdefault(bearer[person_of(each).name], []).append(each)
    persons = [_person(name, claims) for name, claims in by_bearer.items()]
    return tuple(sorted(persons, key=lambda person: (_ROLES.index(person.role), person.name)))


def person_of(each: Held) -> PersonValue:
    """What a claim of the field `person` says of somebody."""
    assert isinstance(each.claim.value, PersonValue)
    return each.claim.value


def _person(name: str, held: Sequence[Held]) -> Person:
    said = [each for each in held if each.affirmed] or []
    values = [person_of(each) for each in said]
    return Person(
        name=name,
        names=tuple(sorted({person_of(each).name for each in held})),
        role=min((value.role for value in values), key=_ROLES.index, default="other"),
        age=_commonest(value.age for value in values),
        sex=_commonest(value.sex for value in values),
        group=_commonest(value.group for value in values),
        fate=_fate(said),
        rungs=_rungs(said),
        claims=claims_of(held),
    )


def _commonest(values: Iterable[T | None]) -> T | None:
    """What most claims give; the lowest, or the first in order, if they tie."""
    given = Counter(value for value in values if value is not None)
    return min(given, key=lambda value: (-given[value], value), default=None)


def _fate(held: Iterable[Held]) -> Fate:
    """The fate said last; nobody is less than dead afterwards."""
    known = [each for each in held if person_of(each).fate != "unknown"]
    if any(person_of(each).fate == "killed" for each in known):
        return "killed"
    newest = max((each.as_of or "" for each in known), default="")
    return min(
        (person_of(each).fate for each in known if (each.as_of or "") == newest),
        key=_FATES.index,
        default="unknown",
    )


def _rungs(held: Iterable[Held]) -> tuple[RungStep, ...]:
    """The steps of the law in their order, each with the claim that says so."""
    steps = [
        RungStep(value.rung, value.date, value.court, each.claim.id)
        for each in held
        if (value := person_of(each)).rung is not None
    ]
    return tuple(sorted(steps, key=lambda step: (_LADDER.index(step.rung), _day(step), step.claim)))


def _day(step: RungStep) -> str:
    return (step.date.start or step.date.partial or "") if step.date else ""
