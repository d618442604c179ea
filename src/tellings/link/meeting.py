"""All pairs of many tellings that are worth comparing, found with arrays of numbers: a large casebook has tens of millions of keys.

What `blocks` says of one block is done here for all of them at once, some tellings at a time, so that what is held at once hardly
grows with them.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tellings import ids

from . import blocks
from .blocks import Key
from .profile import Profile

_AT_ONCE = 2_000  # tellings
Numbers = NDArray[np.int32]


def pairs(profiles: Iterable[Profile]) -> Iterator[tuple[int, int]]:
    """Pairs of positions in `profiles` (in id order), each once, sorted.  Pairs of one document are left out."""
    numbers: dict[str, int] = {}
    sought = Sought()
    for each in profiles:
        number = numbers.setdefault(each.document, len(numbers))
        sought.add(number, blocks.time_of(each), blocks.keys_of(each))
    yield from sought.pairs()


class Sought:
    """What tellings are looked for by, in numbers alone."""

    def __init__(self) -> None:
        self._documents, self._times = array("i"), array("i")
        self._hashes, self._kinds, self._owners = array("Q"), array("b"), array("i")

    def __len__(self) -> int:
        return len(self._times)

    def add(self, document: int, time: int, keys: Iterable[Key]) -> None:
        """Adds a telling behind those that are there: the number of its document, the day that orders it, and its keys."""
        own = tuple(keys)
        self._owners.extend([len(self)] * len(own))
        self._hashes.extend(map(ids.number, own))
        self._kinds.extend(map(_kind, own))
        self._documents.append(document)
        self._times.append(time)

    def ordered(self, order: Sequence[int]) -> Sought:
        """The same tellings in another order: first that which stands at `order[0]`."""
        place = np.empty(len(self), np.int32)
        place[order] = np.arange(len(self), dtype=np.int32)
        made = Sought()
        made._documents, made._times = (
            array("i", np.array(each, np.int32)[order].tobytes()) for each in (self._documents, self._times)
        )
        made._hashes, made._kinds = self._hashes, self._kinds
        made._owners = array("i", place[np.array(self._owners, np.int32)].tobytes())
        return made

    def with_others(self, others: Mapping[int, tuple[int, Iterable[Key]]]) -> Sought:
        """The same with another day and other keys for some of the tellings, by position."""
        gone = np.zeros(len(self), np.bool_)
        gone[list(others)] = True
        kept = ~gone[np.array(self._owners, np.int32)]
        made = Sought()
        made._documents, made._times = self._documents, self._times[:]
        made._hashes = array("Q", np.array(self._hashes, np.uint64)[kept].tobytes())
        made._kinds = array("b", np.array(self._kinds, np.int8)[kept].tobytes())
        made._owners = array("i", np.array(self._owners, np.int32)[kept].tobytes())
        for position, (time, keys) in others.items():
            own = tuple(keys)
            made._times[position] = time
            made._owners.extend([position] * len(own))
            made._hashes.extend(map(ids.number, own))
            made._kinds.extend(map(_kind, own))
        return made

    def pairs(self) -> Iterator[tuple[int, int]]:
        """Pairs of positions, each once, sorted; the tellings must stand in id order.  Pairs of one document are left out."""
        for first, second in self.met():
            yield from zip(first.tolist(), second.tolist(), strict=True)

    def met(self) -> Iterator[tuple[Numbers, Numbers]]:
        """The same as arrays, for so many tellings at a time as any other of the same length gives them."""
        documents = np.array(self._documents, np.int32)
        rows = _Rows.of(
            np.array(self._hashes, np.uint64),
            np.array(self._kinds, np.int8),
            np.array(self._owners, np.int32),
            np.array(self._times, np.int32),
        )
        for start in range(0, len(self), _AT_ONCE):
            first, second = rows.pairs(start, min(start + _AT_ONCE, len(self)))
            apart = documents[first] != documents[second]
            yield first[apart], second[apart]


@dataclass(frozen=True)
class _Rows:
    """A row for each telling under each key that others have too, in order of key, time and telling.

    `reach` says how far before and behind it those stand that it meets; `near` and `far` what a meeting under its key counts;
    `by_telling` has the rows in order of telling, those of telling i from `starts[i]` to `starts[i + 1]`.
    """

    telling: Numbers
    block: Numbers
    reach: Numbers
    near: Numbers
    far: Numbers
    times: Numbers
    by_telling: NDArray[np.int64]
    starts: NDArray[np.int64]

    @classmethod
    def of(
        cls, hashes: NDArray[np.uint64], kinds: NDArray[np.int8], telling: Numbers, times: Numbers
    ) -> _Rows:
        _, which, sizes = np.unique(hashes, return_inverse=True, return_counts=True)
        del hashes
        shared = sizes[which] > 1
        block: Numbers = which[shared].astype(np.int32)
        telling, kinds = telling[shared], kinds[shared]
        order = np.lexsort((telling, times[telling], block))
        block, telling, kinds = block[order], telling[order], kinds[order]
        size = sizes[block]
        neighbours, near, far = (
            np.array(each, np.int32)[kinds] for each in zip(*map(_counted, _KINDS), strict=True)
        )
        reach = np.where(size <= blocks.largest(), size - 1, neighbours).astype(np.int32)
        by_telling = np.argsort(telling, kind="stable")
        starts = np.searchsorted(telling[by_telling], np.arange(len(times) + 1))
        return cls(telling, block, reach, near, far, times, by_telling, starts)

    def pairs(self, start: int, stop: int) -> tuple[Numbers, Numbers]:
        """The pairs worth comparing whose smaller telling is one from `start` to before `stop`, in order."""
        rows = self.by_telling[self.starts[start] : self.starts[stop]]
        codes: list[NDArray[np.int64]] = []
        strengths: list[Numbers] = []
        distance = 1
        while (rows := rows[self.reach[rows] >= distance]).size:
            for others in (rows - distance, rows + distance):
                there = (others >= 0) & (others < self.telling.size)
                one, other = rows[there], others[there]
                met = (self.block[one] == self.block[other]) & (self.telling[one] < self.telling[other])
                one, other = one[met], other[met]
                codes.append(self.telling[one].astype(np.int64) * len(self.times) + self.telling[other])
                strengths.append(self._strength(one, other))
            distance += 1
        return self._worth(codes, strengths)

    def _strength(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> Numbers:
        time, other_time = self.times[self.telling[one]], self.times[self.telling[other]]
        are_far = (time != 0) & (other_time != 0) & (abs(time - other_time) > blocks.FAR)
        return np.where(are_far, self.far[one], self.near[one]).astype(np.int32)

    def _worth(
        self, codes: Sequence[NDArray[np.int64]], strengths: Sequence[Numbers]
    ) -> tuple[Numbers, Numbers]:
        if not codes:
            return np.empty(0, np.int32), np.empty(0, np.int32)
        found, which = np.unique(np.concatenate(codes), return_inverse=True)
        total = np.bincount(which, weights=np.concatenate(strengths), minlength=found.size)
        first, second = np.divmod(found[total >= blocks.enough()], len(self.times))
        return first.astype(np.int32), second.astype(np.int32)


_KINDS = blocks.KINDS
_NUMBERS = {kind: number for number, kind in enumerate(_KINDS)}


def _counted(kind: str) -> tuple[int, int, int]:
    """How many neighbours a key of a kind has, and what a meeting under it counts near in time, and far."""
    return blocks.neighbours(kind), *blocks.strengths(kind)


def _kind(key: Key) -> int:
    return _NUMBERS[key.partition("\t")[0]]
