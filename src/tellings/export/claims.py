"""Walking through the claims of a `casebook/1` record."""

from __future__ import annotations

from collections.abc import Iterator, Set

from tellings.model import LIST_FIELDS
from tellings.model.records import Record


def of_verdict(verdict: Record) -> Iterator[Record]:
    """The claims of a verdict, of its parts and of its list's elements; one may come more than once."""
    yield from verdict["claims"]
    for part in verdict.get("parts", ()):
        yield from of_verdict(part["verdict"])
    if isinstance(verdict["best"], list):
        for element in verdict["best"]:
            yield from element["claims"]


def of_incident(incident: Record) -> dict[str, Record]:
    """The claims behind one incident by id, in id order."""
    found = {claim["id"]: claim for verdict in incident["fields"].values() for claim in of_verdict(verdict)}
    found.update((claim["id"], claim) for person in incident["persons"] for claim in person["claims"])
    return {key: found[key] for key in sorted(found)}


def figure_claim(figure: Record) -> Record:
    """The claim that a figure is, without what only figures have."""
    return {
        key: figure[key] for key in figure if key not in ("counts", "unit", "place", "period", "incident")
    }


def elements(incident: Record, field: str) -> list[Record]:
    """The elements of a list field, likeliest first; none where no claim speaks of it."""
    assert field in LIST_FIELDS, field
    verdict = incident["fields"].get(field)
    return list(verdict["best"] or ()) if verdict else []


def reviewed(record: Record) -> frozenset[str]:
    """The ids of tellings and claims that a judgement that was not taken back is about."""
    undone = {each.get("undoes") for each in record["judgements"]}
    return frozenset(
        subject
        for each in record["judgements"]
        if each.get("state", "undone" if each["id"] in undone else "stands") != "undone"
        and not each.get("undoes")
        for subject in (*each["subjects"], *each.get("found", ()))
    )


def is_reviewed(incident: Record, subjects: Set[str]) -> bool:
    """Whether a person has decided anything about the incident."""
    own = {incident["id"], *(each["id"] for each in incident["tellings"]), *of_incident(incident)}
    decided = any(verdict["decided_by"] == "person" for verdict in incident["fields"].values())
    return decided or not own.isdisjoint(subjects)
