"""Writing the stored view, over one connection and inside one transaction."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete, func, insert, select

from tellings.model.records import Record, canonical

from . import facets, words
from . import view_tables as tables
from .finding import NO_DAY, StoredDocument
from .journal import JUDGED, READ
from .stored import Built, Stamp, StoredIncident
from .tables import documents, journal
from .together import pages

_PAGE = 500
_OF_DOCUMENT = ("document", "day", "outlet", "claims", "incidents")
BEARING = (*READ, *JUDGED)  # what an entry must be for incidents to come out otherwise


class ViewChanges:
    """Writes of the view.  Whoever calls decides when they are committed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def is_overtaken(self, position: int) -> bool:
        """Whether the journal has entries on readings or judgements behind `position`."""
        return is_overtaken(self._connection, position)

    def bearing_since(self, position: int, limit: int) -> list[str]:
        """What the first `limit` such entries behind `position` are about."""
        columns = journal.c
        statement = select(columns.subject).where(columns.act.in_(BEARING), columns.position > position)
        return list(self._connection.execute(statement.order_by(columns.position).limit(limit)).scalars())

    def clear(self) -> None:
        """Takes everything out, the stamp with it."""
        for table in (*tables.CONTENT, tables.view):
            self._connection.execute(delete(table))
        words.clear(self._connection)

    def stamp(self, stamp: Stamp) -> None:
        """Says what the view was built from."""
        self._connection.execute(delete(tables.view))
        row = {"number": 1, "position": stamp.position, "hash": stamp.hash, "package": stamp.package}
        self._insert(tables.view, [{**row, "model": stamp.model, "policy": stamp.policy}])

    def add(self, incidents: Iterable[StoredIncident]) -> None:
        """Adds incidents that are not there."""
        last: int | None = self._connection.execute(select(func.max(tables.incidents.c.number))).scalar_one()
        number = last or 0
        with facets.adding(self._connection) as add_facets:
            for page in pages(incidents, _PAGE):
                numbered = list(enumerate(page, number + 1))
                number += len(page)
                self._insert(
                    tables.incidents, [{"number": at, **incident_row(each)} for at, each in numbered]
                )
                records = [{"number": at, "record": each.record} for at, each in numbered]
                self._insert(tables.incident_records, records)
                tellings = [
                    {"telling": telling, "incident": each.id, "document": document}
                    for each in page
                    for telling, document in each.tellings
                ]
                self._insert(tables.incident_tellings, tellings)
                words.add(self._connection, words.INCIDENTS, ((at, each.words) for at, each in numbered))
                self._add_reports(numbered[0][0], number)
                add_facets((at, facet) for at, each in numbered for facet in each.found_by.facets)
                self._insert(tables.incident_findings, list(_findings(page)))
                self._insert(tables.incident_questions, list(_questions(page)))

    def _add_reports(self, first: int, last: int) -> None:
        """Notes by number which documents tell of the incidents from one number to another."""
        incidents, told = tables.incidents.c, tables.incident_tellings.c
        joined = tables.incidents.join(tables.incident_tellings, told.incident == incidents.id).join(
            documents, documents.c.id == told.document
        )
        numbers = select(documents.c.stored, incidents.number).select_from(joined).distinct()
        self._connection.execute(
            insert(tables.incident_reports).from_select(
                ["report", "number"], numbers.where(incidents.number.between(first, last))
            )
        )

    def remove(self, ids: Sequence[str]) -> None:
        """Takes incidents out, with nothing but what is theirs."""
        columns = tables.incidents.c
        numbers = [
            self._connection.execute(select(columns.number).where(columns.id == id)).scalar_one()
            for id in ids
        ]
        words.remove(self._connection, numbers)
        facets.remove(self._connection, numbers)
        self._delete(tables.incident_records, "number", numbers)
        self._delete(tables.incident_reports, "number", numbers)
        self._delete(tables.incidents, "id", ids)
        self._delete(tables.incident_tellings, "incident", ids)
        self._delete(tables.incident_findings, "incident", ids)
        self._delete(tables.incident_questions, "incident", ids)

    def add_built(self, built: Built) -> None:
        """Adds incidents that are not there, and what bears on them; of judgements that are known already, what became of them
        now."""
        self.add(built.incidents)
        self._in_pages(tables.view_relations, map(relation_row, built.relations))
        self._in_pages(tables.view_figures, map(figure_row, built.figures))
        self._in_pages(tables.view_derived, ({"claim": a, "telling": b} for a, b in built.derived))
        self._add_documents(built.documents)
        facets.add_rejected(self._connection, built.rejected)
        rulings = list(built.rulings)
        known = [judgement for judgement, _ in rulings]
        self._delete(tables.view_rulings, "judgement", known)
        self._delete(tables.view_ruled, "judgement", known)
        rows = ({"judgement": id, "state": each["state"], "record": _json(each)} for id, each in rulings)
        self._in_pages(tables.view_rulings, rows)
        found = ({"judgement": id, "found": one} for id, each in rulings for one in set(each["found"]))
        self._in_pages(tables.view_ruled, found)

    def remove_part(
        self, incidents: Sequence[str], documents: Sequence[str], tellings: Sequence[str]
    ) -> None:
        """Takes out what a part is built anew for: incidents, the relations between them, the figures of documents, and which
        claims of tellings are derived."""
        self.remove(incidents)
        self._delete(tables.view_relations, "source", incidents)
        self._delete(tables.view_figures, "document", documents)
        self._delete(tables.view_documents, "document", documents)
        self._delete(tables.view_derived, "telling", tellings)

    def _add_documents(self, built: Iterable[StoredDocument]) -> None:
        columns = tables.view_documents.c
        number = select(documents.c.stored).where(documents.c.id == bindparam("of_document"))
        given = {each: bindparam(f"of_{each}", type_=columns[each].type) for each in _OF_DOCUMENT}
        statement = insert(tables.view_documents).values(report=number.scalar_subquery(), **given)
        for page in pages(built, _PAGE):
            rows = [{f"of_{name}": getattr(each, name) for name in _OF_DOCUMENT} for each in page]
            self._connection.execute(statement, rows)

    def _in_pages(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        for page in pages(rows, _PAGE):
            self._insert(table, page)

    def _insert(self, table: Table, rows: Sequence[dict[str, Any]]) -> None:
        if rows:
            self._connection.execute(insert(table), rows)

    def _delete(self, table: Table, key: str, values: Sequence[str] | Sequence[int]) -> None:
        if values:
            statement = delete(table).where(table.c[key] == bindparam("wanted"))
            self._connection.execute(statement, [{"wanted": value} for value in values])


def is_overtaken(connection: Connection, position: int) -> bool:
    """Whether the journal has an entry behind `position` by which incidents may come out otherwise."""
    columns = journal.c
    later = select(columns.position).where(columns.act.in_(BEARING), columns.position > position)
    return connection.execute(later.limit(1)).first() is not None


def relation_row(each: Record) -> dict[str, Any]:
    """A relation, in the shape of the format, as a row."""
    ends = {"source": each["from"], "target": each["to"], "kind": each["kind"]}
    return {**ends, "place": canonical(each), "record": _json(each)}


def figure_row(each: Record) -> dict[str, Any]:
    """A figure, in the shape of the format, as a row."""
    about = {"claim": each["id"], "document": each["document"], "incident": each["incident"]}
    return {**about, "record": _json(each)}


def _json(record: Record) -> str:
    """As it is, every float in full and the keys in their order: what is read back is the same record."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def incident_row(each: StoredIncident) -> dict[str, Any]:
    """An incident as a row, without its number."""
    names = ("id", "type", "stage", "first_day", "last_day", "country", "city", "killed", "killed_status")
    more = ("injured", "questions", "findings")
    row = {name: getattr(each, name) for name in (*names, *more)}
    return {**row, "documents": len(each.documents), **_found_by(each)}


def _found_by(incident: StoredIncident) -> dict[str, Any]:
    found = incident.found_by
    names = ("deaths", "contested", "reviewed", "place", "places")
    point = {name: getattr(found.point, name, None) for name in ("east", "north", "metres")}
    return {**{name: getattr(found, name) for name in names}, **point}


def _findings(incidents: Iterable[StoredIncident]) -> Iterator[dict[str, Any]]:
    for each in incidents:
        for position, kind in enumerate(each.found_by.findings):
            day = each.first_day or NO_DAY
            yield {"day": day, "incident": each.id, "position": position, "kind": kind}


def _questions(incidents: Iterable[StoredIncident]) -> Iterator[dict[str, Any]]:
    for each in incidents:
        for position, asked in enumerate(each.found_by.questions):
            names = ("rank", "weight", "incident", "key", "record")
            yield {**{name: getattr(asked, name) for name in names}, "position": position}
