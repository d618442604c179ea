"""A casebook put into another store, row by row: all of it, or nothing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Row, Table, insert, inspect, select

from tellings.errors import CasebookError, UserError

from . import migrations, words
from .address import Where
from .casebook import Casebook
from .database import Held, make_tables
from .document_words import index_documents
from .faults import translated
from .stores import store_of
from .tables import account_metadata, secrets, sessions
from .together import pages
from .view_tables import every_table

_ROWS = 1000
_LONG = 50  # rows to a page of a table whose rows hold a text or a whole incident
_WITH_LONG = ("documents", "incident_records")


@contextmanager
def transferred(
    source: Casebook,
    to: Where,
    wait: float = 0,
    on_wait: Callable[[str], None] | None = None,
    command: str | None = None,
) -> Iterator[Casebook]:
    """Puts all that `source`, in a snapshot, holds where there is no casebook yet, and gives what was made of it, to be looked at.

    It appears at the end, all at once; an error or a kill before leaves nothing of it.  Visits at the desk are not taken along.
    Raises UserError where there is a casebook already, CasebookError where what arrived is not what was sent.
    """
    store = store_of(to)
    try:
        if not store.is_missing():
            store.check()
            raise UserError(f"{store.shown} holds a casebook already: copy to where there is none")
        lock = store.lock(command, wait, on_wait)
        try:
            if not store.is_missing():  # made by another writer, for which this one waited
                raise UserError(f"{store.shown} holds a casebook already: copy to where there is none")
            with translated(store.shown), store.making(lock) as target:
                with source.reading() as connection:
                    _copied(connection, target, str(store.shown))
                yield Casebook(Held(target), None)
        finally:
            lock.release()
    finally:
        store.close()


def _copied(source: Connection, target: Connection, shown: str) -> None:
    make_tables(target)
    migrations.sign(target)
    for table in _tables(source):
        if table.name not in every_table.tables:
            table.create(target)
        if table.name != "about":
            sent = _sent(source, target, table)
            if sent != _digest(row for page in _pages(target, table) for row in page):
                raise CasebookError(
                    f"what arrived in {shown} is not what was sent ({table.name}); nothing was kept"
                )
    for page in pages(words.every(source), _LONG):
        words.add(target, words.INCIDENTS, page)
    index_documents(target)


def _tables(connection: Connection) -> list[Table]:
    """The tables of a casebook, each behind those that it refers to; those made at need where they have been needed."""
    at_need = [secrets, *(each for each in account_metadata.sorted_tables if each is not sessions)]
    names = set(inspect(connection).get_table_names())
    return [*every_table.sorted_tables, *(each for each in at_need if each.name in names)]


def _pages(connection: Connection, table: Table) -> Iterator[list[Row[Any]]]:
    """The rows of a table in order of its key, which is by bytes in every store; in little memory."""
    size = _LONG if table.name in _WITH_LONG else _ROWS
    statement = select(table).order_by(*table.primary_key.columns)
    rows = connection.execute(statement.execution_options(stream_results=True, yield_per=size))
    for page in rows.partitions():
        yield list(page)


def _sent(source: Connection, target: Connection, table: Table) -> str:
    """Puts the rows of a table into another store; gives their digest."""

    def passing() -> Iterator[Row[Any]]:
        for page in _pages(source, table):
            target.execute(insert(table), [dict(row._mapping) for row in page])
            yield from page

    return _digest(passing())


def _digest(rows: Iterator[Row[Any]]) -> str:
    made = hashlib.sha256()
    for row in rows:
        plain = [each.hex() if isinstance(each, bytes) else each for each in row]
        made.update(json.dumps(plain).encode("ascii") + b"\n")
    return made.hexdigest()
