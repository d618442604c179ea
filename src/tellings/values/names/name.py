"""A name in a document."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

NameKind = Literal["person", "organisation", "unknown"]


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it stands at `[start, end)`, with what the words around it say of its bearer.

    `text` leaves the title out; `full_start` and `full_end` take it in, with any apposition.  `canonical` is the fullest name
    that the document gives the same bearer.
    """

    start: int
    end: int
    text: str
    kind: NameKind
    title: str | None
    organisation: str | None
    age: int | None
    sex: Literal["female", "male"] | None
    canonical: str
    full_start: int
    full_end: int
