"""PLOVER: event records as JSON lines, with the keys of the PLOVER manual in its order."""

from __future__ import annotations

import json
from collections.abc import Iterator

from tellings.codebook import Codebook
from tellings.model.records import Record
from tellings.values.countries import country_name

from .. import claims as walk
from .. import words
from ..cases import Case
from . import reading as of

# Quad class and Goldstein-like score by type (PLOVER manual, "PLOVER quad categories" and the table of Schrodt scores).
QUAD = {
    "PROTEST": 4,
    "MOBILIZE": 4,
    "COERCE": 4,
    "ASSAULT": 4,
    "SANCTION": 3,
    "THREATEN": 3,
    "REJECT": 3,
    "ACCUSE": 3,
}
SCALE = {
    "ASSAULT": -9.3, "COERCE": -7.2, "PROTEST": -6.6, "MOBILIZE": -5.3, "SANCTION": -5.2, "THREATEN": -5.1, "REJECT": -4.2,
    "ACCUSE": -2.0,
}  # fmt: skip
RESOLUTION = {
    "point": 5,
    "neighbourhood": 5,
    "town": 4,
    "near": 4,
    "district": 3,
    "province": 2,
    "area": 2,
    "country": 1,
}
GROUP_SECTORS = {"civilian": "CVL", "medical": "MED", "journalist": "JRN"}  # COP and MIL are not told apart
MONTH = 31  # days
LOST = (
    "Low and high figures, who says which, and their status: size holds one number for each, text_info the claims' places.",
    "Persons, sentences, findings, and relations but part_of and same_series.",
    "Sectors of named groups: reports do not tell rebels from criminals or parties as PLOVER does; a state's actor has no sector either.",
    "quad_code and event_scale of types that the manual's tables do not list.",
)
NOTES = (
    "One record on a line, with the keys of the manual in its order; optional ones that nothing fills are left out. size is the manual's"
    " object of sizes, within the record.",
    "PLOVER keeps every report of an event apart; here a record is an incident, and cite_info lists the reports that tell of it.",
    "text_info lists the claims behind the record with start and end in the document's text (Unicode code points), their field, speaker,"
    " certainty and polarity: keys beyond the manual's, which it allows.",
    f"comment holds the incident's id, who accuses and who denies, and “{of.NOT_REVIEWED}” where that is so.",
    "date and enddate bound when it began, where that is not one day; comment says so. What is less exact than a month has no place.",
    "actor is empty where nobody is named; persons are never an actor, because a record of PLOVER cannot say that somebody is only accused.",
)


def lines(case: Case, codebook: Codebook, home: Codebook, made_by: Record) -> Iterator[str]:
    """The record of one incident as a line.  Raises LeftOut where it has no code, or no date as exact as a month."""
    yield json.dumps(record(case, codebook, home, made_by), ensure_ascii=False, separators=(",", ":")) + "\n"


def record(case: Case, codebook: Codebook, home: Codebook, made_by: Record) -> Record:
    """One incident as a record of PLOVER."""
    event, _, mode = of.needed_code(codebook, "plover", case, home).partition("/")
    when = of.When(case)
    if when.days > MONTH:
        raise of.LeftOut("of a date less exact than a month")
    place = of.place(case)
    series = [each["to"] for each in case.related if each["kind"] in ("part_of", "same_series")]
    told: Record = {
        "id": case.incident["id"],
        "has_event": True,
        "date": when.start.isoformat(),
        "time": when.time,
        "enddate": None
        if when.days == 1 and when.lasted_until is None
        else (when.lasted_until or when.end).isoformat(),
        "actor": [_side(each, place) for each in of.sides(case)],
        "recipient": _recipients(case),
        "event": [event],
        "event_loc": _location(place),
        "event_text": list(dict.fromkeys(each["quote"] for each in _claims(case) if each["quote"])) or None,
        "quad_code": QUAD.get(event),
        "event_scale": SCALE.get(event),
        "mode": _mode(event, mode, case, codebook, home),
        "size": _size(case),
        "link": series or None,
        "text_info": [_text(each) for each in _claims(case)],
        "cite_info": [_cited(each, made_by, codebook) for each in of.documents(case)],
        "coder": f"Tellings {made_by['tellings']}",
        "comment": _comment(case, when),
    }
    return {key: value for key, value in told.items() if value is not None}


def _comment(case: Case, when: of.When) -> str:
    exact = "" if when.days == 1 else f"The date is {when.words}"
    said = of.accusations(case)
    parts = (
        f"Incident {case.incident['id']}",
        of.mark(case),
        exact,
        f"Held responsible: {said}" if said else "",
    )
    return ". ".join(filter(None, parts)) + "."


def _side(side: Record, place: Record) -> Record:
    state = place.get("country") if side["kind"] == "state" else None
    code = next((key for key in (state,) if key and (country_name(key) or "") == side["name"]), None)
    return {key: value for key, value in (("code", code), ("actor_text", side["name"])) if value}


def _recipients(case: Case) -> list[Record] | None:
    found: list[Record] = []
    for each in of.targets(case):
        nation = each.get("nation")
        found.append(
            {**({"code": nation} if nation and country_name(nation) else {}), "actor_text": each["name"]}
        )
    for group, sector in GROUP_SECTORS.items():
        if any(of.part(case, field, group) for field in ("killed", "injured")):
            found.append({"sector": sector})
    return found or None


def _location(place: Record) -> Record | None:
    if not place:
        return None
    told = {
        "geonameid": place["geonames_id"],
        "name": place["name"],
        "latitude": place["lat"],
        "longitude": place["lon"],
        "city": place["city"],
        "district": place["admin2"],
        "province": place["admin1"],
        "country": of.country(place, "plover"),
        "cc3": place["country"],
        "resolution": RESOLUTION[place["precision"]],
    }
    return {key: value for key, value in told.items() if value is not None}


def _mode(event: str, coded: str, case: Case, codebook: Codebook, home: Codebook) -> list[str] | None:
    modes = [coded] if coded else []
    if event == "ASSAULT":
        weapons = (of.code(codebook, "plover", "weapons", each["kind"], home) for each in of.weapons(case))
        modes += [each for each in weapons if each]
    return list(dict.fromkeys(modes)) or None


def _size(case: Case) -> Record | None:
    told = {
        "dead": of.number(case, "killed"),
        "injured": of.number(case, "injured"),
        "arrested": of.number(case, "arrested"),
    }
    return {key: value for key, value in told.items() if value is not None} or None


def _claims(case: Case) -> list[Record]:
    return [each for each in walk.of_incident(case.incident).values() if each["start"] is not None]


def _text(claim: Record) -> Record:
    return {
        "start": claim["start"],
        "end": claim["end"],
        "document": claim["document"],
        "field": claim["field"],
        "speaker": words.chain(claim["speakers"]) if claim["speakers"] else None,
        "certainty": claim["certainty"],
        "polarity": claim["polarity"],
    }


def _cited(document: Record, made_by: Record, codebook: Codebook) -> Record:
    told = {
        "citation": of.citation(document),
        "url": document["url"],
        "title": document["title"],
        "language": document["language"],
        "publication": document["outlet"],
        "coder": made_by["model"],
        "codebook": codebook.label,
        "document": document["id"],
    }
    return {key: value for key, value in told.items() if value}
