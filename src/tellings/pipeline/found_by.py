"""What a stored incident is found by, counted by and put in order by."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import replace

from tellings.casebook import Facet, FoundBy, Point, StoredIncident, StoredQuestion
from tellings.export import claims as walk
from tellings.export import words
from tellings.export.geojson import radius
from tellings.model import Document, Incident, Likely
from tellings.model.records import Record
from tellings.values.countries import country_name
from tellings.values.folding import fold
from tellings.values.mercator import east_of, north_of

from .questions import Ranked, of_incident, of_pairs, question_key

# A field in which the reports fit together, and one in which they do not.
BORNE_OUT = ("agreed", "refined")
CONTESTED = ("disputed", "range")


def found_by(
    incident: Incident,
    record: Record,
    reports: Mapping[str, Document],
    judged: Set[str],
) -> FoundBy:
    """`record` is the incident's own, `reports` its documents by id; `judged` what people's decisions are about.

    What it asks about other incidents is not among it (`asking`)."""
    fields = record["fields"]
    places = walk.elements(record, "place")
    killed = fields.get("killed") or {}
    disputed = sum(verdict["status"] == "disputed" for verdict in fields.values())
    return FoundBy(
        deaths=next((killed[key] for key in ("best", "low", "high") if killed.get(key) is not None), None),
        contested=disputed + len(record["findings"]),
        reviewed=walk.is_reviewed(record, judged),
        place=fold(words.place(places[0])) if places else None,
        places=fold(" ".join(map(_named, places))),
        point=_point(places),
        facets=tuple(_facets(record, reports, places)),
        findings=tuple(each["kind"] for each in record["findings"]),
        questions=tuple(_stored(of_incident(incident))),
    )


def _named(place: Record) -> str:
    country = place["country"] and (country_name(place["country"]) or place["country"])
    return " ".join(filter(None, (place["name"], place["city"], place["admin2"], place["admin1"], country)))


def _point(places: list[Record]) -> Point | None:
    """The likeliest place that has a point."""
    for each in places:
        if each["lat"] is not None and each["lon"] is not None:
            return Point(east_of(each["lon"]), north_of(each["lat"]), radius(each["precision"]) or 0)
    return None


def _facets(record: Record, reports: Mapping[str, Document], places: list[Record]) -> Iterator[Facet]:
    yield Facet("type", record["type"])
    for status in sorted({verdict["status"] for verdict in record["fields"].values()}):
        yield Facet("status", status)
    for country in sorted({each["country"] for each in places if each["country"]}):
        yield Facet("country", country)
    kinds = [each["kind"] for each in record["findings"]]
    for kind in sorted(set(kinds)):
        yield Facet("finding", kind, kinds.count(kind))
    yield from _sources(record, reports)


def _sources(record: Record, reports: Mapping[str, Document]) -> Iterator[Facet]:
    """The outlets that report on it and the organisations that speak, with how the reports stand on what each says."""
    outlets: dict[str, dict[str, str]] = {each.outlet: {} for each in reports.values() if each.outlet}
    organisations: dict[str, dict[str, str]] = {}
    for field, verdict in record["fields"].items():
        for claim in walk.of_verdict(verdict):
            report = reports.get(claim["document"])
            if report is not None and report.outlet:
                outlets[report.outlet][field] = verdict["status"]
            for speaker in claim["speakers"][-1:]:
                if speaker["organisation"]:
                    organisations.setdefault(speaker["organisation"], {})[field] = verdict["status"]
    for name, held in sorted(outlets.items()):
        yield Facet("outlet", name, *_standing(held))
    for name, held in sorted(organisations.items()):
        yield Facet("organisation", name, *_standing(held))


def _standing(held: Mapping[str, str]) -> tuple[int, int, int, int]:
    """Of the fields that a source speaks of, by their status: how many, and on how many it stands alone, is borne out, disputed."""
    statuses = list(held.values())
    return (
        len(statuses),
        statuses.count("single"),
        sum(each in BORNE_OUT for each in statuses),
        sum(each in CONTESTED for each in statuses),
    )


def asking(incident: StoredIncident, likely: Iterable[Likely]) -> StoredIncident:
    """An incident that asks whether others are one with it (`likely_of`), before all that it asks by itself."""
    asked = tuple(_stored(of_pairs(incident.id, incident.type, likely)))
    if not asked:
        return incident
    found = incident.found_by
    return replace(incident, found_by=replace(found, questions=(*asked, *found.questions)))


def _stored(ranked: Iterable[Ranked]) -> Iterator[StoredQuestion]:
    for each in ranked:
        question = each.question
        asked = {
            "asked": question.asked,
            "field": question.field,
            "group": question.group,
            "claims": [claim.id for claim in question.claims],
            "other": question.other,
            "bits": None if question.bits is None else round(question.bits, 2),
        }
        record = json.dumps(asked, ensure_ascii=False, separators=(",", ":"))
        yield StoredQuestion(question.incident, each.rank, each.weight, question_key(question), record)
