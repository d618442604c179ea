"""The day of an hour that is told without one: "around 3:30 a.m." in a report that names no day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tellings.model import DateValue
from tellings.values.dates import TimeExpression

from .bonds import is_stamp
from .dating import Dated, Resolve, is_other
from .occurring import is_of_the_event
from .passage import Passage
from .threads import Thread

# Of local reports that give an hour and no day, one before this hour is on the day of publication in 42 of 49, a later one as
# often on the day before: then no day is told.
EVENING = 18
# "2:05" by itself is as often the length of a film that the page offers: a time of day is "at 2:05", or "2:05 a.m.".
_BARE = re.compile(r"\d{1,2}[:.]\d\d")
_AT = re.compile(
    r"\b(?:at|about|around|before|after|by|near|since|until|approximately|roughly)\s*$", re.IGNORECASE
)
_REACH = 3  # sentences from the act in which a report says when the call came in


def by_the_hour(
    thread: Thread, told: Sequence[Passage], resolve: Resolve, published: DateValue | None
) -> list[Dated]:
    """A thread's dates; where the report names no day at all, the first hour before the evening, on the day of publication.

    As a weekday is the latest one not after publication, so is such an hour.
    """
    if thread.dated or published is None or published.precision not in ("day", "hour"):
        return thread.dated
    if any(_names_a_day(passage, resolve) for passage in told):
        return []
    own = {passage.number for passage in thread.passages}
    first, last = min(own), max(own)
    for passage in told:
        near = is_of_the_event(passage) and first - _REACH <= passage.number <= last + _REACH
        if passage.number not in own and not near:
            continue
        for expression in passage.times:
            if expression.kind != "time" or resolve(expression, None) is not None:
                continue
            value = resolve(expression, published)
            if value is None or value.precision != "hour" or value.start is None:
                continue
            if (
                is_stamp(passage, expression)
                or is_other(passage, expression)
                or _is_length(passage, expression)
            ):
                continue
            return [Dated(expression, value, passage, "hour")] if int(value.start[11:13]) < EVENING else []
    return []


def _is_length(passage: Passage, expression: TimeExpression) -> bool:
    before = passage.text[passage.span.start : expression.start]
    return _BARE.fullmatch(expression.text) is not None and _AT.search(before) is None


def _names_a_day(passage: Passage, resolve: Resolve) -> bool:
    """Whether a sentence tells a day, of whatever that was, a page's stamp aside."""
    values = [
        resolve(expression, None)
        for expression in passage.times
        if expression.kind in ("date", "time") and not is_stamp(passage, expression)
    ]
    return any(value is not None and value.precision in ("day", "hour", "week") for value in values)
