"""The codes of the published schemes to which types and kinds of ours can be mapped."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from tellings.model import IncidentType

# ACLED's sub-event types under their event type (ACLED Codebook 2023, "ACLED event types").
ACLED_EVENTS: Mapping[str, tuple[str, ...]] = {
    "Battles": ("Government regains territory", "Non-state actor overtakes territory", "Armed clash"),
    "Protests": ("Excessive force against protesters", "Protest with intervention", "Peaceful protest"),
    "Riots": ("Violent demonstration", "Mob violence"),
    "Explosions/Remote violence": (
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    ),
    "Violence against civilians": ("Sexual violence", "Attack", "Abduction/forced disappearance"),
    "Strategic developments": (
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other",
    ),
}  # fmt: skip
# UCDP GED Codebook, type_of_violence.
GED_VIOLENCE = {"1": "state-based conflict", "2": "non-state conflict", "3": "one-sided violence"}
# GTD Codebook: attack, weapon and target types.
GTD_ATTACKS = {
    "1": "Assassination",
    "2": "Armed Assault",
    "3": "Bombing/Explosion",
    "4": "Hijacking",
    "5": "Hostage Taking (Barricade Incident)",
    "6": "Hostage Taking (Kidnapping)",
    "7": "Facility/Infrastructure Attack",
    "8": "Unarmed Assault",
    "9": "Unknown",
}
GTD_WEAPONS = {
    "1": "Biological",
    "2": "Chemical",
    "3": "Radiological",
    "5": "Firearms",
    "6": "Explosives",
    "7": "Fake Weapons",
    "8": "Incendiary",
    "9": "Melee",
    "10": "Vehicle (not to include vehicle-borne explosives, i.e., car or truck bombs)",
    "11": "Sabotage Equipment",
    "12": "Other",
    "13": "Unknown",
}
GTD_TARGETS = {
    "1": "Business",
    "2": "Government (General)",
    "3": "Police",
    "4": "Military",
    "5": "Abortion Related",
    "6": "Airports & Aircraft",
    "7": "Government (Diplomatic)",
    "8": "Educational Institution",
    "9": "Food or Water Supply",
    "10": "Journalists & Media",
    "11": "Maritime",
    "12": "NGO",
    "13": "Other",
    "14": "Private Citizens & Property",
    "15": "Religious Figures/Institutions",
    "16": "Telecommunication",
    "17": "Terrorists/Non-State Militia",
    "18": "Tourists",
    "19": "Transportation",
    "20": "Unknown",
    "21": "Utilities",
    "22": "Violent Political Party",
}
# The PLOVER manual's types; modes are those of ASSAULT and COERCE, the two that describe what is done to people.
PLOVER_MODES: Mapping[str, tuple[str, ...]] = {
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation", "cyber",
    ),
}  # fmt: skip
PLOVER_TYPES = (
    "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "MOBILIZE", "PROTEST", "REJECT",
    "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip

TYPES: tuple[str, ...] = get_args(IncidentType)
# Kinds of weapons and targets that the reader tells apart (`extract.things`, `extract.facilities`, `values.callings`).
WEAPON_KINDS = ("firearm", "explosive", "heavy", "aerial", "incendiary", "melee", "chemical")
TARGET_KINDS = (
    "military", "police", "government", "diplomatic", "business", "finance", "religious", "education", "medical", "transport",
    "road", "residence", "energy", "communications", "water", "farm", "political", "organisation", "civilian", "diplomat",
    "official", "former_official", "politician", "judiciary", "law_enforcement", "guard", "armed_forces",
    "former_armed_forces",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """Which of our words can be mapped, and to which codes."""

    words: tuple[str, ...]
    codes: tuple[str, ...]


SCHEMES: Mapping[str, Mapping[str, Table]] = {
    "ged": {"types": Table(TYPES, tuple(GED_VIOLENCE))},
    "acled": {"types": Table(TYPES, tuple(sub for each in ACLED_EVENTS.values() for sub in each))},
    "gtd": {
        "types": Table(TYPES, tuple(GTD_ATTACKS)),
        "weapons": Table(WEAPON_KINDS, tuple(GTD_WEAPONS)),
        "targets": Table(TARGET_KINDS, tuple(GTD_TARGETS)),
    },
    "plover": {
        "types": Table(
            TYPES,
            (*PLOVER_TYPES, *(f"{kind}/{mode}" for kind, modes in PLOVER_MODES.items() for mode in modes)),
        ),
        "weapons": Table(WEAPON_KINDS, PLOVER_MODES["ASSAULT"]),
    },
}


def acled_event(sub_event: str) -> str:
    """The event type of a sub-event type."""
    return next(event for event, subs in ACLED_EVENTS.items() if sub_event in subs)
