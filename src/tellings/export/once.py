"""What has been written before: a large casebook has more documents than should be held."""

from __future__ import annotations

import errno
import sqlite3


class Once:
    """Names, each of which comes first only once; lost at the end."""

    def __init__(self) -> None:
        # A database without a name is SQLite's own temporary one: it lies on disk as soon as it outgrows a small cache.
        self._known = sqlite3.connect("", isolation_level=None)
        self._known.execute("PRAGMA journal_mode = OFF")
        self._known.execute("CREATE TABLE known (name TEXT PRIMARY KEY) WITHOUT ROWID")

    def first(self, name: str) -> bool:
        """Whether a name comes for the first time.  Raises OSError where the disk has no room for it."""
        try:
            return self._known.execute("INSERT OR IGNORE INTO known VALUES (?)", (name,)).rowcount == 1
        except sqlite3.OperationalError as error:
            raise OSError(errno.ENOSPC, str(error)) from error
