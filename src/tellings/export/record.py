"""The view and everything behind it as one record in the format `casebook/1`: what every other export is made from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set

from tellings.model import (
    Claim,
    Document,
    Element,
    Extraction,
    Figure,
    Finding,
    Incident,
    Judgement,
    Origin,
    Page,
    Person,
    Published,
    Rejection,
    Relation,
    Ruling,
    Span,
    Telling,
    Unread,
    Verdict,
    View,
)
from tellings.model.records import Record, canonical, to_record

from .claims import is_reviewed, reviewed

FORMAT = "casebook/1"

# What the casebook alone keeps of a document's custody: it differs from run to run, and exports do not.
_NOT_EXPORTED = ("added", "kept")


def casebook1(
    view: View,
    documents: Iterable[Document],
    judgements: Iterable[Judgement],
    rejections: Iterable[Rejection],
    unread: Iterable[Unread],
    made_by: Mapping[str, str],
    texts: bool = False,
    rulings: Iterable[Ruling] = (),
    readings: Iterable[tuple[str, Extraction]] = (),
) -> Record:
    """The whole casebook as plain values.  `made_by` holds tellings, model and codebook; `texts` adds the documents' texts.

    `rulings` say what became of the judgements.  `readings` are what was taken from each document, each with its reader's
    name: with `texts` they stand in the record, which can then be read into another casebook.

    The result does not depend on the order of any of the inputs.
    """
    became = {each.judgement: each for each in rulings}
    made: Record = {
        "format": FORMAT,
        "made_by": {key: made_by[key] for key in sorted(made_by)},
        "policy": view.policy,
        "as_of": view.as_of,
        "documents": [document_record(each, texts) for each in sorted(documents, key=lambda each: each.id)],
        "incidents": [incident_record(each) for each in sorted(view.incidents, key=lambda each: each.id)],
        "relations": sorted((relation_record(each) for each in view.relations), key=canonical),
        "figures": [figure_record(each) for each in sorted(view.figures, key=lambda each: each.claim.id)],
        "judgements": [
            judgement_record(each, became.get(each.id))
            for each in sorted(judgements, key=lambda each: each.id)
        ],
        "rejections": [rejection_record(each) for each in sorted(rejections, key=place_of_rejection)],
        "unread": [to_record(each) for each in sorted(unread, key=lambda each: (each.path, each.reason))],
    }
    if texts:
        by_document = sorted(readings, key=lambda each: each[1].document)
        made["readings"] = [reading_record(reader, taken) for reader, taken in by_document]
    subjects = reviewed(made)
    return {**made, "incidents": [as_reviewed(each, subjects) for each in made["incidents"]]}


def as_reviewed(incident: Record, subjects: Set[str]) -> Record:
    """An incident with whether a person has decided anything about it: `subjects` are the `reviewed` ones of its record."""
    return {**incident, "reviewed": is_reviewed(incident, subjects)}


def document_record(document: Document, texts: bool) -> Record:
    """A document as it stands in the format; with its text where `texts` asks for it."""
    record: Record = to_record(document)
    record["published"] = _published(document.published)
    record["furniture"] = [{**_span(each.span), "reason": each.reason} for each in document.furniture]
    record["pages"] = [_page(each) for each in document.pages]
    if document.custody is not None:
        record["custody"] = {k: v for k, v in record["custody"].items() if k not in _NOT_EXPORTED}
    if not texts:
        del record["text"]
    return record


def _page(page: Page) -> Record:
    record: Record = to_record(page)
    del record["span"]
    lines = [{**{k: v for k, v in each.items() if k != "span"}, **each["span"]} for each in record["lines"]]
    return {**record, **_span(page.span), "lines": lines}


def _published(published: Published | None) -> Record | None:
    if published is None:
        return None
    date: Record = to_record(published.date)
    return {**date, "from": published.source, "said": to_record(published.span)}


def _span(span: Span | None) -> Record:
    return {"start": span.start if span else None, "end": span.end if span else None}


def claim_record(claim: Claim) -> Record:
    """A claim as it stands in the format."""
    record: Record = to_record(claim)
    del record["span"]
    return {**record, **_span(claim.span)}


def _claims(claims: Iterable[Claim]) -> list[Record]:
    return [claim_record(each) for each in sorted(claims, key=lambda each: each.id)]


def _ids(claims: Iterable[Claim]) -> list[str]:
    return sorted(each.id for each in claims)


def incident_record(incident: Incident) -> Record:
    """An incident as it stands in the format."""
    return {
        "id": incident.id,
        "was": sorted(incident.was),
        "type": incident.type,
        "stage": incident.stage,
        "tellings": [_telling(each) for each in sorted(incident.tellings, key=lambda each: each.id)],
        "fields": {name: _verdict(incident.fields[name]) for name in sorted(incident.fields)},
        "persons": [_person(each) for each in incident.persons],
        "findings": [_finding(each) for each in incident.findings],
    }


def _telling(telling: Telling) -> Record:
    return {
        "id": telling.id,
        "document": telling.document,
        "type": telling.type,
        "stage": telling.stage,
        "main": telling.main,
        "claims": _ids(telling.claims),
        "mentions": [{"start": start, "end": end} for start, end in sorted(telling.mentions)],
    }


def _verdict(verdict: Verdict) -> Record:
    best = verdict.best
    record = {
        "status": verdict.status,
        "best": [_element(each) for each in best] if isinstance(best, tuple) else to_record(best),
        "low": to_record(verdict.low),
        "high": to_record(verdict.high),
        "origins": _origins(verdict.origins),
        "decided_by": verdict.decided_by,
        "claims": _claims(verdict.claims),
    }
    if verdict.history:
        record["history"] = to_record(verdict.history)
    if verdict.parts:
        record["parts"] = [{"group": group, "verdict": _verdict(part)} for group, part in verdict.parts]
    return record


def _element(element: Element) -> Record:
    value: Record = to_record(element.value)
    return {
        **value,
        "status": element.status,
        "origins": _origins(element.origins),
        "claims": _claims(element.claims),
    }


def _origins(origins: Iterable[Origin]) -> list[Record]:
    return sorted(
        (
            {"speaker": each.speaker, "document": each.document, "claims": sorted(each.claims)}
            for each in origins
        ),
        key=canonical,
    )


def _person(person: Person) -> Record:
    record: Record = to_record(person)
    return {**record, "claims": _claims(person.claims)}


def _finding(finding: Finding) -> Record:
    return {"kind": finding.kind, "text": finding.text, "claims": sorted(finding.claims)}


def relation_record(relation: Relation) -> Record:
    """A relation as it stands in the format."""
    return {
        "from": relation.source,
        "to": relation.target,
        "kind": relation.kind,
        "claims": sorted(relation.claims),
    }


def figure_record(figure: Figure) -> Record:
    """A figure as it stands in the format."""
    value = figure.claim.value
    return {
        **claim_record(figure.claim),
        "counts": to_record(value),
        "unit": figure.unit,
        "place": to_record(figure.place),
        "period": to_record(figure.period),
        "incident": figure.incident,
    }


def judgement_record(judgement: Judgement, ruling: Ruling | None) -> Record:
    """A judgement as it stands in the format, with what became of it where that is known."""
    record: Record = to_record(judgement)
    record["claim"] = claim_record(judgement.claim) if judgement.claim else None
    if ruling is None:
        return record
    return {**record, "state": ruling.state, "answered_by": ruling.by, "found": sorted(ruling.found)}


def reading_record(reader: str, taken: Extraction) -> Record:
    """What a reader took from one document, before anything was linked.  What it did not take stands among the `rejections`."""
    return {
        "document": taken.document,
        "reader": reader,
        "tellings": [
            {**_telling(each), "claims": [claim_record(claim) for claim in each.claims]}
            for each in taken.tellings
        ],
        "relations": [relation_record(each) for each in taken.relations],
        "figures": [figure_record(each) for each in taken.figures],
    }


def place_of_rejection(rejection: Rejection) -> tuple[str, Span, str]:
    """By what rejections are put in order."""
    return rejection.document, rejection.span, rejection.reason


def rejection_record(rejection: Rejection) -> Record:
    """A rejection as it stands in the format."""
    return {
        "document": rejection.document,
        **_span(rejection.span),
        "quote": rejection.quote,
        "reason": rejection.reason,
    }
