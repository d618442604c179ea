"""What commands and pages show of a casebook: all of it, or one incident, read from what is kept where that is possible."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tellings.casebook import Casebook, Where
from tellings.errors import CasebookTooOld
from tellings.export.claims import reviewed
from tellings.export.record import as_reviewed
from tellings.model.records import Record
from tellings.reconcile import DEFAULT_POLICY

from .building import check_policy
from .freshness import is_kept
from .keeping import kept_if_possible
from .prefix import by_prefix
from .record import export_flow, kept_documents, kept_incidents, kept_rejections


@contextmanager
def shown(path: Where, policy: str = DEFAULT_POLICY, as_of: str | None = None) -> Iterator[Shown]:
    """The casebook at `path`, of one moment, under a policy and as of a day.

    Where its incidents are wanted as it keeps them, and what it keeps is out of date, they are built and kept first; where that
    cannot be (another process writes, or this user may not), they are built for this once.  Raises CasebookError, UserError.
    """
    check_policy(policy)
    if as_of is None and not _is_kept(path):
        kept_if_possible(path)
    with Casebook.open(path) as casebook, casebook.snapshot():
        yield Shown(casebook, policy, as_of)


def _is_kept(path: Where) -> bool:
    try:
        with Casebook.open(path) as casebook, casebook.snapshot():
            return is_kept(casebook)
    except CasebookTooOld:
        return False


class Shown:
    """A casebook under a policy and as of a day.  Use `shown`."""

    def __init__(self, casebook: Casebook, policy: str, as_of: str | None) -> None:
        self.casebook = casebook
        self._policy, self._as_of = policy, as_of

    def record(self, texts: bool = False) -> Record:
        """Everything, in the format `casebook/1`; its lists may flow."""
        return export_flow(self.casebook, self._policy, self._as_of, texts)

    def documents(self, record: Record) -> int:
        """How many documents a record of this casebook has, without going through those that flow."""
        documents = record["documents"]
        return len(documents) if isinstance(documents, list) else self.casebook.count()

    def around(self, prefix: str) -> tuple[Record, Record]:
        """A record with all that bears on one incident, and the incident: the one whose id, or a telling's, begins so.

        The record may hold more than that.  Raises UserError where there is no such incident, or several.
        """
        record = self.record()
        if self._as_of is not None or not is_kept(self.casebook):
            named = ((each, [each["id"], *each["was"]]) for each in record["incidents"])
            return record, by_prefix(named, prefix)
        wanted = prefix.strip().lower()
        found = self.casebook.stored.named(wanted) if wanted else []
        id = by_prefix(((id, [telling]) for id, telling in found), prefix)
        return self._neighbourhood(record, id)

    def _neighbourhood(self, record: Record, id: str) -> tuple[Record, Record]:
        stored, casebook = self.casebook.stored, self.casebook
        relations = stored.relations_of(id)
        ends = {id, *(each[end] for each in relations for end in ("from", "to"))}
        kept = {each: found for each in ends if (found := stored.incident(each)) is not None}
        subjects = reviewed(record)
        records = kept_incidents(casebook, [kept[each] for each in sorted(kept)], self._policy)
        incidents = {each["id"]: as_reviewed(each, subjects) for each in records}
        ids = kept[id].documents
        documents = (casebook.document(each) for each in ids)
        rejections = (rejection for each in ids for rejection in casebook.extraction(each).rejections)
        around = {
            **record,
            "documents": list(kept_documents(documents, stored.copies(), casebook.judgements(), texts=False)),
            "incidents": list(incidents.values()),
            "relations": relations,
            "figures": stored.figures_of(id),
            "rejections": list(kept_rejections(rejections)),
        }
        return around, incidents[id]
