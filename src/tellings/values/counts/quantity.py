"""A number in a text and what it counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model import CountValue

QuantityKind = Literal[
    "count",
    "ordinal",
    "age",
    "years",
    "money",
    "distance",
    "percent",
    "measure",
    "date",
    "time",
    "calibre",
    "phone",
    "address",
    "score",
    "version",
    "other",
]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)` with its modifier ("at least seven", "three more", "dozens of").

    `kind`: only a "count" can be a toll; the others are numbers that never are, and why not.  `additional`: it adds to a count
    told before ("two others", "another five").  `noun_start` and `noun_end` hold the noun phrase counted, `head` its last word
    in lower case; None where the words leave it out ("killed seven and wounded 12").  `of_start` and `of_end` hold the quantity
    that this one is a part of ("seven of the 25 culprits").
    """

    start: int
    end: int
    text: str
    value: CountValue
    modifier: str | None
    kind: QuantityKind
    additional: bool = False
    noun_start: int | None = None
    noun_end: int | None = None
    head: str | None = None
    of_start: int | None = None
    of_end: int | None = None
