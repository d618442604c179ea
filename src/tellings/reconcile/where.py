"""The verdict on the place: two towns are two elements; a town and its province are one, and the town says more."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

from tellings.model import PlaceValue, Verdict
from tellings.values import places

from .decisions import Decisions
from .held import Held
from .lists import Cluster, gathered, list_verdict

_FROM_NARROW_TO_BROAD = ("point", "neighbourhood", "town", "near", "district", "province", "area", "country")
_NARROW = _FROM_NARROW_TO_BROAD.index("district")  # one attack can be in two provinces, hardly in two towns


def place_verdict(held: Sequence[Held], decided: Decisions) -> Verdict:
    """The verdict on `place`.

    Two towns that cannot be one are disputed where no report names both.
    """
    standing = [each for each in held if each.affirmed and not decided.refused(each)]
    denials = [each for each in held if not each.affirmed and not decided.refused(each)]
    groups = _nested(gathered(standing, lambda a, b: same_place(place_of(a), place_of(b)) or _settles(a, b)))
    clusters = [
        Cluster(
            _narrowest(group),
            tuple(group),
            tuple(d for d in denials if same_place(place_of(d), _narrowest(group))),
        )
        for group in groups
    ]
    return list_verdict(
        held, clusters, decided, apart=any(_exclude(a, b) for a, b in combinations(clusters, 2))
    )


def place_of(each: Held) -> PlaceValue:
    """The place that a claim of the field `place` holds."""
    assert isinstance(each.claim.value, PlaceValue)
    return each.claim.value


def same_place(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether two values name one and the same place: by the gazetteer's id, or by name where it has none."""
    if a.geonames_id is not None and b.geonames_id is not None:
        return a.geonames_id == b.geonames_id and a.precision == b.precision
    return (a.name.casefold(), a.country, a.admin1) == (b.name.casefold(), b.country, b.admin1)


def _settles(a: Held, b: Held) -> bool:
    """Whether one is the other's name put where its outlet is at home."""
    one, other = (a, b) if a.derived else (b, a)
    return one.telling == other.telling and one.derived and other.claim.id in one.claim.derived_from


def _breadth(place: PlaceValue) -> int:
    """How broad a place is; near a county is no narrower than in it."""
    near_division = place.precision == "near" and place.city is None
    return _FROM_NARROW_TO_BROAD.index("district" if near_division else place.precision)


def _narrowest(group: Sequence[Held]) -> PlaceValue:
    """The narrowest place of a group; one that was settled before the namesake that it was taken from."""
    settled = [each for each in group if each.derived]
    return min(
        (place_of(each) for each in settled or group), key=lambda place: (_breadth(place), repr(place))
    )


def _support(group: Sequence[Held]) -> tuple[int, str]:
    return (-len({each.source for each in group if not each.derived}), repr(_narrowest(group)))


def _nested(groups: Sequence[list[Held]]) -> list[list[Held]]:
    """Broader places put with the best supported place within them."""
    ordered = sorted(groups, key=lambda group: (_breadth(_narrowest(group)), *_support(group)))
    kept: list[list[Held]] = []
    for group in ordered:
        outer = _narrowest(group)
        within = [
            other
            for other in kept
            if places.contains(outer, _narrowest(other)) or places.may_hold(outer, _narrowest(other))
        ]
        if within:
            min(within, key=_support).extend(group)
        else:
            kept.append(list(group))
    return kept


def _exclude(a: Cluster, b: Cluster) -> bool:
    if not (isinstance(a.value, PlaceValue) and isinstance(b.value, PlaceValue)):
        return False
    if max(_breadth(a.value), _breadth(b.value)) > _NARROW or places.can_be_one(a.value, b.value):
        return False
    return not ({each.claim.document for each in a.affirmed} & {each.claim.document for each in b.affirmed})
