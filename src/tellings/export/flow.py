"""Records whose lists flow, and canonical JSON written piece by piece."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator

from tellings.model.records import Record, canonical

LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Flow:
    """A list of a record that is not held: gone through anew, from where it is kept, each time that it is asked for.

    `some` gives those of some ids alone, where they can be looked up.
    """

    def __init__(
        self,
        make: Callable[[], Iterator[Record]],
        some: Callable[[Collection[str]], Iterator[Record]] | None = None,
    ) -> None:
        self._make = make
        self.some = some

    def __iter__(self) -> Iterator[Record]:
        return self._make()


def sifted(of: list[Record] | Flow, made: Callable[[Record], Record | None]) -> list[Record] | Flow:
    """Each as it is made, without those that come to None; a list that flows goes on flowing."""

    def all_made() -> Iterator[Record]:
        return (each for each in map(made, of) if each is not None)

    return Flow(all_made) if isinstance(of, Flow) else list(all_made())


def held(record: Record) -> Record:
    """The same record with every list held."""
    return {key: list(value) if isinstance(value, Flow) else value for key, value in record.items()}


def to_json(record: Record) -> str:
    """Canonical JSON on one line, ending with a newline: equal records give equal bytes in UTF-8.

    Half a surrogate pair, which UTF-8 cannot hold, is written as its JSON escape.
    """
    return "".join(json_pieces(record))


def json_pieces(record: Record) -> Iterator[str]:
    """The same piece by piece: of a record whose lists flow, no more is ever held than one of their items."""
    yield "{"
    for number, key in enumerate(sorted(record)):
        yield ("," if number else "") + _escaped(key) + ":"
        if isinstance(record[key], list | Flow):
            yield "["
            for position, each in enumerate(record[key]):
                yield ("," if position else "") + _escaped(each)
            yield "]"
        else:
            yield _escaped(record[key])
    yield "}\n"


def _escaped(value: object) -> str:
    return LONE_SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", canonical(value))
