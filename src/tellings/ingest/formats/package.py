"""ZIP files that are one document (DOCX, ODT, EPUB...), their members read within bounds."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from zipfile import BadZipFile, ZipFile, ZipInfo

from tellings.errors import InputError

from .item import Item
from .limits import MOST_MEMBERS, Budget

ENCRYPTED = "encrypted: it needs a password"
_CHUNK = 1024 * 1024
_LARGEST = 256 * 1024**2  # bytes of one member of a document


@contextmanager
def opened(item: Item) -> Iterator[ZipFile]:
    """The ZIP file of an item.  Raises InputError where it is damaged or has too many members."""
    item.stream.seek(0)
    try:
        archive = ZipFile(item.stream)
    except (BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise InputError(item.path, "damaged: its ZIP container is broken or cut short") from error
    with archive:
        if len(archive.infolist()) > MOST_MEMBERS:
            raise InputError(item.path, f"holds more than {MOST_MEMBERS:,} files")
        yield archive


def member(archive: ZipFile, name: str, path: str, budget: Budget) -> bytes | None:
    """The bytes of one member, None where there is none of this name.  Raises InputError where it cannot be unpacked."""
    try:
        about = archive.getinfo(name)
    except KeyError:
        return None
    return b"".join(unpacked(archive, about, path, budget, _LARGEST))


def unpacked(archive: ZipFile, about: ZipInfo, path: str, budget: Budget, most: int) -> Iterator[bytes]:
    """A member's bytes piece by piece, each counted before it is given: what a header says of sizes is not believed."""
    if about.flag_bits & 0x1:
        raise InputError(path, ENCRYPTED)
    if about.file_size > most:
        raise InputError(
            path, f"damaged, or made to do harm: a part of it unpacks to more than {most // 1024**2} MB"
        )
    whole = 0
    try:
        with archive.open(about) as stream:
            while piece := stream.read(_CHUNK):
                whole += len(piece)
                budget.take(len(piece), path)
                yield piece
    except NotImplementedError as error:
        raise InputError(path, "packed in a way that is not known here") from error
    except (BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise InputError(path, "damaged: it cannot be unpacked") from error
