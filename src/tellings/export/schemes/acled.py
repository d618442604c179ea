"""ACLED: the columns of its event table, in order, with its types of event and scales of precision (ACLED Codebook)."""

from __future__ import annotations

from tellings.codebook import Codebook, acled_event
from tellings.model.records import Record
from tellings.values.numbered import numbers

from ..cases import Case
from ..rows import Row
from . import reading as of

COLUMNS = tuple(
    """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2
    assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude
    geo_precision source source_scale notes fatalities tags timestamp
    """.split()
)
WHERE = {
    "point": 1,
    "neighbourhood": 1,
    "town": 1,
    "near": 2,
    "district": 2,
    "province": 3,
    "area": 3,
    "country": 3,
}
DEMONSTRATIONS = ("Protests", "Riots")
DISORDER = {
    "Strategic developments": "Strategic developments",
    "Protests": "Demonstrations",
    "Riots": "Demonstrations",
}
# Sub-event types whose kind of disorder is not that of their event type, and the protests that target civilians.
APART = {
    "Excessive force against protesters": "Political violence; Demonstrations",
    "Mob violence": "Political violence",
}
TARGETING = ("Excessive force against protesters",)
WEEK, MONTH = 7, 31  # days
SAYS = (  # words of a weapon that make a narrower type of event
    ("suicide", "Suicide bomb"),
    ("grenade", "Grenade"),
)
LOST = (
    "Injured, arrested, abducted, missing and displaced; persons; findings: the scheme has no place for them but notes.",
    "The highest figure of dead, and who says which: fatalities is one number.",
    "An incident of several places or days is one row at the first place and day, and its dead are not divided; ACLED has a row for"
    " each place and day.",
    "inter1 and inter2 of named groups: reports do not tell rebels from militias as ACLED does, so they are left empty.",
    "assoc_actor_1 and _2, admin3, source_scale and timestamp are left empty.",
)
NOTES = (
    "ACLED's data are not open: these rows follow its scheme and hold none of its data.",
    "event_id_cnty is the country's letters and a number made from the incident's id.",
    f"tags and notes say “{of.NOT_REVIEWED}” where no person has reviewed the incident.",
    "Sub-event types follow the codebook; an attack on police or soldiers alone is an armed clash, shelling from the air an air or drone"
    " strike, a bombing by a suicide bomber or a grenade is called so.",
    "An unknown perpetrator is an unidentified armed group of the country (its inter code is Political militia, as in ACLED). Persons are"
    " never an actor. Who accuses and who denies stands in notes.",
    "time_precision 2 takes the middle day, 3 the middle of the month; what is less exact has no place. geo_precision 3 has the middle of"
    " the region, not its capital.",
    "Where nothing is said of dead, fatalities is 0.",
)


def row(case: Case, codebook: Codebook, home: Codebook) -> Row:
    """One incident.  Raises LeftOut where it has no code, no country, or no date as exact as a month."""
    when, where = of.When(case), of.place(case)
    land = of.country(where, "acled")
    if land is None:
        raise of.LeftOut("in no country that is known")
    if when.days > MONTH:
        raise of.LeftOut("of a date less exact than a month")
    sub = _sub_event(of.needed_code(codebook, "acled", case, home), case)
    event = acled_event(sub)
    actors = _actors(case, event, sub, land)
    day = when.start if when.days == 1 else when.middle
    told = numbers(where["country"])
    values: Row = {
        "event_id_cnty": f"{where['country']}{of.incident_number(case.incident)}",
        "event_date": day.isoformat(),
        "year": day.year,
        "time_precision": 1 if when.days == 1 else 2 if when.days <= WEEK else 3,
        "disorder_type": APART.get(sub) or DISORDER.get(event, "Political violence"),
        "event_type": event,
        "sub_event_type": sub,
        **actors,
        "civilian_targeting": "Civilian targeting"
        if actors["inter2"] == "Civilians" or sub in TARGETING
        else None,
        "iso": told.iso,
        "region": told.acled_region,
        "country": land,
        "admin1": where["admin1"],
        "admin2": where["admin2"],
        "location": where["name"],
        "latitude": where["lat"],
        "longitude": where["lon"],
        "geo_precision": WHERE[where["precision"]],
        "source": "; ".join(of.outlets(case)),
        "notes": f"On {when.words}: {of.summary(case, dated=False)}",
        "fatalities": _fatalities(case),
        "tags": None if case.reviewed else of.NOT_REVIEWED,
    }
    return {column: values.get(column) for column in COLUMNS}


def _sub_event(coded: str, case: Case) -> str:
    weapons = of.weapons(case)
    if coded == "Attack" and of.hits_state(case) and not of.hits_civilians(case):
        return "Armed clash"
    if coded == "Shelling/artillery/missile attack" and any(each["kind"] == "aerial" for each in weapons):
        return "Air/drone strike"
    if coded == "Remote explosive/landmine/IED":
        said = " ".join(each["name"].lower() for each in weapons)
        return next((code for word, code in SAYS if word in said), coded)
    return coded


def _actors(case: Case, event: str, sub: str, land: str) -> Row:
    named = of.sides(case)
    if event in DEMONSTRATIONS and sub != "Excessive force against protesters":
        crowd = ("Protesters", "Protesters") if event == "Protests" else ("Rioters", "Rioters")
        return _pair((f"{crowd[0]} ({land})", crowd[1]), None)
    if sub == "Excessive force against protesters":
        return _pair(
            _actor(named, 0) or (f"Unidentified State Forces ({land})", "State forces"),
            (f"Protesters ({land})", "Protesters"),
        )
    first = _actor(named, 0) or (f"Unidentified Armed Group ({land})", "Political militia")
    if event == "Battles":
        return _pair(first, _actor(named, 1))
    civilians = event == "Violence against civilians" or (
        event.startswith("Explosions") and of.hits_civilians(case)
    )
    return _pair(first, (f"Civilians ({land})", "Civilians") if civilians else None)


def _actor(named: list[Record], at: int) -> tuple[str, str | None] | None:
    if at >= len(named):
        return None
    return named[at]["name"], "State forces" if named[at]["kind"] == "state" else None


def _pair(first: tuple[str, str | None], second: tuple[str, str | None] | None) -> Row:
    inter1, inter2 = first[1], second[1] if second else None
    pair = (
        f"{inter1}-{inter2}" if inter1 and inter2 else f"{inter1} only" if inter1 and second is None else None
    )
    return {
        "actor1": first[0],
        "inter1": inter1,
        "actor2": second[0] if second else None,
        "inter2": inter2,
        "interaction": pair,
    }


def _fatalities(case: Case) -> int:
    found = of.number(case, "killed")
    return found if found is not None else of.number(case, "killed", "low") or 0
