"""The incidents as last built, kept in the casebook: read page by page, by what is wanted of them."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING

from tellings.errors import UserError
from tellings.model import Claim, Copy, Ruling
from tellings.model.records import Record

from .stored import Built, Filters, Grounds, Pair, Sort, Stamp, StoredIncident

if TYPE_CHECKING:
    from .database import Database
    from .view_changes import ViewChanges
    from .view_grounds import ViewGrounds

_ROWS = 1000
_INCIDENTS = 200  # to a page: a record holds every claim
_ALL = Filters()


class StoredView:
    """The stored view of one casebook.  Whether it may be used is for whoever built it to say: `stamp` and `holds`."""

    def __init__(self, opened: Callable[[], Database]) -> None:
        """Use `Casebook.stored`."""
        self._open = opened

    def stamp(self) -> Stamp | None:
        """What the view was built from; None where there is none."""
        with self._open().view_queries() as queries:
            return queries.stamp()

    def holds(self, stamp: Stamp) -> bool:
        """Whether nothing was read or judged after `stamp`, and the journal up to it is still the same."""
        with self._open().view_queries() as queries:
            return queries.holds(stamp)

    def since(self, stamp: Stamp, limit: int) -> list[tuple[str, str]] | None:
        """At most `limit` of what was read or judged after what a view was built from: the act, and what it is about.

        None where the journal is not the one that it was built from.
        """
        with self._open().view_queries() as queries:
            return queries.bearing_since(stamp.position, limit) if queries.is_of_this_journal(stamp) else None

    def changing(self) -> AbstractContextManager[tuple[ViewChanges, ViewGrounds]]:
        """Inside, the view is changed as a whole: an error takes all of it back."""
        return self._open().view_changes()

    def incidents(
        self,
        filters: Filters = _ALL,
        sort: Sort = "id",
        after: str | None = None,
        limit: int | None = None,
    ) -> Iterator[StoredIncident]:
        """Incidents in an order; of equals the lesser id first.

        "date" has those of no known day last; "killed", "documents" and "questions" (with findings) have the most first.
        `after` is the id of an incident behind which to begin.  Raises UserError where it is none.
        """
        if after is not None and self.incident(after) is None:
            raise UserError(f"no incident {after} in this casebook")
        left = limit
        while left is None or left > 0:
            size = _INCIDENTS if left is None else min(left, _INCIDENTS)
            with self._open().view_queries() as queries:
                page = queries.incidents(filters, sort, after, size)
            yield from page
            if len(page) < size:
                return
            after, left = page[-1].id, None if left is None else left - size

    def incident(self, id: str) -> StoredIncident | None:
        """One incident by its whole id; None where there is none."""
        with self._open().view_queries() as queries:
            return queries.incident(id)

    def count(self, filters: Filters = _ALL) -> int:
        """How many incidents there are."""
        with self._open().view_queries() as queries:
            return queries.count(filters)

    def count_of_findings(self) -> int:
        """How many findings all incidents have together."""
        with self._open().view_queries() as queries:
            return queries.sum_of_findings()

    def named(self, prefix: str) -> list[tuple[str, str]]:
        """The incidents that are, or one of whose tellings is, known by an id that begins so: each with the least such id."""
        with self._open().view_queries() as queries:
            return queries.named(prefix)

    def incidents_of(self, documents: Iterable[str]) -> list[str]:
        """The ids of the incidents that any of the documents tells of, in order."""
        with self._open().view_queries() as queries:
            return queries.incidents_of(list(documents))

    def relations(self) -> Iterator[Record]:
        """Relations between incidents, as the format has them and in its order."""
        after = ""
        while page := self._page_of_relations(after):
            yield from (record for _, record in page)
            after = page[-1][0]

    def relations_of(self, incident: str) -> list[Record]:
        """The relations that one incident is an end of."""
        with self._open().view_queries() as queries:
            return queries.relations_of(incident)

    def figures(self) -> Iterator[Record]:
        """Figures, as the format has them, in order of their ids."""
        after = ""
        while page := self._page_of_figures(after):
            yield from (record for _, record in page)
            after = page[-1][0]

    def figures_of(self, incident: str) -> list[Record]:
        """The figures that belong to one incident."""
        with self._open().view_queries() as queries:
            return queries.figures_of(incident)

    def figures_in(self, document: str) -> list[Record]:
        """The figures that one document gives."""
        with self._open().view_queries() as queries:
            return queries.figures_in(document)

    def copies(self) -> Iterator[Copy]:
        """Which documents copy which, in order of the documents' ids."""
        after = ""
        while page := self._page_of_copies(after):
            yield from page
            after = page[-1].document

    def copies_of(self, documents: Collection[str]) -> Iterator[Copy]:
        """What some documents copy, in order of the documents' ids."""
        wanted = sorted(documents)
        for start in range(0, len(wanted), _ROWS):
            with self._open().view_queries() as queries:
                found = queries.copies_of(wanted[start : start + _ROWS])
            yield from found

    def copy(self, document: str) -> Copy | None:
        """What one document copies; None where it is no copy."""
        return next(self.copies_of([document]), None)

    def rulings(self) -> dict[str, Ruling]:
        """What became of each judgement, by its id."""
        with self._open().view_queries() as queries:
            return queries.rulings()

    def replace(self, stamp: Stamp, built: Built, grounds: Grounds) -> bool:
        """Puts a view in the place of the one that is there, all at once.

        False, and nothing is done, where something was read or judged after what it was built from.
        """
        with self._open().view_changes() as (changes, ground):
            if changes.is_overtaken(stamp.position):
                return False
            changes.clear()
            changes.add_built(built)
            ground.add(grounds)
            changes.stamp(stamp)
            return True

    def replace_part(
        self,
        before: Stamp,
        judgement: str,
        stamp: Stamp,
        built: Built,
        incidents: Sequence[str],
        documents: Sequence[str],
        tellings: Sequence[str],
    ) -> bool:
        """Puts a part in the place of what is there of it: `incidents` go, and what bears on these `documents` and `tellings`.

        False, and nothing is done, where the view is not that of `before` any more, or where anything but `judgement` was read or
        judged since.
        """
        with self._open().view_changes() as (changes, _):
            if self.stamp() != before or changes.bearing_since(before.position, 2) != [judgement]:
                return False
            changes.remove_part(incidents, documents, tellings)
            changes.add_built(built)
            changes.stamp(stamp)
            return True

    def bound_to(self, documents: Iterable[str]) -> dict[str, set[str]]:
        """By document those that cannot be built without it; those without any are left out."""
        with self._open().view_grounds() as grounds:
            return grounds.bound_to(documents)

    def near(self, documents: Iterable[str]) -> set[str]:
        """The documents that come near to these: tellings of theirs may tell of one incident, or do."""
        with self._open().view_grounds() as grounds:
            return grounds.near(documents)

    def pairs(self, round: int, tellings: Sequence[str]) -> list[Pair]:
        """The pairs of tellings that spoke for one incident in round 1 or 2, whose smaller id is one of `tellings`."""
        with self._open().view_grounds() as grounds:
            return grounds.pairs(round, tellings)

    def places(self, tellings: Sequence[str], final: bool) -> dict[str, tuple[Claim, ...]]:
        """The derived places of these tellings, by telling; `final` leaves out what rests on claims that people refused."""
        with self._open().view_grounds() as grounds:
            return grounds.places(tellings, final)

    def tellings_like(self, prefix: str) -> list[str]:
        """The ids of the tellings of incidents that begin so, in order."""
        with self._open().view_queries() as queries:
            return queries.tellings_like(prefix)

    def claims_like(self, prefix: str) -> dict[str, str]:
        """The claims that begin so, by id, each with its document: those of readings that stand, and derived ones."""
        with self._open().view_queries() as queries:
            return queries.claims_like(prefix)

    def _page_of_relations(self, after: str) -> list[tuple[str, Record]]:
        with self._open().view_queries() as queries:
            return queries.relations(after, _ROWS)

    def _page_of_figures(self, after: str) -> list[tuple[str, Record]]:
        with self._open().view_queries() as queries:
            return queries.figures(after, _ROWS)

    def _page_of_copies(self, after: str) -> list[Copy]:
        with self._open().view_queries() as queries:
            return queries.copies(after, _ROWS)
