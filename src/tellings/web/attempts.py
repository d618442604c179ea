"""Slowing down whoever tries passwords."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from math import ceil

from tellings.casebook import name_key

MOST = 10_000  # names and addresses remembered; the longest untouched is forgotten first
Key = tuple[str, str, str]
FORGOTTEN = 86400.0  # seconds after which failures count no more


class Attempts:
    """Failed attempts, by what they were made on.  After some that are free, each failure doubles the wait.

    A name from one address waits soonest and longest; a name from anywhere, or an address for any name, only after many and
    never for long, so that nobody can shut another person out for good.
    """

    KINDS = (
        (5, 900.0),
        (50, 60.0),
        (20, 60.0),
    )  # free failures, longest wait in seconds: of both, name, address

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._failed: OrderedDict[Key, tuple[int, float]] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, name: str, address: str) -> int:
        """Seconds to wait before the next attempt; where 0, this is one, and a failure until `succeeded` takes it back.

        It counts at once, so that many attempts at the same time are not one.
        """
        now = self._clock()
        keys = self._keys(name, address)
        with self._lock:
            wait = max(self._wait(key, *kind, now) for key, kind in zip(keys, self.KINDS, strict=True))
            if wait > 0:
                return ceil(wait)
            for key in keys:
                self._failed[key] = (self._count(key, now) + 1, now)
                self._failed.move_to_end(key)
            while len(self._failed) > MOST:
                self._failed.popitem(last=False)
        return 0

    def succeeded(self, name: str, address: str) -> None:
        """Forgets the failures of the name from this address, and takes this attempt back from the others."""
        both, *others = self._keys(name, address)
        with self._lock:
            self._failed.pop(both, None)
            for key in others:
                count, last = self._failed.get(key, (0, 0.0))
                if count > 1:
                    self._failed[key] = (count - 1, last)
                else:
                    self._failed.pop(key, None)

    def _count(self, key: Key, now: float) -> int:
        count, last = self._failed.get(key, (0, now))
        return count if now - last < FORGOTTEN else 0

    def _wait(self, key: Key, free: int, longest: float, now: float) -> float:
        count = self._count(key, now)
        if count < free:
            return 0.0
        return self._failed[key][1] + min(longest, 2.0 ** min(count - free, 20)) - now

    @staticmethod
    def _keys(name: str, address: str) -> tuple[Key, ...]:
        folded = name_key(name)
        return ("both", folded, address), ("name", folded, ""), ("address", "", address)
