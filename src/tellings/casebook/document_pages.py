"""Documents as pages show them: a stretch of them in the order in which they were published, and what was not read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, func, select

from tellings.model import Unread

from . import view_tables as tables
from . import words
from .tables import documents, unread

_OF = tables.view_documents.c


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """A document with its record as JSON, without the text; what it is kept to copy (None: nothing); how many claims of the view
    quote it, and how many incidents it is in."""

    id: str
    record: str
    origin: str | None
    claims: int
    incidents: int


class DocumentPages:
    """Reads over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, asked: str = "", outlet: str = "") -> int:
        """How many documents of the view hold these words, and are of this outlet ("": of any)."""
        statement = select(func.count()).select_from(tables.view_documents)
        return self._connection.execute(statement.where(*self._where(asked, outlet))).scalar_one()

    def page(self, asked: str, outlet: str, first: int, limit: int) -> list[DocumentLine]:
        """`limit` of them from the one at place `first`, in the order in which they were published; of equals, of their ids."""
        chosen = select(_OF.document).where(*self._where(asked, outlet)).order_by(_OF.day, _OF.document)
        ids = list(self._connection.execute(chosen.offset(first).limit(limit)).scalars())
        found = {line.id: line for line in self.lines(ids)}
        return [found[id] for id in ids]

    def lines(self, ids: Sequence[str]) -> list[DocumentLine]:
        """These documents, in id order; one that there is not, or that the view does not take in yet, is left out."""
        copied = tables.view_copies
        joined = tables.view_documents.join(documents, documents.c.id == _OF.document).outerjoin(
            copied, copied.c.document == _OF.document
        )
        columns = (_OF.document, documents.c.record, copied.c.origin, _OF.claims, _OF.incidents)
        statement = select(*columns).select_from(joined).where(_OF.document.in_(sorted(set(ids))))
        rows = self._connection.execute(statement.order_by(_OF.document))
        return [DocumentLine(*row) for row in rows]

    def text(self, id: str) -> str | None:
        """A document's text; None where there is no such document."""
        statement = select(documents.c.text).where(documents.c.id == id)
        return self._connection.execute(statement).scalar_one_or_none()

    def count_of_unread(self, reason: str = "") -> int:
        """How many inputs were not read, for one reason or ("") for any."""
        statement = select(func.count()).select_from(unread)
        return self._connection.execute(statement.where(*_because(reason))).scalar_one()

    def unread(self, reason: str, first: int, limit: int) -> list[Unread]:
        """`limit` of them from the one at place `first`, in order of path and reason."""
        statement = select(unread.c.path, unread.c.reason).where(*_because(reason))
        ordered = statement.order_by(unread.c.path, unread.c.reason).offset(first).limit(limit)
        return [Unread(*row) for row in self._connection.execute(ordered)]

    def unread_of(self, path: str) -> list[Unread]:
        """What was not read of one input."""
        statement = select(unread.c.path, unread.c.reason).where(unread.c.path == path)
        return [Unread(*row) for row in self._connection.execute(statement.order_by(unread.c.reason))]

    def unread_reasons(self) -> list[tuple[str, int]]:
        """Why inputs were not read, the commonest reason first, with how often."""
        reason, number = unread.c.reason, func.count()
        statement = select(reason, number).group_by(reason).order_by(number.desc(), reason)
        return [(row[0], row[1]) for row in self._connection.execute(statement)]

    def _where(self, asked: str, outlet: str) -> list[ColumnElement[bool]]:
        conditions: list[ColumnElement[bool]] = [_OF.outlet == outlet] if outlet else []
        numbers = words.holding(self._connection, words.DOCUMENTS, asked) if asked else None
        if numbers is not None:
            conditions.append(_OF.report.in_(numbers))
        return conditions


def _because(reason: str) -> list[ColumnElement[bool]]:
    return [unread.c.reason == reason] if reason else []
