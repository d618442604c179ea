"""The value of a named date whose year is known, and the partial date of one whose year is not."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from tellings.model import DateValue
from tellings.model.values import DatePrecision

from .arithmetic import (
    SEASON_MONTH,
    joined,
    last_of_month,
    made,
    precision_of_width,
    shifted,
    span_of,
    third_of,
)
from .feasts import other_calendar, stretches_in
from .meaning import Named


def in_year(named: Named, year: int) -> DateValue | None:
    """What `named` means in a year; None where that year has no such day, or where no part of a year is named."""
    try:
        if named.feast is not None:
            return _feast(named, named.feast, year)
        stretch = _stretch(named, year)
        if stretch is not None and named.whole is not None:
            stretch = *_around(stretch[0], named.whole), "week"
    except (ValueError, OverflowError):
        return None
    if stretch is None:
        return None
    first, last, precision = stretch
    if named.third:
        first, last = third_of(first, last, named.third)
    value = made(first, last, precision)
    return with_clock(value, named.clock)


def _feast(named: Named, feast: str, year: int) -> DateValue | None:
    """A moveable feast in a year; of two in one year (Ramadan in 1997) neither is chosen."""
    values = []
    for first, last in stretches_in(feast, year):
        precision = precision_of_width(first, last) if (last - first).days < 31 else "month"
        if named.whole is not None:
            (first, last), precision = _around(first, named.whole), "week"
        elif named.third is not None:
            first, last = third_of(first, last, named.third)
        values.append(with_clock(made(first, last, precision), named.clock))
    known = [value for value in values if value is not None]
    return joined(known) if known else None


def _around(day: date, whole: str) -> tuple[date, date]:
    """The week of a day, or the weekend nearest to it together with it: Saturday to Monday for a feast on a Monday."""
    if whole == "week":
        return span_of(day, "week")
    back = (day.weekday() - 5) % 7
    saturday = day - timedelta(days=back) if back <= 3 else day + timedelta(days=7 - back)
    return min(day, saturday), max(day, saturday + timedelta(days=1))


def of_other_calendar(named: Named) -> DateValue | None:
    """A day or month of the Islamic or Persian calendar; such days can be a day off where the moon is watched for."""
    try:
        first, last = other_calendar(named)
    except (ValueError, OverflowError):
        return None
    return made(first, last, "week" if named.day else "month")


def _stretch(named: Named, year: int) -> tuple[date, date, DatePrecision] | None:
    if named.month is not None:
        return _in_month(named, year, named.month)
    if named.season is not None:
        first = date(year, SEASON_MONTH[named.season], 1)
        end = shifted(first, "month", 2)
        return first, last_of_month(end.year, end.month), "season"
    pieces, number = (2, named.half) if named.half else (4, named.quarter)
    if number:
        index = number - 1 if number > 0 else pieces - 1
        months = 12 // pieces
        first = date(year, index * months + 1, 1)
        return first, last_of_month(year, (index + 1) * months), "season" if pieces == 4 else "year"
    if named.day is not None or named.weekday is not None:
        return None
    return date(year, 1, 1), date(year, 12, 31), "year"


def _in_month(named: Named, year: int, month: int) -> tuple[date, date, DatePrecision] | None:
    last = last_of_month(year, month)
    if named.rank is not None and named.weekday is not None:
        day = _ranked(year, month, named.weekday, named.rank)
        return None if day is None else (day, day, "day")
    if named.day is not None:
        day = date(year, month, named.day)
        return day, day, "day"
    if named.week is not None:
        begin = last - timedelta(days=6) if named.week < 0 else date(year, month, 7 * named.week - 6)
        return begin, min(begin + timedelta(days=6), last), "week"
    if named.half is not None:
        middle = date(year, month, 15)
        return (
            (date(year, month, 1), middle, "month")
            if named.half == 1
            else (middle + timedelta(days=1), last, "month")
        )
    return date(year, month, 1), last, "month"


def _ranked(year: int, month: int, weekday: int, rank: int) -> date | None:
    days = [
        date(year, month, day)
        for day in range(1, calendar.monthrange(year, month)[1] + 1)
        if date(year, month, day).weekday() == weekday
    ]
    return days[rank - 1 if rank > 0 else rank] if -len(days) <= rank <= len(days) else None


def without_year(named: Named) -> DateValue | None:
    """`--06-05` or `--06`, as far as month and day are named; None where there is no month."""
    if named.month is None or named.rank is not None or named.calendar is not None:
        return None
    if named.day is not None and named.whole is None:
        return DateValue(None, None, "day", partial=f"--{named.month:02d}-{named.day:02d}")
    return DateValue(None, None, "month", partial=f"--{named.month:02d}")


def with_clock(value: DateValue | None, clock: str | None) -> DateValue | None:
    """The value at a time of day, where it is a single day and a time is told."""
    if (
        value is None
        or clock is None
        or value.start is None
        or value.start != value.end
        or "T" in value.start
    ):
        return value
    moment = f"{value.start}T{clock}"
    return DateValue(moment, moment, "hour", lasted_until=value.lasted_until)


def of_decade(named: Named) -> DateValue | None:
    """ "the 1990s", "the late 1990s"."""
    if named.decade is None:
        return None
    first, last = date(named.decade, 1, 1), date(named.decade + 9, 12, 31)
    if named.third:
        first, last = third_of(first, last, named.third)
    return made(first, last, "decade")
