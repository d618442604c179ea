"""The common form that every corpus is turned into: a text, marked spans, and what is known of the whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from tellings.reader.outputs import FATES, KINDS, MOST, NAMES, ROLES

Head = Literal["name", "role", "fate", "when", "where", "kind"]


@dataclass(frozen=True, slots=True)
class Mark:
    """`label` of `head` for the characters [start, end).  `incidents`: the numbers of the document's incidents that it is of."""

    head: Head
    label: str
    start: int
    end: int
    incidents: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Example:
    """One document.  A head in `whole` is known for every character of it, but for the spans of `unknown`.

    Of a head that is not in `whole` only the marked characters are known.  `killed` and `injured` are those of the one
    incident that the document is about, None where that is not known; `kinds` are those of all its incidents.
    """

    id: str
    corpus: str
    text: str
    marks: tuple[Mark, ...] = ()
    whole: frozenset[Head] = frozenset()
    unknown: Mapping[Head, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    killed: int | None = None
    injured: int | None = None
    kinds: frozenset[str] | None = None
    group: str = ""  # documents of one group are never parted between training and checking


__all__ = ["FATES", "KINDS", "MOST", "NAMES", "ROLES", "Example", "Head", "Mark"]
