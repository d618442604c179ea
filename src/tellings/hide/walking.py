"""Walking through a `casebook/1` record."""

from __future__ import annotations

from collections.abc import Iterable

from tellings.model.records import Record


def only(of: Record, *keys: str) -> Record:
    """The record with these keys and no other."""
    return {key: of[key] for key in keys}


def by_id(records: Iterable[Record]) -> list[Record]:
    """In order of id."""
    return sorted(records, key=lambda each: str(each["id"]))


def is_body(speaker: Record) -> bool:
    """Whether a body speaks, and no person."""
    return speaker["name"] is not None and speaker["name"] == speaker["organisation"]


def surest(element: Record) -> float:
    """The highest score of an element's claims."""
    return max((each["score"] for each in element["claims"]), default=0.0)


def claims_of(incident: Record) -> list[Record]:
    """Every claim of an incident; one may come more than once."""
    verdicts = list(incident["fields"].values())
    verdicts += [part["verdict"] for each in verdicts for part in each.get("parts", ())]
    holders = [*verdicts, *(e for v in verdicts if isinstance(v["best"], list) for e in v["best"])]
    return [claim for each in (*holders, *incident["persons"]) for claim in each["claims"]]


def persons_named(incident: Record) -> set[str]:
    """The names of an incident's persons, and of those who speak of it."""
    found = {name for each in incident["persons"] for name in (each["name"], *each["names"]) if name}
    for claim in claims_of(incident):
        found |= {each["name"] for each in claim["speakers"] if each["name"] and not is_body(each)}
    return found
