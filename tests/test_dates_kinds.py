"""Times that are more than a day or a month of our calendar: feasts, other calendars, quarters, years before Christ, references."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import DateValue
from tellings.values import dates
from tellings.values.dates import Anchors


def day(words: str) -> DateValue:
    return DateValue(words, words, "day")


PUBLISHED = Anchors(published=day("2016-06-22"))  # a Wednesday


def stretch(value: DateValue | None) -> tuple[str | None, str | None, str] | None:
    return None if value is None else (value.start, value.end, value.precision)


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("Easter 2016", "2016-03-27", "2016-03-27", "day"),
        ("Good Friday, 2021", "2021-04-02", "2021-04-02", "day"),
        ("Orthodox Easter 2016", "2016-05-01", "2016-05-01", "day"),
        ("Passover 2016", "2016-04-23", "2016-04-23", "day"),
        ("Yom Kippur 2023", "2023-09-25", "2023-09-25", "day"),
        ("Hanukkah 2016", "2016-12-25", "2016-12-25", "day"),
        ("Diwali 2019", "2019-10-13", "2019-11-15", "month"),
        ("Labor Day weekend, 2015", "2015-09-05", "2015-09-07", "week"),
        ("Easter weekend 2016", "2016-03-26", "2016-03-27", "week"),
        ("the week of June 8, 2016", "2016-06-06", "2016-06-12", "week"),
        ("the third quarter of 2015", "2015-07-01", "2015-09-30", "season"),
        ("Q1 2016", "2016-01-01", "2016-03-31", "season"),
        ("fiscal 2015", "2015-01-01", "2015-12-31", "year"),
        ("June '16", "2016-06-01", "2016-06-30", "month"),
        ("nineteen ninety-six", "1996-01-01", "1996-12-31", "year"),
        ("Sunday the 5th of June 2016", "2016-06-05", "2016-06-05", "day"),
        ("8 in the evening on June 5, 2016", "2016-06-05T20:00", "2016-06-05T20:00", "hour"),
        ("noon Monday, June 6, 2016", "2016-06-06T12:00", "2016-06-06T12:00", "hour"),
    ],
)
def test_times_that_need_no_anchor(words: str, start: str, end: str, precision: str) -> None:
    assert stretch(dates.parse(words)) == (start, end, precision)


@pytest.mark.parametrize("year", [1961, 2000, 2008, 2016, 2024])
def test_easter_is_a_sunday_in_spring(year: int) -> None:
    value = dates.parse(f"Easter {year}")
    assert value is not None
    assert value.start is not None
    sunday = date.fromisoformat(value.start)
    assert sunday.weekday() == 6
    assert date(year, 3, 22) <= sunday <= date(year, 4, 25)


# First days of Ramadan as they were announced in Mecca.
@pytest.mark.parametrize("first", ["1999-12-09", "2008-09-01", "2016-06-06", "2019-05-06", "2023-03-23"])
def test_ramadan_takes_in_the_day_it_was_announced_for(first: str) -> None:
    value = dates.parse("Ramadan " + first[:4])
    assert value is not None
    assert value.precision == "month"
    assert dates.compare(day(first), value) == "within"


def test_two_ramadans_in_one_year_stay_two() -> None:
    value = dates.parse("Ramadan 1997")
    assert value is not None
    assert [each.start for each in value.candidates] == ["1997-01-09", "1997-12-30"] or len(
        value.candidates
    ) == 2


@pytest.mark.parametrize(
    ("words", "known"),
    [("21 Ramadan 1437", "2016-06-26"), ("15 Mordad 1395", "2016-08-05"), ("1 Muharram 1440", "2018-09-11")],
)
def test_a_day_of_another_calendar_is_known_to_a_day_either_way(words: str, known: str) -> None:
    value = dates.parse(words)
    assert value is not None
    assert value.precision == "week"
    assert dates.compare(day(known), value) == "within"


def test_where_a_report_gives_both_calendars_ours_is_taken() -> None:
    text = "It happened on 21 Ramadan 1437 (26 June 2016), they said."
    (expression,) = dates.find(text)
    assert expression.text == "21 Ramadan 1437 (26 June 2016)"
    assert dates.resolve(expression) == day("2016-06-26")


@pytest.mark.parametrize(
    "words", ["480 BC", "the spring of 479 B.C.", "the 460s BC", "499-493 BC", "the 19th century"]
)
def test_times_out_of_reach_are_found_and_bear_no_date(words: str) -> None:
    (expression,) = dates.find(words)
    assert expression.text == words
    assert dates.resolve(expression, PUBLISHED) is None


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The mayor now says so.", ["now"]),
        ("They recently moved; in the future they will not.", ["recently", "the future"]),
        ("There was unrest in recent months.", ["recent months"]),
    ],
)
def test_references_are_a_kind_of_their_own(text: str, found: list[str]) -> None:
    expressions = dates.find(text)
    assert [each.text for each in expressions] == found
    assert {each.kind for each in expressions} == {"reference"}
    assert all(dates.resolve(each, PUBLISHED) is None for each in expressions)


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("The vote will be held on Monday.", "future"),
        ("He is expected to leave on Monday.", "future"),
        ("The shop opened on Monday.", "past"),
        ("On Monday they met again.", "past"),
        ("Monday, then.", None),
    ],
)
def test_the_verb_beside_it_tells_the_tense(text: str, tense: str | None) -> None:
    (expression,) = (each for each in dates.find(text) if each.text == "Monday")
    assert dates.tense_of(text, expression) == tense


def test_a_range_has_its_two_ends() -> None:
    (expression,) = dates.find("The fair ran from June 5 to June 7, 2016.")
    assert [part.text for part in expression.parts] == ["June 5", "June 7, 2016"]
    assert [dates.resolve(part) for part in expression.parts] == [day("2016-06-05"), day("2016-06-07")]


def test_days_told_together_share_their_year() -> None:
    april, june = dates.find("Strikes in April and June 1955 failed.")
    assert stretch(dates.resolve(april)) == ("1955-04-01", "1955-04-30", "month")
    assert stretch(dates.resolve(june)) == ("1955-06-01", "1955-06-30", "month")


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("the past year and a half", "2014-12-22", "2016-06-22", "decade"),
        ("two and a half years ago", "2013-09-01", "2014-03-31", "year"),
        ("the second quarter", "2016-04-01", "2016-06-30", "season"),
        ("Good Friday", "2016-03-25", "2016-03-25", "day"),
        ("Eid al-Fitr", "2015-07-16", "2015-07-18", "week"),
    ],
)
def test_publication_bears_a_date(words: str, start: str, end: str, precision: str) -> None:
    assert stretch(dates.parse(words, PUBLISHED)) == (start, end, precision)


@pytest.mark.parametrize("words", ["per day", "every quarter", "each week", "24 hours a day"])
def test_what_comes_again_is_repeated(words: str) -> None:
    (expression,) = dates.find(words)
    assert expression.kind == "repeated"


@pytest.mark.parametrize(
    "text",
    ["spring water", "a summer camp", "Easter Island", "Police seized 1950 rounds.", "a force of 1800 men"],
)
def test_what_is_no_time(text: str) -> None:
    assert dates.find(text) == []


@given(
    st.integers(1600, 2098), st.sampled_from(["Easter", "Ramadan", "Eid al-Adha", "Nowruz", "Good Friday"])
)
def test_a_feast_lies_in_its_year_and_is_shown_and_read_back(year: int, feast: str) -> None:
    value = dates.parse(f"{feast} {year}")
    assert value is not None
    assert value.start is not None
    assert value.end is not None
    assert value.start <= value.end
    assert abs(int(value.start[:4]) - year) <= 1
    assert dates.parse(dates.show(value)) == value


def test_a_long_text_is_read_as_its_sentences_are() -> None:
    sentence = "On June 5, 2016, three days after Easter weekend, they met at 8 p.m. in the summer heat. "
    padding = "Nothing of the kind was to be seen anywhere by anybody who looked for it there. " * 3
    alone = [each.text for each in dates.find(sentence)]
    assert [each.text for each in dates.find((padding + sentence) * 4)] == alone * 4


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They met on Easter Sunday.", ["Easter Sunday"]),
        ("The Easter Uprising failed.", []),
        ("There was a party in honor of Father's Day.", []),
        ("It began Thanksgiving night.", ["Thanksgiving night"]),
    ],
)
def test_a_feast_in_the_name_of_something_else_is_no_time(text: str, found: list[str]) -> None:
    assert [each.text for each in dates.find(text)] == found


def test_just_before_midnight_is_of_the_day_that_ends() -> None:
    (expression,) = dates.find("The call came in just before midnight Tuesday.")
    assert dates.resolve(expression, PUBLISHED) == day("2016-06-21")
