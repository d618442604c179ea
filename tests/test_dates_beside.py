"""Times told from a time that is named beside them."""

from __future__ import annotations

import pytest

from tellings.model import DateValue
from tellings.values import dates
from tellings.values.dates import Anchors

PUBLISHED = Anchors(published=DateValue("2016-06-15", "2016-06-15", "day"))  # a Wednesday


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("two Sundays ago", "2016-06-05", "2016-06-05", "day"),
        ("three Fridays ago", "2016-05-27", "2016-05-27", "day"),
        ("Friday before last", "2016-06-03", "2016-06-03", "day"),
        ("the night before last", "2016-06-13", "2016-06-13", "day"),
        ("the weekend before last", "2016-06-04", "2016-06-05", "week"),
        ("the week before last", "2016-05-30", "2016-06-05", "week"),
        ("the day after Christmas", "2015-12-26", "2015-12-26", "day"),
        ("two days after Easter", "2016-03-29", "2016-03-29", "day"),
        ("three days before 5 June 2016", "2016-06-02", "2016-06-02", "day"),
        ("the eve of 5 June 2016", "2016-06-04", "2016-06-04", "day"),
        ("a week before June 8", "2016-05-30", "2016-06-05", "week"),
        ("the second anniversary of the July 15, 2013", "2015-07-15", "2015-07-15", "day"),
        ("the third day of Ramadan 2016", "2016-06-07", "2016-06-09", "week"),
        ("the 10th of Ramadan", "2016-06-14", "2016-06-16", "week"),
    ],
)
def test_a_time_beside_another(words: str, start: str, end: str, precision: str) -> None:
    value = dates.parse(words, PUBLISHED)
    assert value is not None
    assert (value.start, value.end, value.precision) == (start, end, precision)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He was shot two Sundays ago in Elmton.", ["two Sundays ago"]),
        ("They met on Sundays, years ago.", ["Sundays"]),
        ("On Monday, the day after Christmas, he fled.", ["Monday", "the day after Christmas"]),
        ("She has seen many Sundays.", ["Sundays"]),
        ("It was the third day of the siege.", []),
        ("The second anniversary of the siege was quiet.", []),
        ("On the Friday before last Christmas they left.", ["Friday", "Christmas"]),
    ],
)
def test_the_words_that_belong_to_it(text: str, found: list[str]) -> None:
    assert [each.text for each in dates.find(text)] == found


def test_without_an_anchor_it_bears_no_date() -> None:
    assert dates.parse("two Sundays ago") is None
    assert dates.parse("the weekend before last") is None


@pytest.mark.parametrize("words", ["before Monday", "until 2 a.m. Monday", "before 2011"])
def test_any_other_limit_bears_no_date(words: str) -> None:
    (expression,) = dates.find(f"He fled {words}.")
    assert dates.resolve(expression, PUBLISHED) is None


def test_before_an_hour_of_a_day_is_that_day() -> None:
    (expression,) = dates.find("Officers were called before 2 a.m. Monday.")
    value = dates.resolve(expression, PUBLISHED)
    assert value is not None
    assert (value.start, value.precision) == ("2016-06-13", "day")
