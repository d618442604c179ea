"""What the database and the operating system say, in words for the user: the one place that turns it into our errors."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from tellings.errors import CasebookBusy, CasebookError, CasebookFull, NotACasebook

from .address import Address

_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NOT_ALLOWED = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


# Classes and codes of PostgreSQL's errors, as in its manual's appendix A.
_LOST = ("08", "57P", "25P03")  # the connection, or the server itself, has gone
_SERVERS_ROOM = ("53100", "58030")
_REFUSED = ("42501", "25006")  # no right to, or a server that takes no writing
_BUSY = ("55P03", "40001", "40P01")
_DAMAGED = ("42P01", "42703", "XX001", "XX002")


@contextmanager
def translated(path: object) -> Iterator[None]:
    """Errors of the database under `path` raised as ours; what is our own bug passes unchanged."""
    try:
        yield
    except sqlite3.Error as error:
        _raise(path, error, error)
    except OSError as error:
        fault = _of_system(path, error)
        if fault is None:
            raise
        raise fault from error
    except Exception as error:
        _raise(
            path, getattr(error, "orig", None) or error, error
        )  # the engine's errors carry the database's own


def _raise(path: object, fault: BaseException, outer: Exception) -> None:
    if isinstance(fault, sqlite3.Error):
        ours = _of_sqlite(path, fault)
    elif (code := getattr(fault, "sqlstate", None)) is not None:
        ours = _of_postgresql(path, code)
    elif hasattr(fault, "sqlstate") and "OperationalError" in (kind.__name__ for kind in type(fault).__mro__):
        ours = lost(path)  # the driver found nobody to ask
    else:
        ours = None
    if ours is None:
        raise outer
    raise ours from outer


def _of_postgresql(path: object, code: str) -> CasebookError | None:
    if code.startswith(_LOST):
        return lost(path)
    if code in _SERVERS_ROOM:
        return no_room(path)
    if code.startswith("53"):
        return CasebookError(f"{path} cannot be used now: its server has no connection or memory left")
    if code in _REFUSED:
        return not_allowed(path)
    if code in _BUSY:
        return CasebookBusy(f"{path} is being written by another program")
    if code in _DAMAGED:
        return CasebookError(f"{path} is damaged: a table or a page of it is not what it should be")
    if code == "57014":
        return CasebookError(f"{path} was kept from answering: somebody at its server ended the query")
    return None


def _of_sqlite(path: object, error: sqlite3.Error) -> CasebookError | None:
    """Result codes as in sqlite.org/rescode.html."""
    name = getattr(error, "sqlite_errorname", None) or ""
    if name == "SQLITE_FULL":
        return no_room(path)
    if name.startswith("SQLITE_READONLY"):
        return not_allowed(path)
    if name.startswith(
        ("SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM", "SQLITE_IOERR_FSYNC", "SQLITE_IOERR_TRUNCATE")
    ):
        return no_room(path)
    if name.startswith("SQLITE_IOERR"):
        return CasebookError(f"{path} cannot be read or written: the disk answers with an error")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return CasebookBusy(f"{path} is being written by another program")
    if name.startswith("SQLITE_CORRUPT") or str(error).startswith("no such table"):
        return CasebookError(f"{path} is damaged: {error}")
    if name.startswith("SQLITE_CANTOPEN"):
        return CasebookError(f"{path} cannot be opened")
    if name.startswith("SQLITE_NOTADB"):
        return NotACasebook(f"{path} is not a casebook")
    return None


def _of_system(path: object, error: OSError) -> CasebookError | None:
    if error.errno in _NO_ROOM:
        return no_room(path)
    if error.errno in _NOT_ALLOWED:
        return not_allowed(path)
    return None


def lost(path: object) -> CasebookError:
    """The error for a server that does not answer any more."""
    return CasebookError(f"the connection to {path} was lost; what it held before is safe")


def no_room(path: object) -> CasebookFull:
    """The error for a full disk or quota."""
    return CasebookFull(f"no room left to write {path}; what it held before is safe")


def not_allowed(path: object) -> CasebookFull:
    """The error for a place where this user may not write."""
    what = "database" if isinstance(path, Address) else "folder or file"
    return CasebookFull(f"{path} cannot be written: its {what} does not let this user write")
