"""From format 3 to 4: incidents are found by all that the desk asks for, and documents by their words."""

from __future__ import annotations

from sqlalchemy import Connection, text

from . import view_tables, words
from .document_words import index_documents
from .journal import Author

_GONE = ("incident_sources",)  # of the view in format 3


def with_what_the_desk_asks(connection: Connection, author: Author) -> None:
    """Makes the tables of the view anew, empty: whoever next needs incidents builds them.  Makes the index of documents' words."""
    for name in (*_GONE, *(table.name for table in view_tables.CONTENT), view_tables.view.name):
        connection.execute(text(f'DROP TABLE IF EXISTS "{name}"'))
    for table in (view_tables.view, *view_tables.CONTENT):
        table.create(connection)
    words.clear(connection)
    words.make(connection, words.DOCUMENTS)
    index_documents(connection)
