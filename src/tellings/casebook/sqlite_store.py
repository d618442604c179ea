"""A casebook in a file of SQLite."""

from __future__ import annotations

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection, Engine, QueuePool, create_engine, event

from . import header
from .faults import not_allowed, translated
from .prepared import share
from .stores import Lock
from .writer import Writer, WriterLock

_PATIENCE = (
    5.0  # seconds to wait for another program's short transaction; our own writers have a lock of their own
)


class SqliteStore:
    """See `stores.Store`."""

    def __init__(self, path: Path) -> None:
        self._path, self._file = path, path.resolve()

    @property
    def shown(self) -> Path:
        return self._path

    def is_missing(self) -> bool:
        return header.is_missing(self._path)

    def check(self) -> None:
        header.check(self._path)

    def lock(self, command: str | None, wait: float, on_wait: Callable[[str], None] | None) -> WriterLock:
        with translated(self._path):
            return WriterLock.take(self._file, self._path, command, wait, on_wait)

    def holder(self) -> Writer | None:
        return WriterLock(self._file).holder()

    @contextmanager
    def making(self, lock: Lock) -> Iterator[Connection]:
        new = self._file.with_name(self._file.name + "-new")
        _remove(new)
        engine = _engine(new, "rwc")
        try:
            with engine.connect().execution_options(writes=True) as connection, connection.begin():
                connection.exec_driver_sql(f"PRAGMA application_id = {header.APPLICATION_ID}")
                yield connection
            engine.dispose()  # the last to close brings everything into the one file
            if new.with_name(new.name + "-wal").exists():  # there was room to write it once, but not twice
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            new.replace(self._file)
        finally:
            engine.dispose()
            _remove(new)

    def engine(self, write: bool) -> Engine:
        engine = _engine(self._file, "rw", query_only=not write)
        try:
            if not write and self._is_sealed(engine):
                engine.dispose()
                engine = _engine(self._file, "ro", immutable=True)
        except BaseException:
            engine.dispose()
            raise
        return engine

    def writing(self, engine: Engine, lock: Lock) -> Connection:
        return engine.connect().execution_options(writes=True)

    def check_writable(self, connection: Connection) -> None:
        if not os.access(self._file, os.W_OK):
            raise not_allowed(self._path)

    def close(self) -> None:
        pass

    def _is_sealed(self, engine: Engine) -> bool:
        """Whether the file lies where SQLite can make nothing beside it, and nothing is left to be taken over from there."""
        try:
            with engine.connect() as connection:
                connection.exec_driver_sql("PRAGMA schema_version")
        except Exception as error:
            fault: str = getattr(getattr(error, "orig", None), "sqlite_errorname", "")
            if not fault.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY")):
                raise
            log = self._file.with_name(self._file.name + "-wal")
            return not log.exists() or log.stat().st_size == 0
        return False


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
    return share(engine, "sqlite")


def _begin(connection: Connection) -> None:
    """A writer takes SQLite's lock at once, so that it cannot fail half-way for another's sake."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


def _remove(path: Path) -> None:
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
