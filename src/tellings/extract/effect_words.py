"""The field's words for what is done to people: killed, injured, arrested, abducted, missing, displaced."""

from __future__ import annotations

import re

from tellings.model import Group
from tellings.values.wordlists import word_set

KILL = (
    "killed kills killing kill murdered murdering slain slaughtered slaughtering massacred massacring assassinated "
    "assassinating executed executing beheaded beheading lynched shot-dead gunned-down stabbed-to-death beaten-to-death"
)
INJURE = "wounded wounding wound injured injuring injure injures hurt hurting maimed maiming"
ARREST = "arrested arresting arrest detained detaining detain apprehended apprehending captured capturing nabbed rounded-up"
ABDUCT = "kidnapped kidnapping abducted abducting"
DISPLACE = "displaced displacing evacuated uprooted"
SHOOT = "shot shooting shoots stabbed stabs"  # an injury, unless the same telling has it that they died
TRANSITIVE: dict[str, str] = {
    word.replace("-", " "): field
    for field, words in (
        ("killed", KILL),
        ("injured", INJURE),
        ("arrested", ARREST),
        ("abducted", ABDUCT),
        ("displaced", DISPLACE),
        ("shot", SHOOT),
    )
    for word in words.split()
} | {
    "shot dead": "killed",
    "shot and killed": "killed",
    "shooting and killing": "killed",
    "shooting dead": "killed",
    "stabbing to death": "killed",
    "shot to death": "killed",
    "fatally shot": "killed",
    "fatally shooting": "killed",
    "fatally stabbed": "killed",
    "fatally wounded": "killed",
    "fatally injured": "killed",
    "mortally wounded": "killed",
    "critically wounded": "injured",
    "critically injured": "injured",
    "seriously wounded": "injured",
    "seriously injured": "injured",
    "shot and wounded": "injured",
    "shot and injured": "injured",
    "shot and critically wounded": "injured",
    "shooting and wounding": "injured",
    "non-fatally shot": "injured",
    "gunning down": "killed",
    "hitting": "shot",
    "striking": "shot",
    "bullet struck": "shot",
    "bullets struck": "shot",
    "bullet hit": "shot",
    "bullets hit": "shot",
    "bullet grazed": "shot",
    "shooting death of": "killed",
    "shooting deaths of": "killed",
    "stabbing death of": "killed",
    "fatal shooting of": "killed",
    "deadly shooting of": "killed",
    "fatal stabbing of": "killed",
    "the death of": "killed",
    "the deaths of": "killed",
    "murder of": "killed",
    "murders of": "killed",
    "killing of": "killed",
    "killings of": "killed",
    "slaying of": "killed",
    "slayings of": "killed",
    "bodies of": "killed",
    "body of": "killed",
    "cost the lives of": "killed",
    "took the lives of": "killed",
    "took the life of": "killed",
    "claimed the life of": "killed",
    "taking the life of": "killed",
    "shoots and kills": "killed",
    "fatally shoots": "killed",
    "fatally struck": "killed",
    "claimed the lives of": "killed",
    "caught": "arrested",
    "caught alive": "arrested",
    "cut down": "killed",
    "cutting down": "killed",
    "shot down": "killed",
    "hacked to death": "killed",
    "burned alive": "killed",
    "burnt alive": "killed",
    "hanged": "killed",
    "led away": "arrested",
    "mowed down": "killed",
    "mowing down": "killed",
    "took into custody": "arrested",
    "taking into custody": "arrested",
    "taken into custody": "arrested",
    "rounding up": "arrested",
    "rounded up": "arrested",
    "took hostage": "abducted",
    "taken hostage": "abducted",
    "taken captive": "abducted",
    "hospitalized": "injured",
    "hospitalised": "injured",
}
# In the present, as headlines tell it, a verb is never passive.
PRESENT = frozenset(("kills", "wounds", "injures", "hurts", "shoots", "stabs"))
INTRANSITIVE: dict[str, str] = {
    "died": "killed",
    "dies": "killed",
    "dying": "killed",
    "perished": "killed",
    "passed away": "killed",
    "passes away": "killed",
    "succumbed": "killed",
    "was dead": "killed",
    "were dead": "killed",
    "is dead": "killed",
    "are dead": "killed",
    "lost their lives": "killed",
    "lost his life": "killed",
    "bled to death": "killed",
    "was among the dead": "killed",
    "were among the dead": "killed",
    "among the dead was": "killed",
    "among those killed": "killed",
    "did not survive": "killed",
    "never recovered": "killed",
    "fell in the exchange": "killed",
    "fell in the fighting": "killed",
    "fell in the battle": "killed",
    "fell in battle": "killed",
    "fell in combat": "killed",
    "surrendered": "arrested",
    "placed under arrest": "arrested",
    "under arrest": "arrested",
    "was overpowered": "arrested",
    "burned to death": "killed",
    "were left dead": "killed",
    "lay dead": "killed",
    "met their deaths": "killed",
    "were buried": "killed",
    "lost her life": "killed",
    "found dead": "killed",
    "pronounced dead": "killed",
    "declared dead": "killed",
    "left dead": "killed",
    "blew himself up": "killed",
    "blew herself up": "killed",
    "blew themselves up": "killed",
    "blown himself up": "killed",
    "blown themselves up": "killed",
    "detonated himself": "killed",
    "killed himself": "killed",
    "killed herself": "killed",
    "killed themselves": "killed",
    "shot himself": "shot",
    "shot herself": "shot",
    "shot themselves": "shot",
    "shoots himself": "shot",
    "shoots herself": "shot",
    "shoots self": "shot",
    "shot self": "shot",
    "shooting himself": "shot",
    "shooting herself": "shot",
    "wounded himself": "injured",
    "wounded herself": "injured",
    "wounding himself": "injured",
    "wounding herself": "injured",
    "injuring himself": "injured",
    "injuring herself": "injured",
    "wounds self": "injured",
    "kills self": "killed",
    "killed self": "killed",
    "kills himself": "killed",
    "kills herself": "killed",
    "fatally shot himself": "killed",
    "fatally shot herself": "killed",
    "took his own life": "killed",
    "in custody": "arrested",
    "behind bars": "arrested",
    "was missing": "missing",
    "were missing": "missing",
    "are missing": "missing",
    "is missing": "missing",
    "went missing": "missing",
    "remain missing": "missing",
    "unaccounted for": "missing",
    "fled their homes": "displaced",
    "forced from their homes": "displaced",
    "suffered injuries": "injured",
    "sustained injuries": "injured",
    "suffered gunshot wounds": "injured",
    "in critical condition": "injured",
    "in serious condition": "injured",
    "in stable condition": "injured",
    "treated for": "injured",
    "was injured": "injured",
    "was hit": "injured",
    "were hit": "injured",
    "was struck": "injured",
    "were struck": "injured",
    "was grazed": "injured",
    "were grazed": "injured",
    "grazed by": "injured",
    "is recovering": "injured",
    "are recovering": "injured",
    "was recovering": "injured",
    "were recovering": "injured",
    "recovering from": "injured",
    "recovering after": "injured",
    "recovers after": "injured",
    "underwent surgery": "injured",
    "undergoing surgery": "injured",
    "expected to survive": "injured",
    "expected to recover": "injured",
    "expected to live": "injured",
    "expected to be ok": "injured",
    "expected to be okay": "injured",
    "fighting for his life": "injured",
    "fighting for her life": "injured",
    "fighting for their lives": "injured",
    "sought treatment": "injured",
    "committed suicide": "killed",
    "committing suicide": "killed",
    "commits suicide": "killed",
    "killing himself": "killed",
    "killing herself": "killed",
    "killing self": "killed",
    "took her own life": "killed",
    "taking his own life": "killed",
    "taking her own life": "killed",
    "takes own life": "killed",
} | {
    # "turned the gun on himself": they shot themselves.
    " ".join(f"{turned} {the} {gun} on {whom}".split()): "shot"
    for turned in ("turned", "turns", "turning")
    for the in ("the", "his", "her", "a", "")
    for gun in ("gun", "handgun", "shotgun", "rifle", "pistol", "revolver", "weapon", "knife")
    for whom in ("himself", "herself", "self")
}
ADJECTIVE = {
    "dead": "killed",
    "killed": "killed",
    "wounded": "injured",
    "injured": "injured",
    "hurt": "injured",
    "missing": "missing",
    "arrested": "arrested",
    "detained": "arrested",
    "hospitalized": "injured",
    "hospitalised": "injured",
}
BE = word_set(
    """
    was were is are been being be get got
    """
)
AUXILIARY = word_set(
    """
    was were is are been being be had has have also reportedly fatally allegedly then later who
    which that
    """
)
JOINED = word_set(
    """
    , and or as well plus along with both & another then also
    """
)
BEFORE_ADJECTIVE = frozenset(
    ["a", "an", "another", "his", "her", "their"]
)  # "a wounded officer" tells of no wounding
LEAVING = frozenset(["left", "leaving", "leaves"])  # "left two men dead"
OF_KIN = frozenset(["his", "her", "their"])  # "a woman and her two children were shot"
OBJECTS = frozenset(["him", "her", "them", "me", "us"])
RELATIVE = frozenset(["who", "whose", "whom"])
PART = word_set(
    """
    including among them of whom include includes included
    """
)
BREAK = word_set(
    """
    ; : who which while when after before because although but although that
    """
)
ATTACKERS: frozenset[Group | None] = frozenset(("said_attacker", "suspect", "armed_group"))
# Wounds, and a way to hospital: an injury, unless the same telling has it that they died.
SUFFERED = frozenset(["suffered", "sustained", "suffering", "suffers"])
WOUNDS = frozenset(["wound", "wounds", "injury", "injuries", "burns"])
# "died of a heart attack": nobody did it.
NATURAL_CAUSES = frozenset(
    "natural heart cancer illness disease stroke pneumonia covid covid-19 coronavirus malaria cholera ebola aids age leukemia".split()
)
# Told of somebody who lay hurt: what they say of a later day is no incident of that day.
DYING = frozenset(["died", "dies", "succumbed", "passed away", "pronounced dead", "declared dead"])
REFLEXIVES = frozenset(["himself", "herself"])
# Somebody's death by their own hand; of those who blow themselves up nobody asks whether they are counted with their victims.
BY_OWN_HAND = re.compile(r"(?!bl[eo]w).*\b(?:himself|herself|self|own life|suicide)")
BROUGHT = word_set(
    """
    taken rushed airlifted flown transported brought driven admitted
    """
)
HOSPITALS = frozenset(["hospital", "hospitals", "medical", "clinic", "infirmary"])
# "sent four people to the hospital", "drove himself to a clinic": the people come after the verb, the hospital after them.
SENT = word_set(
    """
    sent sending landed landing put putting took taking drove rushed rushing airlifted
    """
)
# What may stand between "in" and "condition", "with" and "wounds".
CONDITIONS = word_set(
    """
    critical serious stable fair good grave guarded life-threatening non-life-threatening extremely very but and
    unknown poor satisfactory critical-but-stable
    """
)
OF_WOUNDS = word_set(
    """
    a an apparent multiple single several two three what appeared to be gunshot stab bullet knife shrapnel shotgun
    serious minor severe critical life-threatening non-life-threatening non life threatening self-inflicted from burn
    head leg arm chest facial superficial possible suspected
    """
)
# Told of those hurt: how they are, not how many there were.  A smaller number so told is a part of those hurt.
HOW_THEY_ARE = re.compile(
    r"(?:in|with|from) \S.*|\S*hospitali[sz]ed|(?:is|are|was|were)? ?recovering.*|(?:under(?:went|going)) surgery|expected to .*|treated for|treated"
    r"|fighting for .*|taken|rushed|airlifted|flown|transported|brought|driven|admitted|sought treatment|suffer\w*|sustain\w*"
)
VICTIMS_OF = re.compile(r"(?:gunshot|shooting|stabbing|stab|gunfire)(?:[- ]wound)? victims?\Z")
HARM = frozenset(["killed", "injured", "shot", "abducted", "missing", "displaced"])
REACH = 7  # words between a verb and its people
