"""Tables of incidents that others have coded: their words are read as the tellings of their own source.

Columns are those that the codebooks of ACLED, GTD (START) and UCDP GED name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class IncidentTable:
    """A published table: `marks` are columns by which it is known, `columns` those read, by the noun that each holds.

    None is read of a table that holds no words of its own.  The day of an event is no day of publication.
    """

    source: str
    marks: frozenset[str]
    columns: Mapping[str, str] = field(default_factory=dict)


TABLES = (
    IncidentTable(
        "Armed Conflict Location & Event Data (ACLED)",
        frozenset(("event_id_cnty", "event_date", "sub_event_type", "notes", "fatalities")),
        {"text": "notes", "id": "event_id_cnty"},
    ),
    IncidentTable(
        "Global Terrorism Database (GTD)",
        frozenset(("eventid", "iyear", "imonth", "attacktype1", "nkill")),
        {"text": "summary", "id": "eventid"},
    ),
    IncidentTable(
        "UCDP Georeferenced Event Dataset (GED)",
        frozenset(("type_of_violence", "side_a", "side_b", "date_prec", "deaths_civilians")),
    ),
)


def known(header: Sequence[str]) -> IncidentTable | None:
    """The published table that has these columns, None where it is none of them."""
    names = {name.strip().lower() for name in header}
    return next((table for table in TABLES if table.marks <= names), None)
