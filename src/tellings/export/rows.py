"""Incidents and claims as flat rows: for CSV and for the properties of GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import get_args

from tellings.codebook import Codebook
from tellings.model import COUNT_FIELDS, Group, Page, Span
from tellings.model.paging import rectangles
from tellings.model.records import Record, canonical, exported_page_from

from . import claims as walk
from . import words
from .accused import accusation, steps
from .cases import Case, cases
from .coding import origins

Cell = str | int | float | None
Row = dict[str, Cell]
GROUPS: tuple[str, ...] = get_args(Group)
# Counts whose groups have columns of their own; the others' groups are in the JSON alone.
GROUPED = ("killed", "injured")
BETWEEN = "; "
PLACE_KEYS = ("name", "city", "admin2", "admin1", "country", "geonames_id", "lat", "lon", "precision")


def incident_rows(record: Record) -> Iterator[Row]:
    """One row for each incident, in id order; every row has the same columns in the same order."""
    return map(incident_row, cases(record))


def incident_row(case: Case) -> Row:
    """One incident as a row."""
    incident = case.incident
    related = [f"{words.plain(each['kind'])} {each['to']}" for each in case.related]
    return {
        "id": incident["id"],
        "type": incident["type"],
        "stage": incident["stage"],
        **_date(incident),
        **_place(incident),
        **_counts(incident),
        **_lists(incident),
        "findings": " | ".join(each["text"] for each in incident["findings"]),
        "documents": len({each["document"] for each in incident["tellings"]}),
        "origins": len(origins(incident)),
        "related": BETWEEN.join(related),
        "was": " ".join(incident["was"]),
        "reviewed": "yes" if case.reviewed else "no",
    }


def _date(incident: Record) -> Row:
    verdict = incident["fields"].get("date")
    best = (verdict and verdict["best"]) or {}
    return {
        "date": words.date(best) if best else None,
        "date_start": best.get("start"),
        "date_end": best.get("end"),
        "date_precision": best.get("precision"),
        "date_partial": best.get("partial"),
        "date_status": verdict["status"] if verdict else None,
    }


def _place(incident: Record) -> Row:
    places = walk.elements(incident, "place")
    first = places[0] if places else {}
    row: Row = {key: first.get(key) for key in PLACE_KEYS}
    row["place"] = row.pop("name")
    row["place_precision"] = row.pop("precision")
    order = ("place", *PLACE_KEYS[1:-1], "place_precision")
    others = BETWEEN.join(f"{words.place(each)} [{each['status']}]" for each in places[1:])
    return {**{key: row[key] for key in order}, "place_status": first.get("status"), "other_places": others}


def _counts(incident: Record) -> Row:
    row: Row = {}
    for field in COUNT_FIELDS:
        verdict = incident["fields"].get(field) or {}
        row.update({f"{field}_{key}": verdict.get(key) for key in ("best", "low", "high", "status")})
        if field in GROUPED:
            parts = {each["group"]: each["verdict"] for each in verdict.get("parts", ())}
            row.update(
                {f"{field}_{group}": parts[group]["best"] if group in parts else None for group in GROUPS}
            )
            label = parts.get("said_attacker")
            row[f"{field}_said_attacker_by"] = words.voices(label["claims"]) if label else ""
    return row


def _lists(incident: Record) -> Row:
    return {
        "responsible": BETWEEN.join(
            f"{each['name']} ({accusation(incident, each)})"
            for each in walk.elements(incident, "responsible")
        ),
        "targets": _joined(incident, "targets"),
        "weapons": _joined(incident, "weapons"),
        "sentences": _joined(incident, "sentences"),
        "persons": BETWEEN.join(_person(each) for each in incident["persons"]),
    }


def _joined(incident: Record, field: str) -> str:
    return BETWEEN.join(
        f"{words.value(field, each)} [{each['status']}: {words.voices(each['claims'])}]"
        for each in walk.elements(incident, field)
    )


def _person(person: Record) -> str:
    said = [
        words.plain(each) for each in (person["role"], person["fate"]) if each not in ("other", "unknown")
    ]
    said += [words.voices(person["claims"])] if said and person["claims"] else []
    about = "; ".join([", ".join(said), *steps(person)] if said else steps(person))
    called = words.called(person)
    return f"{called} ({about})" if about else called


def claim_rows(record: Record) -> list[Row]:
    """One row for each claim, in id order; every row has the same columns in the same order."""
    documents = {each["id"]: each for each in record["documents"]}
    pages = {id: tuple(map(exported_page_from, each.get("pages", ()))) for id, each in documents.items()}
    incidents: dict[str, tuple[Record, list[str]]] = {}
    for incident in record["incidents"]:
        for key, claim in walk.of_incident(incident).items():
            incidents.setdefault(key, (claim, []))[1].append(incident["id"])
    for figure in record["figures"]:
        known = [figure["incident"]] if figure["incident"] else []
        incidents.setdefault(figure["id"], (walk.figure_claim(figure), known))
    reviewed = {each["id"] for each in record["incidents"] if each["reviewed"]}
    units = {each["id"]: each["unit"] for each in record["figures"]}
    return [
        {
            **_claim(
                claim,
                documents.get(claim["document"], {}),
                pages.get(claim["document"], ()),
                " ".join(known),
                units.get(key),
            ),
            "reviewed": "no" if reviewed.isdisjoint(known) else "yes",
        }
        for key, (claim, known) in sorted(incidents.items())
    ]


def _on_pages(claim: Record, pages: Sequence[Page]) -> Row:
    """On which pages a quote stands, and where on them: "page left bottom right top", in points, one for each line."""
    if claim["start"] is None or not pages:
        return {"page": None, "rectangles": None}
    found = list(rectangles(pages, Span(claim["start"], claim["end"])))
    shown = "; ".join(
        f"{each.page} {each.left:g} {each.bottom:g} {each.right:g} {each.top:g}" for each in found
    )
    numbers = dict.fromkeys(str(each.page) for each in found)
    return {"page": " ".join(numbers) or None, "rectangles": shown or None}


def _claim(claim: Record, document: Record, pages: Sequence[Page], incidents: str, unit: str | None) -> Row:
    origin = claim["speakers"][-1] if claim["speakers"] else {}
    sentence = claim["sentence"] or {}
    return {
        "incident": incidents,
        "id": claim["id"],
        "document": claim["document"],
        "source_id": document.get("source_id"),
        "outlet": document.get("outlet"),
        "published": (document.get("published") or {}).get("start"),
        "url": document.get("url"),
        "archive_url": document.get("archive_url"),
        "file": (document.get("custody") or {}).get("file"),
        "file_sha256": (document.get("custody") or {}).get("sha256"),
        "field": claim["field"],
        "group": claim["group"],
        "value": words.value(claim["field"], claim["value"]),
        "voice": words.voice(claim),
        "quote": claim["quote"],
        "start": claim["start"],
        "end": claim["end"],
        "sentence_start": sentence.get("start"),
        "sentence_end": sentence.get("end"),
        **_on_pages(claim, pages),
        **_value(claim["value"]),
        "modifier": claim["modifier"],
        "counted": claim["counted"],
        "unit": unit,
        "polarity": claim["polarity"],
        "certainty": claim["certainty"],
        "speakers": words.chain(claim["speakers"]),
        **{f"origin_{key}": origin.get(key) for key in ("name", "role", "organisation", "kind")},
        "told_to": claim["told_to"],
        "said_on": words.date(claim["said_on"]) if claim["said_on"] else None,
        "score": claim["score"],
        "made_by": claim["made_by"],
        "denies": " ".join(claim["denies"]),
        "part_of": claim["part_of"],
        "derived_from": " ".join(claim["derived_from"]),
    }


def _value(value: Record) -> Row:
    keys = ("low", "high", "best", "start", "end", "precision", "partial", "name", "kind", "link")
    return {**{f"value_{key}": value.get(key) for key in keys}, "value_json": canonical(value)}


def _columns() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the columns, taken from a row about nothing."""
    incident: Record = {"id": "", "type": "", "stage": "", "was": (), "fields": {}}
    incident.update(dict.fromkeys(("tellings", "persons", "findings"), ()))
    claim: Record = {"field": "figure", "value": {"low": 0, "high": 0, "best": 0}, "polarity": "affirmed"}
    claim.update(dict.fromkeys(("id", "document", "start", "end", "quote", "sentence", "modifier")))
    claim.update(dict.fromkeys(("counted", "group", "part_of", "told_to", "said_on", "score", "made_by")))
    claim.update(dict.fromkeys(("denies", "speakers", "derived_from"), ()), certainty="stated")
    return tuple(incident_row(Case(incident, {}))), (*_claim(claim, {}, (), "", None), "reviewed")


INCIDENT_COLUMNS, CLAIM_COLUMNS = _columns()
# The field that each column shows; None for what every incident has.
COLUMN_FIELDS: dict[str, str | None] = {
    **dict.fromkeys(INCIDENT_COLUMNS),
    **{name: "date" for name in INCIDENT_COLUMNS if name == "date" or name.startswith("date_")},
    **dict.fromkeys((*PLACE_KEYS[1:-1], "place", "place_precision", "place_status", "other_places"), "place"),
    **{name: field for field in COUNT_FIELDS for name in INCIDENT_COLUMNS if name.startswith(f"{field}_")},
    **{name: name for name in ("responsible", "targets", "weapons", "sentences", "persons", "findings")},
}


def coded_columns(codebook: Codebook) -> tuple[tuple[str, str], ...]:
    """The columns of a codebook's tables: (name, column of ours); those of its fields where it names none."""
    shown = (
        (name, name)
        for name in INCIDENT_COLUMNS
        if COLUMN_FIELDS[name] is None or COLUMN_FIELDS[name] in codebook.fields
    )
    return codebook.columns or tuple(shown)
