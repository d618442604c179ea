"""What speaks for and against two tellings being of one incident.

Weights are in bits: +1 doubles the odds, -1 halves them.  They were set by judgement, not fitted to any collection; a pair
of tellings starts at `PRIOR`, and the sum above zero means one incident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import product

from tellings.model import CountValue, PlaceValue
from tellings.values import counts, names, places

from . import kinds
from .profile import Profile
from .when import days_apart

PRIOR = -6.0  # same day, same town and same kind of event are enough together; any two of them are not
_DAYS_OF_SLACK = 1  # a night has two dates, and so has an hour in two time zones
_MOST_DAYS_APART = 7  # two precise dates further apart than this are never one event's


@dataclass(frozen=True, slots=True)
class Evidence:
    """`score` in bits, with the parts it is made of; `contradicts` names what rules the two out as one, if anything does."""

    score: float
    parts: tuple[tuple[str, float], ...]
    contradicts: str | None = None


def compare(a: Profile, b: Profile) -> Evidence:
    """The evidence on a pair; the order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    contradiction = _contradiction(a, b)
    if contradiction is not None:
        return Evidence(-100.0, (), contradiction)
    parts = (("prior", PRIOR), *((name, weigh(a, b)) for name, weigh in _FEATURES))
    return Evidence(sum(weight for _, weight in parts), parts)


def _contradiction(a: Profile, b: Profile) -> str | None:
    if a.document == b.document:
        return "one report tells of them apart"
    if not kinds.can_be_one(a.type, a.stage, b.type, b.stage):
        return "different kinds of event"
    gap = _least_gap(a, b)
    if gap is not None and gap > _MOST_DAYS_APART:
        return "different dates"
    if _after_publication(a, b) or _after_publication(b, a):
        return "one was reported before the other happened"
    return None


def _least_gap(a: Profile, b: Profile) -> int | None:
    return min((days_apart(x, y) for x, y in product(a.dates, b.dates)), default=None)


def _after_publication(event: Profile, report: Profile) -> bool:
    """Whether an event that took place did so after the other report was out."""
    known = [period.first for period in event.dates if not period.yearless]
    if event.stage != "accomplished" or report.day is None or not known:
        return False
    return min(known) > report.day + _DAYS_OF_SLACK


def _kind(a: Profile, b: Profile) -> float:
    stages = {a.stage, b.stage}
    weight = -2.0 if "accomplished" in stages and len(stages) > 1 else 0.0
    if a.type == b.type:
        return weight + (0.5 if a.type in kinds.GENERAL else 1.0)
    return weight - (0.0 if {a.type, b.type} & kinds.GENERAL else 0.5)


def _date(a: Profile, b: Profile) -> float:
    pairs = [(days_apart(x, y), x, y) for x, y in product(a.dates, b.dates)]
    if not pairs:
        return _published(a, b)
    gap = min(days for days, _, _ in pairs)
    if gap > 0:
        return -1.0 if gap <= _DAYS_OF_SLACK else -4.0 if gap <= 3 else -6.0
    return max(
        _shared_day(x.breadth, y.breadth, x.yearless or y.yearless) for days, x, y in pairs if days == 0
    )


def _shared_day(a: str, b: str, yearless: bool) -> float:
    """How much two dates say that can be one: the broader of the two counts."""
    broader = max(a, b, key=("day", "month", "year").index)
    weight = {"day": 4.0, "month": 1.0, "year": 0.0}[broader]
    return weight - 0.5 if yearless else weight


def _published(a: Profile, b: Profile) -> float:
    """Where a date is not known, reports of one event mostly come out within days of each other."""
    if a.day is None or b.day is None:
        return 0.0
    gap = abs(a.day - b.day)
    return 1.0 if gap <= 3 else 0.0 if gap <= 10 else -1.0 if gap <= 30 else -3.0


_PLACE_WEIGHTS = {
    "point": 3.0,
    "neighbourhood": 3.0,
    "town": 3.0,
    "near": 2.5,
    "district": 2.0,
    "province": 1.0,
    "area": 0.5,
    "country": 0.5,
}


def _place(a: Profile, b: Profile) -> float:
    pairs = list(product(a.places, b.places))
    if not pairs:
        return 0.0
    return max(_one_place(x, y) for x, y in pairs)


def _one_place(a: PlaceValue, b: PlaceValue) -> float:
    broader = min(_PLACE_WEIGHTS[a.precision], _PLACE_WEIGHTS[b.precision])
    if _same_place(a, b):
        return broader
    if places.contains(a, b) or places.contains(b, a):
        return min(broader, 2.5)
    return 1.5 if places.can_be_one(a, b) else -6.0


def _same_place(a: PlaceValue, b: PlaceValue) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return (a.name.casefold(), a.country) == (b.name.casefold(), b.country)


def _persons(a: Profile, b: Profile) -> float:
    shared = _shared(a.victims | a.attackers, b.victims | b.attackers)
    if shared:
        return min(10.0, 4.0 + 2.0 * shared)
    weight = 1.0 if _shared(a.others, b.others) else 0.0
    if a.victims and b.victims:
        weight -= 5.0 if _one_dead(a) and _one_dead(b) else 2.0
    if a.attackers and b.attackers:
        weight -= 2.0
    return weight


def _shared(a: Iterable[str], b: Iterable[str]) -> float:
    """How many names the two have in common; a surname alone counts half."""
    ours, theirs = sorted(a), sorted(b)
    found = 0.0
    for name in ours:
        matches = [other for other in theirs if names.same(name, other)]
        if matches:
            full = " " in name and any(" " in other for other in matches)
            found += 1.0 if full else 0.5
    return found


def _one_dead(profile: Profile) -> bool:
    return any(value == CountValue(1, 1, 1) for value in profile.counts.get("killed/", ()))


def _figures(a: Profile, b: Profile) -> float:
    weight = 0.0
    for key in sorted(set(a.counts) & set(b.counts)):
        weight += _FIELD_WEIGHTS.get(key.split("/")[0], 0.5) * max(
            _one_figure(x, y) for x, y in product(a.counts[key], b.counts[key])
        )
    return max(-4.0, min(6.0, weight))


_FIELD_WEIGHTS = {"killed": 1.0, "attackers": 1.0, "sentenced": 1.0}


def _one_figure(a: CountValue, b: CountValue) -> float:
    """Large figures that agree say much, ones little; figures grow as news comes in, so a difference says less."""
    how = counts.compare(a, b)
    if how == "same":
        best = a.low if a.best is None else a.best
        return 0.0 if best == 0 else 1.0 if best == 1 else 2.0 if best < 5 else 3.0
    if how != "apart":
        return 0.5
    low, high = sorted((max(a.low, 0), max(b.low, 0)))
    return -2.0 if low == 0 or high >= 3 * low else -1.0


def _things(a: Profile, b: Profile) -> float:
    return min(1.5, 0.75 * len(a.things & b.things))


_FEWEST_WORDS = 8  # fewer words than this on one side say nothing by not being shared


def _wording(a: Profile, b: Profile) -> float:
    """How much of the shorter passage's telling words the longer shares."""
    fewest = min(len(a.words), len(b.words))
    if fewest < _FEWEST_WORDS:
        return 0.0
    share = len(a.words & b.words) / fewest
    return (
        4.0
        if share >= 0.5
        else 3.0
        if share >= 0.35
        else 1.5
        if share >= 0.25
        else 0.5
        if share >= 0.15
        else -1.0
    )


_FEATURES: tuple[tuple[str, Callable[[Profile, Profile], float]], ...] = (
    ("kind", _kind),
    ("date", _date),
    ("place", _place),
    ("persons", _persons),
    ("figures", _figures),
    ("things", _things),
    ("wording", _wording),
)
