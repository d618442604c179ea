"""Which tellings are of one incident, and which of people's judgements stand."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from .incident import Judgement, Relation


@dataclass(frozen=True, slots=True)
class Linking:
    """`groups` are the ids of the tellings of one incident each, every group sorted and all of them sorted.

    An incident is named by its group's smallest telling id; `relations` hold between incidents, by those ids.
    """

    groups: tuple[tuple[str, ...], ...]
    relations: tuple[Relation, ...] = ()


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that have not been taken back, newest first.

    A judgement with `undoes` only takes back; taken back in its turn, it no longer does.
    """
    undone: set[str] = set()
    kept: list[Judgement] = []
    for judgement in sorted(judgements, key=lambda each: (each.at, each.id), reverse=True):
        if judgement.id in undone:
            continue
        if judgement.undoes is None:
            kept.append(judgement)
        else:
            undone.add(judgement.undoes)
    return tuple(kept)
