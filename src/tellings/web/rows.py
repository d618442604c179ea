"""An incident as a line of the desk's table: what is shown, and what it is found and ordered by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tellings.export import shown
from tellings.export.claims import elements
from tellings.model.records import Record
from tellings.values.countries import country_name
from tellings.values.folding import fold


@dataclass(frozen=True, slots=True)
class Row:
    """One incident.

    `start` and `end` are ISO days, "" where the year is not known.  `countries` are ISO 3166 alpha-3, `places` the folded names
    of its places with what contains them.  `open` counts the fields that reports dispute and the findings.
    """

    id: str
    type: str
    shown: Record
    start: str
    end: str
    statuses: frozenset[str]
    countries: frozenset[str]
    places: str
    documents: frozenset[str]
    outlets: frozenset[str]
    killed: int | None
    open: int
    reviewed: bool

    @property
    def place(self) -> str:
        """Where it is likeliest to have been, for ordering; "" where no place is known."""
        return str(self.shown["where"] or "")


def row(incident: Record, documents: Mapping[str, Record], reviewed: bool) -> Row:
    """The line of one incident; `documents` by id."""
    best = (incident["fields"].get("date") or {}).get("best") or {}
    places = elements(incident, "place")
    told = frozenset(each["document"] for each in incident["tellings"])
    killed = incident["fields"].get("killed") or {}
    line = shown.row(incident)
    return Row(
        id=incident["id"],
        type=incident["type"],
        shown=line,
        start=(best.get("start") or best.get("end") or "")[:10],
        end=(best.get("end") or best.get("start") or "")[:10],
        statuses=frozenset(each["status"] for each in incident["fields"].values()),
        countries=frozenset(each["country"] for each in places if each["country"]),
        places=fold(" ".join(map(_named, places))),
        documents=told,
        outlets=frozenset(documents[each]["outlet"] or "" for each in told if each in documents),
        killed=next((killed[key] for key in ("best", "low", "high") if killed.get(key) is not None), None),
        open=len(line["contested"]) + line["findings"],
        reviewed=reviewed,
    )


def _named(place: Record) -> str:
    country = place["country"] and (country_name(place["country"]) or place["country"])
    return " ".join(filter(None, (place["name"], place["city"], place["admin2"], place["admin1"], country)))
