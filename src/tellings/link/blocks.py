"""Which pairs are worth comparing: those that share a person's full name, or two of rare words, surnames, places and days.

No block grows with the casebook: what more tellings share than a block holds, they meet only their neighbours in time over.  And
what many events have in common over the years, a town or a surname, counts only between tellings that are not far apart in
time.  So the pairs grow as the tellings do, not as their square.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain, combinations, islice
from typing import TypeVar

from tellings.model import PlaceValue
from tellings.values.folding import fold

from . import rarity
from .profile import Profile
from .when import Period

# Of the pairs that `benchmarks.invented` makes these miss 1 in 575 among 10,000 tellings, 1 in 136 among 100,000.
_LARGEST = 20  # tellings of a block that all meet each other
_NEIGHBOURS = 6  # in a larger block each meets so many that come next in time
_NEIGHBOURS_BY_MARK = 4  # fewer where a word is shared: reports of one event share several
_RAREST = 16  # marks of a telling by which it is looked for
_RARE_ENOUGH = 7.0  # bits of such a mark
# A pair is compared where what it shares comes to ENOUGH: one word, surname or town alone is chance in a large casebook.
_ENOUGH = 2
_STRENGTH = {"mark": 1, "person": 2, "surname": 1, "place": 1, "day": 1, "place and day": 2}
_STRENGTH_OF_FAR = {"mark": 1, "person": 1}  # what counts however far apart in time two tellings are
KINDS = tuple(_STRENGTH)  # of blocks
FAR = 200  # days: reports mostly come out within half a year of the event, and later ones name its day or its people

Key = str  # what kind of block it is, a tab, and what its members share
Timed = tuple[int, str]  # a telling's id behind the day that orders it


Member = TypeVar("Member")


def _beside(members: Iterable[Member], number: int) -> Iterator[tuple[Member, Member]]:
    """Each member of a large block with those that it meets: the `number` that come next before it."""
    before: deque[Member] = deque(maxlen=number)
    for one in members:
        yield from ((other, one) for other in before)
        before.append(one)


def meetings(key: Key, members: Iterable[Timed], is_large: bool = False) -> Iterator[tuple[str, str, int]]:
    """The pairs that meet in one block, the smaller id first, with the strength of it; `members` come in order.

    The same as `meeting.pairs` finds, block by block: of a block of any size no more than `largest()` members are held at a time.
    A pair is worth comparing where the strengths of all its meetings come to `enough()`.  `is_large` says that these are a part
    of a larger block.
    """
    coming = iter(members)
    first = list(islice(coming, _LARGEST + 1))
    met: Iterable[tuple[Timed, Timed]] = combinations(first, 2)
    if is_large or len(first) > _LARGEST:
        met = _beside(chain(first, coming), neighbours(key))
    near, far = strengths(key)
    for (time, one), (other_time, other) in met:
        if counted := far if _are_far(time, other_time) else near:
            yield min(one, other), max(one, other), counted


def enough() -> int:
    """To what the strengths of a pair's meetings must come for it to be compared."""
    return _ENOUGH


def largest() -> int:
    """Of how many tellings at most all in a block meet each other."""
    return _LARGEST


def neighbours(key: Key) -> int:
    """How many each meets of those that come before, and of those that come next, in a larger block."""
    return _NEIGHBOURS_BY_MARK if _kind(key) == "mark" else _NEIGHBOURS


def strength(key: Key, time: int, other: int) -> int:
    """What a meeting in this block counts between tellings of these two days."""
    near, far = strengths(key)
    return far if _are_far(time, other) else near


def strengths(key: Key) -> tuple[int, int]:
    """What a meeting in this block counts between tellings that are near in time, and far."""
    kind = _kind(key)
    return _STRENGTH[kind], _STRENGTH_OF_FAR.get(kind, 0)


def _kind(key: Key) -> str:
    return key.partition("\t")[0]


def _are_far(time: int, other: int) -> bool:
    return bool(time and other) and abs(time - other) > FAR


def time_of(profile: Profile) -> int:
    """The day by which a telling is put in order: of its event, else of its publication; 0 where neither is known."""
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
        given, _, surname = fold(name).rpartition(" ")
        keys.add(f"surname\t{surname}")
        if given:
            keys.add(f"person\t{given} {surname}")
    return frozenset(keys)


def _rarest(profile: Profile) -> list[str]:
    marks = profile.marks
    rare = {
        mark
        for bag in (marks.names, marks.proper, marks.words)
        for mark in bag.kept
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
