"""The columns of everything that is written: where the casebook has a table of it, that table's own."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from .rows import Columns

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

# Which columns of a table of the casebook only count within one database.
_COUNTERS = ("stored", "current", "number")


@cache
def of_table(name: str) -> Columns:
    """The columns of a table of the casebook, of one of the stored view too, by its name."""
    from tellings.casebook import tables, view_tables

    table: Table = {**tables.metadata.tables, **view_tables.every_table.tables}[name]
    columns = {each.name: _kind(each) for each in table.columns if each.name not in _COUNTERS}
    # A casebook keeps the records of incidents in a table of their own, so that it can go through the others alone.
    return {**columns, "record": "string"} if name == "incidents" else columns


def _kind(column: Column[Any]) -> str:
    from sqlalchemy import Boolean, Integer

    if isinstance(column.type, Boolean):
        return "boolean"
    return "bigint" if isinstance(column.type, Integer) else "string"


# What files were found to hold: a document (`reason` null) or what was not read (`id` null); `place` puts them in order.
INPUTS: Columns = {
    "place": "string",
    "reason": "string",
    "id": "string",
    "text_hash": "string",
    "source_id": "string",
    "path": "string",
    "text": "string",
    "record": "string",
    "named_origin": "string",
    "named_before": "string",
}
# `named_origin` and `named_before` are what the input itself says that a document copies and supersedes; `paths` are all under which the document was met.
DOCUMENTS: Columns = {
    **{name: kind for name, kind in INPUTS.items() if name not in ("place", "reason")},
    "paths": "array<string>",
}
# `extraction` is the JSON of all that was taken from a document, null where it could not be read, for `reason`.
READINGS: Columns = {"document": "string", "reader": "string", "extraction": "string", "reason": "string"}
KEYS: Columns = {"key": "string", "place": "string", "document": "string"}
COPIES: Columns = {"document": "string", "origin": "string", "supersedes": "string"}
OUTLETS: Columns = {"outlet": "string", "telling": "string", "document": "string", "claims": "string"}
# `record` is JSON: whether the claims that people refused are out, a telling, its derived places.
HOMES: Columns = {"document": "string", "record": "string"}
PROFILES: Columns = {
    "telling": "string",
    "document": "string",
    "time": "bigint",
    "keys": "array<string>",
    "profile": "binary",
}
MEETINGS: Columns = {"a": "string", "b": "string", "strength": "bigint"}
PAIRS: Columns = {"a": "string", "b": "string", "home_a": "string", "home_b": "string"}
EDGES: Columns = {"a": "string", "b": "string"}
# A row of one of several tables, its own columns filled in.
KINDS = ("incidents", "incident_tellings", "view_relations", "view_figures", "view_rulings")
CHOSEN: Columns = {"id": "string", "whole": "boolean"}
PARTS: Columns = {"node": "string", "part": "string"}


@cache
def built() -> Columns:
    """A row of any of KINDS (`table_name`), with the columns of all of them."""
    return {
        "table_name": "string",
        **{name: kind for table in KINDS for name, kind in of_table(table).items()},
    }
