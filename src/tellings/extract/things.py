"""What was attacked, and with what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tellings.model import Span, ThingValue
from tellings.reader.words import PUNCTUATION, Word
from tellings.values import counts
from tellings.values.wordlists import word_set

from .passage import Passage, once


@dataclass(frozen=True, slots=True)
class Thing:
    """A target or weapon with the words that name it."""

    span: Span
    value: ThingValue


# Weapons by kind, in the field's usual classes (firearms, explosives, incendiary, melee, vehicle, ...).
_WEAPONS: dict[str, str] = {
    "firearm": r"(?:assault |automatic |hunting |sniper |semi-?automatic )?rifles?|hand ?guns?|pistols?|revolvers?|shotguns?|"
    r"machine[- ]guns?|sub-?machine guns?|guns?|firearms?|AK-?47s?|Kalashnikovs?(?: rifles?)?|AR-15s?|small arms|automatic weapons",
    "explosive": r"improvised explosive devices?|IEDs?|explosive devices?|explosives?|car bombs?|truck bombs?|roadside bombs?|"
    r"suicide (?:vests?|belts?)|explosive (?:vests?|belts?)|(?:hand )?grenades?|bombs?|land ?mines?|mines?|dynamite|barrel bombs?|"
    r"pipe bombs?|cluster (?:bombs?|munitions?)",
    "heavy": r"rockets?|mortars?|mortar (?:shells?|rounds?)|artillery|shells|missiles?|rocket-propelled grenades?|RPGs?|tanks?",
    "aerial": r"drones?|warplanes?|fighter jets?|helicopters? gunships?",
    "incendiary": r"Molotov cocktails?|petrol bombs?|gasoline|fire ?bombs?",
    "melee": r"(?:kitchen |butcher )?kni(?:fe|ves)|machetes?|axes?|hatchets?|swords?|hammers?|clubs?|daggers?|batons?|screwdrivers?",
    "chemical": r"chlorine(?: gas)?|sarin|mustard gas|nerve agents?|chemical weapons?|poison(?: gas)?|acid|tear gas",
}
_WEAPON = re.compile(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _WEAPONS.items()) + r")(?![\w-])",
    re.IGNORECASE,
)
# A gun shop is no weapon, nor is a gunman, a bomb squad or a mine worker.
_NOT_WEAPON_AFTER = word_set(
    """
    store stores shop shops dealer dealers owner owners control law laws violence squad squads
    disposal attack attacks battle battles fight fights blast blasts explosion plot threat threats
    show laws charge charges charges range owner owners wound wounds possession crime crimes death
    deaths fire worker workers permit license lobby rights debate offence offense maker makers
    factory
    """
)
_NOT_WEAPON_BEFORE = word_set(
    """
    gold coal copper iron silver diamond salt top big young
    """
)

# Kinds of target by their head words.
_TARGETS: dict[str, str] = {
    "military": "base bases barracks garrison convoy post posts checkpoint checkpoints outpost outposts airbase camp armoury armory patrol fort",
    "police": "station stations precinct",
    "government": "ministry embassy consulate parliament courthouse court headquarters office offices building buildings palace prison jail complex compound tower armoury",
    "business": "store stores shop shops restaurant cafe bar club branch branches nightclub hotel hotels bank banks mall market markets supermarket cinema "
    "theatre theater factory office salon dealership pub casino concert centre center plaza",
    "religious": "mosque mosques church churches temple synagogue shrine cathedral monastery seminary congregation",
    "education": "school schools university college campus kindergarten",
    "medical": "hospital hospitals clinic clinics ambulance ambulances",
    "transport": "terminal terminals bus buses train trains airport airports metro subway plane airliner aircraft ship ferry taxi truck car vehicle port station minibus",
    "residence": "house houses home homes apartment village villages neighbourhood neighborhood town",
    "utility": "pipeline bridge dam plant refinery powerline pylon oilfield warehouse depot",
    "media": "newspaper newsroom broadcaster",
}
_KIND_OF_HEAD = {word: kind for kind, words in _TARGETS.items() for word in words.split()}
_AIMING = word_set(
    """
    attacked attacking attack attacks assaulted assault assaulting stormed storming raided raiding
    raid ambushed ambush bombed bombing shelled shelling hijack hijacked hijacking torched targeted
    targeting rammed ramming struck seized seizing destroyed destroying hit overran robbed robbing
    looted burned burnt blasted damaged damaging
    """
)
_AIMED = ("on", "at", "into", "against", "inside", "outside", "to", "targeting", "down", "from")
_FIRING = frozenset(["fire", "fired", "firing", "shots", "opened", "opening"])
_END = PUNCTUATION | word_set(
    """
    in at near by to for from with who which that when while before after during as on of and or
    where is are was were had has have killing wounding leaving injuring late early
    """
)
LONGEST_TARGET = 7


@once
def targets(passage: Passage) -> list[Thing]:
    """The things and places of people that an attack was aimed at: the objects of attacking and firing."""
    found: list[Thing] = []
    tokens = passage.words
    events = {m.span.start for m in passage.mentions if m.reality == "told"}
    for at, token in enumerate(tokens):
        first = None
        if token.lower in _AIMING:
            first = at + 1
            if first < len(tokens) and tokens[first].lower in _AIMED:
                first += 1
            elif token.start not in events and token.lower not in (
                "seized",
                "seizing",
                "targeted",
                "targeting",
                "hit",
                "struck",
            ):
                first = None
        elif (
            token.lower in _FIRING
            and at + 1 < len(tokens)
            and tokens[at + 1].lower in ("on", "at", "into", "upon")
        ):
            first = at + 2
        if token.lower in ("seized", "seizing"):
            first = _after_from(tokens, at)
        if first is not None:
            found += _objects(passage, tokens, first)
    return _distinct(found)


def _after_from(tokens: list[Word], at: int) -> int | None:
    """ "seized rifles from a depot": the place that they were taken from is the target, not the rifles."""
    for index in range(at + 1, min(len(tokens), at + 6)):
        if tokens[index].lower == "from":
            return index + 1
    return at + 1


def _objects(passage: Passage, tokens: list[Word], first: int) -> list[Thing]:
    """The noun phrases from `first` on, joined by commas and "and"."""
    found = []
    at = first
    while at < len(tokens):
        end = at
        while end < len(tokens) and end - at < LONGEST_TARGET and tokens[end].lower not in _END:
            end += 1
        thing = _thing(passage, tokens[at:end])
        if thing is None:
            break
        found.append(thing)
        if end + 1 < len(tokens) and tokens[end].lower in ("and", ","):
            at = end + 1
            while at < len(tokens) and tokens[at].lower in ("and", "then", "also"):
                at += 1
            if at < len(tokens) and tokens[at].lower not in (
                "a",
                "an",
                "the",
                "two",
                "three",
                "four",
                "several",
                "his",
                "their",
                "its",
            ):
                break
            continue
        break
    return found


_LEADING = word_set(
    """
    a an the two three four five several some his her its their nearby local another one many
    """
)


def _thing(passage: Passage, phrase: list[Word]) -> Thing | None:
    while phrase and (phrase[0].lower in _LEADING or phrase[0].lower.isdigit()):
        phrase = phrase[1:]
    heads = [index for index, word in enumerate(phrase) if word.lower in _KIND_OF_HEAD]
    if not heads:
        return None
    last = heads[-1]
    phrase = phrase[: last + 1]
    span = Span(phrase[0].start, phrase[-1].end)
    head = phrase[-1].lower
    kind = _KIND_OF_HEAD[head]
    if head in ("station", "stations", "checkpoint", "checkpoints", "car", "vehicle", "patrol") and any(
        w.lower == "police" for w in phrase
    ):
        kind = "police"
    if head in ("station",) and any(w.lower in ("bus", "train", "metro", "railway") for w in phrase):
        kind = "transport"
    if counts.is_people(head):
        return None
    return Thing(span, ThingValue(" ".join(span.of(passage.text).split()), kind))


def weapons(passage: Passage) -> list[Thing]:
    """The weapons that a sentence names."""
    found = []
    for match in _WEAPON.finditer(passage.text, passage.span.start, passage.span.end):
        span = Span(match.start(), match.end())
        after = passage.between(span.end, min(span.end + 25, passage.span.end))
        before = passage.between(max(passage.span.start, span.start - 15), span.start)
        if (after[:1] and after[0] in _NOT_WEAPON_AFTER) or (
            before[-1:] and before[-1] in _NOT_WEAPON_BEFORE
        ):
            continue
        if before[-1:] in (["no"], ["without"]) or match.group().lower() in (
            "mine",
            "shells",
            "tank",
            "tanks",
            "acid",
        ):
            continue
        found.append(Thing(span, ThingValue(" ".join(match.group().split()), match.lastgroup)))
    return _distinct(found)


def _distinct(things: list[Thing]) -> list[Thing]:
    seen: set[str] = set()
    kept = []
    for thing in sorted(things, key=lambda each: each.span):
        key = thing.value.name.lower()
        if key not in seen:
            seen.add(key)
            kept.append(thing)
    return kept
