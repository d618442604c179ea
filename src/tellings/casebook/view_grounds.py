"""What a part of the stored incidents is built anew from: written with the whole, read for a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Table,
    bindparam,
    delete,
    insert,
    select,
    union_all,
)

from tellings.model import Claim, Copy
from tellings.model.records import claim_from

from . import view_tables as tables
from .encoding import decode, encode
from .stored import Claims, Grounds, Pair
from .tables import ExactText, claims, documents, telling_claims, tellings
from .together import pages
from .view_blocks import ROUNDS, ViewBlocks
from .view_shelf import ViewShelf

_PAGE = 500


# Made once: making a statement takes longer than asking it.
_PAIRS, _BONDS, _PLACES, _DATES = (
    table.c for table in (tables.view_pairs, tables.view_bonds, tables.view_places, tables.view_dates)
)
_SOME = bindparam("some", expanding=True, type_=ExactText)
_PAIRS_FROM = (
    select(_PAIRS.a, _PAIRS.b)
    .where(_PAIRS.round == bindparam("of_round"), _PAIRS.a.in_(_SOME))
    .order_by(_PAIRS.a, _PAIRS.b)
)
_BOUND = union_all(
    select(_BONDS.a.label("one"), _BONDS.b.label("other")).where(_BONDS.a.in_(_SOME)),
    select(_BONDS.b, _BONDS.a).where(_BONDS.b.in_(_SOME)),
)
_PLACES_OF = (
    select(_PLACES.telling, _PLACES.record)
    .where(_PLACES.final == bindparam("of_final"), _PLACES.telling.in_(_SOME))
    .order_by(_PLACES.telling, _PLACES.position)
)
_DOCUMENTS_OF = select(tellings.c.document).where(tellings.c.id.in_(_SOME))
_TELLINGS_OF = select(tellings.c.id).where(tellings.c.document.in_(_SOME))
_DATES_OF = (
    select(_DATES.telling, _DATES.record)
    .where(_DATES.telling.in_(_SOME))
    .order_by(_DATES.telling, _DATES.position)
)


class ViewGrounds:
    """Reads and writes over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def blocks(self) -> ViewBlocks:
        """By what tellings find those that they are compared with."""
        return ViewBlocks(self._connection)

    @property
    def shelf(self) -> ViewShelf:
        """By what documents find those that they may copy."""
        return ViewShelf(self._connection)

    def add(self, grounds: Grounds) -> None:
        """Adds the grounds of the whole to tables that are empty."""
        self.add_copies(grounds.copies)
        for round, pairs in enumerate(grounds.pairs, 1):
            self.add_pairs(round, pairs)
        self.add_bonds(grounds.bonds)
        self._insert(tables.view_places, _claims(grounds.moved, final=False))
        self._insert(tables.view_places, _claims(grounds.left, final=True))
        self._insert(tables.view_dates, _claims(grounds.dates))
        self.blocks.add(grounds.keys)
        self.shelf.add(grounds.shelf)
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
        new = set(bonds)
        new -= {(one, other) for one, other in self._among(_BOUND, {a for a, _ in new})}
        self._insert(tables.view_bonds, ({"a": a, "b": b} for a, b in sorted(new)))

    def replace_places(self, claims: Mapping[str, Sequence[Claim]], final: bool) -> None:
        """Puts derived places in the place of those that these tellings had; () for one that has none any more."""
        columns = tables.view_places.c
        for telling in claims:
            self._connection.execute(
                delete(tables.view_places).where(columns.telling == telling, columns.final == final)
            )
        self._insert(tables.view_places, _claims(claims.items(), final=final))

    def replace_dates(self, claims: Mapping[str, Sequence[Claim]]) -> None:
        """The same for the dates derived in the first round."""
        self._delete(tables.view_dates, "telling", list(claims))
        self._insert(tables.view_dates, _claims(claims.items()))

    def add_outlets(self, rows: Iterable[Pair]) -> None:
        """Adds pairs of an outlet and one of its documents."""
        self._insert(tables.view_outlets, ({"outlet": a, "document": b} for a, b in rows))

    def bound_to(self, some: Iterable[str]) -> dict[str, set[str]]:
        """By document those that cannot be built without it; those without any are left out."""
        found: dict[str, set[str]] = {}
        for one, other in self._among(_BOUND, some):
            found.setdefault(one, set()).add(other)
        return found

    def near(self, some: Iterable[str]) -> set[str]:
        """The documents with a telling that comes near to one incident with a telling of these, or speaks for it."""
        own = {row.id for row in self._among(_TELLINGS_OF, some)}
        pairs = self.blocks.pairs_with(ROUNDS[-1], own)
        return self.documents_of({telling for pair in pairs for telling in pair} - own)

    def pairs(self, round: int, tellings: Iterable[str]) -> list[Pair]:
        """The pairs of a round whose smaller id is one of these, in order."""
        return [(a, b) for a, b in self._among(_PAIRS_FROM, tellings, of_round=round)]

    def places(self, tellings: Iterable[str], final: bool) -> dict[str, tuple[Claim, ...]]:
        """The derived places of these tellings; those without any are left out."""
        return _by_telling(self._among(_PLACES_OF, tellings, of_final=final))

    def dates(self, tellings: Iterable[str]) -> dict[str, tuple[Claim, ...]]:
        """The dates of these tellings that were derived in the first round; those without any are left out."""
        return _by_telling(self._among(_DATES_OF, tellings))

    def documents_of(self, some: Iterable[str]) -> set[str]:
        """The documents of tellings."""
        return {row.document for row in self._among(_DOCUMENTS_OF, some)}

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
        return _by_telling(self._connection.execute(statement))

    def _among(
        self, statement: Select[Any] | CompoundSelect[Any], some: Iterable[str], **given: object
    ) -> Iterator[Any]:
        """What is asked of some of many, a page of them at a time."""
        for page in pages(sorted(some), _PAGE):
            yield from self._connection.execute(statement, {"some": page, **given})

    def _delete(self, table: Table, key: str, values: Sequence[str]) -> None:
        if values:
            statement = delete(table).where(table.c[key] == bindparam("wanted"))
            self._connection.execute(statement, [{"wanted": value} for value in values])

    def _insert(self, table: Table, rows: Iterable[dict[str, Any]]) -> None:
        for page in pages(rows, _PAGE):
            self._connection.execute(insert(table), page)


def _claims(claims: Claims, **about: object) -> Iterator[dict[str, Any]]:
    for telling, own in claims:
        for position, claim in enumerate(own):
            yield {"telling": telling, "position": position, "record": encode(claim), **about}


def _by_telling(rows: Iterable[Any]) -> dict[str, tuple[Claim, ...]]:
    """Claims by telling, of rows of a telling's id and a claim's record."""
    found: dict[str, list[Claim]] = {}
    for telling, record in rows:
        found.setdefault(telling, []).append(claim_from(decode(record)))
    return {telling: tuple(claims) for telling, claims in found.items()}
