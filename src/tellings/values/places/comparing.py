"""How two places stand to each other."""

from __future__ import annotations

from typing import Literal

from tellings.model import PlaceValue
from tellings.values.folding import fold
from tellings.values.places.senses import kilometres
from tellings.values.regions import REGIONS

Comparison = Literal["same", "within", "near", "apart", "unknown"]

NEAR_KM = 25.0  # two reports of one event may name neighbouring towns
# How large a thing each precision tells of; "near" is a place of about a district's size.
_SIZES = {
    "point": 0,
    "neighbourhood": 1,
    "town": 2,
    "near": 3,
    "district": 4,
    "province": 5,
    "country": 6,
    "area": 7,
}


def contains(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Whether `inner` is a smaller place that lies in `outer`."""
    if _SIZES[inner.precision] >= _SIZES[outer.precision] and inner.precision != "near":
        return False
    if outer.precision == "area":
        region = REGIONS.get(outer.name)
        return region is not None and inner.country in region.countries
    if outer.country is None or outer.country != inner.country:
        return False
    if outer.precision == "country":
        return inner.precision != "country"
    if outer.precision == "province":
        return inner.precision != "province" and _same_name(outer.admin1 or outer.name, inner.admin1)
    if outer.precision == "district":
        first = _same_name(outer.admin1, inner.admin1)
        return (
            inner.precision != "district" and first and _same_name(outer.admin2 or outer.name, inner.admin2)
        )
    if outer.precision == "town":
        return (
            _same_name(outer.admin1, inner.admin1)
            and _same_name(outer.name, inner.city)
            and inner.name != outer.name
        )
    return False


def may_hold(county: PlaceValue, town: PlaceValue) -> bool:
    """Whether a district, told as where or near which something was, may be that of a town of which no gazetteer tells the district."""
    if county.precision not in ("district", "near") or county.city is not None or county.admin2 is None:
        return False
    if town.city is None or town.admin2 is not None:
        return False
    return (county.country, county.admin1) == (town.country, town.admin1)


def compare(a: PlaceValue, b: PlaceValue) -> Comparison:
    """same: one place as far as both say; within: one lies in the other and says more; near: within 25 km; apart; unknown.

    A place that no gazetteer has a point for is unknown to every other that does not bear its name or hold it.
    """
    if a.geonames_id is not None and a.geonames_id == b.geonames_id and a.precision == b.precision:
        return "same"
    if contains(a, b) or contains(b, a):
        return "within"
    if _alike(a, b):
        return "same"
    if can_be_one(a, b):
        return "near"
    if a.country is not None and b.country is not None and a.country != b.country:
        return "apart"
    return "unknown" if None in (a.lat, a.lon, b.lat, b.lon) else "apart"


def can_be_one(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether both can be the place of one event: the same, one in the other, or within about 25 km."""
    if a.geonames_id is not None and a.geonames_id == b.geonames_id:
        return True
    if contains(a, b) or contains(b, a) or _alike(a, b):
        return True
    if max(_SIZES[a.precision], _SIZES[b.precision]) > _SIZES["near"]:
        return False
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return False
    return kilometres(a.lat, a.lon, b.lat, b.lon) <= NEAR_KM


def _same_name(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and fold(a) == fold(b)


def _alike(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether two values name one place as far as they go: the same name, and nothing said of both that differs."""
    if not _same_name(a.name, b.name) or (a.geonames_id and b.geonames_id):
        return False
    if (a.precision in ("province", "district")) != (b.precision in ("province", "district")):
        return False
    pairs = ((a.country, b.country), (a.admin1, b.admin1))
    return all(x is None or y is None or fold(x) == fold(y) for x, y in pairs)
