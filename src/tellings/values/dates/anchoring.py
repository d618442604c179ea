"""The date that a named day, month, weekday or time of day comes to, with the year or week that its anchors bear."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from tellings.model import DateValue

from .arithmetic import bounds, made, shifted, single_day, span_of
from .meaning import Named
from .naming import in_year, of_decade, of_other_calendar, with_clock, without_year

_SOON = 3  # days after publication


@dataclass(frozen=True, slots=True)
class Anchors:
    """What an expression can lean on.

    `narrative` is the date that the story stands at where the expression is met, `published` the document's, `tense` that of
    the verb beside it: None is taken for past, for reports tell what has happened.
    """

    narrative: DateValue | None = None
    published: DateValue | None = None
    tense: Literal["past", "future"] | None = None


def resolve_named(named: Named, anchors: Anchors) -> DateValue | None:
    if named.century is not None or named.before_christ:
        return None
    if named.calendar is not None:
        return of_other_calendar(named)
    if named.decade is not None:
        return of_decade(named)
    if named.year is not None:
        return in_year(named, named.year)
    if named.month is None and named.day is not None:
        return _day_of_month(named, anchors)
    if named.weekday is not None and named.month is None:
        return with_clock(_weekday(named, anchors), named.clock)
    if (
        named.month is None
        and named.season is None
        and named.feast is None
        and not (named.half or named.quarter or named.shifted_year is not None)
    ):
        return _time_of_day(named, anchors)
    if named.shifted_year is not None:
        both = bounds(anchor_of(named.base, anchors))
        if both is None or both[0].year != both[1].year:
            return without_year(named)
        return in_year(named, both[0].year + named.shifted_year)
    if named.toward is not None:
        return _toward(named, anchors)
    return _year_from_anchors(named, anchors)


def anchor_of(base: str, anchors: Anchors) -> DateValue | None:
    return {"published": anchors.published, "narrative": anchors.narrative}.get(base)


def _time_of_day(named: Named, anchors: Anchors) -> DateValue | None:
    """A clock time alone is of the day that the story stands at."""
    day = single_day(anchors.narrative)
    return None if day is None or named.clock is None else with_clock(made(day, day, "day"), named.clock)


def _weekday(named: Named, anchors: Anchors) -> DateValue | None:
    """The last such day not after publication, unless the words or the tense point elsewhere."""
    assert named.weekday is not None
    if named.shifted_week is not None:
        day = single_day(anchor_of(named.base, anchors))
        if day is None:
            return None
        found = span_of(shifted(day, "week", named.shifted_week), "week")[0] + timedelta(days=named.weekday)
        return made(found, found, "day")
    if named.base == "narrative" and named.toward == "this":
        return _weekday_within(named.weekday, anchors.narrative)
    day = single_day(anchor_of(named.base, anchors))
    if day is None:
        return None
    back, ahead = (day.weekday() - named.weekday) % 7, (named.weekday - day.weekday()) % 7
    if named.toward == "last":
        found = day - timedelta(days=back or 7)
    elif named.toward == "next":
        found = day + timedelta(days=ahead or 7)
    elif named.toward == "this" and anchors.tense is None:
        found = span_of(day, "week")[0] + timedelta(days=named.weekday)
    elif anchors.tense == "future":
        found = day + timedelta(days=ahead)
    else:
        found = day - timedelta(days=back)
    return made(found, found, "day")


def _weekday_within(weekday: int, narrative: DateValue | None) -> DateValue | None:
    """ "that Sunday": the one Sunday within the days that the story stands at, if there is just one."""
    both = bounds(narrative)
    if both is None or (both[1] - both[0]).days > 13:
        return None
    days = [both[0] + timedelta(days=count) for count in range((both[1] - both[0]).days + 1)]
    found = [day for day in days if day.weekday() == weekday]
    return made(found[0], found[0], "day") if len(found) == 1 else None


def _day_of_month(named: Named, anchors: Anchors) -> DateValue | None:
    """ "on the 5th", "Sunday the 5th": of the story's month, else the latest one not after publication."""
    both, published = bounds(anchors.narrative), single_day(anchors.published)
    if both and (both[0].year, both[0].month) == (both[1].year, both[1].month):
        months = [both[0]]
    elif published:
        past = [shifted(published.replace(day=1), "month", -count) for count in range(12)]
        coming = [shifted(published.replace(day=1), "month", count) for count in range(12)]
        months = coming if anchors.tense == "future" else past
    else:
        return None
    for month in months:
        value = in_year(replace(named, month=month.month), month.year)
        day = single_day(value)
        if day is None or (named.weekday is not None and day.weekday() != named.weekday):
            continue
        if len(months) == 1 or (day >= published if anchors.tense == "future" else day <= published):  # type: ignore[operator]
            return value
    return None


def _toward(named: Named, anchors: Anchors) -> DateValue | None:
    """ "last June", "next summer", "the following May"."""
    both = bounds(anchor_of(named.base, anchors))
    if both is None:
        return without_year(named)
    year = both[0].year
    values = [value for count in range(-2, 3) if (value := in_year(named, year + count))]
    if named.toward == "last":
        return next((value for value in reversed(values) if end_of(value) < both[0]), None)
    if named.toward == "next":
        return next((value for value in values if begin_of(value) > both[1]), None)
    return in_year(named, year)


def begin_of(value: DateValue) -> date:
    both = bounds(value)
    assert both is not None
    return both[0]


def end_of(value: DateValue) -> date:
    both = bounds(value)
    assert both is not None
    return both[1]


def _agrees(named: Named, value: DateValue) -> bool:
    """Whether the weekday that stands beside a day is that day's."""
    day = single_day(value)
    return day is None or named.weekday is None or named.rank is not None or day.weekday() == named.weekday


def _year_from_anchors(named: Named, anchors: Anchors) -> DateValue | None:
    """The year of the story, else the publication's; none where a weekday beside the day speaks against it."""
    value = _of_story(named, anchors) or _of_publication(named, anchors)
    if value is None or not _agrees(named, value):
        return without_year(named)
    return value


def _of_story(named: Named, anchors: Anchors) -> DateValue | None:
    """In the year that the story stands in; over the new year where publication bears it out."""
    story, published = bounds(anchors.narrative), bounds(anchors.published)
    if story is None or story[0].year != story[1].year:
        return None
    value = in_year(named, story[0].year)
    if value is None:
        return None
    if anchors.tense == "future":
        later = in_year(named, story[0].year + 1)
        return value if end_of(value) >= story[0] else later
    if story[0].month >= 11 and begin_of(value).month <= 2:
        # The story stands at the end of a year and the date at the beginning of one: of which, only publication can tell.
        later = in_year(named, story[0].year + 1)
        if published is None:
            return without_year(named)
        return later if later and begin_of(later) <= published[1] else value
    return None if published and begin_of(value) > published[1] else value


def _of_publication(named: Named, anchors: Anchors) -> DateValue | None:
    """The latest one not after publication, or in the future tense the first one not before.

    One right after publication is of its year: what is to come, or a page that was brought up to date.
    """
    published = bounds(anchors.published)
    if published is None:
        return None
    first, last = published
    near = [value for count in range(-8, 9) if (value := in_year(named, first.year + count))]
    if anchors.tense == "future":
        return next((value for value in near if end_of(value) >= first), None)
    soon = last + timedelta(days=_SOON if named.day is not None else 0)
    return next((value for value in reversed(near) if begin_of(value) <= soon), None)
