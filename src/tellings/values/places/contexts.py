"""What the words around a place's name say: in it, near it, how far from it, in which direction, inside what."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from tellings.values.patterns import lowered, uncased
from tellings.values.places.tokens import Word
from tellings.values.places.words import (
    BETWEEN,
    IN_WORDS,
    KILOMETRES_IN_A_MILE,
    NEAR_WORDS,
    NUMBERS,
    TOWARD_WORDS,
)

PlaceRelation = Literal["in", "near", "direction"]

_LOOK_BACK = 90  # characters before a name that may say how it stands to what happened
_COMPASS = r"(?:(?:north|south)[-\s]?(?:east|west)|north|south|east|west)(?:ern|wards?)?"
_LEAD = (
    r"(?:the\s+)?(?:(?!an?\b)[a-z-]+\s+){0,2}?(?:(?:city|town|village|settlement|capital|port|province|district|county)\s+(?:city\s+)?of\s+)?"
    r"(?:the\s+)?(?:(?:capital|city|town|village),?\s+)?$"
)
_AMOUNT = rf"(?P<amount>\d+(?:,\d{{3}})*(?:[.,]\d+)?|{'|'.join(NUMBERS)}|a\s+hundred)"
_UNIT = r"(?P<unit>kilomet(?:er|re)s?|kms?|miles?|mi)\b\.?"
_DISTANCE = uncased(
    rf"\b{_AMOUNT}[\s-]{{0,2}}{_UNIT}\s*(?:\([^)]{{1,30}}\)\s*)?,?\s*(?:to\s+the\s+)?(?P<compass>{_COMPASS})?\s*"
    rf"(?:of|from|outside(?:\s+of)?|away\s+from|off|beyond)\s+{_LEAD}",
    "km|mi|kilomet",
    "of|from|outside|beyond",
)
_TOWARD = uncased(rf"\b(?:to\s+the\s+)?{_COMPASS}\s+of\s+{_LEAD}", "north|south|east|west", "of")
_NEAR = uncased(
    r"\b(?:near(?:by)?|close\s+to|just\s+outside|outside(?:\s+of)?|(?:on\s+)?the\s+outskirts\s+of|in\s+the\s+vicinity\s+of|"
    rf"not\s+far\s+from|adjacent\s+to|on\s+the\s+edge\s+of|(?:a\s+)?suburbs?\s+of)\s+{_LEAD}",
    "near|close|outside|outskirts|vicinity|far|adjacent|edge|suburb",
)
# With which, in lower case, whatever they find comes to the name.
_LEADS_ON = re.compile(r"(?:of|from|off|outside|beyond|near|nearby|to)\s[a-z\s,-]*$")


@dataclass(frozen=True, slots=True)
class Standing:
    """How the words before a name lead to it."""

    relation: PlaceRelation | None
    distance_km: float | None
    strength: int  # 2: it must be a place; 1: it may well be one; 0: nothing is said


NOTHING = Standing(None, None, 0)
_LIKELY = Standing(None, None, 1)
_INSIDE, _NEARBY, _DIRECTION = (
    Standing("in", None, 2),
    Standing("near", None, 2),
    Standing("direction", None, 2),
)


def standing(text: str, words: list[Word], index: int) -> Standing:
    """What the words before `words[index]` say of the name that begins there."""
    start = words[index].start
    before = text[max(0, start - _LOOK_BACK) : start]
    folded = lowered(before)
    if folded is None or _LEADS_ON.search(folded):  # mostly nothing does
        distance = _DISTANCE.search(before)
        if distance:
            return Standing("direction" if distance["compass"] else "near", _kilometres(distance), 2)
        if _TOWARD.search(before):
            return _DIRECTION
        if _NEAR.search(before):
            return _NEARBY
    lead = leading(text, words, index)
    if lead is None:
        return NOTHING
    if lead in IN_WORDS:
        return _INSIDE
    if lead in NEAR_WORDS:
        return _NEARBY
    return _LIKELY if lead in TOWARD_WORDS else NOTHING


def leading(text: str, words: list[Word], index: int) -> str | None:
    """The word that leads to the name at `words[index]`, past "the", "eastern", "city of" and the like."""
    for steps in range(1, 7):
        position = index - steps
        if position < 0:
            return None
        word, after = words[position], words[position + 1]
        gap = text[word.end : after.start]
        if gap.strip(" \u00a0\n-") or "\n\n" in gap:
            return None
        if word.lower in BETWEEN and not (word.lower == "of" and not _kind_of(words, position)):
            continue
        return word.lower
    return None


_KINDS = BETWEEN - {"of", "the", "a", "an"}


def _kind_of(words: list[Word], position: int) -> bool:
    """Whether "of" at `position` follows a kind of place: "the city of"."""
    return position > 0 and words[position - 1].lower in _KINDS


def _kilometres(match: re.Match[str]) -> float | None:
    amount = match["amount"].lower()
    if amount[0].isdigit():
        number = float(re.sub(r",(?=\d{3}\b)", "", amount).replace(",", "."))
    else:
        number = 100.0 if amount.endswith("hundred") else NUMBERS[amount]
    return round(number * (KILOMETRES_IN_A_MILE if match["unit"].lower().startswith("mi") else 1.0), 2)
