"""Workbooks: XLSX, XLSM, XLSB, XLS and ODS, each sheet a table.  The one file that imports python-calamine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread

from .item import Item, Part
from .kinds import is_container
from .limits import MOST_RATIO, OverBudget, Reading
from .package import ENCRYPTED, opened
from .rows import reports

_UNPACKED = 512 * 1024**2  # bytes of all the parts of one workbook


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in each row of each sheet.  A sheet without texts is listed, unless none has any: then that is the reason."""
    if is_container(item.head(4)):
        _check_size(item)
    item.stream.seek(0)
    with _translated(item.path, "damaged: it is no workbook that can be opened"):
        from python_calamine import CalamineWorkbook

        workbook = CalamineWorkbook.from_filelike(item.stream)
        names = workbook.sheet_names
    for name in names:
        path = item.path if len(names) == 1 else f"{item.path} sheet {name}"
        try:
            yield from reports(_rows(workbook, name, path), item, reading, path)
        except OverBudget:
            raise
        except InputError as error:
            yield Unread(error.path, error.reason)


def _rows(workbook: Any, name: str, path: str) -> Iterator[list[Any]]:
    reason = "damaged: the sheet cannot be read"
    with _translated(path, reason):
        rows = iter(workbook.get_sheet_by_name(name).iter_rows())
    while True:
        with _translated(path, reason):
            row = next(rows, None)
        if row is None:
            return
        yield row


@contextmanager
def _translated(path: str, reason: str) -> Iterator[None]:
    """Turns what the library raises into InputError, its panics too, which are no Exception."""
    from python_calamine import CalamineError, PasswordError

    try:
        yield
    except PasswordError as error:
        raise InputError(path, ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        raise InputError(path, reason) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise InputError(path, reason) from error


def _check_size(item: Item) -> None:
    """Raises InputError for a workbook that unpacks to more than it may, as its directory tells."""
    with opened(item) as archive:
        whole = sum(about.file_size for about in archive.infolist())
        encrypted = any(about.flag_bits & 1 for about in archive.infolist())
    if encrypted:
        raise InputError(item.path, ENCRYPTED)
    if whole > _UNPACKED or (whole > 64 * 1024**2 and whole > MOST_RATIO * item.size):
        raise InputError(item.path, f"made to do harm, or too large: it unpacks to {whole // 1024**2:,} MB")
