"""From format 2 to 3: the incidents as last built are kept beside what they were built from."""

from __future__ import annotations

from sqlalchemy import Connection

from . import tables, view_tables, words
from .journal import Author


def with_view(connection: Connection, author: Author) -> None:
    """Makes the tables of the view, empty: whoever next needs incidents builds them."""
    for table in (view_tables.view, *view_tables.CONTENT):
        table.create(connection)
    words.make(connection, words.INCIDENTS)
    for index in tables.readings.indexes:
        index.create(connection)
