"""What the stored view is asked, over one connection."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, or_, select

from tellings.model import Copy, Ruling
from tellings.model.records import Record

from . import view_tables as tables
from .stored import Filters, Sort, Stamp, StoredIncident
from .tables import ExactText, claims, journal
from .together import pages
from .view_changes import BEARING, is_overtaken
from .view_where import where

_WHOLE = select(tables.incidents, tables.incident_records.c.record).join_from(
    tables.incidents, tables.incident_records, tables.incident_records.c.number == tables.incidents.c.number
)
_COPIES_OF = (
    select(tables.view_copies)
    .where(tables.view_copies.c.document.in_(bindparam("some", expanding=True, type_=ExactText)))
    .order_by(tables.view_copies.c.document)
)
_PAGE = 500
_BEYOND = "\U0010ffff"  # sorts behind any character that an id can go on with
_LAST = "~"  # sorts behind every day
_OF_INCIDENT = tables.incidents.c
# What each order goes by, and whether the greatest comes first.  Of equals the lesser id comes first.
_ORDERS: dict[Sort, tuple[ColumnElement[Any], bool]] = {
    "id": (_OF_INCIDENT.id, False),
    "date": (func.coalesce(_OF_INCIDENT.first_day, _LAST), False),
    "killed": (func.coalesce(_OF_INCIDENT.killed, -1), True),
    "documents": (_OF_INCIDENT.documents, True),
    "questions": (_OF_INCIDENT.questions + _OF_INCIDENT.findings, True),
}


class ViewQueries:
    """Reads of the view."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def stamp(self) -> Stamp | None:
        columns = tables.view.c
        statement = select(columns.position, columns.hash, columns.package, columns.model, columns.policy)
        row = self._connection.execute(statement).first()
        return None if row is None else Stamp(*row)

    def holds(self, stamp: Stamp) -> bool:
        """Whether nothing has been read or judged since, and the journal up to there is the one that it was built from."""
        return not is_overtaken(self._connection, stamp.position) and self.is_of_this_journal(stamp)

    def is_of_this_journal(self, stamp: Stamp) -> bool:
        """Whether the journal has the entry that a view was built up to."""
        if stamp.position == 0:
            return True
        entry = select(journal.c.hash).where(journal.c.position == stamp.position)
        return self._connection.execute(entry).scalar_one_or_none() == stamp.hash

    def bearing_since(self, position: int, limit: int) -> list[tuple[str, str]]:
        """At most `limit` of what was read or judged behind a position of the journal: the act, and what it is about."""
        columns = journal.c
        statement = select(columns.act, columns.subject).where(
            columns.act.in_(BEARING), columns.position > position
        )
        rows = self._connection.execute(statement.order_by(columns.position).limit(limit))
        return [(row.act, row.subject) for row in rows]

    def count(self, filters: Filters) -> int:
        statement = (
            select(func.count()).select_from(tables.incidents).where(*where(self._connection, filters))
        )
        return self._connection.execute(statement).scalar_one()

    def sum_of_findings(self) -> int:
        total: int | None = self._connection.execute(select(func.sum(_OF_INCIDENT.findings))).scalar_one()
        return total or 0

    def incidents(self, filters: Filters, sort: Sort, after: str | None, limit: int) -> list[StoredIncident]:
        """A page in an order, from behind the incident `after`."""
        key, falling = _ORDERS[sort]
        id = _OF_INCIDENT.id
        statement = _WHOLE.where(*where(self._connection, filters))
        if after is not None:
            last = self._connection.execute(select(key).where(id == after)).scalar_one()
            further = key < last if falling else key > last
            statement = statement.where(or_(further, and_(key == last, id > after)))
        statement = statement.order_by(key.desc() if falling else key, id).limit(limit)
        return self._with_tellings(statement)

    def incident(self, id: str) -> StoredIncident | None:
        found = self._with_tellings(_WHOLE.where(_OF_INCIDENT.id == id))
        return found[0] if found else None

    def named(self, prefix: str) -> list[tuple[str, str]]:
        """The incidents of which a telling's id begins so, each with the least such id, in order.

        An incident's own id is that of one of its tellings.
        """
        columns = tables.incident_tellings.c
        statement = select(columns.incident, func.min(columns.telling).label("telling"))
        begins = and_(columns.telling >= prefix, columns.telling < prefix + _BEYOND)
        grouped = statement.where(begins).group_by(columns.incident).order_by(columns.incident)
        return [(row.incident, row.telling) for row in self._connection.execute(grouped)]

    def incidents_of(self, documents: Sequence[str]) -> list[str]:
        """The ids of the incidents that any of these documents tells of, in order."""
        columns = tables.incident_tellings.c
        found: set[str] = set()
        for page in pages(documents, _PAGE):
            statement = select(columns.incident).where(columns.document.in_(page))
            found.update(self._connection.execute(statement).scalars())
        return sorted(found)

    def relations(self, after: str, limit: int) -> list[tuple[str, Record]]:
        """A page of (place, record) in order of place."""
        columns = tables.view_relations.c
        statement = select(columns.place, columns.record).where(columns.place > after)
        rows = self._connection.execute(statement.order_by(columns.place).limit(limit))
        return [(row.place, json.loads(row.record)) for row in rows]

    def relations_of(self, incident: str) -> list[Record]:
        columns = tables.view_relations.c
        statement = select(columns.record).where(or_(columns.source == incident, columns.target == incident))
        return [
            json.loads(each) for each in self._connection.execute(statement.order_by(columns.place)).scalars()
        ]

    def figures(self, after: str, limit: int) -> list[tuple[str, Record]]:
        """A page of (id, record) in order of their ids."""
        columns = tables.view_figures.c
        statement = select(columns.claim, columns.record).where(columns.claim > after)
        rows = self._connection.execute(statement.order_by(columns.claim).limit(limit))
        return [(row.claim, json.loads(row.record)) for row in rows]

    def figures_of(self, incident: str) -> list[Record]:
        columns = tables.view_figures.c
        statement = select(columns.record).where(columns.incident == incident).order_by(columns.claim)
        return [json.loads(each) for each in self._connection.execute(statement).scalars()]

    def figures_in(self, document: str) -> list[Record]:
        columns = tables.view_figures.c
        statement = select(columns.record).where(columns.document == document).order_by(columns.claim)
        return [json.loads(each) for each in self._connection.execute(statement).scalars()]

    def copies(self, after: str, limit: int) -> list[Copy]:
        """A page in order of the documents' ids."""
        document = tables.view_copies.c.document
        statement = select(tables.view_copies).where(document > after).order_by(document).limit(limit)
        return [Copy(*row) for row in self._connection.execute(statement)]

    def copies_of(self, documents: Sequence[str]) -> list[Copy]:
        """Those of some documents, in order of the documents' ids."""
        return [Copy(*row) for row in self._connection.execute(_COPIES_OF, {"some": documents})]

    def tellings_like(self, prefix: str) -> list[str]:
        telling = tables.incident_tellings.c.telling
        statement = select(telling).where(telling >= prefix, telling < prefix + _BEYOND).order_by(telling)
        return list(self._connection.execute(statement).scalars())

    def claims_like(self, prefix: str) -> dict[str, str]:
        """Claims of readings that stand, and those of no reading (derived, or made by a person), each with its document."""
        said, derived = claims.c, tables.view_derived.c
        told = tables.view_derived.join(
            tables.incident_tellings, tables.incident_tellings.c.telling == derived.telling
        )
        own = select(said.id, said.document).where(
            said.current, said.id >= prefix, said.id < prefix + _BEYOND
        )
        worked_out = select(derived.claim, tables.incident_tellings.c.document).select_from(told)
        worked_out = worked_out.where(derived.claim >= prefix, derived.claim < prefix + _BEYOND)
        rows = [*self._connection.execute(own), *self._connection.execute(worked_out)]
        return dict(sorted((row[0], row[1]) for row in rows))

    def rulings(self) -> dict[str, Ruling]:
        records = map(json.loads, self._connection.execute(select(tables.view_rulings.c.record)).scalars())
        return {
            each["judgement"]: Ruling(each["judgement"], each["state"], each["by"], tuple(each["found"]))
            for each in records
        }

    def _with_tellings(self, statement: Select[Any]) -> list[StoredIncident]:
        rows = self._connection.execute(statement).all()
        ids = [row.id for row in rows]
        tellings = self._tellings(ids)
        sources = self._sources([row.number for row in rows])
        return [
            StoredIncident(
                row.id,
                row.type,
                row.stage,
                row.first_day,
                row.last_day,
                row.country,
                row.city,
                row.killed,
                row.killed_status,
                row.injured,
                row.questions,
                row.findings,
                tuple(sources[row.number]),
                tuple(tellings[row.id]),
                row.record,
            )
            for row in rows
        ]

    def _tellings(self, ids: Sequence[str]) -> dict[str, list[tuple[str, str]]]:
        """The tellings of incidents, each with its document, in order."""
        columns = tables.incident_tellings.c
        found: dict[str, list[tuple[str, str]]] = defaultdict(list)
        statement = select(columns.incident, columns.telling, columns.document)
        statement = statement.where(columns.incident.in_(ids)).order_by(columns.telling)
        for incident, telling, document in self._connection.execute(statement):
            found[incident].append((telling, document))
        return found

    def _sources(self, numbers: Sequence[int]) -> dict[int, list[str]]:
        """The outlets of incidents by number, in order."""
        columns = tables.incident_facets.c
        found: dict[int, list[str]] = defaultdict(list)
        statement = select(columns.number, columns.name).where(columns.kind == "outlet")
        for number, name in self._connection.execute(
            statement.where(columns.number.in_(numbers)).order_by(columns.name)
        ):
            found[number].append(name)
        return found
