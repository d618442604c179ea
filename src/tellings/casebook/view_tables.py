"""The tables of the stored view: what was last built from everything else.  They may be emptied at any time."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, String, Table

from .tables import ExactText, metadata

# One row: what the view was built from.
view = Table(
    "view",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
    Column("package", ExactText, nullable=False),
    Column("model", ExactText, nullable=False),
    Column("policy", ExactText, nullable=False),
)
incidents = Table(
    "incidents",
    metadata,
    Column("number", Integer, primary_key=True),  # by which the index of words knows it
    Column("id", ExactText, nullable=False, unique=True),
    Column("type", String(32), nullable=False),
    Column("stage", String(32), nullable=False),
    Column("first_day", String(16)),
    Column("last_day", String(16)),
    Column("country", ExactText),
    Column("city", ExactText),
    Column("killed", Integer),
    Column("killed_status", String(16)),
    Column("injured", Integer),
    Column("questions", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("documents", Integer, nullable=False),
    Column("record", ExactText, nullable=False),
    Index("ix_incidents_first_day", "first_day"),
    Index("ix_incidents_killed", "killed"),
    Index("ix_incidents_place", "country", "city"),
    Index("ix_incidents_type", "type"),
)
incident_tellings = Table(
    "incident_tellings",
    metadata,
    Column("telling", ExactText, primary_key=True),
    Column("incident", ExactText, nullable=False, index=True),
    Column("document", ExactText, nullable=False, index=True),
)
incident_sources = Table(
    "incident_sources",
    metadata,
    Column("source", ExactText, primary_key=True),
    Column("incident", ExactText, primary_key=True, index=True),
)
view_relations = Table(
    "view_relations",
    metadata,
    Column("source", ExactText, primary_key=True),
    Column("target", ExactText, primary_key=True, index=True),
    Column("kind", String(32), primary_key=True),
    Column("place", ExactText, nullable=False),  # by which they are put in order
    Column("record", ExactText, nullable=False),
)
view_figures = Table(
    "view_figures",
    metadata,
    Column("claim", ExactText, primary_key=True),
    Column("document", ExactText, nullable=False, index=True),
    Column("incident", ExactText, index=True),
    Column("record", ExactText, nullable=False),
)
view_copies = Table(
    "view_copies",
    metadata,
    Column("document", ExactText, primary_key=True),
    Column("origin", ExactText, nullable=False, index=True),
    Column("supersedes", ExactText),
)
view_rulings = Table(
    "view_rulings",
    metadata,
    Column("judgement", ExactText, primary_key=True),
    Column("record", ExactText, nullable=False),
)

# What a part of the incidents is built anew from without the rest.
view_pairs = Table(
    "view_pairs",
    metadata,
    Column("round", Integer, primary_key=True),  # 1 or 2: links are made twice
    Column("a", ExactText, primary_key=True),  # tellings that spoke for one incident, the smaller id first
    Column("b", ExactText, primary_key=True),
    sqlite_with_rowid=False,
)
view_bonds = Table(
    "view_bonds",
    metadata,
    Column("a", ExactText, primary_key=True),  # documents of which neither can be built without the other
    Column("b", ExactText, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
view_places = Table(
    "view_places",
    metadata,
    Column("telling", ExactText, primary_key=True),
    Column("final", Boolean, primary_key=True),  # without the claims that people refused
    Column("position", Integer, primary_key=True),
    Column("record", ExactText, nullable=False),  # a derived claim
)
view_dates = Table(
    "view_dates",
    metadata,
    Column("telling", ExactText, primary_key=True),
    Column("position", Integer, primary_key=True),
    Column(
        "record", ExactText, nullable=False
    ),  # a date derived in the first round, which the second goes by
)
# By what new documents and tellings find those that they are compared with.
view_keys = Table(
    "view_keys",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("time", Integer, primary_key=True),
    Column("telling", ExactText, primary_key=True, index=True),
    Column("round", Integer, primary_key=True),  # 1 or 2; 0 for both
    sqlite_with_rowid=False,
)
view_shelf = Table(
    "view_shelf",
    metadata,
    Column("key", ExactText, primary_key=True),
    Column("place", ExactText, primary_key=True),
    Column("document", ExactText, nullable=False),
    sqlite_with_rowid=False,
)
view_outlets = Table(
    "view_outlets",
    metadata,
    Column("outlet", ExactText, primary_key=True),
    Column("document", ExactText, primary_key=True),
    sqlite_with_rowid=False,
)
view_derived = Table(
    "view_derived",
    metadata,
    Column("claim", ExactText, primary_key=True),
    Column("telling", ExactText, primary_key=True),
    Index("ix_view_derived_telling", "telling"),
)

CONTENT = (
    incidents,
    incident_tellings,
    incident_sources,
    view_relations,
    view_figures,
    view_copies,
    view_rulings,
    view_pairs,
    view_bonds,
    view_places,
    view_dates,
    view_keys,
    view_shelf,
    view_outlets,
    view_derived,
)

every_table = metadata  # of a casebook: these and the ones that they are built from
