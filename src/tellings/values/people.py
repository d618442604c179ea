"""The field's words for people, and the groups that casualty records keep apart."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from tellings.model import Group

from .wordlists import word_set

# Singular and plural forms, as written in lower case.  A word stands under one group only; under None it is a person of no
# group that a record keeps apart.
_LEXICON: Mapping[Group | None, str] = {
    "security": """police policeman policemen policewoman policewomen officer officers cop cops constable constables trooper
        troopers soldier soldiers troop troops serviceman servicemen servicewoman servicewomen guard guards bodyguard
        bodyguards gendarme gendarmes marine marines airman airmen sailor sailors conscript conscripts sergeant sergeants
        lieutenant lieutenants captain captains colonel colonels major majors general generals corporal corporals deputy
        deputies sheriff sheriffs marshal marshals peacekeeper peacekeepers commando commandos paratrooper paratroopers
        ranger rangers detective detectives jailer jailers warder warders guardsman guardsmen recruit recruits sentry
        sentries army military watchman watchmen legionnaire legionnaires""",
    "armed_group": """fighter fighters militiaman militiamen militia militias paramilitary paramilitaries combatant combatants
        guerrilla guerrillas guerilla guerillas mujahideen mercenary mercenaries warlord warlords irregulars jihadi jihadis
        vigilante vigilantes""",
    "said_attacker": """militant militants terrorist terrorists gunman gunmen gunwoman attacker attackers assailant assailants
        insurgent insurgents extremist extremists rebel rebels bomber bombers jihadist jihadists shooter shooters radical
        radicals islamist islamists assassin assassins hijacker hijackers kidnapper kidnappers abductor abductors captor captors
        robber robbers burglar burglars carjacker carjackers bandit bandits raider raiders killer killers murderer murderers perpetrator perpetrators aggressor aggressors arsonist
        arsonists rioter rioters knifeman intruder intruders sniper snipers hitman hitmen culprit culprits stabber looter
        looters separatist separatists plotter plotters accomplice accomplices criminal criminals gangster gangsters
        infiltrator infiltrators subversive subversives""",
    "suspect": """suspect suspects detainee detainees arrestee arrestees accused defendant defendants""",
    "child": """child children boy boys girl girls toddler toddlers infant infants baby babies schoolboy schoolboys schoolgirl
        schoolgirls schoolchild schoolchildren kid kids minor minors newborn newborns youngster youngsters juvenile juveniles
        preteen preteens kindergartner kindergartners kindergartener kindergarteners""",
    "woman": """woman women lady ladies""",
    "journalist": """journalist journalists reporter reporters cameraman cameramen photographer photographers correspondent
        correspondents newsman newsmen broadcaster broadcasters photojournalist photojournalists""",
    "medical": """doctor doctors nurse nurses medic medics paramedic paramedics physician physicians surgeon surgeons midwife
        midwives""",
    "victim": """victim victims hostage hostages captive captives abductee abductees""",
    "civilian": """civilian civilians bystander bystanders passerby passersby passer-by passers-by passenger passengers worshipper worshippers
        worshiper worshipers pedestrian pedestrians shopper shoppers tourist tourists commuter commuters traveller travellers
        traveler travelers pilgrim pilgrims mourner mourners protester protesters protestor protestors demonstrator
        demonstrators marcher marchers farmer farmers peasant peasants worker workers laborer laborers labourer labourers
        miner miners villager villagers shopkeeper shopkeepers student students pupil pupils teacher teachers
        schoolteacher schoolteachers professor professors priest priests nun nuns imam imams cleric clerics monk monks pastor
        pastors bishop bishops driver drivers vendor vendors trader traders merchant merchants customer customers motorist
        motorists fisherman fishermen shepherd shepherds herder herders businessman businessmen businesswoman cook cooks
        engineer engineers lawyer lawyers judge judges prosecutor prosecutors mayor mayors diplomat diplomats activist
        activists clerk clerks waiter waiters spectator spectators concertgoer concertgoers churchgoer churchgoers
        partygoer partygoers reveller revellers reveler revelers onlooker onlookers refugee refugees evacuee evacuees
        noncombatant noncombatants picnicker picnickers cashier cashiers jogger joggers cyclist cyclists bicyclist bicyclists
        motorcyclist motorcyclists hunter hunters hiker hikers boater boaters bouncer bouncers bartender bartenders trucker
        truckers babysitter babysitters deliveryman deliverymen repairman repairmen mechanic mechanics contractor contractors
        janitor janitors rapper rappers musician musicians homeowner homeowners cheerleader cheerleaders""",
    None: """person persons people human humans individual individuals man men male males female females adult adults
        teenager teenagers teen teens youth youths other others resident residents life lives soul souls body bodies
        dead wounded injured casualty casualties fatality fatalities missing hurt killed member members family families
        relative relatives husband husbands wife wives son sons daughter daughters brother brothers sister sisters father
        fathers mother mothers parent parents grandmother grandmothers grandfather grandfathers grandchild grandchildren cousin
        cousins nephew nephews niece nieces uncle uncles aunt aunts sibling siblings twin twins couple couples spouse spouses
        friend friends companion companions neighbor neighbors neighbour neighbours colleague colleagues survivor survivors witness witnesses
        prisoner prisoners inmate inmates official officials leader leaders commander commanders chief chiefs minister
        ministers senator senators lawmaker lawmakers politician politicians president governor governors councillor
        councillors candidate candidates employee employees staff staffer staffers crew personnel follower followers
        supporter supporters sympathiser sympathisers sympathizer sympathizers operative operatives agent agents national
        nationals citizen citizens foreigner foreigners native natives migrant migrants immigrant immigrants local locals
        inhabitant inhabitants guest guests owner owners landlord tenant tenants occupant occupants patient patients
        volunteer volunteers expert experts player players athlete athletes scholar scholars writer writers author authors
        elder elders pensioner pensioners veteran veterans drinker drinkers patron patrons partner partners boyfriend
        boyfriends girlfriend girlfriends grandson grandsons granddaughter granddaughters stepson stepsons stepdaughter
        stepdaughters stepfather stepfathers stepmother stepmothers stepbrother stepbrothers stepsister stepsisters fiance fiances
        fiancee fiancees roommate roommates classmate classmates schoolmate schoolmates teammate teammates coworker coworkers
        co-worker co-workers mom moms dad dads grandma grandmas grandpa grandpas ex-wife ex-husband ex-girlfriend ex-boyfriend
        mother-in-law father-in-law brother-in-law sister-in-law son-in-law daughter-in-law great-grandmother great-grandfather
        bride groom someone anyone everyone somebody muslim muslims christian christians jew jews
        hindu hindus sikh sikhs sunni sunnis shiite shiites shia druze yazidi yazidis copt copts catholic catholics
        protestant protestants buddhist buddhists settler settlers homosexual homosexuals orphan orphans widow
        widows crewman crewmen crewmember crewmembers firefighter firefighters fireman firemen rescuer rescuers
        responder responders pilot pilots escapee escapees fugitive fugitives heirs
        turk turks kurd kurds arab arabs briton britons brit brits dane danes swede swedes finn finns pole poles czech czechs
        serb serbs croat croats greek greeks dutch french english british chinese japanese irish swiss spaniard spaniards
        uzbek uzbeks tajik tajiks kazakh kazakhs kyrgyz uighur uighurs uyghur uyghurs chechen chechens thai thais filipino
        filipinos somali somalis iraqi iraqis pakistani pakistanis israeli israelis kuwaiti kuwaitis yemeni yemenis saudi
        saudis bangladeshi bangladeshis azerbaijani azerbaijanis kazakhstani kazakhstanis german germans afghan afghans hutu
        hutus tutsi tutsis zulu zulus rohingya hazara hazaras pashtun pashtuns roma sudanese lebanese vietnamese
        portuguese taiwanese senegalese congolese nepalese burmese maltese roman romans korean koreans""",
}
GROUPS: Mapping[str, Group | None] = {
    word: group for group, words in _LEXICON.items() for word in words.split()
}
# Before a word of no group these give it theirs: "police personnel", "women prisoners", "medical staff".
_MODIFIERS: Mapping[str, Group] = {
    "police": "security",
    "army": "security",
    "military": "security",
    "security": "security",
    "navy": "security",
    "troops": "security",
    "militia": "armed_group",
    "paramilitary": "armed_group",
    "guerrilla": "armed_group",
    "rebel": "said_attacker",
    "terrorist": "said_attacker",
    "militant": "said_attacker",
    "insurgent": "said_attacker",
    "medical": "medical",
    "hospital": "medical",
    "ambulance": "medical",
    "health": "medical",
    "media": "journalist",
    "civilian": "civilian",
    "women": "woman",
    "woman": "woman",
    "female": "woman",
    "child": "child",
    "school": "civilian",
}
# Words of these groups say what somebody does, and a word before them may say more: "health workers", "army doctors".
_OCCUPATIONS = {
    "worker",
    "workers",
    "driver",
    "drivers",
    "staff",
    "personnel",
    "employee",
    "employees",
    "crew",
}
# Things whose names end as words for people do.
_THINGS = word_set(
    """
    airliner answer banner barrier barter border boulder bulldozer bumper bunker burner calendar cancer
    center centre chapter character charter checker clamour cleaner cluster collar collider color
    computer container copper corner corridor counter cover cruiser cylinder danger destroyer detector
    detonator diameter digger disaster disorder dollar door drawer elevator encounter engender error
    excavator factor favor finger flavor floor flower folder freezer freighter fryer generator gesture
    grounder hammer hangar harbor helicopter humor indicator interior kilometer labor ladder launcher
    laser layer letter lighter liquor liter locker manner marker matter meter mirror monitor mortar
    motor murder newspaper number offer order paper parlor pointer poster powder power prayer printer
    processor projector propeller quarter razor reactor receiver refrigerator register revolver river
    rotor router rumor scanner scooter sector semester sensor server shelter shoulder shower shutter
    silencer silver skyscraper speaker splinter sprinkler starter sticker stretcher summer supper tanker
    temper terror theater thunder timber tower tractor trailer transfer transformer trawler treasure
    trigger tumor vapor visor water weather winter wonder
    """
)
_PEOPLE_SUFFIX = re.compile(
    r"(?:[a-z]{2,}(?:men|man|women|woman|people|person|ists?|ians?|eers?|ees?)|[a-z]{4,}(?:ers?|ors?)|[a-z]{3,}ese)"
)
_THING_WITH_PEOPLE_SUFFIX = word_set(
    """
    committee committees degree degrees fee fees tree trees knee knees bee bees coffee coffees jubilee
    guarantee guarantees pedigree decree decrees spree sprees rupee rupees marquee marquees melee melees
    levee levees list lists fist fists wrist wrists mist twist twists exist resist consist insist assist
    assists median medians career careers specimen specimens regimen regimens omen omens ramen abdomen
    abdomens three cheese these those obese disagree flee oversee foresee agree agrees
    """
)


@lru_cache(maxsize=4096)
def group_of(noun_phrase: str) -> Group | None:
    """The group that a noun phrase names ("eight police officers" security); None for people in general and for the unknown.

    The head, the last word, decides; where it is a word for people of no group or an occupation, the words before it may:
    "police personnel", "health workers".
    """
    words = re.findall(r"[a-z]+(?:-[a-z]+)*", noun_phrase.lower().replace("\u2019", "'").split(" of ")[0])
    known = [word for word in words if word in GROUPS]
    if not known:
        return None
    head, before = known[-1], words[: words.index(known[-1])]
    if GROUPS[head] is None or head in _OCCUPATIONS:
        for word in reversed(before):
            if word in _MODIFIERS:
                return _MODIFIERS[word]
            if GROUPS.get(word) is not None and head not in ("family", "families", "life", "lives"):
                return GROUPS[word]
    return GROUPS[head]


@lru_cache(maxsize=4096)  # the same words stand in every report
def is_people(head: str) -> bool:
    """Whether a head noun, in any case, can mean human beings: known words, then the endings of words for people."""
    whole = head.lower()
    word = whole.rsplit("-", 1)[-1]
    if word in GROUPS or whole in GROUPS:
        return True
    if word in _THING_WITH_PEOPLE_SUFFIX or _PEOPLE_SUFFIX.fullmatch(word) is None:
        return False
    single = word.removesuffix("s")
    return single not in _THINGS
