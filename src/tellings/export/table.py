"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io

from tellings.model.records import Record

from .rows import CLAIM_COLUMNS, INCIDENT_COLUMNS, Cell, Row, claim_rows, incident_rows
from .visible import without_controls

# What makes a spreadsheet take a cell for a formula, in Latin and in full-width characters (OWASP, "CSV Injection").
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
DECIMALS = 5


def to_csv(record: Record, claims: bool = False) -> str:
    """A row for each incident, or for each claim; the first line names the columns.  Lines end in CR LF; no byte order mark.

    A text that a spreadsheet would take for a formula has an apostrophe before it; numbers are left numbers.  Control
    characters are shown as pictures.
    """
    columns, rows = (
        (CLAIM_COLUMNS, claim_rows(record)) if claims else (INCIDENT_COLUMNS, incident_rows(record))
    )
    return _written(columns, rows)


def _written(columns: tuple[str, ...], rows: list[Row]) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return out.getvalue()


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, float):
        return f"{value:.{DECIMALS}f}".rstrip("0").rstrip(".")
    if isinstance(value, int):
        return str(value)
    starts_formula = value.startswith(FORMULA_STARTS)
    return ("'" if starts_formula else "") + without_controls(value)
