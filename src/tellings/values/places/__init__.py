"""Places: the names in a text that are places, which place each one is, and how two places stand to one another."""

from __future__ import annotations

from tellings.model import PlaceValue
from tellings.values.countries import country_name
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places.homes import Home, home_of
from tellings.values.places.mentions import PlaceMention, find, is_known, marked
from tellings.values.places.senses import kilometres, resolve
from tellings.values.regions import REGIONS

__all__ = [
    "Entry",
    "Gazetteer",
    "Home",
    "PlaceMention",
    "can_be_one",
    "contains",
    "country_name",
    "find",
    "home_of",
    "is_known",
    "kilometres",
    "marked",
    "resolve",
    "show",
]

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


def show(place: PlaceValue) -> str:
    """The place in plain words, smallest part first: "Gao, Gao, Mali" is "Gao, Mali"."""
    country = country_name(place.country) if place.country else None
    parts = [place.name]
    if place.precision == "neighbourhood":
        parts.append(place.city or "")
    parts += [place.admin1 or "", country or ""]
    said: list[str] = []
    for part in parts:
        if part and fold(part) not in (fold(other) for other in said):
            said.append(part)
    return ("near " if place.precision == "near" else "") + ", ".join(said)


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
