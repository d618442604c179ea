"""Which pairs of tellings speak for one incident, kept up to date as tellings come and change."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING

from tellings.link import Profile, blocks, speak_for_one

from .ledger import Pair

if TYPE_CHECKING:
    from tellings.casebook.view_grounds import ViewGrounds

Own = tuple[int, frozenset[str]]  # the day that orders a telling, and its keys


def own_of(profile: Profile) -> Own:
    """By what a telling is looked for, and the day that orders it."""
    return blocks.time_of(profile), blocks.keys_of(profile)


def relink(
    grounds: ViewGrounds, round: int, fresh: Mapping[str, Own], profile: Callable[[str], Profile]
) -> tuple[set[Pair], set[Pair]]:
    """Writes down what tellings are looked for by in a round; gives the pairs that are new in it, and those that are gone.

    Other tellings may meet otherwise too: where a block grows too large for all to meet, or somebody comes between neighbours.
    Those are looked at again, and no others: what they share with the rest is as it was.
    """
    before = {telling: grounds.keys_of(round, telling) for telling in fresh}
    near = _near(grounds, round, before, fresh)
    met = {telling: _partners(grounds, round, telling) for telling in near}
    first = {telling: fresh[telling] if round == 1 else grounds.keys_of(1, telling) for telling in fresh}
    second = {telling: fresh[telling] if round == 2 else grounds.keys_of(2, telling) for telling in fresh}
    grounds.replace_keys(first, second)
    had = {pair for telling in fresh for pair in grounds.pairs_with(round, telling)}
    compared: set[Pair] = set()
    for telling in fresh:
        compared.update(_pairs(telling, _partners(grounds, round, telling)))
    for telling in near:
        now = _partners(grounds, round, telling)
        compared.update(_pairs(telling, now - met[telling] - fresh.keys()))
        lost = set(_pairs(telling, met[telling] - now - fresh.keys()))
        had |= lost & set(grounds.pairs_with(round, telling))
    speaking = {pair for pair in compared if _speak(profile, *pair)}
    gone, come = had - speaking, speaking - had
    grounds.remove_pairs(round, gone)
    grounds.add_pairs(round, sorted(come))
    return come, gone


def _speak(profile: Callable[[str], Profile], a: str, b: str) -> bool:
    one, other = profile(a), profile(b)
    return one.document != other.document and speak_for_one(one, other)


def _pairs(telling: str, others: Iterable[str]) -> Iterable[Pair]:
    return ((min(telling, other), max(telling, other)) for other in others)


def _partners(grounds: ViewGrounds, round: int, telling: str) -> set[str]:
    """The tellings worth comparing with one."""
    time, keys = grounds.keys_of(round, telling)

    def met(key: str) -> Iterable[blocks.Timed]:
        members = grounds.members(round, key, blocks.largest() + 1)
        if len(members) <= blocks.largest():
            return (each for each in members if each[1] != telling)
        return grounds.beside(round, key, time, telling, blocks.neighbours(key))

    return blocks.partners(time, keys, met)


def _near(grounds: ViewGrounds, round: int, before: Mapping[str, Own], after: Mapping[str, Own]) -> set[str]:
    """The other tellings that may meet somebody else than before."""
    leaving: dict[str, list[tuple[int, str]]] = {}
    coming: dict[str, list[tuple[int, str]]] = {}
    for telling in after:
        (old_time, old), (new_time, new) = before[telling], after[telling]
        moved = old_time != new_time
        for key in old if moved else old - new:
            leaving.setdefault(key, []).append((old_time, telling))
        for key in new if moved else new - old:
            coming.setdefault(key, []).append((new_time, telling))
    found: set[str] = set()
    for key in {*leaving, *coming}:
        gone, come = leaving.get(key, []), coming.get(key, [])
        members = grounds.members(round, key, blocks.largest() + len(gone) + 1)
        were, are = len(members), len(members) - len(gone) + len(come)
        if (were <= blocks.largest()) != (are <= blocks.largest()):
            found.update(id for _, id in members)
        elif were > blocks.largest():
            for time, telling in (*gone, *come):
                beside = grounds.beside(round, key, time, telling, blocks.neighbours(key))
                found.update(id for _, id in beside)
    return found - after.keys()
