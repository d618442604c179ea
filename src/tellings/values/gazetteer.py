"""The gazetteer: a read-only index of the world's places by every name they go by."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

EntryKind = Literal["city", "admin2", "admin1", "country", "region"]


@dataclass(frozen=True, slots=True)
class Entry:
    """One place.  `id` is its GeoNames id; `country` ISO 3166 alpha-3; `lat`, `lon` degrees; `population` persons."""

    id: int
    name: str
    kind: EntryKind
    country: str | None
    admin1: str | None
    admin2: str | None
    lat: float | None
    lon: float | None
    population: int


class Gazetteer:
    """The packaged places, or those of another file of the same make."""

    version: str

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        raise NotImplementedError

    def close(self) -> None:
        raise NotImplementedError

    def lookup(self, name: str) -> tuple[Entry, ...]:
        raise NotImplementedError

    def country_of_demonym(self, word: str) -> str | None:
        raise NotImplementedError
