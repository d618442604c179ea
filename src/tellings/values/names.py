"""Names of persons, groups and offices in a document, and which of them are the same bearer."""

from __future__ import annotations

from collections.abc import Callable
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


def no_place(_name: str) -> bool:
    """Nothing is known to be a place."""
    return False


def find(text: str, places: Callable[[str], bool] = no_place) -> list[Name]:
    """The names in a whole document, in order, none overlapping.  `places` says whether words are a known place's name."""
    return []


def same(a: str, b: str) -> bool:
    """Whether two names can be one bearer's, judged from the names alone."""
    return a == b


def is_armed_group(name: str) -> bool:
    """Whether the name is an armed or political group's."""
    return False


def official_body(name: str) -> bool:
    """Whether the name is that of a body of a state: a ministry, a police, an army, a court, a committee."""
    return False
