"""A casebook in a PostgreSQL database: its tables stand in a schema of their own, its one writer holds an advisory lock.

The writer's session is the one that holds the lock: where it is lost, so is the right to write, and nothing more can be written.
"""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, QueuePool, StaticPool, create_engine, event

from tellings.errors import CasebookError, NotACasebook, UserError

from .address import Address
from .faults import not_allowed, translated
from .header import APPLICATION_ID
from .postgres_session import connected
from .prepared import share
from .stores import Lock
from .writer import Writer, await_turn, busy

if TYPE_CHECKING:
    from psycopg import Connection as Session

SCHEMA = "tellings"
_KEY = (APPLICATION_ID, 1)  # of the advisory lock; such locks are each database's own
_NOTE = 63  # bytes that the server keeps of an application's name
_SIGNED = re.compile(r"(.*) (\d+) (\d+) (\S*)")
# Connections for reading that one process has at most: a server lends some hundred to all together.
_MOST = 16

_LOOK = """
    SELECT n.oid IS NOT NULL, n.oid IS NOT NULL AND has_schema_privilege(n.oid, 'USAGE'),
        EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = n.oid),
        (SELECT count(*) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
            WHERE c.relnamespace = n.oid AND c.relname = 'about' AND a.attname IN ('key', 'value'))
    FROM (VALUES (1)) one (row) LEFT JOIN pg_namespace n ON n.nspname = %s
"""
_HOLDER = """
    SELECT a.application_name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
    WHERE l.locktype = 'advisory' AND l.classid = %s AND l.objid = %s AND l.objsubid = 2 AND l.granted
        AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())
"""


class PostgresLock:
    """The right to write, and the session that has it."""

    def __init__(self, session: Session, shown: Address) -> None:
        self._session, self._shown = session, shown
        self._process = session.info.backend_pid
        self._engine = _engine(lambda: session, StaticPool, shown)
        event.listen(self._engine, "begin", self._is_ours)

    @property
    def session(self) -> Session:
        """While no transaction is open in it."""
        return self._session

    def connection(self) -> Connection:
        """The same for the database's toolkit; there is only one at a time."""
        self._session.autocommit = False
        return self._engine.connect()

    def release(self) -> None:
        if self._session.closed:
            return
        with suppress(Exception):  # a session that is lost holds nothing any more
            self._session.rollback()
            self._session.autocommit = True
            self._session.execute("SELECT pg_advisory_unlock(%s, %s)", _KEY)
        self._session.close()
        self._engine.dispose()

    def _is_ours(self, connection: Connection) -> None:
        """A pooler that hands sessions around would leave the lock with one and the writing with another."""
        if connection.exec_driver_sql("SELECT pg_backend_pid()").scalar() != self._process:
            raise CasebookError(
                f"{self._shown} is reached through a pooler that hands sessions around: a casebook needs one that keeps them"
            )


class PostgresStore:
    """See `stores.Store`."""

    def __init__(self, address: Address) -> None:
        self._address = address
        self._idle: Session | None = None  # opened to look, and then the first of those for reading
        self._lock: PostgresLock | None = None

    @property
    def shown(self) -> Address:
        return self._address

    def is_missing(self) -> bool:
        return not self._look()

    def check(self) -> None:
        if not self._look():
            raise UserError(f"no casebook at {self._address}")

    def lock(self, command: str | None, wait: float, on_wait: Callable[[str], None] | None) -> PostgresLock:
        with translated(self._address):
            session, self._idle = self._session(), None
            try:
                session.execute(
                    "SELECT set_config('application_name', %s, false)", [_note(Writer.this(command))]
                )
                await_turn(
                    lambda: _took(session), lambda: busy(self._address, _holder(session)), wait, on_wait
                )
                self._lock = PostgresLock(session, self._address)
            except BaseException:
                session.close()
                raise
            return self._lock

    def holder(self) -> Writer | None:
        with translated(self._address):
            session = self._session()
            session.autocommit = True
            return _holder(session)

    @contextmanager
    def making(self, lock: Lock) -> Iterator[Connection]:
        assert isinstance(lock, PostgresLock)
        encoding = lock.session.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            raise CasebookError(f"{self._address} is kept in {encoding}; a casebook needs a database in UTF8")
        with lock.connection() as connection, connection.begin():
            there = "SELECT FROM pg_namespace WHERE nspname = %s"
            if connection.exec_driver_sql(there, (SCHEMA,)).first() is None:
                connection.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
            yield connection

    def engine(self, write: bool) -> Engine:
        def connect() -> Session:
            session, self._idle = self._idle or connected(self._address), None
            session.autocommit = False
            session.read_only = True
            return session

        return _engine(connect, QueuePool, self._address)

    def writing(self, engine: Engine, lock: Lock) -> Connection:
        assert isinstance(lock, PostgresLock)
        return lock.connection()

    def check_writable(self, connection: Connection) -> None:
        may = "SELECT NOT pg_is_in_recovery() AND has_table_privilege('journal', 'INSERT')"
        if not connection.exec_driver_sql(may).scalar():
            raise not_allowed(self._address)

    def close(self) -> None:
        if self._idle is not None:
            self._idle.close()
            self._idle = None

    def _session(self) -> Session:
        """One that is at hand, in no transaction."""
        if self._lock is not None and not self._lock.session.closed:
            return self._lock.session
        if self._idle is None:
            self._idle = connected(self._address)
        return self._idle

    def _look(self) -> bool:
        """Whether there is a casebook; False where one may be made.  Raises NotACasebook where the schema is another's."""
        with translated(self._address):
            session = self._session()
            session.autocommit = True
            row = session.execute(_LOOK, [SCHEMA]).fetchone()
        assert row is not None
        there, may_use, is_full, columns = row
        if there and not may_use:
            raise CasebookError(
                f"{self._address} cannot be read: its schema {SCHEMA} does not let this user in"
            )
        if is_full and columns != 2:
            raise NotACasebook(f"the schema {SCHEMA} of {self._address} is not a casebook")
        return bool(is_full)


def _engine(
    connect: Callable[[], Session], pool: type[QueuePool] | type[StaticPool], address: Address
) -> Engine:
    # An error must not carry the reports' text with it.
    settings = {"pool_size": _MOST, "max_overflow": 0, "pool_pre_ping": True} if pool is QueuePool else {}
    engine = create_engine(
        "postgresql+psycopg://",
        creator=connect,
        poolclass=pool,
        hide_parameters=True,
        isolation_level="REPEATABLE READ",  # a transaction sees one moment
        use_native_hstore=False,
        **settings,
    )
    return share(engine, f"{address.url} {pool.__name__}")


def _took(session: Session) -> bool:
    row = session.execute("SELECT pg_try_advisory_lock(%s, %s)", _KEY).fetchone()
    return row is not None and row[0]


def _note(writer: Writer) -> str:
    """Who writes, as the name that the server shows of a session to everybody: its command, process, moment and host."""
    since = int(datetime.fromisoformat(writer.since).timestamp())
    return f"{writer.command[:30]} {writer.process} {since} {writer.host}"[:_NOTE]


def _holder(session: Session) -> Writer | None:
    """Who holds the lock, None where they have just ended or are no program of ours."""
    row = session.execute(_HOLDER, _KEY).fetchone()
    signed = _SIGNED.fullmatch(row[0]) if row else None
    if row is None or signed is None:
        return None
    command, process, since, host = signed.groups()
    if len(row[0]) == _NOTE and socket.gethostname().startswith(host):  # cut short
        host = socket.gethostname()
    moment = datetime.fromtimestamp(int(since)).astimezone().isoformat(timespec="seconds")
    return Writer(int(process), command, host, moment)
