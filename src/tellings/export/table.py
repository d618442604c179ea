"""CSV as RFC 4180 has it, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

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
    return "".join(csv_pieces(record, claims))


def csv_pieces(record: Record, claims: bool = False) -> Iterator[str]:
    """The same line by line."""
    rows: Iterable[Row] = claim_rows(record) if claims else incident_rows(record)
    yield _line(CLAIM_COLUMNS if claims else INCIDENT_COLUMNS)
    for row in rows:
        yield _line([_cell(value) for value in row.values()])


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
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
