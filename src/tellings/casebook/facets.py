"""What incidents are one of, and how many there are of each: kept with every change, so that no page has to count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from .finding import Facet
from .view_tables import incident_facets, view_totals

_MEASURES = ("incidents", "cells", "alone", "agreed", "disputed")
_PAGE = 500
_Totals = dict[tuple[str, str], dict[str, int]]


@contextmanager
def adding(connection: Connection) -> Iterator[Callable[[Iterable[tuple[int, Facet]]], None]]:
    """Gives what adds facets to incidents, by their numbers; at the end they are all counted."""
    more: _Totals = defaultdict(lambda: dict.fromkeys(_MEASURES, 0))

    def add(facets: Iterable[tuple[int, Facet]]) -> None:
        rows = [{"number": number, **asdict(facet)} for number, facet in facets]
        for row in rows:
            counted = more[row["kind"], row["name"]]
            counted["incidents"] += 1
            for name in _MEASURES[1:]:
                counted[name] += row[name]
        if rows:
            connection.execute(insert(incident_facets), rows)

    yield add
    _change(connection, more)


def remove(connection: Connection, numbers: Sequence[int]) -> None:
    """Takes incidents out of what is counted."""
    less: _Totals = defaultdict(lambda: dict.fromkeys(_MEASURES, 0))
    columns = incident_facets.c
    for number in numbers:
        for row in connection.execute(select(incident_facets).where(columns.number == number)):
            counted = less[row.kind, row.name]
            counted["incidents"] -= 1
            for name in _MEASURES[1:]:
                counted[name] -= row._mapping[name]
        connection.execute(delete(incident_facets).where(columns.number == number))
    _change(connection, less)


def add_rejected(connection: Connection, reasons: Mapping[str, int]) -> None:
    """Counts what was not taken, by reason."""
    none = dict.fromkeys(_MEASURES, 0)
    _change(
        connection, {("rejection", reason): {**none, "cells": number} for reason, number in reasons.items()}
    )


def _change(connection: Connection, by: Mapping[tuple[str, str], Mapping[str, int]]) -> None:
    """Adds to totals; those that come to nothing go."""
    columns = view_totals.c
    changed = update(view_totals).where(
        columns.kind == bindparam("of_kind"), columns.name == bindparam("of_name")
    )
    changed = changed.values({name: columns[name] + bindparam(f"by_{name}") for name in _MEASURES})
    known, new = [], []
    for (kind, name), measures in by.items():
        there = select(columns.kind).where(columns.kind == kind, columns.name == name)
        if connection.execute(there).first() is None:
            new.append({"kind": kind, "name": name, **measures})
        else:
            more: dict[str, Any] = {f"by_{each}": number for each, number in measures.items()}
            known.append({"of_kind": kind, "of_name": name, **more})
    for start in range(0, len(new), _PAGE):
        connection.execute(insert(view_totals), new[start : start + _PAGE])
    if known:
        connection.execute(changed, known)
        connection.execute(delete(view_totals).where(columns.incidents == 0, columns.cells == 0))
