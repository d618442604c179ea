"""Incidents over time, as a picture that fits a wide page and one that fits a narrow one."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from tellings.casebook import Filters
from tellings.export.drawing import MOST_BARS, draw_begun, draw_timeline, letters_of
from tellings.model.records import Record, canonical

from .holding import Holding, incident_of

WIDE, NARROW = 1040, 400  # pixels
REMEMBERED = 32  # pictures


@dataclass(frozen=True, slots=True)
class Begun:
    """How many incidents began when: between `first` and `last` (ISO days), by day, month or year, an ISO name each."""

    first: str
    last: str
    counts: tuple[tuple[str, int], ...]

    def svg(self, width: int) -> str:
        """The counts as a picture."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        return draw_begun(dict(self.counts), first, last, width, f"time-{width}")


def begun(holding: Holding, wanted: Filters) -> Begun | None:
    """How many of those that are wanted began when; None where the year of none is known."""
    stretch = holding.pages.incidents.stretch(wanted)
    if stretch is None:
        return None
    letters = letters_of(*map(date.fromisoformat, stretch))
    return Begun(*stretch, tuple(holding.pages.incidents.begun(wanted, letters).items()))


def timeline_of(holding: Holding, wanted: Filters) -> dict[str, object]:
    """`wide` and `narrow` as SVG (None where no year is known), and whether each incident has a bar of its own."""
    pages = holding.pages.incidents
    dated = replace(wanted, dated=True)
    bars = pages.count(dated) <= MOST_BARS
    drawn: dict[str, object] = {"wide": None, "narrow": None, "bars": bars}
    if bars:
        own = [incident_of(*each) for each in pages.page(dated, "date", False, 0, MOST_BARS)]
        incidents = canonical(own)
        drawn.update({name: _bars(incidents, width) for name, width in _WIDTHS if own})
    else:
        counted = begun(holding, wanted)
        assert counted is not None, "there are incidents with a year"
        drawn.update({name: _counted(counted, width) for name, width in _WIDTHS})
    return drawn


_WIDTHS = (("wide", WIDE), ("narrow", NARROW))


def address(incident: Record) -> str:
    """Where an incident's page is, as a picture's link says it."""
    return f"#/incidents/{incident['id']}"


@lru_cache(REMEMBERED)
def _bars(incidents: str, width: int) -> str | None:
    return draw_timeline(json.loads(incidents), width, f"time-{width}", address)


@lru_cache(REMEMBERED)
def _counted(counted: Begun, width: int) -> str:
    return counted.svg(width)
