"""What the words of years mean, of what years are made of and of what is made of years: quarters, decades, centuries."""

from __future__ import annotations

import re
from dataclasses import replace

from ..numbers import cardinal, ordinal
from .calendar_words import SEASONS, month_of
from .meaning import Between, Meaning, Named, Range
from .named_times import counts_people, dated, day_of, words_after, year_of
from .rules import group

DECADE_WORDS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}


def numbers_a_block(match: re.Match[str]) -> bool:
    """ "in the 1900 block of Elm Street", "the 2000-block": a stretch of street, not a year."""
    return re.match(r"[\s-]{1,2}blo?c?k\b", match.string[match.end() :], re.IGNORECASE) is not None


def build_lone_year(match: re.Match[str]) -> Meaning | None:
    return None if counts_people(match) or numbers_a_block(match) else Named(year=year_of(match["year"]))


def build_year_in(match: re.Match[str]) -> Meaning | None:
    """After "in" and the like only plain people are counted: "In 2016 militants attacked"."""
    after = words_after(match, 1)
    return (
        None
        if numbers_a_block(match) or (after and after[0].lower() in ("people", "persons", "cases"))
        else Named(year=year_of(match["year"]))
    )


def build_worded_year(match: re.Match[str]) -> Meaning | None:
    """ "nineteen ninety-six", "two thousand"."""
    words = re.split(r"[\s-]+", match["words"])
    tail = sum(number for word in words[1:] if (number := cardinal(word)) is not None and word != "thousand")
    return Named(year=(1900 if words[0] == "nineteen" else 2000) + tail)


def build_before_christ(match: re.Match[str]) -> Meaning | None:
    """ "480 BC", "the spring of 479 BC", "the 480s BC"."""
    season, month, day = (group(match, name) for name in ("season", "month", "day"))
    number = int(match["year"])
    if match["many"]:
        return Named(decade=number, before_christ=True)
    return Named(
        year=number,
        season=SEASONS[season.lower()] if season else None,
        month=month_of(month) if month else None,
        day=day_of(day) if day else None,
        before_christ=True,
    )


def build_years_before_christ(match: re.Match[str]) -> Meaning | None:
    """ "499 to 493 BC": the years run down."""
    first, last = int(match["year"]), int(match["last"])
    both = Named(year=first, before_christ=True), Named(year=last, before_christ=True)
    return Range(*both) if first > last else None


def build_years(match: re.Match[str]) -> Meaning | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if first >= end or counts_people(match):
        return None
    both = Named(year=first), Named(year=end)
    if match["link"].strip().lower() != "and":
        return Range(*both)
    return Between(*both)


def build_decade(match: re.Match[str]) -> Meaning | None:
    words = match["decade"].lower()
    if words in DECADE_WORDS:
        return Named(decade=1900 + DECADE_WORDS[words])
    return Named(decade=int(words) if len(words) == 4 else 1900 + int(words))


def build_century(match: re.Match[str]) -> Meaning | None:
    number = ordinal(match["which"])
    return (
        Named(century=number, before_christ=group(match, "before") is not None)
        if number and number <= 21
        else None
    )


def build_numbered_quarter(match: re.Match[str]) -> Meaning | None:
    """ "Q1 2016"."""
    return Named(quarter=int(match["quarter"][1]), year=int(match["year"]))


def build_piece(match: re.Match[str]) -> Meaning | None:
    """ "the first half of 2015", "the last week of June"."""
    which = match["which"].lower()
    number = -1 if which in ("last", "final") else ordinal(which)
    piece, month = match["piece"].lower(), group(match, "month")
    if number is None or (piece == "half" and number > 2):
        return None
    named = dated(match, Named(month=month_of(month) if month else None))
    if piece == "week":
        return replace(named, week=number) if month else None
    if piece == "half":
        return replace(named, half=number)
    if month:
        return None
    if match[0].lower().removeprefix("the ").startswith("year-"):
        named = replace(named, shifted_year=-1)
    return replace(named, quarter=number)
