"""The tables of the stored view: what was last built from everything else.  They may be emptied at any time."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Table

from .tables import ExactText, Key, Whole, Word, metadata

# One row: what the view was built from.
view = Table(
    "view",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("position", Whole, nullable=False),
    Column("hash", Word(64), nullable=False),
    Column("package", ExactText, nullable=False),
    Column("model", ExactText, nullable=False),
    Column("policy", ExactText, nullable=False),
)
incidents = Table(
    "incidents",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),  # by which the index of words knows it
    Column("id", ExactText, nullable=False, unique=True),
    Column("type", Word(32), nullable=False),
    Column("stage", Word(32), nullable=False),
    Column("first_day", Word(16)),
    Column("last_day", Word(16)),
    Column("country", Key),
    Column("city", Key),
    Column("killed", Whole),
    Column("killed_status", Word(16)),
    Column("injured", Whole),
    Column("questions", Whole, nullable=False),
    Column("findings", Whole, nullable=False),
    Column("documents", Whole, nullable=False),
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
    Column("source", Key, primary_key=True),
    Column("incident", ExactText, primary_key=True, index=True),
)
view_relations = Table(
    "view_relations",
    metadata,
    Column("source", ExactText, primary_key=True),
    Column("target", ExactText, primary_key=True, index=True),
    Column("kind", Word(32), primary_key=True),
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
    Column("round", Whole, primary_key=True),  # 1 or 2: links are made twice
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
    Column("position", Whole, primary_key=True),
    Column("record", ExactText, nullable=False),  # a derived claim
)
view_dates = Table(
    "view_dates",
    metadata,
    Column("telling", ExactText, primary_key=True),
    Column("position", Whole, primary_key=True),
    Column(
        "record", ExactText, nullable=False
    ),  # a date derived in the first round, which the second goes by
)
# By what new documents and tellings find those that they are compared with.
view_keys = Table(
    "view_keys",
    metadata,
    Column("key", Key, primary_key=True),
    Column("time", Whole, primary_key=True),
    Column("telling", ExactText, primary_key=True, index=True),
    Column("round", Whole, primary_key=True),  # 1 or 2; 0 for both
    sqlite_with_rowid=False,
)
view_shelf = Table(
    "view_shelf",
    metadata,
    Column("key", Key, primary_key=True),
    Column("place", Key, primary_key=True),
    Column("document", ExactText, nullable=False),
    sqlite_with_rowid=False,
)
view_outlets = Table(
    "view_outlets",
    metadata,
    Column("outlet", Key, primary_key=True),
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
