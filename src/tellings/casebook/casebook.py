"""The casebook: one file, or one database, that keeps the documents, the claims and the judgements."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, cast

from tellings.errors import UserError
from tellings.model import Claim, Document, Extraction, Judgement, Rejection, Telling, Unread

from .accounts import Accounts
from .address import Where, located
from .assignments import Assignments
from .entry import Entry
from .faults import translated
from .found import Found
from .saved_views import SavedViews
from .stored_view import StoredView
from .stores import Lock, store_of
from .writer import Writer, login

if TYPE_CHECKING:  # opening loads the database engine, importing does not
    from sqlalchemy import Connection

    from .database import Database, Held
    from .pages import Pages

_DOCUMENTS = 50  # to a page: texts may be long
_EXTRACTIONS = 100
_ROWS = 1000


class Casebook:
    """An open casebook.  Use it as a context manager; several threads may share one.

    What it gives as an iterator comes page by page, so it needs little memory however much there is.
    """

    def __init__(self, database: Database | Held, lock: Lock | None) -> None:
        """Use `Casebook.open`."""
        self._database = cast("Database", database)  # what is held is only read
        self._lock = lock
        self._closed = False
        self._noted: set[str] = set()  # ids of the unread inputs that this opening has noted itself
        self._paths: frozenset[str] | None = None  # those that it found noted; there is no other writer

    @classmethod
    def open(
        cls,
        path: Where,
        *,
        write: bool = False,
        create: bool = False,
        wait: float = 0,
        on_wait: Callable[[str], None] | None = None,
        command: str | None = None,
        who: str | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> Casebook:
        """Opens the casebook at `path`, or at the URL of a PostgreSQL database; with `create`, makes one where there is none.

        Only one process writes at a time, and any number read meanwhile.  While another writes, `open` tries for `wait`
        seconds and tells `on_wait` for whom; `command` is what this writer is called there.  `who` writes,
        for the journal (the user's own login unless it is given), and `clock` dates it.  Raises UserError where there is nothing,
        NotACasebook, CasebookTooNew, CasebookBusy, and CasebookFull where this user may not write.
        """
        from . import database
        from .journal import Author

        store = store_of(path)
        lock = None
        try:
            making = create and store.is_missing()
            if not making:
                store.check()
            if write or making:
                lock = store.lock(command, wait, on_wait)
            if lock is not None and making and store.is_missing():
                # another writer may have made it while this one waited
                with translated(store.shown):
                    database.create(store, lock)
            store.check()
            if lock is not None and not write:
                lock.release()
                lock = None
            author = Author(who or login(), clock)
            return cls(database.Database(store, lock, author), lock)
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        finally:
            store.close()

    @staticmethod
    def is_there(path: Where) -> bool:
        """Whether anything is at a path, or a casebook at an address."""
        place = located(path)
        if isinstance(place, Path):
            return place.exists()
        store = store_of(place)
        try:
            return not store.is_missing()
        finally:
            store.close()

    @staticmethod
    def writer(path: Where) -> Writer | None:
        """Who writes to the casebook at `path` now; None where nobody does."""
        store = store_of(path)
        try:
            return store.holder()
        finally:
            store.close()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Lets go of the file or database.  Closing twice does nothing."""
        self._closed = True
        try:
            self._database.close()
        finally:
            if self._lock is not None:
                self._lock.release()

    @property
    def writable(self) -> bool:
        """Whether it was opened for writing."""
        return self._lock is not None

    @property
    def stored(self) -> StoredView:
        """The incidents as last built.  `tellings.pipeline` keeps them up to date and says whether they are."""
        return StoredView(self._open)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection to read all tables by: for `transfer` alone."""
        with self._open().queries() as queries:
            yield queries.connection

    def pages(self) -> AbstractContextManager[Pages]:
        """What pages list, of one moment."""
        return self._open().pages()

    def batch(self) -> AbstractContextManager[None]:
        """Inside, changes are committed together, at least once a second.

        An error, an interruption or a kill inside loses at most the change that it struck and, when killed, what the last
        second brought.
        """
        return self._open().batch()

    def snapshot(self) -> AbstractContextManager[None]:
        """Inside, everything read is of one moment, whatever another process writes meanwhile."""
        return self._open().snapshot()

    def has_text(self, text_hash: str) -> bool:
        """Whether some document has the text of this hash (`tellings.ids.text_hash`)."""
        with self._open().queries() as queries:
            return queries.has_text(text_hash)

    def same_texts(self, ids: Collection[str]) -> set[str]:
        """The documents that have the text of any of these, themselves among them."""
        with self._open().queries() as queries:
            return queries.same_texts(ids)

    def known(self, document_id: str, reader: str) -> bool:
        """Whether `reader` (its name and version) was the last to read this document."""
        with self._open().queries() as queries:
            return queries.reader(document_id) == reader

    def reader_of(self, document_id: str) -> str | None:
        """The reader that last read this document; None where there is no such document."""
        with self._open().queries() as queries:
            return queries.reader(document_id)

    def readers(self) -> tuple[str, ...]:
        """Every reader whose reading of some document stands, in order of name."""
        with self._open().queries() as queries:
            return queries.readers()

    def store(self, document: Document, extraction: Extraction, reader: str) -> bool:
        """Adds a document and what `reader` took from it; True where the document is new.

        What an earlier reader took from it is replaced as a whole; judgements stay, and with them what was judged (`claim` and
        `telling` find it).  Notes of earlier runs that the document's path was not read are taken back.  Raises ValueError
        where a claim does not quote the document, and then stores nothing.
        """
        from .changes import check

        check(document, extraction)
        with self._open().changes() as changes:
            if document.path is not None and document.path in self._noted_paths():
                changes.clear_unread(document.path, self._noted)
            return changes.store(document, extraction, reader)

    def count(self) -> int:
        """How many documents there are."""
        with self._open().queries() as queries:
            return queries.count()

    def document(self, id: str) -> Document:
        """One document, with its text.  Raises UserError where there is none of this id."""
        with self._open().queries() as queries:
            document = queries.document(id)
        if document is None:
            raise UserError(f"no document {id} in this casebook")
        return document

    def documents(self) -> Iterator[Document]:
        """All documents in id order."""
        after = ""
        while page := self._page_of_documents(after):
            yield from (document for _, document in page)
            after = page[-1][0]  # the row's id: the one in its record may have been changed

    def documents_of(self, ids: Collection[str]) -> Iterator[Document]:
        """The documents of some ids, in id order; where there is none of an id, nothing."""
        wanted = sorted(ids)
        for start in range(0, len(wanted), _DOCUMENTS):
            with self._open().queries() as queries:
                found = queries.documents_of(wanted[start : start + _DOCUMENTS])
            yield from found

    def stored_order(self) -> Iterator[str]:
        """The ids of all documents, the first stored first."""
        after = 0
        while page := self._page_of_order(after):
            yield from (id for _, id in page)
            after = page[-1][0]

    def extraction(self, document_id: str) -> Extraction:
        """What was taken from one document by the reader that last read it.  Raises UserError where there is no such one."""
        found = self.extractions_of([document_id])
        if not found:
            raise UserError(f"no document {document_id} in this casebook")
        return found[0]

    def extractions_of(self, documents: Iterable[str]) -> list[Extraction]:
        """The same for those of these documents that are there, in order of their ids."""
        with self._open().queries() as queries:
            return queries.extractions_of(documents)

    def extractions(self) -> Iterator[Extraction]:
        """What was taken from each document, in order of the documents' ids."""
        after = ""
        while page := self._page_of_extractions(after):
            yield from page
            after = page[-1].document

    def tellings(self) -> Iterator[Telling]:
        """All tellings, in order of the documents' ids and of their places in them."""
        for extraction in self.extractions():
            yield from extraction.tellings

    def telling(self, id: str) -> Telling | None:
        """One telling, None where there is none of this id; also one of an earlier reading, where a person judged it."""
        with self._open().queries() as queries:
            return queries.telling(id)

    def claim(self, id: str) -> Claim | None:
        """One claim, None where there is none of this id; also one of an earlier reading, where a person judged it."""
        with self._open().queries() as queries:
            return queries.claim(id)

    def rejections(self) -> Iterator[Rejection]:
        """What was seen and not taken, in order of the documents' ids and of their places in them."""
        after = ("", -1)
        while page := self._page_of_rejections(after):
            yield from (rejection for _, rejection in page)
            after = page[-1][0]

    def unread(self) -> tuple[Unread, ...]:
        """The inputs, and parts of inputs, that were not read, in order of path and reason."""
        with self._open().queries() as queries:
            return queries.unread()

    def add_unread(self, path: str, reason: str) -> None:
        """Notes an input that was not read, and why.  The same twice adds nothing."""
        with self._open().changes() as changes:
            self._noted.add(changes.add_unread(path, reason))

    def clear_unread(self, path: str) -> None:
        """Takes back what earlier runs noted of `path`; what this run noted stays."""
        with self._open().changes() as changes:
            changes.clear_unread(path, self._noted)

    def judgements(self) -> tuple[Judgement, ...]:
        """Every judgement, the first made first; those taken back too."""
        with self._open().queries() as queries:
            return queries.judgements()

    def judgements_of(self, documents: Iterable[str]) -> tuple[Judgement, ...]:
        """Those about any of these documents, the first made first; "" asks for those that name no document."""
        with self._open().queries() as queries:
            return queries.judgements_of(sorted(set(documents)))

    def judged_with(self, documents: Iterable[str]) -> set[str]:
        """The documents that judgements on these are about, themselves among them where there is one."""
        with self._open().queries() as queries:
            return queries.judged_with(sorted(set(documents)))

    def last_judged(self) -> datetime | None:
        """When the last judgement was made, by its maker's clock; None where there is none."""
        with self._open().queries() as queries:
            return queries.last_judged()

    def judge(self, judgement: Judgement, before: object = None, after: object = None) -> None:
        """Adds a person's judgement.  None is ever changed or removed; the same twice adds nothing.

        `before` and `after` are plain values for the journal: how what it changes was, and how it is by it.
        """
        with self._open().changes() as changes:
            changes.judge(judgement, before, after)

    def bring(self, path: str, judgements: Iterable[Judgement]) -> int:
        """Adds judgements that came with an export of another casebook, the file at `path`; gives how many were new.

        Each stays its maker's; that they were brought, and by whom, stands in the journal behind them.
        """
        with self._open().changes() as changes:
            return changes.bring(path, judgements)

    def journal(self, after: int = 0) -> Iterator[Entry]:
        """What was ever done to this casebook, the first first; with `after`, what was done behind that position."""
        while page := self._page_of_journal(after):
            yield from page
            after = page[-1].position

    def journal_of(self, subject: str) -> tuple[Entry, ...]:
        """What was done to one document, judgement (by id) or input (by path), the first first."""
        with self._open().queries() as queries:
            return tuple(queries.entries_of(subject))

    def head(self) -> tuple[int, str]:
        """The position of the last entry of the journal, and its hash; (0, "") where there is none.

        A hash that was noted elsewhere shows later that nothing before it was taken away or changed (`verify`).
        """
        with self._open().queries() as queries:
            return queries.head() or (0, "")

    def verify(self, head: str | None = None) -> Iterator[str]:
        """What is broken, a plain sentence each; nothing where all holds.

        Looked at are the chain of the journal, whether what is stored is what it says was read, the hash of every text, the
        quote of every claim, and whether the hash `head`, where one was noted earlier, is still in the journal.
        """
        with self.snapshot(), self._open().queries() as queries:
            yield from queries.faults(head)

    def secret(self) -> bytes | None:
        """The secret by which names are hidden, None where none has been needed yet.  It leaves the casebook in no export."""
        with self._open().queries() as queries:
            return queries.secret()

    def keep_secret(self, secret: bytes) -> bytes:
        """Keeps `secret` where the casebook has none, and gives the one that it has: it is never changed."""
        with self._open().changes() as changes:
            known = self.secret()
            if known is None:
                changes.keep_secret(secret)
            return known or secret

    def accounts(self) -> Accounts:
        """Who may use the casebook at the desk.  No export and no count has anything of it."""
        return Accounts(self._open())

    def saved_views(self) -> SavedViews:
        """Filters that people keep under names."""
        return SavedViews(self._open())

    def assignments(self) -> Assignments:
        """Questions given to two reviewers each, unseen of each other."""
        return Assignments(self._open())

    def find(self, prefix: str, limit: int = 20) -> tuple[Found, ...]:
        """At most `limit` ids that begin with `prefix`: documents, then tellings, claims and judgements, each in id order."""
        with self._open().queries() as queries:
            return queries.find(prefix, limit)

    def counts(self) -> dict[str, int]:
        """How many documents, tellings, claims, figures, rejections, unread inputs and judgements there are."""
        with self._open().queries() as queries:
            return queries.counts()

    def _noted_paths(self) -> frozenset[str]:
        if self._paths is None:
            self._paths = frozenset(unread.path for unread in self.unread())
        return self._paths

    def _open(self) -> Database:
        if self._closed:
            raise RuntimeError("the casebook is closed")
        return self._database

    def _page_of_documents(self, after: str) -> list[tuple[str, Document]]:
        with self._open().queries() as queries:
            return queries.documents(after, _DOCUMENTS)

    def _page_of_order(self, after: int) -> list[tuple[int, str]]:
        with self._open().queries() as queries:
            return queries.stored_order(after, _ROWS)

    def _page_of_extractions(self, after: str) -> list[Extraction]:
        with self._open().queries() as queries:
            return queries.extractions(after, _EXTRACTIONS)

    def _page_of_journal(self, after: int) -> list[Entry]:
        with self._open().queries() as queries:
            return queries.entries(after, _ROWS)

    def _page_of_rejections(self, after: tuple[str, int]) -> list[tuple[tuple[str, int], Rejection]]:
        with self._open().queries() as queries:
            return queries.rejections(after, _ROWS)
