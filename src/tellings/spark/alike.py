"""In the executors: which documents copy which, part by part of those that share a key."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from tellings.casebook.encoding import escape
from tellings.copies import copies, shelved

from .ingesting import document_of
from .rows import Row


def shelve(rows: Iterator[Row]) -> Iterator[Row]:
    """The keys by which documents are looked for among those that they may copy."""
    for row in rows:
        for key, place, document in shelved((document_of(row),)):
            yield {"key": escape(key), "place": escape(place), "document": document}


def find_copies(rows: Iterator[Row]) -> Iterator[Row]:
    """What documents copy: rows come by part, and share no key across parts."""
    for _, group in groupby(rows, key=lambda row: row["part"]):
        for copy in copies(map(document_of, group)):
            yield {"document": copy.document, "origin": copy.origin, "supersedes": copy.supersedes}
