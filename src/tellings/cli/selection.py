"""Finding one incident in a `casebook/1` record, and the part of the record that bears on it."""

from __future__ import annotations

from tellings.model.records import Record
from tellings.pipeline import by_prefix


def chosen(record: Record, prefix: str) -> Record:
    """The incident whose id, or the id of one of whose tellings, begins so.  Raises UserError where it is none or several."""
    named = (
        (each, [each["id"], *each["was"], *(telling["id"] for telling in each["tellings"])])
        for each in record["incidents"]
    )
    incident: Record = by_prefix(named, prefix)
    return incident


def relations_of(record: Record, incident: Record) -> list[Record]:
    """The relations that the incident is an end of."""
    return [each for each in record["relations"] if incident["id"] in (each["from"], each["to"])]
