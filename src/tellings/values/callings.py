"""What people are by office or calling, as records of attacks class their human targets; and of which country.

The classes are those that target typologies of the field share (MUC-4's set list, the Global Terrorism Database's target types):
civilians, diplomats, officials in office and out of it, politicians, the judiciary, police, guards, the military.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal, get_args

from .countries import COUNTRIES, DEMONYMS
from .wordlists import word_set

Calling = Literal[
    "civilian",
    "diplomat",
    "official",
    "former_official",
    "politician",
    "judiciary",
    "law_enforcement",
    "guard",
    "armed_forces",
    "former_armed_forces",
]
CALLINGS: frozenset[str] = frozenset(get_args(Calling))  # no kind of a thing is called so

# Words that settle it wherever they stand in the phrase, the first class that has one; then the head word decides.
_ANYWHERE: tuple[tuple[Calling, frozenset[str]], ...] = (
    (
        "diplomat",
        word_set(
            """
            ambassador ambassadors diplomat diplomats diplomatic consul consuls attache attaches embassy consulate envoy
            envoys ambassador's legation
            """
        ),
    ),
    (
        "judiciary",
        word_set(
            """
            judge judges magistrate magistrates prosecutor prosecutors attorney attorneys lawyer lawyers judicial judiciary
            legal jurist jurists justice justices notary court
            """
        ),
    ),
    (
        "guard",
        word_set(
            """
            bodyguard bodyguards escort escorts watchman watchmen doorman doormen nightwatchman chauffeur-bodyguard
            """
        ),
    ),
    (
        "law_enforcement",
        word_set(
            """
            police policeman policemen policewoman policewomen patrolman patrolmen gendarme gendarmes detective detectives
            constable constables sheriff sheriffs carabinero carabineros carabinieri trooper troopers
            """
        ),
    ),
    (
        "politician",
        word_set(
            """
            candidate candidates candidacy hopeful hopefuls party politician politicians politics political precandidate
            """
        ),
    ),
)
_BY_HEAD: tuple[tuple[Calling, str], ...] = (
    (
        "official",
        """
            minister ministers president presidents premier mayor mayors governor governors senator senators congressman
            congressmen congresswoman congresswomen deputy deputies legislator legislators lawmaker lawmakers councilman councilmen
            councilor councilors councillor councillors parliamentarian parliamentarians official officials authority authorities
            undersecretary prefect prefects subprefect commissioner commissioners ombudsman viceminister secretary-general
            """,
    ),
    (
        "armed_forces",
        """
            soldier soldiers officer officers sergeant sergeants corporal corporals lieutenant lieutenants captain captains
            major majors colonel colonels general generals admiral admirals commodore brigadier troop troops conscript
            conscripts recruit recruits cadet cadets marine marines sailor sailors airman airmen paratrooper paratroopers
            serviceman servicemen patrol garrison army military battalion brigade platoon squad
            """,
    ),
    ("guard", "guard guards"),
    ("politician", "activist activists"),
)
_HEADS: Mapping[str, Calling] = {word: found for found, words in _BY_HEAD for word in words.split()}
_FORMER = word_set("former ex retired late deposed ousted")
_PRIVATE = word_set(
    "bank business company corporate factory firm university federation club association league owner"
)
_POLITICAL_BODIES = word_set(
    "movement front alliance convergence socialist communist liberal democratic leftist rightist"
)
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_OF = word_set("of for in at from who with")


def calling(phrase: str) -> Calling:
    """The class of the people that a noun phrase or title names; "civilian" where nothing says more."""
    words = [word.lower().replace("’", "'") for word in _WORD.findall(phrase)]
    if not words:
        return "civilian"
    former = bool(_FORMER & set(words)) or words[0].startswith("ex-")
    words = [word.removeprefix("ex-") for word in words]
    head = _head(words)
    kin = head.removesuffix("s") in _KIN
    if kin:
        return "civilian"
    for found, table in _ANYWHERE:
        if table & set(words):
            return found
    made = _HEADS.get(head)
    if made is None:
        made = next((_HEADS[word] for word in words if word in _HEADS), None)
        if made is None or head in _CIVIL_HEADS:
            return _by_body(words, head)
    if made == "official" and _PRIVATE & set(words):
        return "civilian"
    if former and made == "official":
        return "former_official"
    if former and made == "armed_forces":
        return "former_armed_forces"
    return made


_KIN = word_set(
    "wife son daughter brother sister mother father husband child widow cousin nephew niece relative family"
)
_CIVIL_HEADS = word_set(
    """
    priest priests people persons person civilians civilian worker workers employee employees driver drivers teacher teachers
    """
)


def _head(words: list[str]) -> str:
    """The last word before "of", "in" and the like."""
    cut = next((at for at, word in enumerate(words) if word in _OF and at), len(words))
    return words[cut - 1]


def _by_body(words: list[str], head: str) -> Calling:
    """A leader or member of a party or movement is in politics."""
    leads = head in (
        "leader",
        "leaders",
        "member",
        "members",
        "secretary",
        "spokesman",
        "militant",
        "militants",
        "founder",
    )
    return "politician" if leads and _POLITICAL_BODIES & set(words) else "civilian"


_NATIONS: Mapping[str, str] = {
    **{word.lower(): code for word, code in DEMONYMS.items()},
    **{country.name.lower(): code for code, country in COUNTRIES.items()},
    "u.s": "USA",
    "us": "USA",
    "united states": "USA",
    "soviet": "SUN",
    "soviets": "SUN",
    "ussr": "SUN",
}
_LONGEST_NATION = 3  # words
_TOKEN = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?|[^\W\d_]+(?:['’-][^\W\d_]+)*")


def nation(phrase: str) -> str | None:
    """The country, ISO 3166 alpha-3 (SUN for the Soviet Union), that a phrase names by name or adjective; None for none."""
    words = [
        word.lower().rstrip(".").removesuffix("'s").removesuffix("’s") for word in _TOKEN.findall(phrase)
    ]
    for at in range(len(words)):
        for size in range(_LONGEST_NATION, 0, -1):
            found = _NATIONS.get(" ".join(words[at : at + size]))
            if found is not None:
                return found
    return None
