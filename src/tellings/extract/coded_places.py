"""The place that a row of a table of incidents codes: by its name and point in the gazetteer, else as the row has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tellings.model import PlacePrecision, PlaceValue
from tellings.values import places
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer

# Words that tables put behind a name for its kind ("Kandahar city").
_KIND = re.compile(
    r"\s+(?:city|town|village|municipality|commune|district|county|province|governorate|region|state|department|oblast|prefecture)$",
    re.IGNORECASE,
)
_SETTLED: tuple[PlacePrecision, ...] = ("point", "neighbourhood", "town", "near")
_NEAR_KM = places.NEAR_KM


@dataclass(frozen=True, slots=True)
class Where:
    """What a row says of its place."""

    name: str | None
    admin2: str | None
    admin1: str | None
    country: str | None  # ISO 3166 alpha-3
    lat: float | None
    lon: float | None
    precision: PlacePrecision


def place_of(where: Where, gazetteer: Gazetteer) -> PlaceValue | None:
    """The place; None where the row names none."""
    name = where.name or where.admin2 or where.admin1
    if where.precision in _SETTLED and where.name:
        entry = _nearest(_called(where.name, gazetteer, ("city",)), where)
        if entry is not None:
            return places.value_of(entry, "near" if where.precision == "near" else "town")
    elif where.precision in ("district", "province"):
        name = (where.admin2 if where.precision == "district" else where.admin1) or name
        kinds = ("admin2",) if where.precision == "district" else ("admin1",)
        entry = _nearest(_called(name or "", gazetteer, kinds), where)
        if entry is not None:
            return places.value_of(entry, where.precision)
    if where.precision == "country" or name is None:
        return _country(where, gazetteer)
    return PlaceValue(
        name=name,
        city=name if where.precision in ("town", "near") else None,
        admin2=where.admin2,
        admin1=where.admin1,
        country=where.country,
        lat=where.lat,
        lon=where.lon,
        precision=where.precision,
    )


def country_of(name: str | None, gazetteer: Gazetteer) -> str | None:
    """A country by its name or by its code."""
    if not name:
        return None
    if len(name) == 3 and places.country_name(name.upper()):
        return name.upper()
    plain = re.sub(r"\s*\(.*\)$", "", name)  # "Yemen (North Yemen)"
    found = (each.country for each in gazetteer.lookup(plain) if each.kind == "country")
    return next(found, None)


def _called(name: str, gazetteer: Gazetteer, kinds: tuple[str, ...]) -> list[Entry]:
    bare = _KIND.sub("", name)
    every = {entry.id: entry for each in (name, bare) for entry in gazetteer.lookup(each)}
    return [entry for entry in every.values() if entry.kind in kinds]


def _nearest(found: Iterable[Entry], where: Where) -> Entry | None:
    """The entry that lies where the row says: near its point, else in its province, else the largest of its country."""
    own = [each for each in found if where.country in (None, each.country)]
    if where.lat is not None and where.lon is not None and where.precision in _SETTLED:
        lat, lon = where.lat, where.lon
        away = [
            (places.kilometres(lat, lon, each.lat, each.lon), each.id, each)
            for each in own
            if each.lat is not None and each.lon is not None
        ]
        return min(((far, id, each) for far, id, each in away if far <= _NEAR_KM), default=(0, 0, None))[2]
    if where.admin1:
        first = fold(_KIND.sub("", where.admin1))
        own = [each for each in own if each.admin1 and fold(each.admin1) == first] or own
    return max(own, key=lambda each: (each.population, -each.id), default=None)


def _country(where: Where, gazetteer: Gazetteer) -> PlaceValue | None:
    name = places.country_name(where.country) if where.country else None
    if name is None:
        return None
    entry = next((each for each in gazetteer.lookup(name) if each.kind == "country"), None)
    if entry is not None:
        return places.value_of(entry, "country")
    return PlaceValue(name=name, country=where.country, precision="country")
