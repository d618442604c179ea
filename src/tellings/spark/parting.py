"""In the executors: each part of the whole by itself, by what builds a part of a casebook."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from tellings.casebook.view_changes import figure_row, incident_row, relation_row
from tellings.model import Copy
from tellings.pipeline import DEFAULT_POLICY, Part, ViewBuilder
from tellings.pipeline.ledger import Ledger, Pair
from tellings.pipeline.part import rulings_of, touching

from .homes import moved
from .ingesting import document_of, escaped, extraction_of
from .judged import Judged
from .pairing import profile_row
from .rows import Row


@dataclass(frozen=True)
class Second:
    """What tellings are looked for and compared by in the second round, when dates and places have been lent: rows by part."""

    judged: Judged

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for part in _parts(rows):
            judgements = self.judged.of(part.documents)
            documents, tellings, *_ = part.builder.grounds(judgements)
            lent, ledger = part.builder.lent, part.builder.ledger
            for id, telling in tellings.items():
                derived = (*lent.get(id, ()), *ledger.moved.get(id, ()))
                yield profile_row(documents[telling.document], telling, derived)


@dataclass(frozen=True)
class Build:
    """Incidents and what bears on them under a policy, a row each, with the table that it goes to: rows by part."""

    judged: Judged
    policy: str

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        for part in _parts(rows, self.policy):
            judgements = self.judged.of(part.documents)
            view = part.builder.view(judgements)
            became = rulings_of(part, judgements, view)
            made = part.built(view, touching(part, judgements), became)
            for incident in made.incidents:
                yield _row("incidents", {**incident_row(incident), "record": incident.record})
                for telling, document in incident.tellings:
                    homes = {"telling": telling, "incident": incident.id, "document": document}
                    yield _row("incident_tellings", homes)
            yield from (_row("view_relations", relation_row(each)) for each in made.relations)
            yield from (_row("view_figures", figure_row(each)) for each in made.figures)
            for judgement, record in made.rulings:
                told = {"judgement": judgement, "state": record["state"]}
                yield _row("view_rulings", {**told, "record": json.dumps(record, ensure_ascii=False)})


def _row(table: str, row: Row) -> Row:
    return {"table_name": table, **escaped(row)}


def _parts(rows: Iterator[Row], policy: str = DEFAULT_POLICY) -> Iterator[Part]:
    for _, group in groupby(rows, key=lambda row: row["part"]):
        yield _part(list(group), policy)


def _part(rows: list[Row], policy: str) -> Part:
    """A part out of the rows of its documents."""
    documents = {row["document"]: document_of(row) for row in rows}
    extractions = [extraction_of(row) for row in rows]
    copies = [
        Copy(row["document"], row["origin"], row["supersedes"]) for row in rows if row["origin"] is not None
    ]
    settled, left = moved(record for row in rows for record in row["homes"] or ())
    ledger = Ledger(
        tuple(sorted(copies, key=lambda each: each.document)),
        (_pairs(rows, "first"), _pairs(rows, "second")),
        settled,
        left,
    )
    tellings = sorted({telling.id for each in extractions for telling in each.tellings})
    builder = ViewBuilder(documents, extractions, policy, ledger=ledger)
    every, told = tuple(sorted(documents)), tuple(tellings)
    return Part(frozenset(every), every, told, told, builder)


def _pairs(rows: list[Row], round: str) -> tuple[Pair, ...]:
    found = (pair.split(" ") for row in rows for pair in row[round] or ())
    return tuple(sorted((a, b) for a, b in found))
