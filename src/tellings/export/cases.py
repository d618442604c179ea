"""One incident at a time with all that bears on it: what every table is written from, so that none needs the whole in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice

from tellings.model.records import Record

from .coding import Coding
from .flow import Flow

_TOGETHER = 40  # incidents whose documents are looked up at once


@dataclass(frozen=True, slots=True)
class Case:
    """An incident of a `casebook/1` record, the documents that tell of it by id, and the relations that go out from it.

    `reviewed`: whether a person has decided anything about it.
    """

    incident: Record
    documents: Mapping[str, Record]
    related: tuple[Record, ...] = ()
    reviewed: bool = False


def cases(record: Record) -> Iterator[Case]:
    """The incidents of a record in id order.  Documents that can be looked up are, some incidents at a time, and are not held."""
    documents = record["documents"]
    some = documents.some if isinstance(documents, Flow) else None
    known = {} if some else {each["id"]: each for each in documents}
    related: dict[str, list[Record]] = {}
    for each in record["relations"]:
        related.setdefault(each["from"], []).append(each)
    incidents = iter(record["incidents"])
    while batch := list(islice(incidents, _TOGETHER)):
        if some:
            known = {}  # those before are let go of first
            told = {telling["document"] for incident in batch for telling in incident["tellings"]}
            known = {each["id"]: each for each in some(told)}
        for incident in batch:
            ids = sorted({telling["document"] for telling in incident["tellings"]})
            yield Case(
                incident,
                {key: known[key] for key in ids if key in known},
                tuple(related.get(incident["id"], ())),
                incident["reviewed"],
            )


def coded_cases(of: Iterable[Case], coding: Coding) -> Iterator[Case]:
    """Those that qualify, as the codebook codes them; `coding` counts what is left out as they are taken."""
    for case in of:
        incident = coding.coded(case.incident, case.reviewed)
        if incident is not None:
            yield replace(case, incident=incident)
