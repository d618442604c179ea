"""Tar archives, and files packed alone (gzip, bzip2, xz): unpacked in one pass, every byte counted."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO

from tellings.errors import InputError
from tellings.model import Unread

from .archive import LINK, MEMBER_LIMIT, member_parts, member_path, refusal
from .item import Item, Part
from .limits import MOST_MEMBERS, Budget, OverBudget, Reading

_PIECE = 1024 * 1024
_BROKEN = (tarfile.TarError, OSError, EOFError, zlib.error, lzma.LZMAError, ValueError, UnicodeDecodeError)
_CUT = "damaged: cut short or broken; what comes after the break is not read"
_ENDINGS = (".gz", ".bz2", ".xz")


class _Counted(io.RawIOBase):
    """A stream that counts what is unpacked from it; it only reads on."""

    def __init__(self, stream: gzip.GzipFile | IO[bytes], path: str, budget: Budget) -> None:
        super().__init__()
        self._stream, self._path, self._budget = stream, path, budget
        self._ahead = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        if self._ahead:
            wanted = len(self._ahead) if size < 0 else size
            data, self._ahead = self._ahead[:wanted], self._ahead[wanted:]
            return data
        data = self._stream.read(size if 0 <= size <= _PIECE else _PIECE)
        self._budget.take(len(data), self._path)
        return data

    def peek(self, size: int) -> bytes:
        """The next bytes, which stay to be read; for use before the first read."""
        while len(self._ahead) < size and (data := self._stream.read(size)):
            self._budget.take(len(data), self._path)
            self._ahead += data
        return self._ahead[:size]


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in a tar archive, packed or not, or in one packed file."""
    counted = _Counted(_unpacking(item), item.path, reading.budget)
    try:
        head = counted.peek(tarfile.BLOCKSIZE)
    except OverBudget:
        raise
    except _BROKEN as error:
        raise InputError(item.path, "damaged: it cannot be unpacked") from error
    if head[257:262] == b"ustar":
        yield from _members(counted, item, reading)
    else:
        ending = next((each for each in _ENDINGS if item.name.lower().endswith(each)), "")
        name = item.name[: -len(ending)] if ending else item.name
        path = f"{item.path}/{name}" if ending else f"{item.path} unpacked"
        yield from member_parts(path, name, _pieces(counted, path), item.depth, reading)


def _unpacking(item: Item) -> gzip.GzipFile | IO[bytes]:
    head = item.head(6)
    item.stream.seek(0)
    if head.startswith(b"\x1f\x8b"):
        return gzip.GzipFile(fileobj=item.stream)
    if head.startswith(b"BZh"):
        return bz2.BZ2File(item.stream)
    if head.startswith(b"\xfd7zXZ"):
        return lzma.LZMAFile(item.stream)
    return item.stream


def _members(counted: _Counted, item: Item, reading: Reading) -> Iterator[Part | Unread]:
    seen: Counter[str] = Counter()
    try:
        with tarfile.open(fileobj=counted, mode="r|") as archive:
            for number, about in enumerate(archive):
                if number >= MOST_MEMBERS:
                    raise InputError(
                        item.path, f"holds more than {MOST_MEMBERS:,} files: the rest is not read"
                    )
                yield from _member(archive, about, member_path(item.path, about.name, seen), item, reading)
    except (OverBudget, InputError):
        raise
    except _BROKEN:
        yield Unread(item.path, _CUT)


def _member(
    archive: tarfile.TarFile, about: tarfile.TarInfo, path: str, item: Item, reading: Reading
) -> Iterator[Part | Unread]:
    if about.isdir():
        return
    refused = refusal(about.name)
    if refused is None and (about.issym() or about.islnk()):
        refused = LINK
    if refused is None and not about.isfile():
        refused = "a device or a pipe, not a file"
    if refused is None and about.size > MEMBER_LIMIT:
        refused = f"larger than {MEMBER_LIMIT // 1024**2} MB, the most that a file in an archive may have"
    stream = archive.extractfile(about) if refused is None else None
    if stream is None:
        yield Unread(path, refused or "not a file")
        return
    yield from member_parts(path, about.name, _pieces(stream, path), item.depth, reading)
    reading.at(item.path)


def _pieces(stream: IO[bytes] | _Counted, path: str) -> Iterator[bytes]:
    """A stream's bytes piece by piece.  Raises InputError where they are broken."""
    whole = 0
    try:
        while piece := stream.read(_PIECE):
            whole += len(piece)
            if whole > MEMBER_LIMIT:
                raise InputError(path, f"unpacks to more than {MEMBER_LIMIT // 1024**2} MB")
            yield piece
    except InputError:
        raise
    except _BROKEN as error:
        raise InputError(path, "damaged: it cannot be unpacked") from error
