"""Which tellings are of one incident."""

from __future__ import annotations

from dataclasses import dataclass

from .incident import Likely, Relation


@dataclass(frozen=True, slots=True)
class Linking:
    """`groups` are the ids of the tellings of one incident each, every group sorted and all of them sorted.

    An incident is named by its group's smallest telling id; `relations` hold between incidents, by those ids.  `pairs` are the
    pairs of tellings, the smaller id first, that were compared and speak for one incident or come near to it.  `likely` are the
    groups that such pairs brought near to being one.
    """

    groups: tuple[tuple[str, ...], ...]
    relations: tuple[Relation, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    likely: tuple[Likely, ...] = ()
