"""From format 5 to 6: pairs of tellings are indexed by the greater of the two as well."""

from __future__ import annotations

from sqlalchemy import Connection

from .journal import Author
from .view_tables import view_pairs


def with_pairs_by_either(connection: Connection, author: Author) -> None:
    """Makes the index: who stands beside a telling is asked from both sides."""
    for index in view_pairs.indexes:
        index.create(connection, checkfirst=True)  # a view made just now has it
