"""What new documents copy, and which documents copy them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

from tellings.casebook import Casebook
from tellings.copies import (
    MOST_IN_A_KEY,
    MOST_VERSIONS,
    copy_among,
    keys_of,
    place_of,
    shelved,
)
from tellings.copies.shingles import shingles
from tellings.model import Copy, Document

if TYPE_CHECKING:
    from tellings.casebook.view_grounds import ViewGrounds


def with_new(casebook: Casebook, grounds: ViewGrounds, new: Iterable[Document], most: int) -> set[str] | None:
    """Finds what new documents copy and writes it down; gives the documents of which that is new, or is not what it was.

    A document is looked at again where one before it that shares a key with it is new or changed: nothing else goes into what
    it copies.  None where more than `most` would have to be.
    """
    added = {each.id: each for each in new}
    grounds.add_shelf(shelved(added.values()))
    runs = lru_cache(maxsize=500)(shingles)
    waiting = [(place_of(each), each.id) for each in added.values()]
    heapify(waiting)
    seen: set[str] = set()
    changed: set[str] = set()
    while waiting:
        place, id = heappop(waiting)
        if id in seen:
            continue
        seen.add(id)
        if len(seen) > most:
            return None
        document = casebook.document(id)
        own = keys_of(document, runs(document))
        copy = copy_among(document, own, _Shelf(casebook, grounds, place), runs)
        if id not in added and copy == casebook.stored.copy(id):
            continue
        grounds.replace_copy(id, copy)
        changed.add(id)
        for key in (*own.text, *own.article):
            for behind in grounds.shelved_behind(key, place):
                heappush(waiting, behind)
    return changed


class _Shelf:
    """The documents that are kept ahead of a place."""

    def __init__(self, casebook: Casebook, grounds: ViewGrounds, before: str) -> None:
        self._casebook, self._grounds, self._before = casebook, grounds, before

    def leaders(self, key: str) -> Iterable[Document]:
        return map(self._casebook.document, self._grounds.leaders(key, self._before, MOST_IN_A_KEY))

    def versions(self, key: str) -> Iterable[Document]:
        return map(self._casebook.document, self._grounds.latest(key, self._before, MOST_VERSIONS))

    def copy_of(self, document: str) -> Copy | None:
        return self._casebook.stored.copy(document)
