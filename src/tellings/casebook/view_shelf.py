"""By what documents find those that they may copy: their keys, each with the document's place in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, insert, or_, select

from .stored import Pair
from .together import asked, in_stretches, pages
from .view_tables import view_copies, view_shelf

_PAGE = 1000
_COLUMNS, _COPIED = view_shelf.c, view_copies.c


def _with_key(number: str, *columns: Any) -> Select[Any]:
    key = bindparam(f"key{number}", type_=_COLUMNS.key.type)
    limit = bindparam(f"limit{number}", type_=Integer)
    return select(*columns).where(_COLUMNS.key == key).limit(limit)


def _place(number: str) -> Any:
    return bindparam(f"place{number}", type_=_COLUMNS.place.type)


def _leaders(number: str) -> Select[Any]:
    leads = or_(_COPIED.document.is_(None), _COPIED.supersedes.is_not(None))
    joined = view_shelf.outerjoin(view_copies, _COPIED.document == _COLUMNS.document)
    found = _with_key(number, _COLUMNS.document).select_from(joined)
    return found.where(_COLUMNS.place < _place(number), leads).order_by(_COLUMNS.place)


def _latest(number: str) -> Select[Any]:
    found = _with_key(number, _COLUMNS.document).where(_COLUMNS.place < _place(number))
    return found.order_by(_COLUMNS.place.desc())


def _behind(number: str) -> Select[Any]:
    found = _with_key(number, _COLUMNS.place, _COLUMNS.document).where(_COLUMNS.place > _place(number))
    return found.order_by(_COLUMNS.place)


class ViewShelf:
    """Reads and writes over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Adds keys of documents, each with the document's place in order and its id."""
        ordered = ({"key": a, "place": b, "document": c} for a, b, c in in_stretches(rows))
        for page in pages(ordered, _PAGE):
            self._connection.execute(insert(view_shelf), page)

    def leaders(self, keys: Sequence[str], before: str, number: int) -> list[list[str]]:
        """By key the first `number` documents with it, ahead of a place, that copy none or are later versions."""
        answers = asked(self._connection, _leaders, _given(keys, before, number))
        return [[row.document for row in rows] for rows in answers]

    def latest(self, keys: Sequence[str], before: str, number: int) -> list[list[str]]:
        """By key the last `number` documents with it ahead of a place, the last first."""
        answers = asked(self._connection, _latest, _given(keys, before, number))
        return [[row.document for row in rows] for rows in answers]

    def behind(self, keys: Sequence[str], place: str, number: int) -> list[list[Pair]]:
        """By key the next `number` places and documents with it behind a place."""
        answers = asked(self._connection, _behind, _given(keys, place, number))
        return [[(row.place, row.document) for row in rows] for rows in answers]


def _given(keys: Sequence[str], place: str, number: int) -> list[dict[str, Any]]:
    return [{"key": key, "place": place, "limit": number} for key in keys]
