"""Where an outlet is at home by its name or its site's: "The Chicago Courier", "news7memphis.example", "northgeorgianews.example"."""

from __future__ import annotations

import re

from tellings.model import Document
from tellings.values.gazetteer import Entry, Gazetteer
from tellings.values.places import Home
from tellings.values.places.words import DIRECTIONS, DIVISIONS
from tellings.values.wordlists import word_set

# What the names of papers and stations are made of beside a place, longest first where one begins another.
_MEDIA = word_set(
    """
    abc nbc cbs fox cw pbs wb upn tv radio news newspaper newspapers newschannel channel local online live today now my the
    daily weekly sunday evening morning times timesunion tribune trib blade bee post herald journal star sun press gazette
    chronicle examiner inquirer enquirer observer register record ledger dispatch courier sentinel leader republic republican
    reporter telegraph patch free independent mercury globe democrat argus advocate advertiser standard banner world union
    voice review eagle citizen monitor mail beacon bulletin express examiner echo messenger pilot plaindealer commercial appeal
    constitution picayune statesman clarion headlight guardian report
    """
)
_PIECES = sorted(_MEDIA, key=lambda word: (-len(word), word))
_WAYS = sorted((word for word in DIRECTIONS if word.isalpha()), key=lambda word: (-len(word), word))
_SHORTEST = 4  # letters of a place's name: shorter ones are in too many other words
_LABELS = re.compile(r"[^a-z]+")
# Persons in a town that has an outlet of its own, and how many times as many as in its next namesake.
_SEAT, _TIMES_LARGER = 15_000, 3
_GREAT = 500_000  # persons in a city that is meant before the division of its name
# Where the papers of towns are in English before any other language: one that is read here is rather of those.
_ENGLISH_AT_HOME = frozenset(("USA", "GBR", "CAN", "AUS", "NZL", "IRL"))
_STATES = {"".join(name.lower().split()): (name, country) for name, country in DIVISIONS.values()}


def site_area(document: Document, gazetteer: Gazetteer) -> Home | None:
    """The town or division that a document's outlet is called after; None where it is called after none."""
    name, dot, last = (document.outlet or "").lower().rpartition(".")
    for label in reversed((name if dot else last).split(".")):
        found = _area(label, gazetteer)
        if found is not None:
            return found
    return None


def _area(label: str, gazetteer: Gazetteer) -> Home | None:
    name = _bare("".join(_LABELS.split(label)), _PIECES)
    for each in dict.fromkeys((name, _bare(name, _WAYS))):
        if len(each) < _SHORTEST or each in _MEDIA:
            continue
        town = _town(each, gazetteer)
        if each in _STATES and (town is None or town.population < _GREAT):
            division, country = _STATES[each]
            return Home(country, division)
        if town is not None:
            return Home(str(town.country), town.admin1, town.lat, town.lon)
    return None


def _bare(name: str, pieces: list[str]) -> str:
    """What is left of a name without the pieces that it begins and ends with; the name where nothing would be."""
    while True:
        left = next(
            (name.removeprefix(each) for each in pieces if name.startswith(each) and name != each), name
        )
        left = next(
            (left.removesuffix(each) for each in pieces if left.endswith(each) and left != each), left
        )
        if left == name:
            return name
        name = left


def _town(letters: str, gazetteer: Gazetteer) -> Entry | None:
    """Far the largest town of a name that is written without its spaces."""
    names = [letters, *(f"{letters[:at]} {letters[at:]}" for at in range(2, len(letters) - 1))]
    found = {
        entry.id: entry
        for name in names
        for entry in gazetteer.lookup(name)
        if entry.kind == "city"
        and entry.country in _ENGLISH_AT_HOME
        and entry.population >= _SEAT
        and "".join(entry.name.lower().split()) == letters
    }
    ordered = sorted(found.values(), key=lambda entry: (-entry.population, entry.id))
    if not ordered or (len(ordered) > 1 and ordered[0].population < _TIMES_LARGER * ordered[1].population):
        return None
    return ordered[0]
