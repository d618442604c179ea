"""Which stored incidents are wanted, as conditions on their rows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Connection, and_, or_, select

from tellings.values.mercator import WORLD

from . import view_tables as tables
from . import words
from .finding import FacetKind, Window
from .stored import Filters

_OF = tables.incidents.c
_ID = re.compile("[0-9a-f]{4,64}")  # what may be the beginning of an id
_BEYOND = "\U0010ffff"  # sorts behind any character that an id can go on with


def where(connection: Connection, filters: Filters) -> list[ColumnElement[bool]]:
    """The conditions that filters make."""
    return [*_of_columns(filters), *_of_others(filters), *_of_words(connection, filters)]


def _of_columns(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """What an incident's own row says."""
    if filters.types:
        yield _OF.type.in_(filters.types)
    if filters.stages:
        yield _OF.stage.in_(filters.stages)
    if filters.since is not None:
        yield _OF.last_day >= filters.since
    if filters.until is not None:
        yield _OF.first_day <= filters.until
    for name in ("country", "city", "killed_status"):
        if (wanted := getattr(filters, name)) is not None:
            yield _OF[name] == wanted
    if filters.least_killed is not None:
        yield _OF.killed >= filters.least_killed
    if filters.place is not None:
        yield _OF.places.contains(filters.place, autoescape=True)
    if filters.reviewed is not None:
        yield _OF.reviewed.is_(filters.reviewed)
    for column, asked in (
        (_OF.questions, filters.open_questions),
        (_OF.findings, filters.findings),
        (_OF.contested, filters.contested),
    ):
        if asked is not None:
            yield column > 0 if asked else column == 0
    for known, asked in ((_OF.first_day, filters.dated), (_OF.east, filters.placed)):
        if asked is not None:
            yield known.is_not(None) if asked else known.is_(None)
    if filters.window is not None:
        yield within(filters.window)


def within(window: Window) -> ColumnElement[bool]:
    """That an incident's point lies in a part of the map, which may go over the date line."""
    high = and_(_OF.north >= window.north, _OF.north <= window.north + window.high)
    if window.wide >= WORLD:
        return high
    end = window.east + window.wide
    if end < WORLD:
        return and_(_OF.east >= window.east, _OF.east <= end, high)
    return and_(or_(_OF.east >= window.east, _OF.east <= end - WORLD), high)


def _of_others(filters: Filters) -> Iterator[ColumnElement[bool]]:
    """What other tables say of it."""
    facets: tuple[tuple[FacetKind, str | None], ...] = (
        ("outlet", filters.source),
        ("status", filters.status),
        ("country", filters.any_country),
    )
    columns = tables.incident_facets.c
    for kind, name in facets:
        if name is not None:
            having = select(columns.number).where(columns.kind == kind, columns.name == name)
            yield _OF.number.in_(having)
    if filters.document is not None:
        told = tables.incident_tellings.c
        yield _OF.id.in_(select(told.incident).where(told.document == filters.document))


def _of_words(connection: Connection, filters: Filters) -> Iterator[ColumnElement[bool]]:
    """What words it is told in."""
    if filters.words is not None:
        numbers = words.holding(connection, words.INCIDENTS, filters.words)
        if numbers is not None:
            yield _OF.number.in_(numbers)
    if filters.report is not None:
        reports = words.holding(connection, words.DOCUMENTS, filters.report)
        if reports is not None:
            told = tables.incident_reports.c
            telling: ColumnElement[bool] = _OF.number.in_(select(told.number).where(told.report.in_(reports)))
            prefix = filters.report.strip().lower()
            if _ID.fullmatch(prefix):
                telling = or_(telling, and_(_OF.id >= prefix, _OF.id < prefix + _BEYOND))
            yield telling
