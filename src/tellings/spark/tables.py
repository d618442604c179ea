"""In the executors: what was taken from documents, as rows of the casebook's own tables."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.casebook.encoding import unescape
from tellings.casebook.rows import claim_row, placed_rows, telling_row
from tellings.ids import digest

from .ingesting import escaped, extraction_of
from .rows import Row


def unread(rows: Iterator[Row]) -> Iterator[Row]:
    """What was not read, under the ids that the casebook gives it."""
    for row in rows:
        yield {"id": digest(unescape(row["path"]), unescape(row["reason"])), **row}


def tellings(rows: Iterator[Row]) -> Iterator[Row]:
    """The tellings of each reading."""
    for row in rows:
        for place, telling in enumerate({each.id: each for each in extraction_of(row).tellings}.values()):
            yield escaped(telling_row(telling, place))


def claims(rows: Iterator[Row]) -> Iterator[Row]:
    """The claims of each reading, those of figures among them, each once."""
    for row in rows:
        taken = extraction_of(row)
        every = [claim for telling in taken.tellings for claim in telling.claims]
        every += [figure.claim for figure in taken.figures]
        for claim in {each.id: each for each in every}.values():
            yield escaped(claim_row(claim))


def rejections(rows: Iterator[Row]) -> Iterator[Row]:
    """What each reading saw and did not take."""
    for row in rows:
        yield from map(escaped, placed_rows(row["document"], extraction_of(row).rejections))
