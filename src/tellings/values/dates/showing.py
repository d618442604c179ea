"""Dates in words that `parse` reads back."""

from __future__ import annotations

import re
from datetime import date

from tellings.model import DateValue
from tellings.model.values import DatePrecision

from ..patterns import waiting
from .arithmetic import (
    ORDER,
    SEASON_MONTH,
    bounds,
    day_of,
    joined,
    last_of_month,
    made,
    moment_of,
    precision_of_width,
    span_of,
    third_of,
)
from .calendar_words import MONTH_NAMES
from .meaning import Season, Third, Unit

_THIRDS: tuple[Third, ...] = ("early", "mid", "late")
_NO_YEAR = " (year not given)"


def show(value: DateValue) -> str:
    """A date in words: "5 June 2016", "5 June (year not given)", "June 2016", "1 August or 8 January 2017", "5 to 7 June 2016"."""
    if value.candidates:
        return _show_readings(value)
    if value.partial is not None:
        until = f" to {_partial_words(value.lasted_until)}" if value.lasted_until else ""
        return f"{_partial_words(value.partial)}{until}{_NO_YEAR}"
    both = bounds(value)
    if both is None:
        return "date not known"
    until_day = day_of(value.lasted_until)
    words = _moment_words(value) or _stretch_words(*both, value.precision)
    return words if until_day is None else _with_end(words, both, value.precision, until_day)


def _show_readings(value: DateValue) -> str:
    words = [show(each) for each in value.candidates]
    for ending in (_NO_YEAR, *{f" {each.start[:4]}" for each in value.candidates if each.start}):
        if all(word.endswith(ending) for word in words):
            words = [word.removesuffix(ending) for word in words[:-1]] + [words[-1]]
    return " or ".join(words)


def _partial_words(partial: str | None) -> str:
    parts = (partial or "").removeprefix("--").split("-")
    if not all(part.isdigit() for part in parts) or not 1 <= int(parts[0]) <= 12:
        return partial or ""
    month = MONTH_NAMES[int(parts[0]) - 1]
    return f"{int(parts[1])} {month}" if len(parts) == 2 else month


def _day_words(day: date) -> str:
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year:04d}"


def _moment_words(value: DateValue) -> str | None:
    begin, end = moment_of(value.start), moment_of(value.end)
    if begin is None or end is None or value.precision != "hour":
        return None
    words = f"{_day_words(begin.date())}, {begin:%H:%M}"
    return words if begin == end else f"between {words} and {_day_words(end.date())}, {end:%H:%M}"


def _stretch_words(first: date, last: date, precision: DatePrecision) -> str:
    if first == last and precision == "day":
        return _day_words(first)
    for known, words in _shapes(first):
        if (*known, precision) == (first, last, precision) and words[1] == precision:
            return words[0]
    words_between = f"between {_day_words(first)} and {_day_words(last)}"
    return (
        words_between
        if precision_of_width(first, last) == precision
        else f"{words_between} (to the {precision})"
    )


def _shapes(first: date) -> list[tuple[tuple[date, date], tuple[str, DatePrecision]]]:
    """The stretches from that day on that have a short name, with the name and its precision."""
    shapes: list[tuple[tuple[date, date], tuple[str, DatePrecision]]] = []
    month_words = f"{MONTH_NAMES[first.month - 1]} {first.year:04d}"
    if 1 < first.year < 9990:
        shapes += _with_thirds(first, "month", month_words, "month")
        shapes += _with_thirds(first, "year", f"{first.year:04d}", "year")
        shapes += _with_thirds(first, "decade", f"{first.year // 10}0s", "decade")
        shapes.append((span_of(first, "week"), (f"week of {_day_words(first)}", "week")))
        for season, month in SEASON_MONTH.items():
            if first == date(first.year, month, 1):
                shapes.append((span_of(first, "season"), (f"{season} {first.year:04d}", "season")))
    return shapes


def _with_thirds(
    day: date, unit: Unit, words: str, precision: DatePrecision
) -> list[tuple[tuple[date, date], tuple[str, DatePrecision]]]:
    first, last = span_of(day, unit)
    thirds = [(third_of(first, last, third), (f"{third} {words}", precision)) for third in _THIRDS]
    if unit == "decade":
        thirds = [(stretch, (f"the {named[0]}", precision)) for stretch, named in thirds]
        return [((first, last), (f"the {words}", precision)), *thirds]
    return [((first, last), (words, precision)), *thirds]


def _with_end(words: str, both: tuple[date, date], precision: DatePrecision, until: date) -> str:
    first = both[0]
    if (
        precision == "day"
        and both[0] == both[1]
        and (first.year, first.month) == (until.year, until.month)
        and first < until
    ):
        return f"{first.day} to {_day_words(until)}"
    return f"{words}, lasting until {_day_words(until)}"


_SUFFIX = waiting(r"(?P<words>.+) \(to the (?P<precision>[a-z]+)\)")
_BETWEEN = waiting(r"between (?P<first>\d{1,2} [A-Z][a-z]+ \d{4}) and (?P<last>\d{1,2} [A-Z][a-z]+ \d{4})")
_MOMENTS = waiting(
    r"between (?P<first>\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d) and (?P<last>\d{1,2} [A-Z][a-z]+ \d{4}, \d\d:\d\d)"
)
_DAY_IN_WORDS = waiting(r"(\d{1,2}) ([A-Z][a-z]+) (\d{4})(?:, (\d\d):(\d\d))?")
_UNTIL = waiting(r"(?P<words>.+), lasting until (?P<until>\d{1,2} [A-Z][a-z]+ \d{4})")
_NAMED_SPAN = waiting(r"(?P<third>early |mid |late )?(?:(?P<name>[A-Za-z]+) )?(?P<year>\d{4})")
_NAMED_DECADE = waiting(r"the (?P<third>early |mid |late )?(?P<decade>\d{3}0)s")
_PARTIAL = waiting(r"(?:(\d{1,2}) )?([A-Z][a-z]+)")
_SEASONS: tuple[Season, ...] = ("spring", "summer", "autumn", "winter")


def read_back(words: str) -> DateValue | None:
    """The value that `show` gives such words for; None for any other words."""
    until = _UNTIL.fullmatch(words)
    if until:
        value, last = read_back(until["words"]), _read_day(until["until"])
        if value is None or last is None or value.start is None:
            return None
        return DateValue(value.start, value.end, value.precision, lasted_until=last.isoformat())
    if " or " in words:
        return _read_readings(words)
    return _read_one(words)


def _read_readings(words: str) -> DateValue | None:
    parts = words.split(" or ")
    ending = _NO_YEAR if words.endswith(_NO_YEAR) else words[-5:]
    values = [_read_one(part) or _read_one(part + ending) for part in parts]
    known = [value for value in values if value is not None]
    return joined(known) if len(known) == len(parts) else None


def _read_one(words: str) -> DateValue | None:
    if words.endswith(_NO_YEAR):
        return _read_partial(words.removesuffix(_NO_YEAR))
    return _read_moments(words) or _read_stretch(words)


def _month_number(name: str) -> int | None:
    return MONTH_NAMES.index(name) + 1 if name in MONTH_NAMES else None


def _partial(words: str) -> str | None:
    match = _PARTIAL.fullmatch(words)
    month = _month_number(match[2]) if match else None
    if match is None or month is None:
        return None
    if match[1] is None:
        return f"--{month:02d}"
    return (
        f"--{month:02d}-{int(match[1]):02d}" if 1 <= int(match[1]) <= last_of_month(2016, month).day else None
    )


def _read_partial(words: str) -> DateValue | None:
    first, _, last = words.partition(" to ")
    partial, until = _partial(first), _partial(last) if last else None
    if partial is None or (last and until is None):
        return None
    return DateValue(None, None, "day" if len(partial) == 7 else "month", partial=partial, lasted_until=until)


def _read_day(words: str) -> date | None:
    match = _DAY_IN_WORDS.fullmatch(words)
    month = _month_number(match[2]) if match else None
    if match is None or month is None:
        return None
    return day_of(f"{match[3]}-{month:02d}-{int(match[1]):02d}")


def _read_moments(words: str) -> DateValue | None:
    pair = _MOMENTS.fullmatch(words)
    ends = [pair["first"], pair["last"]] if pair else [words, words]
    moments = []
    for end in ends:
        match, day = _DAY_IN_WORDS.fullmatch(end), _read_day(end)
        if match is None or day is None or match[4] is None or int(match[4]) > 23 or int(match[5]) > 59:
            return None
        moments.append(f"{day.isoformat()}T{match[4]}:{match[5]}")
    return DateValue(moments[0], moments[1], "hour")


def _read_stretch(words: str) -> DateValue | None:
    suffix = _SUFFIX.fullmatch(words)
    between = _BETWEEN.fullmatch(suffix["words"] if suffix else words)
    if between:
        first, last = _read_day(between["first"]), _read_day(between["last"])
        if first is None or last is None or first > last or (suffix and suffix["precision"] not in ORDER):
            return None
        precision = suffix["precision"] if suffix else precision_of_width(first, last)
        return made(first, last, precision)  # type: ignore[arg-type]
    days = re.fullmatch(r"(\d{1,2}) to (\d{1,2} [A-Z][a-z]+ \d{4})", words)
    if days:
        end = _read_day(days[2])
        begin = day_of(f"{end.year:04d}-{end.month:02d}-{int(days[1]):02d}") if end else None
        return made(begin, begin, "day", end) if begin and end and begin < end else None
    if words.startswith("week of "):
        day = _read_day(words.removeprefix("week of "))
        return made(*span_of(day, "week"), "week") if day and day.weekday() == 0 else None
    alone = _read_day(words)
    return made(alone, alone, "day") if alone else _read_span(words)


def _read_span(words: str) -> DateValue | None:
    decade, match = _NAMED_DECADE.fullmatch(words), _NAMED_SPAN.fullmatch(words)
    if decade:
        return _span(int(decade["decade"]), 1, "decade", "decade", decade["third"])
    if match is None:
        return None
    year, name = int(match["year"]), match["name"]
    if name is None:
        return _span(year, 1, "year", "year", match["third"])
    season = next((season for season in _SEASONS if season == name), None)
    if season:
        return _span(year, SEASON_MONTH[season], "season", "season", match["third"])
    month = _month_number(name)
    return _span(year, month, "month", "month", match["third"]) if month else None


def _span(year: int, month: int, unit: Unit, precision: DatePrecision, third: str | None) -> DateValue | None:
    if not 1 < year < 9990:
        return None
    first, last = span_of(date(year, month, 1), unit)
    named = next((each for each in _THIRDS if third and each == third.strip()), None)
    if named:
        first, last = third_of(first, last, named)
    return made(first, last, precision)


__all__ = ["read_back", "show"]
