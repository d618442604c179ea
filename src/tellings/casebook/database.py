"""The SQLite file under a casebook: making one, connecting to it, and its transactions."""

from __future__ import annotations

import errno
import os
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, Transaction, create_engine, event

from tellings.errors import CasebookError, CasebookTooOld

from . import migrations, words
from .changes import Changes
from .faults import not_allowed, translated
from .header import APPLICATION_ID
from .journal import Author
from .queries import Queries
from .view_changes import ViewChanges
from .view_grounds import ViewGrounds
from .view_queries import ViewQueries
from .view_tables import every_table

_PATIENCE = (
    5.0  # seconds to wait for another program's short transaction; our own writers have a lock of their own
)
_COMMIT_AFTER = 1.0  # seconds: a killed batch loses no more work than this and the document at hand


def create(path: Path) -> None:
    """Makes an empty casebook.  It appears all at once: a process killed on the way leaves no half of one."""
    new = path.with_name(path.name + "-new")
    _remove(new)
    engine = _engine(new, "rwc")
    try:
        with engine.connect().execution_options(writes=True) as connection, connection.begin():
            connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            every_table.create_all(connection)
            words.make(connection)
            migrations.sign(connection)
        engine.dispose()  # the last to close brings everything into the one file
        if new.with_name(new.name + "-wal").exists():  # there was room to write it once, but not twice
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        new.replace(path)
    finally:
        engine.dispose()
        _remove(new)


class Database:
    """Connections to one casebook.  Several threads may share it; each has its own transaction."""

    def __init__(self, path: Path, shown: Path, write: bool, author: Author) -> None:
        """`shown` is what messages call the file, `author` makes the journal's entries.  Raises CasebookError where it cannot be read, or cannot be written."""
        self._shown = shown
        self._write = write
        self._author = author
        self._engine = _engine(path, "rw", query_only=not write)
        self._held = _Held()
        self._writing = threading.RLock()
        try:
            with translated(shown):
                self._prepare(path)
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
        if not self._write:
            raise RuntimeError(f"{self._shown} was opened for reading")
        if self._held.transaction is not None:
            yield
            return
        if self._held.connection is not None:
            raise RuntimeError("a snapshot cannot be written to")
        with self._writing, translated(self._shown):
            connection = self._engine.connect().execution_options(writes=True)
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

    def _prepare(self, path: Path) -> None:
        """Tries the file, and brings an earlier format to this one."""
        if not self._write and self._is_sealed(path):
            self._engine.dispose()
            self._engine = _engine(path, "ro", immutable=True)
        with self._engine.connect() as connection, connection.begin():
            old = migrations.is_old(connection, self._shown)
        if not self._write:
            if old:
                raise CasebookTooOld(
                    f"{self._shown} has an earlier format: open it once for writing to bring it up to date"
                )
            return
        if not os.access(path, os.W_OK):
            raise not_allowed(self._shown)
        with self._engine.connect().execution_options(writes=True) as connection, connection.begin():
            if old:
                migrations.migrate(connection, self._author)

    def _is_sealed(self, path: Path) -> bool:
        """Whether the file lies where SQLite can make nothing beside it, and nothing is left to be taken over from there."""
        try:
            with self._engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA schema_version")
        except Exception as error:
            fault: str = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
            if not fault.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            log = path.with_name(path.name + "-wal")
            return not log.exists() or log.stat().st_size == 0
        return False


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


def _engine(path: Path, mode: str, *, query_only: bool = False, immutable: bool = False) -> Engine:
    address = f"{path.as_uri()}?mode={mode}" + ("&immutable=1" if immutable else "")

    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            address, uri=True, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
        )
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")  # what is committed survives a power cut
        connection.execute("PRAGMA trusted_schema = OFF")  # a casebook may come from anyone
        if mode == "rwc":
            connection.execute("PRAGMA journal_mode = WAL")  # the file remembers it
        if query_only:
            connection.execute("PRAGMA query_only = ON")
        return connection

    # An error must not carry the reports' text with it.
    engine = create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, max_overflow=-1, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Connection) -> None:
    """A writer takes SQLite's lock at once, so that it cannot fail half-way for another's sake."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _remove(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
