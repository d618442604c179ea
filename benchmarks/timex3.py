"""From meanings to TIMEX3: types DATE, TIME, DURATION and SET, and value strings such as 1999-W23, P3D or XXXX-WXX-7TEV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tellings.model import DateValue
from tellings.values import dates
from tellings.values.dates import Anchors, TimeExpression
from tellings.values.dates.meaning import (
    Between,
    Either,
    Every,
    Length,
    Meaning,
    Named,
    Outside,
    Range,
    Reference,
    Shift,
    Window,
)

_UNITS = {
    "minute": "M", "hour": "H", "day": "D", "weekend": "W", "week": "W", "month": "M", "season": "M",
    "quarter": "Q", "year": "Y", "decade": "DE", "century": "CE",
}  # fmt: skip
_SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_PARTS = {"morning": "TMO", "afternoon": "TAF", "evening": "TEV", "night": "TNI"}
_CLOCKS = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}

_HEAD = re.compile(r"(?:\A|[.!?:)]\s|\n)[^\S\n]*(?:[A-Z]\w*\s(?:\w+\s){0,3})?\(?\Z")
# Years that a history may go on by at once.
_STRIDE = 2
# How far after a quarter the words still speak of it, in characters: a few sentences.
_NEAR = 500
# News that speaks of a day as long ago as this names its year, or says "last".
_MOST_OF_A_YEAR = 290

Timex = tuple[int, int, str, str]


def annotated(text: str, created: str | None) -> Iterator[Timex]:
    """The begin, end, type and value of each time expression of a text written on the day `created`."""
    published = DateValue(created, created, "day") if created else None
    whole = dates.find(text)
    found = [part for each in whole for part in _parts(each)]
    ends = {part.start for each in whole for part in each.parts[1:]}
    story = _Story(text, published, _narrates(found, published))
    for each in found:
        timex = story.read(each, moves=each.start not in ends)
        if timex is not None:
            yield each.start, each.end, *timex


def _parts(expression: TimeExpression) -> tuple[TimeExpression, ...]:
    """TIMEX3 takes the two ends of "June 5 to 7" as two expressions."""
    return expression.parts or (expression,)


def _years(found: list[TimeExpression]) -> list[int]:
    meanings = [each.meaning for each in found]
    named = [each for each in meanings if isinstance(each, Named) and each.year is not None]
    return [-each.year if each.before_christ else each.year for each in named if each.year is not None]


def _is_told_from_today(each: TimeExpression) -> bool:
    """Whether the words lean on the day of writing, as those of news do."""
    meaning = each.meaning
    if isinstance(meaning, Named):
        return meaning.base == "published" and meaning.weekday is not None and meaning.month is None
    return isinstance(meaning, Shift) and meaning.base == "published"


def _narrates(found: list[TimeExpression], published: DateValue | None) -> bool:
    """Whether a text tells history: most of the years that it names lie well before its publication."""
    if published is None or published.start is None:
        return True
    years = _years(found)
    past = [year for year in years if year < int(published.start[:4]) - 1]
    today = sum(map(_is_told_from_today, found))
    return len(past) >= 6 and 2 * len(past) >= len(years) and 2 * today <= len(past)


def _is_clock(named: Named) -> bool:
    return named == Named(clock=named.clock, day_part=named.day_part)


class _Story:
    """Where a text stands in time as it is read: news by its day of writing, history by the last date it told."""

    def __init__(self, text: str, published: DateValue | None, narrates: bool) -> None:
        self.text = text
        self.published = published
        self.narrates = narrates
        self.date = None if narrates else published
        self.before_christ: int | None = None
        self.aside: int | None = None  # the year last named, which the story may not have gone on to
        self.quarter: tuple[DateValue, int] | None = None  # the last quarter named, and where

    def read(self, each: TimeExpression, moves: bool = True) -> tuple[str, str] | None:
        """The type and value of the next expression; None where TIMEX3 has no value for it.

        The story goes on to the date told where it `moves`: not to the end of "1975 to 1976".
        """
        meaning = each.meaning.named if isinstance(each.meaning, Outside) else each.meaning
        if isinstance(meaning, Range | Between):
            meaning = meaning.first
        if isinstance(meaning, Either):
            meaning = meaning.readings[0]
        if isinstance(meaning, Length | Window):
            return "DURATION", _length(meaning, each.text.lower())
        if each.text.lower() in ("former", "future") and not self.narrates:
            return None  # TIMEX2, from which the tags of the histories come, takes them for times; TIMEX3 does not
        if each.text.lower() == "annual":
            return None
        if isinstance(meaning, Reference) and meaning.unit is not None:
            return "DURATION", _period(meaning.unit, None)
        if isinstance(meaning, Reference):
            return "DATE", f"{meaning.when.upper()}_REF"
        if isinstance(meaning, Every):
            return "SET", self._every(meaning, each.text.lower())
        if (
            isinstance(meaning, Shift)
            and meaning.base == "event"
            and not each.text.lower().startswith("the ")
        ):
            return "DURATION", _apart(meaning)
        if isinstance(meaning, Shift) and meaning.base == "event" and self.narrates:
            meaning = replace(meaning, base="narrative")
        value = self._resolved(replace(each, meaning=_plain(meaning)))
        words = _value(meaning, value)
        if moves or not self._is_year(meaning):
            self._move(meaning, value, each)
        if self._is_of_quarter(meaning, each) and value is not None:
            assert self.quarter is not None
            words = _quarter_before(self.quarter[0])
        if isinstance(meaning, Named) and meaning.before_christ and meaning.year:
            self.before_christ = meaning.year
        elif isinstance(meaning, Named) and meaning.year:
            self.before_christ = None
        elif self.before_christ and not (
            isinstance(meaning, Named) and (meaning.before_christ or meaning.century)
        ):
            return self._long_ago(meaning)
        return None if words is None else ("TIME" if "T" in words else "DATE", words)

    def _is_year(self, meaning: Meaning) -> bool:
        return isinstance(meaning, Named) and meaning == Named(year=meaning.year)

    def _every(self, meaning: Every, words: str) -> str:
        """TIMEX2, from which the tags of the histories come, writes "daily" as a day that is not known."""
        unknown = {"day": "XXXX-XX-XX", "week": "XXXX-WXX", "month": "XXXX-XX", "year": "XXXX"}.get(
            meaning.unit
        )
        if self.narrates and unknown and words.startswith(("every", "each", meaning.unit[:2], "annual")):
            return unknown
        return _every(meaning)

    def _resolved(self, each: TimeExpression) -> DateValue | None:
        tense = dates.tense_of(self.text, each)
        meaning = each.meaning
        if self.narrates:
            leans = _is_told_from_today(each)
            return dates.resolve(each, Anchors(self.date, self.date if leans else self.published))
        if isinstance(meaning, Shift) and meaning.unit == "quarter":
            return dates.resolve(each, Anchors(self.quarter[0] if self.quarter else self._last_quarter()))
        if not isinstance(meaning, Named) or meaning.base != "published":
            return dates.resolve(each, Anchors(self.date, self.published, tense))
        if _is_clock(meaning):
            day = self.date if _is_day(self.date) else self.published
            return dates.resolve(each, Anchors(day, self.published, tense))
        if meaning.quarter:
            return dates.resolve(each, Anchors(published=self.published))
        if (
            meaning.month is not None
            and meaning.year is None
            and not (meaning.toward or meaning.shifted_year)
        ):
            return self._nearest(each, tense)
        return dates.resolve(each, Anchors(published=self.published, tense=tense))

    def _long_ago(self, meaning: Meaning) -> tuple[str, str] | None:
        """A season, month or year told in the years before Christ, which run down."""
        assert self.before_christ is not None
        if isinstance(meaning, Named) and (meaning.month or meaning.season):
            return "DATE", _before_christ(replace(meaning, year=self.before_christ))
        if isinstance(meaning, Shift) and meaning.unit == "year" and meaning.low == meaning.high:
            self.before_christ -= meaning.low
            return "DATE", f"BC{self.before_christ:04d}"
        return None

    def _nearest(self, each: TimeExpression, tense: str | None) -> DateValue | None:
        """The one that the tense points to, unless it is most of a year away; else the one nearer to the day of writing."""
        both = [
            dates.resolve(each, Anchors(published=self.published, tense=tense))
            for tense in ("past", "future")
        ]
        today, known = _day(self.published), [(value, day) for value in both if (day := _day(value))]
        if today is None or not known:
            return both[0]
        told = both[0] if tense == "past" else both[1] if tense == "future" else None
        if told is not None and (day := _day(told)) and abs((day - today).days) <= _MOST_OF_A_YEAR:
            return told
        return min(known, key=lambda pair: abs((pair[1] - today).days))[0]

    def _last_quarter(self) -> DateValue | None:
        """The quarter before the one of writing, on which companies then report."""
        today = _day(self.published)
        if today is None:
            return None
        index = today.year * 4 + (today.month - 1) // 3 - 1
        first = date(index // 4, index % 4 * 3 + 1, 1)
        return DateValue(first.isoformat(), first.isoformat(), "day")

    def _move(self, meaning: Meaning, value: DateValue | None, each: TimeExpression) -> None:
        """The story stands at the last date told; in news at the last one told by name."""
        if value is None or value.start is None or value.end is None:
            return
        reported = self._last_quarter()
        named = isinstance(meaning, Named) and meaning.quarter is not None
        named = named or (isinstance(meaning, Shift) and meaning.unit == "quarter" and meaning.low == 0)
        if named and reported and value.start <= str(reported.start):
            self.quarter = value, each.end
        if self.narrates and (self._is_aside(meaning, value) or self._is_in_passing(meaning, each)):
            return
        if value.start[:4] != value.end[:4] or not (self.narrates or isinstance(meaning, Named)):
            return
        self.date = value

    def _is_in_passing(self, meaning: Meaning, each: TimeExpression) -> bool:
        """ "planned for 1976", in a story that is told by days: only at the head of a sentence does a bare year lead on."""
        if (
            self.date is None
            or self.date.precision not in ("day", "month", "hour")
            or not self._is_year(meaning)
        ):
            return False
        return _HEAD.search(self.text[max(0, each.start - 40) : each.start]) is None

    def _is_aside(self, meaning: Meaning, value: DateValue) -> bool:
        """A year far from the story's, told once ("as late as 1978"), is an aside; told again it is where the story goes on."""
        told = _day(value)
        if not isinstance(meaning, Named) or meaning.year is None or told is None:
            return False
        now, aside = _day(self.date), self.aside
        self.aside = told.year
        if now is None or abs(told.year - now.year) <= _STRIDE:
            return False
        return aside is None or abs(told.year - aside) > _STRIDE

    def _is_of_quarter(self, meaning: Meaning, each: TimeExpression) -> bool:
        """ "up from $3 million a year earlier", just after a quarter was named: the same quarter of that year."""
        return (
            isinstance(meaning, Shift)
            and (meaning.unit, meaning.low, meaning.high) == ("year", -1, -1)
            and not each.text.lower().startswith("last")
            and self.quarter is not None
            and each.start - self.quarter[1] < _NEAR
        )


def _apart(shift: Shift) -> str:
    """ "two days after the treaty": TIMEX3 takes the length alone."""
    low, high = sorted((abs(shift.low), abs(shift.high if shift.high is not None else shift.low)))
    return _period(shift.unit, low or high if low == high or not low else None)


def _is_day(value: DateValue | None) -> bool:
    return value is not None and value.start is not None and value.start[:10] == (value.end or "")[:10]


def _quarter_before(quarter: DateValue) -> str | None:
    first = _day(quarter)
    return f"{first.year - 1}-Q{(first.month + 2) // 3}" if first else None


def _plain(meaning: Meaning) -> Meaning:
    """Without early, mid and late: TIMEX3 keeps these apart from the value."""
    if isinstance(meaning, Named):
        return replace(meaning, third=None)
    if isinstance(meaning, Shift):
        return replace(meaning, edge=None)
    return meaning


def _length(meaning: Length | Window, words: str) -> str:
    larger = {("minute", True): ("hour", 60), ("month", False): ("year", 12)}.get(
        (meaning.unit, "hour" in words)
    )
    if larger and meaning.said and larger[0] in words and meaning.said > larger[1]:
        whole, rest = divmod(meaning.said, larger[1])
        return _period(larger[0], whole) + f"{rest}M"  # "two and a half years", which is told in months
    return _period(meaning.unit, meaning.said)


def _period(unit: str, count: int | None) -> str:
    mark = "PT" if unit in ("minute", "hour") else "P"
    if count == 24 and unit == "hour":
        return "P1D"
    return f"{mark}{'X' if count is None else count}{_UNITS[unit]}"


def _every(meaning: Every) -> str:
    if meaning.weekday is not None:
        return f"XXXX-WXX-{meaning.weekday + 1}"
    return _period(meaning.unit, 1)


def _value(meaning: Any, value: DateValue | None) -> str | None:
    if isinstance(meaning, Named):
        return _named(meaning, value)
    if isinstance(meaning, Shift):
        return _shift(meaning, value)
    return None


def _named(named: Named, value: DateValue | None) -> str | None:
    if named.before_christ:
        return _before_christ(named)
    if named.century is not None:
        return f"{named.century - 1:02d}"
    if named.decade is not None:
        return f"{named.decade // 10}"
    start = _day(value)
    time = _time(named.clock, named.day_part)
    if start is None:
        return _undated(named, time)
    if named.whole is not None:
        return _week(start) + ("-WE" if named.whole == "weekend" else "")
    if named.feast is not None:
        return _feast(start, value)
    if named.day is not None or named.weekday is not None or _is_clock(named):
        return start.isoformat() + time
    if named.week is not None:
        return _week(start)
    if named.half:
        return f"{start.year}-H{(start.month + 5) // 6}"
    if named.quarter:
        return f"{start.year}-Q{(start.month + 2) // 3}"
    if named.month is not None:
        return f"{start.year}-{start.month:02d}"
    if named.season is not None:
        return f"{start.year}-{_SEASONS[named.season]}"
    return f"{start.year}"


def _feast(start: date, value: DateValue | None) -> str:
    """A feast known to the day as that day, any other as the month in which it begins."""
    return (
        start.isoformat()
        if value is not None and value.start == value.end
        else f"{start.year}-{start.month:02d}"
    )


def _before_christ(named: Named) -> str:
    if named.decade is not None:
        return f"BC{named.decade // 10:03d}"
    if named.century is not None:
        return f"BC{named.century - 1:02d}"
    year = f"BC{named.year:04d}"
    if named.season is not None:
        return f"{year}-{_SEASONS[named.season]}"
    month = f"-{named.month:02d}" if named.month else ""
    return year + month + (f"-{named.day:02d}" if named.day else "")


def _undated(named: Named, time: str) -> str | None:
    if named.month is not None and named.day is not None:
        return f"XXXX-{named.month:02d}-{named.day:02d}{time}"
    if named.month is not None:
        return f"XXXX-{named.month:02d}"
    if named.weekday is not None:
        return f"XXXX-WXX-{named.weekday + 1}{time}"
    if named.season is not None:
        return f"XXXX-{_SEASONS[named.season]}"
    return time or None


def _day(value: DateValue | None) -> date | None:
    return date.fromisoformat(value.start[:10]) if value is not None and value.start is not None else None


def _time(clock: str | None, part: str | None) -> str:
    if clock:
        return f"T{clock}"
    words = (part or "").lower().split()
    for word in reversed(words):
        if word in _PARTS or word in _CLOCKS:
            return _PARTS.get(word) or _CLOCKS[word]
    return ""


def _week(day: date) -> str:
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02d}"


def _shift(shift: Shift, value: DateValue | None) -> str | None:
    start = _day(value)
    if start is None:
        return None
    if shift.unit in ("minute", "hour"):
        return (value.start or "") if value else None
    if shift.unit == "day":
        return start.isoformat() + _time(shift.clock, shift.day_part)
    if shift.unit == "week":
        return _week(start)
    if shift.unit == "weekend":
        return f"{_week(start)}-WE"
    if shift.unit == "month":
        return f"{start.year}-{start.month:02d}"
    if shift.unit == "quarter":
        return f"{start.year}-Q{(start.month + 2) // 3}"
    return f"{start.year}"
