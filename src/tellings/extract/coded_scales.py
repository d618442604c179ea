"""By which scales tables of incidents are coded: types, and how exact a day or a place is.

Sources: UCDP GED Codebook (type_of_violence, date_prec, where_prec), ACLED Codebook (event types, time and geo precision), GTD
Codebook (attack types, specificity).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import get_args

from tellings.model import DatePrecision, DateValue, IncidentType, PlacePrecision
from tellings.values.numbered import BY_GLEDITSCH_WARD, BY_GTD, BY_ISO

STATE_BASED, NON_STATE, ONE_SIDED = "1", "2", "3"
GED_TYPES: Mapping[str, IncidentType] = {STATE_BASED: "clash", NON_STATE: "clash", ONE_SIDED: "attack"}
ACLED_TYPES: Mapping[str, IncidentType] = {
    "government regains territory": "clash",
    "non-state actor overtakes territory": "clash",
    "armed clash": "clash",
    "excessive force against protesters": "repression",
    "protest with intervention": "protest",
    "peaceful protest": "protest",
    "violent demonstration": "protest",
    "mob violence": "attack",
    "chemical weapon": "strike",
    "air/drone strike": "strike",
    "suicide bomb": "bombing",
    "shelling/artillery/missile attack": "strike",
    "remote explosive/landmine/ied": "bombing",
    "grenade": "bombing",
    "sexual violence": "sexual_violence",
    "attack": "attack",
    "abduction/forced disappearance": "abduction",
    "arrests": "arrest",
    "looting/property destruction": "destruction",
}
GTD_TYPES: Mapping[str, IncidentType] = {
    "1": "assassination",
    "2": "attack",
    "3": "bombing",
    "4": "hijacking",
    "5": "abduction",
    "6": "abduction",
    "7": "destruction",
    "8": "attack",
    "9": "attack",
}
# Words that people's own tables have for types; the first that stands in a cell decides.
OWN_TYPES: tuple[tuple[str, IncidentType], ...] = (
    ("sexual", "sexual_violence"), ("rape", "sexual_violence"), ("air strike", "strike"), ("airstrike", "strike"),
    ("drone", "strike"), ("shelling", "strike"), ("missile", "strike"), ("artillery", "strike"), ("bomb", "bombing"),
    ("explosi", "bombing"), ("ied", "bombing"), ("mine", "bombing"), ("grenade", "bombing"), ("assassin", "assassination"),
    ("kidnap", "abduction"), ("abduct", "abduction"), ("disappear", "abduction"), ("hostage", "abduction"),
    ("hijack", "hijacking"), ("arson", "arson"), ("robbery", "robbery"), ("torture", "torture"), ("custody", "custody_death"),
    ("clash", "clash"), ("battle", "clash"), ("fight", "clash"), ("protest", "protest"), ("demonstration", "protest"),
    ("riot", "protest"), ("repress", "repression"), ("displace", "displacement"), ("evict", "displacement"),
    ("demoli", "destruction"), ("destruct", "destruction"), ("vandal", "destruction"), ("arrest", "arrest"),
    ("detention", "arrest"), ("trial", "trial"), ("threat", "threat"), ("accident", "accident"), ("shoot", "attack"),
    ("attack", "attack"), ("kill", "attack"), ("murder", "attack"), ("assault", "attack"), ("ambush", "attack"),
    ("massacre", "attack"),
)  # fmt: skip
GTD_WEAPONS = {"2": "chemical", "5": "firearm", "6": "explosive", "8": "incendiary", "9": "melee"}
GTD_TARGETS = {
    "1": "business", "2": "government", "3": "police", "4": "military", "7": "diplomatic", "8": "education", "14": "civilian",
    "15": "religious", "16": "communications", "19": "transport", "21": "energy",
}  # fmt: skip

GED_PLACES: Mapping[str, PlacePrecision] = {
    "1": "town",
    "2": "near",
    "3": "district",
    "4": "province",
    "5": "area",
    "6": "country",
    "7": "area",
}
ACLED_PLACES: Mapping[str, PlacePrecision] = {"1": "town", "2": "near", "3": "province"}
GTD_PLACES: Mapping[str, PlacePrecision] = {
    "1": "town",
    "2": "district",
    "3": "district",
    "4": "province",
    "5": "country",
}
OWN_PLACES: Mapping[str, PlacePrecision] = {each: each for each in get_args(PlacePrecision)}
PLACES = {"ged": GED_PLACES, "acled": ACLED_PLACES, "gtd": GTD_PLACES, "ftm": OWN_PLACES}
COUNTRY_NUMBERS = {"ged": BY_GLEDITSCH_WARD, "acled": BY_ISO, "gtd": BY_GTD}
# ACLED gives one day: that of the middle of a week, or a day of the month (its codebook, time precision).
_AROUND = timedelta(days=3)


def type_of(table: str, cell: str) -> IncidentType:
    """The type that a cell codes; "other" where it codes none of ours."""
    words = cell.strip().lower()
    if table == "ged":
        return GED_TYPES.get(words, "other")
    if table == "acled":
        return ACLED_TYPES.get(words, "other")
    if table == "gtd":
        return GTD_TYPES.get(words, "attack")
    plain = words.replace(" ", "_")
    if plain in get_args(IncidentType):
        return plain  # type: ignore[return-value]
    return next((kind for part, kind in OWN_TYPES if part in words), "other")


def acled_date(day: str, precision: str | None) -> DateValue:
    """The days that ACLED's one day stands for."""
    known = date.fromisoformat(day)
    if precision == "2":
        return DateValue((known - _AROUND).isoformat(), (known + _AROUND).isoformat(), "week")
    if precision == "3":
        return month_of(known.year, known.month)
    return DateValue(day, day, "day")


def month_of(year: int, month: int) -> DateValue:
    """A whole month."""
    following = date(year + month // 12, month % 12 + 1, 1)
    return DateValue(f"{year:04}-{month:02}-01", (following - timedelta(days=1)).isoformat(), "month")


def between(start: str, end: str) -> DateValue:
    """Some days, as exact as there are few of them."""
    days = (date.fromisoformat(end) - date.fromisoformat(start)).days + 1
    scale: tuple[tuple[int, DatePrecision], ...] = ((1, "day"), (7, "week"), (31, "month"), (100, "season"))
    return DateValue(start, end, next((name for most, name in scale if days <= most), "year"))
