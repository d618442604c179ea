"""What is held of a whole casebook while it is linked, packed small: a large one has millions of each."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from tellings.link import Profile, come_near
from tellings.link.blocks import Key
from tellings.link.meeting import Sought

_AT_HAND = 5_000  # profiles that are held unpacked: what stands in one block is asked for again and again


class Profiles:
    """What tellings are compared by, by position."""

    def __init__(self, packed: Sequence[bytes] = ()) -> None:
        self._packed = list(packed)
        self.at = lru_cache(maxsize=_AT_HAND)(self._unpacked)

    def add(self, profile: Profile) -> None:
        """Adds one behind those that are there."""
        self._packed.append(pickle.dumps(profile, pickle.HIGHEST_PROTOCOL))

    def replace(self, position: int, profile: Profile) -> None:
        """Puts another in the place of one."""
        self._packed[position] = pickle.dumps(profile, pickle.HIGHEST_PROTOCOL)
        self.at.cache_clear()

    def ordered(self, order: Iterable[int]) -> Profiles:
        """The same in another order."""
        return Profiles([self._packed[each] for each in order])

    def speaking(self, pairs: Iterable[tuple[int, int]]) -> Pairs:
        """Those of the pairs, which come sorted, that speak for one incident or come near to it."""
        found = Pairs()
        for one, other in pairs:
            if self._speak(one, other):
                found.add(one, other)
        return found

    def still_speaking(
        self, before: Sought, spoke: Pairs, changed: Mapping[int, tuple[int, Iterable[Key]]]
    ) -> Pairs:
        """Those that speak when some tellings are looked for otherwise: the day and the keys of each by position.

        `spoke` are those that spoke `before`; what met then, and is as it was, is not compared again.
        """
        if not changed:
            return spoke
        now = before.with_others(changed)
        is_changed = np.zeros(len(now), np.bool_)
        is_changed[list(changed)] = True
        found = Pairs()
        for (one, other), known in zip(now.met(), before.met(), strict=True):
            as_they_were = ~(is_changed[one] | is_changed[other])
            is_known = as_they_were & np.isin(_coded(one, other), _coded(*known))
            did_speak = np.isin(_coded(one, other), _coded(*spoke.among(one)))
            rows = (each.tolist() for each in (one, other, is_known, did_speak))
            for a, b, it_is_known, it_did in zip(*rows, strict=True):
                if it_did if it_is_known else self._speak(a, b):
                    found.add(a, b)
        return found

    def _speak(self, one: int, other: int) -> bool:
        return come_near(self.at(one), self.at(other))

    def _unpacked(self, position: int) -> Profile:
        profile: Profile = pickle.loads(self._packed[position])
        return profile


class Told:
    """The tellings of documents, by the position of each and the number of its document."""

    def __init__(self, ids: Sequence[str], documents: Sequence[int]) -> None:
        """`ids` are those of the tellings, in order, and `documents` the documents that they are of."""
        self._ids, self._documents = ids, np.array(documents, np.int32)
        self._by_document = np.argsort(self._documents, kind="stable").astype(np.int32)
        self._in_order = self._documents[self._by_document]

    def id(self, position: int) -> str:
        return self._ids[position]

    def document(self, position: int) -> int:
        return int(self._documents[position])

    def position(self, id: str) -> int:
        """The position of one that is there."""
        return bisect_left(self._ids, id)

    def of(self, documents: Iterable[int]) -> list[int]:
        """The positions of all tellings of some documents."""
        found: list[int] = []
        for document in documents:
            start, stop = np.searchsorted(self._in_order, [document, document + 1])
            found += self._by_document[start:stop].tolist()
        return found


class Pairs:
    """Pairs of positions, the smaller first, sorted."""

    def __init__(self) -> None:
        self._first, self._second = array("i"), array("i")

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._first, self._second, strict=True)

    def add(self, first: int, second: int) -> None:
        """Adds one that stands behind those that are there."""
        self._first.append(first)
        self._second.append(second)

    def among(self, positions: NDArray[np.int32]) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """Those whose smaller position is not below the first and not above the last of these, which are sorted."""
        if not positions.size:
            return positions, positions
        start = bisect_left(self._first, int(positions[0]))
        stop = bisect_right(self._first, int(positions[-1]))
        return np.array(self._first[start:stop], np.int32), np.array(self._second[start:stop], np.int32)

    def of(self, positions: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Those whose smaller position is one of these, sorted."""
        for position in sorted(positions):
            at = bisect_left(self._first, position)
            while at < len(self._first) and self._first[at] == position:
                yield position, self._second[at]
                at += 1


def _coded(first: NDArray[np.int32], second: NDArray[np.int32]) -> NDArray[np.int64]:
    """Each pair as one number."""
    code: NDArray[np.int64] = (first.astype(np.int64) << 32) | second
    return code


class TextKeys:
    """The keys of documents, as numbers: enough to tell which share one with another."""

    def __init__(self) -> None:
        self._hashes, self._owners = array("Q"), array("i")

    def add(self, document: int, keys: Iterable[str]) -> None:
        """Adds those of one document."""
        for key in keys:
            digest = blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).digest()
            self._hashes.append(int.from_bytes(digest))
            self._owners.append(document)

    def shared(self) -> list[int]:
        """The documents that share a key with another, in order; by chance one in a billion that does not."""
        hashes, owners = np.array(self._hashes, np.uint64), np.array(self._owners, np.int32)
        _, which, sizes = np.unique(hashes, return_inverse=True, return_counts=True)
        found: list[int] = np.unique(owners[sizes[which] > 1]).tolist()
        return found
