"""The part of a `casebook/1` record that bears on one incident."""

from __future__ import annotations

from tellings.model.records import Record


def only(record: Record, incident: Record) -> Record:
    """A record of the same format with one incident, its documents and all that bears on it."""
    documents = {telling["document"] for telling in incident["tellings"]}
    subjects = {each["id"] for each in incident["tellings"]} | {
        claim for each in incident["tellings"] for claim in each["claims"]
    }
    return {
        **record,
        "documents": [each for each in record["documents"] if each["id"] in documents],
        "incidents": [incident],
        "relations": relations_of(record, incident),
        "figures": [each for each in record["figures"] if each["incident"] == incident["id"]],
        "judgements": [each for each in record["judgements"] if subjects & set(each["subjects"])],
        "rejections": [each for each in record["rejections"] if each["document"] in documents],
        "unread": [],
    }


def relations_of(record: Record, incident: Record) -> list[Record]:
    """The relations that the incident is an end of."""
    return [each for each in record["relations"] if incident["id"] in (each["from"], each["to"])]
