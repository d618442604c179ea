"""GTD: the columns of the Global Terrorism Database, in order, with its codes (GTD Codebook)."""

from __future__ import annotations

from tellings.codebook import Codebook
from tellings.codebook.codes import GTD_ATTACKS, GTD_TARGETS, GTD_WEAPONS
from tellings.model.records import Record
from tellings.values.numbered import GTD_REGIONS, called, numbers

from ..cases import Case
from ..rows import Row
from ..words import plain, thing
from . import reading as of

_TARGET = (
    "targtype{0} targtype{0}_txt targsubtype{0} targsubtype{0}_txt corp{0} target{0} natlty{0} natlty{0}_txt"
)
_WEAPON = "weaptype{0} weaptype{0}_txt weapsubtype{0} weapsubtype{0}_txt"
COLUMNS = tuple(
    " ".join(
        (
            "eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city"
            " latitude longitude specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt"
            " multiple success suicide attacktype1 attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt",
            *(_TARGET.format(number) for number in (1, 2, 3)),
            "gname gsubname gname2 gsubname2 gname3 gsubname3 motive guncertain1 guncertain2 guncertain3 individual nperps"
            " nperpcap claimed claimmode claimmode_txt claim2 claimmode2 claimmode2_txt claim3 claimmode3 claimmode3_txt"
            " compclaim",
            *(_WEAPON.format(number) for number in (1, 2, 3, 4)),
            "weapdetail nkill nkillus nkillter nwound nwoundus nwoundte property propextent propextent_txt propvalue"
            " propcomment ishostkid nhostkid nhostkidus nhours ndays divert kidhijcountry ransom ransomamt ransomamtus"
            " ransompaid ransompaidus ransomnote hostkidoutcome hostkidoutcome_txt nreleased addnotes scite1 scite2 scite3"
            " dbsource INT_LOG INT_IDEO INT_MISC INT_ANY related",
        )
    ).split()
)
WHERE = {
    "point": 1,
    "neighbourhood": 1,
    "town": 1,
    "near": 1,
    "district": 3,
    "province": 4,
    "area": 5,
    "country": 5,
}
NOT_KNOWN, NUMBER_NOT_KNOWN = -9, -99
WHOLE_YEAR = 366  # days
NUMBERED = 9999  # incidents of one day: eventid has four digits for them
CLAIM_MODE_UNKNOWN = (10, "Unknown")
HELD = ("abduction", "hijacking")
LOST = (
    "The lowest and highest figures, who says which, and denials: they stand in addnotes as words.",
    "Persons, sentences and trials; places but the first; findings.",
    "Missing and displaced people, and groups of victims other than attackers.",
    "targsubtype, weapsubtype, corp, motive, gsubname, property's extent, ransom, related: reports are not read for them, or they are"
    " judgements; they are left empty.",
)
NOTES = (
    "Whether an incident is terrorism is a person's question: crit1 to crit3 and alternative are left empty, doubtterr and the INT columns"
    " are -9.",
    "eventid is the day and a number within it in the order of the export: it changes with what is exported. The incident's own id"
    " stands in addnotes.",
    "A month or day that is not known is 0; approxdate then gives the date in words.",
    "country and region are those of the codebook's lists; a country of today that they do not have has no number, and one that its list of"
    " regions does not have no region.",
    "specificity 1 is a town with its coordinates; vicinity 1 means near it.",
    "gname is the first group or state that reports say carried it out, ordered or claims it; Unknown where they name none. guncertain is 1"
    " where nobody but an accuser says so. Persons are never gname: individual is 1 where only persons are held responsible.",
    "nkill and nwound count attackers too; nkillter and nwoundte are those whom a report calls attackers. -99: not known.",
    f"addnotes says “{of.NOT_REVIEWED}” where no person has reviewed the incident.",
)


class Numbering:
    """eventid: the day and a number within it."""

    def __init__(self) -> None:
        self._many: dict[str, int] = {}

    def next(self, day: str) -> int:
        """Raises LeftOut where a day has more incidents than an eventid can number."""
        self._many[day] = self._many.get(day, 0) + 1
        if self._many[day] > NUMBERED:
            raise of.LeftOut(f"beyond the {NUMBERED:,} incidents that an eventid can number in a day")
        return int(f"{day}{self._many[day]:04}")


def row(case: Case, codebook: Codebook, home: Codebook, numbering: Numbering) -> Row:
    """One incident.  Raises LeftOut where it has no code or year."""
    when, where = of.When(case), of.place(case)
    if when.days > WHOLE_YEAR:
        raise of.LeftOut("of a date less exact than a year")
    attack = of.needed_code(codebook, "gtd", case, home)
    month = when.start.month if (when.start.year, when.start.month) == (when.end.year, when.end.month) else 0
    day = when.start.day if when.days == 1 else 0
    told = numbers(where.get("country"))
    until = when.lasted_until
    values: Row = {
        "eventid": numbering.next(f"{when.start.year:04}{month:02}{day:02}"),
        "iyear": when.start.year,
        "imonth": month,
        "iday": day,
        "approxdate": None if day else when.words,
        "extended": int(until is not None and until > when.end),
        "resolution": until.isoformat() if until and until > when.end else None,
        "country": told.gtd,
        "country_txt": of.country(where, "gtd"),
        "region": told.gtd_region,
        "region_txt": GTD_REGIONS.get(told.gtd_region or 0),
        "provstate": where.get("admin1"),
        **_spot(where),
        "summary": of.summary(case),
        "doubtterr": NOT_KNOWN,
        "multiple": int(any(each["kind"] in ("part_of", "same_series") for each in case.related)),
        "success": int(case.incident["stage"] == "accomplished"),
        "suicide": int(any("suicide" in each["name"].lower() for each in of.weapons(case))),
        "attacktype1": int(attack),
        "attacktype1_txt": GTD_ATTACKS[attack],
        **_targets(case, codebook, home),
        **_groups(case),
        **_weapons(case, codebook, home),
        **_counts(case),
        "addnotes": _notes(case),
        "dbsource": "Tellings",
        **dict.fromkeys(("INT_LOG", "INT_IDEO", "INT_MISC", "INT_ANY"), NOT_KNOWN),
    }
    for at, document in enumerate(of.documents(case)[:3], 1):
        values[f"scite{at}"] = of.citation(document)
    return {column: values.get(column) for column in COLUMNS}


def _spot(where: Record) -> Row:
    precision = where.get("precision", "")
    within = precision in ("point", "neighbourhood")
    town = where.get("city") or (where.get("name") if precision in ("town", "near") else None)
    return {
        "city": town or "Unknown",
        "latitude": where.get("lat"),
        "longitude": where.get("lon"),
        "specificity": WHERE.get(precision, 5) if where.get("lat") is not None else 5,
        "vicinity": int(precision == "near") if where else NOT_KNOWN,
        "location": where["name"] if within else None,
    }


def _targets(case: Case, codebook: Codebook, home: Codebook) -> Row:
    made: Row = {}
    for at, each in enumerate(of.targets(case)[:3], 1):
        coded = of.code(codebook, "gtd", "targets", each["kind"], home) or "20"
        made[f"targtype{at}"] = int(coded)
        made[f"targtype{at}_txt"] = GTD_TARGETS[coded]
        made[f"target{at}"] = each["name"]
        made[f"natlty{at}"] = numbers(each.get("nation")).gtd
        made[f"natlty{at}_txt"] = called("gtd", each.get("nation"))
    if not made:
        made = {"targtype1": 20, "targtype1_txt": GTD_TARGETS["20"]}
    return made


def _groups(case: Case) -> Row:
    sides, accused = of.sides(case), of.accused(case)
    claims = of.claimants(case)
    made: Row = {
        "gname": sides[0]["name"] if sides else "Unknown",
        "individual": int(not sides and any(each["kind"] == "person" for each in accused)),
        "claimed": 1 if claims else NOT_KNOWN,
        "compclaim": 1 if len(claims) > 1 else 0 if claims else NOT_KNOWN,
    }
    if claims:
        made["claimmode"], made["claimmode_txt"] = CLAIM_MODE_UNKNOWN
    for at, each in enumerate(sides[:3], 1):
        made[f"gname{at}" if at > 1 else "gname"] = each["name"]
        made[f"guncertain{at}"] = int(_uncertain(each, claims))
    return made


def _uncertain(side: Record, claimants: list[str]) -> bool:
    """Whether nobody but an accuser says so, or somebody denies it."""
    claims = side["claims"]
    stated = any(each["polarity"] == "affirmed" and each["certainty"] == "stated" for each in claims)
    sure = stated or side["name"] in claimants
    return not sure or any(each["polarity"] == "denied" for each in claims)


def _weapons(case: Case, codebook: Codebook, home: Codebook) -> Row:
    found = of.weapons(case)
    codes = dict.fromkeys(of.code(codebook, "gtd", "weapons", each["kind"], home) or "13" for each in found)
    made: Row = {}
    for at, coded in enumerate(list(codes)[:4] or ["13"], 1):
        made[f"weaptype{at}"] = int(coded)
        made[f"weaptype{at}_txt"] = GTD_WEAPONS[coded]
    made["weapdetail"] = "; ".join(thing(each) for each in found) or None
    return made


def _counts(case: Case) -> Row:
    harmed = {"destroyed", "damaged"} & {each.get("effect") for each in of.targets(case)}
    held = case.incident["type"] in HELD or bool(of.number(case, "abducted"))
    return {
        "nperps": _or_unknown(of.number(case, "attackers")),
        "nperpcap": _or_unknown(of.number(case, "arrested")),
        "nkill": of.number(case, "killed"),
        "nkillter": of.part(case, "killed", "said_attacker"),
        "nwound": of.number(case, "injured"),
        "nwoundte": of.part(case, "injured", "said_attacker"),
        "property": 1 if harmed else NOT_KNOWN,
        "ishostkid": int(held),
        "nhostkid": _or_unknown(of.number(case, "abducted")) if held else None,
    }


def _or_unknown(found: int | None) -> int:
    return NUMBER_NOT_KNOWN if found is None else found


def _notes(case: Case) -> str:
    tolls = [of.toll(case, field) for field in ("killed", "injured", "arrested", "abducted", "attackers")]
    said = of.accusations(case)
    parts = [
        f"Incident {case.incident['id']}",
        of.mark(case),
        ", ".join(filter(None, tolls)),
        f"Held responsible: {said}" if said else "",
        "; ".join(of.related(case)),
        f"Stage: {plain(case.incident['stage'])}",
    ]
    return ". ".join(each for each in parts if each) + "."
