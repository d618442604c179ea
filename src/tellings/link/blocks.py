"""Which pairs are worth comparing: those that share a day, a place and month, a person or a rare word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from .profile import Profile
from .when import Period

_LARGEST_BLOCK = 250  # in a larger block each telling meets only its neighbours in order of place and words
_NEIGHBOURS = 60
_RARE_WORD = 12  # a word that more tellings than this have in common sets none apart


def pairs(profiles: Sequence[Profile]) -> list[tuple[int, int]]:
    """Pairs of positions in `profiles` (in id order), each once, sorted.  Pairs of one document are left out."""
    blocks: dict[tuple[str, ...], list[int]] = {}
    for position, profile in enumerate(profiles):
        for key in _keys(profile):
            blocks.setdefault(key, []).append(position)
    found: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if key[0] == "word" and len(members) > _RARE_WORD:
            continue
        found.update(_within(profiles, members))
    return sorted(pair for pair in found if profiles[pair[0]].document != profiles[pair[1]].document)


def _within(profiles: Sequence[Profile], members: list[int]) -> Iterator[tuple[int, int]]:
    reach = len(members)
    if reach > _LARGEST_BLOCK:
        members = sorted(members, key=lambda position: (*_neighbourhood(profiles[position]), position))
        reach = _NEIGHBOURS
    for index, first in enumerate(members):
        for second in members[index + 1 : index + 1 + reach]:
            yield (first, second) if first < second else (second, first)


def _neighbourhood(profile: Profile) -> tuple[str, str]:
    place = profile.places[0] if profile.places else None
    return (f"{place.country}/{place.admin1}/{place.name}" if place else "", " ".join(sorted(profile.words)))


def _keys(profile: Profile) -> set[tuple[str, ...]]:
    keys = {key for period in profile.dates for key in _day_keys(period)}
    months = {month for period in profile.dates for month in _months(period)} or _publication_months(profile)
    for place in profile.places:
        named = str(place.geonames_id or place.name.casefold())
        keys |= {("place", named, month) for month in months}
    keys |= {
        ("name", name.split()[-1].casefold()) for name in profile.victims | profile.attackers if name.split()
    }
    keys |= {("word", word) for word in profile.words}
    return keys


def _day_keys(period: Period) -> Iterator[tuple[str, ...]]:
    """Each day and the day after it, so that neighbouring days meet; a date without a year meets those of any year."""
    if period.breadth != "day":
        return
    for day in range(period.first, period.last + 2):
        known = date.fromordinal(day)
        yield ("month and day", f"{known:%m-%d}")


def _months(period: Period) -> set[str]:
    if period.breadth == "year":
        return {"any"}
    ends = (date.fromordinal(period.first), date.fromordinal(period.last))
    return {f"{end:%m}" for end in ends}


def _publication_months(profile: Profile) -> set[str]:
    """The month of publication and the one before: an event is mostly reported within weeks."""
    if profile.day is None:
        return {"any"}
    return {f"{date.fromordinal(day):%m}" for day in (profile.day, profile.day - 28)}
