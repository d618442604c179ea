"""Tables as Parquet: the one place of this layer where DuckDB is used."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from shutil import copyfileobj
from typing import BinaryIO

from tellings.errors import UserError

from .table import Table
from .visible import without_controls

ROWS = 10_240  # of a group: what DuckDB holds in memory at once
LEAST_BUFFER = 1_000_000  # bytes: DuckDB reads twice as much at once as the longest row may have


def write_parquet(table: Table, file: BinaryIO) -> None:
    """Writes a table with typed columns: whole numbers, decimals or text, by what stands in them; absent is null.

    Rows go through a file beside the system's other temporary ones, so that they are never all in memory.  Texts are as they are: Parquet
    has no formulas.  Raises UserError where the extra that brings DuckDB is not installed.
    """
    try:
        import duckdb
    except ImportError as error:
        raise UserError("--as parquet needs the extra formats: pip install 'tellings[formats]'") from error
    with tempfile.TemporaryDirectory(prefix="tellings-") as folder:
        lines, made = Path(folder) / "rows.jsonl", Path(folder) / "rows.parquet"
        kinds, longest = _write_lines(table, lines)
        columns = ", ".join(f"{_literal(name)}: {_literal(_type(kinds[name]))}" for name in table.columns)
        with duckdb.connect(config={"temp_directory": folder}) as database:
            database.execute("set threads = 1")  # one thread keeps the order and the bytes
            database.execute(
                f"copy (select * from read_json({_literal(str(lines))}, format = 'newline_delimited',"  # noqa: S608 quoted by _literal
                f" columns = {{{columns}}}, maximum_object_size = {max(longest, LEAST_BUFFER)}))"
                f" to {_literal(str(made))} (format parquet, compression zstd, row_group_size {ROWS})"
            )
        with made.open("rb") as ready:
            copyfileobj(ready, file)


def _write_lines(table: Table, lines: Path) -> tuple[dict[str, set[type]], int]:
    """Writes the rows as JSON lines, and gives the kinds of values that each column holds and the bytes of the longest row."""
    longest = 0
    kinds: dict[str, set[type]] = {name: set() for name in table.columns}
    with lines.open("wb") as out:
        for row in table.rows:
            shown = {}
            for name in table.columns:
                value = row[name]
                if value is not None:
                    kinds[name].add(type(value))
                shown[name] = without_controls(value) if isinstance(value, str) else value
            line = json.dumps(shown, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
            longest = max(longest, len(line))
            out.write(line)
    return kinds, longest


def _type(kinds: set[type]) -> str:
    if kinds == {int}:
        return "BIGINT"
    return "DOUBLE" if kinds and kinds <= {int, float} else "VARCHAR"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
