"""A piece of a text that tells a time, and what it can be joined with others as."""

from __future__ import annotations

from dataclasses import dataclass

from .feasts import LONG
from .meaning import Either, Meaning, Named, Shift

# No expression holds more than this before its first word that tells the time ("in the early hours of").
LOOK_BACK = 40


@dataclass(frozen=True, slots=True)
class Found:
    """A meaning and where its words stand; of a range or a choice its two ends as well."""

    start: int
    end: int
    meaning: Meaning
    parts: tuple[Found, ...] = ()


def level(meaning: Meaning) -> str | None:
    """What a meaning can be joined with others as."""
    if isinstance(meaning, Shift):
        if meaning.unit == "day" and meaning.low == meaning.high:
            return "deictic"
        return "week" if meaning.unit == "week" and meaning.low == meaning.high and not meaning.edge else None
    if isinstance(meaning, Either):
        return "days" if all(reading.day and not reading.clock for reading in meaning.readings) else None
    if not isinstance(meaning, Named):
        return None
    if meaning.calendar is not None:
        return "other"
    if meaning.feast is not None:
        return "month" if meaning.feast in LONG else "day"
    if meaning.day is not None or meaning.rank is not None:
        return "day" if meaning.month is not None else "weekday"
    if meaning.weekday is not None:
        return "weekday"
    if meaning == Named(clock=meaning.clock, day_part=meaning.day_part):
        return "clock"
    if meaning.half or meaning.quarter or meaning.week or meaning.century or meaning.before_christ:
        return None
    return "month"
