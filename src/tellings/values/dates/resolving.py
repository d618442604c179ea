"""From a meaning to a date: what the words say, and what publication and the story so far add to them.

Nothing is guessed: where the anchors bear no date, a date without a year stays partial and anything vaguer is None.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tellings.model import DateValue

from .anchoring import Anchors, anchor_of, begin_of, end_of, resolve_named
from .arithmetic import (
    PRECISION_OF,
    bounds,
    coarser,
    joined,
    made,
    moment_of,
    precision_of_width,
    shifted,
    span_of,
    third_of,
)
from .meaning import Beside, Between, Either, Meaning, Named, Outside, Range, Shift, Window
from .naming import in_year, with_clock


def resolved(meaning: Meaning, anchors: Anchors) -> DateValue | None:
    """The date that a meaning comes to; None for lengths, repeated times, and where the anchors do not bear a date."""
    try:
        if isinstance(meaning, Named):
            return resolve_named(meaning, anchors)
        if isinstance(meaning, Shift):
            return _shift(meaning, anchors)
        if isinstance(meaning, Beside):
            return _beside(meaning, anchors)
        if isinstance(meaning, Window):
            return _window(meaning, anchors)
        if isinstance(meaning, Range):
            return _range(meaning, anchors)
        if isinstance(meaning, Between):
            return _between(meaning, anchors)
        if isinstance(meaning, Either):
            return _either(meaning, anchors)
        if isinstance(meaning, Outside):
            return _before_an_hour(meaning, anchors)
    except (OverflowError, ValueError):
        return None  # a day before the year 1 or after the year 9999
    return None


def _shift(shift: Shift, anchors: Anchors) -> DateValue | None:
    base = anchor_of(shift.base, anchors)
    if base is None:
        return None
    if base.candidates:
        moved = [_shift(shift, _leaning(shift.base, each, anchors)) for each in base.candidates]
        return joined([each for each in moved if each]) if all(moved) else None
    if base.partial is not None:
        return _shifted_partial(base, shift)
    both = bounds(base)
    if both is None:
        return None
    if shift.low == shift.high == 0 and shift.edge is None and PRECISION_OF[shift.unit] == "day":
        same = made(*both, "day" if base.precision == "hour" else base.precision)
        return with_clock(same, shift.clock)
    if shift.unit in ("minute", "hour"):
        return _shifted_hours(base, shift, both)
    if shift.unit == "weekend":
        return _weekend(shift, both[1], anchors)
    high = shift.high if shift.high is not None else shift.low + (1 if shift.low >= 0 else -1)
    low, high = sorted((shift.low, high))
    first = span_of(shifted(both[0], shift.unit, low), shift.unit)[0]
    last = span_of(shifted(both[1], shift.unit, high), shift.unit)[1]
    precision = coarser(PRECISION_OF[shift.unit], base.precision if base.precision != "hour" else "day")
    if low != high:
        # "less than a month later" is not before the story's own day.
        first = max(first, both[0]) if low >= 0 else first
        last = min(last, both[1]) if high <= 0 else last
        precision = precision if precision == "year" else coarser(precision, precision_of_width(first, last))
    if shift.edge == "before":
        last = max(first, min(last, both[1]))
    elif shift.edge == "after":
        first = min(last, max(first, both[0]))
    elif shift.edge is not None:
        first, last = third_of(first, last, shift.edge)
    return with_clock(made(first, last, precision), shift.clock)


def _beside(meaning: Beside, anchors: Anchors) -> DateValue | None:
    named = resolve_named(meaning.named, anchors)
    both = bounds(named)
    if both is not None and meaning.within:
        # The day on which such a month begins is known to within a day: the moon is watched for.
        first = both[0] + timedelta(days=meaning.shift.low)
        return made(first, first + timedelta(days=2), "week")
    if named is not None and both is not None and both[0] != both[1] and meaning.shift.unit == "day":
        day = both[0] if meaning.shift.low < 0 else both[1]
        named = made(day, day, "day")
    return None if named is None else _shift(meaning.shift, replace(anchors, narrative=named))


def _before_an_hour(meaning: Outside, anchors: Anchors) -> DateValue | None:
    """ "before 2 a.m. Thursday": that day, at an hour that is not told; any other limit bears no date."""
    named = meaning.named
    if meaning.relation != "before" or not isinstance(named, Named) or named.clock is None:
        return None
    if named.weekday is None and named.day is None:
        return None
    return resolve_named(replace(named, clock=None), anchors)


def _leaning(base: str, value: DateValue, anchors: Anchors) -> Anchors:
    """The anchors with one of them read so."""
    return replace(anchors, published=value) if base == "published" else replace(anchors, narrative=value)


def _shifted_hours(base: DateValue, shift: Shift, both: tuple[date, date]) -> DateValue:
    """Hours from a known hour give an hour; hours from a day give that day, or the days that two days' hours make."""
    moment = moment_of(base.start)
    minutes = {"minute": 1, "hour": 60}[shift.unit]
    exact = shift.low == shift.high
    if moment and base.start == base.end and exact:
        then = (moment + timedelta(minutes=minutes * shift.low)).isoformat(timespec="minutes")
        return DateValue(then, then, "hour")
    days = round(minutes * shift.low / 1440) if abs(minutes * shift.low) >= 1440 else 0
    first, last = (day + timedelta(days=days) for day in both)
    return made(first, last, "day" if base.precision == "hour" else base.precision)


def _weekend(shift: Shift, day: date, anchors: Anchors) -> DateValue:
    """The weekend that has begun by that day, or in the future tense the coming one."""
    latest = span_of(day, "weekend")
    count = shift.low
    if day.weekday() < 5 and (anchors.tense == "future" or count > 0):
        count += count <= 0
    elif day.weekday() < 5 and count < 0:
        count += 1
    first, last = (shifted(each, "week", count) for each in latest)
    return made(first, last, "week")


def _shifted_partial(base: DateValue, shift: Shift) -> DateValue | None:
    """Days from a date without a year, where leap years make no difference; and the date itself."""
    if shift.edge is not None or shift.high is None:
        return None
    if shift.unit == "day" and shift.low == 0 == shift.high:
        return base
    values = []
    for year in (2015, 2016):
        both = bounds(_partial_in(base, year))
        if both is None or base.precision != "day" or shift.unit != "day":
            return None
        days = [shifted(both[0], "day", count) for count in (shift.low, shift.high)]
        values.append([day.strftime("--%m-%d") for day in days])
    if values[0] != values[1] or values[0][0] != values[0][1]:
        return None
    return DateValue(None, None, "day", partial=values[0][0])


def _partial_in(value: DateValue, year: int) -> DateValue | None:
    """A date without a year in a year; None where that year has no such day."""
    parts = [int(part) for part in (value.partial or "").removeprefix("--").split("-") if part.isdigit()]
    if not 1 <= len(parts) <= 2:
        return None
    return in_year(Named(month=parts[0], day=parts[1] if len(parts) == 2 else None), year)


def lend_year(partial: DateValue, year: int) -> DateValue:
    """A date without a year, in that year; unchanged where it has its year, or where that year has no such day."""
    if partial.partial is None or partial.start is not None:
        return partial
    if partial.candidates:
        lent = [lend_year(each, year) for each in partial.candidates]
        return joined(lent) if all(each.start for each in lent) else partial
    value = _partial_in(partial, year)
    if value is None:
        return partial
    until = partial.lasted_until
    if until and until.startswith("--"):
        for later in (year, year + 1):
            end = bounds(_partial_in(DateValue(None, None, "day", partial=until), later))
            if end and end[1] >= begin_of(value):
                return replace(value, lasted_until=end[1].isoformat())
    return value


def _window(window: Window, anchors: Anchors) -> DateValue | None:
    base = anchors.published if window.base == "published" else anchors.narrative
    if base is None and anchors.tense == "future":
        base = anchors.published
    both = bounds(base)
    if both is None or base is None:
        return None
    if window.unit in ("minute", "hour"):
        unit, count = "day", max(1, round(window.count * (1 if window.unit == "hour" else 1 / 60) / 24))
        if window.unit == "minute":
            count = 0
        first, last = both if not count else _stretched(both, count, window.forward)
    else:
        unit = window.unit
        end = shifted(
            both[1] if window.forward else both[0], unit, window.count if window.forward else -window.count
        )
        first, last = (both[0], end) if window.forward else (end, both[1])
    precision = coarser(PRECISION_OF[unit], precision_of_width(first, last))  # type: ignore[index]
    return made(first, last, precision)


def _stretched(both: tuple[date, date], days: int, forward: bool) -> tuple[date, date]:
    first, last = both
    return (first, last + timedelta(days=days)) if forward else (first - timedelta(days=days), last)


def _ends(first: Named, last: Named, anchors: Anchors) -> tuple[DateValue, DateValue] | None:
    """Both ends of a range, the second the next after the first."""
    one, other = resolve_named(first, anchors), resolve_named(last, anchors)
    if one is None or other is None:
        return None
    if bounds(one) is None or bounds(other) is None:
        return (one, other) if one.partial and other.partial else None
    if begin_of(other) >= begin_of(one):
        return one, other
    if first.weekday is not None and first.month is None:
        one = made(begin_of(one) - timedelta(days=7), begin_of(one) - timedelta(days=7), "day")
        return (one, other) if begin_of(one) <= begin_of(other) else None
    if first.year is None and last.year is None:
        one = in_year(first, begin_of(one).year - 1)
        return (one, other) if one else None
    if first.year == last.year and first.month is not None:
        one = in_year(first, begin_of(one).year - 1)  # "December 28 to January 3, 2016"
        return (one, other) if one else None
    return None


def _range(meaning: Range, anchors: Anchors) -> DateValue | None:
    ends = _ends(meaning.first, meaning.last, anchors)
    if ends is None:
        return None
    one, other = ends
    if one.partial is not None:
        return replace(one, lasted_until=other.partial)
    return replace(one, lasted_until=end_of(other).isoformat())


def _between(meaning: Between, anchors: Anchors) -> DateValue | None:
    ends = _ends(meaning.first, meaning.last, anchors)
    if ends is None:
        return None
    one, other = ends
    if one.partial is not None:
        months = {(one.partial or "")[:4], (other.partial or "")[:4]}
        return DateValue(None, None, "month", partial=months.pop()) if len(months) == 1 else None
    first, last = begin_of(one), end_of(other)
    return made(first, last, coarser(one.precision, precision_of_width(first, last)))


def _either(meaning: Either, anchors: Anchors) -> DateValue | None:
    values = [resolve_named(reading, anchors) for reading in meaning.readings]
    known = [value for value in values if value is not None]
    return joined(known) if len(known) == len(values) else None
