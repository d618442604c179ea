"""The field's words for incidents: which words tell of which type, as nouns and as verbs.

A lexicon of the language of reports on violence, read top to bottom: `type: forms`.  Verbs are given in all their forms, since
English inflects too irregularly to be worth computing.  WEAK words are effects (killed, died) that belong to whatever act is
told around them.  FOIL words say that what was planned did not happen.
"""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import IncidentType, Stage


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word or phrase tells of.  `noun`: None where the same form serves as both noun and verb ("attack")."""

    type: IncidentType
    noun: bool | None
    stage: Stage = "accomplished"
    plural: bool = False
    weak: bool = False
    base: bool = False  # tells of an act only after "to" or a modal verb


_NOUNS: dict[IncidentType, str] = {
    "attack": """massacre|assault|ambush|ambushes|shooting|mass shooting|shooting spree|shooting rampage|stabbing|rampage|
        atrocity|slaying|murder|homicide|killing|onslaught|incursion|siege|lynching|beheading|pogrom|knife attack|
        gun attack|armed attack|terrorist attack|terror attack|hit-and-run attack|drive-by shooting|drive-by|
        double murder|triple murder|double homicide|triple homicide|murder-suicide|gunfire attack|raid|
        grenade attack|acid attack|truck attack|vehicle attack|car-ramming|ramming attack|terrorist act|act of terrorism|
        act of terror|bloodbath|carnage|execution-style killing""",
    "bombing": """bombing|explosion|blast|bomb attack|bomb blast|car bombing|car bomb|suicide bombing|suicide attack|
        suicide blast|suicide car bomb|truck bomb|roadside bomb|roadside bombing|bomb explosion|detonation""",
    "assassination": "assassination|targeted killing",
    "abduction": "kidnapping|abduction|hostage-taking|hostage taking|hostage crisis|enforced disappearance",
    "arson": "arson|arson attack|firebombing",
    "robbery": "robbery|armed robbery|heist|holdup|carjacking|burglary|looting",
    "hijacking": "hijacking",
    "clash": """clash|clashes|shootout|shoot-out|gunfight|gun battle|gunbattle|firefight|exchange of fire|battle|fighting|
        skirmish|skirmishes|brawl|armed clash|armed clashes|street fighting|exchange of gunfire|armed confrontation""",
    "strike": """airstrike|air strike|air raid|drone strike|missile strike|missile attack|rocket attack|rocket fire|
        shelling|bombardment|artillery fire|mortar attack|barrel bomb|air attack|artillery strike|rocket strike|mortar fire""",
    "sexual_violence": "rape|gang rape|sexual assault|sexual violence",
    "torture": "torture",
    "custody_death": "death in custody|custody death|custodial death",
    "protest": "protest|demonstration|rally|sit-in|riot|mass protest",
    "repression": "crackdown|dispersal",
    "destruction": "demolition|desecration|vandalism",
    "accident": """accident|crash|car crash|plane crash|train crash|derailment|collision|stampede|shipwreck|capsizing|
        building collapse|mine collapse|bridge collapse|gas explosion|house fire|accidental shooting""",
    "plot": "plot|terror plot|bomb plot|terrorist plot|conspiracy",
    "arrest": "arrest|detention|roundup|round-up|manhunt",
    "trial": "trial|sentencing|verdict|conviction|acquittal|retrial|court-martial",
    "threat": "bomb threat|death threat",
}

_VERBS: dict[IncidentType, str] = {
    "attack": """attacked|attacking|assaulted|assaulting|stormed|storming|raided|raiding|ambushed|ambushing|shot|shoots|
        opened fire|open fire|opens fire|opening fire|fired on|fired at|fired upon|fired into|firing at|firing on|
        fired shots|began shooting|started shooting|began firing|started firing|shots were fired|shots rang out|fired several shots|fired multiple shots|gunned down|guns down|shot down|
        shot dead|shot and killed|fatally shot|stabbed|stabs|stabbing to death|fatally stabbed|stabbed to death|hacked to death|
        beaten to death|bludgeoned|strangled|murdered|murders|slaughtered|massacred|beheaded|lynched|executed|slain|
        beat to death|rammed|overran|struck down|slashed|hacked|machine-gunned|strafed|mowed down|attacks""",
    "bombing": """bombed|blew up|blown up|blasted open|exploded|explodes|detonated|detonates|went off|set off a bomb|
        set off an explosive|set off explosives|blew himself up|blew herself up|blew themselves up|blown himself up|
        detonated himself|planted a bomb|planted bombs""",
    "assassination": "assassinated|assassinates",
    "abduction": """kidnapped|kidnaps|kidnapping|abducted|abducts|abducting|took hostage|taken hostage|taken captive|
        seized hostages|held hostage|forcibly disappeared""",
    "arson": "torched|set fire to|set ablaze|set on fire|burned down|burnt down|firebombed",
    "robbery": "robbed|robs|robbing|looted|carjacked|held up at gunpoint",
    "hijacking": "hijacked|hijack|hijacks|commandeered",
    "clash": "clashed|clashes|clashing|exchanged fire|traded fire|exchanged gunfire|fought",
    "strike": "shelled|shells|shelling|bombarded|carried out airstrikes|carried out air strikes|struck by a missile|hit by a shell",
    "sexual_violence": "raped|gang-raped|sexually assaulted",
    "torture": "tortured|tortures|tortured to death",
    "custody_death": "died in custody|died in police custody|died in detention",
    "protest": "protested|demonstrated|rallied|rioted|took to the streets",
    "repression": "dispersed|cracked down",
    "displacement": "displaced|forced from their homes|fled their homes|driven from their homes|uprooted",
    "destruction": "demolished|razed|destroyed|desecrated|vandalised|vandalized",
    "accident": "crashed|collided|derailed|capsized|overturned|drowned",
    "arrest": """arrested|arrests|arresting|detained|detains|detaining|rounded up|rounding up|apprehended|captured|
        taken into custody|took into custody|in custody|nabbed|busted""",
    "trial": """sentenced|sentences|sentencing|convicted|convicts|acquitted|acquits|found guilty|guilty|pleaded guilty|pled guilty|
        jailed|imprisoned|went on trial|put on trial|stood trial|was tried|were tried|handed down|found not guilty|
        prison term|jail term|prison terms|jail terms|suspended sentence|suspended sentences|prison sentences|jail sentences|life sentences|prison sentence|life sentence|jail sentence|
        years in prison|imprisonment|years in jail|years behind bars|life in prison|sentenced in absentia|death sentence|death sentences""",
    "threat": "threatened to attack|threatened to kill|threatened to bomb|threatened to blow up|threatened to murder|threatened to assassinate|threatening to kill|threatening to attack|threatened with death",
}

# Forms that are noun or verb by what stands around them.
_EITHER: dict[IncidentType, str] = {
    "attack": "attack|assault|ambush|raid|murder",
    "abduction": "kidnap",
    "robbery": "",
    "protest": "",
    "arrest": "",
}

# Effects: they tell of somebody's fate, and belong to the act told around them.
_WEAK: dict[IncidentType, str] = {
    "attack": """killed|kills|killing|kill|wounded|wounding|injured|injuring|claimed the lives|claimed the life|
        left dead|dead|died|dies|dying|death|deaths|perished|succumbed|casualties|fatalities|death toll|injuries|
        claimed|hurt|maimed|fatally wounded|critically wounded|mortally wounded""",
}

# Base forms: they tell of an act only after "to" or a modal verb ("a plan to blow up a depot").
_BASE: dict[IncidentType, str] = {
    "attack": "kill|shoot|stab|storm|murder|massacre|ambush",
    "bombing": "blow up|bomb|detonate|blow himself up|blow themselves up",
    "assassination": "assassinate",
    "abduction": "kidnap|abduct|take hostages",
    "arson": "set fire|torch|burn down",
    "hijacking": "hijack",
}

# Acts that were tried: whether they came to anything is told by what stands around them.
_TRIED: dict[IncidentType, str] = {
    "assassination": """assassination attempt|murder attempt|attempted murder|attempted assassination|attempt on the life|attempt against the life|
        attempt on his life|attempt on her life|attempt against his life|attempt on their lives|attempt on the lives""",
    "abduction": "kidnapping attempt|kidnap attempt|attempted kidnapping|attempted abduction",
    "bombing": "bombing attempt|attempted bombing",
}

_FOIL = """foiled|foils|foiling|thwarted|thwarts|thwarting|averted|prevented|disrupted|broke up|broken up|uncovered a plot|
    nipped in the bud|busted a cell|neutralised a cell|neutralized a cell|headed off|dismantled|intercepted|defused"""

_ATTEMPT = """attempted|tried to|failed to|botched|unsuccessful|failed attempt|attempt to|attempted to|bungled|misfired"""


def _forms(words: str) -> list[str]:
    return [form.strip() for form in words.replace("\n", " ").split("|") if form.strip()]


def _plural(noun: str) -> str:
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"


def _table() -> dict[str, Trigger]:
    table: dict[str, Trigger] = {}
    for type_, words in _WEAK.items():
        for form in _forms(words):
            table[form] = Trigger(type_, False, weak=True)
    for type_, words in _NOUNS.items():
        for form in _forms(words):
            table[_plural(form)] = Trigger(type_, True, plural=True)
            table[form] = Trigger(type_, True, plural=form.endswith("clashes"))
    for type_, words in _VERBS.items():
        for form in _forms(words):
            table.setdefault(form, Trigger(type_, False))
    for type_, words in _EITHER.items():
        for form in _forms(words):
            table[form] = Trigger(type_, None)
            table[_plural(form)] = Trigger(type_, None, plural=True)
    for type_, words in _TRIED.items():
        for form in _forms(words):
            table[form] = Trigger(type_, True, stage="attempted")
    for form in ("arrests", "protests", "clashes", "shells", "murders"):
        table[form] = Trigger(table[form].type, None, plural=True)
    for type_, words in _BASE.items():
        for form in _forms(words):
            table.setdefault(form, Trigger(type_, False, base=True))
    table["killing"] = Trigger("attack", None, weak=True)
    for form in _forms(_FOIL):
        table[form] = Trigger("plot", False, stage="foiled")
    return table


TRIGGERS: dict[str, Trigger] = _table()
ATTEMPTS: tuple[str, ...] = tuple(_forms(_ATTEMPT))
