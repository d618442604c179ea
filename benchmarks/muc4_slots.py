"""From one incident and its fillers to a MUC-4 template: slots 2 to 24 as lists of fills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tellings.model import CountValue, DateValue, Document, PlaceValue, Telling
from tellings.values.folding import fold

from . import muc4_kinds as kinds
from .muc4_fillers import Filler
from .muc4_texts import MONTHS

SLOTS = (
    "INCIDENT: DATE",
    "INCIDENT: LOCATION",
    "INCIDENT: TYPE",
    "INCIDENT: STAGE OF EXECUTION",
    "INCIDENT: INSTRUMENT ID",
    "INCIDENT: INSTRUMENT TYPE",
    "PERP: INCIDENT CATEGORY",
    "PERP: INDIVIDUAL ID",
    "PERP: ORGANIZATION ID",
    "PERP: ORGANIZATION CONFIDENCE",
    "PHYS TGT: ID",
    "PHYS TGT: TYPE",
    "PHYS TGT: NUMBER",
    "PHYS TGT: FOREIGN NATION",
    "PHYS TGT: EFFECT OF INCIDENT",
    "PHYS TGT: TOTAL NUMBER",
    "HUM TGT: NAME",
    "HUM TGT: DESCRIPTION",
    "HUM TGT: TYPE",
    "HUM TGT: NUMBER",
    "HUM TGT: FOREIGN NATION",
    "HUM TGT: EFFECT OF INCIDENT",
    "HUM TGT: TOTAL NUMBER",
)
Template = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident of a document: what is told of it, and what fills its roles."""

    telling: Telling
    fillers: tuple[Filler, ...]


def template(document: Document, incident: Incident, origin: str | None) -> Template:
    """The fills of slots 2 to 24.  `origin` is the country, ISO 3166 alpha-3, in which the document was written."""
    made: Template = {slot: [] for slot in SLOTS}
    telling = incident.telling
    type_ = type_of(incident)
    where = places(telling)
    country = next((place.country for place in where if place.country), origin)
    made["INCIDENT: DATE"] = [when] if (when := day(document, telling)) else []
    made["INCIDENT: LOCATION"] = [location(where, country)] if country else []
    made["INCIDENT: TYPE"] = [type_]
    made["INCIDENT: STAGE OF EXECUTION"] = [kinds.STAGES[telling.stage]]
    if type_ not in ("ARSON", "KIDNAPPING"):
        _instruments(made, incident)
    _perpetrators(made, incident)
    if type_ != "KIDNAPPING":
        _physical(made, incident, country)
    _human(made, incident, country)
    return made


def type_of(incident: Incident) -> str:
    """The incident type; an attack with explosives is a bombing, but not from the air."""
    made = kinds.TYPES[incident.telling.type]
    weapons = [kinds.instrument(each.words) for each in incident.fillers if each.role == "weapon"]
    if (
        made == "ATTACK"
        and incident.telling.type != "strike"
        and {"BOMB", "DYNAMITE", "VEHICLE BOMB"} & set(weapons)
    ):
        return "BOMBING"
    return made


def day(document: Document, telling: Telling) -> str | None:
    """The date slot: the day that is told, or on or before the day of the report."""
    published = document.published.date.start if document.published else None
    told = [claim for claim in telling.of("date") if isinstance(claim.value, DateValue) and claim.value.start]
    for claim in sorted(told, key=lambda each: -each.score):
        value = claim.value
        assert isinstance(value, DateValue) and value.start and value.end
        if value.precision in ("day", "hour") and not _is_weekday(claim.quote or ""):
            return _written(value.start)
        if value.precision in ("week", "month") and value.start[:10] != value.end[:10]:
            if published and value.end[:10] > published[:10]:
                return f"- {_written(published)}"
            return f"{_written(value.start)} - {_written(value.end)}"
    return f"- {_written(published)}" if published else None


_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _is_weekday(words: str) -> bool:
    return bool(_WEEKDAY.search(words)) and not re.search(r"\d", words)


def _written(iso: str) -> str:
    made = date.fromisoformat(iso[:10])
    return f"{made.day:02} {MONTHS[made.month - 1]} {made.year % 100:02}"


def places(telling: Telling) -> list[PlaceValue]:
    """The places told, likeliest first."""
    told = sorted(telling.of("place"), key=lambda claim: -claim.score)
    return [claim.value for claim in told if isinstance(claim.value, PlaceValue)]


def location(where: Sequence[PlaceValue], country: str) -> str:
    """COUNTRY: DEPARTMENT (DEPARTMENT): TOWN (CITY)."""
    parts = [kinds.country(country)]
    inner = next(
        (place for place in where if place.country == country and place.precision not in ("country", "area")),
        None,
    )
    if inner is not None:
        if inner.precision == "neighbourhood" and inner.city and inner.city != inner.name:
            parts.append(f"{_plain(inner.city)} (CITY)")
        kind = {"neighbourhood": "NEIGHBORHOOD", "province": "DEPARTMENT", "district": "DEPARTMENT"}.get(
            inner.precision, "CITY"
        )
        parts.append(f"{_plain(inner.name)} ({kind})")
    return ": ".join(parts)


def _plain(name: str) -> str:
    return re.sub(r" (?:DEPARTMENT|PROVINCE|DEPARTAMENTO.*)$", "", fold(name).upper())


def _quoted(words: str) -> str:
    return '"' + " ".join(words.upper().replace('"', "").split()) + '"'


def _once(fillers: Iterable[Filler]) -> list[Filler]:
    """Each once: a later one that says no more than an earlier one is left out."""
    kept: list[Filler] = []
    for each in fillers:
        words = set(each.words.upper().split())
        same = next((at for at, one in enumerate(kept) if _same(words, set(one.words.upper().split()))), None)
        if same is None:
            kept.append(each)
        elif len(words) > len(kept[same].words.split()) and each.named:
            kept[same] = each
    return kept


def _same(one: set[str], two: set[str]) -> bool:
    return one <= two or two <= one


_GENERAL_WEAPONS = frozenset(("weapon", "weapons", "device", "devices", "explosive", "explosives"))


def _instruments(made: Template, incident: Incident) -> None:
    weapons = _once(
        each for each in incident.fillers if each.role == "weapon" and kinds.instrument(each.words)
    )
    for each in weapons:
        made["INCIDENT: INSTRUMENT ID"].append(_quoted(each.words))
        made["INCIDENT: INSTRUMENT TYPE"].append(f"{kinds.instrument(each.words)}: {_quoted(each.words)}")


def _perpetrators(made: Template, incident: Incident) -> None:
    standing = [each for each in incident.fillers if not each.denied]
    people = _once(each for each in standing if each.role == "attacker")
    groups = _once(each for each in standing if each.role == "group")
    for each in people:
        made["PERP: INDIVIDUAL ID"].append(_quoted(each.words))
    for each in groups:
        made["PERP: ORGANIZATION ID"].append(_quoted(each.words))
        made["PERP: ORGANIZATION CONFIDENCE"].append(f"{confidence(each)}: {_quoted(each.words)}")
    state = any(kinds.STATE.search(each.words) or each.kind == "state" for each in (*people, *groups))
    made["PERP: INCIDENT CATEGORY"] = ["STATE-SPONSORED VIOLENCE" if state else "TERRORIST ACT"]


def confidence(filler: Filler) -> str:
    """How a perpetrator organisation is viewed: slot 11's decision tree."""
    if filler.claimed:
        return "CLAIMED OR ADMITTED"
    if filler.certainty == "stated":
        return "REPORTED AS FACT"
    if filler.speaker in ("official", "court"):
        return "SUSPECTED OR ACCUSED BY AUTHORITIES"
    return "SUSPECTED OR ACCUSED"


def number(value: CountValue | None) -> str:
    """A count as slots 14, 17, 21 and 24 have it."""
    if value is None or value.best is None:
        return "PLURAL"
    if value.low == value.high:
        return str(value.low)
    if value.high is None:
        return f"{value.low}-"
    return f"~{value.best}"


def _physical(made: Template, incident: Incident, country: str | None) -> None:
    for each in _once(each for each in incident.fillers if each.role == "target"):
        words = _quoted(each.words)
        made["PHYS TGT: ID"].append(words)
        made["PHYS TGT: TYPE"].append(f"{kinds.physical(each.kind, each.words)}: {words}")
        made["PHYS TGT: NUMBER"].append(f"{number(each.number)}: {words}")
        if each.nation and each.nation != country:
            made["PHYS TGT: FOREIGN NATION"].append(f"{kinds.country(each.nation)}: {words}")
        if each.effect in kinds.PHYSICAL_EFFECTS:
            made["PHYS TGT: EFFECT OF INCIDENT"].append(f"{kinds.PHYSICAL_EFFECTS[each.effect]}: {words}")


def _human(made: Template, incident: Incident, country: str | None) -> None:
    for each in _once(each for each in incident.fillers if each.role == "victim"):
        words = _quoted(each.words)
        if each.named:
            made["HUM TGT: NAME"].append(words)
            if each.about:
                made["HUM TGT: DESCRIPTION"].append(f"{_quoted(each.about)}: {words}")
        else:
            made["HUM TGT: DESCRIPTION"].append(words)
        made["HUM TGT: TYPE"].append(f"{kinds.human(each.kind)}: {words}")
        made["HUM TGT: NUMBER"].append(f"{number(each.number)}: {words}")
        if each.nation and each.nation != country:
            made["HUM TGT: FOREIGN NATION"].append(f"{kinds.country(each.nation)}: {words}")
        if each.effect in kinds.HUMAN_EFFECTS:
            made["HUM TGT: EFFECT OF INCIDENT"].append(f"{kinds.HUMAN_EFFECTS[each.effect]}: {words}")
