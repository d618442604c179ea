"""Which files of a folder have come, and are whole: told by looking again and again.

Plain looking, and no notices of the system: those do not tell of what another machine writes on a network drive, are lost where
many come at once, and a folder must be looked through whole at every start anyway.  A file counts as whole once its size, its
time and its place on the disk have not changed for a while by this machine's clock; those of other machines are not asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings.ingest import Source
from tellings.model import Unread

# Times the while that others must rest: what is empty, hidden or of no known kind is often a file that is still being written.
LONGER = 30

Signature = tuple[int, int, int]
_NO_FILE = (0, 0, 0)


@dataclass(frozen=True, slots=True)
class Seen:
    """Something in a folder as it was seen: `signature` is its size in bytes, its time and its number on the disk."""

    what: Source | Unread
    signature: Signature

    @property
    def name(self) -> str:
        return str(self.what.file) if isinstance(self.what, Source) else f"{self.what.path}\0"


def seen(found: Iterable[Source | Unread]) -> Iterator[Seen]:
    """What was found as it is now; a file that is gone meanwhile is left out."""
    for each in found:
        if isinstance(each, Unread):
            yield Seen(each, _NO_FILE)
            continue
        try:
            status = each.file.stat()
        except OSError:
            continue
        yield Seen(each, (status.st_size, status.st_mtime_ns, status.st_ino))


class Arrivals:
    """Files that have come since, held against what was seen before.  `settle`: seconds without a change."""

    def __init__(self, settle: float) -> None:
        self._settle = settle
        self._taken: dict[str, Signature] = {}
        self._waiting: dict[str, tuple[Signature, float]] = {}

    def whole(self, found: Iterable[Seen], now: float) -> tuple[list[Seen], list[str]]:
        """What has come, or has changed, and is whole by `now` (seconds); and the names of what was taken and is gone."""
        ready, names = [], set()
        waiting: dict[str, tuple[Signature, float]] = {}
        for each in found:
            names.add(each.name)
            if self._taken.get(each.name) == each.signature:
                continue
            before, since = self._waiting.get(each.name, (each.signature, now))
            if before != each.signature:
                since = now
            waiting[each.name] = (each.signature, since)
            rest = self._settle * (1 if each.signature[0] else LONGER)
            if now - since >= rest:
                ready.append(each)
        self._waiting = waiting
        gone = [name for name in self._taken if name not in names]
        for name in gone:
            del self._taken[name]
        return ready, gone

    def take(self, each: Seen) -> None:
        """Notes that something was read: it comes again only where it changes."""
        self._taken[each.name] = each.signature
        self._waiting.pop(each.name, None)

    @property
    def is_waiting(self) -> bool:
        """Whether something has come that is not whole yet."""
        return bool(self._waiting)
