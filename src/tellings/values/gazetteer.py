"""The gazetteer: a read-only index of the world's places by every name they go by.

The data is compiled from GeoNames (CC BY 4.0) when the package is built and shipped in it.
"""

from __future__ import annotations

import sqlite3
from collections import OrderedDict
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal, TypeVar

from tellings.errors import UserError

from .countries import DEMONYMS
from .folding import fold

EntryKind = Literal["city", "admin2", "admin1", "country", "region"]
# What a name is to a place: its own name, another name, or only that of its first town (for a division).
OWN, OTHER, SEAT = 0, 1, 2
REMEMBERED = 20_000  # keys kept in memory: a few megabytes

_MATCHES = """
SELECT names.fit, places.id, places.name, kind, country, first.text, second.text, lat, lon, population
FROM names JOIN places ON places.id = names.id
LEFT JOIN texts AS first ON first.id = places.admin1
LEFT JOIN texts AS second ON second.id = places.admin2
WHERE names.key = ? ORDER BY population DESC, places.id
"""
_BEGINS = "SELECT 1 FROM names WHERE key >= ? AND key < ? LIMIT 1"
_DEMONYMS = {fold(word): code for word, code in DEMONYMS.items()}


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.  `id` is its GeoNames id; `country` ISO 3166 alpha-3; `lat`, `lon` degrees; `population` persons.

    Divisions whose GeoNames id is not known, and regions of the world, have a stable negative id.
    """

    id: int
    name: str
    kind: EntryKind
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int


Match = tuple[int, Entry]


Answer = TypeVar("Answer")


def _remember(answers: OrderedDict[str, Answer], key: str, answer: Answer) -> None:
    """Keeps an answer, and drops the one that was asked for longest ago where there are too many."""
    answers[key] = answer
    if len(answers) > REMEMBERED:
        answers.popitem(last=False)


class Gazetteer:
    """The packaged places, or those of another file of the same make.  For one thread at a time."""

    def __init__(self, connection: sqlite3.Connection, version: str) -> None:
        self._connection = connection
        self._remembered: OrderedDict[str, tuple[Match, ...]] = OrderedDict()
        self._beginnings: OrderedDict[str, bool] = OrderedDict()
        self.version = version

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Opens the packaged gazetteer, or the one at `path`.  UserError where there is none."""
        file = path or Path(str(files("tellings.values") / "data" / "gazetteer.sqlite"))
        if not file.is_file():
            raise UserError(f"{file}: no gazetteer here; the package builds one when it is installed")
        try:
            # Immutable: nobody writes to it, so no locks and no journal are looked for beside it.
            uri = f"{file.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(uri, uri=True, check_same_thread=False)
            # Its pages come from the system's own cache, which all processes that read share.
            connection.execute(f"PRAGMA mmap_size = {file.stat().st_size}")
            row = connection.execute("SELECT value FROM meta WHERE key = 'version'").fetchone()
        except sqlite3.DatabaseError as error:
            raise UserError(f"{file}: not a gazetteer") from error
        return cls(connection, row[0])

    def close(self) -> None:
        self._connection.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def lookup(self, name: str) -> tuple[Entry, ...]:
        """The places that go by `name` in any spelling, most populous first."""
        return tuple(entry for fit, entry in self.matches(fold(name)) if fit != SEAT)

    def divisions(self, name: str) -> tuple[Entry, ...]:
        """The divisions called `name`, most populous first; where none is, those whose first town is."""
        found = [
            (fit, entry) for fit, entry in self.matches(fold(name)) if entry.kind in ("admin1", "admin2")
        ]
        own = tuple(entry for fit, entry in found if fit != SEAT)
        return own or tuple(entry for _, entry in found)

    def matches(self, key: str) -> tuple[Match, ...]:
        """The places under a folded name, each with what the name is to it (OWN, OTHER or SEAT)."""
        if not key:
            return ()
        if key in self._remembered:
            self._remembered.move_to_end(key)
            return self._remembered[key]
        found = tuple((row[0], Entry(*row[1:])) for row in self._connection.execute(_MATCHES, (key,)))
        _remember(self._remembered, key, found)
        return found

    def begins(self, key: str) -> bool:
        """Whether some name has more words after those of a folded beginning."""
        if key in self._beginnings:
            self._beginnings.move_to_end(key)
            return self._beginnings[key]
        # "!" is the character after the space that would follow.
        found = self._connection.execute(_BEGINS, (f"{key} ", f"{key}!")).fetchone() is not None
        _remember(self._beginnings, key, found)
        return found

    def country_of_demonym(self, word: str) -> str | None:
        """The alpha-3 code that an adjective or the name of a people stands for: "Bolivian", "French"."""
        return _DEMONYMS.get(fold(word))
