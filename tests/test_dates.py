"""Time expressions: found where they stand, resolved no further than words and anchors bear, compared and shown."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tellings.model import DateValue
from tellings.values import dates
from tellings.values.dates import Anchors

ORDER = ("hour", "day", "week", "month", "season", "year", "decade")


def day(words: str) -> DateValue:
    return DateValue(words, words, "day")


NARRATIVE = Anchors(narrative=day("2016-06-05"))  # a Sunday
PUBLISHED = Anchors(published=day("2016-06-22"))  # a Wednesday


def stretch(value: DateValue | None) -> tuple[str | None, str | None, str] | None:
    return None if value is None else (value.start, value.end, value.precision)


def texts(text: str) -> list[str]:
    return [expression.text for expression in dates.find(text)]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("5 June 2016", "2016-06-05", "2016-06-05", "day"),
        ("June 5, 2016", "2016-06-05", "2016-06-05", "day"),
        ("the 5th of June 2016", "2016-06-05", "2016-06-05", "day"),
        ("2016-06-05", "2016-06-05", "2016-06-05", "day"),
        ("2016-06-05T20:30:00Z", "2016-06-05T20:30", "2016-06-05T20:30", "hour"),
        ("8:30 p.m. on Sunday, June 5, 2016", "2016-06-05T20:30", "2016-06-05T20:30", "hour"),
        ("Sunday, June 5, 2016", "2016-06-05", "2016-06-05", "day"),
        ("the night of June 5, 2016", "2016-06-05", "2016-06-05", "day"),
        ("13.08.2017", "2017-08-13", "2017-08-13", "day"),
        ("08/13/2017", "2017-08-13", "2017-08-13", "day"),
        ("05/05/2017", "2017-05-05", "2017-05-05", "day"),
        ("in June 2016", "2016-06-01", "2016-06-30", "month"),
        ("early June 2016", "2016-06-01", "2016-06-10", "month"),
        ("mid-June 2016", "2016-06-11", "2016-06-20", "month"),
        ("the end of June 2016", "2016-06-21", "2016-06-30", "month"),
        ("the first week of June 2016", "2016-06-01", "2016-06-07", "week"),
        ("the summer of 2016", "2016-06-01", "2016-08-31", "season"),
        ("winter 2015", "2015-12-01", "2016-02-29", "season"),
        ("the first quarter of 2016", "2016-01-01", "2016-03-31", "season"),
        ("the second half of 2015", "2015-07-01", "2015-12-31", "year"),
        ("in 2016", "2016-01-01", "2016-12-31", "year"),
        ("late 2015", "2015-09-01", "2015-12-31", "year"),
        ("since the 1990s", "1990-01-01", "1999-12-31", "decade"),
        ("the late 1990s", "1997-01-01", "1999-12-31", "decade"),
        ("Christmas Day 2015", "2015-12-25", "2015-12-25", "day"),
        ("the last Friday of June 2016", "2016-06-24", "2016-06-24", "day"),
        ("between June 5 and 7, 2016", "2016-06-05", "2016-06-07", "week"),
    ],
)
def test_full_dates_need_no_anchor(words: str, start: str, end: str, precision: str) -> None:
    assert stretch(dates.parse(words)) == (start, end, precision)


@pytest.mark.parametrize(
    ("words", "partial", "precision"),
    [
        ("June 5", "--06-05", "day"),
        ("Sept. 11", "--09-11", "day"),
        ("the 5th of June", "--06-05", "day"),
        ("in June", "--06", "month"),
        ("Sunday, June 5", "--06-05", "day"),
        ("June 5 at 8 p.m.", "--06-05", "day"),
    ],
)
def test_a_date_without_a_year_stays_partial(words: str, partial: str, precision: str) -> None:
    assert dates.parse(words) == DateValue(None, None, precision, partial=partial)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("July 18", "2016-07-18", "2016-07-18", "day"),
        ("the next month", "2016-07-01", "2016-07-31", "month"),
        ("three days later", "2016-06-08", "2016-06-08", "day"),
        ("three days after that", "2016-06-08", "2016-06-08", "day"),
        ("the day after", "2016-06-06", "2016-06-06", "day"),
        ("the following morning", "2016-06-06", "2016-06-06", "day"),
        ("the previous day", "2016-06-04", "2016-06-04", "day"),
        ("on that day", "2016-06-05", "2016-06-05", "day"),
        ("that night", "2016-06-05", "2016-06-05", "day"),
        ("the same day", "2016-06-05", "2016-06-05", "day"),
        ("hours later", "2016-06-05", "2016-06-05", "day"),
        ("48 hours later", "2016-06-07", "2016-06-07", "day"),
        ("two weeks later", "2016-06-13", "2016-06-19", "week"),
        ("two months earlier", "2016-04-01", "2016-04-30", "month"),
        ("a year before", "2015-01-01", "2015-12-31", "year"),
        ("more than a year later", "2017-01-01", "2018-12-31", "year"),
        ("a few days later", "2016-06-07", "2016-06-11", "week"),
        ("over the next few days", "2016-06-05", "2016-06-11", "week"),
        ("the following Monday", "2016-06-06", "2016-06-06", "day"),
        ("that Sunday", "2016-06-05", "2016-06-05", "day"),
        ("8:30 p.m.", "2016-06-05T20:30", "2016-06-05T20:30", "hour"),
        ("within 24 hours", "2016-06-05", "2016-06-06", "week"),
        ("less than a week later", "2016-06-05", "2016-06-12", "month"),
    ],
)
def test_the_story_so_far_bears_a_date(words: str, start: str, end: str, precision: str) -> None:
    assert stretch(dates.parse(words, NARRATIVE)) == (start, end, precision)
    assert words == "July 18" or dates.parse(words) is None


@pytest.mark.parametrize(
    ("words", "start", "end", "precision"),
    [
        ("today", "2016-06-22", "2016-06-22", "day"),
        ("yesterday morning", "2016-06-21", "2016-06-21", "day"),
        ("tonight", "2016-06-22", "2016-06-22", "day"),
        ("last night", "2016-06-21", "2016-06-21", "day"),
        ("Sunday night", "2016-06-19", "2016-06-19", "day"),
        ("Wednesday", "2016-06-22", "2016-06-22", "day"),
        ("last Wednesday", "2016-06-15", "2016-06-15", "day"),
        ("next Monday", "2016-06-27", "2016-06-27", "day"),
        ("Monday last week", "2016-06-13", "2016-06-13", "day"),
        ("earlier this week", "2016-06-20", "2016-06-22", "week"),
        ("last week", "2016-06-13", "2016-06-19", "week"),
        ("over the weekend", "2016-06-18", "2016-06-19", "week"),
        ("last month", "2016-05-01", "2016-05-31", "month"),
        ("late last year", "2015-09-01", "2015-12-31", "year"),
        ("last June", "2015-06-01", "2015-06-30", "month"),
        ("in June", "2016-06-01", "2016-06-30", "month"),
        ("June 5", "2016-06-05", "2016-06-05", "day"),
        ("June 30", "2015-06-30", "2015-06-30", "day"),
        ("June 24", "2016-06-24", "2016-06-24", "day"),
        ("three days ago", "2016-06-19", "2016-06-19", "day"),
        ("two years ago", "2014-01-01", "2014-12-31", "year"),
        ("the past week", "2016-06-15", "2016-06-22", "month"),
        ("8:30 p.m. Sunday", "2016-06-19T20:30", "2016-06-19T20:30", "hour"),
        ("Monday to Wednesday", "2016-06-20", "2016-06-20", "day"),
    ],
)
def test_publication_bears_a_date(words: str, start: str, end: str, precision: str) -> None:
    assert stretch(dates.parse(words, PUBLISHED)) == (start, end, precision)


@pytest.mark.parametrize("words", ["Sunday", "last Monday", "yesterday", "last month", "three weeks ago"])
def test_what_needs_publication_is_not_guessed_from_the_story(words: str) -> None:
    assert dates.parse(words, NARRATIVE) is None


@pytest.mark.parametrize(
    "words", ["three hours", "27 years", "six-year", "every Sunday", "daily", "Sundays", "twice a week"]
)
def test_lengths_and_repeated_times_are_no_dates(words: str) -> None:
    (expression,) = dates.find(words)
    assert expression.kind in ("duration", "repeated")
    assert dates.resolve(expression, Anchors(NARRATIVE.narrative, PUBLISHED.published)) is None


@pytest.mark.parametrize(
    "words", ["a 27-year-old man", "27 years old", "9/11", "He may go", "the Sunday Times"]
)
def test_what_is_no_time_expression(words: str) -> None:
    assert [
        expression for expression in dates.find(words) if expression.kind in ("date", "time", "duration")
    ] == []


def test_future_tense_looks_ahead() -> None:
    future = Anchors(published=PUBLISHED.published, tense="future")
    assert stretch(dates.parse("Monday", future)) == ("2016-06-27", "2016-06-27", "day")
    assert stretch(dates.parse("May 3", future)) == ("2017-05-03", "2017-05-03", "day")


def test_a_story_over_the_new_year_needs_publication() -> None:
    story = day("2015-12-30")
    assert dates.parse("January 3", Anchors(story)) == DateValue(None, None, "day", partial="--01-03")
    assert dates.parse("January 3", Anchors(story, day("2016-02-01"))) == day("2016-01-03")


def test_a_weekday_against_the_year_leaves_it_open() -> None:
    assert dates.parse("Monday, June 5", PUBLISHED) == DateValue(None, None, "day", partial="--06-05")


def test_an_ambiguous_date_keeps_both_readings() -> None:
    value = dates.parse("01.08.2017")
    assert value is not None
    assert (value.start, value.end) == ("2017-01-08", "2017-08-01")
    assert value.candidates == (day("2017-08-01"), day("2017-01-08"))
    assert dates.show(value) == "1 August or 8 January 2017"
    assert dates.compare(value, day("2017-01-08")) == "within"
    assert dates.compare(value, day("2017-04-01")) == "apart"
    assert not dates.can_be_one(value, day("2017-04-01"), slack_days=3)


def test_ranges_begin_and_last() -> None:
    assert dates.parse("June 5-7, 2016") == DateValue(
        "2016-06-05", "2016-06-05", "day", lasted_until="2016-06-07"
    )
    assert dates.parse("5 to 7 June") == DateValue(
        None, None, "day", partial="--06-05", lasted_until="--06-07"
    )
    over = dates.parse("December 28 to January 3, 2016")
    assert over == DateValue("2015-12-28", "2015-12-28", "day", lasted_until="2016-01-03")


def test_two_days_named_together_are_two_expressions() -> None:
    assert texts("bombs on June 5 and 12 shook the town") == ["June 5", "12"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In June 12 people were killed.", ["June"]),
        ("On June 5 the gunmen struck.", ["June 5"]),
        ("On June 5 gunmen struck.", ["June 5"]),
        ("on 5 June soldiers came", ["5 June"]),
        ("on June 5, 2016 militants came", ["June 5, 2016"]),
        ("on 05/06/2016 at 21:00", ["05/06/2016 at 21:00"]),
        ("the night of 5/6 June 2016", ["5/6 June 2016"]),
        ("Police shot 2000 people.", []),
        ("The attack in 2016 killed ten.", ["2016"]),
        ("The 2015 bombing and the May talks.", ["2015", "May"]),
        ("On Sunday, June 5, at about 8 p.m., they came.", ["Sunday, June 5, at about 8 p.m."]),
        ("He was jailed for six years in May 2016.", ["six years", "May 2016"]),
        ("Early Sunday and the day after the attack.", ["Early Sunday", "the day after"]),
        ("on June 5.\n\n2016 was quiet", ["June 5", "2016"]),
        ("в июне 2016, на June 5", ["June 5"]),
        ("BOGOTA, 25 AUG 89 (AGENCY) --", ["25 AUG 89"]),
    ],
)
def test_what_is_found(text: str, found: list[str]) -> None:
    assert texts(text) == found


def test_a_time_that_the_event_lies_before_is_no_date_of_it() -> None:
    published = Anchors(published=PUBLISHED.published)
    until, before, owned = dates.find("held until Friday, before 2011, before Friday's vote")
    assert dates.resolve(until, published) is None
    assert dates.resolve(before, published) is None
    assert stretch(dates.resolve(owned, published)) == ("2016-06-17", "2016-06-17", "day")


def test_an_event_that_is_not_the_storys_bears_no_date() -> None:
    (expression,) = dates.find("two weeks before the election")
    assert dates.resolve(expression, NARRATIVE) is None
    (own,) = dates.find("two days after the attack")
    assert dates.resolve(own, NARRATIVE) == day("2016-06-07")


def test_a_story_without_a_year_can_be_told_on() -> None:
    story = Anchors(narrative=DateValue(None, None, "day", partial="--06-30"))
    assert dates.parse("the next day", story) == DateValue(None, None, "day", partial="--07-01")
    february = Anchors(narrative=DateValue(None, None, "day", partial="--02-28"))
    assert dates.parse("the next day", february) is None  # 29 February or 1 March


def test_weekday_of() -> None:
    assert [dates.weekday_of(each) for each in dates.find("Sunday, June 5; Friday; June 7")] == [6, 4, None]


@pytest.mark.parametrize(
    ("a", "b", "how"),
    [
        (day("2016-06-05"), day("2016-06-05"), "same"),
        (day("2016-06-05"), DateValue("2016-06-01", "2016-06-30", "month"), "within"),
        (day("2016-06-05"), DateValue("2016-06-05T20:30", "2016-06-05T20:30", "hour"), "within"),
        (day("2016-06-05"), day("2016-06-06"), "apart"),
        (
            DateValue("2016-06-01", "2016-06-10", "month"),
            DateValue("2016-06-08", "2016-06-14", "week"),
            "overlaps",
        ),
        (DateValue(None, None, "day", partial="--06-05"), day("2016-06-05"), "within"),
        (DateValue(None, None, "day", partial="--06-05"), day("2016-06-06"), "apart"),
        (
            DateValue(None, None, "day", partial="--06-05"),
            DateValue(None, None, "month", partial="--06"),
            "within",
        ),
        (
            DateValue(None, None, "day", partial="--06-05"),
            DateValue("2016-01-01", "2016-12-31", "year"),
            "unknown",
        ),
        (DateValue(None, None, "day"), day("2016-06-06"), "unknown"),
    ],
)
def test_compare(a: DateValue, b: DateValue, how: str) -> None:
    assert dates.compare(a, b) == how
    assert dates.compare(b, a) == how


def test_can_be_one() -> None:
    assert not dates.can_be_one(day("2016-06-05"), day("2016-06-07"), slack_days=1)
    assert dates.can_be_one(day("2016-06-05"), day("2016-06-07"), slack_days=2)
    lasting = DateValue("2016-06-05", "2016-06-05", "day", lasted_until="2016-06-07")
    assert dates.can_be_one(lasting, day("2016-06-07"))
    new_year = DateValue(None, None, "day", partial="--12-31")
    assert dates.can_be_one(new_year, day("2017-01-01"), slack_days=1)
    assert not dates.can_be_one(new_year, day("2017-01-02"), slack_days=1)


def test_lend_year() -> None:
    assert dates.lend_year(DateValue(None, None, "day", partial="--06-05"), 2016) == day("2016-06-05")
    leap = DateValue(None, None, "day", partial="--02-29")
    assert dates.lend_year(leap, 2015) == leap
    over = DateValue(None, None, "day", partial="--12-30", lasted_until="--01-02")
    assert dates.lend_year(over, 2015).lasted_until == "2016-01-02"
    assert dates.lend_year(day("2014-01-01"), 2016) == day("2014-01-01")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (day("2016-06-05"), "5 June 2016"),
        (DateValue(None, None, "day", partial="--06-05"), "5 June (year not given)"),
        (DateValue("2016-06-01", "2016-06-30", "month"), "June 2016"),
        (DateValue("2016-06-05", "2016-06-05", "day", lasted_until="2016-06-07"), "5 to 7 June 2016"),
        (DateValue("2016-06-13", "2016-06-19", "week"), "week of 13 June 2016"),
        (DateValue("2016-06-05T20:30", "2016-06-05T20:30", "hour"), "5 June 2016, 20:30"),
        (DateValue("1990-01-01", "1999-12-31", "decade"), "the 1990s"),
    ],
)
def test_show(value: DateValue, words: str) -> None:
    assert dates.show(value) == words
    assert dates.parse(words) == value


@given(st.text(max_size=200))
def test_any_text_is_read_without_fault(text: str) -> None:
    anchors = Anchors(NARRATIVE.narrative, PUBLISHED.published)
    end = 0
    for expression in dates.find(text):
        assert text[expression.start : expression.end] == expression.text
        assert expression.start >= end
        end = expression.end
        check(dates.resolve(expression, anchors))
        check(dates.resolve(expression))
    check(dates.parse(text, anchors))


PIECES = st.sampled_from(
    """on in at the June July 5 5th 12 31 , 2016 2015 Sunday Monday night early late last next this week month year days later ago
    three a few 8 p.m. 20:30 - to and or between until before of 01.08.2017 1990s summer that same day after attack half more than
    every for May Christmas weekend 99999999 next . \u2013 \u017f \u0130 5-7 2011-14 first quarter decade noon hours
    Easter Ramadan Good Friday 1437 480 BC Mordad ( ) ' Q1 1955 summer offensive now recently per quarter and half past
    fiscal nineteen ninety-six o'clock evening""".split()
)


@settings(max_examples=300)
@given(st.lists(PIECES, min_size=1, max_size=9), st.sampled_from(["past", "future", None]))
def test_words_of_the_calendar_in_any_order(words: list[str], tense: str | None) -> None:
    text = " ".join(words)
    anchors = Anchors(NARRATIVE.narrative, PUBLISHED.published, tense)  # type: ignore[arg-type]
    for expression in dates.find(text):
        assert text[expression.start : expression.end] == expression.text
        value = dates.resolve(expression, anchors)
        check(value)
        if value is not None:
            assert dates.parse(dates.show(value)) == value


def check(value: DateValue | None) -> None:
    """A value is a stretch that does not run backwards, or a partial date, and is itself after being shown and read."""
    if value is None:
        return
    if value.start is None:
        assert value.end is None
        assert value.partial or value.candidates
    else:
        assert value.end is not None
        assert value.start <= value.end
        assert value.lasted_until is None or value.lasted_until >= value.end[:10]
    for candidate in value.candidates:
        check(candidate)


DAYS = st.dates(date(1500, 1, 1), date(2099, 12, 31))


@given(DAYS, st.integers(0, 5000), st.sampled_from(ORDER[1:]))
def test_any_stretch_is_shown_and_read_back(first: date, width: int, precision: str) -> None:
    last = first + timedelta(days=width)
    value = DateValue(first.isoformat(), last.isoformat(), precision)  # type: ignore[arg-type]
    assert dates.parse(dates.show(value)) == value


@given(DAYS, DAYS)
def test_comparing_is_even_handed(one: date, other: date) -> None:
    a, b = day(one.isoformat()), day(other.isoformat())
    assert dates.compare(a, b) == dates.compare(b, a) == ("same" if one == other else "apart")
    assert dates.can_be_one(a, b, abs((one - other).days))


COARSE = {
    "{year}": "year",
    "{month} {year}": "month",
    "early {month} {year}": "month",
    "the summer of {year}": "season",
    "in late {year}": "year",
    "the {decade}s": "decade",
    "the week of {month} 5, {year}": "week",
    "Ramadan {year}": "month",
    "the third quarter of {year}": "season",
}


@given(st.sampled_from(sorted(COARSE)), st.integers(1900, 2098), st.integers(1, 12), DAYS)
def test_precision_never_exceeds_the_words(pattern: str, year: int, month: int, story: date) -> None:
    name = date(2000, month, 1).strftime("%B")
    words = pattern.format(year=year, month=name, decade=year // 10 * 10)
    value = dates.parse(words, Anchors(day(story.isoformat()), day(story.isoformat())))
    assert value is not None
    assert value.precision == COARSE[pattern]
    assert value.start != value.end


@given(st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]), DAYS)
def test_a_shift_is_no_finer_than_its_unit(count: int, unit: str, story: date) -> None:
    value = dates.parse(f"{count} {unit}s later", Anchors(narrative=day(story.isoformat())))
    assert value is not None
    assert value.precision == unit


def test_the_same_text_gives_the_same_expressions_wherever_it_stands() -> None:
    text = "On June 5, 2016, three days later, last night"
    shifted = [(each.start - 5, each.text) for each in dates.find("Then " + text)]
    assert shifted == [(each.start, each.text) for each in dates.find(text)]
