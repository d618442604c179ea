"""What a run has done so far, and what it came to."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.model import Unread


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run has come.  `done` and `total` are bytes of the files to read; `path` is the file at hand."""

    done: int
    total: int
    documents: int
    path: str


@dataclass(frozen=True, slots=True)
class FileRead:
    """What one file came to: documents that were new, that were known, and the reasons for what was not read of it."""

    path: str
    read: int
    known: int
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class ReadSummary:
    """What one run came to.

    `read` documents were new, `known` were already in the casebook, `unread` could not be read; `documents`, `incidents` and
    `findings` count what the whole casebook holds after it.
    """

    read: int
    known: int
    unread: tuple[Unread, ...]
    documents: int
    incidents: int
    findings: int

    @property
    def nothing_read(self) -> bool:
        """Whether not one document of the input could be read, now or earlier."""
        return self.read == 0 and self.known == 0
