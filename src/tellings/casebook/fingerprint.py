"""The fingerprint of a reading: one hash over all that was taken from a document, as it was written down.

It stands in the journal, so that a claim changed behind the casebook's back can be told.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table, and_, select

from tellings.model import Extraction

from . import tables
from .encoding import encode

# The records of tellings and of figures, each with those of its claims; those of relations and of rejections.
Written = tuple[list[tuple[str, list[str]]], list[tuple[str, list[str]]], list[str], list[str]]


def fingerprint(document: str, reader: str, taken: Written) -> str:
    """SHA-256, hexadecimal, over the record of a document, who read it and the records of what was taken from it."""
    return hashlib.sha256(json.dumps([document, reader, taken]).encode("ascii")).hexdigest()


def written(extraction: Extraction, claims: Mapping[str, str]) -> Written:
    """The records of an extraction as they are stored; `claims` are those of its claims, by their ids."""
    tellings = {each.id: each for each in extraction.tellings}
    return (
        [
            (encode(each, ["claims"]), [claims[claim.id] for claim in each.claims])
            for each in tellings.values()
        ],
        [(encode(each, ["claim"]), [claims[each.claim.id]]) for each in extraction.figures],
        list(map(encode, extraction.relations)),
        list(map(encode, extraction.rejections)),
    )


def fingerprints(connection: Connection, ids: Sequence[str]) -> dict[str, str]:
    """The fingerprints of what is stored of documents, by id; `ids` are all documents from the first to the last of them."""
    if not ids:
        return {}
    tellings = _tellings(connection, ids)
    figures = _figures(connection, ids)
    relations = _records(connection, tables.relations, ids)
    rejections = _records(connection, tables.rejections, ids)
    columns = tables.documents.c
    joined = tables.documents.join(tables.readings)
    statement = select(columns.id, columns.record, tables.readings.c.reader).select_from(joined)
    rows = connection.execute(statement.where(columns.id >= ids[0], columns.id <= ids[-1]))
    return {
        row.id: fingerprint(
            row.record, row.reader, (tellings[row.id], figures[row.id], relations[row.id], rejections[row.id])
        )
        for row in rows
    }


def _tellings(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, list[str]]]]:
    columns, links = tables.tellings.c, tables.telling_claims.c
    within = and_(columns.document >= ids[0], columns.document <= ids[-1], columns.current)
    joined = tables.tellings.join(tables.telling_claims).join(tables.claims)
    claims = select(links.telling, tables.claims.c.record).select_from(joined).where(within)
    of_telling = _gathered(connection.execute(claims.order_by(links.telling, links.position)))
    statement = select(columns.document, columns.id, columns.record).where(within)
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for document, id, record in connection.execute(statement.order_by(columns.document, columns.position)):
        found[document].append((record, of_telling[id]))
    return found


def _figures(connection: Connection, ids: Sequence[str]) -> dict[str, list[tuple[str, list[str]]]]:
    columns = tables.figures.c
    joined = tables.figures.join(tables.claims, columns.claim == tables.claims.c.id)
    statement = select(columns.document, columns.record, tables.claims.c.record).select_from(joined)
    rows = statement.where(columns.document >= ids[0], columns.document <= ids[-1])
    found: dict[str, list[tuple[str, list[str]]]] = defaultdict(list)
    for document, record, claim in connection.execute(rows.order_by(columns.document, columns.position)):
        found[document].append((record, [claim]))
    return found


def _records(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, list[str]]:
    columns = table.c
    statement = select(columns.document, columns.record)
    within = statement.where(columns.document >= ids[0], columns.document <= ids[-1])
    return _gathered(connection.execute(within.order_by(columns.document, columns.position)))


def _gathered(rows: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for key, record in rows:
        found[key].append(record)
    return found
