"""Tellings' classes as MUC-4's set lists have them: types, instruments, targets, nations."""

from __future__ import annotations

import re

from tellings.model import IncidentType
from tellings.values.countries import COUNTRIES

TYPES: dict[IncidentType, str] = {
    "attack": "ATTACK",
    "assassination": "ATTACK",
    "torture": "ATTACK",
    "sexual_violence": "ATTACK",
    "custody_death": "ATTACK",
    "strike": "ATTACK",
    "destruction": "ATTACK",
    "clash": "ATTACK",
    "threat": "ATTACK",
    "bombing": "BOMBING",
    "abduction": "KIDNAPPING",
    "arson": "ARSON",
    "robbery": "ROBBERY",
    "hijacking": "HIJACKING",
    "plot": "ATTACK",
}
STAGES = {
    "accomplished": "ACCOMPLISHED",
    "attempted": "ATTEMPTED",
    "foiled": "ATTEMPTED",
    "threatened": "THREATENED",
}
# Instruments by their words, the first that fits.
_INSTRUMENTS = tuple(
    (name, re.compile(words, re.IGNORECASE))
    for name, words in (
        ("VEHICLE BOMB", r"\b(?:car|truck|bus|vehicle|van)[ -]?bombs?\b|carbomb"),
        ("MOLOTOV COCKTAIL", r"molotov|petrol bomb|fire ?bomb|gasoline"),
        ("MINE", r"\bmines?\b|booby"),
        ("GRENADE", r"(?<!propelled )\bgrenades?\b(?! launch)"),
        ("DYNAMITE", r"dynamite"),
        ("MORTAR", r"mortar"),
        ("ROCKET", r"rocket|bazooka|\brpg"),
        ("MISSILE", r"missile"),
        ("BOMB", r"\bbombs?\b"),
        ("EXPLOSIVE", r"explosive|tnt\b|charge|device"),
        ("MACHINE GUN", r"machine[- ]?gun|\bak-?\d+|kalashnikov|\buzi|\bm-?60"),
        ("HANDGUN", r"pistol|revolver|handgun"),
        ("RIFLE", r"rifle|\bm-?16|\bg-?3\b|galil|\bfal\b"),
        ("GUN", r"\bguns?\b|firearm|weapon|bullet|shotgun|carbine"),
        ("CUTTING DEVICE", r"knife|knives|machete|\baxe?s?\b|dagger|bayonet"),
        ("STONE", r"stones?|rocks"),
        ("TORTURE", r"torture"),
        ("FIRE", r"\bfire\b"),
    )
)


def instrument(words: str) -> str | None:
    """The instrument type of a weapon's words; None for what is in no class of the list."""
    return next((name for name, pattern in _INSTRUMENTS if pattern.search(words)), None)


_PHYSICAL = {
    "business": "COMMERCIAL",
    "farm": "COMMERCIAL",
    "communications": "COMMUNICATIONS",
    "diplomatic": "DIPLOMAT OFFICE OR RESIDENCE",
    "energy": "ENERGY",
    "finance": "FINANCIAL",
    "government": "GOVERNMENT OFFICE OR RESIDENCE",
    "police": "LAW ENFORCEMENT FACILITY",
    "political": "POLITICAL FIGURE OFFICE OR RESIDENCE",
    "organisation": "ORGANIZATION OFFICE",
    "transport": "TRANSPORT VEHICLE",
    "road": "TRANSPORTATION ROUTE",
    "residence": "CIVILIAN RESIDENCE",
    "water": "WATER",
}
_FACILITIES = re.compile(r"\b(?:terminals?|airports?|ports?|stations?|metro|subway)$", re.IGNORECASE)
_GENERIC = re.compile(
    r"^(?:\w+ )?(?:buildings?|facilit(?:y|ies)|installations?|complex|compound|centers?|centres?)$",
    re.IGNORECASE,
)


def physical(kind: str | None, words: str) -> str:
    """The type of a physical target."""
    if kind == "transport" and _FACILITIES.search(words):
        return "TRANSPORTATION FACILITY"
    if kind == "government" and _GENERIC.match(words):
        return "OTHER"
    return _PHYSICAL.get(kind or "", "OTHER")


_HUMAN = {
    "diplomat": "DIPLOMAT",
    "official": "GOVERNMENT OFFICIAL",
    "former_official": "FORMER GOVERNMENT OFFICIAL",
    "former_armed_forces": "FORMER ACTIVE MILITARY",
    "judiciary": "LEGAL OR JUDICIAL",
    "armed_forces": "ACTIVE MILITARY",
    "politician": "POLITICAL FIGURE",
    "law_enforcement": "LAW ENFORCEMENT",
    "guard": "SECURITY GUARD",
}


def human(kind: str | None) -> str:
    """The type of a human target."""
    return _HUMAN.get(kind or "", "CIVILIAN")


_NATION_NAMES = {
    "SUN": "USSR",
    "PRK": "DEMOCRATIC PEOPLES REP OF KOREA",
    "CHN": "PEOPLES REP OF CHINA",
    "GBR": "UNITED KINGDOM",
    "DEU": "WEST GERMANY",
    "RUS": "USSR",
}


def country(code: str) -> str:
    """A country as the set list of nations has it."""
    known = COUNTRIES.get(code)
    return _NATION_NAMES.get(code) or (known.name.upper() if known else code)


HUMAN_EFFECTS = {
    "killed": "DEATH",
    "injured": "INJURY",
    "unharmed": "NO INJURY",
    "freed": "REGAINED FREEDOM",
}
PHYSICAL_EFFECTS = {
    "destroyed": "DESTROYED",
    "damaged": "SOME DAMAGE",
    "undamaged": "NO DAMAGE",
    "taken": "PROPERTY TAKEN FROM TARGET",
}
STATE = re.compile(
    r"\b(?:army|armed forces|soldiers?|troops|military|police(?:men)?|government|air force|battalion|brigade|national guard|"
    r"colonel|lieutenants?|captain|major|sergeant|general|president|officers?|regime|security forces|cia|high command)\b",
    re.IGNORECASE,
)
