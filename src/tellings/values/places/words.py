"""Words that stand around the names of places, and words that look like such names and are none."""

from __future__ import annotations

from tellings.values.wordlists import CALENDAR, FUNCTION_WORDS, GIVEN_NAMES, ORDINARY, PEOPLES


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# Kinds of places, by what they are in the gazetteer.
FIRST_ORDER = words(
    """province region oblast state governorate prefecture krai kray territory republic canton department
    voivodeship emirate"""
)
SECOND_ORDER = words(
    """county district rayon raion parish municipality subdistrict tehsil regency commune borough
    division"""
)
# In some states a kind of town, elsewhere a division of a city or, in Alaska, of the state.
BOROUGH = "borough"
TOWNSHIP = "township"
SETTLEMENT = words("city town village settlement hamlet township")
NEIGHBOURHOOD = words("neighborhood neighbourhood suburb quarter")
KIND_WORDS = FIRST_ORDER | SECOND_ORDER | SETTLEMENT | NEIGHBOURHOOD | {"area"}
# Kinds that make a place of a name that the gazetteer lacks; the others follow too much else ("Justice Department").
NAMING_KINDS = (
    SETTLEMENT
    | NEIGHBOURHOOD
    | (FIRST_ORDER | SECOND_ORDER)
    - {
        "department",
        "state",
        "territory",
        "republic",
        "division",
        "commune",
        "quarter",
    }
)

DIRECTIONS = words(
    """north south east west northeast northwest southeast southwest north-east north-west south-east
    south-west northern southern eastern western northeastern northwestern southeastern southwestern
    north-eastern north-western south-eastern south-western central upper lower downtown greater inner
    outer mainland coastal midtown rural"""
)
# Words between a preposition and its place: "in the besieged eastern city of X".
BETWEEN = (
    DIRECTIONS
    | KIND_WORDS
    | words(
        """the a an of capital port nearby neighboring neighbouring besieged remote small main largest second-largest
    restive troubled volatile war-torn mountainous border tiny industrial oil-rich resort holy
    ancient historic flashpoint district's rebel-held government-held disputed occupied former
    provincial regional both either"""
    )
)
IN_WORDS = words("in at inside within across throughout into around between through")
NEAR_WORDS = words("near outside nearby beside off")
# They lead to places and to much else.
TOWARD_WORDS = words("from to toward towards of for over on by leaving left via")

TITLES = words(
    """mr mrs ms miss dr sir lord lady president minister general gen colonel col major maj captain capt
    lieutenant lt sergeant sgt judge justice senator sen rep governor gov mayor officer detective
    sheriff professor prof rev father sister brother king queen prince princess pope archbishop bishop
    imam sheikh ayatollah mullah commander chief secretary ambassador private corporal cpl inspector"""
)
# A place's name before one of these is part of what it stands in: "the Denver Police Department".
INSTITUTIONS = words(
    """police department university hospital airport court ministry army airbase base prison jail school
    college council government parliament embassy consulate sheriff fire district state city
    international central supreme regional general medical high mosque church cathedral market hotel
    station port stadium bridge mayor governor county metropolitan national provincial municipal naval
    air military elementary office health security attorney prosecutor public emergency authorities
    authority zoo marathon square palace refinery dam university's suburb area garrison command"""
)
# A place's name before one of these is a newspaper's, a club's or a treaty's.
NOT_AFTER = words(
    """times post news herald tribune journal daily gazette today press globe chronicle telegraph mirror
    mail review standard observer examiner star sun inquirer dispatch monitor united fc agreement accord
    accords treaty convention protocol declaration street st road avenue ave boulevard blvd lane drive
    river lake islands sea jr sr iii ii inc corp ltd co"""
)
# The same in small letters; a "road" or "highway" may be called after the place that it leads to.
STREETS = words("street avenue boulevard drive lane parkway")
# They end the names of quarters and estates, and no headline has them for anything else.
QUARTER_ENDS = words("heights hills gardens estates terrace grove manor ridge acres woods springs")
# Those who live in a town, and where they do: they stand right behind its name.
RESIDENTS = words(
    """man men woman women boy boys girl girls teen teens teenager teenagers couple family mother father parents toddler baby
    child children student students resident residents native home house apartment residence neighborhood"""
)
SPEECH_VERBS = words(
    """said says told added stated testified admitted denied claimed explained replied recalled wrote
    confessed pleaded insisted argued tweeted announced warned asked"""
)
# Ordinary English words that are also the names of towns.
ENGLISH = words(
    """one two three four five six seven eight nine ten eleven twelve america com made got put name price lot change far care friendly power hard due real set line buy pretty ask run
    cat fun seen makes everyone side walk cage tank art beautiful natural born non worth paper pet chance
    rest island capital goes mid modern model ways save son luck fully wedding pre normal band mother sales
    bear reach middle steps basic tour salon dry chair progress okay none fan beach green tire glad ran
    carry economy bed wine hire coast fat enter success surprise shut spoken magic sides pool cars lay pets
    manage bag dining humans rich mile wave welcome holiday song riding alot rain begun sake gay trail rock
    rise banks lie mins alliance loan salt metro sooner era rush headquarters pure tours uses mountains mold
    cell transit homeland spray golden worms talent beauty pop bin valley bright hall yoga bucks ton nails
    plain bid silver provisions sandwich mountain pan egg reserve tent tells brass phenomenon aim barn ban
    semi tame proven roles switch ocean winds drama rail tap bacon nose branch sauce hospitality merit unity
    warn legacy wake hang hole gem volunteer slide angle occasion historic soul rapid dual possession
    fortune hub missions superior engineer dire bay equality gray delta veto coal ate elk trap clay humble
    cents grave retreat poll bare ham brick lazy tie bore sin gulf wary keen marks tsunami prospect rot
    tactic cop paradise hunt handy sole sour willow butterfly painter springs genes walnut spa grey par
    salads potato bell soda boom noisy altar twin maritime noble mecca bust alter landing skies wheat cave
    pen lube hills gap champagne honey sauces mega dig lame enterprise tape currents intractable barren
    booth lone pale mill celebration bent downside harmony jaw inland solo aspen beaver winters cloud rein
    fleet battlefield plunge rom cotton halfway pace tall shore furnace tin garden loop chinatown mould
    karma peer ant junction bone castle elephants parole shy punch shaft waterfalls canal burrow baker pink
    premier sue gold eagle fate mills horizontal monasteries citrus silly freshwater bile billed risen brush
    dent limo weasel bolder rage awash daisy satan tale confluence pin shields annex saga tilt reservoir
    comma spike coll choir coin hail flashing oak overland tongue jam lion forest tundra upland puke dandy
    hat mountaintop grants comic soo carpenter kings horn crest combs temperance marches torn slaughter
    saxon bred med meds heritage blur wetter fountain ale farmers mosquito dusty zero mole cowboy bat robe
    flea bake mango needles chat tub tune pearl badger falcon bountiful rig cola tan grass posses roam
    treasure bow rum mentor plateau vans chamber gateway soldier civil anger evil chaos glory grand rose
    violet lily summit eden alpha beta omega hero heroes crown royal loyal honor honour faith grace mercy
    trinity angel devil dragon tiger wolf fox bull horse cow goat sheep bird hawk raven swan viper cobra
    panther storm thunder lightning hurricane tornado flood drought snow ice frost fog dawn dusk sunset
    sunrise star stars sky heaven hell ash iron steel copper bronze diamond ruby emerald crystal glass stone
    sand rifles bullet arrow sword shield spear anvil hammer axe knife blade flag banner torch lamp candle
    key lock door gate window wall tower fort camp post pole well wells fall falls creek brook pond lake sea
    river stream cliff ridge peak crater reef harbor harbour port dock pier wharf ferry ship boat sail
    anchor captain sailor fisher hunter shepherd mason smith cook butler page carter turner cross bishop
    abbot monk nun priest parson chapel abbey temple shrine parish palace manor lodge inn cottage cabin
    ranch farm orchard vineyard mobile nice reading orange split bath hope union battle bar male mission
    university commerce media opportunity sandy santa san speed same sale justice liberty industry eureka
    republic"""
)
# No place however it stands; a place only with its kind or what contains it beside it, or plainly in it.
# They begin the names of places and are none alone.
BARE = words(
    """north south east west northeast northwest southeast southwest north-east north-west south-east south-west day
    street avenue metro downtown midtown side valley"""
)
NEVER = FUNCTION_WORDS | CALENDAR
DOUBTFUL = (
    ENGLISH
    | ORDINARY
    | PEOPLES
    | GIVEN_NAMES
    | TITLES
    | INSTITUTIONS
    | NOT_AFTER
    | KIND_WORDS
    | DIRECTIONS
    | words(
        """man woman young mobile nice reading orange split bath march victory hope union independence liberty
    justice freedom battle gun bar best male mission university commerce media opportunity same sale
    sandy santa san street speed police obama bush clinton trump lincoln jackson johnson jefferson
    franklin madison monroe martin moore taylor anderson thomas marshall wilson harrison grant pierce
    carter hamilton bolivar lopez garcia martinez santos silva perez wayne russell parker warren
    mitchell palmer spencer sherman logan lee clark davis allen scott hunter stewart sullivan dixon
    gibson harvey henderson howard lawrence leonard murray simpson stanley stone sterling stratford
    vernon wallace webster wells winston"""
    )
)

# Postal and newspaper abbreviations of the states of the United States: the Associated Press's style.
_STATES = """\
Alabama AL Ala.|Alaska AK|Arizona AZ Ariz.|Arkansas AR Ark.|California CA Calif.|Colorado CO Colo.|Connecticut CT Conn.|\
Delaware DE Del.|Florida FL Fla.|Georgia GA Ga.|Hawaii HI|Idaho ID|Illinois IL Ill.|Indiana IN Ind.|Iowa IA|\
Kansas KS Kan.|Kentucky KY Ky.|Louisiana LA La.|Maine ME|Maryland MD Md.|Massachusetts MA Mass.|Michigan MI Mich.|\
Minnesota MN Minn.|Mississippi MS Miss.|Missouri MO Mo.|Montana MT Mont.|Nebraska NE Neb.|Nevada NV Nev.|\
New_Hampshire NH N.H.|New_Jersey NJ N.J.|New_Mexico NM N.M.|New_York NY N.Y.|North_Carolina NC N.C.|\
North_Dakota ND N.D.|Ohio OH|Oklahoma OK Okla.|Oregon OR Ore.|Pennsylvania PA Pa.|Rhode_Island RI R.I.|\
South_Carolina SC S.C.|South_Dakota SD S.D.|Tennessee TN Tenn.|Texas TX Tex.|Utah UT|Vermont VT Vt.|\
Virginia VA Va.|Washington WA Wash.|West_Virginia WV W.Va.|Wisconsin WI Wis.|Wyoming WY Wyo.|\
District_of_Columbia DC D.C."""
# The same of the provinces of Canada (Canadian Press's style) and the states of Australia.
_PROVINCES = """\
Alberta Alta.|British_Columbia B.C.|Manitoba Man.|New_Brunswick N.B.|Newfoundland_and_Labrador Nfld.|Nova_Scotia N.S.|\
Ontario Ont.|Prince_Edward_Island P.E.I.|Quebec Que.|Saskatchewan Sask."""
_AUSTRALIAN = """\
New_South_Wales NSW N.S.W.|Queensland Qld|South_Australia SA|Tasmania Tas|Victoria Vic|Western_Australia WA"""


def _shortened(table: str) -> dict[str, str]:
    return {
        abbreviation: line.split()[0].replace("_", " ")
        for line in table.split("|")
        for abbreviation in line.split()[1:]
    }


STATES: dict[str, str] = _shortened(_STATES)
# Every abbreviation of a first-order division, with its country; those of the United States go before.
DIVISIONS: dict[str, tuple[str, str]] = {
    short: (name, country)
    for table, country in ((_AUSTRALIAN, "AUS"), (_PROVINCES, "CAN"), (_STATES, "USA"))
    for short, name in _shortened(table).items()
}

# Cities by the letters that everybody calls them by.
CITY_LETTERS: dict[str, str] = {
    "NYC": "New York City",
    "N.Y.C.": "New York City",
    "L.A.": "Los Angeles",
    "D.C.": "Washington",
    "DC": "Washington",
}

NUMBERS: dict[str, float] = {
    "a": 1,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "hundred": 100,
}
KILOMETRES_IN_A_MILE = 1.609344
# Nouns for an event that its place gives the name to.
EVENTS = frozenset(
    """attack attacks raid raids massacre massacres bombing bombings shooting shootings siege killing killings assault ambush
    explosion blast atrocity earthquake floods trial riots protests clashes""".split()
)
