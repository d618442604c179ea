"""What a reader of a format is given, and what it gives."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Page

from ..given import Given

HEAD = 4096  # bytes by which a format is told


@dataclass(frozen=True, slots=True)
class Item:
    """One file, or one file inside another (`depth` says how far inside).  `stream` can seek.

    `path` is what people are told of it, `name` its own name, which is its document's `source_id` unless the format has one.
    `given` is what is known of it from outside: the address that a web archive has it from, and when it was got.
    """

    path: str
    name: str
    stream: BinaryIO
    size: int
    depth: int = 0
    given: Given | None = None

    @property
    def suffix(self) -> str:
        """The end of its name from the last point on, in small letters, "" where there is none."""
        _, point, end = self.name.rpartition(".")
        return f".{end.lower()}" if point else ""

    def head(self, size: int = HEAD) -> bytes:
        """Its first bytes."""
        self.stream.seek(0)
        return self.stream.read(size)

    def data(self, most: int) -> bytes:
        """All its bytes.  Raises InputError where there are more than `most`."""
        if self.size > most:
            raise InputError(self.path, too_large(most))
        self.stream.seek(0)
        data = self.stream.read(most + 1)
        if len(data) > most:
            raise InputError(self.path, too_large(most))
        return data


@dataclass(frozen=True, slots=True)
class Part:
    """One report in a file: its text and what the format says of it."""

    path: str
    text: str
    given: Given
    bytes_sha256: str
    pages: tuple[Page, ...] = ()


def got(part: Part, outside: Given | None) -> Part:
    """The part with where and when it was got, as whoever kept it wrote that down."""
    if outside is None:
        return part
    given = replace(
        part.given,
        url=outside.url or part.given.url,
        archive_url=outside.archive_url or part.given.archive_url,
        retrieved=outside.retrieved or part.given.retrieved,
    )
    return replace(part, given=given)


def too_large(most: int, kind: str = "a file of its kind") -> str:
    """The reason given for a file over its limit of bytes."""
    return f"larger than {most // 1024**2} MB, the most that {kind} may have"


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
