"""From format 4 to 5: which documents judgements are about is indexed, and when they were made."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from . import tables
from .changes import document_rows
from .journal import Author, is_judged, judgement_of


def with_documents_of_judgements(connection: Connection, author: Author) -> None:
    """Indexes the journal's judgements: what a new one must be weighed together with is found by its documents."""
    at = next(each for each in tables.journal.indexes if each.name == "ix_journal_at")
    at.create(connection, checkfirst=True)  # a journal made just now has it
    tables.judgement_documents.create(connection)
    for row in connection.execute(select(tables.journal).where(is_judged())).all():
        rows = document_rows(row.position, judgement_of(row))
        connection.execute(insert(tables.judgement_documents), rows)
