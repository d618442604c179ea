"""Who is signed in, by the secret word of the browser's cookie.

Kept in memory, and in the casebook as soon as nobody else writes to it: a desk that is started again asks nobody anew.
"""

from __future__ import annotations

import secrets
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Protocol

from tellings.casebook import Account, Session
from tellings.errors import CasebookError

from .safety import fingerprint

IDLE = 12 * 3600.0  # seconds without a request after which a visit ends
LONGEST = 7 * 86400.0  # seconds after which it ends in any case
MOST = 10_000  # visits in memory; the longest idle is looked for in the casebook again
NOTED = 3600.0  # seconds by which what is kept of a visit's last request may lag behind
TRUSTED = 60.0  # seconds for which a visit is taken to go on that another desk over the same casebook may have ended
AGAIN = 5.0  # seconds after which keeping is tried again where another program was writing


class Kept(Protocol):
    """Where visits are kept."""

    def session(self, word: str) -> Session | None:
        """The session under a hash."""

    def keep_sessions(
        self, changed: Iterable[Session], ended: Iterable[str], begun: int, last: int, wait: float
    ) -> None:
        """See `casebook.Sessions.put`.  Raises CasebookError where it cannot be written within `wait` seconds."""


@dataclass(frozen=True, slots=True)
class _Visit:
    session: Session
    last: float  # when something was last asked
    looked: float  # when the casebook last said so
    noted: float  # the last request that the casebook knows of; 0 where it knows of none


class Visits:
    """The visits that go on.  `clock` gives seconds since 1970."""

    def __init__(self, clock: Callable[[], float], kept: Kept) -> None:
        self._clock, self._kept = clock, kept
        self._visits: OrderedDict[str, _Visit] = OrderedDict()
        self._ended: set[str] = set()  # of which the casebook does not know yet
        self._tried = float("-inf")
        self._lock = threading.Lock()
        self._keeping = threading.Lock()

    def begin(self, account: Account) -> str:
        """A new word, for the cookie.  What the browser had before signs nobody in: it may be known to another."""
        word, now = self.new_word(), self._clock()
        session = Session(
            fingerprint(word), account.number, fingerprint(account.password), int(now), int(now)
        )
        self._put(_Visit(session, now, now, 0.0))
        self.keep()
        return word

    @staticmethod
    def new_word() -> str:
        """A word that signs nobody in."""
        return secrets.token_urlsafe(32)

    def number(self, word: str) -> int | None:
        """The number of the account that this word signs in, None where the visit is over."""
        key, now = fingerprint(word), self._clock()
        visit = self._found(key, now)
        if visit is None:
            return None
        if now - visit.last > IDLE or now - visit.session.begun > LONGEST:
            self._end(key)
            return None
        self._put(replace(visit, last=now))
        if self._is_behind(now):
            self.keep()
        return visit.session.account

    def holds(self, word: str, account: Account) -> bool:
        """Whether the visit is of this account as it is now: a changed password ends every visit begun with the old one."""
        visit = self._visits.get(fingerprint(word))
        return (
            visit is not None
            and visit.session.password == fingerprint(account.password)
            and not account.closed
        )

    def end(self, word: str) -> None:
        """Signs out."""
        self._end(fingerprint(word))
        self.keep()

    def keep(self, wait: float = 0.0) -> None:
        """Brings the casebook up to date, unless another program writes to it for longer than `wait` seconds: then later."""
        if not self._keeping.acquire(blocking=wait > 0):
            return
        try:
            now = self._clock()
            with self._lock:
                self._tried = now
                changed = [each for each in self._visits.values() if each.noted < each.last]
                ended = set(self._ended)
            sessions = [replace(each.session, last=int(each.last)) for each in changed]
            with suppress(CasebookError):
                self._kept.keep_sessions(sessions, ended, int(now - LONGEST), int(now - IDLE - NOTED), wait)
                with self._lock:
                    self._ended -= ended
                    for each in changed:
                        if (known := self._visits.get(each.session.word)) is not None:
                            self._visits[each.session.word] = replace(known, noted=each.last)
        finally:
            self._keeping.release()

    def _found(self, key: str, now: float) -> _Visit | None:
        """A visit as it is known, or as the casebook has it."""
        with self._lock:
            visit = self._visits.get(key)
            if key in self._ended:
                return None
        if visit is not None and (now - visit.looked < TRUSTED or visit.noted == 0.0):
            return visit
        session = self._kept.session(key)
        if session is None:
            with self._lock:
                self._visits.pop(key, None)
            return None
        last = max(float(session.last), visit.last if visit else 0.0)
        return _Visit(session, last, now, float(session.last))

    def _put(self, visit: _Visit) -> None:
        with self._lock:
            if visit.session.word in self._ended:
                return
            self._visits[visit.session.word] = visit
            self._visits.move_to_end(visit.session.word)
            while len(self._visits) > MOST:
                self._visits.popitem(last=False)

    def _end(self, key: str) -> None:
        with self._lock:
            if self._visits.pop(key, None) is not None:
                self._ended.add(key)

    def _is_behind(self, now: float) -> bool:
        """Whether it is time to try again to bring the casebook up to date."""
        with self._lock:
            if now - self._tried < AGAIN:
                return False
            self._tried = now
            late = (not each.noted or each.last - each.noted > NOTED for each in self._visits.values())
            return bool(self._ended) or any(late)
