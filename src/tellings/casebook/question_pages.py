"""What nobody has decided and somebody should, as the stored view keeps it: one question after another."""

from __future__ import annotations

from sqlalchemy import Connection, Row, and_, func, or_, select

from .finding import StoredQuestion
from .view_tables import incident_questions

_OF = incident_questions.c
_ORDER = (_OF.rank, _OF.weight, _OF.incident, _OF.position)


class QuestionPages:
    """Reads over one connection.  What most needs a person comes first."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self) -> int:
        """How many questions are open."""
        statement = select(func.count()).select_from(incident_questions)
        return self._connection.execute(statement).scalar_one()

    def page(self, first: int, limit: int) -> list[StoredQuestion]:
        """`limit` questions from the one at place `first`, 0 the first."""
        statement = select(incident_questions).order_by(*_ORDER).offset(first).limit(limit)
        return [_question(row) for row in self._connection.execute(statement)]

    def place_of(self, key: str) -> int | None:
        """How many come before the question of this key; None where nobody asks it any more."""
        found = self._connection.execute(
            select(incident_questions).where(_OF.key == key).order_by(*_ORDER)
        ).first()
        if found is None:
            return None
        before = _OF.rank < found.rank
        same = _OF.rank == found.rank
        for name in ("weight", "incident", "position"):
            before = or_(before, and_(same, _OF[name] < found._mapping[name]))
            same = and_(same, _OF[name] == found._mapping[name])
        statement = select(func.count()).select_from(incident_questions).where(before)
        return self._connection.execute(statement).scalar_one()


def _question(row: Row[tuple[object, ...]]) -> StoredQuestion:
    of = row._mapping
    return StoredQuestion(of["incident"], of["rank"], of["weight"], of["key"], of["record"])
