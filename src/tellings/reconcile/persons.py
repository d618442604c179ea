"""The persons of one incident: the list of its dead and hurt, and of the accused.  Nobody is followed from one incident to the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar, get_args

from tellings.model import Fate, Group, Person, PersonValue, Role, Rung, RungStep, Verdict

from .decisions import Decisions
from .held import Held, claims_of
from .same_person import person_of, together

_ROLES: tuple[Role, ...] = ("leader", "planner", "attacker", "victim", "other")
# Of two fates told on one day, the one that tells how it ended.
_FATES: tuple[Fate, ...] = ("killed", "released", "arrested", "injured", "missing", "at_large", "unknown")
_LADDER: tuple[Rung, ...] = get_args(Rung)
_PROVED: frozenset[Rung] = frozenset(("convicted", "sentenced", "admitted"))
_PURSUED: frozenset[Rung] = frozenset(("charged", "tried", "convicted", "sentenced", "wanted"))

OF_AGE = 18  # years; whoever is younger is a child (Convention on the Rights of the Child, article 1)
_KEEPS_GROUP: frozenset[Group | None] = frozenset(("security", "armed_group"))
T = TypeVar("T")


def persons_of(held: Sequence[Held], fields: Mapping[str, Verdict], decided: Decisions) -> tuple[Person, ...]:
    """The persons that an incident's `person` claims tell of, those with the chief roles first, then by name, then the nameless.

    `fields` are the incident's verdicts: no more persons are listed as killed than were, where two can be one.
    """
    kept = [each for each in held if not decided.refused(each)]
    persons = [_person(claims) for claims in together(kept, _numbers(fields))]
    return tuple(sorted(persons, key=_order))


def _order(person: Person) -> tuple[int, bool, str, int, str, str]:
    age = person.age if person.age is not None else -1
    return (
        _ROLES.index(person.role),
        person.name is None,
        person.name or "",
        age,
        person.sex or "",
        person.claims[0].id,
    )


def _numbers(fields: Mapping[str, Verdict]) -> Mapping[Fate, int]:
    """How many were killed and injured, where the incident has a number."""
    verdicts: tuple[tuple[Fate, Verdict | None], ...] = (
        ("killed", fields.get("killed")),
        ("injured", fields.get("injured")),
    )
    return {
        fate: verdict.best
        for fate, verdict in verdicts
        if verdict is not None and isinstance(verdict.best, int)
    }


def _person(held: Sequence[Held]) -> Person:
    said = [each for each in held if each.affirmed]
    values = [person_of(each) for each in said]
    names = sorted({value.name for each in held if (value := person_of(each)).name is not None})
    age = _commonest(value.age for value in values)
    rungs = _rungs(said)
    return Person(
        name=min(names, key=lambda name: (-len(name.split()), -len(name), name), default=None),
        names=tuple(names),
        role=_role(values, {step.rung for step in rungs}),
        age=age,
        sex=_commonest(value.sex for value in values),
        group=_group(values, age),
        fate=_fate(said),
        rungs=rungs,
        claims=claims_of(held),
    )


def _role(values: Sequence[PersonValue], rungs: set[Rung]) -> Role:
    """The chief role; but of a court's acquittal nothing is left of the accusation, and a victim told of oftener is one."""
    roles = Counter(value.role for value in values)
    if "acquitted" in rungs and not rungs & _PROVED:
        return "victim" if roles["victim"] else "other"
    accused = sum(roles[role] for role in _ROLES[:3])
    if roles["victim"] > accused and not rungs & _PURSUED:
        return "victim"
    if "released" in rungs and not roles["leader"] and not rungs & (_PROVED | {"charged"}) and roles["other"]:
        return "other"
    return min(roles, key=_ROLES.index, default="other")


def _group(values: Iterable[PersonValue], age: int | None) -> Group | None:
    """What most call them; whoever is under age is a child, unless they bore arms or are accused."""
    group: Group | None = _commonest(value.group for value in values)
    return "child" if age is not None and age < OF_AGE and group not in _KEEPS_GROUP else group


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
        RungStep(value.rung, value.date, value.court, each.claim.id, value.punishment)
        for each in held
        if (value := person_of(each)).rung is not None
    ]
    return tuple(sorted(steps, key=lambda step: (_LADDER.index(step.rung), _day(step), step.claim)))


def _day(step: RungStep) -> str:
    return (step.date.start or step.date.partial or "") if step.date else ""
