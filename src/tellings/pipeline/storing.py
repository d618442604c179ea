"""Incidents as the casebook keeps them, with what they can be found by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

from tellings.casebook import Built, StoredIncident
from tellings.export.record import figure_record, incident_record, relation_record
from tellings.model import Document, Incident, View
from tellings.model.records import Record

from .building import ViewBuilder

UNSETTLED = ("disputed", "range")  # statuses of a field on which sources differ


def built(view: View, builder: ViewBuilder, became: Iterable[tuple[str, Record]]) -> Built:
    """A view as the casebook keeps it; `became` is by judgement what became of it."""
    return Built(
        (stored_incident(each, builder.documents) for each in view.incidents),
        map(relation_record, view.relations),
        map(figure_record, view.figures),
        became,
        sorted({*_derived(builder), *_made_by_people(view)}),
    )


def _derived(builder: ViewBuilder) -> Iterator[tuple[str, str]]:
    return ((claim.id, telling) for telling, claims in builder.derived.items() for claim in claims)


def _made_by_people(view: View) -> Iterator[tuple[str, str]]:
    """Like derived claims, these are in no reading: what is kept of incidents says which there are."""
    for incident in view.incidents:
        for telling in incident.tellings:
            yield from ((claim.id, telling.id) for claim in telling.claims if claim.made_by == "person")


def stored_incident(incident: Incident, documents: Mapping[str, Document]) -> StoredIncident:
    """An incident as the casebook keeps it, with what it can be found by."""
    record = incident_record(incident)
    fields = record["fields"]
    date = (fields.get("date") or {}).get("best") or {}
    place: Record = next(iter((fields.get("place") or {}).get("best") or ()), {})
    killed = fields.get("killed") or {}
    reports = {each.document: documents[each.document] for each in incident.tellings}
    return StoredIncident(
        id=incident.id,
        type=incident.type,
        stage=incident.stage,
        first_day=(date.get("start") or "")[:10] or None,
        last_day=(date.get("end") or "")[:10] or None,
        country=place.get("country"),
        city=place.get("city") or place.get("name"),
        killed=killed.get("best"),
        killed_status=killed.get("status"),
        injured=(fields.get("injured") or {}).get("best"),
        questions=sum(verdict["status"] in UNSETTLED for verdict in fields.values()),
        findings=len(incident.findings),
        sources=tuple(sorted({each.outlet for each in reports.values() if each.outlet})),
        tellings=tuple((each.id, each.document) for each in incident.tellings),
        record=json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        words="\n".join(dict.fromkeys(_words(incident, record, reports))),
    )


def _words(incident: Incident, record: Record, reports: Mapping[str, Document]) -> Iterator[str]:
    """The titles and outlets of an incident's reports, the sentences that claims are taken from, and the names in values."""
    for report in reports.values():
        yield from filter(None, (report.title, report.outlet))
    for telling in incident.tellings:
        for claim in telling.claims:
            if claim.sentence is not None:
                yield claim.sentence.of(reports[claim.document].text)
    yield from _names(record["fields"])
    for person in incident.persons:
        yield from person.names


def _names(value: object) -> Iterator[str]:
    """Every name that stands anywhere in a record."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key in ("name", "city", "admin1", "admin2") and isinstance(each, str):
                yield each
            else:
                yield from _names(each)
    elif isinstance(value, list):
        for each in value:
            yield from _names(each)
