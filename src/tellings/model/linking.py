"""Which tellings are of one incident."""

from __future__ import annotations

from dataclasses import dataclass

from .incident import Relation


@dataclass(frozen=True, slots=True)
class Linking:
    """`groups` are the ids of the tellings of one incident each, every group sorted and all of them sorted.

    An incident is named by its group's smallest telling id; `relations` hold between incidents, by those ids.
    """

    groups: tuple[tuple[str, ...], ...]
    relations: tuple[Relation, ...] = ()
