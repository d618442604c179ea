"""UCDP GED: the columns of the Georeferenced Event Dataset, in order, with its scales of precision (UCDP GED Codebook)."""

from __future__ import annotations

from datetime import date
from math import floor

from tellings.codebook import Codebook
from tellings.model.records import Record
from tellings.values.numbered import coded_under, numbers

from ..cases import Case
from ..rows import Row
from . import reading as of

COLUMNS = tuple(
    """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates where_description
    adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity date_prec date_start date_end
    deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
    """.split()
)
WHERE = {
    "point": 1,
    "neighbourhood": 1,
    "town": 1,
    "near": 2,
    "district": 3,
    "province": 4,
    "area": 5,
    "country": 6,
}
STATE_BASED, NON_STATE, ONE_SIDED = 1, 2, 3
BETWEEN = ";"
CELLS_A_DEGREE, CELLS_A_ROW = (
    2,
    720,
)  # PRIO-GRID: half a degree, counted from the south-west corner (Tollefsen et al. 2012)
LOST = (
    "Injured, arrested, abducted, missing and displaced; persons; weapons; findings: the scheme has no place for them.",
    "Ids of conflicts, dyads and actors, and active_year: UCDP gives them, so they are left empty.",
    "The verdict of the number of dead, and who denies it: low, best and high stand for it.",
    "Every place but the first, and all but two sides.",
    "The day on which it ended, where it lasted; date_start and date_end bound when it began.",
)
NOTES = (
    "id is the first 13 hexadecimal digits of the incident's id as a number; relid is the id itself.",
    f"code_status is Clear where a person has reviewed the incident, and says “Check: {of.NOT_REVIEWED}” otherwise.",
    "type_of_violence follows the codebook; what it maps to 2 becomes 1 where a state is named as a side or police or soldiers are"
    " hit, and what it maps to 3 becomes 1 where nobody but police or soldiers is hit. Sides are those that reports name; a side that"
    " nobody names is empty, and persons are never one.",
    "source_original holds the speakers behind the figures and the accusations, with who denies them.",
    "Dead are laid to a side only where a report says so (security forces and armed groups, people called attackers); all others"
    " are deaths_unknown, and so are all where the parts told are more than the best figure.",
    "country, country_id and region are those of the state of today, called as UCDP calls it; where borders have changed since, UCDP has"
    " the state of the time. Palestine is coded under Israel and Western Sahara under Morocco, as in UCDP's list of states.",
    "event_clarity is 1: an incident here is one event. Coordinates are those of the place of the precision given.",
)


def row(case: Case, codebook: Codebook, home: Codebook) -> Row:
    """One incident.  Raises LeftOut where it has no code, year or dead."""
    incident, when, where = case.incident, of.When(case), of.place(case)
    violence = _violence(int(of.needed_code(codebook, "ged", case, home)), case)
    side_a, side_b = _sides(case, violence)
    best, low, high = _bounds(case)
    documents = of.documents(case)
    told = numbers(coded_under("ged", where.get("country")))
    values: Row = {
        "id": of.incident_number(incident),
        "relid": incident["id"],
        "year": when.start.year,
        "code_status": "Clear" if case.reviewed else f"Check: {of.NOT_REVIEWED}",
        "type_of_violence": violence,
        "dyad_name": f"{side_a['name']} - {side_b['name']}" if side_a and side_b else None,
        "side_a": side_a["name"] if side_a else None,
        "side_b": side_b["name"] if side_b else None,
        "number_of_sources": len(documents),
        "source_article": BETWEEN.join(
            f'"{of.outlet(each)},{of.published(each)},{_headline(each)}"' for each in documents
        ),
        "source_office": BETWEEN.join(map(of.outlet, documents)),
        "source_date": BETWEEN.join(map(of.published, documents)),
        "source_headline": BETWEEN.join(map(_headline, documents)),
        "source_original": "; ".join(filter(None, (*of.speakers(case, "killed"), of.accusations(case)))),
        "where_prec": WHERE.get(where.get("precision", "")),
        "where_coordinates": where.get("name"),
        "where_description": "; ".join(each["name"] for each in _places(case)),
        "adm_1": where.get("admin1"),
        "adm_2": where.get("admin2"),
        **_point(where),
        "country": of.country(where, "ged"),
        "country_id": told.gleditsch_ward,
        "region": told.ucdp_region,
        "event_clarity": 1,
        "date_prec": date_precision(when.start, when.end),
        "date_start": when.start.isoformat(),
        "date_end": when.end.isoformat(),
        **_deaths(case, violence, best),
        "best": best,
        "high": high,
        "low": low,
    }
    return {column: values.get(column) for column in COLUMNS}


def _headline(document: Record) -> str:
    return " ".join((document["title"] or "").split())


def _places(case: Case) -> list[Record]:
    verdict = case.incident["fields"].get("place")
    return list(verdict["best"] or ()) if verdict else []


def _violence(coded: int, case: Case) -> int:
    state = any(each["kind"] == "state" for each in of.sides(case)) or of.hits_state(case)
    if coded == NON_STATE and state:
        return STATE_BASED
    return (
        STATE_BASED if coded == ONE_SIDED and of.hits_state(case) and not of.hits_civilians(case) else coded
    )


def _sides(case: Case, violence: int) -> tuple[Record | None, Record | None]:
    named: list[Record | None] = list(of.sides(case))
    if violence == ONE_SIDED:
        return (named[0] if named else None), {"name": "Civilians", "kind": None}
    if violence == STATE_BASED:
        states = [each for each in named if each and each["kind"] == "state"]
        others = [each for each in named if each and each["kind"] != "state"]
        return (states[0] if states else None), (others[0] if others else None)
    return (named[0] if named else None), (named[1] if len(named) > 1 else None)


def _bounds(case: Case) -> tuple[int, int, int]:
    """Best, low and high: an open figure is as high as it is said to be at least."""
    told = [of.number(case, "killed", bound) for bound in ("best", "low", "high")]
    known = [each for each in told if each is not None]
    if not known or max(known) == 0:
        raise of.LeftOut("of which no dead are told")
    best = told[0] if told[0] is not None else min(known)
    low = told[1] if told[1] is not None else best
    return best, min(low, best), max(best, *known)


def _deaths(case: Case, violence: int, best: int) -> Row:
    told = {
        group: of.part(case, "killed", group) or 0
        for group in ("civilian", "security", "armed_group", "said_attacker")
    }
    attackers = told["said_attacker"]
    if violence == STATE_BASED:
        a, b = told["security"], max(told["armed_group"], attackers)
    else:
        a, b = attackers, 0
    parts = {"deaths_a": a, "deaths_b": b, "deaths_civilians": told["civilian"]}
    if sum(parts.values()) > best:
        parts = dict.fromkeys(parts, 0)
    return {**parts, "deaths_unknown": best - sum(parts.values())}


def _point(where: Record) -> Row:
    lat, lon = where.get("lat"), where.get("lon")
    if lat is None or lon is None:
        return {}
    return {
        "latitude": lat,
        "longitude": lon,
        "geom_wkt": f"POINT ({lon:g} {lat:g})",
        "priogrid_gid": priogrid(lat, lon),
    }


def priogrid(lat: float, lon: float) -> int:
    """The cell of PRIO-GRID that holds a point."""
    across = min(floor((lon + 180) * CELLS_A_DEGREE), CELLS_A_ROW - 1)
    up = min(floor((lat + 90) * CELLS_A_DEGREE), CELLS_A_ROW // 2 - 1)
    return up * CELLS_A_ROW + across + 1


def date_precision(start: date, end: date) -> int:
    """1 a day, 2 two to six days, 3 a week, 4 up to a month, 5 more."""
    days = (end - start).days + 1
    return next((code for most, code in ((1, 1), (6, 2), (7, 3), (31, 4)) if days <= most), 5)
