"""Which pairs are worth comparing: those that share a rare word or name, a person, or a place and about a time.

No block grows with the casebook: what more tellings share than a block holds, they meet only their neighbours in time over.
So the pairs grow as the tellings do, not as their square.
"""

from __future__ import annotations

import heapq
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, combinations, islice
from typing import TypeVar

from tellings.model import PlaceValue
from tellings.values.folding import fold

from . import rarity
from .profile import Profile
from .when import Period

_LARGEST = 30  # tellings of a block that all meet each other
_NEIGHBOURS = 10  # in a larger block each meets so many that come next in time
_RAREST = 16  # marks of a telling by which it is looked for
_RARE_ENOUGH = 7.0  # bits of such a mark
# A pair is compared where what it shares comes to ENOUGH: one word alone is chance in a large casebook.
_ENOUGH = 2
_STRENGTH = {"mark": 1, "place": 2, "day": 1, "person": 2, "place and day": 2}

Key = str  # what kind of block it is, a tab, and what its members share


def pairs(
    profiles: Sequence[Profile], known: Sequence[frozenset[Key]] | None = None
) -> list[tuple[int, int]]:
    """Pairs of positions in `profiles` (in id order), each once, sorted.  Pairs of one document are left out.

    `known` are the keys of the profiles, where they are at hand.
    """
    keys = [keys_of(profile) for profile in profiles] if known is None else known
    blocks: dict[Key, list[int]] = {}
    for position, own in enumerate(keys):
        for key in own:
            blocks.setdefault(key, []).append(position)
    following = _following_in_time(blocks, [time_of(profile) for profile in profiles])
    found: list[tuple[int, int]] = []
    for first, own in enumerate(keys):
        shared = Counter(following.pop(first, {}))
        for key in own:
            for second in blocks.get(key, ()):
                if second > first:
                    shared[second] += _strength(key)
        document = profiles[first].document
        found.extend(
            (first, second)
            for second, strength in sorted(shared.items())
            if strength >= _ENOUGH and profiles[second].document != document
        )
    return found


def _following_in_time(blocks: dict[Key, list[int]], times: Sequence[int]) -> dict[int, Counter[int]]:
    """Takes the large blocks out; gives whom each telling meets in them, by the smaller position, with the strength of it."""
    met: dict[int, Counter[int]] = {}
    for key in [key for key, members in blocks.items() if len(members) > _LARGEST]:
        members = sorted(blocks.pop(key), key=lambda position: (times[position], position))
        if is_mark(key):
            continue
        for one, other in _beside(members):
            first, second = sorted((one, other))
            met.setdefault(first, Counter())[second] += _strength(key)
    return met


Member = TypeVar("Member")


def _beside(members: Iterable[Member]) -> Iterator[tuple[Member, Member]]:
    """Each member of a large block with those that it meets: as many as come next before it."""
    before: deque[Member] = deque(maxlen=_NEIGHBOURS)
    for one in members:
        yield from ((other, one) for other in before)
        before.append(one)


def meetings(key: Key, members: Iterable[str]) -> Iterator[tuple[str, str, int]]:
    """The pairs that meet in one block, the smaller id first, with the strength of it; `members` come in order of time, then id.

    The same as `pairs` finds, block by block: of a block of any size no more than `largest()` members are held at a time.
    A pair is worth comparing where the strengths of all its meetings come to `enough()`.
    """
    coming = iter(members)
    first = list(islice(coming, _LARGEST + 1))
    if len(first) <= _LARGEST:
        met: Iterable[tuple[str, str]] = combinations(first, 2)
    else:
        met = () if is_mark(key) else _beside(chain(first, coming))
    strength = _strength(key)
    yield from ((min(a, b), max(a, b), strength) for a, b in met)


def enough() -> int:
    """To what the strengths of a pair's meetings must come for it to be compared."""
    return _ENOUGH


def largest() -> int:
    """Of how many tellings at most all in a block meet each other."""
    return _LARGEST


def neighbours() -> int:
    """How many each meets of those that come before, and of those that come next, in a larger block."""
    return _NEIGHBOURS


def is_mark(key: Key) -> bool:
    """Whether a block is of those that share a word or a name: where it is large, nobody meets in it."""
    return key.startswith("mark\t")


def partners(keys: Iterable[Key], met: Callable[[Key], Iterable[str]]) -> set[str]:
    """The tellings worth comparing with one that has these keys; `met` gives those that it meets in a block."""
    shared: Counter[str] = Counter()
    for key in keys:
        for other in met(key):
            shared[other] += _strength(key)
    return {other for other, strength in shared.items() if strength >= _ENOUGH}


def _strength(key: Key) -> int:
    return _STRENGTH[key.partition("\t")[0]]


def time_of(profile: Profile) -> int:
    """The day by which a telling is put in order: of its event, else of its publication."""
    known = [period.first for period in profile.dates if not period.yearless and period.breadth == "day"]
    return known[0] if known else profile.day or 0


def keys_of(profile: Profile) -> frozenset[Key]:
    """The blocks that a telling is in."""
    keys = {f"mark\t{mark}" for mark in _rarest(profile)}
    days = {day for period in profile.dates for day in _days(period)}
    for place in profile.places:
        for name in _areas(place):
            keys.add(f"place\t{name}")
            keys |= {f"place and day\t{name}\t{day}" for day in days}
    if not profile.places:
        keys |= {f"day\t{day}" for day in days}
    for name in profile.victims | profile.attackers:
        surname = fold(name).rpartition(" ")[2]
        keys.add(f"person\t{surname}")
    return frozenset(keys)


def _rarest(profile: Profile) -> list[str]:
    marks = profile.marks
    rare = {
        mark
        for bag in (marks.names, marks.proper, marks.words)
        for mark in bag.marks
        if rarity.bits(mark) >= _RARE_ENOUGH
    }
    return heapq.nsmallest(_RAREST, rare, key=lambda mark: (-rarity.bits(mark), mark))


def _areas(place: PlaceValue) -> set[str]:
    """The place itself, and the district or province that it lies in: a report may know only that."""
    areas = {str(place.geonames_id or fold(place.name))}
    if place.admin1 and place.precision != "province":
        areas.add(f"{place.country}/{place.admin1}/{place.admin2 or ''}")
    return areas


def _days(period: Period) -> Iterator[str]:
    """Each day and the day after it, so that neighbouring days meet; a date without a year meets those of any year."""
    if period.breadth == "day":
        for day in range(period.first, period.last + 2):
            yield f"{date.fromordinal(day):%m-%d}"
