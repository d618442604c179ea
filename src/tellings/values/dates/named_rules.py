"""Rules for times named by the calendar or the clock: "Sunday, June 5", "the summer of 2016", "8:30 p.m."."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace

from ..numbers import ORDINAL, either, ordinal
from ..people import is_people
from .calendar_words import (
    CLOCK,
    DASH,
    DIGIT_DAY,
    FEASTS,
    HOUR,
    MONTH,
    MONTH_IN_FULL,
    SEASON,
    SEASONS,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    clock_of,
    month_of,
    weekday_number,
)
from .meaning import Base, Between, Either, Meaning, Named, Range, Toward
from .rules import Rule, folded_rule, group, rule

_SHIFTED = r"(?P<shifted>(?i:last|this|next|that|the\ssame|the\sfollowing|the\sprevious)\s(?i:year))"
_OF_YEAR = rf"(?:(?:,\s?|,?\s(?:(?i:of|in)\s)?)(?:(?P<year>{YEAR})|{_SHIFTED}))"
_TOWARD = r"(?P<toward>(?i:this\s(?:past|coming)|last|past|this|next|coming|the\s(?:following|next|previous|same)|that))\s"
_WHICH = r"(?P<which>(?i:first|second|third|fourth|last|final))"
_LINK = rf"(?P<link>{DASH}|\s(?i:to|through|until|till|and|or|&)\s)"
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
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
# Two digits of a year up to this one are of this century.
PIVOT = 49


def _words_after(match: re.Match[str], most: int = 2) -> list[str]:
    """The next words of the text, as far as only single white spaces part them."""
    text, position = match.string, match.end()
    words: list[str] = []
    while len(words) < most and (found := re.compile(r"\s([A-Za-z]+)").match(text, position)):
        words.append(found[1])
        position = found.end()
    return words


def _counts_people(match: re.Match[str]) -> bool:
    """Whether what follows shows that the number before it is a count: "In June 12 people were killed"."""
    return any(_is_many(word) for word in _words_after(match))


def _is_many(word: str) -> bool:
    plural = word.endswith(("s", "men", "people", "children"))
    return plural and word.islower() and is_people(word)


def _year(words: str) -> int:
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
        return replace(named, year=_year(year))
    if shifted:
        base, years = _shift(shifted)
        return replace(named, shifted_year=years, base=base)
    return named


def _day(words: str) -> int | None:
    words = words.lower()
    number = int(re.sub(r"\D", "", words)) if words[0].isdigit() else ordinal(words)
    return number if number and number <= 31 else None


def real(named: Named) -> bool:
    """Whether the calendar has such a day (29 February where the year is not known)."""
    if named.month is None or named.day is None:
        return True
    return (
        1 <= named.month <= 12 and 1 <= named.day <= calendar.monthrange(named.year or 2000, named.month)[1]
    )


def _month_day(match: re.Match[str]) -> Meaning | None:
    day = _day(match["day"])
    if day is None or _counts_people(match):
        return None
    named = dated(match, Named(month=month_of(match["month"]), day=day))
    weekday = group(match, "weekday")
    if weekday:
        named = replace(named, weekday=weekday_number(weekday))
    return named if real(named) else None


def _days(match: re.Match[str]) -> Meaning | None:
    """ "June 5-7, 2016", "5 and 6 June", "between June 5 and 7"."""
    first, last, link = _day(match["day"]), _day(match["last"]), match["link"].strip().lower()
    if first is None or last is None or first >= last or _counts_people(match):
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


def _numeric(match: re.Match[str]) -> Meaning | None:
    """ "01.08.2017": the day may come first or second, and where both can be neither is chosen."""
    one, two, year, mark = int(match["one"]), int(match["two"]), match["year"], match["mark"]
    if len(year) == 2 and (mark == "-" or (mark == "." and (len(match["one"]) < 2 or len(match["two"]) < 2))):
        return None
    readings = [Named(year=_year(year), month=month, day=day) for month, day in ((two, one), (one, two))]
    readings = [reading for reading in dict.fromkeys(readings) if real(reading)]
    if not readings or not 1500 <= _year(year) <= 2099:
        return None
    return readings[0] if len(readings) == 1 else Either(tuple(readings))


def _iso(match: re.Match[str]) -> Meaning | None:
    named = Named(
        year=int(match["year"]), month=int(match["month"]), day=int(match["day"]), clock=match["clock"]
    )
    if match["clock"] and not re.fullmatch(rf"{HOUR}:[0-5]\d", match["clock"]):
        return None
    return named if real(named) else None


def _month(match: re.Match[str]) -> Meaning | None:
    named = dated(match, Named(month=month_of(match["month"])))
    toward = group(match, "toward")
    return _toward(named, toward) if toward else named


def _toward(named: Named, words: str) -> Named:
    toward, base = _TOWARDS[" ".join(words.lower().split())]
    return replace(named, toward=toward, base=base)


def _lone_year(match: re.Match[str]) -> Meaning | None:
    return None if _counts_people(match) else Named(year=_year(match["year"]))


def _year_in(match: re.Match[str]) -> Meaning | None:
    """After "in" and the like only plain people are counted: "In 2016 militants attacked"."""
    after = _words_after(match, 1)
    return (
        None
        if after and after[0].lower() in ("people", "persons", "cases")
        else Named(year=_year(match["year"]))
    )


def _years(match: re.Match[str]) -> Meaning | None:
    first, last = int(match["year"]), match["last"]
    end = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if first >= end or _counts_people(match):
        return None
    both = Named(year=first), Named(year=end)
    if match["link"].strip().lower() != "and":
        return Range(*both)
    return Between(*both)


def _season(match: re.Match[str]) -> Meaning | None:
    named = dated(match, Named(season=SEASONS[match["season"].lower()]))
    toward = group(match, "toward")
    return _toward(named, toward) if toward else named


def _decade(match: re.Match[str]) -> Meaning | None:
    words = match["decade"].lower()
    if words in _DECADES:
        return Named(decade=1900 + _DECADES[words])
    return Named(decade=int(words) if len(words) == 4 else 1900 + int(words))


def _century(match: re.Match[str]) -> Meaning | None:
    number = ordinal(match["which"])
    return Named(century=number) if number and number <= 21 else None


def _piece(match: re.Match[str]) -> Meaning | None:
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
    return None if month else replace(named, quarter=number)


def _weekday(match: re.Match[str]) -> Meaning | None:
    named = Named(weekday=weekday_number(match["weekday"]))
    toward, day, side = group(match, "toward"), group(match, "day"), group(match, "side")
    if side:
        return replace(named, toward="last" if side.lower() == "before" else "next", base="narrative")
    if day:
        return replace(named, day=_day(day))
    return _toward(named, toward) if toward else named


def _ranked_weekday(match: re.Match[str]) -> Meaning | None:
    which = match["which"].lower()
    rank = -1 if which in ("last", "final") else ordinal(which)
    weekday = weekday_number(match["weekday"])
    return dated(match, Named(month=month_of(match["month"]), weekday=weekday, rank=rank))


def _feast(match: re.Match[str]) -> Meaning | None:
    return dated(match, FEASTS[" ".join(match["feast"].lower().split())])


def _clock(match: re.Match[str]) -> Meaning | None:
    clock = clock_of(match["clock"])
    named_hour = "o'clock" in match["clock"].lower()
    return Named(clock=clock) if clock else Named(day_part="hour") if named_hour else None


def _clocks(match: re.Match[str]) -> Meaning | None:
    """ "between 8 and 9 p.m.", "from 11 a.m. to 1 p.m.": the first of the two."""
    last = clock_of(match["clock"])
    half = re.search(r"([ap])\.?\s?m", match["clock"], re.IGNORECASE)
    first = clock_of(match["hour"] + (f" {half[1]}m" if half else ""))
    if first is None or last is None:
        return None
    if half and first > last:
        first = f"{(int(first[:2]) + 12) % 24:02d}{first[2:]}"
    return Named(clock=first)


_STRONG = r"(?i:in|since|until|till|during|early|late|mid|throughout|circa|year|back\sin)[\s-]"
_WEAK = r"(?i:of|by|from|to|through|before|after|between|and|around|than|for)\s"
_PRIMED = r"(?:(?i:the\syear|the|early|mid|late)[\s-])?"
_SENTENCE_GOES_ON = (
    r"(?=\s*(?:[.,;:!?)\]\"'\u201d\u2014\u2013-]|$)|\s(?:and|or|to|the|an?|in|on|at|when|that|which|who|was|were|is|are|has|had|have"
    r"|by|for|with|after|before|as|but|while|until|through|they|he|she|it|there|police|militants)\b)"
)
# After these "of 2016" is a count.
_COUNTING = r"(?<!\btotal )(?<!\bnumber )(?<!\bout )(?<!\bgroup )(?<!\bcrowd )"
_NAMELIKE = r"(?:April|May|June|March|August|MAY|MARCH)"
_NO_NAME = r"(?!\s[A-Z][a-z])"
_NEWSPAPER = (
    r"(?!\s(?:Times|Telegraph|Mail|Mirror|Express|Post|Herald|Independent|Tribune|Star|World|Night\sLive))"
)
_NOT_A_PROPER_NAME = r"(?<!Black )(?<!Bloody )(?<!Good )(?<!Holy )(?<!Palm )(?<!Easter )(?<!Super )(?<!Ash )"

NAMED_RULES: tuple[Rule, ...] = (
    rule(
        r"(?P<year>(?:1[5-9]|20)\d\d)(?P<mark>[-/.])(?P<month>\d\d?)(?P=mark)(?P<day>\d\d?)"
        r"(?:[T ](?P<clock>\d\d:\d\d)(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:?\d\d)?)?",
        _iso,
    ),
    rule(
        r"(?<![./-])(?P<one>\d{1,2})(?P<mark>[./-])(?P<two>\d{1,2})(?P=mark)(?P<year>\d{4}|\d\d)(?![/-])(?!\.\d)", _numeric
    ),
    rule(rf"(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY}){_OF_YEAR}?", _days),
    rule(rf"(?P<day>{DIGIT_DAY}){_LINK}(?P<last>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?", _days),
    rule(rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?P<month>{MONTH})\s(?P<day>{DIGIT_DAY}){_OF_YEAR}?", _month_day),
    rule(rf"(?P<month>{MONTH_IN_FULL})\s(?:the\s)?(?P<day>(?i:{ORDINAL})){_OF_YEAR}?", _month_day),
    rule(
        rf"(?:(?P<weekday>{SHORT_WEEKDAY}),?\s)?(?:(?i:the)\s)?(?P<day>{DIGIT_DAY})\s(?:(?i:of)\s)?(?P<month>{MONTH}){_OF_YEAR}?",
        _month_day,
    ),
    rule(rf"(?:(?i:the)\s)?(?P<day>(?i:{ORDINAL}))\s(?i:(?:day\s)?of)\s(?P<month>{MONTH_IN_FULL}){_OF_YEAR}?", _month_day),
    rule(rf"(?P<day>\d{{1,2}})-(?P<month>{MONTH})-(?P<year>{YEAR}|\d\d)", _month_day),
    rule(rf"(?P<day>{DIGIT_DAY})\s(?P<month>{MONTH})\s'?(?P<year>\d\d)(?=\s?[\]),(]|\s--|\s*$)", _month_day),
    rule(rf"(?P<month>{MONTH}){_OF_YEAR}", _month),
    rule(rf"{_TOWARD}(?P<month>{MONTH_IN_FULL})", _month),
    rule(rf"(?:{_STRONG}|(?i:end|start|beginning|middle|month)\s(?i:of)\s){_PRIMED}(?P<expr>(?P<month>{MONTH}))", _month),
    rule(rf"(?i:from|through|between|by|to|and|or)\s(?P<expr>(?P<month>(?!{_NAMELIKE}){MONTH_IN_FULL}))", _month),
    rule(rf"(?!{_NAMELIKE})(?P<month>(?=[A-Z]){MONTH_IN_FULL}){_NO_NAME}", _month),
    rule(rf"(?i:the|an?|his|her|their|its|'s)\s(?P<expr>(?P<month>(?=[A-Z]){MONTH_IN_FULL}))(?=\s[a-z])", _month),
    rule(rf"\A\s*(?P<expr>(?P<month>{MONTH}))\s*\Z", _month),
    rule(rf"(?:{_STRONG}){_PRIMED}(?P<expr>(?P<year>{YEAR}))", _year_in),
    rule(rf"{_COUNTING}{_WEAK}{_PRIMED}(?P<expr>(?P<year>(?=19|20){YEAR})){_SENTENCE_GOES_ON}", _lone_year),
    rule(r"(?i:the|an?|his|her|their|its|this|'s)\s(?P<expr>(?P<year>(?:19|20)\d\d))(?=\s[A-Za-z])", _lone_year),
    Rule(re.compile(r"[(\[](?P<expr>(?P<year>(?:1[5-9]|20)\d\d))[)\]]"), _lone_year),
    rule(rf"\A\s*(?P<expr>(?P<year>{YEAR}))\s*\Z", _lone_year),
    rule(rf"(?P<year>{YEAR})(?P<link>\s?[-\u2013/]\s?|\s(?i:to|until|through)\s)(?P<last>{YEAR}|\d\d)(?!-\d)", _years),
    rule(rf"(?i:between)\s(?P<expr>(?P<year>{YEAR})(?P<link>\sand\s)(?P<last>{YEAR}))", _years),
    rule(rf"(?:(?i:the)\s)?(?P<season>{SEASON}){_OF_YEAR}", _season),
    rule(rf"{_TOWARD}(?P<season>{SEASON})", _season),
    rule(r"(?i:in|during|over|by|since|until)\s(?:the\s)?(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))", _season),
    rule(r"\A\s*(?P<expr>(?P<season>(?i:spring|summer|autumn|winter)))\s*\Z", _season),
    rule(r"(?:(?i:the)\s)?(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>(?P<decade>(?:1[5-9]|20)\d0)'?s)", _decade),
    rule(r"(?i:the)\s(?:(?i:early|mid|late)[\s-]{1,2})?(?P<expr>'?(?P<decade>[1-9]0)'?s)", _decade),
    rule(rf"(?i:the)\s(?:(?i:early|mid|late)[\s-]{{1,2}})?(?P<expr>(?P<decade>(?i:{either(_DECADES)})))", _decade),
    folded_rule(rf"(?:(?i:the)\s)?(?P<which>(?i:{ORDINAL}))[\s-](?i:century)", _century),
    rule(rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter|week))\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", _piece),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<piece>(?i:half|quarter))\s(?i:of|in)\s(?:(?P<year>{YEAR})|{_SHIFTED})", _piece
    ),
    rule(rf"{_NOT_A_PROPER_NAME}(?:{_TOWARD})?(?P<weekday>{WEEKDAY}){_NEWSPAPER}", _weekday),
    rule(rf"(?P<weekday>{WEEKDAY}),?\s(?:(?i:the)\s)?(?P<day>\d{{1,2}}(?:st|nd|rd|th))", _weekday),
    rule(rf"(?i:the)\s(?P<weekday>{WEEKDAY})\s(?P<side>(?i:before|after))(?=\s*[.,;:!?)]|\s*$)", _weekday),
    rule(
        rf"(?:(?i:the)\s)?{_WHICH}\s(?P<weekday>{WEEKDAY})\s(?i:of|in)\s(?P<month>{MONTH}){_OF_YEAR}?", _ranked_weekday
    ),
    rule(rf"(?P<feast>(?=[A-Z])(?i:{either(re.escape(name) for name in FEASTS)})){_OF_YEAR}?", _feast),
    rule(r"(?i:on)\s(?P<expr>(?i:the)\s(?P<day>\d{1,2}(?:st|nd|rd|th)))(?=[.;:!?)]|,\s[a-z]|\s*$)",
         lambda match: Named(day=_day(match["day"])) if _day(match["day"]) else None),
    Rule(re.compile(rf"(?<![\w])(?P<clock>{CLOCK})"), _clock),
    Rule(
        re.compile(
            rf"(?<![\w$.,:-])(?P<hour>{HOUR}(?:[:.][0-5]\d)?)(?:\s?[ap]\.?m\.?)?(?:\s?[-\u2013]\s?|\s(?i:to|and|until)\s)(?P<clock>{CLOCK})"
        ),
        _clocks,
    ),
)  # fmt: skip
