"""The press's own words: news agencies, how persons' names look in a byline, what says that a name is an organisation's."""

from __future__ import annotations

import re

# Agencies as datelines and credits abbreviate them, with the name that they publish under.
AGENCIES = {
    "AA": "Anadolu Agency",
    "ACAN-EFE": "ACAN-EFE",
    "AFP": "Agence France-Presse",
    "AKIPRESS": "AKIpress",
    "ANI": "ANI",
    "ANSA": "ANSA",
    "AP": "Associated Press",
    "ASSOCIATED PRESS": "Associated Press",
    "THE ASSOCIATED PRESS": "Associated Press",
    "AGENCE FRANCE-PRESSE": "Agence France-Presse",
    "BELTA": "BelTA",
    "BERNAMA": "Bernama",
    "DPA": "dpa",
    "EFE": "EFE",
    "IANS": "IANS",
    "INTERFAX": "Interfax",
    "IRIN": "IRIN",
    "IRNA": "IRNA",
    "ITAR-TASS": "TASS",
    "KAZINFORM": "Kazinform",
    "KUNA": "KUNA",
    "KYODO": "Kyodo News",
    "MENA": "MENA",
    "NAN": "News Agency of Nigeria",
    "PA": "PA Media",
    "PTI": "Press Trust of India",
    "REUTER": "Reuters",
    "REUTERS": "Reuters",
    "THOMSON REUTERS": "Reuters",
    "RFE/RL": "Radio Free Europe/Radio Liberty",
    "RIA NOVOSTI": "RIA Novosti",
    "SANA": "SANA",
    "SPUTNIK": "Sputnik",
    "TASS": "TASS",
    "TRT": "TRT",
    "UPI": "United Press International",
    "VOA": "Voice of America",
    "WAFA": "WAFA",
    "XINHUA": "Xinhua",
    "YONHAP": "Yonhap",
}

_SMALL = r"(?:de|del|della|der|den|di|da|dos|du|van|von|bin|bint|ibn|al|el|la|le|ter|ten|y|e)"
_GIVEN = (
    r"(?:(?:[^\W\d_a-zß-öø-ÿ]['’])?[^\W\d_a-zß-öø-ÿ][^\W\d_]+(?:[-'’][^\W\d_]+)*|"
    r"[^\W\d_a-zß-öø-ÿ]\.(?:-?[^\W\d_a-zß-öø-ÿ]\.)*)"
)
# Two to five words, each with a capital, particles between: "Ana de la Cruz", "J.P. O'Neill", "AL-SAYED OMAR".
PERSON = rf"{_GIVEN}(?:[ \u00a0](?:{_SMALL}[ \u00a0-])*{_GIVEN}){{1,4}}(?:,? (?:Jr|Sr|II|III)\.?)?"
_PERSON_ONLY = re.compile(PERSON)
_ORGANISATION = re.compile(
    r"\b(?:agenc(?:y|ies)|associated|broadcasting|bureau|channel|chronicle|committee|corporation|"
    r"correspondents?|daily|"
    r"department|desk|editors?|editorial|gazette|guardian|herald|independent|international|journal|"
    r"magazine|media|mail|"
    r"news(?:paper|room|wire)?|observer|office|post|press|radio|reporters?|reports?|service|services|"
    r"staff|standard|star|"
    r"sun|team|telegraph|television|times|today|tribune|tv|university|weekly|wire|writers?|world|the|"
    r"our|monitor)\b",
    re.IGNORECASE,
)


def is_person(words: str) -> bool:
    """Whether the words have the form of a person's name, and none that says an organisation's."""
    return _PERSON_ONLY.fullmatch(words) is not None and _ORGANISATION.search(words) is None


def agency(words: str) -> str | None:
    """The agency that some words abbreviate or name; None where it is none that is known."""
    return AGENCIES.get(words.strip().upper())
