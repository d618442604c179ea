"""What people decided, with what became of it, as pages show it: the newest first, or what bears on one incident."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select, union

from tellings.model import Judgement, Ruling

from . import view_tables as tables
from .journal import is_judged, judgement_of
from .tables import journal, judgement_subjects
from .together import pages

Decided = tuple[Judgement, Ruling | None]  # None where the view does not take it in yet
_OF = journal.c
_AT_ONCE = 500  # ids in one statement
_BEYOND = "\U0010ffff"  # sorts behind any character that an id can go on with


class DecisionPages:
    """Reads over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many decisions there are, undoings among them."""
        statement = select(func.count()).select_from(journal).where(is_judged())
        return self._connection.execute(statement).scalar_one()

    def count_of_standing(self) -> int:
        """How many were made and not taken back."""
        made = select(func.count()).select_from(journal).where(_OF.act == "judgement")
        undone = tables.view_rulings.c.state == "undone"
        joined = journal.join(tables.view_rulings, tables.view_rulings.c.judgement == _OF.subject)
        gone = select(func.count()).select_from(joined).where(_OF.act == "judgement", undone)
        return self._connection.execute(made).scalar_one() - self._connection.execute(gone).scalar_one()

    def page(self, first: int, limit: int) -> list[Decided]:
        """`limit` decisions from the one at place `first`, the newest first."""
        statement = select(journal).where(is_judged()).order_by(_OF.position.desc())
        return self._decided(self._connection.execute(statement.offset(first).limit(limit)).all())

    def named(self, prefix: str) -> list[Decided]:
        """Those whose ids begin so."""
        begins = (_OF.subject >= prefix, _OF.subject < prefix + _BEYOND)
        rows = self._connection.execute(select(journal).where(is_judged(), *begins).order_by(_OF.position))
        return self._decided(rows.all())

    def about(self, subjects: Iterable[str]) -> list[Decided]:
        """Those about any of these tellings, claims and documents, as they were or as they are found today; the newest first.

        What takes one of them back is about the same, so it is among them.
        """
        positions: set[int] = set()
        for ids in pages(sorted(set(subjects)), _AT_ONCE):
            said, found = judgement_subjects.c, tables.view_ruled.c
            today = select(_OF.position).where(
                is_judged(), _OF.subject.in_(select(found.judgement).where(found.found.in_(ids)))
            )
            then = select(said.judgement).where(said.subject.in_(ids))
            positions.update(self._connection.execute(union(then, today)).scalars())
        found_rows: list[Any] = []
        for some in pages(sorted(positions, reverse=True), _AT_ONCE):
            among: ColumnElement[bool] = _OF.position.in_(some)
            found_rows += self._connection.execute(
                select(journal).where(among).order_by(_OF.position.desc())
            ).all()
        return self._decided(found_rows)

    def judged(self, ids: Sequence[str]) -> frozenset[str]:
        """Those of these documents that a decision is about, one that was taken back among them."""
        subject = judgement_subjects.c.subject
        statement = select(subject).where(subject.in_(sorted(set(ids)))).distinct()
        return frozenset(self._connection.execute(statement).scalars())

    def _decided(self, rows: Sequence[Any]) -> list[Decided]:
        columns = tables.view_rulings.c
        became: dict[str, Ruling] = {}
        for ids in pages([row.subject for row in rows], _AT_ONCE):
            statement = select(columns.record).where(columns.judgement.in_(ids))
            for each in map(json.loads, self._connection.execute(statement).scalars()):
                became[each["judgement"]] = Ruling(
                    each["judgement"], each["state"], each["by"], tuple(each["found"])
                )
        return [(judgement_of(row), became.get(row.subject)) for row in rows]
