"""Amounts in words, for summaries."""

from __future__ import annotations


def counted(number: int, noun: str) -> str:
    """ "1 document", "1,200 documents"."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def size(amount: int) -> str:
    """Bytes in the unit that suits them: "820 bytes", "4.2 MB"."""
    for unit, bytes_each in (("GB", 10**9), ("MB", 10**6), ("kB", 10**3)):
        if amount >= bytes_each:
            return f"{amount / bytes_each:.1f} {unit}"
    return counted(amount, "byte")


def duration(seconds: float) -> str:
    """A rough length of time: "less than a second", "40 seconds", "12 minutes", "3.5 hours"."""
    if seconds < 1:
        return "less than a second"
    if seconds < 90:
        return counted(round(seconds), "second")
    if seconds < 5400:
        return counted(round(seconds / 60), "minute")
    return f"{seconds / 3600:.1f} hours"
