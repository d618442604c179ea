"""What somebody may do to a casebook's database with a tool of their own."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import postgres
from tellings.casebook import Where, located


def sql(where: Where, *statements: str) -> list[tuple[Any, ...]]:
    """Runs statements in a casebook of either kind, without its constraints; gives what the last one does."""
    place = located(where)
    if not isinstance(place, Path):
        return postgres.sql(place, *statements)
    connection = sqlite3.connect(place)
    try:
        with connection:
            rows: list[tuple[Any, ...]] = []
            for statement in statements:
                *first, last = (each for each in statement.split(";") if each.strip())
                for each in first:
                    connection.execute(each)
                rows = connection.execute(last).fetchall()
            return rows
    finally:
        connection.close()
