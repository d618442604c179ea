"""Incidents as the casebook keeps them, with what they can be found by."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from typing import Any

from tellings.casebook import NO_DAY, Built, StoredDocument, StoredIncident
from tellings.export import claims as walk
from tellings.export.record import figure_record, incident_record, judgement_record, relation_record
from tellings.model import Document, Incident, Judgement, Ruling, View
from tellings.model.records import Record, to_record

from .found_by import CONTESTED, asking, found_by
from .ledger import Derived
from .questions import likely_of


def built(
    view: View,
    documents: Mapping[str, Document],
    derived: Derived,
    judgements: Iterable[Judgement],
    became: Iterable[Ruling],
    rejected: Mapping[str, int],
) -> Built:
    """A view as the casebook keeps it.  `documents` are those that it is of, `derived` the derived claims of its tellings.

    `judgements` are those that touch it, `became` says what became of each; `rejected` how often something was not taken that
    is not counted yet, by reason.
    """
    ruled = {each.judgement: each for each in became}
    decided = [judgement_record(each, ruled.get(each.id)) for each in judgements]
    judged = walk.reviewed({"judgements": decided})
    count, likely = _Count(view, documents), likely_of(view.likely)

    def stored() -> Iterator[StoredIncident]:
        for each in view.incidents:
            record = incident_record(each)
            count.see(record)
            yield asking(stored_incident(each, record, documents, judged), likely.get(each.id, ()))

    return Built(
        stored(),
        map(relation_record, view.relations),
        map(figure_record, view.figures),
        [(each.judgement, to_record(each)) for each in ruled.values()],
        sorted({*_derived(derived), *_made_by_people(view)}),
        count.documents(),
        rejected,
    )


def _derived(derived: Derived) -> Iterator[tuple[str, str]]:
    return ((claim.id, telling) for telling, claims in derived.items() for claim in claims)


def _made_by_people(view: View) -> Iterator[tuple[str, str]]:
    """Like derived claims, these are in no reading: what is kept of incidents says which there are."""
    for incident in view.incidents:
        for telling in incident.tellings:
            yield from ((claim.id, telling.id) for claim in telling.claims if claim.made_by == "person")


class _Count:
    """How many claims of a view quote each document, counted while its incidents go by."""

    def __init__(self, view: View, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._incidents = Counter(
            document
            for incident in view.incidents
            for document in {telling.document for telling in incident.tellings}
        )
        self._figures = view.figures
        self._claims: Counter[str] = Counter()
        self._shared: dict[str, set[str]] = {}  # of documents whose claims may come twice

    def see(self, incident: Record) -> None:
        """Counts those of one incident."""
        for claim in walk.of_incident(incident).values():
            if claim["start"] is not None:
                self._add(claim["document"], claim["id"])

    def documents(self) -> Iterator[StoredDocument]:
        """Every document; to be asked when all incidents were seen."""
        for figure in self._figures:
            if figure.claim.span is not None:
                self._shared.setdefault(figure.claim.document, set()).add(figure.claim.id)
        for id, each in self._documents.items():
            published = each.published.date.start if each.published else None
            claims = self._claims[id] + len(self._shared.get(id, ()))
            yield StoredDocument(id, published or NO_DAY, each.outlet, claims, self._incidents[id])

    def _add(self, document: str, claim: str) -> None:
        if self._incidents[document] > 1:
            self._shared.setdefault(document, set()).add(claim)
        else:
            self._claims[document] += 1


def stored_incident(
    incident: Incident,
    record: Record,
    documents: Mapping[str, Document],
    judged: Set[str],
) -> StoredIncident:
    """An incident as the casebook keeps it, with what it can be found by; `judged` is what people's decisions are about.

    `record` is the incident in the shape of the format."""
    fields = record["fields"]
    date = (fields.get("date") or {}).get("best") or {}
    place: Record = next(iter((fields.get("place") or {}).get("best") or ()), {})
    killed = fields.get("killed") or {}
    reports = {each.document: documents[each.document] for each in incident.tellings}
    return StoredIncident(
        id=incident.id,
        type=incident.type,
        stage=incident.stage,
        first_day=(date.get("start") or date.get("end") or "")[:10] or None,
        last_day=(date.get("end") or date.get("start") or "")[:10] or None,
        country=place.get("country"),
        city=place.get("city") or place.get("name"),
        killed=killed.get("best"),
        killed_status=killed.get("status"),
        injured=(fields.get("injured") or {}).get("best"),
        questions=sum(verdict["status"] in CONTESTED for verdict in fields.values()),
        findings=len(incident.findings),
        sources=tuple(sorted({each.outlet for each in reports.values() if each.outlet})),
        tellings=tuple((each.id, each.document) for each in incident.tellings),
        record=json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        words="\n".join(dict.fromkeys(_words(incident, record, reports))),
        found_by=found_by(incident, record, reports, judged),
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


_NAMING = frozenset(("name", "city", "admin1", "admin2"))


def _names(value: Mapping[str, Any] | list[Any]) -> Iterator[str]:
    """Every name that stands anywhere in a record."""
    for key, each in value.items() if isinstance(value, dict) else ((None, each) for each in value):
        if isinstance(each, str):
            if key in _NAMING:
                yield each
        elif isinstance(each, dict | list):
            yield from _names(each)
