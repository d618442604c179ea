"""With what was attacked."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Span, ThingValue
from tellings.values.patterns import uncased
from tellings.values.wordlists import word_set

from .passage import Passage


@dataclass(frozen=True, slots=True)
class Thing:
    """A weapon with the words that name it."""

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
_WEAPON = uncased(
    r"(?<![\w-])(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _WEAPONS.items()) + r")(?![\w-])",
    "rifle|gun|pistol|revolver|firearm|ak-47|ak47|kalashnikov|ar-15|small arms|weapon|explosive|ied|bomb|suicide |grenade|mine"
    "|dynamite|munition|rocket|mortar|artillery|shells|missile|rpg|tank|drone|warplane|fighter jet|cocktail|gasoline|kni|machete"
    "|axe|hatchet|sword|hammer|club|dagger|baton|screwdriver|chlorine|sarin|mustard|nerve|poison|acid|tear gas",
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


def weapon_of(words: str) -> ThingValue:
    """A weapon by words that name nothing else; its kind where the words are known."""
    match = _WEAPON.search(words)
    return ThingValue(words, match.lastgroup if match else None)


def _distinct(things: list[Thing]) -> list[Thing]:
    seen: set[str] = set()
    kept = []
    for thing in sorted(things, key=lambda each: each.span):
        key = thing.value.name.lower()
        if key not in seen:
            seen.add(key)
            kept.append(thing)
    return kept
