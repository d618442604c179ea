"""The public Python interface: read reports, open a casebook, go through what it holds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType

from tellings import casebook, pipeline
from tellings.errors import UserError
from tellings.model import Document, Incident, Judgement, Rejection, Unread, View
from tellings.model.records import Record


def read(
    paths: Iterable[Path | str] | Path | str,
    into: casebook.Where,
    *,
    on_progress: Callable[[pipeline.Progress], None] | None = None,
    wait: float = 0.0,
) -> Casebook:
    """Reads files and folders into the casebook at `into` (made where there is none) and gives it, open for reading.

    `into` is a path, or the URL of a PostgreSQL database.

    What could not be read does not stop the rest: `casebook.summary.unread` lists it.  Raises TellingsError.
    """
    summary = pipeline.read(paths, into, on_progress=on_progress, wait=wait)
    return Casebook.open(into, summary=summary)


class Casebook:
    """A casebook open for reading.  Incidents are worked out from its claims when they are first asked for.

    `summary` says what the run that gave this casebook came to; None where it was only opened.
    """

    def __init__(self, store: casebook.Casebook, summary: pipeline.ReadSummary | None = None) -> None:
        self.summary = summary
        self._store = store
        self._views: dict[tuple[str, str | None], View] = {}

    @classmethod
    def open(cls, path: casebook.Where, *, summary: pipeline.ReadSummary | None = None) -> Casebook:
        """Opens a casebook.  Raises UserError where there is none, NotACasebook where the file is something else."""
        return cls(casebook.Casebook.open(path), summary)

    def view(self, policy: str = pipeline.DEFAULT_POLICY, as_of: str | None = None) -> View:
        """All that the claims come to under a policy, as of a day (YYYY-MM-DD)."""
        if (policy, as_of) not in self._views:
            self._views[policy, as_of] = pipeline.view(self._store, policy, as_of)
        return self._views[policy, as_of]

    def incidents(self) -> tuple[Incident, ...]:
        """The incidents, in id order."""
        return self.view().incidents

    def incident(self, prefix: str) -> Incident:
        """The one incident whose id, or the id of one of whose tellings, begins so.  Raises UserError unless there is one."""
        named = (
            (each, [each.id, *each.was, *(telling.id for telling in each.tellings)])
            for each in self.incidents()
        )
        return pipeline.by_prefix(named, prefix)

    def documents(self) -> Iterator[Document]:
        """The documents, in id order."""
        return self._store.documents()

    def document(self, id: str) -> Document:
        """One document, by its whole id.  Raises UserError where there is none."""
        document = self._store.document(id)
        if document is None:
            raise UserError(f"no document has the id {id!r}")
        return document

    def judgements(self) -> tuple[Judgement, ...]:
        """People's decisions, oldest first."""
        return self._store.judgements()

    def rejections(self) -> Iterator[Rejection]:
        """What was seen in the documents and not taken, with its reason."""
        return iter(self._store.rejections())

    def unread(self) -> Iterator[Unread]:
        """What could not be read, with its reason."""
        return iter(self._store.unread())

    def record(
        self, policy: str = pipeline.DEFAULT_POLICY, as_of: str | None = None, texts: bool = False
    ) -> Record:
        """The whole casebook in the format `casebook/1`, as plain dicts and lists."""
        return pipeline.export_record(self._store, policy, as_of, texts, self._views.get((policy, as_of)))

    def close(self) -> None:
        """Closes the file.  What was already given stays usable."""
        self._store.close()

    def __enter__(self) -> Casebook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
