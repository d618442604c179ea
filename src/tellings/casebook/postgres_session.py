"""Connecting to a PostgreSQL server: the one file that imports its driver."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from tellings.errors import CasebookError, UserError

try:
    import psycopg
except ImportError as error:
    raise UserError(
        "a casebook in a PostgreSQL database needs the extra [postgresql]: pip install 'tellings[postgresql]'"
    ) from error

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from .address import Address
from .forks import drop_in_children

OLDEST = 140000  # PostgreSQL 14, as the server says it: the oldest that is still kept up in 2026
# What is asked of libpq unless the address says otherwise: seconds until a server that does not answer is given up.
_PATIENCE = {"connect_timeout": 10, "keepalives_idle": 60, "keepalives_interval": 10, "keepalives_count": 6}
# A casebook's transactions last as long as a document takes to read; a writer whose machine has died is let go of in two minutes.
_SETTINGS = """
    SELECT set_config('search_path', 'tellings', false), set_config('statement_timeout', '0', false),
        set_config('lock_timeout', '0', false), set_config('idle_in_transaction_session_timeout', '0', false),
        set_config('idle_session_timeout', '0', false), set_config('tcp_keepalives_idle', '60', false),
        set_config('tcp_keepalives_interval', '10', false), set_config('tcp_keepalives_count', '6', false)
"""


def connected(address: Address) -> psycopg.Connection:
    """A new session that sees a casebook's tables, in no transaction.  Raises CasebookError where the server cannot be reached."""
    with _told(address):
        given = conninfo_to_dict(address.url)
        settings = {key: value for key, value in _PATIENCE.items() if key not in given}
        wanted = make_conninfo(address.url, **settings, client_encoding="UTF8", application_name="tellings")
        session = psycopg.connect(wanted, autocommit=True)
        try:
            if session.info.server_version < OLDEST:
                raise CasebookError(
                    f"{address} runs PostgreSQL {session.info.server_version // 10000}; {OLDEST // 10000} or later is needed"
                )
            session.execute(_SETTINGS)
        except BaseException:
            session.close()
            raise
    drop_in_children(session, _cut_off)
    return session


@contextmanager
def _told(address: Address) -> Iterator[None]:
    """What goes wrong in connecting, in words without a password."""
    try:
        yield
    except psycopg.ProgrammingError as error:  # an option that is none, or a value that is none of it
        if error.sqlstate is not None:
            raise
        raise UserError(f"{address} is not the address of a PostgreSQL database") from None
    except psycopg.OperationalError as error:
        if error.sqlstate is not None:
            raise
        raise CasebookError(f"{address} cannot be reached: {_reason(str(error), address)}") from None


def _reason(message: str, address: Address) -> str:
    """What the driver says, on one line: where it tried several ways, of the first."""
    reason = message.strip().split("\n")[0].removeprefix("connection failed: ")
    with suppress(psycopg.ProgrammingError):
        given = conninfo_to_dict(address.url)
        for name in ("password", "sslpassword"):
            if given.get(name):
                reason = reason.replace(str(given[name]), "...")
    return reason


def _cut_off(session: psycopg.Connection) -> None:
    """A forked worker's copy leads nowhere from here on; the session itself stays its parent's."""
    with suppress(OSError, psycopg.Error):
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, session.fileno())
        os.close(nowhere)
