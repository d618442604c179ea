"""An incident as a line of the desk's table."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.export import shown
from tellings.model.records import Record


@dataclass(frozen=True, slots=True)
class Row:
    """One incident.

    `start` and `end` are ISO days, "" where the year is not known.  `open` counts the fields that reports dispute and the
    findings.
    """

    id: str
    type: str
    shown: Record
    start: str
    end: str
    documents: frozenset[str]
    killed: int | None
    open: int
    reviewed: bool

    @property
    def place(self) -> str:
        """Where it is likeliest to have been; "" where no place is known."""
        return str(self.shown["where"] or "")


def row(incident: Record) -> Row:
    """The line of one incident."""
    best = (incident["fields"].get("date") or {}).get("best") or {}
    killed = incident["fields"].get("killed") or {}
    line = shown.row(incident)
    return Row(
        id=incident["id"],
        type=incident["type"],
        shown=line,
        start=(best.get("start") or best.get("end") or "")[:10],
        end=(best.get("end") or best.get("start") or "")[:10],
        documents=frozenset(each["document"] for each in incident["tellings"]),
        killed=next((killed[key] for key in ("best", "low", "high") if killed.get(key) is not None), None),
        open=len(line["contested"]) + line["findings"],
        reviewed=incident["reviewed"],
    )
