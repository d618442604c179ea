"""Where a report and its outlet are at home, beside what its sentences tell: it settles which of their namesakes places are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from tellings.model import Document, PlaceValue
from tellings.values import places
from tellings.values.folding import fold
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places import Home, PlaceMention, kilometres
from tellings.values.places.words import DIRECTIONS, DIVISIONS, DOUBTFUL
from tellings.values.wordlists import CALENDAR

from .passage import Located, outlet_in_title

# A town of fewer persons, so far off and said to lie nowhere, is rather another that the gazetteer lacks.
_SMALL, _FAR_KM = 100_000, 250.0
_TOWN = re.compile(
    r"\(?(?P<town>[^\W\d_][^,(\n–—]*?)\)?\s*(?=[,(–—]|--|- )(?:, ?(?P<region>[A-Z][\w.]*(?: [A-Z][\w.]+)?))?"
)
# A division's name or abbreviation as an outlet's title has it: "Baton Rouge, Louisiana News", "Huntington WV News".
_REGION = re.compile(r"(?<![\w-])(?:[A-Z][a-z]+(?: [A-Z][a-z]+)?|[A-Z]{2})(?![\w-])")
_WORD = re.compile(r"[A-Z][a-z]+")
_DIVISION_NAMES = frozenset(DIVISIONS.values())
# Persons in a town that has an outlet of its own, and how many times as many as in its next namesake where no division is told.
_SEAT_OF_AN_OUTLET, _TIMES_LARGER = 15_000, 4
# Abbreviations of states that are words or are in the names of stations too: they count only behind a comma.
_LETTERS_TOO = frozenset(("OK", "IN", "OR", "HI", "ME", "OH", "PA", "LA", "AL"))


def with_dateline(
    document: Document, text: str, mentions: Sequence[PlaceMention], gazetteer: Gazetteer
) -> tuple[PlaceMention, ...]:
    """The places of a text, with those of its dateline that the reader passed over: whatever stands there names a place."""
    line = document.dateline
    match = _TOWN.match(line.of(text)) if line is not None else None
    if line is None or match is None:
        return tuple(mentions)
    spans = [match.span(name) for name in ("town", "region") if match[name] and not _is_month(match[name])]
    known = {(each.start - line.start, each.end - line.start) for each in mentions}
    if known.issuperset(spans):
        return tuple(mentions)

    def moved(each: PlaceMention) -> PlaceMention:
        within = each.within and (each.within[0] + line.start, each.within[1] + line.start)
        return replace(each, start=each.start + line.start, end=each.end + line.start, within=within)

    found = [moved(each) for each in places.marked(line.of(text), spans, gazetteer)]
    found = [each for each in found if each.candidates or each.within]
    others = [
        each for each in mentions if not any(new.start < each.end and each.start < new.end for new in found)
    ]
    return tuple(sorted([*others, *found], key=lambda each: each.start))


def _is_month(words: str) -> bool:
    return words.split()[0].lower().rstrip(".") in CALENDAR


def outlet_area(document: Document, gazetteer: Gazetteer) -> Home | None:
    """Where the outlet's name in a page's title has its home: "- KXYZ | Tulsa, Oklahoma News", "- WXYZ | Chattanooga News"."""
    site = outlet_in_title(document)
    if site is None:
        return None
    town = outlet_town(document, gazetteer)
    if town is not None and town.value is not None and town.value.country is not None:
        return Home(town.value.country, town.value.admin1, town.value.lat, town.value.lon)
    return _division_in((document.title or "")[site:], gazetteer)


def outlet_town(document: Document, gazetteer: Gazetteer) -> Located | None:
    """The town that the outlet's name in a page's title gives as its home, where it stands in the text."""
    site = outlet_in_title(document)
    if site is None:
        return None
    tail = (document.title or "")[site:]
    found = _town_in(tail, _division_in(tail, gazetteer), gazetteer)
    if found is None:
        return None
    start, end, entry = found
    name = tail[start:end]
    mention = PlaceMention(site + start, site + end, name, (entry,), None, None, None, None, None)
    return Located(mention, places.value_of(entry, "town"))


def _division_in(tail: str, gazetteer: Gazetteer) -> Home | None:
    for match in _REGION.finditer(tail):
        after_comma = tail[: match.start()].endswith(", ")
        way, _, rest = match.group().partition(" ")
        for word in (
            match.group(),
            *([rest] if rest and way.lower() in DIRECTIONS else []),
        ):  # "South Georgia News"
            if word in _LETTERS_TOO and not after_comma:
                continue
            name, country = DIVISIONS.get(word, (word, None))
            if country is None and not after_comma and (name, "USA") not in _DIVISION_NAMES:
                continue
            divisions = (e for e in gazetteer.divisions(name) if e.kind == "admin1" and e.name == name)
            found = next((e for e in divisions if country in (None, e.country)), None)
            if found is not None and found.country is not None:
                return Home(found.country, found.admin1)
    return None


def _town_in(tail: str, division: Home | None, gazetteer: Gazetteer) -> tuple[int, int, Entry] | None:
    """The first town that a title's end names, and where: in the division that it names, or far the largest of its name."""
    words = list(_WORD.finditer(tail))
    for first in range(len(words)):
        for last in range(min(first + 3, len(words)), first, -1):
            name = tail[words[first].start() : words[last - 1].end()]
            if last - first == 1 and name.lower() in DOUBTFUL:
                continue
            own = [e for e in gazetteer.lookup(name) if e.kind == "city" and e.name == name]
            if division is not None:
                own = [e for e in own if (e.country, e.admin1) == (division.country, division.admin1)]
            own.sort(key=lambda e: (-e.population, e.id))
            if not own or own[0].population < _SEAT_OF_AN_OUTLET:
                continue
            if division is None and len(own) > 1 and own[0].population < _TIMES_LARGER * own[1].population:
                continue
            return words[first].start(), words[last - 1].end(), own[0]
    return None


def area_of(town: Located | None, fallback: Home | None) -> Home | None:
    """The home area of a report that is at home in `town`."""
    value = town.value if town is not None else None
    if value is None or value.country is None:
        return fallback
    return Home(value.country, value.admin1, value.lat, value.lon)


def divisions_named(located: Iterable[Located]) -> frozenset[tuple[str | None, str | None]]:
    """(country, division) of each division or country that a report names, or says that a place lies in."""
    found: set[tuple[str | None, str | None]] = set()
    for each in located:
        value = each.value
        if each.mention.demonym is not None:
            found.add((each.mention.demonym, None))
        elif value is not None and (value.precision in ("province", "country") or each.mention.within):
            found.add((value.country, value.admin1))
    return frozenset(found)


def brought_home(
    each: Located, area: Home | None, named: frozenset[tuple[str | None, str | None]]
) -> Located:
    """A place in the report's home area where the gazetteer has it only far from there, or not at all; any other as it is.

    Only a small town that is said to lie nowhere, in a division and a country that the report does not name.
    """
    value = each.value
    if value is None or area is None or area.admin1 is None or each.mention.within is not None:
        return each
    if value.precision not in ("town", "near", "neighbourhood"):
        return each
    if value.country is None or is_far(each, area, named):
        lies = replace(
            value, admin2=None, admin1=area.admin1, country=area.country, geonames_id=None, lat=None, lon=None
        )
        return Located(each.mention, _as_written(lies, each.mention))
    return each


def _as_written(value: PlaceValue, mention: PlaceMention) -> PlaceValue:
    """The place under the name that the report has for it, where it is not the one that also goes by that name."""
    if fold(value.name) == fold(mention.text) or mention.kind_word is not None:
        return value
    name = " ".join(mention.text.split())
    name = name.title() if name.isupper() else name
    return replace(value, name=name, city=name if value.city == value.name else value.city)


def is_far(each: Located, area: Home, named: frozenset[tuple[str | None, str | None]]) -> bool:
    """Whether a place is a small town far from `area`, said to lie nowhere, in a division that is not among those `named`."""
    value = each.value
    if value is None or value.country is None or each.mention.within is not None:
        return False
    if value.precision not in ("town", "near", "neighbourhood"):
        return False
    if (value.country, value.admin1) == (area.country, area.admin1):
        return False
    if (value.country, value.admin1) in named:
        return False
    if value.country != area.country and any(country == value.country for country, _ in named):
        return False
    people = max((e.population for e in each.mention.candidates if e.id == value.geonames_id), default=0)
    if people >= _SMALL:
        return False
    if area.lat is None or area.lon is None or value.lat is None or value.lon is None:
        return True
    return kilometres(area.lat, area.lon, value.lat, value.lon) > _FAR_KM
