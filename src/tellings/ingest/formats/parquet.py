"""Parquet tables, read row by row.  The one file of this layer that imports DuckDB."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread

from .item import Item, Part
from .limits import Reading
from .rows import reports

_AT_ONCE = 200  # rows
# Nothing but the one file is opened, nothing is fetched, and the process's own limit of memory is not met first.
_SETTINGS: dict[str, str | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "1GB",
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
}


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in each row."""
    with tempfile.TemporaryDirectory() as folder:
        # Under a name of our own: DuckDB takes stars and brackets in names for patterns.
        copy = Path(folder) / "table.parquet"
        item.stream.seek(0)
        with copy.open("wb") as file:
            shutil.copyfileobj(item.stream, file)
        yield from reports(_rows(copy, item.path), item, reading)


def _rows(file: Path, path: str) -> Iterator[list[Any]]:
    import duckdb

    try:
        with duckdb.connect(config=_SETTINGS) as connection:
            found = connection.execute("SELECT * FROM read_parquet(?)", [str(file)])
            yield [column[0] for column in found.description or ()]
            while rows := found.fetchmany(_AT_ONCE):
                yield from map(list, rows)
    except duckdb.Error as error:
        raise InputError(path, "damaged: it is no Parquet table that can be read") from error
