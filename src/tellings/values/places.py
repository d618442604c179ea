"""Places: the names in a text that are places, and which place each one is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import PlaceValue

from .gazetteer import Entry, Gazetteer

__all__ = [
    "Entry",
    "Gazetteer",
    "PlaceMention",
    "can_be_one",
    "contains",
    "country_name",
    "find",
    "resolve",
    "show",
]

PlaceRelation = Literal["in", "near", "direction"]


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A name in a text that may be a place, at characters `[start, end)`, where `text` is what stands there."""

    start: int
    end: int
    text: str
    candidates: tuple[Entry, ...]  # () where only a demonym, or a name that the gazetteer lacks
    relation: PlaceRelation | None  # "in X", "near X", "20 km north of X"
    distance_km: float | None
    demonym: str | None  # alpha-3 where the word is a country's adjective, not the place's name
    within: tuple[int, int] | None  # span of the containing place named right after
    kind_word: str | None  # "village", "province"... adjoining the name, lower case


def find(text: str, gazetteer: Gazetteer, taken: Sequence[tuple[int, int]] = ()) -> list[PlaceMention]:
    """The places that `text` names, in order.  `taken` are spans known to be persons or organisations."""
    raise NotImplementedError


def resolve(
    mentions: Sequence[PlaceMention], gazetteer: Gazetteer, home_country: str | None = None
) -> list[PlaceValue | None]:
    """Which place each mention is; all mentions of one document together."""
    raise NotImplementedError


def contains(outer: PlaceValue, inner: PlaceValue) -> bool:
    """Whether `inner` lies in `outer`."""
    raise NotImplementedError


def can_be_one(a: PlaceValue, b: PlaceValue) -> bool:
    """Whether both may be the place of one event."""
    raise NotImplementedError


def show(place: PlaceValue) -> str:
    """The place in plain words, smallest part first."""
    raise NotImplementedError


def country_name(alpha3: str) -> str | None:
    """A country's short English name."""
    raise NotImplementedError
