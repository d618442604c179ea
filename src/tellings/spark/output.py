"""The output of a run as one record in the format `casebook/1`: all of it, or what a codebook and filters select."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tellings.casebook.encoding import decode, unescape
from tellings.codebook import Codebook
from tellings.export import Coding, Filters, coded_record, narrowed
from tellings.export.claims import is_reviewed, reviewed
from tellings.judging import rulings
from tellings.model import Copy, Judgement, Ruling, Unread
from tellings.model.records import Record, rejection_from
from tellings.pipeline.record import Kept, kept_record, made_by_readers
from tellings.reconcile import POLICIES

from . import shapes
from .ingesting import document_of
from .rows import Row, mapped

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

JUDGEMENTS = "judgements.jsonl"  # in the output: the judgements that held for the run, the first made first
RUN = "run.json"  # in the output, once all of it is there: what the run notes of itself

Tables = Mapping[str, "DataFrame"]  # by name, as `flow` and `loading` have them


@dataclass(frozen=True)
class Choose:
    """Which incidents a codebook and filters select, and whether they are coded as they are."""

    codebook: Codebook
    filters: Filters
    subjects: Set[str]

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        coding = Coding(self.codebook, self.filters)
        for row in rows:
            incident = json.loads(unescape(row["record"]))
            coded = coding.coded(incident, is_reviewed(incident, self.subjects))
            if coded is not None:
                yield {"id": row["id"], "whole": coded == incident}


def record(
    tables: Tables, judgements: Sequence[Judgement], reader: str, policy: str, coding: Coding, texts: bool
) -> Record:
    """What `coding` selects, as `tellings export --as json` writes it; its lists flow out of the tables in their order."""
    all_of_it = _kept(tables, judgements, reader)
    subjects = reviewed(kept_record(all_of_it, policy, texts=False))
    chosen = mapped(
        tables["incidents"].select("id", "record"),
        Choose(coding.codebook, coding.filters, subjects),
        shapes.CHOSEN,
    )
    chosen = chosen.cache()
    whole = chosen.where("whole").count() == tables["incidents"].count()
    kept = all_of_it if whole else _kept(chosen_of(tables, chosen), judgements, reader)
    made = kept_record(kept, policy, texts)
    if not whole:
        made = {**narrowed(made, made["incidents"]), "unread": made["unread"]}
    return {**coded_record(made, coding), "policy_explained": POLICIES[policy].explanation}


def chosen_of(tables: Tables, chosen: DataFrame) -> Tables:
    """The tables with the incidents of `chosen` (column id), and all that bears on them."""
    ids = chosen.select("id")
    incidents = tables["incidents"].join(ids, "id", "left_semi")
    homes = tables["incident_tellings"].join(
        ids, tables["incident_tellings"]["incident"] == ids["id"], "left_semi"
    )
    documents = homes.select("document").distinct()
    relations, figures = tables["view_relations"], tables["view_figures"]
    either = (relations["source"] == ids["id"]) | (relations["target"] == ids["id"])
    return {
        **tables,
        "incidents": incidents,
        "readings": tables["readings"].join(documents, "document", "left_semi"),
        "rejections": tables["rejections"].join(documents, "document", "left_semi"),
        "view_relations": relations.join(ids, either, "left_semi"),
        "view_figures": figures.join(ids, figures["incident"] == ids["id"], "left_semi"),
    }


def _kept(tables: Tables, judgements: Sequence[Judgement], reader: str) -> Kept:
    documents, read = (
        tables["documents"],
        tables["readings"].where("extraction is not null").select("document"),
    )
    met = documents.join(read, documents["id"] == read["document"], "left_semi")
    readers = [reader] if not read.isEmpty() else []
    return Kept(
        made_by=made_by_readers(readers),
        judgements=judgements,
        rulings=_rulings(tables, judgements),
        unread=[
            Unread(unescape(row["path"]), unescape(row["reason"]))
            for row in _in_order(tables["unread"], "path", "reason")
        ],
        documents=lambda: map(document_of, _in_order(met.select("id", "text", "record"), "id")),
        copies=lambda: (
            Copy(row["document"], row["origin"], row["supersedes"])
            for row in _in_order(tables["view_copies"], "document")
        ),
        incidents=lambda: _records(tables["incidents"], "id"),
        relations=lambda: _records(tables["view_relations"], "place"),
        figures=lambda: _records(tables["view_figures"], "claim"),
        rejections=lambda: map(rejection_from, _records(tables["rejections"], "document", "position")),
    )


def _records(frame: DataFrame, *by: str) -> Iterator[Record]:
    return (decode(unescape(row["record"])) for row in _in_order(frame.select(*by, "record"), *by))


def _in_order(frame: DataFrame, *by: str) -> Iterator[Row]:
    """Rows in an order, a partition held at a time."""
    return (row.asDict() for row in frame.orderBy(*by).toLocalIterator())


def _rulings(tables: Tables, judgements: Sequence[Judgement]) -> dict[str, Ruling]:
    """What became of each judgement; one that is about nothing here waits, or is taken back."""
    found = {each.judgement: each for each in rulings(judgements, ())}
    for row in tables["view_rulings"].collect():
        record = json.loads(unescape(row["record"]))
        found[row["judgement"]] = Ruling(**{**record, "found": tuple(record["found"])})
    return found
