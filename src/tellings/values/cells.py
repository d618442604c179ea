"""Cells of tables as values: a number or a range of people, a day."""

from __future__ import annotations

import re
from datetime import date

from tellings.model import CountValue, DateValue

from . import dates

_NUMBER = re.compile(r"(\d{1,3}(?:[, ]\d{3})+|\d{1,9})(?:\.0*)?")
_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b)\s*(.+)")
_AT_LEAST = re.compile(r"(?:at least|more than|over|>=|≥|>)\s*(.+)|(.+?)\s*\+", re.IGNORECASE)
_NOT_KNOWN = frozenset(("-9", "-99", "unknown", "n/a", "na", "nan", "none", "-", "?", "unk"))
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ]\d\d:\d\d.*)?")


def is_unknown(cell: str) -> bool:
    """Whether a cell says that nothing is known, as published tables write it."""
    return cell.strip().lower() in _NOT_KNOWN


def count_of(cell: str) -> CountValue | None:
    """How many a cell says: a number, "10-15", "at least 3", "3+"; None where it says that it is not known.

    Raises ValueError where it is no number.
    """
    words = cell.strip()
    if is_unknown(words):
        return None
    single = _whole(words)
    if single is not None:
        return CountValue(single, single, single)
    if open_ := _AT_LEAST.fullmatch(words):
        low = _whole((open_[1] or open_[2]).strip())
        if low is not None:
            return CountValue(low, None, None)
    if both := _RANGE.fullmatch(words):
        low, high = _whole(both[1]), _whole(both[2])
        if low is not None and high is not None and low <= high:
            return CountValue(low, high, None)
    raise ValueError(f"{words[:40]!r} is no number")


def _whole(words: str) -> int | None:
    found = _NUMBER.fullmatch(words)
    return int(re.sub(r"\D", "", found[1])) if found else None


def date_of(cell: str) -> DateValue | None:
    """The day, month or year that a cell says; None where it says that it is not known.  Raises ValueError where it is none."""
    words = cell.strip()
    if is_unknown(words):
        return None
    if iso := _ISO.fullmatch(words):
        day = date.fromisoformat(iso[1]).isoformat()
        return DateValue(day, day, "day")
    found = dates.parse(words)
    if found is None or (found.start is None and found.partial is None):
        raise ValueError(f"{words[:40]!r} is no date")
    return found


def degrees_of(cell: str, most: int) -> float:
    """A latitude (`most` 90) or longitude (180).  Raises ValueError where it is none."""
    try:
        found = float(cell.strip().replace(",", "."))
    except ValueError:
        raise ValueError(f"{cell.strip()[:40]!r} is no number of degrees") from None
    if not -most <= found <= most:
        raise ValueError(f"{cell.strip()[:40]!r} lies beyond {most} degrees")
    return found
