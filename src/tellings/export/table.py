"""Tables: columns and rows that come one by one, and CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.model.records import Record

from .rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, Cell, Row, claim_rows, incident_rows
from .visible import without_controls

# What makes a spreadsheet take a cell for a formula, in Latin and in full-width characters (OWASP, "CSV Injection").
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
DECIMALS = 5


@dataclass(frozen=True, slots=True)
class Table:
    """Each row has a cell for every column; rows are made as they are taken, once."""

    name: str  # what a row is: "incidents"
    columns: tuple[str, ...]
    rows: Iterable[Row]

    def renamed(self, columns: Iterable[tuple[str, str]]) -> Table:
        """The table with these of its columns, in this order: (name to be, column here)."""
        chosen = tuple(columns)
        rows = ({name: row[column] for name, column in chosen} for row in self.rows)
        return Table(self.name, tuple(name for name, _ in chosen), rows)


def incidents_table(rows: Iterable[Row]) -> Table:
    """Incidents with all columns of ours."""
    return Table("incidents", INCIDENT_COLUMNS, rows)


def claims_table(record: Record) -> Table:
    """A row for each claim of a record."""
    return Table("claims", CLAIM_COLUMNS, claim_rows(record))


def to_csv(record: Record, claims: bool = False) -> str:
    """A row for each incident, or for each claim, as one text."""
    return "".join(csv_lines(claims_table(record) if claims else incidents_table(incident_rows(record))))


def csv_lines(table: Table) -> Iterator[str]:
    """The lines of a table, the first with the names of the columns.  Lines end in CR LF; no byte order mark.

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers are left numbers.  Control
    characters are shown as pictures.
    """
    yield _line(table.columns)
    for row in table.rows:
        yield _line(["" if (cell := row[column]) is None else shown(cell) for column in table.columns])


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue()


def shown(value: Cell) -> str:
    """A cell as text."""
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    return str(value) if isinstance(value, int) else harmless(value)


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula, with control characters as pictures."""
    return ("'" if text.startswith(FORMULA_STARTS) else "") + without_controls(text)
