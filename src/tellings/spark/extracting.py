"""In the executors: from documents to what they tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings.casebook.changes import check
from tellings.casebook.encoding import encode, escape
from tellings.errors import TellingsError, our_fault
from tellings.model import Document, Extraction
from tellings.pipeline.foreign import not_read, nothing

from .ingesting import document_of
from .rows import Row
from .workers import reading


@dataclass(frozen=True, slots=True)
class _Task:
    """A document, and the same where it is in a language that is read."""

    document: Document
    to_read: Document | None


@dataclass(frozen=True)
class Extract:
    """Documents to what they tell by the reader called `reader`, or why they could not be read."""

    reader: str

    def __call__(self, rows: Iterator[Row]) -> Iterator[Row]:
        ready = reading()
        if ready.name != self.reader:
            raise TellingsError(f"an executor has the reader {ready.name}, and the driver {self.reader}")
        for task, taken in ready.over(map(_task, rows)):
            found = nothing(task.document) if taken is None else taken
            yield {"document": task.document.id, "reader": self.reader, **_taken(task.document, found)}


def _task(row: Row) -> _Task:
    document = document_of(row)
    return _Task(document, document if not_read(document) is None else None)


def _taken(document: Document, taken: Extraction | str) -> Row:
    if isinstance(taken, str):
        return {"reason": escape(taken)}
    try:
        check(document, taken)
    except ValueError as fault:
        return {"reason": our_fault(fault)}
    return {"extraction": escape(encode(taken))}
