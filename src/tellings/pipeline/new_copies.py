"""What new documents copy, and which documents copy them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from heapq import heapify, heappop, heappush
from itertools import chain
from typing import TYPE_CHECKING

from tellings.casebook import Casebook
from tellings.copies import (
    MOST_IN_A_KEY,
    MOST_VERSIONS,
    Keys,
    copy_among,
    keys_of,
    leads,
    may_copy,
    place_of,
    shelved,
)
from tellings.copies.shingles import shingles
from tellings.model import Copy, Document

from .ledger import Pair
from .reports import Reports

if TYPE_CHECKING:
    from tellings.casebook.view_grounds import ViewGrounds


def with_new(
    casebook: Casebook, grounds: ViewGrounds, new: Iterable[Document], most: int, reports: Reports
) -> set[str] | None:
    """Finds what new documents copy and writes it down; gives the documents of which that is new, or is not what it was.

    A document is looked at again where one before it that it is compared with is new or changed, and may be what it copies:
    nothing else goes into that.  None where more than `most` would have to be.
    """
    added = {each.id: each for each in new}
    grounds.shelf.add(shelved(added.values()))
    runs = lru_cache(maxsize=500)(shingles)
    waiting = [(place_of(each), each.id) for each in added.values()]
    heapify(waiting)
    seen: set[str] = set()
    changed: dict[str, Document] = {}
    while waiting:
        place, id = heappop(waiting)
        if id in seen:
            continue
        seen.add(id)
        if len(seen) > most:
            return None
        document = added[id] if id in added else reports.documents([id])[id]
        words, was = runs(document), casebook.stored.copy(id)
        if (
            id not in added
            and was is None
            and not any(may_copy(words, runs(each)) for each in changed.values())
        ):
            continue
        own = keys_of(document, words)
        before = _Before(casebook, reports, grounds, place)
        copy = copy_among(document, own, before, runs)
        if id not in added and copy == was:
            continue
        grounds.replace_copy(id, copy)
        changed[id] = document
        led = id not in added and leads(was)
        behind = list(_comparing(grounds, own, place, before, led or leads(copy), most + 1))
        if len(behind) <= most:
            reports.documents(other for _, other in behind)  # all at once
        for each in behind:
            heappush(waiting, each)
    return set(changed)


def _comparing(
    grounds: ViewGrounds, own: Keys, place: str, before: _Before, is_leader: bool, most: int
) -> Iterable[Pair]:
    """The places and ids of the documents behind one, at most so many of a key, that are compared with it."""
    text = before.not_full(own.text) if is_leader else ()
    found = (
        *grounds.shelf.behind(text, place, most),
        *grounds.shelf.behind(own.article, place, MOST_VERSIONS),
    )
    return chain.from_iterable(found)


class _Before:
    """The documents that are kept ahead of a place."""

    def __init__(self, casebook: Casebook, reports: Reports, grounds: ViewGrounds, place: str) -> None:
        self._casebook, self._reports, self._grounds, self._place = casebook, reports, grounds, place
        self._full: set[str] | None = None

    def leaders(self, keys: Sequence[str]) -> Iterable[Document]:
        return self._documents(self._leaders(keys))

    def versions(self, keys: Sequence[str]) -> Iterable[Document]:
        return self._documents(self._grounds.shelf.latest(keys, self._place, MOST_VERSIONS))

    def copy_of(self, document: str) -> Copy | None:
        return self._casebook.stored.copy(document)

    def not_full(self, keys: Sequence[str]) -> Sequence[str]:
        """The keys that have room for one more leader here: behind a full one nobody is compared with it."""
        if self._full is None:
            self._leaders(keys)
        return [key for key in keys if key not in (self._full or ())]

    def _leaders(self, keys: Sequence[str]) -> list[list[str]]:
        found = self._grounds.shelf.leaders(keys, self._place, MOST_IN_A_KEY)
        self._full = {key for key, own in zip(keys, found, strict=True) if len(own) >= MOST_IN_A_KEY}
        return found

    def _documents(self, found: Iterable[Iterable[str]]) -> Iterable[Document]:
        return self._reports.documents(chain.from_iterable(found)).values()
