"""What a casebook is asked: each question one short statement or a few, over one connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, and_, func, inspect, or_, select, true

from tellings.model import Claim, Document, Extraction, Judgement, Rejection, Telling, Unread
from tellings.model.records import (
    Record,
    claim_from,
    document_from,
    extraction_from,
    rejection_from,
    telling_from,
)

from . import journal, tables, verify
from .encoding import decode
from .entry import Act, Entry
from .found import Found, Kind

_WITH_IDS: tuple[tuple[Kind, ColumnElement[str], ColumnElement[bool]], ...] = (
    ("document", tables.documents.c.id, true()),
    ("telling", tables.tellings.c.id, true()),
    ("claim", tables.claims.c.id, true()),
    ("judgement", tables.journal.c.subject, journal.is_judged()),
)
_BEYOND = "\U0010ffff"  # sorts behind any character that an id can go on with


class Queries:
    """Reads.  Those that give a page take the id or key after which it begins, and how many rows it has at most."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> Connection:
        """For the tables that a module of its own keeps (`accounts`)."""
        return self._connection

    def has_text(self, text_hash: str) -> bool:
        return self._any(tables.documents, tables.documents.c.text_hash == text_hash)

    def reader(self, document: str) -> str | None:
        statement = select(tables.readings.c.reader).where(tables.readings.c.document == document)
        reader: str | None = self._connection.execute(statement).scalar_one_or_none()
        return reader

    def readers(self) -> tuple[str, ...]:
        """Every reader, in order: from one to the next, since there are few of them and many readings."""
        found: list[str] = []
        name = tables.readings.c.reader
        statement = select(func.min(name))
        while (following := self._connection.execute(statement).scalar_one()) is not None:
            found.append(following)
            statement = select(func.min(name)).where(name > following)
        return tuple(found)

    def document(self, id: str) -> Document | None:
        row = self._connection.execute(_documents().where(tables.documents.c.id == id)).one_or_none()
        return None if row is None else _document(row)

    def documents(self, after: str, limit: int) -> list[tuple[str, Document]]:
        """A page of (id, document) in id order."""
        id = tables.documents.c.id
        rows = self._connection.execute(_documents().where(id > after).order_by(id).limit(limit))
        return [(row.id, _document(row)) for row in rows]

    def documents_of(self, ids: Sequence[str]) -> list[Document]:
        """Those of some ids, in id order."""
        id = tables.documents.c.id
        rows = self._connection.execute(_documents().where(id.in_(ids)).order_by(id))
        return [_document(row) for row in rows]

    def stored_order(self, after: int, limit: int) -> list[tuple[int, str]]:
        """A page of (number, id), the document first stored first."""
        columns = tables.documents.c
        statement = select(columns.stored, columns.id).where(columns.stored > after)
        rows = self._connection.execute(statement.order_by(columns.stored).limit(limit))
        return [(row.stored, row.id) for row in rows]

    def claim(self, id: str) -> Claim | None:
        statement = select(tables.claims.c.record).where(tables.claims.c.id == id)
        record = self._connection.execute(statement).scalar_one_or_none()
        return None if record is None else claim_from(decode(record))

    def telling(self, id: str) -> Telling | None:
        statement = select(tables.tellings.c.record).where(tables.tellings.c.id == id)
        record = self._connection.execute(statement).scalar_one_or_none()
        if record is None:
            return None
        claims = self._claims_of_tellings(tables.tellings.c.id == id)
        return telling_from({**decode(record), "claims": claims[id]})

    def extractions(self, after: str, limit: int) -> list[Extraction]:
        """A page in order of the documents' ids."""
        document = tables.readings.c.document
        statement = select(document).where(document > after).order_by(document).limit(limit)
        return self._extractions(list(self._connection.execute(statement).scalars()))

    def extraction(self, document: str) -> Extraction | None:
        return self._extractions([document])[0] if self.reader(document) is not None else None

    def count(self) -> int:
        return self._count(tables.documents, true())

    def rejections(self, after: tuple[str, int], limit: int) -> list[tuple[tuple[str, int], Rejection]]:
        """A page of (key, rejection), in order of document and position."""
        document, position = tables.rejections.c.document, tables.rejections.c.position
        later = or_(document > after[0], and_(document == after[0], position > after[1]))
        statement = select(tables.rejections).where(later).order_by(document, position).limit(limit)
        rows = self._connection.execute(statement)
        return [((row.document, row.position), rejection_from(decode(row.record))) for row in rows]

    def unread(self) -> tuple[Unread, ...]:
        rows = self._connection.execute(select(tables.unread.c.path, tables.unread.c.reason))
        return tuple(Unread(path, reason) for path, reason in sorted((row.path, row.reason) for row in rows))

    def judgements(self) -> tuple[Judgement, ...]:
        return journal.judgements(self._connection)

    def entries(self, after: int, limit: int) -> list[Entry]:
        """A page of the journal, the first made first."""
        return journal.entries(self._connection, after, limit)

    def entries_of(self, subject: str) -> list[Entry]:
        return journal.entries_of(self._connection, subject)

    def entries_by(self, acts: Iterable[Act]) -> list[Entry]:
        """The entries of some acts, the first made first."""
        return journal.entries_by(self._connection, acts)

    def head(self) -> tuple[int, str] | None:
        return journal.head(self._connection)

    def find(self, prefix: str, limit: int) -> tuple[Found, ...]:
        found: list[Found] = []
        for kind, id, where in _WITH_IDS:
            begins = and_(where, id >= prefix, id < prefix + _BEYOND)
            statement = select(id).where(begins).order_by(id).limit(limit)
            found += (Found(kind, each) for each in self._connection.execute(statement).scalars())
        return tuple(found[:limit])

    def faults(self, head: str | None) -> Iterator[str]:
        """What is broken, a plain sentence each."""
        return verify.faults(self._connection, head)

    def secret(self) -> bytes | None:
        """The casebook's secret, None where none has been made."""
        if not inspect(self._connection).has_table(tables.secrets.name):
            return None
        value: bytes | None = self._connection.execute(select(tables.secrets.c.value)).scalar_one_or_none()
        return value

    def counts(self) -> dict[str, int]:
        current = {tables.claims: tables.claims.c.current, tables.tellings: tables.tellings.c.current}
        every = (
            tables.documents,
            tables.tellings,
            tables.claims,
            tables.figures,
            tables.rejections,
            tables.unread,
        )
        counted = {table.name: self._count(table, current.get(table, true())) for table in every}
        return {**counted, "judgements": self._count(tables.journal, journal.is_judged())}

    def _count(self, table: Table, where: ColumnElement[bool]) -> int:
        statement = select(func.count()).select_from(table).where(where)
        return self._connection.execute(statement).scalar_one()

    def _any(self, table: Table, where: ColumnElement[bool]) -> bool:
        return (
            self._connection.execute(select(true()).select_from(table).where(where).limit(1)).first()
            is not None
        )

    def _extractions(self, ids: list[str]) -> list[Extraction]:
        """The extractions of `ids`, which are all that have been read from the first to the last of them."""
        if not ids:
            return []
        tellings = self._tellings(ids)
        figures = self._figures(ids)
        relations = _by_document(self._between(tables.relations, ids))
        rejections = _by_document(self._between(tables.rejections, ids))
        return [
            extraction_from(
                {
                    "document": id,
                    "tellings": tellings[id],
                    "relations": relations[id],
                    "figures": figures[id],
                    "rejections": rejections[id],
                }
            )
            for id in ids
        ]

    def _between(self, table: Table, ids: list[str]) -> Iterable[Row[Any]]:
        document = table.c.document
        statement = select(table).where(document >= ids[0], document <= ids[-1])
        return self._connection.execute(statement.order_by(document, table.c.position))

    def _tellings(self, ids: list[str]) -> dict[str, list[Record]]:
        columns = tables.tellings.c
        within = and_(columns.document >= ids[0], columns.document <= ids[-1], columns.current)
        claims = self._claims_of_tellings(within)
        statement = select(columns.id, columns.document, columns.record).where(within)
        by_document: dict[str, list[Record]] = defaultdict(list)
        for row in self._connection.execute(statement.order_by(columns.document, columns.position)):
            by_document[row.document].append({**decode(row.record), "claims": claims[row.id]})
        return by_document

    def _claims_of_tellings(self, where: ColumnElement[bool]) -> dict[str, list[Record]]:
        """The records of claims by telling, in each telling's own order."""
        columns = tables.telling_claims.c
        joined = tables.tellings.join(tables.telling_claims).join(tables.claims)
        statement = select(columns.telling, tables.claims.c.record).select_from(joined).where(where)
        by_telling: dict[str, list[Record]] = defaultdict(list)
        for row in self._connection.execute(statement.order_by(columns.telling, columns.position)):
            by_telling[row.telling].append(decode(row.record))
        return by_telling

    def _figures(self, ids: list[str]) -> dict[str, list[Record]]:
        columns = tables.figures.c
        joined = tables.figures.join(tables.claims, columns.claim == tables.claims.c.id)
        statement = (
            select(columns.document, columns.record, tables.claims.c.record.label("claim"))
            .select_from(joined)
            .where(columns.document >= ids[0], columns.document <= ids[-1])
            .order_by(columns.document, columns.position)
        )
        by_document: dict[str, list[Record]] = defaultdict(list)
        for row in self._connection.execute(statement):
            by_document[row.document].append({**decode(row.record), "claim": decode(row.claim)})
        return by_document


def _documents() -> Any:
    return select(tables.documents.c.id, tables.documents.c.record, tables.documents.c.text)


def _document(row: Row[Any]) -> Document:
    return document_from({**decode(row.record), "text": row.text})


def _by_document(rows: Iterable[Row[Any]]) -> dict[str, list[Record]]:
    by_document: dict[str, list[Record]] = defaultdict(list)
    for row in rows:
        by_document[row.document].append(decode(row.record))
    return by_document
