"""The part of a `casebook/1` record that bears on one incident."""

from __future__ import annotations

from tellings.model.records import Record


def relations_of(record: Record, incident: Record) -> list[Record]:
    """The relations that the incident is an end of."""
    return [each for each in record["relations"] if incident["id"] in (each["from"], each["to"])]
