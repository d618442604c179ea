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
