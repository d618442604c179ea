"""Deaths that a compound counts: "a double homicide", "the quadruple murder", "a murder-suicide"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import CountValue

from ..patterns import waiting
from .quantity import Quantity

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
AT_LEAST_TWO = "murder-suicide"  # the head of a count that is only a least number
_DEATHS = waiting(
    rf"\b(?P<times>{'|'.join(_TIMES)})[-\s](?P<noun>homicide|murder|killing|slaying|fatality|execution)\b"
    r"(?P<suicide>[-\s/](?:and[-\s])?suicide\b)?|\b(?P<both>(?:murder|homicide)[-\s/](?:and[-\s])?suicide)\b",
    re.IGNORECASE,
)


def multiples(text: str) -> Iterator[Quantity]:
    """Each such word as a count of the dead; a murder-suicide is of two people at least."""
    for found in _DEATHS.finditer(text):
        start, end = found.span()
        if found["both"] or found["suicide"]:
            least = 2 if found["both"] else _TIMES[found["times"].lower()] + 1
            value, modifier = CountValue(least, None, least), "at least"
            noun_start = start
        else:
            number = _TIMES[found["times"].lower()]
            value, modifier = CountValue(number, number, number), None
            noun_start = found.start("noun")
        yield Quantity(
            start,
            end,
            text[start:end],
            value,
            modifier,
            "count",
            noun_start=noun_start,
            noun_end=end,
            head=AT_LEAST_TWO if modifier else "killing",
        )
