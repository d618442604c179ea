"""What a part of the stored incidents is built anew from: written with the whole, read for a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    Table,
    and_,
    bindparam,
    delete,
    insert,
    or_,
    select,
    union,
)

from tellings.model import Claim, Copy
from tellings.model.records import claim_from

from . import view_tables as tables
from .encoding import decode, encode
from .stored import Blocks, Claims, Grounds, Pair
from .tables import claims, documents, telling_claims, tellings

_PAGE = 1000


# Asked many times for each new document: made once, since making a statement takes longer than asking it.
_key_columns, _shelf, _copied = tables.view_keys.c, tables.view_shelf.c, tables.view_copies.c
_LIMIT = bindparam("limit", type_=Integer)
_TIME, _TELLING = bindparam("time", type_=Integer), bindparam("telling", type_=String)
_ROUND = _key_columns.round.in_([0, bindparam("round")])
_KEYS_OF = select(_key_columns.key, _key_columns.time).where(_key_columns.telling == _TELLING, _ROUND)
_MEMBERS = (
    select(_key_columns.time, _key_columns.telling)
    .where(_key_columns.key == bindparam("key"), _ROUND)
    .limit(_LIMIT)
)
_BEFORE = _MEMBERS.where(
    or_(_key_columns.time < _TIME, and_(_key_columns.time == _TIME, _key_columns.telling < _TELLING))
).order_by(_key_columns.time.desc(), _key_columns.telling.desc())
_BEHIND = _MEMBERS.where(
    or_(_key_columns.time > _TIME, and_(_key_columns.time == _TIME, _key_columns.telling > _TELLING))
).order_by(_key_columns.time, _key_columns.telling)
_ON_SHELF = _shelf.key == bindparam("key")
_AHEAD, _LATER = _shelf.place < bindparam("place"), _shelf.place > bindparam("place")
_LEADERS = (
    select(_shelf.document)
    .select_from(tables.view_shelf.outerjoin(tables.view_copies, _copied.document == _shelf.document))
    .where(_ON_SHELF, _AHEAD, or_(_copied.document.is_(None), _copied.supersedes.is_not(None)))
    .order_by(_shelf.place)
    .limit(_LIMIT)
)
_LATEST = select(_shelf.document).where(_ON_SHELF, _AHEAD).order_by(_shelf.place.desc()).limit(_LIMIT)
_SHELVED_BEHIND = select(_shelf.place, _shelf.document).where(_ON_SHELF, _LATER)


class ViewGrounds:
    """Reads and writes over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, grounds: Grounds) -> None:
        """Adds the grounds of the whole to tables that are empty."""
        self.add_copies(grounds.copies)
        for round, pairs in enumerate(grounds.pairs, 1):
            self.add_pairs(round, pairs)
        self.add_bonds(grounds.bonds)
        self._insert(tables.view_places, _claims(grounds.moved, final=False))
        self._insert(tables.view_places, _claims(grounds.left, final=True))
        self._insert(tables.view_dates, _claims(grounds.dates))
        self._insert(tables.view_keys, _keys(*grounds.keys))
        self.add_shelf(grounds.shelf)
        self.add_outlets(grounds.outlets)

    def add_copies(self, copies: Iterable[Copy]) -> None:
        self._insert(
            tables.view_copies,
            (
                {"document": each.document, "origin": each.origin, "supersedes": each.supersedes}
                for each in copies
            ),
        )

    def replace_copy(self, document: str, copy: Copy | None) -> None:
        """Puts what a document copies in the place of what it was said to copy."""
        self._delete(tables.view_copies, "document", [document])
        self.add_copies([copy] if copy is not None else [])

    def add_pairs(self, round: int, pairs: Iterable[Pair]) -> None:
        self._insert(tables.view_pairs, ({"round": round, "a": a, "b": b} for a, b in pairs))

    def remove_pairs(self, round: int, pairs: Iterable[Pair]) -> None:
        columns = tables.view_pairs.c
        statement = delete(tables.view_pairs).where(
            columns.round == round, columns.a == bindparam("first"), columns.b == bindparam("second")
        )
        rows = [{"first": a, "second": b} for a, b in pairs]
        if rows:
            self._connection.execute(statement, rows)

    def add_bonds(self, bonds: Iterable[Pair]) -> None:
        """Adds bonds between documents, the smaller id first; those that are there stay."""
        columns = tables.view_bonds.c
        for a, b in bonds:
            there = select(columns.a).where(columns.a == a, columns.b == b)
            if self._connection.execute(there).first() is None:
                self._connection.execute(insert(tables.view_bonds), [{"a": a, "b": b}])

    def replace_places(self, claims: Claims, final: bool) -> None:
        """Puts derived places in the place of those that these tellings had; () for one that has none any more."""
        columns = tables.view_places.c
        for telling in claims:
            self._connection.execute(
                delete(tables.view_places).where(columns.telling == telling, columns.final == final)
            )
        self._insert(tables.view_places, _claims(claims, final=final))

    def replace_dates(self, claims: Claims) -> None:
        """The same for the dates derived in the first round."""
        self._delete(tables.view_dates, "telling", list(claims))
        self._insert(tables.view_dates, _claims(claims))

    def replace_keys(self, first: Blocks, second: Blocks) -> None:
        """Puts what tellings are looked for by, in each round, in the place of what they were looked for by."""
        self._delete(tables.view_keys, "telling", sorted({*first, *second}))
        self._insert(tables.view_keys, _keys(first, second))

    def add_shelf(self, rows: Iterable[tuple[str, str, str]]) -> None:
        """Adds keys of documents, each with the document's place in order and its id."""
        self._insert(tables.view_shelf, ({"key": a, "place": b, "document": c} for a, b, c in rows))

    def add_outlets(self, rows: Iterable[Pair]) -> None:
        """Adds pairs of an outlet and one of its documents."""
        self._insert(tables.view_outlets, ({"outlet": a, "document": b} for a, b in rows))

    def bound_to(self, document: str) -> list[str]:
        """The documents that cannot be built without this one."""
        columns = tables.view_bonds.c
        there = select(columns.b).where(columns.a == document)
        back = select(columns.a).where(columns.b == document)
        return sorted(self._connection.execute(union(there, back)).scalars())

    def pairs(self, round: int, tellings: Sequence[str]) -> list[Pair]:
        """The pairs of a round whose smaller id is one of these, in order."""
        columns = tables.view_pairs.c
        found: list[Pair] = []
        for telling in sorted(tellings):
            statement = select(columns.b).where(columns.round == round, columns.a == telling)
            found += ((telling, b) for b in self._connection.execute(statement.order_by(columns.b)).scalars())
        return found

    def pairs_with(self, round: int, telling: str) -> list[Pair]:
        """The pairs of a round that a telling is in."""
        columns = tables.view_pairs.c
        statement = select(columns.a, columns.b).where(
            columns.round == round, or_(columns.a == telling, columns.b == telling)
        )
        return [(row.a, row.b) for row in self._connection.execute(statement)]

    def places(self, tellings: Sequence[str], final: bool) -> dict[str, tuple[Claim, ...]]:
        """The derived places of these tellings; those without any are left out."""
        columns = tables.view_places.c
        statement = select(columns.record).where(columns.final == final).order_by(columns.position)
        return self._claims_of(statement, columns.telling, tellings)

    def dates(self, tellings: Sequence[str]) -> dict[str, tuple[Claim, ...]]:
        """The dates of these tellings that were derived in the first round; those without any are left out."""
        columns = tables.view_dates.c
        statement = select(columns.record).order_by(columns.position)
        return self._claims_of(statement, columns.telling, tellings)

    def keys_of(self, round: int, telling: str) -> tuple[int, frozenset[str]]:
        """The day that orders a telling in a round, and what it is looked for by."""
        rows = self._connection.execute(_KEYS_OF, {"telling": telling, "round": round}).all()
        return (rows[0].time if rows else 0), frozenset(row.key for row in rows)

    def members(self, round: int, key: str, limit: int) -> list[tuple[int, str]]:
        """At most `limit` tellings with a key, each behind the day that orders it."""
        given = {"key": key, "round": round, "limit": limit}
        return [(row.time, row.telling) for row in self._connection.execute(_MEMBERS, given)]

    def beside(self, round: int, key: str, time: int, telling: str, number: int) -> list[tuple[int, str]]:
        """The `number` tellings with a key that come before a telling of this time, and as many that come behind it."""
        given = {"key": key, "round": round, "limit": number, "time": time, "telling": telling}
        found = [*self._connection.execute(_BEFORE, given), *self._connection.execute(_BEHIND, given)]
        return [(row.time, row.telling) for row in found]

    def leaders(self, key: str, before: str, number: int) -> list[str]:
        """The first `number` documents with a key, ahead of a place, that copy none or are later versions."""
        given = {"key": key, "place": before, "limit": number}
        return list(self._connection.execute(_LEADERS, given).scalars())

    def latest(self, key: str, before: str, number: int) -> list[str]:
        """The last `number` documents with a key ahead of a place, in order."""
        given = {"key": key, "place": before, "limit": number}
        return list(self._connection.execute(_LATEST, given).scalars())[::-1]

    def shelved_behind(self, key: str, place: str) -> list[Pair]:
        """The places and documents with a key behind a place."""
        rows = self._connection.execute(_SHELVED_BEHIND, {"key": key, "place": place})
        return [(row.place, row.document) for row in rows]

    def with_text(self, text_hash: str) -> list[str]:
        """The documents of a text, in id order."""
        columns = documents.c
        statement = select(columns.id).where(columns.text_hash == text_hash).order_by(columns.id)
        return list(self._connection.execute(statement).scalars())

    def places_told(self, outlet: str) -> dict[str, tuple[str, tuple[Claim, ...]]]:
        """The tellings of an outlet's documents that name a place, each with its document and those claims, in id order."""
        of_outlet = tables.view_outlets
        joined = (
            of_outlet.join(tellings, tellings.c.document == of_outlet.c.document)
            .join(telling_claims, telling_claims.c.telling == tellings.c.id)
            .join(claims, claims.c.id == telling_claims.c.claim)
        )
        statement = (
            select(tellings.c.id, tellings.c.document, claims.c.record)
            .select_from(joined)
            .where(of_outlet.c.outlet == outlet, tellings.c.current, claims.c.field == "place")
            .order_by(tellings.c.id, telling_claims.c.position)
        )
        found: dict[str, tuple[str, tuple[Claim, ...]]] = {}
        for id, document, record in self._connection.execute(statement):
            known = found.get(id, (document, ()))[1]
            found[id] = (document, (*known, claim_from(decode(record))))
        return found

    def places_of_outlet(self, outlet: str, final: bool) -> dict[str, tuple[Claim, ...]]:
        """The derived places of an outlet's tellings; those without any are left out."""
        columns, of_outlet = tables.view_places.c, tables.view_outlets
        joined = of_outlet.join(tellings, tellings.c.document == of_outlet.c.document).join(
            tables.view_places, columns.telling == tellings.c.id
        )
        statement = (
            select(columns.telling, columns.record)
            .select_from(joined)
            .where(of_outlet.c.outlet == outlet, columns.final == final)
            .order_by(columns.telling, columns.position)
        )
        found: dict[str, tuple[Claim, ...]] = {}
        for id, record in self._connection.execute(statement):
            found[id] = (*found.get(id, ()), claim_from(decode(record)))
        return found

    def _claims_of(
        self, statement: Select[Any], telling: ColumnElement[str], tellings: Sequence[str]
    ) -> dict[str, tuple[Claim, ...]]:
        found: dict[str, tuple[Claim, ...]] = {}
        for each in tellings:
            records = self._connection.execute(statement.where(telling == each)).scalars()
            if own := tuple(claim_from(decode(record)) for record in records):
                found[each] = own
        return found

    def _delete(self, table: Table, key: str, values: Sequence[str]) -> None:
        if values:
            statement = delete(table).where(table.c[key] == bindparam("wanted"))
            self._connection.execute(statement, [{"wanted": value} for value in values])

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        rest = iter(rows)
        while page := list(islice(rest, _PAGE)):
            self._connection.execute(insert(table), page)


def _claims(claims: Claims, **about: object) -> Iterator[dict[str, Any]]:
    for telling, own in claims.items():
        for position, claim in enumerate(own):
            yield {"telling": telling, "position": position, "record": encode(claim), **about}


def _keys(first: Blocks, second: Blocks) -> Iterator[dict[str, Any]]:
    """A row for each key of a telling, one for both rounds where they agree on it."""
    for telling in sorted({*first, *second}):
        one, other = (
            {(key, time) for key in keys}
            for time, keys in (blocks.get(telling, (0, frozenset())) for blocks in (first, second))
        )
        for key, time in sorted(one | other):
            round = 0 if (key, time) in one & other else 1 if (key, time) in one else 2
            yield {"key": key, "time": time, "telling": telling, "round": round}
