"""What is held of a whole casebook while it is linked, packed small: a large one has millions of each."""

from __future__ import annotations

import pickle
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import compress, pairwise

import numpy as np
from numpy.typing import NDArray

from tellings import ids
from tellings.link import Profile, nearness
from tellings.link.blocks import Key
from tellings.link.meeting import Numbers, Sought

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

    def near(self, pairs: Iterable[tuple[int, int]]) -> Pairs:
        """Those of the pairs, which come sorted, that speak for one incident or come near to it."""
        found = Pairs()
        for one, other in pairs:
            self._weigh(one, other, found)
        return found

    def still_near(
        self, before: Sought, found_then: Pairs, changed: Mapping[int, tuple[int, Iterable[Key]]]
    ) -> Pairs:
        """The same when some tellings are looked for otherwise: the day and the keys of each by position.

        What met `before`, and is as it was, is not compared again: `found_then` has those of it that came near.
        """
        if not changed:
            return found_then
        now = before.with_others(changed)
        is_changed = np.zeros(len(now), np.bool_)
        is_changed[list(changed)] = True
        found = Pairs()
        for (one, other), met in zip(now.met(), before.met(), strict=True):
            as_they_were = ~(is_changed[one] | is_changed[other])
            codes, known = _coded(one, other), found_then.among(one)
            is_known = as_they_were & np.isin(codes, _coded(*met))
            was_near = np.isin(codes, _coded(*known[:2]))
            spoke = np.isin(codes, _coded(*(each[known[2]] for each in known[:2])))
            rows = (each.tolist() for each in (one, other, is_known, was_near, spoke))
            for a, b, it_is_known, it_was, it_spoke in zip(*rows, strict=True):
                if not it_is_known:
                    self._weigh(a, b, found)
                elif it_was:
                    found.add(a, b, it_spoke)
        return found

    def _weigh(self, one: int, other: int, found: Pairs) -> None:
        bits = nearness(self.at(one), self.at(other))
        if bits is not None:
            found.add(one, other, bits > 0)

    def _unpacked(self, position: int) -> Profile:
        profile: Profile = pickle.loads(self._packed[position])
        return profile


class Told:
    """The tellings of documents, by the position of each and the number of its document."""

    def __init__(self, tellings: Sequence[str], documents: Sequence[int]) -> None:
        """`tellings` are their ids, in order, and `documents` the documents that they are of."""
        self._ids, self._documents = tellings, np.array(documents, np.int32)
        self._by_document = np.argsort(self._documents, kind="stable").astype(np.int32)
        self._in_order = self._documents[self._by_document]

    def __len__(self) -> int:
        return len(self._ids)

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


class Homes:
    """Which tellings tell of one incident, by position: it is called after the least of them, which leads to the next, and so on."""

    def __init__(self, number: int) -> None:
        self._least, self._next = array("i", range(number)), array("i", [-1]) * number

    def add(self, tellings: Iterable[int]) -> None:
        """Says that some, which no incident has yet, tell of one."""
        ordered = sorted(tellings)
        for one, other in pairwise(ordered):
            self._least[other] = ordered[0]
            self._next[one] = other

    def of(self, telling: int) -> int:
        """The least of the tellings of its incident."""
        return self._least[telling]

    def members(self, least: int) -> Iterator[int]:
        """All tellings of an incident by the least of them, in order."""
        at = least
        while at >= 0:
            yield at
            at = self._next[at]


class Pairs:
    """Pairs of positions, the smaller first, sorted: each speaks for one incident, or only comes near to it."""

    def __init__(self) -> None:
        self._first, self._second, self._speaks = array("i"), array("i"), array("b")

    def __iter__(self) -> Iterator[tuple[int, int]]:
        return zip(self._first, self._second, strict=True)

    def speaking(self) -> Iterator[tuple[int, int]]:
        """Those that speak for one incident."""
        return compress(self, self._speaks)

    def add(self, first: int, second: int, speaks: bool) -> None:
        """Adds one that stands behind those that are there."""
        self._first.append(first)
        self._second.append(second)
        self._speaks.append(speaks)

    def among(self, positions: Numbers) -> tuple[Numbers, Numbers, NDArray[np.bool_]]:
        """Those whose smaller position is not below the first and not above the last of these, which are sorted.

        And whether each speaks for one incident.
        """
        start = stop = 0
        if positions.size:
            start = bisect_left(self._first, int(positions[0]))
            stop = bisect_right(self._first, int(positions[-1]))
        first, second = (np.array(each[start:stop], np.int32) for each in (self._first, self._second))
        return first, second, np.array(self._speaks[start:stop], np.bool_)

    def of(self, positions: Iterable[int]) -> Iterator[tuple[int, int, bool]]:
        """Those whose smaller position is one of these, sorted, and whether each speaks for one incident."""
        for position in sorted(positions):
            at = bisect_left(self._first, position)
            while at < len(self._first) and self._first[at] == position:
                yield position, self._second[at], bool(self._speaks[at])
                at += 1


def _coded(first: Numbers, second: Numbers) -> NDArray[np.int64]:
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
            self._hashes.append(ids.number(key))
            self._owners.append(document)

    def shared(self) -> list[int]:
        """The documents that share a key with another, in order; by chance one in a billion that does not."""
        hashes, owners = np.array(self._hashes, np.uint64), np.array(self._owners, np.int32)
        _, which, sizes = np.unique(hashes, return_inverse=True, return_counts=True)
        found: list[int] = np.unique(owners[sizes[which] > 1]).tolist()
        return found
