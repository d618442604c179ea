"""What is held of a whole casebook, packed small."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.invented import World
from tellings.link import blocks, profile_of
from tellings.link.meeting import Sought
from tellings.pipeline.packed import Pairs, Profiles

NUMBER = 600


def test_what_speaks_after_a_change_is_what_comparing_all_anew_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    """Some tellings get the dates, places and names of others, so that yet others become neighbours where they stood."""
    monkeypatch.setattr(blocks, "_LARGEST", 2)  # most blocks are large
    monkeypatch.setattr(blocks, "_NEIGHBOURS", 1)
    monkeypatch.setattr(blocks, "_NEIGHBOURS_BY_MARK", 1)
    made = sorted(
        (profile_of(document, telling) for document, telling, _ in World().reports(NUMBER)),
        key=lambda each: each.id,
    )
    profiles, sought = Profiles(), Sought()
    for number, each in enumerate(made):
        profiles.add(each)
        sought.add(number, blocks.time_of(each), blocks.keys_of(each))
    spoke = profiles.speaking(sought.pairs())
    chance = random.Random(7)
    # None, few, and so many that most blocks change.
    for number in (0, 20, 200):
        changed = {}
        for position in chance.sample(range(NUMBER), number):
            other = made[chance.randrange(NUMBER)]
            profile = replace(made[position], dates=other.dates, places=other.places, victims=other.victims)
            profiles.replace(position, profile)
            changed[position] = blocks.time_of(profile), blocks.keys_of(profile)
        anew = profiles.speaking(sought.with_others(changed).pairs())
        assert list(profiles.still_speaking(sought, spoke, changed)) == list(anew)
        assert (list(anew) == list(spoke)) == (number == 0)
        for position in changed:
            profiles.replace(position, made[position])


def test_pairs_are_found_by_the_smaller_of_the_two() -> None:
    pairs = Pairs()
    for one, other in ((0, 3), (0, 5), (2, 3), (4, 5)):
        pairs.add(one, other)
    assert list(pairs.of([4, 0, 1])) == [(0, 3), (0, 5), (4, 5)]
