"""How two dates stand to each other, by the parts that both know."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal

from tellings.model import DateValue

from .arithmetic import bounds, day_of, moment_of

Comparison = Literal["same", "within", "overlaps", "apart", "unknown"]
_MINUTES = 24 * 60
# In a stretch as long as this every day of the year occurs, so a date without a year says nothing about it.
_WHOLE_YEAR = 365


def compare(a: DateValue, b: DateValue) -> Comparison:
    """same: equal as far as both know; within: one lies in the other and says more; overlaps; apart; unknown.

    A date without a year is compared by month and day.  A date of several readings is "same" only as one with the same
    readings, "within" where the other is, or lies in, one of them, and "apart" where it is apart from all.
    """
    if a.candidates or b.candidates:
        return _compare_readings(a.candidates or (a,), b.candidates or (b,))
    if a.partial is not None or b.partial is not None:
        return _compare_partial(a, b)
    one, other = _minutes(a), _minutes(b)
    if one is None or other is None:
        return "unknown"
    if one == other:
        return "same"
    if one[1] < other[0] or other[1] < one[0]:
        return "apart"
    inside = (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])
    return "within" if inside else "overlaps"


def _compare_readings(a: tuple[DateValue, ...], b: tuple[DateValue, ...]) -> Comparison:
    pairs = [compare(one, other) for one in a for other in b]
    if len(a) == len(b) and all(any(compare(one, other) == "same" for other in b) for one in a):
        return "same"
    known = [pair for pair in pairs if pair != "apart"]
    if not known:
        return "apart"
    if "same" in known or "within" in known:
        return "within" if min(len(a), len(b)) == 1 else "overlaps"
    return known[0]


def _minutes(value: DateValue) -> tuple[int, int] | None:
    """The first and last minute at which it can have begun; a time of day stands for the hour from it."""
    both = bounds(value)
    if both is None:
        return None
    first, last = both[0].toordinal() * _MINUTES, both[1].toordinal() * _MINUTES + _MINUTES - 1
    begin, end = moment_of(value.start), moment_of(value.end)
    if begin:
        first += begin.hour * 60 + begin.minute
    if end:
        last = both[1].toordinal() * _MINUTES + end.hour * 60 + end.minute + 59
    return first, last


def _month_and_day(partial: str | None) -> tuple[int, int | None] | None:
    parts = (partial or "").removeprefix("--").split("-")
    if not parts[0].isdigit() or len(parts) > 2 or not parts[-1].isdigit():
        return None
    return int(parts[0]), int(parts[1]) if len(parts) == 2 else None


def _compare_partial(a: DateValue, b: DateValue) -> Comparison:
    if a.partial is not None and b.partial is not None:
        one, other = _month_and_day(a.partial), _month_and_day(b.partial)
        if one is None or other is None:
            return "unknown"
        if one == other:
            return "same"
        if one[0] == other[0] and None in (one[1], other[1]):
            return "within"
        return "apart"
    partial, full = (a, b) if a.partial is not None else (b, a)
    known, both = _month_and_day(partial.partial), bounds(full)
    if known is None or both is None or (both[1] - both[0]).days + 1 >= _WHOLE_YEAR:
        return "unknown"
    return "within" if any(_fits(known, day) for day in _days(*both)) else "apart"


def _days(first: date, last: date) -> list[date]:
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def _fits(known: tuple[int, int | None], day: date) -> bool:
    return known[0] == day.month and known[1] in (None, day.day)


def can_be_one(a: DateValue, b: DateValue, slack_days: int = 0) -> bool:
    """Whether both can be dates of one event, with so many days of slack; an event that lasted is of each of its days.

    Where nothing can be compared the dates do not stand in the way.
    """
    if a.candidates or b.candidates:
        return any(
            can_be_one(one, other, slack_days)
            for one in a.candidates or (a,)
            for other in b.candidates or (b,)
        )
    if a.partial is not None or b.partial is not None:
        return compare(a, b) != "apart" or _near_in_the_year(a, b, slack_days)
    one, other = _lasting(a), _lasting(b)
    if one is None or other is None:
        return True
    return max(one[0], other[0]).toordinal() - min(one[1], other[1]).toordinal() <= slack_days


def _lasting(value: DateValue) -> tuple[date, date] | None:
    both, until = bounds(value), day_of(value.lasted_until)
    return (both[0], max(both[1], until)) if both and until else both


def _near_in_the_year(a: DateValue, b: DateValue, slack_days: int) -> bool:
    """Whether two stretches, one of them at least without a year, come within the slack in some year."""
    one, other = _yearly(a), _yearly(b)
    if one is None or other is None:
        return True
    return any(
        max(first[0], second[0]) - min(first[1], second[1]) <= slack_days
        for first in one
        for second in other
    )  # fmt: skip


def _yearly(value: DateValue) -> list[tuple[int, int]] | None:
    """The days of the year (of a leap year) that a date takes, in the year itself and in the ones beside it."""
    known, both = _month_and_day(value.partial), _lasting(value)
    if known is not None:
        month, day = known
        try:
            first = date(2016, month, day or 1)
            last = (
                date(2016, month, day)
                if day
                else date(2016 + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            )
            until = _month_and_day(value.lasted_until)
            if until and until[1]:
                end = date(2016, until[0], until[1])
                last = end if end >= first else date(2017, until[0], until[1])
        except ValueError:
            return None
    elif both is not None:
        first = _in_leap_year(both[0])
        last = first + (both[1] - both[0])
    else:
        return None
    start, length = first.timetuple().tm_yday, (last - first).days
    return [(start + shift, start + shift + length) for shift in (-366, 0, 366)]


def _in_leap_year(day: date) -> date:
    return date(2016, day.month, day.day)
