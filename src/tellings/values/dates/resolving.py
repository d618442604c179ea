"""From a meaning to a date: what the words say, and what publication and the story so far add to them.

Nothing is guessed: where the anchors bear no date, a date without a year stays partial and anything vaguer is None.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tellings.model import DateValue

from .arithmetic import (
    PRECISION_OF,
    bounds,
    coarser,
    made,
    moment_of,
    precision_of_width,
    shifted,
    single_day,
    span_of,
    third_of,
)
from .meaning import Between, Either, Meaning, Named, Range, Shift, Window
from .naming import in_year, of_decade, with_clock, without_year


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an expression can lean on.

    `narrative` is the date that the story stands at where the expression is met, `published` the document's, `tense` that of
    the verb beside it: None is taken for past, for reports tell what has happened.
    """

    narrative: DateValue | None = None
    published: DateValue | None = None
    tense: Literal["past", "future"] | None = None


def resolved(meaning: Meaning, anchors: Anchors) -> DateValue | None:
    """The date that a meaning comes to; None for lengths, repeated times, and where the anchors do not bear a date."""
    try:
        if isinstance(meaning, Named):
            return _named(meaning, anchors)
        if isinstance(meaning, Shift):
            return _shift(meaning, anchors)
        if isinstance(meaning, Window):
            return _window(meaning, anchors)
        if isinstance(meaning, Range):
            return _range(meaning, anchors)
        if isinstance(meaning, Between):
            return _between(meaning, anchors)
        if isinstance(meaning, Either):
            return _either(meaning, anchors)
    except (OverflowError, ValueError):
        return None  # a day before the year 1 or after the year 9999
    return None


def _named(named: Named, anchors: Anchors) -> DateValue | None:
    if named.century is not None:
        return None
    if named.decade is not None:
        return of_decade(named)
    if named.year is not None:
        return in_year(named, named.year)
    if named.month is None and named.day is not None:
        return _day_of_month(named, anchors)
    if named.weekday is not None and named.month is None:
        return with_clock(_weekday(named, anchors), named.clock)
    if (
        named.month is None
        and named.season is None
        and not (named.half or named.quarter or named.shifted_year is not None)
    ):
        return _time_of_day(named, anchors)
    if named.shifted_year is not None:
        both = bounds(_anchor(named.base, anchors))
        if both is None or both[0].year != both[1].year:
            return without_year(named)
        return in_year(named, both[0].year + named.shifted_year)
    if named.toward is not None:
        return _toward(named, anchors)
    return _year_from_anchors(named, anchors)


def _anchor(base: str, anchors: Anchors) -> DateValue | None:
    return {"published": anchors.published, "narrative": anchors.narrative}.get(base)


def _time_of_day(named: Named, anchors: Anchors) -> DateValue | None:
    """A clock time alone is of the day that the story stands at."""
    day = single_day(anchors.narrative)
    return None if day is None or named.clock is None else with_clock(made(day, day, "day"), named.clock)


def _weekday(named: Named, anchors: Anchors) -> DateValue | None:
    """The last such day not after publication, unless the words or the tense point elsewhere."""
    assert named.weekday is not None
    if named.shifted_week is not None:
        day = single_day(_anchor(named.base, anchors))
        if day is None:
            return None
        found = span_of(shifted(day, "week", named.shifted_week), "week")[0] + timedelta(days=named.weekday)
        return made(found, found, "day")
    if named.base == "narrative" and named.toward == "this":
        return _weekday_within(named.weekday, anchors.narrative)
    day = single_day(_anchor(named.base, anchors))
    if day is None:
        return None
    back, ahead = (day.weekday() - named.weekday) % 7, (named.weekday - day.weekday()) % 7
    if named.toward == "last":
        found = day - timedelta(days=back or 7)
    elif named.toward == "next":
        found = day + timedelta(days=ahead or 7)
    elif named.toward == "this" and anchors.tense is None:
        found = span_of(day, "week")[0] + timedelta(days=named.weekday)
    elif anchors.tense == "future":
        found = day + timedelta(days=ahead)
    else:
        found = day - timedelta(days=back)
    return made(found, found, "day")


def _weekday_within(weekday: int, narrative: DateValue | None) -> DateValue | None:
    """ "that Sunday": the one Sunday within the days that the story stands at, if there is just one."""
    both = bounds(narrative)
    if both is None or (both[1] - both[0]).days > 13:
        return None
    days = [both[0] + timedelta(days=count) for count in range((both[1] - both[0]).days + 1)]
    found = [day for day in days if day.weekday() == weekday]
    return made(found[0], found[0], "day") if len(found) == 1 else None


def _day_of_month(named: Named, anchors: Anchors) -> DateValue | None:
    """ "on the 5th", "Sunday the 5th": of the story's month, else the latest one not after publication."""
    both, published = bounds(anchors.narrative), single_day(anchors.published)
    if both and (both[0].year, both[0].month) == (both[1].year, both[1].month):
        months = [both[0]]
    elif published:
        past = [shifted(published.replace(day=1), "month", -count) for count in range(12)]
        coming = [shifted(published.replace(day=1), "month", count) for count in range(12)]
        months = coming if anchors.tense == "future" else past
    else:
        return None
    for month in months:
        value = in_year(replace(named, month=month.month), month.year)
        day = single_day(value)
        if day is None or (named.weekday is not None and day.weekday() != named.weekday):
            continue
        if len(months) == 1 or (day >= published if anchors.tense == "future" else day <= published):  # type: ignore[operator]
            return value
    return None


def _toward(named: Named, anchors: Anchors) -> DateValue | None:
    """ "last June", "next summer", "the following May"."""
    both = bounds(_anchor(named.base, anchors))
    if both is None:
        return without_year(named)
    year = both[0].year
    values = [value for count in range(-2, 3) if (value := in_year(named, year + count))]
    if named.toward == "last":
        return next((value for value in reversed(values) if _end(value) < both[0]), None)
    if named.toward == "next":
        return next((value for value in values if _start(value) > both[1]), None)
    return in_year(named, year)


def _start(value: DateValue) -> date:
    both = bounds(value)
    assert both is not None
    return both[0]


def _end(value: DateValue) -> date:
    both = bounds(value)
    assert both is not None
    return both[1]


def _agrees(named: Named, value: DateValue) -> bool:
    """Whether the weekday that stands beside a day is that day's."""
    day = single_day(value)
    return day is None or named.weekday is None or named.rank is not None or day.weekday() == named.weekday


def _year_from_anchors(named: Named, anchors: Anchors) -> DateValue | None:
    """The year of the story, else the publication's; none where a weekday beside the day speaks against it."""
    value = _of_story(named, anchors) or _of_publication(named, anchors)
    if value is None or not _agrees(named, value):
        return without_year(named)
    return value


def _of_story(named: Named, anchors: Anchors) -> DateValue | None:
    """In the year that the story stands in; over the new year where publication bears it out."""
    story, published = bounds(anchors.narrative), bounds(anchors.published)
    if story is None or story[0].year != story[1].year:
        return None
    value = in_year(named, story[0].year)
    if value is None:
        return None
    if anchors.tense == "future":
        later = in_year(named, story[0].year + 1)
        return value if _end(value) >= story[0] else later
    if story[0].month >= 11 and _start(value).month <= 2:
        # The story stands at the end of a year and the date at the beginning of one: of which, only publication can tell.
        later = in_year(named, story[0].year + 1)
        if published is None:
            return without_year(named)
        return later if later and _start(later) <= published[1] else value
    return None if published and _start(value) > published[1] else value


def _of_publication(named: Named, anchors: Anchors) -> DateValue | None:
    """The latest one not after publication, or in the future tense the first one not before."""
    published = bounds(anchors.published)
    if published is None:
        return None
    first, last = published
    near = [value for count in range(-8, 9) if (value := in_year(named, first.year + count))]
    if anchors.tense == "future":
        return next((value for value in near if _end(value) >= first), None)
    return next((value for value in reversed(near) if _start(value) <= last), None)


def _shift(shift: Shift, anchors: Anchors) -> DateValue | None:
    base = _anchor(shift.base, anchors)
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
    if low != high and precision != "year":
        precision = coarser(precision, precision_of_width(first, last))
    if shift.edge == "before":
        last = max(first, min(last, both[1]))
    elif shift.edge == "after":
        first = min(last, max(first, both[0]))
    elif shift.edge is not None:
        first, last = third_of(first, last, shift.edge)
    return with_clock(made(first, last, precision), shift.clock)


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
            if end and end[1] >= _start(value):
                return replace(value, lasted_until=end[1].isoformat())
    return value


def joined(readings: list[DateValue]) -> DateValue:
    """One value of several readings: the bounds of them all, and the readings as candidates."""
    readings = list(dict.fromkeys(readings))
    if len(readings) == 1:
        return readings[0]
    precision = coarser(*(reading.precision for reading in readings))
    if any(reading.start is None or reading.end is None for reading in readings):
        months = {(reading.partial or "")[:4] for reading in readings}
        partial = months.pop() if len(months) == 1 else None
        return DateValue(None, None, precision, partial=partial or None, candidates=tuple(readings))
    start = min(str(reading.start) for reading in readings)
    end = max(str(reading.end) for reading in readings)
    return DateValue(start, end, precision, candidates=tuple(readings))


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
    one, other = _named(first, anchors), _named(last, anchors)
    if one is None or other is None:
        return None
    if bounds(one) is None or bounds(other) is None:
        return (one, other) if one.partial and other.partial else None
    if _start(other) >= _start(one):
        return one, other
    if first.weekday is not None and first.month is None:
        one = made(_start(one) - timedelta(days=7), _start(one) - timedelta(days=7), "day")
        return (one, other) if _start(one) <= _start(other) else None
    if first.year is None and last.year is None:
        one = in_year(first, _start(one).year - 1)
        return (one, other) if one else None
    if first.year == last.year and first.month is not None:
        one = in_year(first, _start(one).year - 1)  # "December 28 to January 3, 2016"
        return (one, other) if one else None
    return None


def _range(meaning: Range, anchors: Anchors) -> DateValue | None:
    ends = _ends(meaning.first, meaning.last, anchors)
    if ends is None:
        return None
    one, other = ends
    if one.partial is not None:
        return replace(one, lasted_until=other.partial)
    return replace(one, lasted_until=_end(other).isoformat())


def _between(meaning: Between, anchors: Anchors) -> DateValue | None:
    ends = _ends(meaning.first, meaning.last, anchors)
    if ends is None:
        return None
    one, other = ends
    if one.partial is not None:
        months = {(one.partial or "")[:4], (other.partial or "")[:4]}
        return DateValue(None, None, "month", partial=months.pop()) if len(months) == 1 else None
    first, last = _start(one), _end(other)
    return made(first, last, coarser(one.precision, precision_of_width(first, last)))


def _either(meaning: Either, anchors: Anchors) -> DateValue | None:
    values = [_named(reading, anchors) for reading in meaning.readings]
    known = [value for value in values if value is not None]
    return joined(known) if len(known) == len(values) else None
