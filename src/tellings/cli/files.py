"""Writing a file: whole or not at all, and never over a casebook."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import BinaryIO

from tellings.errors import TellingsError, UserError

SQLITE_HEADER = (
    b"SQLite format 3\x00"  # the first 16 bytes of every SQLite file (https://www.sqlite.org/fileformat.html)
)


def write_whole(path: Path, pieces: Iterable[str]) -> None:
    """Writes the pieces of a text in UTF-8, one after the other: `written_whole` of their bytes."""
    written_whole(path, lambda file: file.writelines(piece.encode("utf-8", "replace") for piece in pieces))


def written_whole(path: Path, write: Callable[[BinaryIO], object]) -> None:
    """Lets `write` fill a file beside the place first, which then takes it, so that nobody ever meets half a file.

    Raises UserError where the place is a folder, a casebook, not there or not allowed; TellingsError where room runs out.
    """
    try:
        target = path.resolve(strict=False)
        _refuse(path, target)
        if target.exists() and not target.is_file():
            with target.open("wb") as device:  # a device or a pipe: there is no beside
                write(device)
        else:
            _replace(target, write)
    except OSError as error:
        raise _told(path, error) from error
    except RuntimeError as error:  # what Path.resolve raises for links that go in a circle
        if "loop" not in str(error).lower():
            raise
        raise UserError(f"cannot write {path}: its links go in a circle") from error


def _refuse(path: Path, target: Path) -> None:
    if target.is_dir():
        raise UserError(f"cannot write {path}: it is a folder")
    if not target.parent.is_dir():
        raise UserError(f"cannot write {path}: there is no folder {path.parent}")
    if target.is_file() and _is_database(target):
        raise UserError(
            f"cannot write {path}: it is a casebook or another database, which is not written over"
        )


def _is_database(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(len(SQLITE_HEADER)) == SQLITE_HEADER
    except PermissionError:
        return False


def _replace(target: Path, write: Callable[[BinaryIO], object]) -> None:
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name[:100]}.", suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _mode(target: Path) -> int:
    """The permissions that the file has, or that a new file would have."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _told(path: Path, error: OSError) -> TellingsError:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return TellingsError(f"cannot write {path}: no room left")
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return UserError(f"cannot write {path}: not allowed")
    return UserError(f"cannot write {path}: {(error.strerror or str(error)).lower()}")
