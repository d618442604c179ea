"""Words for what people are: titles, offices, callings, kin.  General knowledge of English news, world-wide.

Each head noun is listed with the kind of speaker that its bearer is.
"""

from __future__ import annotations

import re
from typing import Literal

from tellings.model import SpeakerKind
from tellings.values.wordlists import word_set

_OFFICIAL = """
deputies lieutenants sergeants wardens marshals commissioners inspector-general secretaries presidents
dispatcher dispatchers
minister premier president vice-president chancellor king queen prince princess emir sultan sheikh sheikha monarch governor
lieutenant-governor mayor vice-mayor akim hakim prefect commissioner ombudsman secretary undersecretary under-secretary
administrator ambassador envoy diplomat consul attache senator congressman congresswoman lawmaker legislator parliamentarian
councillor councilor councilman councilwoman councilmember alderman deputy mp mep official officials
authority authorities government administration regime junta cabinet parliament senate congress ministry state kremlin
pentagon police policeman policewoman policemen officer officers cop cops constable constables sheriff sheriffs marshal trooper
troopers patrolman detective detectives investigator investigators inspector inspectors superintendent prosecutor prosecutors
district-attorney attorney-general procurator sergeant corporal lieutenant captain major colonel general brigadier
admiral commodore warden jailer jailers gendarme gendarmes gendarmerie soldier soldiers troops
army military navy airforce serviceman servicemen ranger rangers guard guards firefighter firefighters fireman firemen
bodyguards intelligence departments department bureau agency directorate
statesman battalion battalions brigade brigades garrison detachment regiment division squad unit units embassy consulate presidency command chief chiefs politician politicians mla mna mps senators ministers
governors mayors generals colonels majors captains councilors councillors lawmakers legislators diplomats ambassadors
legislature municipality council assembly
"""
_COURT = """
complaints lawsuits
judge judges justice justices magistrate magistrates court courts tribunal jury jurors juror indictment indictments affidavit
affidavits complaint lawsuit verdict ruling charge-sheet chargesheet warrant bailiff filing filings testimony
"""
_BELLIGERENT = """
rebel rebels militant militants insurgent insurgents guerrilla guerrillas guerilla guerillas fighter fighters jihadist jihadists
gunman gunmen militiaman militiamen militia militias warlord mujahideen mujahid terrorist terrorists extremist extremists
separatist separatists paramilitary paramilitaries attacker attackers assailant assailants hijacker hijackers kidnapper kidnappers
gang gangs faction factions combatant combatants leadership cartel
"""
_WITNESS = """
witness witnesses eyewitness eyewitnesses resident residents villager villagers neighbor neighbors neighbour neighbours
survivor survivors bystander bystanders onlooker onlookers passerby passersby passer-by passers-by local locals inhabitant inhabitants
shopkeeper shopkeepers farmer farmers passenger passengers driver drivers hostage hostages victim victims worshipper
worshippers refugee refugees evacuee evacuees customer customers student students pupil pupils worker workers vendor vendors
trader traders townspeople people protester protesters protestor protestors demonstrator demonstrators employee employees
civilian civilians owner tenant roommate coworker co-worker colleague colleagues classmate classmates caller callers
"""
_FAMILY = """
father mother dad mom mum parent parents son daughter sons daughters brother sister brothers sisters husband wife widow widower
uncle aunt nephew niece cousin cousins grandfather grandmother grandparents grandson granddaughter stepfather stepmother stepson
stepdaughter stepbrother stepsister half-brother half-sister relative relatives family families kin fiance fiancee fiancé fiancée
girlfriend boyfriend father-in-law mother-in-law brother-in-law sister-in-law son-in-law daughter-in-law partner in-laws spouse
"""
_MEDICAL = """
doctor doctors physician physicians surgeon surgeons nurse nurses medic medics paramedic paramedics hospital hospitals clinic coroner
coroners pathologist pathologists psychiatrist psychologist ambulance morgue mortuary medical-examiner examiner first-responder
rescuer rescuers anaesthetist orderly ems
"""
_MONITOR = """
monitor monitors observer observers activist activists watchdog ngo ngos rights-group charity campaigner campaigners
observatory rapporteur rapporteurs peacekeeper peacekeepers advocate advocates defender defenders
organisation organization aid-worker aid-workers volunteer volunteers
"""
_PRESS = """
journalist journalists reporter reporters correspondent correspondents editor editors editor-in-chief columnist newspaper newspapers
daily weekly magazine television tv radio station broadcaster broadcasters channel network media press newswire website
site outlet outlets report reports article blog blogger bloggers anchor photographer cameraman paper dailies
"""
_ANONYMOUS = "source sources insider informant informants whistleblower whistle-blower tipster"
_OTHER = """
information evidence managers teachers organisers organizers employers owners
several those supervisor supervisors records results findings data figures statistics tally account accounts version logs prosecution defence defense
office offices committee commission mission service services forces force patrol centre center
spokesman spokeswoman spokesperson spokesmen spokespeople spokespersons head director leader leaders chairman chairwoman
chairperson chair boss commander commanders chief-of-staff aide aides adviser advisers advisor advisors assistant representative
representatives negotiator negotiators mediator mediators coordinator delegate manager executive ceo president-elect founder
co-founder member members secretary-general analyst analysts expert experts researcher researchers scholar
scholars professor professors lecturer academic academics historian economist scientist scientists author writer novelist poet
singer actor actress artist filmmaker musician footballer coach athlete player lawyer lawyers attorney attorneys solicitor barrister
counsel defense-lawyer priest priests pastor reverend bishop archbishop cardinal pope patriarch rabbi imam imams mufti mullah maulana
ayatollah cleric clerics preacher preachers monk monks nun nuns missionary elder elders chieftain tribesman tribesmen
teacher teachers principal headmaster headmistress rector dean engineer contractor businessman businesswoman businessmen merchant
unionist trade-unionist organiser organizer dissident dissidents opponent suspect suspects defendant
defendants detainee detainees convict prisoner prisoners inmate inmates accused ringleader mastermind accomplice bomber killer
shooter architect veteran recruit deserter defector defectors candidate incumbent heir technician pilot sailor fisherman fishermen
hunter shepherd cook clerk cashier guardian supporter supporters follower followers ally allies critic critics friend friends
acquaintance teenager teen boy girl man woman men women child children baby toddler theologian consultant consultancy
publisher producer agent agents operative operatives statement statements communique communiqué letter document documents
transcript survey poll study memo email release group groups party union committee company firm front movement
someone somebody everyone nobody others many some both
custodian superior subordinate successor predecessor planner ideologist ideologue financier propagandist recruiter
"""


def _kinds() -> dict[str, SpeakerKind]:
    kinds: dict[str, SpeakerKind] = {}
    by_kind: tuple[tuple[SpeakerKind, str], ...] = (
        ("other", _OTHER),
        ("press", _PRESS),
        ("monitor", _MONITOR),
        ("medical", _MEDICAL),
        ("family", _FAMILY),
        ("witness", _WITNESS),
        ("belligerent", _BELLIGERENT),
        ("official", _OFFICIAL),
        ("court", _COURT),
        ("anonymous", _ANONYMOUS),
    )
    for kind, words in by_kind:
        kinds.update(dict.fromkeys(words.split(), kind))
    return kinds


# Every head noun of a role, singular and plural, and the kind of speaker its bearer is.
HEADS: dict[str, SpeakerKind] = _kinds()

# Heads that name bodies and papers, not people: no person's name follows them as a title ("police" does not make "Police Smith").
NOT_BEFORE_A_NAME = word_set(
    """
    information evidence deputies
    several those records results findings data figures statistics tally account accounts version logs prosecution defence defense complaints lawsuits
    battalion battalions brigade brigades garrison detachment regiment division squad unit units
    office offices committee commission embassy consulate presidency mission service services command forces force patrol centre center
    authority authorities government administration regime junta cabinet parliament senate congress
    ministry state kremlin pentagon police cops troops army military navy airforce intelligence
    department departments bureau agency directorate court courts tribunal jury indictment indictments
    affidavit affidavits complaint lawsuit verdict ruling warrant filing filings testimony gang gangs
    faction factions family families hospital hospitals clinic ambulance morgue mortuary ems media press
    newspaper newspapers website site outlet outlets report reports article blog radio television tv
    station channel network paper statement statements letter document documents transcript survey poll
    study memo email release many some both others someone somebody everyone nobody people officials
    policemen officers troopers constables detectives witnesses eyewitnesses residents villagers
    neighbors neighbours survivors men women children group groups party union committee company firm
    front movement municipality council assembly legislature organisation organization charity ngo ngos
    watchdog observatory leadership cartel militia militias townspeople locals local partner magazine
    daily weekly dailies accused monitor
    """
)

# Written straight before a name, with or without a stop.
ABBREVIATIONS = word_set(
    """
    mr mrs ms miss messrs msgr dr prof gen maj col lt sgt capt cpl cmdr adm brig supt insp det sen rep gov
    pres rev fr hon sr asst dep pvt pfc spc const hr frau mme mlle sir dame lord lady madam ustad hajji
    haji sayyid sayed mullah sheikh shaykh imam ayatollah maulana maulvi pastor rabbi father sister
    brother saint comrade dona don doña señor señora hojatoleslam mawlawi judge justice pope cardinal
    archbishop bishop reverend baron count duke duchess
    """
)
_OFFICIAL_ABBREVIATIONS = frozenset(
    (
        "gen",
        "maj",
        "col",
        "lt",
        "sgt",
        "capt",
        "cpl",
        "cmdr",
        "adm",
        "brig",
        "supt",
        "insp",
        "det",
        "sen",
        "rep",
        "gov",
        "pres",
        "dep",
    )
)
# Of those, the ones that are whole words only as titles: "Miss", "Sir"; the others are heads as well.
FEMALE = word_set(
    """
    mrs ms miss mme mlle frau dame lady madam queen princess duchess sheikha doña dona señora
    spokeswoman policewoman businesswoman congresswoman councilwoman chairwoman actress headmistress nun
    mother mom mum daughter sister wife widow aunt niece grandmother granddaughter stepmother
    stepdaughter stepsister half-sister fiancee fiancée girlfriend mother-in-law sister-in-law
    daughter-in-law woman girl waitress housewife schoolgirl grandma gunwoman servicewoman noblewoman
    """
)
MALE = word_set(
    """
    mr sir lord king prince duke emir sultan don señor spokesman policeman businessman congressman
    councilman chairman actor headmaster monk priest imam mufti mullah father dad son brother husband
    widower uncle nephew grandfather grandson stepfather stepson stepbrother half-brother fiance fiancé
    boyfriend father-in-law brother-in-law son-in-law man boy gunman fisherman serviceman fireman
    patrolman cameraman tribesman schoolboy grandpa militiaman
    """
)

# What may stand between the start of a title and its head, in small letters.
MODIFIERS = word_set(
    """
    police army military security government state federal provincial regional district county city
    deputy vice assistant senior chief acting former ex then late rebel opposition interior foreign
    defense defence prime health justice hospital fire sheriff's company party group village tribal
    community church union ministry minister's prosecutor's department office human rights political
    intelligence counterterrorism counter-terrorism homicide investigative lead top high-ranking
    high-level ranking retired current new local national municipal presidential parliamentary
    congressional first second third lieutenant major brigadier rear air field staff general principal
    executive managing associate co junior under press media public information communications
    attorney's border traffic patrol criminal special crime drug anti-drug antiterrorist anti-terrorism
    anti-terror emergency rescue civil finance education culture agriculture labor labour trade energy
    oil transport religious affairs separatist militant islamist guerrilla insurgent militia terrorist
    extremist jihadist paramilitary spiritual supreme deputy's ruling independent veteran career
    outspoken prominent well-known leading influential controversial school university college student
    youth women's workers' teachers' peasant indigenous clan gang cartel suspected alleged accused
    convicted self-proclaimed self-styled designated newly elected outgoing incoming interim caretaker
    exiled slain fallen british hostage naval marine medical
    forensic mayoral court appeals trial investigating examining chief's forensics tv television radio
    newspaper freelance video sports coast guard prison railway highway tourist riot undercover
    plainclothes off-duty fellow sergeant sub sub-inspector inspector additional joint commanding
    news operations armed forces force unit battalion brigade regiment division front-line wing bureau agency
    committee council commission regime rival sectarian cabinet senate house assembly central bank board
    """
)


def kind_of_role(role: str) -> SpeakerKind:
    """The kind of speaker that a role's words make: the first head noun that tells, "other" where none does.

    >>> kind_of_role("police spokesman")
    'official'
    """
    words = role.lower().replace("’", "'").split()
    words = [word.strip(".,()\"'") for word in words]
    bare = [word.removesuffix("'s") for word in words]
    if _nameless(" ".join(words)):
        return "anonymous"
    kinds: list[SpeakerKind] = [HEADS[word] for word in bare if word in HEADS]
    if any(word in _OFFICIAL_ABBREVIATIONS for word in bare):
        return "official"
    strong = [kind for kind in kinds if kind != "other"]
    head = next((HEADS[word] for word in reversed(_noun_phrase(bare)) if word in HEADS), None)
    if head in ("official", "other", None) and any(
        HEADS.get(word) == "belligerent" for word in _noun_phrase(bare)
    ):
        return "belligerent"
    if _PRESS_ROLE.search(" ".join(bare)):
        return "press"
    if head == "official" and any(HEADS.get(word) == "medical" for word in _noun_phrase(bare)):
        return "medical"
    if head is not None and head != "other":
        return head
    return strong[0] if strong else "other"


def _noun_phrase(words: list[str]) -> list[str]:
    """The words before the first preposition: "an official" of "an official at the hospital"."""
    for number, word in enumerate(words):
        if number and word in PREPOSITIONS:
            return words[:number]
    return words


PREPOSITIONS = word_set(
    """
    of in at for from with on by to near who whose which that under over into
    """
)
_PRESS_ROLE = re.compile(
    r"\b(?:news|press|state) agency\b|\bmedia\b(?! (?:adviser|advisor|officer|secretary))|\bnews (?:site|outlet)"
)
_NAMELESS = (
    "anonym",
    "not to be named",
    "not to be identified",
    "not be named",
    "not be identified",
    "unnamed",
    "unidentified",
    "declined to be named",
    "declined to be identified",
    "declined to give",
    "refused to be named",
    "refused to give",
    "withheld",
)


def _nameless(role: str) -> bool:
    return any(words in role for words in _NAMELESS)


Sex = Literal["female", "male"]


def sex_of(words: str) -> Sex | None:
    """The sex that a title's or role's own words tell, None where they tell none or both."""
    lower = {word.strip(".,").removesuffix("'s") for word in words.lower().replace("’", "'").split()}
    female, male = bool(lower & FEMALE), bool(lower & MALE)
    if female == male:
        return None
    return "female" if female else "male"
