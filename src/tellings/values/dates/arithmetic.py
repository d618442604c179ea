"""Reckoning with days: units of the calendar, bounds of dates, and how precise a stretch of days is.

Weeks are those of ISO 8601, Monday to Sunday.  Seasons are the meteorological ones of the northern half of the earth, as English
uses their names: winter is December to February and bears the year of its December.
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, timedelta

from tellings.model import DateValue
from tellings.model.values import DatePrecision

from ..patterns import waiting
from .meaning import Season, Third, Unit

ORDER: tuple[DatePrecision, ...] = ("hour", "day", "week", "month", "season", "year", "decade")
PRECISION_OF: dict[Unit, DatePrecision] = {
    "minute": "day",
    "hour": "day",
    "day": "day",
    "weekend": "week",
    "week": "week",
    "month": "month",
    "season": "season",
    "quarter": "season",
    "year": "year",
    "decade": "decade",
}
# The longest that a stretch of days can be and still have each precision: a quarter is as precise as a season.
_WIDEST: tuple[tuple[int, DatePrecision], ...] = (
    (1, "day"),
    (7, "week"),
    (31, "month"),
    (92, "season"),
    (366, "year"),
)
SEASON_MONTH: dict[Season, int] = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
_DAY = waiting(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?")


def coarser(*precisions: DatePrecision) -> DatePrecision:
    """The least precise of them."""
    return max(precisions, key=ORDER.index)


def precision_of_width(first: date, last: date) -> DatePrecision:
    """How precise it is to know that something began between two days, both included."""
    width = (last - first).days + 1
    return next((precision for most, precision in _WIDEST if width <= most), "decade")


def day_of(words: str | None) -> date | None:
    """The day of an ISO date or date and time; None where it is none."""
    match = _DAY.fullmatch(words or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def moment_of(words: str | None) -> datetime | None:
    """The minute of an ISO date and time; None where it tells no time of day."""
    match, day = _DAY.fullmatch(words or ""), day_of(words)
    if match is None or day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
        return None
    return datetime(day.year, day.month, day.day, int(match[4]), int(match[5]))


def bounds(value: DateValue | None) -> tuple[date, date] | None:
    """The first and last day on which it can have begun; None for a date without a year."""
    if value is None:
        return None
    first, last = day_of(value.start), day_of(value.end)
    return None if first is None or last is None or first > last else (first, last)


def single_day(value: DateValue | None) -> date | None:
    """The one day that a value means; None where it means more, or less."""
    both = bounds(value)
    return both[0] if both and both[0] == both[1] else None


def made(first: date, last: date, precision: DatePrecision, lasted_until: date | None = None) -> DateValue:
    """The value of a stretch of days."""
    until = lasted_until.isoformat() if lasted_until else None
    return DateValue(first.isoformat(), last.isoformat(), precision, lasted_until=until)


def last_of_month(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def shifted(day: date, unit: Unit, count: int) -> date:
    """The day so many units away; the last of the month where that month is too short.  OverflowError or ValueError out of range."""
    if unit in ("minute", "hour"):
        return day + timedelta(minutes=count if unit == "minute" else 60 * count)
    if unit in ("day", "week", "weekend"):
        return day + timedelta(days=count if unit == "day" else 7 * count)
    months = {"month": 1, "season": 3, "quarter": 3, "year": 12, "decade": 120}[unit] * count
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    return min(date(year, month, 1) + timedelta(days=day.day - 1), last_of_month(year, month))


def span_of(day: date, unit: Unit) -> tuple[date, date]:
    """The first and last day of the week, month, season, year or decade that a day lies in; the day itself for finer units."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "weekend":
        saturday = day - timedelta(days=(day.weekday() - 5) % 7)
        return saturday, saturday + timedelta(days=1)
    if unit == "month":
        return day.replace(day=1), last_of_month(day.year, day.month)
    if unit == "season":
        index = day.year * 12 + (day.month // 3) * 3 - 1
        first = date(index // 12, index % 12 + 1, 1) if day.month >= 3 else date(day.year - 1, 12, 1)
        return first, span_of(shifted(first, "month", 2), "month")[1]
    if unit == "quarter":
        first = date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
        return first, last_of_month(day.year, first.month + 2)
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    if unit == "decade":
        first_year = max(1, day.year // 10 * 10)
        return date(first_year, 1, 1), date(day.year // 10 * 10 + 9, 12, 31)
    return day, day


def third_of(first: date, last: date, third: Third) -> tuple[date, date]:
    """The early, middle or late third of a month (1-10, 11-20, 21-), year (four months each), season or decade (0-3, 4-6, 7-9)."""
    days = (last - first).days + 1
    if days <= 7:
        # Of a week: Monday and Tuesday, Wednesday and Thursday, Friday to Sunday.
        cuts = [first + timedelta(days=count) for count in (0, min(2, days - 1), min(4, days - 1))]
    elif days <= 31:
        cuts = [first, first + timedelta(days=10), first + timedelta(days=20)]
    else:
        months = {True: (4, 8), False: (1, 2)}[days > 100]
        if days > 366:
            months = (48, 84)
        cuts = [first, *(shifted(first, "month", count) for count in months)]
    ends = [cuts[1] - timedelta(days=1), cuts[2] - timedelta(days=1), last]
    index = ("early", "mid", "late").index(third)
    return cuts[index], max(cuts[index], ends[index])


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
