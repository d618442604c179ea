"""Which pairs are worth comparing: those that share a rare word or name, a person, or a place and about a time.

No block grows with the casebook: what more tellings share than a block holds, they meet only their neighbours in time over.
So the pairs grow as the tellings do, not as their square.
"""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

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

Key = tuple[str, ...]


def pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of positions in `profiles` (in id order), each once, sorted.  Pairs of one document are left out."""
    keys = [_keys(profile) for profile in profiles]
    blocks: dict[Key, list[int]] = {}
    for position, own in enumerate(keys):
        for key in own:
            blocks.setdefault(key, []).append(position)
    following = _following_in_time(blocks, [_time(profile) for profile in profiles])
    found: list[tuple[int, int]] = []
    for first, own in enumerate(keys):
        shared = Counter(following.pop(first, {}))
        for key in own:
            for second in blocks.get(key, ()):
                if second > first:
                    shared[second] += _STRENGTH[key[0]]
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
        if key[0] == "mark":
            continue
        for index, one in enumerate(members):
            for other in members[index + 1 : index + 1 + _NEIGHBOURS]:
                first, second = sorted((one, other))
                met.setdefault(first, Counter())[second] += _STRENGTH[key[0]]
    return met


def _time(profile: Profile) -> int:
    """The day by which a telling is put in order: of its event, else of its publication."""
    known = [period.first for period in profile.dates if not period.yearless and period.breadth == "day"]
    return known[0] if known else profile.day or 0


def _keys(profile: Profile) -> set[Key]:
    keys: set[Key] = {("mark", mark) for mark in _rarest(profile)}
    days = {day for period in profile.dates for day in _days(period)}
    for place in profile.places:
        for name in _areas(place):
            keys.add(("place", name))
            keys |= {("place and day", name, day) for day in days}
    if not profile.places:
        keys |= {("day", day) for day in days}
    for name in profile.victims | profile.attackers:
        keys.add(("person", fold(name).rpartition(" ")[2]))
    return keys


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
