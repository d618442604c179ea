"""What there is to read: files and folders, each file once, in order of name, nothing passed over in silence."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tellings.model import Unread

from .formats.item import HEAD
from .formats.kinds import SUFFIXES, by_bytes, is_container

MISSING = "no such file or directory"
FORBIDDEN = "not allowed to read"


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read.  `path` is relative to the folder that was asked for (its name, for a file), with "/" between."""

    path: str
    file: Path


@dataclass(frozen=True, slots=True)
class _Entry:
    file: Path
    path: str
    root: Path
    asked: bool  # named by the user, rather than met in a folder


def sources(paths: Sequence[Path]) -> Iterator[Source | Unread]:
    """The files at `paths`, folders looked into, in order of name; what cannot be read comes as Unread with its reason.

    A link is followed where it leads out of the folder that was asked for; within it, the file is read under its own name.
    """
    for asked in paths:
        waiting = [_Entry(asked, _shown(asked.name or str(asked)), asked, asked=True)]
        visited: set[tuple[int, int]] = set()
        while waiting:
            entry = waiting.pop()
            found = _look(entry, visited)
            if isinstance(found, list):
                waiting.extend(reversed(found))
            else:
                yield found


def reason_for(error: OSError) -> str:
    """Why a file could not be read, in plain words."""
    if isinstance(error, FileNotFoundError):
        return MISSING
    if isinstance(error, PermissionError):
        return FORBIDDEN
    if isinstance(error, IsADirectoryError):
        return "a folder, not a file"
    return f"cannot be read ({os.strerror(error.errno) if error.errno else 'the system gave no reason'})"


def kind_of_file(mode: int) -> str | None:
    """Why something that is no ordinary file is not read; None for an ordinary file."""
    if stat.S_ISREG(mode):
        return None
    if stat.S_ISFIFO(mode):
        return "a pipe, not a file"
    if stat.S_ISSOCK(mode):
        return "a socket, not a file"
    if stat.S_ISDIR(mode):
        return "a folder, not a file"
    return "a device, not a file"


def _look(entry: _Entry, visited: set[tuple[int, int]]) -> Source | Unread | list[_Entry]:
    """The file at `entry`, or why it is not read, or what the folder there holds."""
    if not entry.asked and entry.file.name.startswith("."):
        return Unread(entry.path, "hidden")
    try:
        status = entry.file.stat()
        doubled = not entry.asked and entry.file.is_symlink() and _leads_back(entry)
    except FileNotFoundError:
        return Unread(entry.path, "a link to nothing" if entry.file.is_symlink() else MISSING)
    except OSError as error:
        return Unread(entry.path, "a link that leads to itself" if _is_loop(error) else reason_for(error))
    except ValueError:  # a NUL character in a path that a program handed over
        return Unread(entry.path, MISSING)
    if doubled:
        return Unread(entry.path, "a link to what is read under its own name")
    if not stat.S_ISDIR(status.st_mode):
        return _file(entry, status.st_mode)
    if (status.st_dev, status.st_ino) in visited:
        return Unread(entry.path, "a link to a folder that was already looked into")
    visited.add((status.st_dev, status.st_ino))
    return _folder(entry)


def _file(entry: _Entry, mode: int) -> Source | Unread:
    odd = kind_of_file(mode)
    if odd is not None:
        return Unread(entry.path, odd)
    refused = not_a_kind(entry.file.suffix.lower(), lambda: _head(entry.file))
    return Source(entry.path, entry.file) if refused is None else Unread(entry.path, refused)


def not_a_kind(suffix: str, head: Callable[[], bytes]) -> str | None:
    """Why a file is of no kind that is read; None where its suffix (in small letters) or else its first HEAD bytes say otherwise."""
    if suffix in SUFFIXES or is_container(begin := head()) or by_bytes(begin) is not None:
        return None
    return f"not a kind of file that can be read ({_shown(suffix) or 'no suffix'})"


def _head(file: Path) -> bytes:
    """The first bytes of a file; none where it cannot be read."""
    try:
        with file.open("rb") as stream:
            return stream.read(HEAD)
    except OSError:
        return b""


def _folder(entry: _Entry) -> Unread | list[_Entry]:
    try:
        names = sorted(child.name for child in entry.file.iterdir())
    except OSError as error:
        return Unread(entry.path, reason_for(error))
    if entry.asked and not names:
        return Unread(entry.path, "an empty folder")
    within = "" if entry.asked else entry.path + "/"
    return [_Entry(entry.file / name, within + _shown(name), entry.root, asked=False) for name in names]


def _leads_back(entry: _Entry) -> bool:
    """Whether a link leads to something inside the folder that was asked for, but not to something hidden there."""
    target, root = entry.file.resolve(), entry.root.resolve()
    if not target.is_relative_to(root):
        return False
    return not any(part.startswith(".") for part in target.relative_to(root).parts)


def _is_loop(error: OSError) -> bool:
    return error.errno == errno.ELOOP


def _shown(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 are written out, so that every store can hold it."""
    return os.fsencode(name).decode("utf-8", errors="backslashreplace")
