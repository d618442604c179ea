"""Incidents over time, as a picture that fits a wide page and one that fits a narrow one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from tellings.casebook import Filters
from tellings.export import drawing
from tellings.export.drawing import MOST_BARS, letters_of
from tellings.export.pictures import Draw
from tellings.model.records import Record

from .histogram import Closer, histogram
from .holding import Holding, incident_of

_WIDTHS = (("wide", 1040), ("narrow", 400))  # pixels


@dataclass(frozen=True, slots=True)
class Begun:
    """How many incidents began when: between `first` and `last` (ISO days), by day, month or year, an ISO name each."""

    first: str
    last: str
    counts: tuple[tuple[str, int], ...]

    def drawn(self, width: int, closer: Closer) -> Record:
        """The counts as what is to be drawn."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        return histogram(dict(self.counts), first, last, width, closer)


def begun(holding: Holding, wanted: Filters) -> Begun | None:
    """How many of those that are wanted began when; None where the year of none is known."""
    stretch = holding.pages.incidents.stretch(wanted)
    if stretch is None:
        return None
    letters = letters_of(*map(date.fromisoformat, stretch))
    return Begun(*stretch, tuple(holding.pages.incidents.begun(wanted, letters).items()))


def timeline_of(holding: Holding, wanted: Filters, draw: Draw, closer: Closer) -> dict[str, object]:
    """The picture `wide` and `narrow` (None where no year is known), and whether each incident has a bar of its own (`bars`).

    With a bar for each it is SVG, else what is drawn of a histogram, whose bars lead to where `closer` says.
    """
    pages = holding.pages.incidents
    dated = replace(wanted, dated=True)
    bars = pages.count(dated) <= MOST_BARS
    drawn: dict[str, object] = {"bars": bars}
    own = [incident_of(*each) for each in pages.page(dated, "date", False, 0, MOST_BARS)] if bars else []
    counted = None if bars else begun(holding, wanted)
    for name, width in _WIDTHS:
        if counted is not None:
            drawn[name] = counted.drawn(width, closer)
        else:
            found = drawing.timeline(own, width, address)
            drawn[name] = draw(*found, f"time-{width}") if found else None
    return drawn


def address(incident: Record) -> str:
    """Where an incident's page is, as a picture's link says it."""
    return f"#/incidents/{incident['id']}"
