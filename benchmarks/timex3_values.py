"""The value strings of TIMEX3, such as 1999-W23, P3D or 2001-SU, from meanings and the dates that they come to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tellings.model import DateValue
from tellings.values.dates.meaning import Every, Length, Meaning, Named, Shift, Window

_UNITS = {
    "minute": "M", "hour": "H", "day": "D", "weekend": "W", "week": "W", "month": "M", "season": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_CLOCKS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def length_apart(shift: Shift) -> str:
    """ "two days after the treaty": TIMEX3 takes the length alone."""
    low, high = sorted((abs(shift.low), abs(shift.high if shift.high is not None else shift.low)))
    return period(shift.unit, low or high if low == high or not low else None)


def is_clock(named: Named) -> bool:
    """Whether only a time of day is named."""
    return named == Named(clock=named.clock, day_part=named.day_part)


def is_day(value: DateValue | None) -> bool:
    return value is not None and value.start is not None and value.start[:10] == (value.end or "")[:10]


def quarter_before(quarter: DateValue) -> str | None:
    first = day_of(quarter)
    return f"{first.year - 1}-Q{(first.month + 2) // 3}" if first else None


def plain(meaning: Meaning) -> Meaning:
    """Without early, mid and late: TIMEX3 keeps these apart from the value."""
    if isinstance(meaning, Named):
        return replace(meaning, third=None)
    if isinstance(meaning, Shift):
        return replace(meaning, edge=None)
    return meaning


def length_of(meaning: Length | Window, words: str) -> str:
    larger = {("minute", True): ("hour", 60), ("month", False): ("year", 12)}.get(
        (meaning.unit, "hour" in words)
    )
    if larger and meaning.said and larger[0] in words and meaning.said > larger[1]:
        whole, rest = divmod(meaning.said, larger[1])
        return period(larger[0], whole) + f"{rest}M"  # "two and a half years", which is told in months
    return period(meaning.unit, meaning.said)


def period(unit: str, count: int | None) -> str:
    mark = "PT" if unit in ("minute", "hour") else "P"
    if count == 24 and unit == "hour":
        return "P1D"
    return f"{mark}{'X' if count is None else count}{_UNITS[unit]}"


def set_of(meaning: Every) -> str:
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday + 1}"
    return period(meaning.unit, 1)


def value_of(meaning: Any, value: DateValue | None) -> str | None:
    if isinstance(meaning, Named):
        return _named(meaning, value)
    if isinstance(meaning, Shift):
        return _shift(meaning, value)
    return None


def _named(named: Named, value: DateValue | None) -> str | None:
    if named.before_christ:
        return before_christ(named)
    if named.century is not None:
        return f"{named.century - 1:02d}"
    if named.decade is not None:
        return f"{named.decade // 10}"
    start = day_of(value)
    time = _time(named.clock, named.day_part)
    if start is None:
        return _undated(named, time)
    if named.whole is not None:
        return _week(start) + ("-WE" if named.whole == "weekend" else "")
    if named.feast is not None:
        return _feast(start, value)
    if named.day is not None or named.weekday is not None or is_clock(named):
        return start.isoformat() + time
    if named.week is not None:
        return _week(start)
    if named.half:
        return f"{start.year}-H{(start.month + 5) // 6}"
    if named.quarter:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if named.month is not None:
        return f"{start.year}-{start.month:02d}"
    if named.season is not None:
        return f"{start.year}-{_SEASONS[named.season]}"
    return f"{start.year}"


def _feast(start: date, value: DateValue | None) -> str:
    """A feast known to the day as that day, any other as the month in which it begins."""
    return (
        start.isoformat()
        if value is not None and value.start == value.end
        else f"{start.year}-{start.month:02d}"
    )


def before_christ(named: Named) -> str:
    if named.decade is not None:
        return f"BC{named.decade // 10:03d}"
    if named.century is not None:
        return f"BC{named.century - 1:02d}"
    year = f"BC{named.year:04d}"
    if named.season is not None:
        return f"{year}-{_SEASONS[named.season]}"
    month = f"-{named.month:02d}" if named.month else ""
    return year + month + (f"-{named.day:02d}" if named.day else "")


def _undated(named: Named, time: str) -> str | None:
    if named.month is not None and named.day is not None:
        return f"XXXX-{named.month:02d}-{named.day:02d}{time}"
    if named.month is not None:
        return f"XXXX-{named.month:02d}"
    if named.weekday is not None:
        return f"XXXX-WXX-{named.weekday + 1}{time}"
    if named.season is not None:
        return f"XXXX-{_SEASONS[named.season]}"
    return time or None


def day_of(value: DateValue | None) -> date | None:
    return date.fromisoformat(value.start[:10]) if value is not None and value.start is not None else None


def _time(clock: str | None, part: str | None) -> str:
    if clock:
        return f"T{clock}"
    words = (part or "").lower().split()
    for word in reversed(words):
        if word in _PARTS or word in _CLOCKS:
            return _PARTS.get(word) or _CLOCKS[word]
    return ""


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _shift(shift: Shift, value: DateValue | None) -> str | None:
    start = day_of(value)
    if start is None:
        return None
    if shift.unit in ("minute", "hour"):
        return (value.start or "") if value else None
    if shift.unit == "day":
        return start.isoformat() + _time(shift.clock, shift.day_part)
    if shift.unit == "week":
        return _week(start)
    if shift.unit == "weekend":
        return f"{_week(start)}-WE"
    if shift.unit == "month":
        return f"{start.year}-{start.month:02d}"
    if shift.unit == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start.year}"
