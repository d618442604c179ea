"""Time expressions: found in a text, resolved against what the story has said so far, compared and shown.

`find` and `parse` read English.  A value says no more than its words: "June 2016" is a month, "early June" ten days, a week is
Monday to Sunday, a season a northern one.  Feasts are reckoned, those of the moon to a day either way; of two calendars told
together ours is taken.  Lengths ("three hours"), repeated times ("every Sunday") and references ("now", "recently") are found,
for they are not counts, and resolve to None; so do years before Christ, and a time that the event is said to lie before
("until Friday", "before 2011").
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tellings.model import DatePrecision, DateValue

from .anchoring import Anchors
from .comparing import Comparison, can_be_one, compare
from .finding import found_in, kind_of
from .found import Found
from .meaning import Meaning, Named, Outside
from .resolving import lend_year, resolved
from .showing import read_back, show
from .tense import tense_at

_PREPOSITIONS = frozenset(
    ("", "on", "in", "at", "the", "in the", "on the", "at the", "over", "during", "from", "since", "between")
)
Kind = Literal["date", "time", "duration", "repeated", "reference"]


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """Words that tell a time, at `[start, end)` of a text, and what they mean before anything is known of the story.

    `kind`: a date, a time (of the day: with a clock or a part of the day, "Sunday night"), a duration, a
    repeated time, or a reference ("now", "recently"), which is no date.
    `parts`: the two ends of a range or a choice, each an expression of its own.
    """

    start: int
    end: int
    text: str
    kind: Kind
    meaning: Meaning
    parts: tuple[TimeExpression, ...] = ()


def find(text: str) -> list[TimeExpression]:
    """The time expressions of `text`, in order, none overlapping another, each as long as it can be.

    Prepositions are left out ("June 5" of "on June 5"), modifiers are kept ("more than a year later").
    """
    return [_expression(text, found) for found in found_in(text)]


def _expression(text: str, found: Found) -> TimeExpression:
    return TimeExpression(
        found.start,
        found.end,
        text[found.start : found.end],
        kind_of(found.meaning),
        found.meaning,
        tuple(_expression(text, part) for part in found.parts),
    )


def resolve(expression: TimeExpression, anchors: Anchors = Anchors()) -> DateValue | None:  # noqa: B008
    """The date that an expression means; None where it is no date or the anchors do not bear one.

    A day without a year takes the story's year, else the latest past one before publication, else stays partial ("--06-05").  A
    weekday needs the day of publication; "three days later" needs the story's; neither is guessed.
    """
    return resolved(expression.meaning, anchors)


def parse(text: str, anchors: Anchors = Anchors()) -> DateValue | None:  # noqa: B008
    """The date that a whole string means, with or without a preposition; None where it is not one expression.

    It reads what `show` writes, and gives back the same value.
    """
    words = text.strip()
    shown = read_back(words)
    if shown is not None:
        return shown
    found = find(words)
    if len(found) != 1 or words[found[0].end :] not in ("", "."):
        return None
    before = " ".join(words[: found[0].start].lower().split())
    return resolve(found[0], anchors) if before in _PREPOSITIONS else None


def tense_of(text: str, expression: TimeExpression) -> Literal["past", "future"] | None:
    """The tense of the verb beside an expression of `text`: future, past, or None where no verb tells it."""
    return tense_at(text, expression.start, expression.end)


def precision(value: DateValue) -> DatePrecision:
    """How narrow a date is, from an hour to a decade."""
    return value.precision


def weekday_of(expression: TimeExpression) -> int | None:
    """The weekday that an expression names, Monday 0 to Sunday 6; None where it names none."""
    meaning = expression.meaning.named if isinstance(expression.meaning, Outside) else expression.meaning
    return meaning.weekday if isinstance(meaning, Named) and meaning.rank is None else None


__all__ = [
    "Anchors",
    "Comparison",
    "Kind",
    "Meaning",
    "TimeExpression",
    "can_be_one",
    "compare",
    "find",
    "lend_year",
    "parse",
    "precision",
    "resolve",
    "show",
    "tense_of",
    "weekday_of",
]
