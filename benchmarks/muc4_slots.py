"""From one incident and its fillers to a MUC-4 template: slots 2 to 24 as lists of fills."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
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
    shot: bool = False  # the words tell of shooting


def template(document: Document, incident: Incident, origin: str | None) -> Template:
    """The fills of slots 2 to 24.  `origin` is the country, ISO 3166 alpha-3, in which the document was written."""
    made: Template = {slot: [] for slot in SLOTS}
    telling = incident.telling
    type_ = type_of(incident)
    where = places(telling, origin)
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
        if (
            document.dateline is not None
            and claim.span is not None
            and document.dateline.overlaps(claim.span)
        ):
            continue  # note 3: derived by default from the header
        value = claim.value
        assert isinstance(value, DateValue)
        assert value.start
        assert value.end
        if value.precision in ("day", "hour") and not _is_weekday(claim.quote or ""):
            return _written(value.start)
        if value.start[:10] != value.end[:10] and _is_said_range(claim.quote or "", value):
            return f"{_written(value.start)} - {_written(value.end)}"
    return f"- {_written(published)}" if published else None


def _is_said_range(words: str, value: DateValue) -> bool:
    """Whether a period is told by its days, not by "recently" or "last week" (note 1 of slot 2)."""
    return bool(re.search(r"\d", words)) and value.precision in ("day", "week", "hour", "month")


_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)


def _is_weekday(words: str) -> bool:
    return bool(_WEEKDAY.search(words)) and not re.search(r"\d", words)


def _written(iso: str) -> str:
    made = date.fromisoformat(iso[:10])
    return f"{made.day:02} {MONTHS[made.month - 1]} {made.year % 100:02}"


LENT = 0.4  # score of a place that only the dateline gives: slot 3, note 4, has it left out
SURE = 0.7  # from this score on a place abroad is taken for the scene


def places(telling: Telling, origin: str | None) -> list[PlaceValue]:
    """The places told, likeliest first; those abroad only where they are surely the scene."""
    told = sorted(
        (claim for claim in telling.of("place") if claim.score > LENT), key=lambda claim: -claim.score
    )
    found = [(claim.value, claim.score) for claim in told if isinstance(claim.value, PlaceValue)]
    home = [place for place, _ in found if place.country in (origin, None)]
    return home or [place for place, score in found if score >= SURE or origin is None]


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
    """Each once: one that says no more than another is left out."""
    kept: list[Filler] = []
    for each in fillers:
        words = _bare(each)
        same = next(
            (at for at, one in enumerate(kept) if _same(words, _bare(one)) and one.named == each.named), None
        )
        if same is None:
            kept.append(each)
        elif len(words) > len(_bare(kept[same])):
            kept[same] = replace(
                each, number=kept[same].number or each.number, effect=kept[same].effect or each.effect
            )
        elif kept[same].effect is None or each.effect == "killed":
            kept[same] = replace(kept[same], effect=each.effect or kept[same].effect)
    return kept


def _bare(filler: Filler) -> set[str]:
    return set(re.findall(r"[A-Z0-9'’]+", filler.words.upper())) - {
        "THE",
        "A",
        "AN",
        "SOME",
        "OTHER",
        "THAT",
        "THESE",
        "THOSE",
    }


def _same(one: set[str], two: set[str]) -> bool:
    return one <= two or two <= one


_GENERAL_WEAPONS = frozenset(("weapon", "weapons", "device", "devices", "explosive", "explosives"))


def _instruments(made: Template, incident: Incident) -> None:
    weapons = _once(
        each for each in incident.fillers if each.role == "weapon" and kinds.instrument(each.words)
    )
    special = [each for each in weapons if each.words.lower() not in _GENERAL_WEAPONS]
    weapons = special or weapons
    if not weapons and incident.shot:
        made["INCIDENT: INSTRUMENT TYPE"].append('GUN: "-"')
    for each in weapons:
        made["INCIDENT: INSTRUMENT ID"].append(_quoted(each.words))
        made["INCIDENT: INSTRUMENT TYPE"].append(f"{kinds.instrument(each.words)}: {_quoted(each.words)}")


def _perpetrators(made: Template, incident: Incident) -> None:
    standing = [each for each in incident.fillers if not each.denied]
    people = _once(each for each in standing if each.role == "attacker")
    groups = _once(each for each in standing if each.role == "group")
    for each in people:
        made["PERP: INDIVIDUAL ID"].append(_quoted(_stripped(each.words)))
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


_LEADING = re.compile(
    r"^(?:(?:the|a|an|some|at least|approximately|about|that|other|several|these|those|two|three|four|five|six|\d+) )+",
    re.IGNORECASE,
)


def _stripped(words: str) -> str:
    flat = " ".join(words.split())
    return _LEADING.sub("", flat) or flat


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
    victims = _settled(_once(each for each in incident.fillers if each.role == "victim"))
    hurt = {each.effect for each in victims}
    none = [
        field for field in ("killed", "injured") if is_none(incident.telling, field) and field not in hurt
    ]
    if none:
        said = {"killed": "NO DEATH", "injured": "NO INJURY"}
        effect = said[none[0]] if len(none) == 1 else "NO INJURY OR DEATH"
        made["HUM TGT: EFFECT OF INCIDENT"] += [f'{effect}: "-"'] if not victims else []
    for each in victims:
        words = _quoted(each.words)
        if none and each.effect is None:
            made["HUM TGT: EFFECT OF INCIDENT"].append(f"{effect}: {words}")
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


def is_none(telling: Telling, field: str) -> bool:
    """Whether a count of nobody is all that is told of a field."""
    values = [claim.value for claim in telling.of(field) if isinstance(claim.value, CountValue)]
    return bool(values) and all(value.high == 0 for value in values)


_ANYBODY = frozenset(
    "dead wounded injured killed casualties bodies people persons victims others lives corpses human beings".split()
)


def _settled(victims: Sequence[Filler]) -> list[Filler]:
    """Victims without those words that only count others: "10 dead" beside ten union leaders, "two reporters" beside two names."""
    named = [each for each in victims if each.named]
    kept = []
    for each in victims:
        others = [one for one in victims if one is not each and one.effect == each.effect]
        count = each.number.best if each.number is not None else None
        by_name = bool(count and count > 1 and sum(one.effect == each.effect for one in named) == count)
        if each.named or not (by_name or (_is_general(each) and not all(map(_is_general, others)))):
            kept.append(each)
    return kept


def _is_general(filler: Filler) -> bool:
    words = filler.words.lower().split()
    return not filler.named and bool(words) and words[-1] in _ANYBODY
