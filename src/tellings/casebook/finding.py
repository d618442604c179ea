"""What stored incidents, and documents, are found by, counted by and put in order by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

FacetKind = Literal["type", "status", "country", "outlet", "organisation", "finding"]
TotalKind = FacetKind | Literal["rejection"]
Order = Literal["date", "place", "type", "killed", "reports", "open"]
NO_DAY = "~"  # sorts behind every day


@dataclass(frozen=True, slots=True)
class Facet:
    """One thing that an incident is one of.

    `cells` are the fields that an outlet or organisation speaks of, or how many findings of a kind; of those fields one source
    alone gives `alone`, on `agreed` the reports fit together, on `disputed` they do not.
    """

    kind: FacetKind
    name: str
    cells: int = 0
    alone: int = 0
    agreed: int = 0
    disputed: int = 0


@dataclass(frozen=True, slots=True)
class Total:
    """The same over all incidents: `incidents` are how many there are of it."""

    name: str
    incidents: int
    cells: int
    alone: int
    agreed: int
    disputed: int


@dataclass(frozen=True, slots=True)
class Point:
    """Where on the map (the units of `values.mercator`) an incident is, and how many metres from there it may have been."""

    east: int
    north: int
    metres: int


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """What somebody should decide of an incident; the lowest `rank` first, of equals the lowest `weight`.

    `key` stays the same when something else is decided.  `record` is what is asked, as JSON.
    """

    incident: str
    rank: int
    weight: int
    key: str
    record: str


@dataclass(frozen=True, slots=True)
class FoundBy:
    """What one incident is found by.  Names of places are folded; `place` is the likeliest, `places` are all, each with what
    contains it.  `findings` are the kinds of its findings in order, `questions` what is asked of it."""

    deaths: int | None = None
    contested: int = 0
    reviewed: bool = False
    place: str | None = None
    places: str = ""
    point: Point | None = None
    facets: tuple[Facet, ...] = ()
    findings: tuple[str, ...] = ()
    questions: tuple[StoredQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class StoredDocument:
    """What a document of the view is found by; `day` is that of publication (NO_DAY: not known), `claims` how many of the view
    quote it."""

    document: str
    day: str
    outlet: str | None
    claims: int
    incidents: int


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the map: `east` units from its left edge and `north` from its lower one, so `wide` and so `high`."""

    east: int
    north: int
    wide: int
    high: int


@dataclass(frozen=True, slots=True)
class Cell:
    """Incidents that lie in one square of a grid: how many, the one with the least id, and where they are.

    `east`, `north` are means, in units from the window's left and lower edges; the rest are bounds, in the same way.
    """

    count: int
    first: str
    east: float
    north: float
    west_most: int
    east_most: int
    south_most: int
    north_most: int
    least_metres: int
    most_metres: int
