"""Words and names of organisations: what heads an organisation's name, which are bodies of a state, the press, monitors.

General knowledge of English usage, world-wide.
"""

from __future__ import annotations

import re
from functools import lru_cache

from tellings.values.folding import fold
from tellings.values.names.groups import GROUPS
from tellings.values.wordlists import word_set

# A capitalised run that ends in or holds one of these is an organisation's name.
HEADS = word_set(
    """
    ministry committee agency department departments police front brigade brigades army navy marines
    university court tribunal council commission office bureau party union association organisation
    organization federation foundation institute academy group company corporation bank hospital school
    college church mosque parliament congress senate assembly house administration authority service
    services force forces command guard guards militia movement league alliance coalition network centre
    center society fund trust board division directorate secretariat embassy consulate mission
    directorate-general newspaper times post news radio television tv press herald tribune gazette
    journal chronicle observatory monitor watch forum cartel gang battalion regiment corps squad
    squadron unit club team initiative programme program project consortium partnership inc
    ltd llc plc corp airlines airways industries holdings patrol prosecutor's sheriff's attorney's
    coroner's examiner's ombudsman intelligence interpol europol un nato cabinet kremlin pentagon
    taskforce task-force emirate caliphate jihad mujahideen resistance liberation observers monitors
    syndicate daily weekly magazine review detachment fbi cia dea atf homeland ltd. inc. co. co clinic
    infirmary prison jail penitentiary laboratory institution confederation congregation diocese
    archdiocese patriarchate synod temple synagogue seminary madrasa monastery chamber exchange
    consultancy brotherhood
    """
)

# Those of them by which a name is that of a body of a state (or of states).
_OFFICIAL_WORDS = word_set(
    """
    ministry police court tribunal parliament senate administration authority authorities army navy
    marines gendarmerie guard prosecutor prosecutors prosecutor's prosecutorial sheriff sheriff's
    attorney's coroner's embassy consulate cabinet kremlin pentagon congress militsiya interpol europol
    military patrol government govt customs border department departments directorate
    directorate-general troopers marshals fbi cia dea atf homeland treasury judiciary
    municipality governorate governor governor's mayor's mayor constabulary carabinieri state
    intelligence penitentiary prison jail council defence defense security interior fire
    """
)
_OFFICIAL_NAMES = re.compile(
    r"""\b(?: national\ security\ (?:committee|council|service|directorate|agency) | federal\ security\ service | security\ service
    | (?:federal|central|national)\ bureau\ of | (?:supreme|high|constitutional)\ court | armed\ forces | (?:air|defen[cs]e|security|police)\ forces?
    | special\ forces | (?:city|town|county|district|provincial|regional|security|state)\ council | house\ of\ representatives
    | white\ house | state\ duma | bundestag | knesset | majlis | investigative\ committee | committee\ for\ (?:religious|state|national)
    | (?:state|government|national|federal)\ (?:committee|commission|agency|service) | (?:general|regional|provincial)\ directorate
    | revolutionary\ guards? | civil\ defen[cs]e | civil\ protection | office\ of\ the\ (?:president|prosecutor|governor|mayor|attorney) )\b""",
    re.VERBOSE | re.IGNORECASE,
)
# Official bodies known by their initials.
OFFICIAL_ACRONYMS = word_set(
    """
    FBI CIA DEA ATF NSA DHS TSA ICE NYPD LAPD KNB MVD FSB SBU GRU KGB SVR MI5 MI6 PSNI RUC IDF ISI ISPR
    CRPF BSF NIA CBI RAB PNP AFP-PNP AFP DAS F-2 PRC NDS ANA ANP MIT BND BKA DGSI DGSE GIGN RAID SAPS
    KDF NPF DSS SSS UPDF FARDC ENDF SNA MOD MoD DOJ CENTCOM AFRICOM EUCOM PSP PIDE SADF SAS SWAT BPD CPD
    DPD HPD NCA GNR SSB ITBP SPLA-GOV TNI POLRI RCMP CSIS OAG ESAF
    """
) - {"AFP"}

_PRESS_NAMES = """
Reuters|Thomson Reuters
Associated Press|The Associated Press|AP
Agence France-Presse|Agence France Presse|AFP
United Press International|UPI
British Broadcasting Corporation|BBC|BBC News
Cable News Network|CNN
Al Jazeera|Al-Jazeera|Aljazeera
Al Arabiya|Al-Arabiya
Radio Free Europe/Radio Liberty|RFE/RL|Radio Free Europe|Radio Liberty
Voice of America|VOA
Deutsche Welle|DW
Interfax
Itar-Tass|TASS|ITAR-TASS
RIA Novosti|RIA
Xinhua
Kyodo
Yonhap
Anadolu Agency|Anadolu|Anadolu Ajansi
Press Trust of India|PTI
Asian News International|ANI
Islamic Republic News Agency|IRNA
Fars News Agency|Fars News
Tasnim|Tasnim News Agency
Mehr News Agency
Syrian Arab News Agency|SANA
Petra News Agency
Deutsche Presse-Agentur|DPA|dpa
EFE|ACAN-EFE
ANSA
Notimex
Prensa Latina
The New York Times|New York Times
The Washington Post|Washington Post
Los Angeles Times
The Guardian
Wall Street Journal|The Wall Street Journal
Fox News
NBC News|NBC
ABC News|ABC
CBS News|CBS
MSNBC
National Public Radio|NPR
Sky News
Bloomberg
Der Spiegel
Le Monde
El Pais|El País
Haaretz
The Hindu
Times of India|The Times of India
Hindustan Times
Ariana News
TOLOnews|Tolo News
Pajhwok|Pajhwok Afghan News
Hurriyet
Rudaw
Kurdistan 24
Tengrinews
Kazinform
Eurasianet
Meduza
Novaya Gazeta
Kommersant
Press TV
Russia Today|RT
Sputnik
Garowe Online
Daily Nation
Premium Times
Sahara Reporters
"""
_MONITOR_NAMES = """
United Nations|UN|U.N.|UNHCR|UNICEF|UNAMA|OCHA|OHCHR|UNMISS|MONUSCO|UNAMI|UNIFIL|MINUSMA|MINUSCA|UNSMIL|UNRWA|WHO|World Health Organization
Organization for Security and Co-operation in Europe|OSCE|Organisation for Security and Co-operation in Europe
International Committee of the Red Cross|ICRC|Red Cross|Red Crescent|Syrian Arab Red Crescent
Human Rights Watch|HRW
Amnesty International|Amnesty
Syrian Observatory for Human Rights|SOHR|Syrian Observatory
Syrian Network for Human Rights|SNHR
Violations Documentation Center|VDC|Violations Documentation Centre
Local Coordination Committees|LCC
Airwars
Iraq Body Count|IBC
White Helmets|Syrian Civil Defence|Syrian Civil Defense
Reporters Without Borders|RSF-Reporters
Committee to Protect Journalists|CPJ
International Crisis Group|Crisis Group|ICG
Doctors Without Borders|Medecins Sans Frontieres|Médecins Sans Frontières|MSF
Save the Children
Americas Watch
Transparency International
Freedom House
SITE Intelligence Group
Southern Poverty Law Center|SPLC
Anti-Defamation League|ADL
American Civil Liberties Union|ACLU
B'Tselem|B’Tselem
ACLED|Armed Conflict Location & Event Data Project
Gun Violence Archive
Raqqa Is Being Slaughtered Silently|RBSS
Aleppo Media Center|Aleppo Media Centre
"""

_CAPS = re.compile(r"[A-Z][A-Z.&/-]*[A-Z]\.?")
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")


def variants(table: str) -> tuple[tuple[str, ...], ...]:
    """The lines of a table of names: each a tuple of one bearer's names."""
    return tuple(tuple(line.split("|")) for line in table.strip().splitlines())


PRESS = variants(_PRESS_NAMES)
MONITORS = variants(_MONITOR_NAMES)


def bare(name: str) -> str:
    """A name folded, without "the", "so-called", "group" or the Arabic article, for comparing."""
    words = [word for word in fold(name).split() if word not in ("the", "al", "el", "so", "called", "a")]
    if len(words) > 2 and words[-1] in ("group", "organisation", "organization", "network"):
        words = words[:-1]
    return " ".join(words)


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, str]]:
    """Bare name -> (kind, fullest name), over all the tables; an acronym's key keeps its case, so that "is" is not IS."""
    index: dict[str, tuple[str, str]] = {}
    for kind, table in (("press", PRESS), ("monitor", MONITORS), ("group", GROUPS)):
        for names in table:
            for name in names:
                index[_key(name)] = (kind, names[0])
    return index


_MIXED = re.compile(r"[A-Z][a-z][A-Z]")  # LeT, which is not the word "let"


def _key(name: str) -> str:
    name = re.sub(r"^(?:the|The|THE|so-called)\s+", "", name.strip())
    short = name.replace(".", "")
    acronym = _CAPS.fullmatch(name) or _MIXED.fullmatch(name)
    return short if acronym and len(short) <= 5 else bare(name)


@lru_cache(maxsize=16_384)
def known(name: str) -> tuple[str, str] | None:
    """("group" | "press" | "monitor", the fullest name) of a known organisation, None for any other."""
    name = name.removesuffix("'s").removesuffix("’s")
    return _index().get(_key(name)) or (_index().get(bare(name)) if len(bare(name)) > 5 else None)


def is_armed_group(name: str) -> bool:
    """Whether the name is that of a known armed or political group."""
    found = known(name)
    return found is not None and found[0] == "group"


def official_body(name: str) -> bool:
    """Whether the name is that of a body of a state, by its words: a ministry, a police, an army, a court, a committee."""
    if is_armed_group(name):
        return False
    if name.strip() in OFFICIAL_ACRONYMS or _OFFICIAL_NAMES.search(name.replace("’", "'")):
        return True
    words = {word.strip(".").removesuffix("'s") for word in _words(name)} | set(_words(name))
    return bool(words & _OFFICIAL_WORDS) and not words & {"party", "front", "liberation", "union", "movement"}


def has_head(name: str) -> bool:
    """Whether one of a name's words heads organisations' names."""
    return any(word in HEADS or word.removesuffix("'s") in HEADS for word in _words(name))


def _words(name: str) -> list[str]:
    return [word.lower().replace("’", "'").strip(".") for word in _WORD.findall(name)]


@lru_cache(maxsize=1)
def first_words() -> frozenset[str]:
    """The words, in small letters, with which the known organisations' names begin."""
    firsts = {
        name.split()[0].lower().replace("’", "'")
        for table in (PRESS, MONITORS, GROUPS)
        for names in table
        for name in names
    }
    articles = {first[3:] for first in firsts if first.startswith("al-")}
    return frozenset(firsts | articles | {"al", "el"})


LONGEST = 9  # words of the longest name in the tables
# Acronyms that are words or states as well, in capitals: in a headline they tell nothing.
ALSO_WORDS = frozenset(
    (
        "IS",
        "WHO",
        "LET",
        "AP",
        "SL",
        "MIR",
        "TAK",
        "FIS",
        "RIA",
        "ABC",
        "PAC",
        "AMAL",
        "ICE",
        "RAID",
        "TIP",
        "ETA",
    )
)
