"""What documents are searched for by."""

from __future__ import annotations

from sqlalchemy import Connection, select

from . import tables, words
from .encoding import decode

_PAGE = 10  # documents: texts may be long


def words_of(source_id: str, title: str | None, text: str) -> str:
    """What a document is searched for by."""
    return f"{source_id}\n{title or ''}\n{text}"


def index_documents(connection: Connection) -> None:
    """Indexes all documents of a casebook whose index of them is empty."""
    columns, after = tables.documents.c, 0
    statement = (
        select(columns.stored, columns.source_id, columns.text, columns.record)
        .order_by(columns.stored)
        .limit(_PAGE)
    )
    while page := connection.execute(statement.where(columns.stored > after)).all():
        rows = [(row.stored, words_of(row.source_id, decode(row.record)["title"], row.text)) for row in page]
        words.add(connection, words.DOCUMENTS, rows)
        after = page[-1].stored
