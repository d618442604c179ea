"""What speaks for and against two tellings being of one incident.

Each feature puts a pair of tellings into one of its classes, and each class has a weight in bits (`weights.py`): +1 doubles
the odds, -1 halves them.  The sum above zero means one incident.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from tellings.model import CountValue, PlaceValue
from tellings.values import counts, names, places

from . import kinds
from .profile import Profile
from .weights import PRIOR, WEIGHTS
from .when import days_apart

_DAYS_OF_SLACK = 1  # a night has two dates, and so has an hour in two time zones
_MOST_DAYS_APART = (
    7  # two precise dates further apart than this are one event's only where the same people are named
)


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
    classes = [each for feature in _FEATURES for each in feature(a, b)]
    parts = (("prior", PRIOR), *((each, WEIGHTS[each]) for each in classes))
    return Evidence(sum(weight for _, weight in parts), parts)


def _contradiction(a: Profile, b: Profile) -> str | None:
    if a.document == b.document:
        return "one report tells of them apart"
    if not kinds.can_be_one(a.type, a.stage, b.type, b.stage):
        return "different kinds of event"
    if _after_publication(a, b) or _after_publication(b, a):
        return "one was reported before the other happened"
    gap = _least_gap(a, b)
    if gap is not None and gap > _MOST_DAYS_APART and not _shared_full_names(a, b):
        return "different dates"
    return None


def _least_gap(a: Profile, b: Profile) -> int | None:
    return min((days_apart(x, y) for x, y in product(a.dates, b.dates)), default=None)


def _after_publication(event: Profile, report: Profile) -> bool:
    """Whether an event that took place did so after the other report was out."""
    known = [period.first for period in event.dates if not period.yearless]
    if event.stage != "accomplished" or report.day is None or not known:
        return False
    return min(known) > report.day + _DAYS_OF_SLACK


def _kind(a: Profile, b: Profile) -> Iterator[str]:
    stages = {a.stage, b.stage}
    if "accomplished" in stages and len(stages) > 1:
        yield "one was accomplished, the other not"
    if a.type == b.type:
        yield "same general kind" if a.type in kinds.GENERAL else "same kind"
    else:
        yield "general and special kind" if {a.type, b.type} & kinds.GENERAL else "two kinds"


def _date(a: Profile, b: Profile) -> Iterator[str]:
    gap = _least_gap(a, b)
    if gap is None:
        yield "date unknown"
    elif gap == 0:
        yield max(
            (
                _shared_time(x.breadth, y.breadth)
                for x, y in product(a.dates, b.dates)
                if days_apart(x, y) == 0
            ),
            key=WEIGHTS.__getitem__,
        )
    elif gap <= _DAYS_OF_SLACK:
        yield "next day"
    else:
        yield "days apart" if gap <= 3 else "a week apart" if gap <= _MOST_DAYS_APART else "longer apart"


def _shared_time(a: str, b: str) -> str:
    """How much two dates say that can be one: the broader of the two counts."""
    broader = max(a, b, key=("day", "month", "year").index)
    return f"same {broader}"


def _published(a: Profile, b: Profile) -> Iterator[str]:
    """Reports of one event mostly come out within days of each other."""
    if a.day is None or b.day is None:
        yield "publication unknown"
        return
    gap = abs(a.day - b.day)
    yield "published within " + (
        "days" if gap <= 2 else "ten days" if gap <= 10 else "a month" if gap <= 31 else "more"
    )


def _place(a: Profile, b: Profile) -> Iterator[str]:
    pairs = list(product(a.places, b.places))
    yield max((_one_place(x, y) for x, y in pairs), key=WEIGHTS.__getitem__, default="place unknown")


_LEVELS = {
    "point": "town",
    "neighbourhood": "town",
    "town": "town",
    "near": "town",
    "district": "district",
    "province": "province",
    "area": "country",
    "country": "country",
}
_FROM_NARROW_TO_BROAD = ("town", "district", "province", "country")


def _one_place(a: PlaceValue, b: PlaceValue) -> str:
    broader = max((_LEVELS[a.precision], _LEVELS[b.precision]), key=_FROM_NARROW_TO_BROAD.index)
    if _same_place(a, b):
        return f"same {broader}"
    if places.contains(a, b) or places.contains(b, a):
        return f"within one {broader}"
    if places.can_be_one(a, b):
        return "neighbouring places"
    return (
        "other place in the province"
        if a.admin1 and (a.country, a.admin1) == (b.country, b.admin1)
        else "other place"
    )


def _same_place(a: PlaceValue, b: PlaceValue) -> bool:
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id
    return (a.name.casefold(), a.country) == (b.name.casefold(), b.country)


def _persons(a: Profile, b: Profile) -> Iterator[str]:
    full = _shared_full_names(a, b)
    if full:
        yield "two persons" if full > 1 else "one person"
    elif any(_shared(x, y) for x, y in _of_the_incident(a, b)):
        yield "one surname"
    elif a.victims and b.victims:
        yield "other victim, one dead" if _one_dead(a) and _one_dead(b) else "other victims"
    elif a.attackers and b.attackers:
        yield "other attackers"


def _of_the_incident(a: Profile, b: Profile) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Those whom one report makes victim or attacker, against all whom the other names.

    Officials and experts turn up in the reports of many incidents, so names that are neither's victims nor attackers do not count.
    """
    ours, theirs = a.victims | a.attackers, b.victims | b.attackers
    return ((ours, theirs | b.others), (a.others, theirs))


def _shared_full_names(a: Profile, b: Profile) -> int:
    return sum(_shared(*pair, full=True) for pair in _of_the_incident(a, b))


def _shared(ours: Iterable[str], theirs: Iterable[str], full: bool = False) -> int:
    """How many names the two have in common; `full` leaves out those of a single word."""
    others = [name for name in theirs if not full or " " in name]
    return sum(any(names.same(name, other) for other in others) for name in ours if not full or " " in name)


def _one_dead(profile: Profile) -> bool:
    return any(value == CountValue(1, 1, 1) for value in profile.counts.get("killed/", ()))


def _figures(a: Profile, b: Profile) -> Iterator[str]:
    for key in sorted(set(a.counts) & set(b.counts)):
        field = key.split("/")[0]
        name = field if field in ("killed", "injured") else "other count"
        pairs = product(a.counts[key], b.counts[key])
        yield f"{name}: " + max((_one_figure(x, y) for x, y in pairs), key=_FIGURES.index)


# From what speaks most against one incident to what speaks most for it.
_FIGURES = ("far apart", "apart", "none in both", "can be one", "same single", "same few", "same many")


def _one_figure(a: CountValue, b: CountValue) -> str:
    """Large figures that agree say much, ones little; figures grow as news comes in, so a difference says less."""
    how = counts.compare(a, b)
    if how == "same":
        best = a.low if a.best is None else a.best
        return (
            "none in both"
            if best == 0
            else "same single"
            if best == 1
            else "same few"
            if best < 5
            else "same many"
        )
    if how != "apart":
        return "can be one"
    low, high = sorted((a.low, b.low))
    return "far apart" if low == 0 or high >= 3 * low else "apart"


def _things(a: Profile, b: Profile) -> Iterator[str]:
    shared = len(a.things & b.things)
    if shared:
        yield "two things" if shared > 1 else "one thing"


_FEWEST_WORDS = 8  # fewer words than this on one side say nothing by not being shared


def _wording(a: Profile, b: Profile) -> Iterator[str]:
    """How much of the shorter passage's telling words the longer shares.

    Two passages on one event that a report tells only in passing may well share no words, so there it is no evidence.
    """
    fewest = min(len(a.words), len(b.words))
    share = len(a.words & b.words) / fewest if fewest >= _FEWEST_WORDS else 0.0
    if share >= _SHARES[-1][0] or (fewest >= _FEWEST_WORDS and a.main and b.main):
        yield "words shared: " + next((name for bound, name in _SHARES if share >= bound), "few")


_SHARES = ((0.5, "half"), (0.35, "a third"), (0.25, "a quarter"), (0.18, "a sixth"))


_FEATURES: tuple[Callable[[Profile, Profile], Iterator[str]], ...] = (
    _kind,
    _date,
    _published,
    _place,
    _persons,
    _figures,
    _things,
    _wording,
)
