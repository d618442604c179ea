"""The values that a claim can hold: dates, places, counts, actors, things, sentences, persons.

Each is a frozen dataclass whose fields are the keys of `casebook/1`.  Absent is None, never zero or "".
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DatePrecision = Literal["hour", "day", "week", "month", "season", "year", "decade"]
PlacePrecision = Literal["point", "neighbourhood", "town", "near", "district", "province", "country", "area"]
Link = Literal["carried_out", "ordered", "supported", "inspired", "claimed"]
Group = Literal[
    "victim",  # anyone not said to be an attacker
    "civilian",  # the next seven lie within victim
    "security",
    "armed_group",
    "medical",
    "journalist",
    "child",
    "woman",
    "said_attacker",  # somebody's label: it keeps its speaker
    "suspect",
    "unknown",
]
WITHIN_VICTIM: frozenset[Group] = frozenset(
    ("civilian", "security", "armed_group", "medical", "journalist", "child", "woman")
)
# Those called attackers: numbers of victims leave them out.
ATTACKING: tuple[Group, ...] = ("said_attacker", "suspect")
Role = Literal["leader", "attacker", "planner", "victim", "other"]
Fate = Literal["killed", "injured", "arrested", "at_large", "missing", "released", "unknown"]
Rung = Literal[
    "suspected",
    "wanted",
    "arrested",
    "charged",
    "tried",
    "convicted",
    "sentenced",
    "acquitted",
    "released",
    "admitted",
    "denied",
]
ThingEffect = Literal[
    "killed",
    "injured",
    "abducted",
    "missing",
    "unharmed",
    "freed",
    "destroyed",
    "damaged",
    "undamaged",
    "taken",
]
Punishment = Literal["prison", "life", "death", "fine", "suspended", "other"]


@dataclass(frozen=True, slots=True)
class DateValue:
    """When something began: it lies between `start` and `end`, both ISO 8601 (`YYYY-MM-DD`, or with `THH:MM`).

    A date whose year is not known has `partial` (`--06-05`, `--06` for a month, as in ISO 8601:2000) and neither start nor
    end.  `candidates` holds the readings of an ambiguous date (01.08.2017); then start and end are the bounds of them all.
    """

    start: str | None
    end: str | None
    precision: DatePrecision
    partial: str | None = None
    candidates: tuple[DateValue, ...] = ()
    lasted_until: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """Where: `name` as the field knows it, with what contains it.  `country` is ISO 3166 alpha-3; lat and lon in degrees."""

    name: str
    city: str | None = None
    admin2: str | None = None
    admin1: str | None = None
    country: str | None = None
    geonames_id: int | None = None
    lat: float | None = None
    lon: float | None = None
    precision: PlacePrecision = "town"


@dataclass(frozen=True, slots=True)
class CountValue:
    """How many: at least `low`, at most `high` (None: open), `best` as said."""

    low: int
    high: int | None
    best: int | None

    @property
    def figure(self) -> int:
        """The one number that stands for the count."""
        return self.low if self.best is None else self.best


@dataclass(frozen=True, slots=True)
class ActorValue:
    """Who is held responsible, and by which link."""

    name: str
    kind: str | None  # person, group, state, unknown
    link: Link


@dataclass(frozen=True, slots=True)
class ThingValue:
    """A target or a weapon: its words, and the kind it belongs to.

    Of a target, which may be people: how many (None: not said), what was done to it, the country that its words name (ISO
    3166 alpha-3, or SUN), and of somebody named the title or role that is given.
    """

    name: str
    kind: str | None
    number: CountValue | None = None
    effect: ThingEffect | None = None
    nation: str | None = None
    description: str | None = None


@dataclass(frozen=True, slots=True)
class SentenceValue:
    """A court's sentence: on how many persons, of what kind, how many years, for what, by which court."""

    persons: CountValue | None
    kind: Punishment
    years: CountValue | None
    offence: str | None
    court: str | None


@dataclass(frozen=True, slots=True)
class PersonValue:
    """What one passage says of one person in an incident; `name` is None for somebody known by age or sex alone.

    `rung` is a step of the law, on `date`, by `court`; `punishment` is what they were sentenced to.
    """

    name: str | None
    role: Role = "other"
    age: int | None = None
    sex: Literal["female", "male"] | None = None
    group: Group | None = None
    fate: Fate = "unknown"
    rung: Rung | None = None
    date: DateValue | None = None
    court: str | None = None
    punishment: SentenceValue | None = None


Value = DateValue | PlaceValue | CountValue | ActorValue | ThingValue | SentenceValue | PersonValue | str
