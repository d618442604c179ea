"""Putting tellings together: the surest pairs first, and only where the whole of both groups bears it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations, product

from tellings.model import Judgement, standing

Pair = tuple[str, str]


class Groups:
    """A partition of tellings that only ever merges, with the pairs that people hold apart."""

    def __init__(self, members: Iterable[str]) -> None:
        self._home = {member: member for member in members}
        self._groups = {member: {member} for member in self._home}
        self._apart: dict[str, set[str]] = {}

    def __contains__(self, member: str) -> bool:
        return member in self._home

    def of(self, member: str) -> set[str]:
        """The group that a telling is in."""
        return self._groups[self._home[member]]

    def keep_apart(self, a: str, b: str) -> None:
        """From now on no merge brings the two together; nothing happens where they are together already."""
        if self._home[a] != self._home[b]:
            self._apart.setdefault(a, set()).add(b)
            self._apart.setdefault(b, set()).add(a)

    def allowed(self, a: str, b: str) -> bool:
        """Whether the groups of two tellings may be merged, as far as people's judgements go."""
        smaller, larger = sorted((self.of(a), self.of(b)), key=len)
        return all(not (self._apart.get(member, set()) & larger) for member in smaller)

    def merge(self, a: str, b: str) -> None:
        """Makes one group of the groups of two tellings."""
        smaller, larger = sorted(
            (self._home[a], self._home[b]), key=lambda home: (len(self._groups[home]), home)
        )
        if smaller == larger:
            return
        moved = self._groups.pop(smaller)
        self._groups[larger] |= moved
        for member in moved:
            self._home[member] = larger

    def all(self) -> tuple[tuple[str, ...], ...]:
        """Every group sorted, and all of them sorted."""
        return tuple(sorted(tuple(sorted(group)) for group in self._groups.values()))


def judged(groups: Groups, judgements: Iterable[Judgement]) -> None:
    """Applies people's decisions, the newest first: a later one stands where an earlier one says otherwise."""
    for judgement in standing(judgements):
        known = [subject for subject in judgement.subjects if subject in groups]
        for a, b in combinations(known, 2):
            if judgement.kind == "same" and groups.allowed(a, b):
                groups.merge(a, b)
            elif judgement.kind == "not_same":
                groups.keep_apart(a, b)


def copied(groups: Groups, pairs: Iterable[Pair]) -> None:
    """Puts the tellings of exact copies together, unless a person holds them apart."""
    for a, b in sorted(pairs):
        if groups.allowed(a, b):
            groups.merge(a, b)


def agglomerate(
    groups: Groups, scored: Sequence[tuple[float, str, str]], score: Callable[[str, str], float | None]
) -> None:
    """Merges along the pairs above zero, best first, where no pair across contradicts and the mean across is above zero.

    `score` gives any pair's score in bits, None for a contradiction.  A refused merge is not tried again until one of its two
    groups has grown.
    """
    refused: set[tuple[frozenset[str], frozenset[str]]] = set()
    for _, a, b in sorted(
        ((each for each in scored if each[0] > 0)), key=lambda each: (-each[0], each[1], each[2])
    ):
        if groups.of(a) is groups.of(b):
            continue
        ours, theirs = frozenset(witnesses(groups.of(a))), frozenset(witnesses(groups.of(b)))
        if (ours, theirs) in refused or (theirs, ours) in refused:
            continue
        mean = across(ours, theirs, score) if groups.allowed(a, b) else None
        if mean is not None and mean > 0:
            groups.merge(a, b)
        else:
            refused.add((ours, theirs))


def witnesses(group: Iterable[str]) -> list[str]:
    """Those of a group that speak for the whole of it: all of a group of the usual size, of a larger one evenly many.

    Ids are hashes, so that an even choice of them in order is as good as one by lot; and an incident of a thousand tellings
    costs no more than its share.
    """
    ordered = sorted(group)
    if len(ordered) <= _WITNESSES:
        return ordered
    return [ordered[at * len(ordered) // _WITNESSES] for at in range(_WITNESSES)]


_WITNESSES = 24


def across(
    ours: Iterable[str], theirs: Iterable[str], score: Callable[[str, str], float | None]
) -> float | None:
    """The mean score of the pairs across two groups; None where one of them contradicts."""
    found = []
    for a, b in product(sorted(ours), sorted(theirs)):
        one = score(a, b)
        if one is None:
            return None
        found.append(one)
    return sum(found) / len(found)
