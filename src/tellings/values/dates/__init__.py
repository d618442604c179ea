"""Time expressions: found in a text, resolved against what the story has said so far, compared and shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from tellings.model import DateValue

Kind = Literal["date", "time", "duration", "repeated"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, at `[start, end)` of a text, and what they mean before anything is known of the story."""

    start: int
    end: int
    text: str
    kind: Kind
    meaning: Any


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an expression can lean on: the date that the story stands at, the publication's, the tense of the verb."""

    narrative: DateValue | None = None
    published: DateValue | None = None
    tense: Literal["past", "future"] | None = None


def find(text: str) -> list[TimeExpression]:
    """The time expressions of `text`, in order, none overlapping another, each as long as it can be."""
    raise NotImplementedError


def resolve(expression: TimeExpression, anchors: Anchors = Anchors()) -> DateValue | None:
    """The date that an expression means; None where it is no date or the anchors do not bear one."""
    raise NotImplementedError


def compare(a: DateValue, b: DateValue) -> Literal["same", "within", "overlaps", "apart", "unknown"]:
    """How two dates stand to each other, by the parts that both know."""
    raise NotImplementedError


def can_be_one(a: DateValue, b: DateValue, slack_days: int = 0) -> bool:
    """Whether the two can be dates of one event, with so many days of slack."""
    raise NotImplementedError


def show(value: DateValue) -> str:
    """A date in words: "5 June 2016", "5 June (year not given)"."""
    raise NotImplementedError


def lend_year(partial: DateValue, year: int) -> DateValue:
    """A date without a year, in that year."""
    raise NotImplementedError


def weekday_of(expression: TimeExpression) -> int | None:
    """The weekday that an expression names, Monday 0 to Sunday 6."""
    raise NotImplementedError


def parse(text: str, anchors: Anchors = Anchors()) -> DateValue | None:
    """The date that a whole string means."""
    raise NotImplementedError
