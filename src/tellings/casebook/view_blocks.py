"""By what tellings find those that they are compared with: the keys of each, and who stands beside whom under a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Integer, Select, bindparam, delete, insert, select, tuple_

from .stored import Own, Pair
from .tables import ExactText
from .together import asked, in_stretches, pages
from .view_tables import view_keys, view_pairs

Timed = tuple[int, str]  # a telling behind the day that orders it
Spot = tuple[str, int, str]  # a key, a day and a telling: where under the key it stands, or would stand
ROUNDS = (1, 2)
_NONE: Own = (0, frozenset())
_PAGE = 500
_COLUMNS = view_keys.c


def _members(number: str) -> Select[Any]:
    return (
        select(_COLUMNS.time, _COLUMNS.telling)
        .where(
            _COLUMNS.key == bindparam(f"key{number}", type_=_COLUMNS.key.type),
            _COLUMNS.round.in_([0, bindparam(f"round{number}", type_=Integer)]),
        )
        .limit(bindparam(f"limit{number}", type_=Integer))
    )


def _place(number: str) -> Any:
    return tuple_(
        bindparam(f"time{number}", type_=Integer), bindparam(f"telling{number}", type_=_COLUMNS.telling.type)
    )


# Of rows and not column by column: so an index leads to the place, however many stand under the key.
def _before(number: str) -> Select[Any]:
    there = tuple_(_COLUMNS.time, _COLUMNS.telling) < _place(number)
    return _members(number).where(there).order_by(_COLUMNS.time.desc(), _COLUMNS.telling.desc())


def _behind(number: str) -> Select[Any]:
    there = tuple_(_COLUMNS.time, _COLUMNS.telling) > _place(number)
    return _members(number).where(there).order_by(_COLUMNS.time, _COLUMNS.telling)


_KEYS_OF = select(_COLUMNS.telling, _COLUMNS.key, _COLUMNS.time, _COLUMNS.round).where(
    _COLUMNS.telling.in_(bindparam("tellings", expanding=True, type_=ExactText))
)
_REMOVED = delete(view_keys).where(_COLUMNS.telling == bindparam("wanted"))
_WITH = {
    column: select(view_pairs.c.a, view_pairs.c.b).where(
        view_pairs.c.round == bindparam("round"),
        column.in_(bindparam("tellings", expanding=True, type_=ExactText)),
    )
    for column in (view_pairs.c.a, view_pairs.c.b)
}


class ViewBlocks:
    """Reads and writes over one connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keys_of(self, tellings: Iterable[str]) -> tuple[dict[str, Own], dict[str, Own]]:
        """By telling, in each of the two rounds, the day that orders it and what it is looked for by."""
        rows = [
            row
            for page in pages(sorted(tellings), _PAGE)
            for row in self._connection.execute(_KEYS_OF, {"tellings": page})
        ]
        first, second = (_own(rows, round) for round in ROUNDS)
        return first, second

    def replace(self, first: Mapping[str, Own], second: Mapping[str, Own]) -> None:
        """Puts what tellings are looked for by, in each round, in the place of what they were looked for by."""
        gone = sorted({*first, *second})
        if gone:
            self._connection.execute(_REMOVED, [{"wanted": telling} for telling in gone])
        self.add((telling, first.get(telling, _NONE), second.get(telling, _NONE)) for telling in gone)

    def add(self, own: Iterable[tuple[str, Own, Own]]) -> None:
        """Adds what tellings that have no keys yet are looked for by, in each round."""
        names = ("key", "time", "telling", "round")
        rows = (dict(zip(names, row, strict=True)) for row in in_stretches(_rows(own)))
        for page in pages(rows, _PAGE):
            self._connection.execute(insert(view_keys), page)

    def around(self, round: int, spots: Sequence[Spot], number: int) -> list[tuple[list[Timed], list[Timed]]]:
        """For each spot the `number` tellings before it, the nearest first, and the `number` behind it."""
        given = [
            {"key": key, "time": time, "telling": telling, "round": round, "limit": number}
            for key, time, telling in spots
        ]
        sides = (asked(self._connection, side, given) for side in (_before, _behind))
        return [(_timed(before)[::-1], _timed(behind)) for before, behind in zip(*sides, strict=True)]

    def pairs_with(self, round: int, tellings: Iterable[str]) -> set[Pair]:
        """The pairs of a round that any of these tellings is in."""
        wanted = sorted(tellings)
        return {
            (row.a, row.b)
            for statement in _WITH.values()
            for page in pages(wanted, _PAGE)
            for row in self._connection.execute(statement, {"round": round, "tellings": page})
        }


def _timed(rows: Iterable[Any]) -> list[Timed]:
    return sorted((row.time, row.telling) for row in rows)


def _own(rows: Sequence[Any], round: int) -> dict[str, Own]:
    keys: dict[str, set[str]] = {}
    times: dict[str, int] = {}
    for row in rows:
        if row.round in (0, round):
            keys.setdefault(row.telling, set()).add(row.key)
            times[row.telling] = row.time
    return {telling: (times[telling], frozenset(own)) for telling, own in keys.items()}


def _rows(own: Iterable[tuple[str, Own, Own]]) -> Iterator[tuple[str, int, str, int]]:
    """Key, day, telling and round for each key of a telling, one row for both rounds where they agree on it."""
    for telling, *rounds in own:
        one, other = ({(key, time) for key in keys} for time, keys in rounds)
        for key, time in sorted(one | other):
            round = 0 if (key, time) in one & other else 1 if (key, time) in one else 2
            yield key, time, telling, round
