"""Counts in words or digits: found in a text with what they count, compared, added and shown."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tellings.model import CountValue, Group

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
EventField = Literal["killed", "injured", "arrested", "abducted", "missing", "displaced"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `[start, end)` with its modifier, and the noun phrase that it counts (None where that is left out)."""

    start: int
    end: int
    text: str
    value: CountValue
    modifier: str | None
    kind: QuantityKind
    additional: bool
    noun_start: int | None
    noun_end: int | None
    head: str | None
    of_start: int | None
    of_end: int | None


EVENT_NOUNS: Mapping[str, EventField | None] = {}


def find(text: str) -> list[Quantity]:
    """The quantities of `text`, in order, none overlapping another."""
    raise NotImplementedError


def single(text: str, start: int, end: int) -> CountValue | None:
    """How many people a noun phrase without a number means: "a policeman" 1, "a couple" 2, "a family of five" 5."""
    raise NotImplementedError


def compare(a: CountValue, b: CountValue) -> Literal["same", "within", "overlaps", "apart"]:
    """How two counts stand to each other."""
    raise NotImplementedError


def add(a: CountValue, b: CountValue) -> CountValue:
    """The two together."""
    raise NotImplementedError


def subtract(a: CountValue, b: CountValue) -> CountValue | None:
    """What is left of `a` without `b`; None where `b` is surely more."""
    raise NotImplementedError


def show(value: CountValue, modifier: str | None = None) -> str:
    """A count in words: "7", "at least 7", "5 to 7"."""
    raise NotImplementedError


def parse(text: str) -> CountValue | None:
    """The count that a whole string means."""
    raise NotImplementedError


def group_of(noun_phrase: str) -> Group | None:
    """The group that a noun phrase names; None for people in general."""
    raise NotImplementedError


def is_people(head: str) -> bool:
    """Whether a head noun can mean human beings."""
    raise NotImplementedError
