"""What a format is: how incidents that come one by one become rows or text, and what a reader of it must know."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from tellings.codebook import DEFAULT_CODEBOOK, Codebook
from tellings.model.records import Record

from .cases import Case
from .table import Table, csv_lines

Leave = Callable[[str], None]  # told why an incident has no place in a scheme
Content = Table | Iterator[str]  # rows or pieces of a text, made as they are taken


@dataclass(frozen=True, slots=True)
class Source:
    """What an export is made from: incidents one by one, the record that they are of, the codebook, the one that is shipped for
    the format (its codes stand in where the other has none), and whom to tell of incidents that have no place."""

    cases: Iterable[Case]
    record: Record
    codebook: Codebook
    home: Codebook
    leave: Leave = lambda reason: None


@dataclass(frozen=True, slots=True)
class Format:
    """`codebook`: the one that is used where none is named.  `scheme`: whether it is a published one, which holds reviewed
    incidents only unless more is asked for.  `lost`: what it cannot carry.  `notes`: how it is filled."""

    name: str
    title: str
    content: Callable[[Source], Content]
    codebook: str = DEFAULT_CODEBOOK
    scheme: bool = False
    lost: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    explained: bool = True  # whether a methodology is written beside it
    whole: bool = False  # whether it is made from the record, not from one incident at a time


def text_of(content: Content) -> Iterator[str]:
    """Any content as pieces of text; a table as CSV."""
    return csv_lines(content) if isinstance(content, Table) else content
