"""The words of the English calendar and clock, and the pieces of regular expressions that take them.

Pieces have no capturing groups.  They are compiled without IGNORECASE, for "May", "March" and "Sun" are dates only when written
so; where case says nothing a piece carries its own `(?i:)`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..numbers import CARDINAL, cardinal
from ..patterns import waiting
from .meaning import Season, Unit

MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS: Mapping[str, int] = {name.lower()[:3]: number for number, name in enumerate(MONTH_NAMES, 1)}
WEEKDAYS: Mapping[str, int] = {name.lower()[:3]: number for number, name in enumerate(WEEKDAY_NAMES)}
SEASONS: Mapping[str, Season] = {
    "spring": "spring",
    "summer": "summer",
    "autumn": "autumn",
    "fall": "autumn",
    "winter": "winter",
}
UNITS: Mapping[str, Unit] = {
    "minute": "minute",
    "hour": "hour",
    "night": "day",
    "evening": "day",
    "morning": "day",
    "afternoon": "day",
    "day": "day",
    "weekend": "weekend",
    "fortnight": "week",
    "week": "week",
    "month": "month",
    "season": "season",
    "quarter": "quarter",
    "year": "year",
    "decade": "decade",
}
DASH = r"\s?[-\u2013\u2014]\s?"
_CLEAR_MONTHS = "january|february|april|june|july|august|september|october|november|december"
MONTH = (
    rf"(?:(?i:{_CLEAR_MONTHS})|May|MAY|March|MARCH"
    r"|(?:Jan|JAN|Feb|FEB|Mar|MAR|Apr|APR|Jun|JUN|Jul|JUL|Aug|AUG|Sept|SEPT|Sep|SEP|Oct|OCT|Nov|NOV|Dec|DEC)\b\.?)"
)
MONTH_IN_FULL = rf"(?:(?i:{_CLEAR_MONTHS})|May|MAY|March|MARCH)"
WEEKDAY = r"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day)"
SHORT_WEEKDAY = (
    rf"(?:(?:Mon|Tues?|Wed|Thur?s?|Fri|Sat|Sun|MON|TUES?|WED|THUR?S?|FRI|SAT|SUN)\b\.?(?=,?\s(?:{MONTH}|\d)))"
)
DIGIT_DAY = r"(?:(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?(?![\d:])(?![.,]\d))"
YEAR = r"(?:(?:1[5-9]|20)\d\d(?!\d)(?![.,:]\d))"
SEASON = r"(?i:spring|summer|autumn|fall|winter)"
UNIT = r"(?i:minute|hour|night|day|weekend|week|fortnight|month|year|decade)"
DAY_PART = r"(?i:night|evening|morning|afternoon|midday|mid-morning|noon|dawn|dusk|lunchtime|overnight)"
HOUR = r"(?:[01]?\d|2[0-3])"
_ZONE = r"(?:\s(?:GMT|UTC|BST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|CET|CEST|(?i:local(?:\stime)?)))?"
_MERIDIEM = r"(?:[aApP]\.\s?[mM]\.|[aApP]\.?[mM](?![A-Za-z]))"
CLOCK = (
    rf"(?:(?<![\d.:,$-])(?:{HOUR}(?:[:.][0-5]\d)?(?::[0-5]\d)?\s?{_MERIDIEM}{_ZONE}"
    rf"|{HOUR}:[0-5]\d(?::[0-5]\d)?(?![\d:])(?:\s(?i:hours|hrs))?{_ZONE}"
    rf"|(?:[01]\d|2[0-3])[0-5]\d(?:\s(?i:hours|hrs|local\stime)|\s?(?:GMT|UTC)){_ZONE})"
    r"|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\so'clock(?:\sin\sthe\s(?:morning|afternoon|evening)\b)?)"
    r"|(?i:\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9])\sin\sthe\s(?:morning|afternoon|evening)\b)"
    r"|(?i:(?:(?<=\bat\s)|(?<=after\s)|(?<=before\s)|(?<=around\s)|(?<=about\s)|(?<=until\s)|(?<=between\s))(?:noon|midnight|midday)"
    r"|(?:noon|midnight|midday)(?=,?\s(?:on\b|(?:mon|tues|wednes|thurs|fri|satur|sun)day)))\b)"
)
APPROXIMATELY = (
    r"(?i:about|around|approximately|roughly|nearly|almost|just\sover|just\sunder|just|some|exactly|only|barely|more\sthan|over"
    r"|less\sthan|fewer\sthan|under|at\sleast|up\sto)"
)
VAGUE = r"(?:a\sfew|few|several|many|a\scouple\sof|a\scouple|couple\sof|a\snumber\sof|some|a\shalf|half\san?|half\sa)"
AMOUNT = (
    rf"(?:(?i:(?:between|from)\s{CARDINAL}\s(?:and|to)\s{CARDINAL})|(?i:{CARDINAL}|an?\b)(?:(?:{DASH}|\s(?i:to|or)\s)(?i:{CARDINAL}))?"
    rf"(?:\s(?i:and\s(?:a|one)\shalf|1/2))?|(?i:{VAGUE}))"
)


def month_of(words: str) -> int:
    """The number of a month from its name or its usual short form."""
    return MONTHS[words.lower()[:3]]


def weekday_number(words: str) -> int:
    """The number of a weekday, Monday 0, from its name or its usual short form."""
    return WEEKDAYS[words.lower()[:3]]


def unit_of(word: str) -> Unit:
    """The unit of time that a noun names, singular or plural."""
    word = word.lower()
    return UNITS[word] if word in UNITS else UNITS[word.removesuffix("s")]


_HOUR_OF_PART = waiting(r"(\w+)(?:\so'clock)?\sin\sthe\s(morning|afternoon|evening)")


def clock_of(words: str) -> str | None:
    """ "HH:MM" of a time of day as written; None where no clock shows it ("13 p.m.")."""
    words = words.lower()
    named = {"noon": "12:00", "midday": "12:00", "midnight": "00:00"}
    if words in named:
        return named[words]
    part = _HOUR_OF_PART.fullmatch(words)
    if part:
        hour = cardinal(part[1]) or 0
        later = part[2] != "morning" and hour < 12
        return f"{hour + 12 if later else hour % 12 if part[2] == 'morning' else hour:02d}:00"
    military = re.match(r"(\d\d)(\d\d)", words)
    if military:
        return f"{int(military[1]):02d}:{int(military[2]):02d}"
    digits = re.match(r"(\d{1,2})(?:[:.](\d\d))?(?::\d\d)?\s?([ap])?", words)
    if digits is None:
        return None  # "eight o'clock": of the morning or the evening, the words do not say
    hour, minute, half = int(digits[1]), int(digits[2] or 0), digits[3]
    if (half and not 1 <= hour <= 12) or "o'clock" in words:
        return None
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02d}:{minute:02d}"
