"""What a kind of database must do to hold casebooks.  There are two: a file of SQLite, and a PostgreSQL database.

Importing this loads no database engine.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .address import Address, Where, located
from .writer import Writer

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine


class Lock(Protocol):
    """The right to write one casebook, held until `release` or the end of the process, however it ends."""

    def release(self) -> None:
        """Lets the next writer in.  Doing so twice does nothing."""


class Store(Protocol):
    """The place of one casebook, for one opening."""

    @property
    def shown(self) -> Path | Address:
        """What messages call it."""

    def is_missing(self) -> bool:
        """Whether nothing is there yet, and a casebook may be made.  Raises UserError where none can be."""

    def check(self) -> None:
        """Raises UserError where there is no casebook, NotACasebook where there is something else."""

    def lock(self, command: str | None, wait: float, on_wait: Callable[[str], None] | None) -> Lock:
        """The right to write, which one process has at a time.  While another has it, tries for `wait` seconds.

        `command` is what this writer is called for the others, `on_wait` is told for whom it waits.  Raises CasebookBusy.
        """

    def holder(self) -> Writer | None:
        """Who has that right now; None where nobody has."""

    def making(self, lock: Lock) -> AbstractContextManager[Connection]:
        """A transaction in which to make the tables of a new casebook.

        It appears at the end, all at once: an error or a kill on the way leaves nothing of it.
        """

    def engine(self, write: bool) -> Engine:
        """For reading, any number of connections: each transaction sees one moment.  With `write`, also beside `writing`."""

    def writing(self, engine: Engine, lock: Lock) -> Connection:
        """A connection whose next transaction may write."""

    def check_writable(self, connection: Connection) -> None:
        """Raises CasebookFull where this user may not write."""

    def close(self) -> None:
        """Lets go of what looking at it opened.  Engines and locks are for whoever asked for them to close."""


def store_of(where: Where) -> Store:
    """The store of the casebook at a path or an address.  Raises UserError for what is neither."""
    place = located(where)
    if isinstance(place, Address):
        from .postgres_store import PostgresStore

        return PostgresStore(place)
    from .sqlite_store import SqliteStore

    return SqliteStore(place)
