"""Tables as XLSX: the one place of this layer where the spreadsheet library is used."""

from __future__ import annotations

from typing import BinaryIO

from tellings.errors import UserError

from .rows import Cell
from .table import Table, harmless
from .visible import without_controls

MOST_ROWS = 1_048_576  # of a sheet, the head included (ECMA-376; Excel's limits)
LONGEST = 32_767  # characters of a cell
TAKEN_FOR_MORE = ("#", "=")  # the library takes a text that begins so for an error value or a formula
CUT = " … [cut: a cell holds no more]"


def write_xlsx(table: Table, file: BinaryIO) -> None:
    """Writes a table row by row.  Every text is written as text and so that no spreadsheet takes it for a formula.

    Raises UserError where the extra that brings the library is not installed.
    """
    try:
        from openpyxl import Workbook
        from openpyxl.cell import WriteOnlyCell
    except ImportError as error:
        raise UserError("--as xlsx needs the extra formats: pip install 'tellings[formats]'") from error
    book = Workbook(write_only=True)
    sheet, rows, many = None, 0, 0
    for row in table.rows:
        if sheet is None or rows == MOST_ROWS:
            many += 1
            sheet = _sheet(book, table, many)
            rows = 1
        cells: list[object] = [_cell(row[column]) for column in table.columns]
        for at, value in enumerate(cells):
            if isinstance(value, str) and value.startswith(TAKEN_FOR_MORE):
                cells[at] = WriteOnlyCell(sheet, value)
                cells[at].data_type = "s"  # type: ignore[attr-defined]
        sheet.append(cells)
        rows += 1
    if sheet is None:
        _sheet(book, table, 1)
    book.save(file)


def _sheet(book, table: Table, number: int):  # type: ignore[no-untyped-def]  # of a library without types
    sheet = book.create_sheet(table.name if number == 1 else f"{table.name} {number}")
    sheet.freeze_panes = "A2"
    sheet.append([without_controls(column) for column in table.columns])
    return sheet


def _cell(value: Cell) -> Cell:
    if not isinstance(value, str):
        return value
    text = harmless(value).replace("\r\n", "\n").replace("\r", "\n")
    return text if len(text) <= LONGEST else text[: LONGEST - len(CUT)] + CUT
