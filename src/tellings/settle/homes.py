"""Namesakes settled by where an outlet is at home: the Springfield of a paper whose other reports are of Missouri."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from tellings import ids
from tellings.model import Claim, Document, PlaceValue, Telling
from tellings.values import places
from tellings.values.folding import fold
from tellings.values.gazetteer import Gazetteer
from tellings.values.places import Home

from .deriving import least_sure, roots, shared_speakers

SHOWN = (
    5  # of the claims that tell where an outlet is at home, as many are named as what a derived one rests on
)
_LOCAL = frozenset(("point", "neighbourhood", "town", "near", "district"))


def at_home(
    documents: Mapping[str, Document], tellings: Sequence[Telling], gazetteer: Gazetteer
) -> Mapping[str, tuple[Claim, ...]]:
    """Derived places, by telling id: a name that its report left open, or took for a namesake far off, in its outlet's area.

    Only where the report names no division or country that the place as read lies in, and never a town that no report names.
    """
    by_outlet: dict[str, list[Telling]] = defaultdict(list)
    for telling in tellings:
        outlet = documents[telling.document].outlet
        if outlet:
            by_outlet[outlet].append(telling)
    made: dict[str, tuple[Claim, ...]] = {}
    for outlet, own in sorted(by_outlet.items()):
        made |= moved_at_home(outlet, own, gazetteer)
    return made


def moved_at_home(
    outlet: str, own: Sequence[Telling], gazetteer: Gazetteer
) -> Mapping[str, tuple[Claim, ...]]:
    """The same for one outlet: `own` are all its tellings in id order; only their places are looked at."""
    home = places.home_of((value for each in own for _, value in _places(each)), outlet)
    if home is None or home.admin1 is None:
        return {}
    moved = {telling.id: tuple(_moved(telling, home, own, gazetteer)) for telling in own}
    return {id: claims for id, claims in moved.items() if claims}


def _places(telling: Telling) -> list[tuple[Claim, PlaceValue]]:
    return [
        (claim, claim.value)
        for claim in telling.of("place")
        if claim.polarity == "affirmed" and isinstance(claim.value, PlaceValue)
    ]


def _moved(
    telling: Telling,
    home: Home,
    own: Sequence[Telling],
    gazetteer: Gazetteer,
) -> Iterator[Claim]:
    named = _places(telling)
    said = {(value.country, value.admin1) for _, value in named if value.precision == "province"}
    said |= {(value.country, None) for _, value in named if value.precision == "country"}
    for claim, value in named:
        if value.precision not in _LOCAL or (value.country, value.admin1) == (home.country, home.admin1):
            continue
        if value.country and ((value.country, value.admin1) in said or (value.country, None) in said):
            continue
        there = _in_home(claim, value, home, gazetteer)
        if there is not None:
            yield _derived(claim, there, _evidence(own, telling, home))


def _in_home(claim: Claim, value: PlaceValue, home: Home, gazetteer: Gazetteer) -> PlaceValue | None:
    """The place of the same name in the home area; one that no gazetteer knows is of that area, without a point."""
    kinds = ("admin2",) if value.precision == "district" else ("city",)
    for name in dict.fromkeys((claim.quote or value.name, value.name)):
        for entry in gazetteer.lookup(name):
            own = fold(entry.name) == fold(name) or entry.kind == "admin2"  # not what a place was once called
            if own and entry.kind in kinds and (entry.country, entry.admin1) == (home.country, home.admin1):
                there = places.value_of(entry, value.precision)
                return replace(there, city=None) if value.precision == "neighbourhood" else there
    if value.country is None and value.geonames_id is None:
        return replace(value, admin1=home.admin1, country=home.country)
    return None


def _evidence(own: Sequence[Telling], telling: Telling, home: Home) -> list[Claim]:
    """Claims of the outlet's other reports that lie in its home area, one for each name."""
    found: dict[str, Claim] = {}
    for other in own:
        if other.document == telling.document:
            continue
        for claim, value in _places(other):
            if value.precision in _LOCAL and (value.country, value.admin1) == (home.country, home.admin1):
                known = found.get(fold(value.name))
                if known is None or claim.id < known.id:
                    found[fold(value.name)] = claim
    return [found[name] for name in sorted(found)][:SHOWN]


def _derived(claim: Claim, value: PlaceValue, evidence: Sequence[Claim]) -> Claim:
    bases = (claim, *evidence)
    return ids.identified(
        Claim(
            id="",
            document=claim.document,
            field="place",
            span=None,
            quote=None,
            sentence=None,
            value=value,
            certainty=least_sure(bases),
            speakers=shared_speakers((claim,)),
            score=claim.score,
            derived_from=roots(bases),
        )
    )
