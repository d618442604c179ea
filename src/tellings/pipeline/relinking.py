"""Which pairs of tellings speak for one incident or come near to it, kept up to date as tellings come and change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tellings.casebook import key_as_kept
from tellings.link import Profile, blocks, nearness

from .ledger import Pair

if TYPE_CHECKING:
    from tellings.casebook.stored import Own
    from tellings.casebook.view_blocks import Spot, ViewBlocks


def own_of(profile: Profile) -> Own:
    """By what a telling is looked for, and the day that orders it."""
    return blocks.time_of(profile), frozenset(map(key_as_kept, blocks.keys_of(profile)))


@dataclass(frozen=True, slots=True)
class Relinked:
    """The pairs that came near to one incident, those that no longer do, and all looked at that speak for one."""

    come: set[Pair]
    gone: set[Pair]
    speaking: set[Pair]


def relink(
    kept: ViewBlocks,
    round: int,
    fresh: Mapping[str, Own],
    profiles: Callable[[set[str]], Mapping[str, Profile]],
) -> Relinked:
    """Writes down what tellings are looked for by in a round, and compares those that meet otherwise by it.

    Other tellings may meet otherwise too: where a block grows too large for all to meet, or somebody comes between neighbours.
    Those pairs are looked at again, and no others: what they share with the rest is as it was.
    """
    known = kept.keys_of(fresh)
    changes = _changed_blocks(kept, round, known[round - 1], fresh)
    other = {telling: known[2 - round].get(telling, _NOWHERE) for telling in fresh}
    kept.replace(*((fresh, other) if round == 1 else (other, fresh)))
    compared = _partners(fresh, changes)
    had = kept.pairs_with(round, fresh)
    lost, gained = _others(fresh, changes)
    lost &= kept.pairs_with(round, {a for a, _ in lost})
    worth = _worth(kept, round, lost | gained)
    had |= lost - worth
    compared |= (gained & worth) - kept.pairs_with(round, {a for a, _ in gained & worth})
    profile = profiles({telling for pair in compared for telling in pair})
    bits = {pair: _nearness(*map(profile.__getitem__, pair)) for pair in compared}
    near = {pair: known for pair, known in bits.items() if known is not None}
    speaking = {pair for pair, known in near.items() if known > 0}
    return Relinked(near.keys() - had, had - near.keys(), speaking)


_NOWHERE: Own = (0, frozenset())


@dataclass
class _Block:
    """As much of what stands under one key as meets anybody new, in order: before the change, and after it."""

    key: str
    gone: set[blocks.Timed] = field(default_factory=set)
    come: set[blocks.Timed] = field(default_factory=set)
    others: set[blocks.Timed] = field(default_factory=set)
    is_whole: bool = True  # whether all that stands under the key is here

    def met_before(self) -> dict[Pair, int]:
        return self._met(self.others | self.gone)

    def met_after(self) -> dict[Pair, int]:
        return self._met(self.others | self.come)

    def _met(self, members: set[blocks.Timed]) -> dict[Pair, int]:
        """The pairs that meet, with the strength of it.

        Where something lies between two parts that are here, those at its edges seem to meet: before and after alike.
        """
        found = blocks.meetings(self.key, sorted(members), is_large=not self.is_whole)
        return {(a, b): strength for a, b, strength in found}


def _changed_blocks(
    kept: ViewBlocks, round: int, before: Mapping[str, Own], fresh: Mapping[str, Own]
) -> list[_Block]:
    """The blocks that tellings leave, come into, or move within; as they stand before it."""
    found: dict[str, _Block] = {}
    for telling, (time, keys) in fresh.items():
        old_time, old = before.get(telling, _NOWHERE)
        for key in keys | old:
            block = found.setdefault(key, _Block(key))
            if key in old:
                block.gone.add((old_time, telling))
            if key in keys:
                block.come.add((time, telling))
    spots: list[Spot] = [
        (key, time, telling) for key, block in found.items() for time, telling in block.gone | block.come
    ]
    most = blocks.largest() + len(fresh) + 1  # with so many on one side a block is large, whoever goes
    stand = list(zip(spots, kept.around(round, spots, most), strict=True))
    for (key, _, _), sides in stand:
        found[key].is_whole &= all(len(side) < most for side in sides)
    for (key, _, _), sides in stand:
        block = found[key]
        near = most if block.is_whole else blocks.neighbours(key) + len(block.gone | block.come)
        for side in sides:
            block.others.update(side[:near])
    for block in found.values():
        block.others -= block.gone
    return list(found.values())


def _partners(fresh: Mapping[str, Own], changes: Sequence[_Block]) -> set[Pair]:
    """The pairs with new tellings that are worth comparing."""
    strengths: Counter[Pair] = Counter()
    for block in changes:
        for pair, strength in block.met_after().items():
            if pair[0] in fresh or pair[1] in fresh:
                strengths[pair] += strength
    return {pair for pair, strength in strengths.items() if strength >= blocks.enough()}


def _others(fresh: Mapping[str, Own], changes: Iterable[_Block]) -> tuple[set[Pair], set[Pair]]:
    """The pairs of other tellings that no longer meet under some key, and those that now do."""
    lost: set[Pair] = set()
    gained: set[Pair] = set()
    for block in changes:
        before, after = block.met_before().keys(), block.met_after().keys()
        lost |= before - after
        gained |= after - before
    fresh_among = {pair for pair in lost | gained if not fresh.keys().isdisjoint(pair)}
    return lost - fresh_among, gained - fresh_among


def _worth(kept: ViewBlocks, round: int, pairs: set[Pair]) -> set[Pair]:
    """Which of these pairs are worth comparing, as all stand now."""
    own = kept.keys_of({telling for pair in pairs for telling in pair})[round - 1]
    shared = [(a, b, key) for a, b in sorted(pairs) for key in sorted(own[a][1] & own[b][1])]
    spots = [(key, own[a][0], a) for a, _, key in shared]
    strengths: Counter[Pair] = Counter()
    for (a, b, key), (ahead, behind) in zip(shared, kept.around(round, spots, blocks.largest()), strict=True):
        if len(ahead) + len(behind) >= blocks.largest():
            ahead, behind = ahead[: blocks.neighbours(key)], behind[: blocks.neighbours(key)]
        if b in {telling for _, telling in (*ahead, *behind)}:
            strengths[a, b] += blocks.strength(key, own[a][0], own[b][0])
    return {pair for pair, strength in strengths.items() if strength >= blocks.enough()}


def _nearness(one: Profile, other: Profile) -> float | None:
    return nearness(one, other) if one.document != other.document else None
