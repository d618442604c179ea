"""Coverage-guided fuzzing of `tellings.values.dates`: python fuzz/dates.py [CORPUS_DIR] [-max_total_time=600]

Needs atheris (`pip install atheris`).  It stops at the first text that breaks a promise: an expression that is not where it says
it is, an interval that runs backwards, or a value that showing and parsing does not give back.
"""

from __future__ import annotations

import sys
from itertools import pairwise

import atheris

with atheris.instrument_imports(include=["tellings.values"]):
    from tellings.model import DateValue
    from tellings.values import dates

STORY = DateValue("2016-06-05", "2016-06-05", "day")
PUBLISHED = DateValue("2016-06-22", "2016-06-22", "day")
ANCHORS = (
    dates.Anchors(),
    dates.Anchors(STORY, PUBLISHED),
    dates.Anchors(published=PUBLISHED, tense="future"),
    dates.Anchors(narrative=DateValue(None, None, "month", partial="--02")),
)


def check(value: DateValue) -> None:
    """The promises of one value."""
    if value.start is not None:
        assert value.end is not None, value
        assert value.start <= value.end, value
        assert value.lasted_until is None or value.lasted_until >= value.end[:10], value
    assert dates.parse(dates.show(value)) == value, (value, dates.show(value))
    for candidate in value.candidates:
        check(candidate)


def check_text(text: str) -> None:
    """The promises of all the expressions of a text."""
    found = dates.find(text)
    for each in found:
        assert text[each.start : each.end] == each.text, each
        dates.tense_of(text, each)
        for anchors in ANCHORS:
            value = dates.resolve(each, anchors)
            if value is not None:
                check(value)
    assert all(one.end <= other.start for one, other in pairwise(found)), found


def one_input(data: bytes) -> None:
    check_text(data.decode("utf-8", "replace"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
