"""The journal: what was ever done to a casebook, each entry chained to the one before."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, insert, select

from tellings.model import Judgement
from tellings.model.records import Record, judgement_from

from .encoding import decode, encode
from .entry import BEFORE_THE_FIRST, Act, Entry, hash_of
from .tables import journal, judgement_documents
from .together import pages

_AT_ONCE = 500  # documents in one statement
JUDGED: tuple[Act, ...] = ("judgement", "undo")
READ: tuple[Act, ...] = ("read", "reread")
# A judgement's id, maker, moment and reason stand in the entry itself, and only there.
_IN_THE_ENTRY = ("id", "by", "at", "why")
# Made once: making a statement takes longer than asking it.
_HEAD = select(journal.c.position, journal.c.hash).where(
    journal.c.position == select(func.max(journal.c.position)).scalar_subquery()
)


@dataclass(frozen=True, slots=True)
class Author:
    """Under whose name entries are made, and the clock that dates them."""

    who: str
    clock: Callable[[], datetime]

    def now(self) -> str:
        return self.clock().astimezone(UTC).isoformat(timespec="microseconds")


class Journal:
    """The journal over one connection, inside one transaction."""

    def __init__(self, connection: Connection, author: Author) -> None:
        self._connection = connection
        self._author = author

    def add(
        self,
        act: Act,
        subject: str,
        why: str = "",
        *,
        before: object = None,
        after: object = None,
        who: str | None = None,
    ) -> int:
        """Adds an entry behind all others; gives its position.  `who` is for what somebody else does than the author."""
        record = {"before": before, "after": after}
        return self._add(act, subject, who or self._author.who, self._author.now(), why, record)

    def judge(self, judgement: Judgement, before: object = None, after: object = None) -> int:
        """Adds a judgement as an entry; gives its position."""
        act: Act = "undo" if judgement.kind == "undo" else "judgement"
        what = decode(encode(judgement, without=_IN_THE_ENTRY))
        record = {"what": what, "before": before, "after": after}
        return self._add(act, judgement.id, judgement.by, judgement.at, judgement.why, record)

    def _add(self, act: Act, subject: str, who: str, at: str, why: str, record: Record) -> int:
        last = head(self._connection)
        position, previous = last if last is not None else (0, BEFORE_THE_FIRST)
        said: dict[str, Any] = {
            "previous": previous,
            "position": position + 1,
            "act": act,
            "subject": subject,
            "who": who,
            "at": at,
            "why": why,
            "record": json.dumps(record, ensure_ascii=False, separators=(",", ":"), allow_nan=False),
        }
        self._connection.execute(insert(journal), [{**said, "hash": hash_of(**said)}])
        return position + 1


def head(connection: Connection) -> tuple[int, str] | None:
    """The position and the hash of the last entry; None where there is none."""
    row = connection.execute(_HEAD).first()
    return None if row is None else (row.position, row.hash)


def entries(connection: Connection, after: int, limit: int) -> list[Entry]:
    """A page of entries in order, from behind the position `after`."""
    statement = select(journal).where(journal.c.position > after).order_by(journal.c.position).limit(limit)
    return [Entry(**row._mapping) for row in connection.execute(statement)]


def entries_of(connection: Connection, subject: str) -> list[Entry]:
    """The entries about one document, judgement or path, in order."""
    statement = select(journal).where(journal.c.subject == subject).order_by(journal.c.position)
    return [Entry(**row._mapping) for row in connection.execute(statement)]


def entries_by(connection: Connection, acts: Iterable[Act]) -> list[Entry]:
    """The entries of some acts, in order."""
    statement = select(journal).where(journal.c.act.in_(list(acts))).order_by(journal.c.position)
    return [Entry(**row._mapping) for row in connection.execute(statement)]


def is_judged() -> ColumnElement[bool]:
    """The condition on a row of the journal that it is a judgement."""
    return journal.c.act.in_(JUDGED)


def judgements(connection: Connection) -> tuple[Judgement, ...]:
    """Every judgement, the first made first."""
    columns = journal.c
    statement = select(columns.subject, columns.who, columns.at, columns.why, columns.record)
    rows = connection.execute(statement.where(is_judged()).order_by(columns.position))
    return tuple(map(judgement_of, rows))


def judgements_of(connection: Connection, documents: Sequence[str]) -> tuple[Judgement, ...]:
    """Those about any of these documents, the first made first; "" stands for the documents of one that names none."""
    indexed, rows = judgement_documents.c, dict[int, Any]()
    for some in pages(documents, _AT_ONCE):
        positions = select(indexed.judgement).where(indexed.document.in_(some))
        found = connection.execute(select(journal).where(journal.c.position.in_(positions)))
        rows |= {row.position: row for row in found}
    return tuple(judgement_of(rows[position]) for position in sorted(rows))


def judged_with(connection: Connection, documents: Sequence[str]) -> set[str]:
    """The documents that judgements on these are about, themselves among them where there is one."""
    indexed, beside = judgement_documents.c, judgement_documents.alias().c
    found: set[str] = set()
    for some in pages(documents, _AT_ONCE):
        joined = select(beside.document).where(
            beside.judgement == indexed.judgement, indexed.document.in_(some)
        )
        found.update(connection.execute(joined.distinct()).scalars())
    return found


def last_judged(connection: Connection) -> datetime | None:
    """When the last judgement was made, by its maker's clock; None where there is none."""
    columns, found = journal.c, list[str]()
    for act in JUDGED:
        latest = select(func.max(columns.at)).where(columns.act == act)
        if (last := connection.execute(latest).scalar_one()) is not None:
            # Moments of one second may be written to more places or fewer.
            same = select(columns.at).where(columns.act == act, columns.at >= last[:19])
            found += connection.execute(same).scalars()
    return max(map(datetime.fromisoformat, found), default=None)


def judgement_of(row: Any) -> Judgement:
    """The judgement that an entry, or its row, holds."""
    what = decode(row.record)["what"]
    return judgement_from({**what, "id": row.subject, "by": row.who, "at": row.at, "why": row.why})
