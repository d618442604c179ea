"""Incidents over time, as a picture that fits a wide page and one that fits a narrow one."""

from __future__ import annotations

from tellings.export.drawing import MOST_BARS, draw_timeline
from tellings.model.records import Record

from .holding import Holding
from .rows import Row

WIDE, NARROW = 1040, 400  # pixels


def timeline_of(holding: Holding, rows: list[Row]) -> dict[str, object]:
    """`wide` and `narrow` as SVG (None where no year is known), the rows that have no year, and whether each has a bar of its own."""
    dated = tuple(row.id for row in rows if row.start)
    return {
        "wide": _drawn(holding, dated, WIDE),
        "narrow": _drawn(holding, dated, NARROW),
        "without": [row.shown for row in rows if not row.start],
        "bars": len(dated) <= MOST_BARS,
    }


def address(incident: Record) -> str:
    """Where an incident's page is, as a picture's link says it."""
    return f"#/incidents/{incident['id']}"


def _drawn(holding: Holding, dated: tuple[str, ...], width: int) -> str | None:
    return holding.once(
        ("timeline", dated, width),
        lambda: draw_timeline([holding.records[id] for id in dated], width, f"time-{width}", address),
    )
