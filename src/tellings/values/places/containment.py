"""What lies in what: names that the text sets inside others, and lists of places of equal standing."""

from __future__ import annotations

import re
from dataclasses import replace

from tellings.values.gazetteer import Entry
from tellings.values.places.contexts import PlaceRelation
from tellings.values.places.spotting import Spot
from tellings.values.places.verdicts import grade_of
from tellings.values.places.words import DIRECTIONS, NAMING_KINDS, words
from tellings.values.regions import REGIONS

# Between a name and the containing place named right after it.
_CONTAINED = re.compile(
    r"\s*,\s*(?:in\s+|(?:in\s+)?the\s+)?(?:[a-z-]+\s+){0,3}?|\s+(?:in|of)\s+(?:the\s+)?(?:[a-z-]+\s+){0,4}?|\s*\(",
)
_INSIDE = re.compile(r"\s*,\s*|\s+in\s+(?:the\s+)?(?:[a-z-]+\s+)?")
_COMMA = re.compile(r"\s*,\s*")
_LISTED = re.compile(r"\s*,\s*(?:and\s+|or\s+)?|\s+(?:and|or)\s+(?:in\s+)?")
_OWNED = re.compile(r"['\u2019]s?\s+(?:[a-z-]+\s+){0,4}?")
_OWNER_WORDS = words(
    "northern southern eastern western central north south east west capital city of province region"
)
_FARTHEST = 60  # characters between a name and what contains it
_SMALL = 1.5  # the grade below which a place may be another than the one the gazetteer has


def containment(text: str, spots: list[Spot]) -> dict[int, int]:
    """Which spot is said to lie in which, by their numbers: "Paris, Texas", "Mali's Gao"."""
    found: dict[int, int] = {}
    for index in range(len(spots) - 1):
        here, after = spots[index], spots[index + 1]
        if not after.entries or after.demonym or _is_list(text, spots, index):
            continue
        gap = text[here.reach : after.start]
        if (
            len(gap) <= _FARTHEST
            and _CONTAINED.fullmatch(gap)
            and _can_lie_in(here, after, _COMMA.fullmatch(gap) is not None)
        ):
            found[index] = index + 1
    for index in range(len(spots) - 1):
        owner, owned = spots[index], spots[index + 1]
        gap = text[owner.end : owned.start]
        if index + 1 not in found and owner.entries and len(gap) <= _FARTHEST and _OWNED.fullmatch(gap):
            between = set(gap.split()[1:])
            if between <= _OWNER_WORDS | DIRECTIONS and _can_lie_in(owned, owner, False):
                found[index + 1] = index
    return found


def _is_list(text: str, spots: list[Spot], index: int) -> bool:
    """Whether the comma after a spot counts places up: "Nevada, Texas and Utah", "Syria, Turkey and Iraq"."""
    here, after = spots[index], spots[index + 1]
    if not _COMMA.fullmatch(text[here.reach : after.start]) or index + 2 >= len(spots):
        return False
    if not (here.entries and here.entries[0].kind in ("country", "admin1", "region")):
        return False
    return bool(_LISTED.fullmatch(text[after.reach : spots[index + 2].start])) and bool(
        spots[index + 2].entries
    )


def _can_lie_in(inner: Spot, outer: Spot, close: bool) -> bool:
    """Whether a place called as `inner` can lie in one called as `outer`; an unknown one must be close to it."""
    if inner.demonym or not outer.entries:
        return False
    if inner.entries:
        return any(lies_in(a, b) for b in outer.entries for a in inner.entries)
    if inner.guess and not close:
        return False
    wide = (
        ("country", "admin1", "admin2") if inner.guess else ("country", "admin1", "admin2", "city", "region")
    )
    return any(entry.kind in wide for entry in outer.entries)


def lies_in(inner: Entry, outer: Entry) -> bool:
    """Whether the one place lies in the other, by what contains it."""
    if inner.id == outer.id:
        return False
    if outer.kind == "country":
        return inner.kind in ("city", "admin1", "admin2") and inner.country == outer.country
    if outer.kind == "region":
        return inner.country in REGIONS[outer.name].countries
    if outer.kind == "admin1":
        return inner.kind in ("city", "admin2") and (inner.country, inner.admin1) == (
            outer.country,
            outer.admin1,
        )
    if outer.kind == "admin2":
        same = (inner.country, inner.admin1, inner.admin2) == (outer.country, outer.admin1, outer.admin2)
        return inner.kind == "city" and same
    return False


def moved(text: str, spots: list[Spot]) -> list[Spot]:
    """The spots with those freed of their candidates that are said to lie where none of these does.

    "In Gilead, Bolivia" is a place that the gazetteer lacks, not the Gilead of elsewhere that it has.
    """
    moved = list(spots)
    for index in range(len(spots) - 1):
        here, after = spots[index], spots[index + 1]
        gap = text[here.reach : after.start]
        if (
            not here.entries
            or not after.entries
            or here.abbreviation
            or after.entries[0].kind not in ("country", "admin1")
        ):
            continue
        named = here.kind in NAMING_KINDS and bool(_INSIDE.fullmatch(gap))
        told = (here.standing.strength == 2 or after.abbreviation) and here.kind is None and gap == ", "
        small = max(grade_of(entry, here.key) for entry in here.entries) < _SMALL
        if (
            small
            and (named or told)
            and not _is_list(text, spots, index)
            and not _can_lie_in(here, after, True)
        ):
            moved[index] = replace(here, entries=(), guess=here.kind is None)
    return moved


def listed(text: str, spots: list[Spot], verdicts: list[int]) -> dict[int, PlaceRelation | None]:
    """The spots that go on a list of places, with the relation of its first: "in Homs, Hama and Idlib"."""
    found: dict[int, PlaceRelation | None] = {}
    for index in range(1, len(spots)):
        before, here = spots[index - 1], spots[index]
        placed = (verdicts[index - 1] == 2 and before.entries) or index - 1 in found
        if not placed or not here.entries or here.standing.relation or not verdicts[index]:
            continue
        if _LISTED.fullmatch(text[before.reach : here.start]):
            relation = found.get(index - 1, before.standing.relation)
            if relation:
                found[index] = relation
    return found
