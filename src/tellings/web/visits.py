"""Who is signed in, by the secret word of the browser's cookie.  Kept in memory: started again, the desk asks everyone anew."""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, replace

from tellings.casebook import Account

from .safety import fingerprint

IDLE = 12 * 3600.0  # seconds without a request after which a visit ends
LONGEST = 7 * 86400.0  # seconds after which it ends in any case
MOST = 10_000  # visits; the longest idle ends first


@dataclass(frozen=True, slots=True)
class _Visit:
    number: int
    password: str
    begun: float
    last: float


class Visits:
    """The visits that go on.  `clock` counts seconds from anywhere."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._visits: OrderedDict[str, _Visit] = OrderedDict()
        self._lock = threading.Lock()

    def begin(self, account: Account) -> str:
        """A new word, for the cookie.  What the browser had before signs nobody in: it may be known to another."""
        word, now = self.new_word(), self._clock()
        with self._lock:
            self._visits[fingerprint(word)] = _Visit(account.number, account.password, now, now)
            while len(self._visits) > MOST:
                self._visits.popitem(last=False)
        return word

    @staticmethod
    def new_word() -> str:
        """A word that signs nobody in."""
        return secrets.token_urlsafe(32)

    def number(self, word: str) -> int | None:
        """The number of the account that this word signs in, None where the visit is over."""
        key, now = fingerprint(word), self._clock()
        with self._lock:
            visit = self._visits.get(key)
            if visit is None:
                return None
            if now - visit.last > IDLE or now - visit.begun > LONGEST:
                del self._visits[key]
                return None
            self._visits[key] = replace(visit, last=now)
            self._visits.move_to_end(key)
            return visit.number

    def holds(self, word: str, account: Account) -> bool:
        """Whether the visit is of this account as it is now: a changed password ends every visit begun with the old one."""
        visit = self._visits.get(fingerprint(word))
        return visit is not None and visit.password == account.password and not account.closed

    def end(self, word: str) -> None:
        """Signs out."""
        with self._lock:
            self._visits.pop(fingerprint(word), None)
