"""People whom a compound counts: the dead of "a double homicide" or "a murder-suicide", those shot in "a triple shooting"."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.model import CountValue

from ..patterns import uncased
from .quantity import Quantity

_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5, "sextuple": 6}
AT_LEAST_TWO = "murder-suicide"  # the head of a count that is only a least number
SHOT_TOGETHER = "shooting"  # the head of a count of those shot or stabbed, dead or not
_DEATHS = uncased(
    rf"\b(?P<times>{'|'.join(_TIMES)})[-\s](?P<noun>homicide|murder|killing|slaying|fatality|execution|(?P<hurt>shooting|stabbing))\b"
    r"(?P<suicide>[-\s/](?:and[-\s])?suicide\b)?|\b(?P<both>(?:murder|homicide)[-\s/](?:and[-\s])?suicide)\b",
    "double|triple|quadruple|quintuple|sextuple|murder|homicide",
)


def multiples(text: str) -> Iterator[Quantity]:
    """Each such word as a count; a murder-suicide is of two people at least."""
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
            head=AT_LEAST_TWO if modifier else SHOT_TOGETHER if found["hurt"] else "killing",
        )
