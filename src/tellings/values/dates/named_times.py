"""What the words of a named time mean: from the match of a rule to a place in the calendar or on the clock."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from ..numbers import ordinal
from ..patterns import waiting
from ..people import is_people
from ..wordlists import FUNCTION_WORDS
from .calendar_words import HOUR, SEASONS, clock_of, month_of, weekday_number
from .feasts import FIXED, ISLAMIC_MONTHS, PERSIAN_MONTHS
from .meaning import Base, Between, Either, Meaning, Named, Range, Toward
from .rules import group

_TOWARDS: dict[str, tuple[Toward, Base]] = {
    "last": ("last", "published"),
    "past": ("last", "published"),
    "this past": ("last", "published"),
    "this": ("this", "published"),
    "this coming": ("next", "published"),
    "coming": ("next", "published"),
    "next": ("next", "published"),
    "the following": ("next", "narrative"),
    "the next": ("next", "narrative"),
    "the previous": ("last", "narrative"),
    "the same": ("this", "narrative"),
    "that": ("this", "narrative"),
}
# Two digits of a year up to this one are of this century.
PIVOT = 49


_IN_BEFORE = waiting(r"\b(?:in|since|during|last|this|early|late|mid)[\s-]+\Z", re.IGNORECASE)


def words_after(match: re.Match[str], most: int = 2) -> list[str]:
    """The next words of the text, as far as only single white spaces part them and a noun phrase can run."""
    text, position = match.string, match.end()
    words: list[str] = []
    while len(words) < most and (found := re.compile(r"\s([A-Za-z]+)").match(text, position)):
        if found[1] in FUNCTION_WORDS:
            break
        words.append(found[1])
        position = found.end()
    return words


def counts_people(match: re.Match[str]) -> bool:
    """Whether what follows shows that the number before it is a count: "In June 12 people were killed"."""
    return any(_is_many(word) for word in words_after(match))


def _is_month_and_count(match: re.Match[str]) -> bool:
    """ "In June 12 people were killed", but "On June 5 militants struck"."""
    if match.start("month") > match.start("day") or group(match, "year") or group(match, "shifted"):
        return False
    return (
        counts_people(match)
        and _IN_BEFORE.search(match.string[max(0, match.start() - 12) : match.start()]) is not None
    )


def _is_many(word: str) -> bool:
    plural = word.endswith(("s", "men", "people", "children"))
    return plural and word.islower() and is_people(word)


def year_of(words: str) -> int:
    words = words.removeprefix("'")
    if len(words) == 4:
        return int(words)
    return int(words) + (2000 if int(words) <= PIVOT else 1900)


def _shift(words: str) -> tuple[Base, int]:
    """ "last year" as the base it leans on and the years from there."""
    first = " ".join(words.lower().split()[:-1])
    toward, base = _TOWARDS[first]
    return base, {"last": -1, "this": 0, "next": 1}[toward]


def dated(match: re.Match[str], named: Named) -> Named:
    """`named` with the year that the match names or points to."""
    year, shifted = group(match, "year"), group(match, "shifted")
    if year:
        return replace(named, year=year_of(year))
    if shifted:
        base, years = _shift(shifted)
        return replace(named, shifted_year=years, base=base)
    return named


def day_of(words: str) -> int | None:
    words = words.lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ordinal(words)
    return number if number and number <= 31 else None


def real(named: Named) -> bool:
    """Whether the calendar has such a day (29 February where the year is not known)."""
    if named.month is None or named.day is None or named.calendar is not None:
        return True
    return (
        1 <= named.month <= 12 and 1 <= named.day <= calendar.monthrange(named.year or 2000, named.month)[1]
    )


def build_month_day(match: re.Match[str]) -> Meaning | None:
    day = day_of(match["day"])
    if day is None or _is_month_and_count(match):
        return None
    named = dated(match, Named(month=month_of(match["month"]), day=day))
    weekday = group(match, "weekday")
    if weekday:
        named = replace(named, weekday=weekday_number(weekday))
    return named if real(named) else None


def build_days(match: re.Match[str]) -> Meaning | None:
    """ "June 5-7, 2016", "5 and 6 June", "between June 5 and 7"."""
    first, last, link = day_of(match["day"]), day_of(match["last"]), match["link"].strip().lower()
    if first is None or last is None or first >= last or counts_people(match):
        return None
    begin, end = (dated(match, Named(month=month_of(match["month"]), day=day)) for day in (first, last))
    if not real(begin) or not real(end):
        return None
    if link == "or":
        return Either((begin, end))
    if link in ("and", "&"):
        if re.search(r"\bbetween\s$", match.string[max(0, match.start() - 9) : match.start()], re.IGNORECASE):
            return Between(begin, end)
        if last != first + 1:
            return None
    return Range(begin, end)


def build_numeric(match: re.Match[str]) -> Meaning | None:
    """ "01.08.2017": the day may come first or second, and where both can be neither is chosen."""
    one, two, year, mark = int(match["one"]), int(match["two"]), match["year"], match["mark"]
    if len(year) == 2 and (mark == "-" or (mark == "." and (len(match["one"]) < 2 or len(match["two"]) < 2))):
        return None
    readings = [Named(year=year_of(year), month=month, day=day) for month, day in ((two, one), (one, two))]
    readings = [reading for reading in dict.fromkeys(readings) if real(reading)]
    if not readings or not 1500 <= year_of(year) <= 2099:
        return None
    return readings[0] if len(readings) == 1 else Either(tuple(readings))


def build_iso(match: re.Match[str]) -> Meaning | None:
    named = Named(
        year=int(match["year"]), month=int(match["month"]), day=int(match["day"]), clock=match["clock"]
    )
    if match["clock"] and not re.fullmatch(rf"{HOUR}:[0-5]\d", match["clock"]):
        return None
    return named if real(named) else None


def build_month(match: re.Match[str]) -> Meaning | None:
    named = dated(match, Named(month=month_of(match["month"])))
    toward = group(match, "toward")
    return _toward(named, toward) if toward else named


def _toward(named: Named, words: str) -> Named:
    toward, base = _TOWARDS[" ".join(words.lower().split())]
    return replace(named, toward=toward, base=base)


def build_season(match: re.Match[str]) -> Meaning | None:
    named = dated(match, Named(season=SEASONS[match["season"].lower()]))
    toward = group(match, "toward")
    return _toward(named, toward) if toward else named


def build_weekday(match: re.Match[str]) -> Meaning | None:
    named = Named(weekday=weekday_number(match["weekday"]))
    toward, day, side = group(match, "toward"), group(match, "day"), group(match, "side")
    if side:
        return replace(named, toward="last" if side.lower() == "before" else "next", base="narrative")
    if day:
        return replace(named, day=day_of(day))
    return _toward(named, toward) if toward else named


def build_ranked_weekday(match: re.Match[str]) -> Meaning | None:
    which = match["which"].lower()
    rank = -1 if which in ("last", "final") else ordinal(which)
    weekday = weekday_number(match["weekday"])
    return dated(match, Named(month=month_of(match["month"]), weekday=weekday, rank=rank))


# "in honor of Father's Day": what is done for its sake may be done on another day.
_THEME_BEFORE = waiting(
    r"\b(?:hono(?:u)?r(?:ing)?(?:\sof)?|celebrat\w+|celebration\sof|mark(?:s|ed|ing)?|observ\w+|for|operation|like)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_TIME_BEFORE = waiting(
    r"\b(?:on|since|until|till|by|before|after|during|over|early|late|this|last|next|of)\s\Z", re.IGNORECASE
)
_PARTS_OF_FEASTS = frozenset(
    "weekend week night morning evening afternoon eve day last this next shooting attack massacre bombing killing".split()
)


def _names_a_thing(match: re.Match[str]) -> bool:
    """Whether a feast is the first word of something else's name: "the Christmas Offensive", "a Father's Day party"."""
    after = words_after(match, 1)
    return bool(after) and after[0].lower().rstrip("s") not in _PARTS_OF_FEASTS


def build_feast(match: re.Match[str]) -> Meaning | None:
    """ "Christmas Day 2015", "Good Friday", "Ramadan last year"."""
    before = match.string[max(0, match.start() - 24) : match.start()]
    if _THEME_BEFORE.search(before) or (_names_a_thing(match) and not _TIME_BEFORE.search(before)):
        return None
    name = " ".join(match["feast"].lower().split())
    return dated(match, FIXED[name] if name in FIXED else Named(feast=name))


def build_other_calendar(match: re.Match[str]) -> Meaning | None:
    """ "21 Ramadan 1437", "15 Mordad 1395", "Muharram 1440"."""
    name, day = " ".join(match["name"].lower().split()), match["day"]
    number = int(re.sub(r"\D", "", day)) if day else None
    if number is not None and not 1 <= number <= 31:
        return None
    islamic = name in ISLAMIC_MONTHS
    return Named(
        year=int(match["year"]),
        month=ISLAMIC_MONTHS[name] if islamic else PERSIAN_MONTHS[name],
        day=number,
        calendar="islamic" if islamic else "persian",
    )


# Of which of the two days "around midnight" is, nobody says; "before midnight" is of the one that ends.
_NOT_AT = waiting(r"(?:before|around|about|until|between)\s\Z", re.IGNORECASE)


def build_clock(match: re.Match[str]) -> Meaning | None:
    clock = clock_of(match["clock"])
    if match["clock"].lower() == "midnight" and _NOT_AT.search(
        match.string[max(0, match.start() - 9) : match.start()]
    ):
        return Named(day_part="night")
    named_hour = match["clock"].lower().endswith("o'clock")
    return Named(clock=clock) if clock else Named(day_part="hour") if named_hour else None


def build_clocks(match: re.Match[str]) -> Meaning | None:
    """ "between 8 and 9 p.m.", "from 11 a.m. to 1 p.m.": the first of the two."""
    last = clock_of(match["clock"])
    half = re.search(r"([ap])\.?\s?m", match["clock"], re.IGNORECASE)
    first = clock_of(match["hour"] + (f" {half[1]}m" if half else ""))
    if first is None or last is None:
        return None
    if half and first > last:
        first = f"{(int(first[:2]) + 12) % 24:02d}{first[2:]}"
    return Named(clock=first)


def build_day(match: re.Match[str]) -> Meaning | None:
    """ "on the 5th"."""
    day = day_of(match["day"])
    return Named(day=day) if day else None
