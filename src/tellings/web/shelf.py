"""Where the desk gets what it shows and puts what people decide: the one place that knows how the casebook is kept.

Today the view is worked out in memory, once for every change of the casebook; a stored view can take its place here.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from tellings import ids
from tellings.casebook import Accounts, Address, Casebook, SavedView, Session
from tellings.copies import with_copies
from tellings.extract.selecting import Selected
from tellings.judging import with_furniture
from tellings.model import Assignment, Rejection, Span
from tellings.pipeline import nearest, selected
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

from .holding import Holding, Known

LOOKED = 1.0  # seconds for which the casebook is taken to be as it was; our own decisions show at once
PATIENCE = 10.0  # seconds to wait with a decision for another program that writes
WRITER = "tellings serve"


class Shelf:
    """One casebook.  Any number of threads may read; decisions come one after another."""

    def __init__(self, path: Path | Address, gazetteer: Gazetteer, clock: Callable[[], datetime]) -> None:
        """Raises CasebookError where it cannot be read."""
        self.path, self._gazetteer, self._clock = path, gazetteer, clock
        self._casebook = Casebook.open(path)
        self._lock = threading.RLock()
        self._looked = float("-inf")
        self._reasons: tuple[str, list[tuple[str, int]]] = ("", [])
        self._review, self._holding = self._load(self._mark())

    def close(self) -> None:
        """Lets go of the casebook."""
        self._casebook.close()

    def holding(self) -> Holding:
        """What the casebook comes to now; while somebody else works that out, what it came to before."""
        if time.monotonic() - self._looked > LOOKED and self._lock.acquire(blocking=False):
            try:
                self._refresh()
            finally:
                self._lock.release()
        return self._holding

    def rejections(self, document: str) -> tuple[Rejection, ...]:
        """What was seen in a document and not taken."""
        return self._casebook.extraction(document).rejections

    def selected(self, document: str, span: Span) -> Selected:
        """A passage of a document, ready to be made a claim of.  Raises UserError where there is none."""
        return selected(self._casebook.document(document), span, self._gazetteer)

    def told_near(self, document: str, span: Span) -> tuple[str, ...]:
        """The ids of a document's tellings, the one told nearest to a passage first."""
        return nearest(self._casebook.extraction(document).tellings, span)

    def rejection_reasons(self) -> list[tuple[str, int]]:
        """Why values were seen and not taken, the commonest reason first, with how often."""
        read = self.holding().mark.split("-")[0]
        if self._reasons[0] != read:
            self._reasons = read, Counter(each.reason for each in self._casebook.rejections()).most_common()
        return self._reasons[1]

    @contextmanager
    def deciding(self, who: str) -> Iterator[Review]:
        """For one decision: a review by `who` over the casebook as it is now, open for writing, nobody else deciding.

        Raises CasebookBusy where another program goes on writing.
        """
        with self._lock:
            with Casebook.open(self.path, write=True, wait=PATIENCE, command=WRITER) as casebook:
                self._refresh()
                review = self._review.carried_on(casebook, who)
                try:
                    yield review
                finally:
                    self._review = review.carried_on(self._casebook, "")
            self._refresh()

    def assignments(self) -> tuple[Assignment, ...]:
        """The questions given to two reviewers each.  `assigning` says who may see what of them."""
        return self._casebook.assignments().every()

    def saved_views(self, who: str) -> tuple[SavedView, ...]:
        """The filters kept under names that a person may see."""
        return self._casebook.saved_views().of(who)

    @contextmanager
    def writing(self) -> Iterator[Casebook]:
        """The casebook, open for what is no decision.  Raises CasebookBusy where another program goes on writing."""
        with self._lock, Casebook.open(self.path, write=True, wait=PATIENCE, command=WRITER) as casebook:
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
            self._lock,
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

    def _refresh(self) -> None:
        """Takes over what has changed: decisions into the view as it is, other documents by loading all anew."""
        mark = self._mark()
        if mark != self._holding.mark:
            if mark.split("-")[0] == self._holding.mark.split("-")[0]:
                self._review.renew()
                self._holding = self._made(mark, self._review, self._holding.known)
            else:
                self._review, self._holding = self._load(mark)
        self._looked = time.monotonic()

    def _load(self, mark: str) -> tuple[Review, Holding]:
        review = Review(self._casebook, self._gazetteer, "", self._clock)
        return review, self._made(mark, review, {})

    def _made(self, mark: str, review: Review, known: Known) -> Holding:
        history = review.history()
        judgements = [each for each, _ in history]
        copied = with_copies(review.documents.values(), review.view.copies)
        documents = [with_furniture(each, judgements) for each in copied.values()]
        return Holding(mark, review.view, documents, history, self._casebook.unread(), known)

    def _mark(self) -> str:
        """What the casebook holds, as "what was read" - "what was decided"."""
        with self._casebook.snapshot():
            counts = self._casebook.counts()
            judgements = self._casebook.judgements()
            read = {name: count for name, count in counts.items() if name != "judgements"}
            return (
                f"{ids.digest(read, self._casebook.readers())}-{ids.digest([each.id for each in judgements])}"
            )
