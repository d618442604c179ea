"""Pieces joined where they tell one time together: a weekday and its day, a clock and its day, both ends of a range."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from ..patterns import waiting
from .calendar_words import DIGIT_DAY
from .found import Found, level
from .meaning import Between, Either, Meaning, Named, Range, Shift
from .named_times import real
from .rules import spaced

_AT = r"(?:(?i:at|around|about|at\saround|at\sabout|at\sapproximately|approximately|by|(?:shortly|just)\s(?:before|after))\s)?"
_BOTH_CALENDARS = waiting(
    spaced(
        r"\s?[(/=]\s?(?:(?i:i\.e\.,?|that\sis,?|or|which\sis)\s)?|,?\s(?i:corresponding\sto|equivalent\sto|or)\s"
    )
)
# "the winter of nineteen ninety-four".
_BEFORE_YEAR = waiting(spaced(r",?\s(?:(?i:of|in)\s)?"))
_GAPS = {
    ("other", "day"): _BOTH_CALENDARS,
    ("day", "other"): _BOTH_CALENDARS,
    ("other", "month"): _BOTH_CALENDARS,
    ("month", "other"): _BOTH_CALENDARS,
    ("weekday", "day"): waiting(spaced(r",?\s(?:(?i:the|on)\s)?")),
    ("day", "weekday"): waiting(spaced(r",\s(?i:a)\s")),
    ("clock", "weekday"): waiting(spaced(r",?\s(?:(?i:on|last)\s)?(?:(?i:the)\s)?")),
    ("clock", "day"): waiting(spaced(r",?\s(?:(?i:on)\s)?(?:(?i:the)\s)?")),
    ("clock", "deictic"): waiting(spaced(r",?\s(?:(?i:on)\s)?")),
    ("weekday", "clock"): waiting(spaced(rf",?\s{_AT}")),
    ("day", "clock"): waiting(spaced(rf",?\s(?:[-\u2013]\s)?{_AT}")),
    ("days", "clock"): waiting(spaced(rf",?\s(?:[-\u2013]\s)?{_AT}")),
    ("deictic", "clock"): waiting(spaced(rf",?\s{_AT}")),
    ("weekday", "week"): waiting(spaced(r",?\s(?:(?i:of)\s)?")),
    ("week", "weekday"): waiting(spaced(r",?\s(?i:on)\s")),
}


def joined(text: str, pieces: list[Found]) -> list[Found]:
    stack: list[Found] = []
    for piece in pieces:
        stack.append(piece)
        while len(stack) > 1 and (one := _one_of_two(text, stack[-2], stack[-1])):
            stack[-2:] = [one]
    return stack


def _one_of_two(text: str, first: Found, second: Found) -> Found | None:
    levels = level(first.meaning), level(second.meaning)
    gap = _GAPS.get(levels)  # type: ignore[arg-type]
    if levels == ("month", "month") and text[second.start].isalpha() and _is_bare_year(second.meaning):
        gap = _BEFORE_YEAR
    if gap is None or gap.fullmatch(text, first.end, second.start) is None:
        return None
    meaning = _together(first.meaning, second.meaning)
    if meaning is None:
        return None
    closed = "other" in levels and "(" in text[first.end : second.start] and text.startswith(")", second.end)
    return Found(first.start, second.end + closed, meaning)


def _is_bare_year(meaning: Meaning) -> bool:
    return isinstance(meaning, Named) and meaning == Named(year=meaning.year)


def _together(first: Meaning, second: Meaning) -> Meaning | None:
    """One meaning of two that tell different parts of one time; None where both tell the same part."""
    if isinstance(first, Named) and isinstance(second, Shift):
        first, second = second, first
    if isinstance(first, Shift) and isinstance(second, Named):
        if first.unit == "week":
            return None if second.toward else replace(second, shifted_week=first.low, base=first.base)
        if first.clock and second.clock:
            return None
        return replace(first, clock=first.clock or second.clock, day_part=first.day_part or second.day_part)
    if isinstance(first, Either) and isinstance(second, Named):
        return Either(
            tuple(replace(each, clock=second.clock, day_part=second.day_part) for each in first.readings)
        )
    if not isinstance(first, Named) or not isinstance(second, Named):
        return None
    if first.calendar or second.calendar:
        return second if first.calendar else first
    values = {}
    for name in Named.__slots__:
        one, other, plain = getattr(first, name), getattr(second, name), getattr(Named(), name)
        if name == "day_part":
            values[name] = one or other
        elif one != plain and other != plain and one != other:
            return None
        else:
            values[name] = other if one == plain else one
    return Named(**values)


_ANOTHER_DAY = waiting(
    spaced(
        rf"\s(?:and|&)\s(?P<expr>(?P<day>{DIGIT_DAY}))(?!\s(?:[a-z]+\s)?(?:people|men|women|children|[a-z]+s)\b)(?!\w)"
    )
)


def with_listed_days(text: str, piece: Found) -> Iterator[Found]:
    """The piece, and the day of the same month that is named after it: "June 5 and 12"."""
    yield piece
    named = piece.meaning
    if (
        isinstance(named, Named)
        and named.month
        and named.day
        and text[piece.end - 1].isdigit()
        and named.year is None
    ):
        match = _ANOTHER_DAY.match(text, piece.end)
        if match:
            other = replace(named, day=int(re.sub(r"\D", "", match["day"])), weekday=None, clock=None)
            if real(other):
                yield Found(*match.span("expr"), other)


_WITH = waiting(spaced(r",?\sand\s(?:in\s)?(?:the\s)?|\s?/\s?"))


def _borrows_year(one: Named, other: Named) -> bool:
    if other.before_christ or other.calendar:
        return False
    return (
        one.year is None
        and other.year is not None
        and one.toward is None
        and one.shifted_year is None
        and level(one) in ("day", "month")
    )


def with_lent_years(text: str, pieces: list[Found]) -> list[Found]:
    """ "April and June 1955": both of that year."""
    out = list(pieces)
    for index in range(len(out) - 2, -1, -1):
        first, second = out[index], out[index + 1]
        one, other = first.meaning, second.meaning
        if (
            isinstance(one, Named)
            and isinstance(other, Named)
            and second.start - first.end <= 12
            and _borrows_year(one, other)
            and _WITH.fullmatch(text, first.end, second.start)
        ):
            out[index] = replace(first, meaning=replace(one, year=other.year))
    return out


_TO = waiting(spaced(r"\s?[-\u2013\u2014]\s?|\s(?:to|through|until|till)\s(?:the\s)?"))
_AND = waiting(spaced(r"\sand\s(?:the\s)?"))
_OR = waiting(spaced(r",?\sor\s(?:on\s)?"))
_BETWEEN_BEFORE = waiting(spaced(r"\bbetween\s(?:the\s)?\Z"), re.IGNORECASE)


def ranges(text: str, pieces: list[Found]) -> list[Found]:
    out: list[Found] = []
    for piece in pieces:
        both = _range(text, out[-1], piece) if out else None
        if both is None:
            out.append(piece)
        else:
            out[-1] = both
    return out


def _range(text: str, first: Found, second: Found) -> Found | None:
    one, other = first.meaning, second.meaning
    if not isinstance(one, Named) or not isinstance(other, Named) or second.start - first.end > 12:
        return None
    if level(one) != level(other) or level(one) in (None, "clock") or one.clock or other.clock:
        return None
    if _borrows_year(one, other):
        one = replace(one, year=other.year)
    first = replace(first, meaning=one)
    if _TO.fullmatch(text, first.end, second.start):
        return Found(first.start, second.end, Range(one, other), (first, second))
    before = text[max(0, first.start - 14) : first.start]
    if _AND.fullmatch(text, first.end, second.start) and _BETWEEN_BEFORE.search(before):
        return Found(first.start, second.end, Between(one, other), (first, second))
    if _OR.fullmatch(text, first.end, second.start):
        return Found(first.start, second.end, Either((one, other)), (first, second))
    return None
