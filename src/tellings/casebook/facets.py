"""What incidents are one of, and how many there are of each: kept with every change, so that no page has to count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, and_, bindparam, delete, insert, select, update

from .encoding import shortened as key_of
from .finding import Facet
from .together import pages
from .view_tables import incident_facets, view_totals

_MEASURES = ("incidents", "cells", "alone", "agreed", "disputed")
_PAGE = 500
_TOTALS = view_totals.c
_THIS = and_(_TOTALS.kind == bindparam("of_kind"), _TOTALS.name == bindparam("of_name"))
_CHANGED = (
    update(view_totals)
    .where(_THIS)
    .values({name: _TOTALS[name] + bindparam(f"by_{name}") for name in _MEASURES})
)
_EMPTIED = delete(view_totals).where(_THIS, _TOTALS.incidents == 0, _TOTALS.cells == 0)
_NAMED = select(_TOTALS.name).where(
    _TOTALS.kind == bindparam("of_kind"),
    _TOTALS.name.in_(bindparam("names", expanding=True, type_=_TOTALS.name.type)),
)
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
    there = _there(connection, by)
    known, new = [], []
    for (kind, name), measures in by.items():
        if (kind, key_of(name)) in there:
            more: dict[str, Any] = {f"by_{each}": number for each, number in measures.items()}
            known.append({"of_kind": kind, "of_name": name, **more})
        else:
            new.append({"kind": kind, "name": name, **measures})
    for page in pages(new, _PAGE):
        connection.execute(insert(view_totals), page)
    if known:
        connection.execute(_CHANGED, known)
        connection.execute(
            _EMPTIED, [{"of_kind": row["of_kind"], "of_name": row["of_name"]} for row in known]
        )


def _there(connection: Connection, wanted: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    """Those of these kinds and names that have totals."""
    names: dict[str, list[str]] = defaultdict(list)
    for kind, name in wanted:
        names[kind].append(name)
    return {
        (kind, name)
        for kind, own in names.items()
        for page in pages(own, _PAGE)
        for name in connection.execute(_NAMED, {"of_kind": kind, "names": page}).scalars()
    }
