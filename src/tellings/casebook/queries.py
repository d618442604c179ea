"""What a casebook is asked: each question one short statement or a few, over one connection."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    bindparam,
    func,
    inspect,
    or_,
    select,
    true,
)

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
from .together import pages

_PAGE = 500

_WITH_IDS: tuple[tuple[Kind, ColumnElement[str], ColumnElement[bool]], ...] = (
    ("document", tables.documents.c.id, true()),
    ("telling", tables.tellings.c.id, true()),
    ("claim", tables.claims.c.id, true()),
    ("judgement", tables.journal.c.subject, journal.is_judged()),
)
# Made once: making a statement takes longer than asking it.
_SOME = bindparam("some", expanding=True, type_=tables.ExactText)
_READER = select(tables.readings.c.reader).where(tables.readings.c.document == bindparam("one"))
_DOCUMENTS = select(tables.documents.c.id, tables.documents.c.record, tables.documents.c.text)
_DOCUMENTS_OF = _DOCUMENTS.where(tables.documents.c.id.in_(_SOME)).order_by(tables.documents.c.id)
_SAME_TEXTS = select(tables.documents.c.id).where(
    tables.documents.c.text_hash.in_(
        select(tables.documents.c.text_hash).where(tables.documents.c.id.in_(_SOME))
    )
)
_READINGS_OF = select(tables.readings.c.document).where(tables.readings.c.document.in_(_SOME))
_TELLINGS_OF = (
    select(tables.tellings.c.id, tables.tellings.c.document, tables.tellings.c.record)
    .where(tables.tellings.c.document.in_(_SOME), tables.tellings.c.current)
    .order_by(tables.tellings.c.document, tables.tellings.c.position)
)
_CLAIMS_OF_TELLINGS = (
    select(tables.telling_claims.c.telling, tables.claims.c.record)
    .select_from(tables.tellings.join(tables.telling_claims).join(tables.claims))
    .order_by(tables.telling_claims.c.telling, tables.telling_claims.c.position)
)
_CLAIMS_OF = _CLAIMS_OF_TELLINGS.where(tables.tellings.c.document.in_(_SOME), tables.tellings.c.current)
_CLAIMS_OF_ONE = _CLAIMS_OF_TELLINGS.where(tables.tellings.c.id == bindparam("one"))
_FIGURES_OF = (
    select(tables.figures.c.document, tables.figures.c.record, tables.claims.c.record.label("claim"))
    .select_from(tables.figures.join(tables.claims, tables.figures.c.claim == tables.claims.c.id))
    .where(tables.figures.c.document.in_(_SOME))
    .order_by(tables.figures.c.document, tables.figures.c.position)
)
_RELATIONS_OF, _REJECTIONS_OF = (
    select(table.c.document, table.c.record)
    .where(table.c.document.in_(_SOME))
    .order_by(table.c.document, table.c.position)
    for table in (tables.relations, tables.rejections)
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

    def same_texts(self, ids: Iterable[str]) -> set[str]:
        """The documents that have the text of any of these, themselves among them."""
        return {
            id
            for page in pages(ids, _PAGE)
            for id in self._connection.execute(_SAME_TEXTS, {"some": page}).scalars()
        }

    def reader(self, document: str) -> str | None:
        reader: str | None = self._connection.execute(_READER, {"one": document}).scalar_one_or_none()
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
        return next(iter(self.documents_of([id])), None)

    def documents(self, after: str, limit: int) -> list[tuple[str, Document]]:
        """A page of (id, document) in id order."""
        id = tables.documents.c.id
        rows = self._connection.execute(_DOCUMENTS.where(id > after).order_by(id).limit(limit))
        return [(row.id, _document(row)) for row in rows]

    def documents_of(self, ids: Sequence[str]) -> list[Document]:
        """Those of some ids, in id order."""
        return [_document(row) for row in self._connection.execute(_DOCUMENTS_OF, {"some": ids})]

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
        claims = _by_first(self._connection.execute(_CLAIMS_OF_ONE, {"one": id}))
        return telling_from({**decode(record), "claims": claims[id]})

    def extractions(self, after: str, limit: int) -> list[Extraction]:
        """A page in order of the documents' ids."""
        document = tables.readings.c.document
        statement = select(document).where(document > after).order_by(document).limit(limit)
        return self._extractions(list(self._connection.execute(statement).scalars()))

    def extractions_of(self, documents: Iterable[str]) -> list[Extraction]:
        """What was taken from those of these documents that are there, in order of their ids."""
        return self._extractions(sorted(row.document for row in self._among(_READINGS_OF, documents)))

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

    def judgements_of(self, documents: Sequence[str]) -> tuple[Judgement, ...]:
        return journal.judgements_of(self._connection, documents)

    def judged_with(self, documents: Sequence[str]) -> set[str]:
        return journal.judged_with(self._connection, documents)

    def last_judged(self) -> datetime | None:
        return journal.last_judged(self._connection)

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
        """The extractions of `ids`, all of which have been read."""
        claims = _by_first(self._among(_CLAIMS_OF, ids))
        tellings: dict[str, list[Record]] = defaultdict(list)
        for row in self._among(_TELLINGS_OF, ids):
            tellings[row.document].append({**decode(row.record), "claims": claims[row.id]})
        figures: dict[str, list[Record]] = defaultdict(list)
        for row in self._among(_FIGURES_OF, ids):
            figures[row.document].append({**decode(row.record), "claim": decode(row.claim)})
        relations = _by_first(self._among(_RELATIONS_OF, ids))
        rejections = _by_first(self._among(_REJECTIONS_OF, ids))
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

    def _among(self, statement: Select[Any], some: Iterable[str]) -> Iterator[Any]:
        """What is asked of some of many, a page of them at a time."""
        for page in pages(sorted(some), _PAGE):
            yield from self._connection.execute(statement, {"some": page})


def _document(row: Any) -> Document:
    return document_from({**decode(row.record), "text": row.text})


def _by_first(rows: Iterable[Any]) -> dict[str, list[Record]]:
    """Records by what stands before them in their rows."""
    found: dict[str, list[Record]] = defaultdict(list)
    for by, record in rows:
        found[by].append(decode(record))
    return found
