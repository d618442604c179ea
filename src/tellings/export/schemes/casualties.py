"""Casualty recording: Iraq Body Count's variables, and the list of victims with every variant and every source."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model.records import Record

from .. import words
from ..cases import Case
from ..rows import Row
from . import reading as of

# The 18 variables that IBC extracts, in its own order (Iraq Body Count, Methods, 3.1): twelve of the incident, six of each person.
IBC_COLUMNS = (
    "Date", "Time", "Place", "Target", "Minimum deaths", "Maximum deaths", "Minimum injuries", "Maximum injuries", "Weapons",
    "Killers", "Media sources", "Primary witnesses", "Name", "Age", "Gender", "Marital status", "Parental status", "Occupation",
)  # fmt: skip
NEEDED_SOURCES = 2  # independent ones; with fewer IBC lists an incident as provisional
BETWEEN = " | "  # persons of one incident, in the same order in each of their columns
WITNESSES = ("witness", "family", "medical", "official")
IBC_LOST = (
    "The best figure, groups of victims, arrests, and everything about those held responsible but who says so.",
    "An id: the incident's own stands at the end of Media sources.",
    "Marital status, parental status and occupation: reports are not read for them, so they are left empty.",
)
IBC_NOTES = (
    "One row for each incident; its victims stand in the columns from Name on, each at the same place in every column.",
    f"Media sources says “provisional” where fewer than {NEEDED_SOURCES} independent sources bear the incident, and “{of.NOT_REVIEWED}” where"
    " that is so.",
    "Killers are those held responsible, each with who says so and who denies it.",
    "A maximum that reports leave open is the highest figure that is told.",
)
VICTIM_COLUMNS = (
    "incident", "person", "name", "names", "age", "ages", "sex", "sexes", "group", "groups", "fate", "fates", "date", "date_start",
    "date_end", "place", "admin1", "country", "latitude", "longitude", "type", "said_responsible", "sources", "speakers",
    "quotes", "documents", "reviewed",
)  # fmt: skip
VICTIM_LOST = (
    "The incident's counts, targets and weapons; persons who are no victims; offsets of quotes: they stand in the JSON.",
    "Victims whom no report names, and tells apart by neither age nor sex.",
)
VICTIM_NOTES = (
    "A row for each person of an incident who is told of as killed, injured, abducted, missing or a victim otherwise. Nobody is followed"
    " from one incident to the next: the same name in two incidents is two rows.",
    "ages, sexes, groups and fates list every variant that a source gives, each with who says so; age, sex, group and fate are what they"
    " come to.",
    "Ages and sexes are those that reports tell, never guessed from a name.",
)
HARMED = ("killed", "injured", "missing")


def ibc_row(case: Case, origins: int) -> Row:
    """One incident.  Raises LeftOut where its year is not known."""
    when, where = of.When(case), of.place(case)
    victims = list(victims_of(case))
    least, most = _bounds(case, "killed")
    hurt, hurt_most = _bounds(case, "injured")
    notes = [] if origins >= NEEDED_SOURCES else ["provisional"]
    notes += [] if case.reviewed else [of.NOT_REVIEWED]
    values: Row = {
        "Date": when.words,
        "Time": when.time,
        "Place": words.place(where) if where else None,
        "Target": "; ".join(words.thing(each) for each in of.targets(case)),
        "Minimum deaths": least,
        "Maximum deaths": most,
        "Minimum injuries": hurt,
        "Maximum injuries": hurt_most,
        "Weapons": "; ".join(words.thing(each) for each in of.weapons(case)),
        "Killers": of.accusations(case),
        "Media sources": f"{'; '.join(of.outlets(case))} [{'; '.join((*notes, 'incident ' + case.incident['id']))}]",
        "Primary witnesses": "; ".join(_witnesses(case)),
        "Name": BETWEEN.join(_names(each) for each in victims),
        "Age": BETWEEN.join("" if each["age"] is None else str(each["age"]) for each in victims),
        "Gender": BETWEEN.join(each["sex"] or "" for each in victims),
    }
    return {column: values.get(column) for column in IBC_COLUMNS}


def victim_rows(case: Case) -> Iterator[Row]:
    """A row for each victim of an incident."""
    where = of.place(case)
    verdict = case.incident["fields"].get("date")
    best = (verdict and verdict["best"]) or {}
    for at, person in enumerate(victims_of(case), 1):
        yield {
            "incident": case.incident["id"],
            "person": at,
            "name": person["name"],
            "names": "; ".join(person["names"]),
            **_variants(person, "age"),
            **_variants(person, "sex"),
            **_variants(person, "group"),
            **_variants(person, "fate"),
            "date": words.date(best) if best else None,
            "date_start": best.get("start"),
            "date_end": best.get("end"),
            "place": where.get("name"),
            "admin1": where.get("admin1"),
            "country": where.get("country"),
            "latitude": where.get("lat"),
            "longitude": where.get("lon"),
            "type": case.incident["type"],
            "said_responsible": of.accusations(case),
            "sources": "; ".join(dict.fromkeys(of.outlet(each) for each in _told_by(case, person))),
            "speakers": "; ".join(dict.fromkeys(words.voice(claim) for claim in person["claims"])),
            "quotes": BETWEEN.join(
                dict.fromkeys(each["quote"] for each in person["claims"] if each["quote"])
            ),
            "documents": " ".join(each["id"] for each in _told_by(case, person)),
            "reviewed": "yes" if case.reviewed else "no",
        }


def victims_of(case: Case) -> Iterator[Record]:
    """Persons told of as victims, or as killed, injured or missing with no other part in it."""
    for each in case.incident["persons"]:
        if each["role"] == "victim" or (each["role"] == "other" and each["fate"] in HARMED):
            yield each


def _bounds(case: Case, field: str) -> tuple[int | None, int | None]:
    told = [of.number(case, field, bound) for bound in ("low", "best", "high")]
    known = [each for each in told if each is not None]
    return (min(known), max(known)) if known else (None, None)


def _names(person: Record) -> str:
    others = [each for each in person["names"] if each != person["name"]]
    return words.called(person) if not others else f"{person['name']} ({'; '.join(others)})"


def _witnesses(case: Case) -> list[str]:
    """Those who speak of it from near: witnesses, relatives, medical staff, officials."""
    found: dict[str, None] = {}
    for verdict in case.incident["fields"].values():
        for claim in verdict["claims"]:
            if claim["speakers"] and claim["speakers"][-1]["kind"] in WITNESSES:
                found[words.speaker(claim["speakers"][-1])] = None
    return list(found)


def _told_by(case: Case, person: Record) -> list[Record]:
    told = {claim["document"] for claim in person["claims"]}
    return [each for each in of.documents(case) if each["id"] in told]


def _variants(person: Record, key: str) -> Row:
    """What the claims come to, and every variant with who says it."""
    plural = {"sex": "sexes"}.get(key, key + "s")
    said: dict[str, dict[str, None]] = {}
    for claim in person["claims"]:
        value = claim["value"].get(key)
        if value is not None and value != "unknown":
            said.setdefault(str(value), {})[words.voice(claim)] = None
    told = "; ".join(f"{words.plain(value)} ({', '.join(voices)})" for value, voices in sorted(said.items()))
    settled = person[key] if person[key] != "unknown" else None
    return {key: words.plain(settled) if isinstance(settled, str) else settled, plural: told}
