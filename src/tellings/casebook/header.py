"""Telling a casebook from any other file by its first bytes, without touching it."""

from __future__ import annotations

import stat
from pathlib import Path

from tellings.errors import CasebookError, NotACasebook, UserError

APPLICATION_ID = (
    0x54454C4C  # "TELL": SQLite keeps it in bytes 68 to 71 of a file (sqlite.org/fileformat.html, 1.3.17)
)
_MAGIC = b"SQLite format 3\x00"
# Files that were found to be casebooks.  They are not opened beside SQLite again: closing any other descriptor of a file gives
# up all the locks that this process holds on it (sqlite.org/howtocorrupt.html, 2.2), and a reader beside a writer then fails.
_KNOWN: set[tuple[str, int, int]] = set()


def is_missing(path: Path) -> bool:
    """Whether nothing is there, or only an empty file.  Raises UserError where its folder is not there either."""
    try:
        about = path.stat()
    except FileNotFoundError:
        if not path.parent.is_dir():
            raise UserError(f"no folder at {path.parent}") from None
        return True
    except OSError:
        return False
    return stat.S_ISREG(about.st_mode) and about.st_size == 0


def check(path: Path) -> None:
    """Raises UserError where there is nothing at `path`, NotACasebook where there is something else.

    Only bytes are read: opening somebody else's database might change it, and opening a pipe might wait for ever.
    """
    try:
        if path.is_dir():
            raise NotACasebook(f"{path} is a folder, not a casebook")
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):
            raise NotACasebook(f"{path} is not a casebook")
        known = (str(path.absolute()), about.st_dev, about.st_ino)
        if known in _KNOWN:
            return
        with path.open("rb") as file:
            first = file.read(72)
    except (FileNotFoundError, NotADirectoryError):
        raise UserError(f"no casebook at {path}") from None
    except OSError as error:
        raise CasebookError(f"{path} cannot be opened: {(error.strerror or str(error)).lower()}") from error
    if first[:16] != _MAGIC or int.from_bytes(first[68:72], "big") != APPLICATION_ID:
        raise NotACasebook(f"{path} is not a casebook")
    _KNOWN.add(known)
