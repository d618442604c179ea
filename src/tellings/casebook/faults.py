"""What the database and the operating system say, in words for the user: the one place that turns it into our errors."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tellings.errors import CasebookBusy, CasebookError, CasebookFull, NotACasebook

_NO_ROOM = frozenset((errno.ENOSPC, errno.EDQUOT, errno.EFBIG))
_NOT_ALLOWED = frozenset((errno.EACCES, errno.EPERM, errno.EROFS))


@contextmanager
def translated(path: Path) -> Iterator[None]:
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
        cause = getattr(error, "orig", None)  # the engine's errors carry the database's own
        if not isinstance(cause, sqlite3.Error):
            raise
        _raise(path, cause, error)


def _raise(path: Path, fault: sqlite3.Error, outer: Exception) -> None:
    ours = _of_database(path, fault)
    if ours is None:
        raise outer
    raise ours from outer


def _of_database(path: Path, error: sqlite3.Error) -> CasebookError | None:
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


def _of_system(path: Path, error: OSError) -> CasebookError | None:
    if error.errno in _NO_ROOM:
        return no_room(path)
    if error.errno in _NOT_ALLOWED:
        return not_allowed(path)
    return None


def no_room(path: Path) -> CasebookFull:
    """The error for a full disk or quota."""
    return CasebookFull(f"no room left to write {path}; what it held before is safe")


def not_allowed(path: Path) -> CasebookFull:
    """The error for a place where this user may not write."""
    return CasebookFull(f"{path} cannot be written: its folder or file does not let this user write")
