"""Times told from a time that is named beside them: "the day after Christmas", "two Sundays ago", "the third day of Ramadan"."""

from __future__ import annotations

import re
from dataclasses import replace

from ..numbers import cardinal, ordinal
from ..patterns import waiting
from .calendar_words import AMOUNT, unit_of
from .feasts import LONG
from .found import LOOK_BACK, Found
from .meaning import Beside, Every, Named, Shift
from .rules import spaced

_BEFORE = waiting(
    spaced(
        rf"\b(?:(?:(?:the|an?|one)\s(?P<one>day|night|week|month|year)|(?P<amount>{AMOUNT})\s(?P<unit>day|week|month|year)s)"
        r"\s(?P<side>before|after)|(?P<eve>(?:the\s)?eve)\sof|(?:the\s)?(?P<nth>[\w-]+)\s(?:(?P<what>day|anniversary)\s)?of)"
        r"\s(?:the\s)?\Z"
    ),
    re.IGNORECASE,
)
_BEFORE_LAST = waiting(spaced(r"\sbefore\slast(?!\s[a-z])"), re.IGNORECASE)
_AGO = waiting(spaced(r"\sago\b"), re.IGNORECASE)
_HOW_MANY = waiting(spaced(r"\b(?P<amount>\w+)\s\Z"))


def with_sides(text: str, pieces: list[Found]) -> list[Found]:
    """The pieces, those that are told from another joined with it; a piece that is part of such words goes with them."""
    kept: list[Found] = []
    for piece in pieces:
        made = _made(text, piece)
        if made is not None:
            while kept and kept[-1].start >= made.start:
                kept.pop()
            # Words that belong to an earlier expression ("Monday, the day after Christmas") stay with it.
            made = made if not kept or kept[-1].end <= made.start else None
        kept.append(piece if made is None else made)
    return kept


def _made(text: str, piece: Found) -> Found | None:
    meaning = piece.meaning
    if isinstance(meaning, Every) and meaning.weekday is not None:
        return _weekdays_ago(text, piece, meaning.weekday)
    if not isinstance(meaning, Named) or meaning.clock is not None:
        return None
    if meaning.weekday is not None and meaning == Named(weekday=meaning.weekday, day_part=meaning.day_part):
        match = _BEFORE_LAST.match(text, piece.end)
        if match is not None:
            last = replace(meaning, toward="last")
            return Found(piece.start, match.end(), Beside(Shift("narrative", "day", -7, -7), last))
    return _from_day(text, piece, meaning)


def _weekdays_ago(text: str, piece: Found, weekday: int) -> Found | None:
    """ "two Sundays ago": the second back from the day of publication."""
    before = _HOW_MANY.search(text[max(0, piece.start - LOOK_BACK) : piece.start])
    after = _AGO.match(text, piece.end)
    count = cardinal(before["amount"].lower()) if before else None
    if before is None or after is None or count is None or not 1 <= count <= 8:
        return None
    start = piece.start - len(before[0])
    days = -7 * (count - 1)
    named = Named(weekday=weekday, toward="last")
    return Found(start, after.end(), Beside(Shift("narrative", "day", days, days), named))


def _from_day(text: str, piece: Found, named: Named) -> Found | None:
    """ "the eve of", "two days before", "the third day of", before a day or a feast."""
    if not (named.day or named.feast):
        return None
    begin = max(0, piece.start - LOOK_BACK)
    match = _BEFORE.search(text[begin : piece.start])
    if match is None:
        return None
    within = bool(match["nth"]) and (match["what"] or "day").lower() == "day"
    if within and named.feast not in LONG:
        return None
    start = begin + match.start()
    if match["what"] and match["what"].lower() == "anniversary":
        number = ordinal(match["nth"])
        if number is None or named.year is None:
            return None
        return Found(start, piece.end, replace(named, year=named.year + number, weekday=None))
    shift = _shift(match)
    return None if shift is None else Found(start, piece.end, Beside(shift, named, within))


def _shift(match: re.Match[str]) -> Shift | None:
    if match["eve"]:
        return Shift("narrative", "day", -1, -1)
    if match["nth"]:
        number = ordinal(match["nth"])
        return None if number is None else Shift("narrative", "day", number - 1, number - 1)
    count = 1 if match["one"] else cardinal(match["amount"].lower())
    if count is None:
        return None
    word = (match["one"] or match["unit"]).lower()
    count = -count if match["side"].lower() == "before" else count
    return Shift("narrative", unit_of(word), count, count, day_part="night" if word == "night" else None)
