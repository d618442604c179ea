"""How far apart two dates lie, by the parts that both know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from tellings.model import DateValue

Breadth = Literal["day", "month", "year"]
_LEAP_YEAR = 2000  # has every day that a date without a year may name


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day as ordinals; `yearless` periods lie in a stand-in year."""

    first: int
    last: int
    yearless: bool

    @property
    def breadth(self) -> Breadth:
        """How much a match on this period says."""
        days = self.last - self.first + 1
        return "day" if days <= 2 else "month" if days <= 31 else "year"


def periods(value: DateValue) -> tuple[Period, ...]:
    """The periods that a date may mean: one, or one for each reading of an ambiguous date; none where nothing is known."""
    if value.candidates:
        return tuple(period for candidate in value.candidates for period in periods(candidate))
    if value.start is not None and value.end is not None:
        return (Period(_ordinal(value.start), _ordinal(value.end), False),)
    partial = _yearless(value.partial) if value.partial else None
    return (partial,) if partial else ()


def _ordinal(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()


def _yearless(partial: str) -> Period | None:
    """ "--06-05" or "--06" in the stand-in year."""
    parts = partial.removeprefix("--").split("-")
    if not all(part.isdigit() for part in parts):
        return None
    month = int(parts[0])
    if len(parts) > 1:
        day = date(_LEAP_YEAR, month, int(parts[1])).toordinal()
        return Period(day, day, True)
    following = date(_LEAP_YEAR + month // 12, month % 12 + 1, 1).toordinal()
    return Period(date(_LEAP_YEAR, month, 1).toordinal(), following - 1, True)


def days_apart(a: Period, b: Period) -> int:
    """The fewest days that may lie between the two; 0 where they share a day.  Years count only where both are known."""
    if a.yearless or b.yearless:
        return min(_gap(_in_stand_in_year(a), each) for each in _round_the_year(_in_stand_in_year(b)))
    return _gap((a.first, a.last), (b.first, b.last))


def _gap(a: tuple[int, int], b: tuple[int, int]) -> int:
    return max(0, b[0] - a[1], a[0] - b[1])


def _in_stand_in_year(period: Period) -> tuple[int, int]:
    if period.yearless:
        return (period.first, period.last)
    if period.last - period.first >= 365:
        return (date(_LEAP_YEAR, 1, 1).toordinal(), date(_LEAP_YEAR, 12, 31).toordinal())
    first = date.fromordinal(period.first).replace(year=_LEAP_YEAR).toordinal()
    return (first, first + period.last - period.first)


def _round_the_year(period: tuple[int, int]) -> tuple[tuple[int, int], ...]:
    """The period in the year before, the same year and the year after: December and January are neighbours."""
    return tuple((period[0] + shift, period[1] + shift) for shift in (-366, 0, 366))
