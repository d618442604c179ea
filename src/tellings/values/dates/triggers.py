"""The words without which nothing tells a time: where they stand, the rules are tried, and only those that need them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..numbers import beginning, either
from ..patterns import waiting
from .feasts import FIXED, ISLAMIC_MONTHS, MOVEABLE, PERSIAN_MONTHS

# How far before and after such a word an expression that holds it can reach, with what is looked at beside it, in characters.
BEFORE, AFTER = 64, 96


def _named(names: tuple[str, ...]) -> str:
    return either(re.escape(name).replace("\\ ", r"\s") for name in names) + r"\b"


# In the text in lower case.  The kinds of `_BESIDE` tell no time by themselves.
_TELLING = {
    "month": r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    "unit": r"(?:minute|hour|night|evening|morning|afternoon|day|weekend|week|fortnight|month|year|decade)s?(?:long)?\b",
    "weekday": r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b",
    "deictic": r"(?:today|yesterday|tomorrow|tonight)\b",
    "reference": r"(?:now|currently|current|nowadays|present|these days|at the moment|recently|recent|past|lately|former|future|coming)\b",
    "season": r"(?:spring|summer|autumn|fall|winter)\b",
    "adverb": r"(?:daily|weekly|monthly|yearly|annually|annual|nightly|hourly|fortnightly)\b",
    "piece": r"(?:half|quarter)\b",
    "period": r"period\b",
    "century": r"century\b",
    "worded": r"(?:nineteen|two\sthousand)\b",
    "fiscal": r"fiscal\b",
    "soon": r"(?:moments|shortly|soon)\b",
    "named_clock": r"(?:noon|midnight|midday)\b",
    "named_decade": r"(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b",
    "other": _named((*ISLAMIC_MONTHS, *PERSIAN_MONTHS)) + r",?\s1[1-4]\d\d",
    "feast": _named((*FIXED, *MOVEABLE)),
}
_BESIDE = {
    "edge": r"(?:earlier|later|early|late|mid|beginning|start|middle|end)\b",
    "side": r"(?:after|before|ago|of)\b",
    "toward": r"(?:last|this|next|that|same|following|previous|preceding|ensuing|subsequent|very)\b",
    "repeat": r"(?:every|each|per|once|twice|times)\b",
}
_FIGURES = {
    "numeric": r"\d{1,4}[-./]\d{1,2}[-./]\d",
    "clock": r"\d{1,2}(?:[:.]\d\d(?!\d)|\s?[ap]\.?\s?m\b)|\d{4}\s?(?:hours|hrs|local|gmt|utc)\b|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\s(?:o'clock|in\sthe\s(?:morning|afternoon|evening)\b)",
    "christ": r"\d{1,4}(?:'?s)?\s?b\.?\s?c",
    "decade": r"\d{1,3}0'?s\b",
    "year": r"(?:1[5-9]|20)\d\d(?!\d)",
    "nth": r"\d{1,2}(?:st|nd|rd|th)\b",
}
# With which any of them can begin; most words of a text begin otherwise.
_FIRST_WORDS = (
    *"""january february march april may june july august september october november december
    minute hour night evening morning afternoon day weekend week fortnight month year decade
    monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow tonight
    now currently current nowadays present these recently recent past lately former future coming
    spring summer autumn fall winter daily weekly monthly yearly annually annual nightly hourly fortnightly
    half quarter period century nineteen two fiscal moments shortly soon noon midnight midday
    twenties thirties forties fifties sixties seventies eighties nineties
    earlier later early late mid beginning start middle end after before ago of
    last this next that same following previous preceding ensuing subsequent very every each per once twice times
    one three four five six seven eight nine ten eleven twelve""".split(),
    "at the moment",
    *ISLAMIC_MONTHS,
    *PERSIAN_MONTHS,
    *FIXED,
    *MOVEABLE,
)
_SCANNED = waiting(
    rf"(?<![a-z0-9]){beginning(_FIRST_WORDS)}(?:"
    + "|".join(f"(?P<{kind}>{words})" for kind, words in (_FIGURES | _TELLING | _BESIDE).items())
    + ")"
)
# What stands for another kind as well: "the past week" points as "the last week" does.
_ALSO = {
    "reference": ("toward",),
    "edge": ("side",),
    "named_clock": ("clock",),
    "named_decade": ("decade",),
    "feast": ("month", "weekday"),
}
_LOWER_IS_NO_MONTH = waiting(r"may|mar(?:ch)?|jan|feb|apr|jun|jul|aug|sept?|oct|nov|dec")


@dataclass(slots=True)
class Stretch:
    """A part of a text in which something may tell a time, and the kinds of words in it."""

    start: int
    end: int
    kinds: set[str]


def stretches(text: str, folded: str) -> list[Stretch]:
    """The parts of a text that the rules need be tried on, in order, none overlapping another; `folded` is it in lower case."""
    found: list[Stretch] = []
    beside: list[tuple[int, str]] = []
    for match in _SCANNED.finditer(folded):
        kind, at = str(match.lastgroup), match.start()
        if kind in _BESIDE:
            beside.append((at, kind))
            continue
        if kind == "month" and not text[at].isupper() and _LOWER_IS_NO_MONTH.fullmatch(match[0]):
            continue
        start, end = max(0, at - BEFORE), match.end() + AFTER
        if found and start <= found[-1].end:
            found[-1].end = end
            found[-1].kinds.add(kind)
        else:
            found.append(Stretch(start, end, {kind}))
    _add_beside(found, beside)
    return found


def _add_beside(found: list[Stretch], beside: list[tuple[int, str]]) -> None:
    index = 0
    for at, kind in beside:
        while index < len(found) and found[index].end <= at:
            index += 1
        if index == len(found):
            break
        if found[index].start <= at:
            found[index].kinds.add(kind)
    for stretch in found:
        stretch.kinds.update([also for kind in stretch.kinds & _ALSO.keys() for also in _ALSO[kind]])
