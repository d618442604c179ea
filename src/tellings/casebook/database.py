"""The database under a casebook: making its tables, and its transactions, the same over every store."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from sqlalchemy import Connection, Transaction

from tellings.errors import CasebookError, CasebookTooOld

from . import migrations, words
from .changes import Changes
from .faults import translated
from .journal import Author
from .pages import Pages, pages_over
from .queries import Queries
from .stores import Lock, Store
from .view_changes import ViewChanges
from .view_grounds import ViewGrounds
from .view_queries import ViewQueries
from .view_tables import every_table

_COMMIT_AFTER = 1.0  # seconds: a killed batch loses no more work than this and the document at hand


def create(store: Store, lock: Lock) -> None:
    """Makes an empty casebook.  It appears all at once: a process killed on the way leaves no half of one."""
    with store.making(lock) as connection:
        make_tables(connection)
        migrations.sign(connection)


def make_tables(connection: Connection) -> None:
    """Makes the tables that every casebook has, empty."""
    every_table.create_all(connection, checkfirst=False)
    words.make(connection, *words.INDEXES)


class Database:
    """Connections to one casebook.  Several threads may share it; each has its own transaction."""

    def __init__(self, store: Store, lock: Lock | None, author: Author) -> None:
        """To be written to with a `lock`, else only read; `author` makes the journal's entries.

        Raises CasebookError where it cannot be read, or cannot be written.
        """
        self._store, self._shown = store, store.shown
        self._lock = lock
        self._author = author
        self._held = _Held()
        self._writing = threading.RLock()
        with translated(self._shown):
            self._engine = store.engine(lock is not None)
        try:
            with translated(self._shown):
                self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def queries(self) -> Iterator[Queries]:
        """Reading: what is seen is of one moment.  Inside `batch` or `snapshot`, it is of theirs."""
        with self._reading() as connection:
            yield Queries(connection)

    @contextmanager
    def view_queries(self) -> Iterator[ViewQueries]:
        """The same for reading the stored view."""
        with self._reading() as connection:
            yield ViewQueries(connection)

    @contextmanager
    def pages(self) -> Iterator[Pages]:
        """The same for what pages list."""
        with self._reading() as connection:
            yield pages_over(connection)

    @contextmanager
    def changes(self) -> Iterator[Changes]:
        """Writing: everything inside is written, or nothing.  Committed at the end, or within a second of the batch's life."""
        with self._changing() as connection:
            yield Changes(connection, self._author)

    @contextmanager
    def view_changes(self) -> Iterator[tuple[ViewChanges, ViewGrounds]]:
        """The same for writing the stored view."""
        with self._changing() as connection:
            yield ViewChanges(connection), ViewGrounds(connection)

    @contextmanager
    def view_grounds(self) -> Iterator[ViewGrounds]:
        """Reading what a part of the view is built from."""
        with self._reading() as connection:
            yield ViewGrounds(connection)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        with translated(self._shown):
            if self._held.connection is not None:
                yield self._held.connection
                return
            with self._engine.connect() as connection, connection.begin():
                yield connection

    @contextmanager
    def _changing(self) -> Iterator[Connection]:
        with self._writing, self.batch(), translated(self._shown):
            connection = self._held.connection
            assert connection is not None
            change = connection.begin_nested()
            try:
                with translated(self._shown):
                    yield connection
                    change.commit()
                    self._held.commit_when_due()
            except CasebookError:
                # On a full disk SQLite takes back the whole transaction, and with it the savepoint.
                self._held.roll_back()
                self._held.begin(connection)
                raise
            except BaseException:
                if change.is_active:
                    change.rollback()
                raise

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Everything read inside is of one moment, whatever another process writes meanwhile."""
        if self._held.connection is not None:
            yield
            return
        with ExitStack() as stack:
            # What goes wrong inside is not the casebook's doing, unless it comes from reading it.
            with translated(self._shown):
                connection = stack.enter_context(self._engine.connect())
                stack.enter_context(connection.begin())
            self._held.connection = connection
            try:
                yield
            finally:
                self._held.connection = None

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Few commits for many changes.  An error inside takes back only the change that it struck."""
        if self._lock is None:
            raise RuntimeError(f"{self._shown} was opened for reading")
        if self._held.transaction is not None:
            yield
            return
        if self._held.connection is not None:
            raise RuntimeError("a snapshot cannot be written to")
        with self._writing, translated(self._shown):
            connection = self._store.writing(self._engine, self._lock)
            try:
                self._held.begin(connection)
                yield
            except CasebookError:
                self._held.roll_back()
                raise
            finally:
                try:
                    self._held.commit()
                finally:
                    self._held.clear()
                    connection.close()

    def _prepare(self) -> None:
        """Tries the casebook, and brings an earlier format to this one."""
        with self._engine.connect() as connection, connection.begin():
            old = migrations.is_old(connection, self._shown)
            if self._lock is not None:
                self._store.check_writable(connection)
        if self._lock is None:
            if old:
                raise CasebookTooOld(
                    f"{self._shown} has an earlier format: open it once for writing to bring it up to date"
                )
            return
        with self._store.writing(self._engine, self._lock) as connection, connection.begin():
            if old:
                migrations.migrate(connection, self._author)


class Held:
    """What is read of a casebook over one connection that is somebody else's: one that is still being made."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Nothing: the connection is closed by whoever opened it."""

    @contextmanager
    def queries(self) -> Iterator[Queries]:
        yield Queries(self._connection)

    @contextmanager
    def view_queries(self) -> Iterator[ViewQueries]:
        yield ViewQueries(self._connection)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        yield


class _Held(threading.local):
    """The connection, and in a batch the transaction, that one thread is in."""

    connection: Connection | None = None
    transaction: Transaction | None = None
    _since: float = 0.0

    def begin(self, connection: Connection) -> None:
        self.connection, self.transaction = connection, connection.begin()
        self._since = time.monotonic()

    def commit_when_due(self) -> None:
        if time.monotonic() - self._since >= _COMMIT_AFTER and self.connection is not None:
            self.commit()
            self.begin(self.connection)

    def commit(self) -> None:
        if self.transaction is not None and self.transaction.is_active:
            self.transaction.commit()

    def roll_back(self) -> None:
        if self.transaction is not None:
            self.transaction.rollback()

    def clear(self) -> None:
        self.connection = self.transaction = None
