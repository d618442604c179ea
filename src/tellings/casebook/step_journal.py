"""From format 1 to 2: what was done to a casebook stands in a journal, and judgements stand there alone."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select, text

from tellings.model.records import judgement_from

from . import tables
from .changes import subject_rows
from .encoding import decode, unescape
from .fingerprint import fingerprints
from .journal import Author, Journal

_PAGE = 100  # documents


def with_journal(connection: Connection, author: Author) -> None:
    """Makes the journal of a casebook that had none: its documents as they were first stored, what was not read, then its judgements.

    When a document was read is not known any more; a judgement says itself when it was made, by whom and why.
    """
    made = connection.execute(text("SELECT record FROM judgements ORDER BY number")).scalars().all()
    connection.execute(text("DROP TABLE judgement_subjects"))
    connection.execute(text("DROP TABLE judgements"))
    tables.journal.create(connection)
    tables.judgement_subjects.create(connection)
    journal = Journal(connection, author)
    journal.add("migrated", "", "a casebook of format 1, which kept no journal")
    _readings(connection, journal)
    for unread in connection.execute(
        select(tables.unread).order_by(tables.unread.c.path, tables.unread.c.reason)
    ):
        journal.add("unread", unread.path, unread.reason)
    for record in made:
        judgement = judgement_from(decode(unescape(record)))
        rows = subject_rows(journal.judge(judgement), judgement)
        if rows:
            connection.execute(insert(tables.judgement_subjects), rows)


def _readings(connection: Connection, journal: Journal) -> None:
    columns, after = tables.documents.c, 0
    joined = tables.documents.join(tables.readings)
    statement = select(columns.stored, columns.id, tables.readings.c.reader).select_from(joined)
    while page := connection.execute(
        statement.where(columns.stored > after).order_by(columns.stored).limit(_PAGE)
    ).all():
        for row in page:
            stored = fingerprints(connection, [row.id])[row.id]
            journal.add(
                "read",
                row.id,
                "was there before there was a journal",
                after={"reader": row.reader, "fingerprint": stored},
            )
        after = page[-1].stored
