"""Where the desk gets what it shows and puts what people decide: the one place that knows how the casebook is kept.

Everything is read from the casebook when it is asked for, so that little is held however large the casebook is.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tellings import ids
from tellings.casebook import Accounts, Address, Casebook, SavedView, Session, Writer
from tellings.errors import CasebookBusy, TellingsError
from tellings.extract.selecting import Selected
from tellings.model import Assignment, Rejection, Span
from tellings.pipeline import Building, is_kept, keep, kept_if_possible, nearest, selected
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

from .holding import Holding

PATIENCE = 10.0  # seconds to wait with a decision for another program that writes
AGAIN = 2.0  # seconds after which incidents that could not be brought up to date are tried again
A_MOMENT = (
    1.0  # seconds that a page waits for them: a small casebook shows at once what another program brought
)
WRITER = "tellings serve"


class Shelf:
    """One casebook.  Any number of threads may read; decisions come one after another."""

    def __init__(
        self, path: Path | Address, gazetteer: Gazetteer, clock: Callable[[], datetime], first: bool = True
    ) -> None:
        """Raises CasebookError where it cannot be read.

        Incidents that are out of date are brought up to date first, unless another program writes: then they are shown as they
        were, and brought up to date when it has ended.  Without `first` that is done meanwhile, from the first look on.
        """
        self.path, self._gazetteer, self._clock = path, gazetteer, clock
        self.building: Building | None = None  # how far incidents are that are being put together
        self._writer: tuple[float, Writer | None] = (float("-inf"), None)
        if first:
            kept_if_possible(path)
        self._casebook = Casebook.open(path)
        self._lock = threading.RLock()
        self._keeping = threading.Lock()
        self._tried = float("-inf")
        self._current: tuple[str, bool] = ("", False)

    def close(self) -> None:
        """Lets go of the casebook."""
        with self._keeping:
            self._casebook.close()

    @contextmanager
    def looking(self) -> Iterator[Holding]:
        """What the casebook holds, all of one moment."""
        self._catch_up()
        with self._casebook.snapshot(), self._casebook.pages() as pages:
            mark = self._mark()
            yield Holding(self._casebook, pages, mark)

    @property
    def is_behind(self) -> bool:
        """Whether something was read or decided that the incidents, when last looked at, did not take in."""
        return not self._current[1]

    def begin(self) -> bool:
        """Begins to bring incidents up to date that are not; whether they are not."""
        if self._is_current():
            return False
        self._catch_up(wait=0)
        return True

    def writer(self) -> Writer | None:
        """The other program that writes to the casebook, as of the last second; None where there is none."""
        looked, found = self._writer
        if time.monotonic() - looked > A_MOMENT:
            found = Casebook.writer(self.path)
            self._writer = (time.monotonic(), found)
        return None if found is None or found.process == os.getpid() else found

    def rejections(self, document: str) -> tuple[Rejection, ...]:
        """What was seen in a document and not taken."""
        return self._casebook.extraction(document).rejections

    def selected(self, document: str, span: Span) -> Selected:
        """A passage of a document, ready to be made a claim of.  Raises UserError where there is none."""
        return selected(self._casebook.document(document), span, self._gazetteer)

    def told_near(self, document: str, span: Span) -> tuple[str, ...]:
        """The ids of a document's tellings, the one told nearest to a passage first."""
        return nearest(self._casebook.extraction(document).tellings, span)

    @contextmanager
    def deciding(self, who: str) -> Iterator[Review]:
        """For one decision: a review by `who` over the casebook as it is now, open for writing, nobody else deciding.

        Raises CasebookBusy where another program goes on writing.
        """
        with self._turn(), Casebook.open(self.path, write=True, wait=PATIENCE, command=WRITER) as casebook:
            yield Review(casebook, self._gazetteer, who, self._clock)
            keep(casebook)

    def assignments(self) -> tuple[Assignment, ...]:
        """The questions given to two reviewers each.  `assigning` says who may see what of them."""
        return self._casebook.assignments().every()

    def saved_views(self, who: str) -> tuple[SavedView, ...]:
        """The filters kept under names that a person may see."""
        return self._casebook.saved_views().of(who)

    @contextmanager
    def writing(self) -> Iterator[Casebook]:
        """The casebook, open for what is no decision.  Raises CasebookBusy where another program goes on writing."""
        with self._turn(), Casebook.open(self.path, write=True, wait=PATIENCE, command=WRITER) as casebook:
            yield casebook

    def now(self) -> float:
        """Seconds since 1970."""
        return self._clock().timestamp()

    def accounts(self) -> Accounts:
        """The accounts, to look at."""
        return self._casebook.accounts()

    @contextmanager
    def managing(self, who: str) -> Iterator[Accounts]:
        """The accounts, to change, by `who`.  Raises CasebookBusy where another program goes on writing."""
        with (
            self._turn(),
            Casebook.open(self.path, write=True, wait=PATIENCE, command=WRITER, who=who) as casebook,
        ):
            yield casebook.accounts()

    def session(self, word: str) -> Session | None:
        """The session of a browser whose cookie has this hash."""
        return self._casebook.accounts().sessions().of(word)

    def keep_sessions(
        self, changed: Iterable[Session], ended: Iterable[str], begun: int, last: int, wait: float
    ) -> None:
        """Keeps sessions (`casebook.Sessions.put`).  Raises CasebookBusy where another program goes on writing."""
        with Casebook.open(self.path, write=True, wait=wait, command=WRITER) as casebook:
            casebook.accounts().sessions().put(changed, ended, begun, last)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        """Inside, nobody else in this process writes.  Raises CasebookBusy where all incidents are being put together."""
        while not self._lock.acquire(timeout=PATIENCE):
            if self.building is not None:  # that may take minutes; what others decide does not
                raise CasebookBusy(f"the incidents of {self.path} are being put together")
        try:
            yield
        finally:
            self._lock.release()

    def _catch_up(self, wait: float = A_MOMENT) -> None:
        """Brings incidents that are out of date up to date, in the background, where nobody else does or is writing."""
        if self._is_current() or time.monotonic() - self._tried <= AGAIN:
            return
        if self._keeping.acquire(blocking=False):
            thread = threading.Thread(target=self._keep, daemon=True)
            thread.start()
            thread.join(wait)

    def _is_current(self) -> bool:
        with self._casebook.snapshot():
            mark = self._mark()
            if self._current[0] != mark:
                self._current = mark, is_kept(self._casebook)
            return self._current == (mark, True)

    def _keep(self) -> None:
        """Runs in a thread of its own, which has the lock `_keeping`."""
        try:
            if self._lock.acquire(blocking=False):
                try:
                    kept_if_possible(self.path, self._heard)
                finally:
                    self.building = None
                    self._lock.release()
            if not self._is_current():
                self._tried = time.monotonic()
        except TellingsError:  # whoever decides next, or starts the desk anew, is told
            self._tried = time.monotonic()
        finally:
            self._keeping.release()

    def _heard(self, building: Building) -> None:
        self.building = building

    def _mark(self) -> str:
        """What the casebook holds and what its incidents were built from, as a short word."""
        stamp = self._casebook.stored.stamp()
        built = (stamp.position, stamp.hash, stamp.package, stamp.model) if stamp is not None else ()
        return ids.digest(list(self._casebook.head()), list(built))
