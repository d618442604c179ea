"""Which claims on persons of one incident are on one and the same person.

Names first.  Then somebody without a name is whoever has the same age, and neither another sex nor another fate or part; or,
where no age tells, whoever alone can be meant.  Where nothing but the number of the dead tells, that decides: if one was
killed, the man who was shot dead and the one whom a name is given are one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from tellings.model import Fate, PersonValue
from tellings.values.folding import fold

from .bearers import bearers
from .held import Held

_ACCUSED = frozenset(("leader", "attacker", "planner"))
_HARM: frozenset[Fate] = frozenset(("killed", "injured"))


def person_of(each: Held) -> PersonValue:
    """What a claim of the field `person` says of somebody."""
    assert isinstance(each.claim.value, PersonValue)
    return each.claim.value


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known of one person so far."""

    held: tuple[Held, ...]
    names: frozenset[str]
    ages: frozenset[int]
    sexes: frozenset[str]
    fates: frozenset[Fate]
    accused: bool

    @property
    def nameless(self) -> bool:
        return not self.names

    @property
    def order(self) -> tuple[object, ...]:
        return (
            self.nameless,
            sorted(self.names),
            sorted(self.ages),
            sorted(self.sexes),
            min(each.order for each in self.held),
        )


def _known(held: Iterable[Held]) -> _Known:
    kept = tuple(sorted(held, key=lambda each: each.order))
    values = [person_of(each) for each in kept if each.affirmed] or [person_of(each) for each in kept]
    return _Known(
        kept,
        frozenset(value.name for value in map(person_of, kept) if value.name is not None),
        frozenset(value.age for value in values if value.age is not None),
        frozenset(value.sex for value in values if value.sex is not None),
        frozenset(value.fate for value in values if value.fate != "unknown"),
        any(value.role in _ACCUSED for value in values),
    )


def together(held: Sequence[Held], numbers: Mapping[Fate, int]) -> list[tuple[Held, ...]]:
    """The claims of each person.  `numbers` are how many were killed and injured, where the incident has it."""
    persons = sorted([*_by_name(held), *_by_description(held)], key=lambda each: each.order)
    persons = _joined(persons, _same_age)
    persons = _joined(persons, _alone_meant)
    return [each.held for each in _within(persons, numbers)]


def _by_name(held: Sequence[Held]) -> list[_Known]:
    named = [(name, each) for each in held if (name := person_of(each).name) is not None]
    bearer = dict(bearers(name for name, _ in named))
    for given, full in _by_given_name(set(bearer.values())).items():
        bearer = {name: full if one == given else one for name, one in bearer.items()}
    by_bearer: dict[str, list[Held]] = {}
    for name, each in named:
        by_bearer.setdefault(bearer[name], []).append(each)
    return [_known(claims) for claims in by_bearer.values()]


def _by_given_name(names: Iterable[str]) -> Mapping[str, str]:
    """Names of one word that are the given name of just one fuller name: a child whom a report calls by it alone."""
    full = sorted(name for name in names if " " in name)
    found = {}
    for name in sorted(name for name in names if " " not in name):
        fitting = [other for other in full if fold(other).split()[:1] == [fold(name)]]
        if len(fitting) == 1:
            found[name] = fitting[0]
    return found


def _by_description(held: Sequence[Held]) -> list[_Known]:
    """Those without a name: one person for each age and sex of a document, two where one sentence tells of two."""
    by_likeness: dict[tuple[object, ...], list[Held]] = {}
    for each in held:
        value = person_of(each)
        if value.name is None:
            key = (
                each.claim.document,
                value.age,
                value.sex,
                value.role in _ACCUSED,
                _number_in_sentence(each, held),
            )
            by_likeness.setdefault(key, []).append(each)
    return [_known(claims) for claims in by_likeness.values()]


def _number_in_sentence(each: Held, held: Sequence[Held]) -> int:
    """The how manieth of those who are described alike in one sentence: "a man was shot in the leg and another in the arm"."""
    value = person_of(each)
    before = {
        other.claim.span
        for other in held
        if (other.claim.document, other.claim.sentence) == (each.claim.document, each.claim.sentence)
        and other.claim.span is not None
        and each.claim.span is not None
        and other.claim.span.start < each.claim.span.start
        and (person_of(other).name, person_of(other).age, person_of(other).sex)
        == (None, value.age, value.sex)
    }
    return len(before)


def _fits(one: _Known, other: _Known) -> bool:
    """Whether two can be one person, one of whom has no name."""
    if not (one.nameless or other.nameless) or one.accused != other.accused:
        return False
    if one.ages and other.ages and not one.ages & other.ages:
        return False
    if one.sexes and other.sexes and not one.sexes & other.sexes:
        return False
    if not _fates_fit(one, other):
        return False
    return not _beside(one, other)


def _fates_fit(one: _Known, other: _Known) -> bool:
    """Whoever was hurt may have died; whoever died of it in one report was perhaps still only hurt in another."""
    if not one.fates or not other.fates or one.fates & other.fates:
        return True
    return (one.fates | other.fates) <= _HARM and bool(one.ages & other.ages)


def _beside(one: _Known, other: _Known) -> bool:
    """Whether one sentence tells of both, who then are two."""
    sentences = {(each.claim.document, each.claim.sentence): each.claim.span for each in one.held}
    return any(
        sentences.get((each.claim.document, each.claim.sentence), each.claim.span) != each.claim.span
        for each in other.held
    )


def _same_age(one: _Known, other: _Known) -> bool:
    return bool(one.ages & other.ages)


def _alone_meant(one: _Known, other: _Known) -> bool:
    """Where the age of one is not told: sex must be, and the same."""
    return not (one.ages and other.ages) and (bool(one.sexes & other.sexes))


def _joined(persons: Sequence[_Known], alike: Callable[[_Known, _Known], bool]) -> list[_Known]:
    """The persons, each nameless one put to the only other that it is `alike` and fits; where two would fit it stays."""
    found = list(persons)
    for each in sorted((one for one in persons if one.nameless), key=lambda one: one.order, reverse=True):
        if each not in found:
            continue
        fitting = [
            other for other in found if other is not each and alike(each, other) and _fits(each, other)
        ]
        named = [other for other in fitting if not other.nameless]
        meant = named if len(named) == 1 else fitting
        if len(meant) == 1:
            found = _merged(found, each, meant[0])
    return found


def _merged(found: Sequence[_Known], one: _Known, other: _Known) -> list[_Known]:
    kept = [each for each in found if each is not one and each is not other]
    return sorted([*kept, _known((*one.held, *other.held))], key=lambda each: each.order)


def _within(persons: Sequence[_Known], numbers: Mapping[Fate, int]) -> list[_Known]:
    """The persons, put together where more would be dead, or hurt, than were and only one can be meant."""
    found = list(persons)
    for fate in ("killed", "injured"):
        room = numbers.get(fate)
        while room is not None:
            listed = [each for each in found if fate in each.fates and not each.accused]
            pair = _only_pair(listed) if len(listed) > room else None
            if pair is None:
                break
            found = _merged(found, *pair)
    return found


def _only_pair(listed: Sequence[_Known]) -> tuple[_Known, _Known] | None:
    for each in (one for one in listed if one.nameless):
        fitting = [other for other in listed if other is not each and _fits(each, other)]
        if len(fitting) == 1:
            return each, fitting[0]
    return None
