"""Numbers told of more than one incident: of a year, of several attacks, of a weekend in all the city."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .effects import effects
from .effects_told import Told
from .passage import Passage, once

_EVENTS = (
    r"(?:shootings|attacks|incidents|bombings|raids|stabbings|killings|homicides|clashes|explosions|blasts)"
)
_SEVERAL_EVENTS = re.compile(
    rf"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|multiple|many|dozens\sof|separate|different|unrelated|other|recent)"
    rf"\s(?:\w+\s)?{_EVENTS}\b"
)
# "in shootings across the city", "in weekend shootings": a bare plural counts all of them; "in the shootings" may be of one spree.
_BARE_EVENTS = re.compile(
    rf"\b(?:in|from|by|during)\s(?:(?:weekend|overnight|separate|several|unrelated|other|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:'s)?|"
    rf"night|morning|afternoon|evening|gun|drive-by)\s){{0,3}}{_EVENTS}\s(?:across|throughout|around|citywide|over\sthe|since|between)\b"
)
_LONG_TIME = re.compile(
    r"\b(?:this|last|each|every|per)\s(?:year|month|summer|winter)\b(?!')|\b(?:so\sfar\s(?:this|in)|year\sto\sdate|since\s(?:the\s(?:start|beginning)"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|\d{4})|(?:in|over|during|within)\s(?:the\s)?"
    r"(?:past|last)\s(?:\w+\s){0,2}(?:weeks|months|years|decade|month|year))\b(?!')"
)
_ALL_TOGETHER = re.compile(
    r"\b(?:in\sall|in\stotal|citywide|city-wide|across\sthe\s(?:city|country|state|county)|altogether)\b"
)
_WEEKEND = re.compile(r"\b(?:over|during|this)\s(?:the\s)?(?:\w+\s){0,3}weekend\b")
_SINCE = re.compile(r"\bsince\s(?:\w+\s)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b")
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|tonight|last\snight|this\smorning)"
# "from Tuesday afternoon to early Wednesday", "late last night and early today", "in a 24-hour span".
_FROM_DAY_TO_DAY = re.compile(
    rf"\b(?:from|between)\s(?:\w+\s)?{_DAY}(?:\s\w+)?\s(?:to|and|until|through)\s(?:\w+\s)?{_DAY}\b"
    rf"|\b(?:yesterday|last\snight)\sand\s(?:early\s|late\s)?(?:today|this\smorning)\b"
    r"|\b(?:24|48|72|twenty-four)[-\s]hours?\s(?:span|period)\b|\b(?:in|within|over)\s(?:\w+\s){0,3}(?:24|48|72|twenty-four)\shours\b"
)
_STRING_OF = re.compile(r"\b(?:string|series|spate|rash|wave|streak)\sof\s$")


def of_the_incident(told: Sequence[Told]) -> list[Told]:
    """Without what is told of many incidents, and the same numbers elsewhere, and "one fatally" beside such a number."""
    beyond = [each for each in told if is_beyond(each)]
    numbers_beyond = {(each.effect.field, each.effect.people.count) for each in beyond if each.low > 1}
    sentences = {each.passage.number for each in beyond}
    return [
        each
        for each in told
        if each not in beyond
        and (
            each.effect.people.quantity is None
            or ((each.effect.field, each.effect.people.count) not in numbers_beyond
            and not (each.passage.number in sentences and each.words == "fatally"))
        )
    ]  # fmt: skip


@once
def is_of_many(passage: Passage) -> bool:
    """Whether a sentence tells a number of more than one incident."""
    return any(is_beyond(Told(passage, effect)) for effect in effects(passage))


def is_beyond(each: Told) -> bool:
    """Whether a number is told of many incidents: of a year, of several attacks, of all the city."""
    phrase = each.effect.people
    if phrase.quantity is None or phrase.count is None or phrase.count.low < 2:
        return False
    words = each.passage.lower
    before = each.passage.text[each.passage.span.start : phrase.start].lower()
    if _STRING_OF.search(before):
        return True
    if _SEVERAL_EVENTS.search(words) or _BARE_EVENTS.search(words):
        return True
    start, end = _clause(each)
    singular = any(
        m.noun and not m.plural and m.reality == "told" and (m.definite or start <= m.span.start < end)
        for m in each.passage.mentions
    )
    plural = any(m.noun and m.plural for m in each.passage.mentions)
    if _SINCE.search(words) and _ALL_TOGETHER.search(words) and not singular:
        return True
    if _WEEKEND.search(words) and (_ALL_TOGETHER.search(words) or plural):
        return True
    return bool(_LONG_TIME.search(words) or _FROM_DAY_TO_DAY.search(words)) and not singular


def _clause(each: Told) -> tuple[int, int]:
    """What stands between the commas around an effect."""
    passage, effect = each.passage, each.effect
    first, last = min(effect.people.start, effect.verb_start), max(effect.people.end, effect.verb_end)
    commas = [word for word in passage.words if word.text in (",", ";")]
    before = [word.end for word in commas if word.end <= first]
    after = [word.start for word in commas if word.start >= last]
    return max(before, default=passage.span.start), min(after, default=passage.span.end)
