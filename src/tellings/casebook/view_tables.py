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
    Column(
        "number", Whole, primary_key=True, autoincrement=False
    ),  # by which the other tables of incidents know it
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
    Column("deaths", Whole),  # the best figure of those killed, else its lower bound, else its upper
    Column("contested", Whole, nullable=False),  # disputed fields and findings
    Column("reviewed", Boolean, nullable=False),
    Column("place", Key),  # the likeliest, folded, by which incidents are put in order
    Column("places", ExactText, nullable=False),  # folded names of all of them, with what contains them
    Column("east", Whole),  # of the likeliest place with a point, in the units of `values.mercator`
    Column("north", Whole),
    Column("metres", Whole),  # how far from there it may have been
    Index("ix_incidents_first_day", "first_day", "last_day", "id"),
    Index("ix_incidents_killed", "killed"),
    Index("ix_incidents_deaths", "deaths", "id"),
    Index("ix_incidents_documents", "documents", "id"),
    Index("ix_incidents_contested", "contested", "id"),
    Index("ix_incidents_in_order_of_place", "place", "id"),
    Index("ix_incidents_place", "country", "city"),
    Index("ix_incidents_type", "type", "id"),
    Index("ix_incidents_point", "east", "north", "metres", "id"),
)
# Apart, because they are long: whoever goes through all incidents reads the columns alone.
incident_records = Table(
    "incident_records",
    metadata,
    Column("number", Whole, primary_key=True, autoincrement=False),
    Column("record", ExactText, nullable=False),
)
# What an incident is one of, by kind: its type, the statuses of its fields, countries, outlets, organisations that speak,
# kinds of findings.  `cells` are the fields that an outlet or organisation speaks of, or findings; the rest says how the
# reports stand on those fields.
incident_facets = Table(
    "incident_facets",
    metadata,
    Column("kind", Word(16), primary_key=True),
    Column("name", Key, primary_key=True),
    Column("number", Whole, primary_key=True, autoincrement=False, index=True),
    Column("cells", Whole, nullable=False),
    Column("alone", Whole, nullable=False),
    Column("agreed", Whole, nullable=False),
    Column("disputed", Whole, nullable=False),
    sqlite_with_rowid=False,
)
# The same over all incidents; of the kind "rejection", in `cells`, how often something was not taken for a reason.
view_totals = Table(
    "view_totals",
    metadata,
    Column("kind", Word(16), primary_key=True),
    Column("name", Key, primary_key=True),
    Column("incidents", Whole, nullable=False),
    Column("cells", Whole, nullable=False),
    Column("alone", Whole, nullable=False),
    Column("agreed", Whole, nullable=False),
    Column("disputed", Whole, nullable=False),
    Index("ix_view_totals_cells", "kind", "cells", "name"),
    Index("ix_view_totals_incidents", "kind", "incidents", "name"),
    sqlite_with_rowid=False,
)
incident_findings = Table(
    "incident_findings",
    metadata,
    Column("day", Word(16), primary_key=True),  # "~" where none is known
    Column("incident", ExactText, primary_key=True, index=True),
    Column("position", Whole, primary_key=True, autoincrement=False),
    Column("kind", Word(32), nullable=False),
    Index("ix_incident_findings_kind", "kind", "day", "incident", "position"),
    sqlite_with_rowid=False,
)
# What nobody has decided and somebody should, what most needs it first: by rank, then weight.
incident_questions = Table(
    "incident_questions",
    metadata,
    Column("rank", Whole, primary_key=True, autoincrement=False),
    Column("weight", Whole, primary_key=True, autoincrement=False),
    Column("incident", ExactText, primary_key=True, index=True),
    Column("position", Whole, primary_key=True, autoincrement=False),
    Column("key", ExactText, nullable=False, index=True),
    Column("record", ExactText, nullable=False),
    sqlite_with_rowid=False,
)
# Which document, by the number that it was stored under, tells of which incident: what a search in documents leads to.
incident_reports = Table(
    "incident_reports",
    metadata,
    Column("report", Whole, primary_key=True, autoincrement=False),
    Column("number", Whole, primary_key=True, autoincrement=False, index=True),
    sqlite_with_rowid=False,
)
incident_tellings = Table(
    "incident_tellings",
    metadata,
    Column("telling", ExactText, primary_key=True),
    Column("incident", ExactText, nullable=False, index=True),
    Column("document", ExactText, nullable=False, index=True),
)
view_relations = Table(
    "view_relations",
    metadata,
    Column("source", ExactText, primary_key=True),
    Column("target", ExactText, primary_key=True, index=True),
    Column("kind", Word(32), primary_key=True),
    Column("place", Key, nullable=False),  # by which they are put in order
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
    Column("state", Word(16), nullable=False, index=True),
    Column("record", ExactText, nullable=False),
)
view_ruled = Table(
    "view_ruled",
    metadata,
    Column("found", ExactText, primary_key=True),  # the id of today of a telling or claim that it is about
    Column("judgement", ExactText, primary_key=True, index=True),
    sqlite_with_rowid=False,
)
# What a document of the view is put in order and found by, and how much of it the view holds.
view_documents = Table(
    "view_documents",
    metadata,
    Column("document", ExactText, primary_key=True),
    Column("report", Whole, nullable=False, unique=True),  # the number that it was stored under
    Column("day", Word(32), nullable=False),  # of publication; "~" where it is not known
    Column("outlet", Key),
    Column("claims", Whole, nullable=False),
    Column("incidents", Whole, nullable=False),
    Index("ix_view_documents_day", "day", "document"),
    Index("ix_view_documents_outlet", "outlet", "day", "document"),
)

# What a part of the incidents is built anew from without the rest.
view_pairs = Table(
    "view_pairs",
    metadata,
    Column("round", Whole, primary_key=True),  # 1 or 2: links are made twice
    Column("a", ExactText, primary_key=True),  # tellings that came near to one incident, the smaller id first
    Column("b", ExactText, primary_key=True, index=True),
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
    incident_records,
    incident_facets,
    view_totals,
    incident_findings,
    incident_questions,
    incident_reports,
    incident_tellings,
    view_relations,
    view_figures,
    view_copies,
    view_rulings,
    view_ruled,
    view_documents,
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
