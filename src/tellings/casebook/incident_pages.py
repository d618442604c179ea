"""Stored incidents as pages show them: a stretch of them in any order, how many of what, over time and on the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from tellings.values.mercator import WORLD

from . import view_tables as tables
from .finding import Cell, Order, Total, TotalKind, Window
from .stored import Filters
from .view_where import where

_OF = tables.incidents.c
_ORDERS: dict[Order, ColumnElement[Any]] = {
    "date": _OF.first_day,
    "place": _OF.place,
    "type": _OF.type,
    "killed": _OF.deaths,
    "reports": _OF.documents,
    "open": _OF.contested,
}
_ALL = Filters()


class IncidentPages:
    """Reads over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, filters: Filters = _ALL) -> int:
        """How many incidents there are."""
        statement = select(func.count()).select_from(tables.incidents)
        return self._connection.execute(statement.where(*where(self._connection, filters))).scalar_one()

    def page(
        self, filters: Filters, order: Order, falling: bool, first: int, limit: int
    ) -> list[tuple[str, bool]]:
        """`limit` incidents from the one at place `first` (0 the first): each record as JSON, and whether it was reviewed.

        What is not known comes last in either direction.  Of equals, rising, the lesser id comes first; falling it is the other
        way round, so that one index serves both.
        """
        key = _ORDERS[order]
        by = (key.desc().nulls_last(), _OF.id.desc()) if falling else (key.asc().nulls_last(), _OF.id)
        chosen = select(_OF.number).where(*where(self._connection, filters)).order_by(*by)
        numbers = list(self._connection.execute(chosen.offset(first).limit(limit)).scalars())
        found = self._records(numbers)
        return [found[number] for number in numbers]

    def records(self, ids: Sequence[str]) -> dict[str, tuple[str, bool]]:
        """The records of incidents as JSON, each with whether it was reviewed, by id; an id that there is not is left out."""
        statement = select(_OF.number, _OF.id).where(_OF.id.in_(sorted(set(ids))))
        numbers = {row.number: row.id for row in self._connection.execute(statement)}
        return {numbers[number]: of for number, of in self._records(list(numbers)).items()}

    def _records(self, numbers: Sequence[int]) -> dict[int, tuple[str, bool]]:
        kept = tables.incident_records.c
        statement = select(_OF.number, _OF.reviewed, kept.record).where(_OF.number.in_(numbers))
        joined = statement.where(kept.number == _OF.number)
        return {row.number: (row.record, row.reviewed) for row in self._connection.execute(joined)}

    def totals(
        self, kind: TotalKind, by: str = "name", first: int = 0, limit: int | None = None
    ) -> list[Total]:
        """What there is of a kind, by name, or by "incidents" or "cells" with the most first."""
        columns = tables.view_totals.c
        statement = select(
            columns.name, columns.incidents, columns.cells, columns.alone, columns.agreed, columns.disputed
        ).where(columns.kind == kind)
        order = (columns.name,) if by == "name" else (columns[by].desc(), columns.name)
        rows = self._connection.execute(statement.order_by(*order).offset(first).limit(limit))
        return [Total(*row) for row in rows]

    def count_of(self, kind: TotalKind) -> int:
        """How many names there are of a kind."""
        columns = tables.view_totals.c
        statement = select(func.count()).select_from(tables.view_totals).where(columns.kind == kind)
        return self._connection.execute(statement).scalar_one()

    def stretch(self, filters: Filters) -> tuple[str, str] | None:
        """The first day on which one of them may have begun, and the last; None where the year of none is known."""
        statement = select(func.min(_OF.first_day), func.max(_OF.last_day))
        first, last = self._connection.execute(statement.where(*where(self._connection, filters))).one()
        return None if first is None else (first, last)

    def begun(self, filters: Filters, letters: int) -> dict[str, int]:
        """How many began in each day, month or year: the first 10, 7 or 4 letters of the first day on which they may have."""
        when = func.substr(_OF.first_day, 1, letters)
        statement = select(when, func.count()).where(
            _OF.first_day.is_not(None), *where(self._connection, filters)
        )
        return {row[0]: row[1] for row in self._connection.execute(statement.group_by(when).order_by(when))}

    def cells(self, filters: Filters, window: Window, size: int) -> list[Cell]:
        """The incidents that have a point, by the square of `size` units in which it lies, counted from the window's edges.

        The fullest comes first.  What lies beyond the window is given too, unless the filters leave it out.
        """
        # Everything is counted from half a world west of the window's middle, so that it goes over the date line unbroken, and
        # from so many whole squares further that no number is negative.
        half = WORLD // 2
        turn = half - window.wide // 2
        east = (_OF.east - window.east + turn + WORLD) % WORLD
        north = _OF.north - window.north + WORLD
        pad = size - turn % size
        column, row = (east + pad) // size, (north + size - WORLD % size) // size
        statement = (
            select(
                func.count().label("count"),
                func.min(_OF.id),
                func.avg(east),
                func.avg(north),
                func.min(east),
                func.max(east),
                func.min(north),
                func.max(north),
                func.min(_OF.metres),
                func.max(_OF.metres),
            )
            .where(_OF.east.is_not(None), *where(self._connection, filters))
            .group_by(column, row)
            .order_by(func.count().desc(), func.min(_OF.id))
        )
        return [
            Cell(
                count,
                id,
                float(at_east) - turn,
                float(at_north) - WORLD,
                west_most - turn,
                east_most - turn,
                south_most - WORLD,
                north_most - WORLD,
                least,
                most,
            )
            for count, id, at_east, at_north, west_most, east_most, south_most, north_most, least, most in (
                self._connection.execute(statement)
            )
        ]

    def findings(self, kind: str, first: int, limit: int) -> list[tuple[str, int]]:
        """Findings in the order of their incidents in time, of one kind or ("") of all: the incident, and which of its findings."""
        columns = tables.incident_findings.c
        statement = select(columns.incident, columns.position).where(
            *([columns.kind == kind] if kind else [])
        )
        ordered = statement.order_by(columns.day, columns.incident, columns.position)
        return [
            (row.incident, row.position)
            for row in self._connection.execute(ordered.offset(first).limit(limit))
        ]
