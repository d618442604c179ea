"""Values and voices in plain English."""

from __future__ import annotations

from typing import Any

import pytest

from tellings.export import words
from tellings.export.visible import visible, without_controls
from tellings.model import CountValue, DateValue, PlaceValue, SentenceValue, Speaker
from tellings.model.records import to_record

DATES = [
    (DateValue("2016-06-05", "2016-06-05", "day"), "5 June 2016"),
    (DateValue("2016-06-05T14:30", "2016-06-05T14:30", "hour"), "5 June 2016, 14:30"),
    (DateValue("2016-06-05", "2016-06-07", "day"), "5–7 June 2016"),
    (DateValue("2016-06-30", "2016-07-06", "week"), "30 June 2016 to 6 July 2016"),
    (DateValue("2016-06-01", "2016-06-30", "month"), "June 2016"),
    (DateValue("2016-02-01", "2016-02-29", "month"), "February 2016"),
    (DateValue("2016-06-01", "2016-06-14", "month"), "1–14 June 2016"),
    (DateValue("2016-03-01", "2016-05-31", "season"), "March–May 2016"),
    (DateValue("2015-12-01", "2016-02-29", "season"), "December 2015 to February 2016"),
    (DateValue("2016-01-01", "2016-12-31", "year"), "2016"),
    (DateValue("1990-01-01", "1999-12-31", "decade"), "1990s"),
    (DateValue("1995-01-01", "2004-12-31", "decade"), "1 January 1995 to 31 December 2004"),
    (DateValue(None, None, "day", "--06-05"), "5 June, year not said"),
    (DateValue(None, None, "month", "--06"), "June, year not said"),
    (DateValue(None, "2016-06-05", "day"), "by 5 June 2016"),
    (DateValue("2016-06-05", "2016-06-05", "day", lasted_until="2016-06-09"), "5 June 2016, until 9 June 2016"),
    (
        DateValue(
            "2017-01-08", "2017-08-01", "day",
            candidates=(DateValue("2017-01-08", "2017-01-08", "day"), DateValue("2017-08-01", "2017-08-01", "day")),
        ),
        "8 January 2017 or 1 August 2017",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("value", "said"), DATES)
def test_dates(value: DateValue, said: str) -> None:
    assert words.date(to_record(value)) == said


COUNTS = [
    (CountValue(3, 3, 3), "3"),
    (CountValue(3, None, 3), "at least 3"),
    (CountValue(3, None, None), "at least 3"),
    (CountValue(0, 5, None), "up to 5"),
    (CountValue(0, 0, 0), "0"),
    (CountValue(15, 25, 20), "20 (15–25)"),
    (CountValue(2, 4, None), "2–4"),
    (CountValue(20_000, 20_000, 20_000), "20\u202f000"),
]


@pytest.mark.parametrize(("value", "said"), COUNTS)
def test_counts(value: CountValue, said: str) -> None:
    assert words.count(to_record(value)) == said


def claim(**about: Any) -> dict[str, Any]:
    bare: dict[str, Any] = {
        "polarity": "affirmed",
        "certainty": "stated",
        "speakers": [],
        "told_to": None,
        "said_on": None,
    }
    return {**bare, "derived_from": [], **about}


POLICE = to_record(Speaker("police", kind="official"))
VANCE = to_record(Speaker("Rita Vance", "minister", "interior ministry", "official"))
UNNAMED = to_record(Speaker(None, kind="anonymous"))
VOICES = [
    (claim(), "in the report's own voice"),
    (claim(speakers=[VANCE], certainty="attributed"), "said by Rita Vance (minister, interior ministry)"),
    (
        claim(speakers=[POLICE, VANCE], certainty="alleged"),
        "alleged by police, citing Rita Vance (minister, interior ministry)",
    ),
    (claim(speakers=[POLICE], certainty="alleged", polarity="denied"), "denied by police"),
    (claim(polarity="denied"), "denied in the report's own voice"),
    (claim(certainty="alleged"), "alleged, by whom is not said"),
    (claim(certainty="possible", speakers=[UNNAMED]), "called possible by an unnamed source"),
    (claim(speakers=[POLICE], certainty="attributed", told_to="the Ledger"), "said by police, to the Ledger"),
    (claim(derived_from=["a"]), "worked out from 1 claim"),
    (
        claim(derived_from=["a", "b"], speakers=[POLICE], certainty="alleged"),
        "alleged by police; worked out from 2 claims",
    ),
]


@pytest.mark.parametrize(("of", "said"), VOICES)
def test_voices(of: dict[str, Any], said: str) -> None:
    assert words.voice(of) == said


def test_denials_come_last() -> None:
    both = [claim(polarity="denied", speakers=[POLICE]), claim(certainty="alleged", speakers=[VANCE])]
    assert words.voices(both) == "alleged by Rita Vance (minister, interior ministry); denied by police"


def test_places_say_each_name_once() -> None:
    value = to_record(PlaceValue("Brannock", "Brannock", None, "Ostmark", "NOR", precision="near"))
    assert words.place(value) == "near Brannock, Ostmark, Norway"


def test_court_sentences() -> None:
    two, one = CountValue(2, 2, 2), CountValue(1, 1, 1)
    five = SentenceValue(two, "prison", CountValue(5, 5, 5), "arson", "Brannock court")
    assert words.sentence(to_record(five)) == "prison, 5 years for 2 persons, over arson (Brannock court)"
    assert (
        words.sentence(to_record(SentenceValue(one, "life", None, None, None)))
        == "life in prison for 1 person"
    )


def test_hidden_characters_are_shown() -> None:
    assert visible("a\u202eb\u2066c\x1b[31md\x00\ud800") == "a[U+202E]b[U+2066]c␛[31md␀\ufffd"
    assert visible("two\nlines\tand a tab, पर, می‌خواهم") == "two\nlines\tand a tab, पर, می‌خواهم"
    assert without_controls("a\u202eb\x9b") == "a\u202eb[U+009B]"
