"""From meanings to TIMEX3: types DATE, TIME, DURATION and SET, and value strings such as 1999-W23, P3D or XXXX-WXX-7TEV."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

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

from .timex3_values import (
    before_christ,
    day_of,
    is_clock,
    is_day,
    length_apart,
    length_of,
    period,
    plain,
    quarter_before,
    set_of,
    value_of,
)

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
            return "DURATION", length_of(meaning, each.text.lower())
        if each.text.lower() in ("former", "future") and not self.narrates:
            return None  # TIMEX2, from which the tags of the histories come, takes them for times; TIMEX3 does not
        if each.text.lower() == "annual":
            return None
        if isinstance(meaning, Reference) and meaning.unit is not None:
            return "DURATION", period(meaning.unit, None)
        if isinstance(meaning, Reference):
            return "DATE", f"{meaning.when.upper()}_REF"
        if isinstance(meaning, Every):
            return "SET", self._every(meaning, each.text.lower())
        if (
            isinstance(meaning, Shift)
            and meaning.base == "event"
            and not each.text.lower().startswith("the ")
        ):
            return "DURATION", length_apart(meaning)
        if isinstance(meaning, Shift) and meaning.base == "event" and self.narrates:
            meaning = replace(meaning, base="narrative")
        value = self._resolved(replace(each, meaning=plain(meaning)))
        words = value_of(meaning, value)
        if moves or not self._is_year(meaning):
            self._move(meaning, value, each)
        if self._is_of_quarter(meaning, each) and value is not None:
            assert self.quarter is not None
            words = quarter_before(self.quarter[0])
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
        return set_of(meaning)

    def _resolved(self, each: TimeExpression) -> DateValue | None:
        tense = dates.tense_of(self.text, each)
        meaning = each.meaning
        if self.narrates:
            leans = _is_told_from_today(each)
            return dates.resolve(each, Anchors(self.date, self.date if leans else self.published))
        if isinstance(meaning, Shift) and meaning.unit == "quarter":
            return dates.resolve(each, Anchors(self.quarter[0] if self.quarter else self._last_quarter()))
        if isinstance(meaning, Shift) and meaning.unit == "year" and meaning.low == meaning.high == 0:
            named = any(word in each.text.lower() for word in ("that", "same"))
            return dates.resolve(each, Anchors(self.date if named else self.published, self.published))
        if not isinstance(meaning, Named) or meaning.base != "published":
            return dates.resolve(each, Anchors(self.date, self.published, tense))
        if is_clock(meaning):
            day = self.date if is_day(self.date) else self.published
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
            return "DATE", before_christ(replace(meaning, year=self.before_christ))
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
        today, known = day_of(self.published), [(value, day) for value in both if (day := day_of(value))]
        if today is None or not known:
            return both[0]
        told = both[0] if tense == "past" else both[1] if tense == "future" else None
        if told is not None and (day := day_of(told)) and abs((day - today).days) <= _MOST_OF_A_YEAR:
            return told
        return min(known, key=lambda pair: abs((pair[1] - today).days))[0]

    def _last_quarter(self) -> DateValue | None:
        """The quarter before the one of writing, on which companies then report."""
        today = day_of(self.published)
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
        told = day_of(value)
        if not isinstance(meaning, Named) or meaning.year is None or told is None:
            return False
        now, aside = day_of(self.date), self.aside
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
