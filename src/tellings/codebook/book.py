"""What a codebook says, as read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tellings.model import COUNT_FIELDS, LIST_FIELDS

Bound = Literal["low", "best", "high"]
# What an incident has beside its type, stage and date: the fields of the model, and its persons and findings.
CODED_FIELDS = ("date", *COUNT_FIELDS, *LIST_FIELDS, "persons", "findings")


@dataclass(frozen=True, slots=True)
class FieldRule:
    """A field to code: its definition, and the groups of a count to code (None: all)."""

    definition: str
    groups: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class Include:
    """Which incidents qualify: all rules must hold; () and None are no rule.

    `deaths_at_least` is held against the bound `deaths_counted` of the dead.  `actors`, `places` are names, compared without case
    and accents; `countries` are ISO 3166 alpha-3.  `since` and `until` are days (YYYY-MM-DD): an incident must lie wholly
    between them.
    """

    stages: tuple[str, ...] = ()
    deaths_at_least: int | None = None
    deaths_counted: Bound = "best"
    actors: tuple[str, ...] = ()
    actor_kinds: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    origins_at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Codebook:
    """Types and fields to code, which incidents qualify, the policy for figures that differ, columns, and codes of schemes.

    `types` and `fields` keep the order of the file.  `columns` are (name in the table, column of ours); () means all of ours.
    `schemes` holds for each scheme its tables of codes: `schemes["acled"]["types"]["bombing"]`; a code of None is not coded there.
    """

    name: str
    version: str
    about: str
    sources: tuple[str, ...]
    policy: str
    types: Mapping[str, str]
    fields: Mapping[str, FieldRule]
    include: Include = field(default_factory=Include)
    columns: tuple[tuple[str, str], ...] = ()
    schemes: Mapping[str, Mapping[str, Mapping[str, str | None]]] = field(default_factory=dict)

    @property
    def label(self) -> str:
        """ "ucdp-ged/1": what an export is stamped with."""
        return f"{self.name}/{self.version}"
