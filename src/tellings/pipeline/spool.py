"""Values put aside on disk, and taken up again: what a large casebook has too many of to be held."""

from __future__ import annotations

import pickle
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tellings.casebook.faults import translated

_PAGE = 500


class Spool:
    """Drawers of values, each under a key; lost at the end.  Use `spool`."""

    def __init__(self, file: Path) -> None:
        self._connection = sqlite3.connect(file, isolation_level=None)
        self._connection.execute("PRAGMA journal_mode = OFF")
        self._connection.execute("PRAGMA synchronous = OFF")
        self._connection.execute("CREATE TABLE kept (drawer TEXT, key BLOB, number INTEGER, value BLOB)")
        self._connection.execute("BEGIN")
        self._number = 0

    def put(self, drawer: str, value: object, key: str = "") -> None:
        """Lays a value into a drawer, behind those that have the same key."""
        self._number += 1
        row = (drawer, _key(key), self._number, pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
        self._connection.execute("INSERT INTO kept VALUES (?, ?, ?, ?)", row)

    def put_all(self, drawer: str, values: Iterable[object]) -> None:
        """The same for many, none of which has a key."""
        for each in values:
            self.put(drawer, each)

    def ordered(self) -> None:
        """Makes what has been laid in ready to be found by its key."""
        self._connection.execute("CREATE INDEX IF NOT EXISTS ix_kept ON kept (drawer, key, number)")

    def of(self, drawer: str) -> Iterator[Any]:
        """The values of a drawer in order of their keys; of one key, in the order in which they came."""
        for _, value in self._rows(drawer):
            yield value

    def by_key(self, drawer: str) -> Iterator[tuple[str, list[Any]]]:
        """The values of a drawer, key by key."""
        key: str | None = None
        found: list[Any] = []
        for other, value in self._rows(drawer):
            if other != key:
                if key is not None:
                    yield key, found
                key, found = other, []
            found.append(value)
        if key is not None:
            yield key, found

    def of_keys(self, drawer: str, keys: Iterable[str]) -> Iterator[Any]:
        """The values of a drawer under these keys."""
        wanted = sorted(map(_key, set(keys)))
        for start in range(0, len(wanted), _PAGE):
            some = wanted[start : start + _PAGE]
            marks = ",".join("?" * len(some))
            rows = self._connection.execute(
                f"SELECT value FROM kept WHERE drawer = ? AND key IN ({marks}) ORDER BY key, number",  # noqa: S608
                (drawer, *some),
            )
            yield from (pickle.loads(value) for (value,) in rows)

    def close(self) -> None:
        self._connection.close()

    def _rows(self, drawer: str) -> Iterator[tuple[str, Any]]:
        self.ordered()
        rows = self._connection.cursor().execute(
            "SELECT key, value FROM kept WHERE drawer = ? ORDER BY key, number", (drawer,)
        )
        for key, value in rows:
            yield bytes(key).decode("utf-8", "surrogatepass"), pickle.loads(value)


@contextmanager
def spool() -> Iterator[Spool]:
    """A new one, in a folder of its own that goes with it.  Raises CasebookFull where there is no room for it."""
    place = Path(tempfile.gettempdir())
    with translated(place), tempfile.TemporaryDirectory(prefix="tellings-", dir=place) as folder:
        made = Spool(Path(folder, "spool"))
        try:
            yield made
        finally:
            made.close()


def _key(key: str) -> bytes:
    return key.encode("utf-8", "surrogatepass")
