"""Which of two readings of a publication date holds (01.08.2017), by what the document itself says."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tellings.model import DateValue, Span
from tellings.values import dates


@dataclass(frozen=True, slots=True)
class Doubt:
    """What can speak for one reading: the text, the date in its address, the day a web archive kept it (YYYYMMDD)."""

    text: str
    by_url: DateValue | None
    kept: str | None


_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(?:\d{4}|\d{2})(?![\d])")
_WEEKDAY = re.compile(
    r"\b((?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)[,\s]*(?=\d{1,2}[./-]\d)", re.IGNORECASE
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_BEFORE = 14  # characters before a date that can hold its weekday
# A date that lies ahead of the writing, or may: "will begin on ...", "until ...".
_AHEAD = re.compile(
    r"(?:\b(?:will|would|shall|scheduled|due|expected|expects|planned|plans?|upcoming|deadline|"
    r"expires?|forecast|projected|"
    r"targets?|targeted|aims?|hopes?)\b[^.!?]{0,60}|\b(?:by|before|until|till|through|"
    r"next)\s*(?:the )?(?:end of )?)$",
    re.IGNORECASE,
)
_NUMBERS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
        ]
    )
} | {"a": 1, "an": 1}
_DAYS = {"day": 1.0, "week": 7.0, "month": 30.44, "year": 365.25}
# "Now, more than a year later": how long ago the story's own date lies at the time of writing.
_SINCE = re.compile(
    r"\b(?:(?P<how>more than|over|at least|nearly|almost|less than|under|about|around|some|roughly|"
    r"just over|barely)\s+)?"
    rf"(?P<number>{'|'.join(_NUMBERS)}|\d{{1,3}})\s+"
    r"(?P<unit>day|week|month|year)s?\s+(?P<where>later|on|after|since|ago)\b",
    re.IGNORECASE,
)
_NOW = re.compile(r"\b(?:now|today|currently)\b", re.IGNORECASE)
_PRESENT = re.compile(r"\b(?:has|have|is|are|remains?|continues?|still)\b", re.IGNORECASE)
_PAST_ONLY = re.compile(r"\b(?:was|were|had|did)\b", re.IGNORECASE)
_OVER, _UNDER = ("more than", "over", "at least", "just over"), ("nearly", "almost", "less than", "under")
_SENTENCE = 600  # characters to look either way for the ends of a sentence
_LEEWAY = 0.25  # "a year later" is taken for nine to fifteen months


@dataclass(frozen=True, slots=True)
class _Signs:
    """What the document says that bears on the date: worked out once for all its readings.

    `own` is the date as written with the words before it, `told` the dates that the text tells as past: where each
    stands, the first day it can mean.
    """

    doubt: Doubt
    own: str | None
    told: tuple[tuple[int, str], ...]


def settled(value: DateValue, doubt: Doubt, at: Span | None) -> DateValue:
    """The reading of `value` that the document leaves possible; the open date with what is left of its candidates if several.

    `at` is where the date itself stands in the text.  A sign that would rule out every reading is taken to be misread.
    """
    if not value.candidates:
        return value
    own = doubt.text[max(0, at.start - _BEFORE) : at.end] if at else None
    signs = _Signs(doubt, own, _told(doubt.text, at))
    left = value.candidates
    for rule in _RULES:
        left = tuple(candidate for candidate in left if rule(candidate, signs)) or left
    if len(left) == 1:
        return left[0]
    starts, ends = [each.start or "" for each in left], [each.end or "" for each in left]
    return replace(value, start=min(starts), end=max(ends), candidates=left)


def _agrees_with_address(candidate: DateValue, signs: _Signs) -> bool:
    by_url = signs.doubt.by_url
    if by_url is None or candidate.start is None or by_url.start is None or by_url.end is None:
        return True
    return by_url.start <= candidate.start <= by_url.end


def _not_after_kept(candidate: DateValue, signs: _Signs) -> bool:
    """No web archive kept a page before it was published."""
    if signs.doubt.kept is None or candidate.start is None:
        return True
    return candidate.start.replace("-", "") <= signs.doubt.kept


def _falls_on_its_weekday(candidate: DateValue, signs: _Signs) -> bool:
    """ "Wednesday, 10/7/2015": the weekday that stands with the date."""
    named = _WEEKDAY.search(signs.own or "")
    if named is None or candidate.start is None:
        return True
    return _WEEKDAYS[date.fromisoformat(candidate.start[:10]).weekday()] == named.group(1).lower()


def _agrees_with_other_dates(candidate: DateValue, signs: _Signs) -> bool:
    """Other dates in figures, with the same mark between, show which of day and month this document puts first."""
    if signs.own is None or candidate.start is None or (own := _NUMERIC.search(signs.own)) is None:
        return True
    others = [each for each in _NUMERIC.finditer(signs.doubt.text) if each.group(2) == own.group(2)]
    day_first = any(int(each.group(1)) > 12 >= int(each.group(3)) for each in others)
    month_first = any(int(each.group(3)) > 12 >= int(each.group(1)) for each in others)
    if day_first == month_first:
        return True
    day, month = (own.group(1), own.group(3)) if day_first else (own.group(3), own.group(1))
    return candidate.start[5:10] == f"{int(month):02d}-{int(day):02d}"


def _not_before_what_it_tells(candidate: DateValue, signs: _Signs) -> bool:
    """A report cannot be older than what it tells as past."""
    latest = max((start for _, start in signs.told), default="")
    return candidate.end is None or candidate.end >= latest


def _long_enough_after(candidate: DateValue, signs: _Signs) -> bool:
    """ "Now, more than a year later" and "a year ago" say how far the day of writing is from the day they speak of."""
    text = signs.doubt.text
    return all(
        _fits(candidate, since, _spoken_of(since, text, signs.told)) for since in _SINCE.finditer(text)
    )


_RULES: tuple[Callable[[DateValue, _Signs], bool], ...] = (
    _agrees_with_address,
    _not_after_kept,
    _falls_on_its_weekday,
    _agrees_with_other_dates,
    _not_before_what_it_tells,
    _long_enough_after,
)


def _told(text: str, at: Span | None) -> tuple[tuple[int, str], ...]:
    """The dates with a year that the text tells as past: where each stands, and the first day that it can mean."""
    found = []
    for expression in dates.find(text):
        if expression.kind not in ("date", "time") or (
            at is not None and expression.start < at.end and at.start < expression.end
        ):
            continue
        value = dates.resolve(expression)
        if value is None or value.start is None or value.candidates:
            continue
        if _AHEAD.search(text[max(0, expression.start - 100) : expression.start]) is None:
            found.append((expression.start, value.start[:10]))
    return tuple(found)


def _spoken_of(since: re.Match[str], text: str, told: tuple[tuple[int, str], ...]) -> date | None:
    """The day from which "a year later" counts, where the words are about the time of writing; None where they are not."""
    first, last = max(0, since.start() - _SENTENCE), min(len(text), since.end() + _SENTENCE)
    marks = (". ", "\n", "! ", "? ")
    sentence_start = max(first, *(text.rfind(mark, first, since.start()) + 1 for mark in marks))
    sentence_end = min(
        [last, *(place for mark in marks if (place := text.find(mark, since.end(), last)) >= 0)]
    )
    sentence = text[sentence_start:sentence_end]
    at_writing = _NOW.search(sentence) or (_PRESENT.search(sentence) and not _PAST_ONLY.search(sentence))
    if since["where"].lower() != "ago" and not at_writing:
        return None
    if since["where"].lower() == "ago":
        # What lay so long ago must be dated in the same sentence: elsewhere "ago" speaks of something else.
        within = [start for place, start in told if sentence_start <= place < sentence_end]
        return date.fromisoformat(within[-1]) if within else None
    before = [start for place, start in told if place < since.start()]
    return date.fromisoformat(before[-1]) if before else None


def _fits(candidate: DateValue, since: re.Match[str], counted_from: date | None) -> bool:
    if counted_from is None or candidate.start is None or candidate.end is None:
        return True
    number = since["number"].lower()
    days = (_NUMBERS[number] if number in _NUMBERS else int(number)) * _DAYS[since["unit"].lower()]
    how = (since["how"] or "").lower()
    least = days * (1.0 if how in _OVER else 0.0 if how in ("less than", "under") else 1 - _LEEWAY)
    most = days * (1.0 if how in _UNDER else 2.0 if how in _OVER else 1 + _LEEWAY)
    try:
        earliest, latest = (
            counted_from + timedelta(days=int(least)),
            counted_from + timedelta(days=int(most) + 1),
        )
    except OverflowError:
        return True
    return (
        date.fromisoformat(candidate.end[:10]) >= earliest
        and date.fromisoformat(candidate.start[:10]) <= latest
    )
