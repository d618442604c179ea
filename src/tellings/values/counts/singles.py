"""Noun phrases that mean a number of people without saying it: "a policeman", "his wife", "a couple", "a family of five"."""

from __future__ import annotations

import re

from tellings.model import CountValue

from ..numbers import CARDINAL, cardinal
from ..patterns import waiting
from ..people import is_people
from ..wordlists import word_set

_GROUP_OF = waiting(
    rf"(?:an?|the|his|her|their)\s(?:\w+\s){{0,2}}(?:family|group|gang|crew|team|band|cell|party)\sof\s(?P<number>{CARDINAL})",
    re.IGNORECASE,
)
_KNOWN = {
    **dict.fromkeys(("couple", "pair", "duo", "twins", "both"), 2),
    **dict.fromkeys(("trio", "triplets"), 3),
    **dict.fromkeys(("quartet", "quadruplets"), 4),
}
_DETERMINER = waiting(
    r"(?:an?|the|this|that|another|one|his|her|their|its|my|our|your|[^\W\d_]+['\u2019]s)\s+(?:(?:other|second|third|lone|sole)\s+)?",
    re.IGNORECASE,
)
# Words for many that look like one.
_COLLECTIVE = word_set(
    """
    police army military family militia paramilitary crew staff personnel troop troops people children
    men women others guerrilla dead wounded injured missing killed accused hurt dutch french english
    british chinese japanese irish swiss shia druze mujahideen rohingya sudanese lebanese vietnamese
    portuguese taiwanese senegalese congolese nepalese burmese maltese roma
    """
)


def single(text: str, start: int, end: int) -> CountValue | None:
    """How many people the noun phrase at `[start, end)` means, where it says so without a number; None where it does not.

    "a policeman", "one gunman", "the man", "his wife" 1; "a couple", "both men", "twins" 2; "a family of five" 5.
    """
    phrase = " ".join(text[start:end].split())
    grouped = _GROUP_OF.fullmatch(phrase)
    if grouped:
        number = cardinal(grouped["number"])
        return None if number is None else CountValue(number, number, number)
    match = _DETERMINER.match(phrase)
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", phrase[match.end() :] if match else phrase)
    if not words:
        return None
    first, head = words[0].lower(), words[-1].lower()
    number = _KNOWN.get(first if first == "both" else head)
    if number is not None:
        return CountValue(number, number, number)
    return CountValue(1, 1, 1) if match and _is_one_person(head) else None


def _is_one_person(head: str) -> bool:
    plural = head.endswith(("men", "people", "children")) or (head.endswith("s") and not head.endswith("ss"))
    return is_people(head) and not plural and head not in _COLLECTIVE
