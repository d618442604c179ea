"""What the words of a relative time, a length or a repeated time mean: from the match of a rule to its meaning."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from ..numbers import cardinal
from .calendar_words import unit_of, weekday_number
from .meaning import Base, Every, Length, Meaning, Reference, Shift, Third, Unit, Window
from .rules import group

# How many a vague word can mean: the least and the most.  A writer's "a few days" is seldom one and seldom a week.
_VAGUE_AMOUNTS: dict[str, tuple[int, int | None]] = {
    "couple": (2, 3),
    "few": (2, 6),
    "several": (3, 9),
    "number": (3, None),
    "many": (3, None),
    "some": (2, None),
}
# "days later": two at least, and not so many that the writer would have named the next longer unit.
_PLURAL_ALONE: dict[Unit, tuple[int, int]] = {
    "minute": (2, 59),
    "hour": (2, 23),
    "day": (2, 13),
    "week": (2, 8),
    "month": (2, 23),
}
_EDGES: dict[str, Third | Literal["before", "after"]] = {
    "earlier": "before",
    "later": "after",
    "early": "early",
    "beginning": "early",
    "start": "early",
    "mid": "mid",
    "midway": "mid",
    "middle": "mid",
    "late": "late",
    "end": "late",
}
_FINER: dict[Unit, tuple[Unit, int]] = {
    "hour": ("minute", 60),
    "day": ("hour", 24),
    "year": ("month", 12),
    "decade": ("year", 10),
}
_DAY_PARTS = ("night", "evening", "morning", "afternoon")


def _amount(match: re.Match[str]) -> tuple[Unit, int, int | None] | None:
    """The unit, the least and the most of "about two and a half years"; a half is told in the next finer unit."""
    unit, words = unit_of(match["unit"]), " ".join(match["amount"].lower().split())
    factor = 2 if match["unit"].lower().startswith("fortnight") else 1
    about = " ".join((group(match, "about") or "").lower().split())
    halves = bool(group(match, "half")) or words.endswith(("half", " 1/2"))
    words = re.sub(r"\s(?:and\s(?:a|one)\shalf|1/2)$", "", words)
    low: int | None
    high: int | None
    if words in ("half a", "half an", "a half"):
        low = high = 0
        halves = True
    elif vague := next((bounds for word, bounds in _VAGUE_AMOUNTS.items() if word in words.split()), None):
        low, high = vague
    else:
        low, high = _ends(words)
        if low is None or high is None or low > high:
            return None
    if halves and unit in _FINER:
        unit, parts = _FINER[unit]
        low, high = (low * 2 + 1) * parts // 2, None if high is None else (high * 2 + 1) * parts // 2
    low, high = low * factor, None if high is None else high * factor
    if about in ("more than", "over", "at least", "just over"):
        high = None
    elif about in ("less than", "fewer than", "under", "up to"):
        low = 0
    return unit, low, high


def _said(match: re.Match[str], amount: tuple[Unit, int, int | None]) -> int | None:
    """The number that the words name, the first of two; None where they are vague, "a few"."""
    words = match["amount"].lower().split()
    if "couple" in words:
        return 2
    if any(word in _VAGUE_AMOUNTS for word in words):
        return None
    _, low, high = amount
    return high or 1 if low == 0 else low


def _ends(words: str) -> tuple[int | None, int | None]:
    """Both ends of "two to three", "between two and three"; the same twice of "a", "two", "twenty-five"."""
    if words in ("a", "an"):
        return 1, 1
    whole = cardinal(words)
    if whole is not None:
        return whole, whole
    link = (
        r"\s(?:and|to)\s(?=\S+$)"
        if words.startswith(("between ", "from "))
        else r"\s?[-\u2013\u2014]\s?|\s(?:to|or)\s"
    )
    ends = re.split(link, re.sub(r"^(?:between|from)\s", "", words))
    return cardinal(ends[0]), cardinal(ends[-1])


def build_before_last(match: re.Match[str]) -> Meaning:
    """ "the week before last", "the night before last"."""
    unit = match["unit"]
    return Shift("published", unit_of(unit), -2, -2, day_part="night" if unit == "night" else None)


def build_amount_of_units(match: re.Match[str]) -> Meaning | None:
    """ "three days later", "a year ago", "more than a week before"; "three days" alone is a length."""
    amount = _amount(match)
    if amount is None:
        return None
    if match["side"] is None:
        alone = match["amount"].lower() in ("a", "an", "one", "some")
        return (
            None
            if alone and match["unit"].lower() in (*_DAY_PARTS, "weekend")
            else Length(*amount, _said(match, amount))
        )
    side = match["side"].lower().split()[0]
    unit, low, high = amount
    if unit == "month" and not match["unit"].lower().startswith("month") and high is not None:
        low, high = low - 3, high + 3  # "two and a half years ago" is not told to the month
    if side in ("ago", "from", "hence"):
        base: Base = "published"
    else:
        base = "event" if match["own"] is None and match["its"] is None else "narrative"
    if side in ("later", "after", "from", "hence", "afterwards", "afterward", "thereafter"):
        return Shift(base, unit, low, high)
    if high is None:
        return Shift(base, unit, -low, None)
    return Shift(base, unit, -high, -low)


def build_plural_away(match: re.Match[str]) -> Meaning | None:
    """ "days later", "hours earlier"."""
    unit = unit_of(match["unit"])
    if unit not in _PLURAL_ALONE:
        return Length(unit, 2, None)
    low, high = _PLURAL_ALONE[unit]
    return (
        Shift("narrative", unit, low, high)
        if match["side"].lower() == "later"
        else Shift("narrative", unit, -high, -low)
    )


_DEICTIC = {
    "today": 0,
    "yesterday": -1,
    "tomorrow": 1,
    "tonight": 0,
    "last night": -1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}


def build_deictic(match: re.Match[str]) -> Meaning:
    words = " ".join(match["words"].lower().split())
    days = _DEICTIC[words]
    return Shift("published", "day", days, days, day_part="night" if words.endswith("night") else None)


def build_this_part(match: re.Match[str]) -> Meaning:
    return Shift("published", "day", 0, 0, day_part=match["part"].lower())


def build_named_unit(match: re.Match[str]) -> Meaning:
    """ "last week", "the next day", "that night", "the previous year"."""
    which, word = " ".join(match["which"].lower().split()), match["unit"].lower()
    base: Base = "narrative" if which.startswith(("the ", "that", "next day")) else "published"
    if which in ("the current", "the past"):
        base = "published"
    count = {
        "last": -1,
        "past": -1,
        "previous": -1,
        "preceding": -1,
        "next": 1,
        "following": 1,
        "coming": 1,
    }.get(which.split()[-1], 0)
    factor = 2 if word == "fortnight" else 1
    if which in ("the past", "this past", "the coming"):
        return Window("published", unit_of(word), factor, which == "the coming", factor)
    return Shift(
        base, unit_of(word), count * factor, count * factor, day_part=word if word in _DAY_PARTS else None
    )


def build_edged_unit(match: re.Match[str]) -> Meaning:
    """ "earlier this week", "later that day", "late last year", "at the end of the month"."""
    shift, edge = build_named_unit(match), match["edge"].lower().split()[-1]
    if not isinstance(shift, Shift):
        return shift
    if shift.unit == "day" or (edge in ("earlier", "later") and shift.low != 0):
        return shift
    return replace(shift, edge=_EDGES[edge])


def build_in_the_unit(match: re.Match[str]) -> Meaning:
    """ "later in the day", "earlier in the week", "by the end of the year"."""
    edge, unit = match["edge"].lower().split()[-1], unit_of(match["unit"])
    if unit == "day":
        return Shift("narrative", "day", 0, 0)
    return Shift("published", unit, 0, 0, edge=_EDGES[edge])


def build_beside(match: re.Match[str]) -> Meaning:
    """ "the day after", "the night before", "the day of the attack"."""
    side, word = match["side"].lower(), match["unit"].lower()
    count = {"after": 1, "before": -1, "of": 0}[side]
    base: Base = "narrative" if match["its"] is not None else "event"
    return Shift(base, unit_of(word), count, count, day_part=word if word in _DAY_PARTS else None)


def build_window(match: re.Match[str]) -> Meaning | None:
    """ "the next few days", "the past three weeks", "within 24 hours"."""
    amount, which = _amount(match), match["which"].lower().split()[-1]
    if amount is None:
        return None
    unit, low, high = amount
    forward = which in ("next", "following", "coming", "ensuing", "subsequent", "within")
    base: Base = "published" if which in ("past", "last", "recent", "coming") else "narrative"
    return Window(base, unit, high or low, forward, _said(match, amount))


def build_length(match: re.Match[str]) -> Meaning:
    """ "for hours", "weeklong"."""
    unit = unit_of(match["unit"])
    return Length(unit, 2, None) if match["unit"].lower().endswith("s") else Length(unit, 1, 1, 1)


def build_every(match: re.Match[str]) -> Meaning:
    weekday, unit = group(match, "weekday"), group(match, "unit")
    if weekday:
        return Every("week", weekday_number(weekday))
    if unit:
        return Every(unit_of(unit))
    words = match[0].lower()
    adverbs: dict[str, Unit] = {"da": "day", "ni": "day", "we": "week", "mo": "month", "ho": "hour"}
    return Every(adverbs.get(words[:2], "year"))


def build_quarter(match: re.Match[str]) -> Meaning:
    """ "the quarter", "the latest quarter", "the year-ago period": of the story's own reckoning."""
    which = (group(match, "which") or "").lower()
    ago = which.startswith(("year", "comparable", "corresponding", "prior-year"))
    count = (
        -4 if ago else {"previous": -1, "preceding": -1, "prior": -1, "next": 1, "following": 1}.get(which, 0)
    )
    return Shift("published" if which == "current" else "narrative", "quarter", count, count)


def build_unit_and_half(match: re.Match[str]) -> Meaning:
    """ "the past year and a half"."""
    unit, parts = _FINER.get(unit_of(match["unit"]), (unit_of(match["unit"]), 1))
    forward = match["which"].lower() in ("next", "following", "coming")
    return Window("narrative" if forward else "published", unit, max(1, parts * 3 // 2), forward)


def build_coming_units(match: re.Match[str]) -> Meaning:
    """ "the following days", "the coming months": so many nobody says."""
    unit, which = unit_of(match["unit"]), match["which"].lower()
    most = _PLURAL_ALONE.get(unit, (2, 9))[1]
    forward = which in ("next", "following", "coming", "ensuing", "subsequent")
    return Window("published" if which in ("past", "last", "coming") else "narrative", unit, most, forward)


def build_referred(match: re.Match[str], when: Literal["past", "present", "future"]) -> Meaning:
    unit = group(match, "unit")
    return Reference(when, unit_of(unit) if unit else None)
