"""What the words of a time expression mean, before anything is known of the story they stand in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Unit = Literal["minute", "hour", "day", "weekend", "week", "month", "season", "quarter", "year", "decade"]
Season = Literal["spring", "summer", "autumn", "winter"]
Third = Literal["early", "mid", "late"]
Toward = Literal["last", "this", "next"]
# What an expression leans on: the day of publication, the day the story stands at, or an event named beside it.
Base = Literal["published", "narrative", "event"]


@dataclass(frozen=True, slots=True)
class Named:
    """A place in the calendar or on the clock, as far as it is named: "June 5", "Sunday night", "the summer of 2016".

    `weekday` is Monday 0 to Sunday 6, `rank` which of a month's weekdays (-1 the last), `clock` "HH:MM".  `half`, `quarter`
    and `week` count from 1 within the year or month named (-1 the last).  `toward` picks the one before, around or after
    `base`; `feast` is a moveable one, `whole` the week or weekend of the day named ("the week of June 6", "Easter weekend"),
    `calendar` another than the Gregorian, in which year, month and day are then told.  `shifted_year` and `shifted_week` are "last year" (-1) and "last week" beside a month, day or weekday.
    """

    century: int | None = None
    decade: int | None = None
    year: int | None = None
    season: Season | None = None
    half: int | None = None
    quarter: int | None = None
    month: int | None = None
    week: int | None = None
    day: int | None = None
    weekday: int | None = None
    rank: int | None = None
    third: Third | None = None
    day_part: str | None = None
    clock: str | None = None
    feast: str | None = None
    whole: Literal["week", "weekend"] | None = None
    calendar: Literal["islamic", "persian"] | None = None
    toward: Toward | None = None
    base: Base = "published"
    before_christ: bool = False
    shifted_year: int | None = None
    shifted_week: int | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """So many units away from `base`: "yesterday", "three days later".  `high` None is "more than `low`".

    `edge` keeps to a part of the unit: "early last week", or, before and after the base itself, "earlier this week".
    """

    base: Base
    unit: Unit
    low: int
    high: int | None
    edge: Third | Literal["before", "after"] | None = None
    day_part: str | None = None
    clock: str | None = None


@dataclass(frozen=True, slots=True)
class Beside:
    """So far from a time that is named beside it: "the day after Christmas", "two Sundays ago", "the third day of Ramadan".

    `shift` goes from the end of `named` where it goes forward, from its beginning where it goes back; `within` is a day of the
    feast itself.
    """

    shift: Shift
    named: Named
    within: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """Any time within so many units of `base`: "over the next few days" (forward), "in the past week".

    `said` is the number that the words name, None where they name none.
    """

    base: Base
    unit: Unit
    count: int
    forward: bool
    said: int | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From one to the other: it began at `first` and lasted until `last`."""

    first: Named
    last: Named


@dataclass(frozen=True, slots=True)
class Between:
    """At some time from `first` to `last`."""

    first: Named
    last: Named


@dataclass(frozen=True, slots=True)
class Either:
    """One of several readings: "5 or 6 June", "01.08.2017"."""

    readings: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """How long: "three hours", "27 years".  `high` None is "more than `low`", `said` as in `Window`."""

    unit: Unit
    low: int
    high: int | None
    said: int | None = None


@dataclass(frozen=True, slots=True)
class Every:
    """A time that comes again: "every Sunday", "daily"."""

    unit: Unit
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A time told by nothing but that it is past, present or to come: "now", "recently", "in the future".

    `unit` is what "in recent weeks" is told in.
    """

    when: Literal["past", "present", "future"]
    unit: Unit | None = None


@dataclass(frozen=True, slots=True)
class Outside:
    """The words name a time that the event does not lie in: "before 2011", "until Friday"."""

    relation: Literal["before", "until"]
    named: Named | Shift | Range


Meaning = Named | Shift | Beside | Window | Range | Between | Either | Length | Every | Reference | Outside
