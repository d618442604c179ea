"""What is held of a whole casebook, packed small."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from benchmarks.invented import World
from tellings.link import blocks, profile_of
from tellings.link.meeting import Sought
from tellings.pipeline.packed import Homes, Pairs, Profiles

NUMBER = 600


def test_what_is_near_after_a_change_is_what_comparing_all_anew_gives(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
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
    spoke = profiles.near(sought.pairs())
    chance = random.Random(7)
    # None, few, and so many that most blocks change.
    for number in (0, 20, 200):
        changed = {}
        for position in chance.sample(range(NUMBER), number):
            other = made[chance.randrange(NUMBER)]
            profile = replace(made[position], dates=other.dates, places=other.places, victims=other.victims)
            profiles.replace(position, profile)
            changed[position] = blocks.time_of(profile), blocks.keys_of(profile)
        anew = profiles.near(sought.with_others(changed).pairs())
        found = profiles.still_near(sought, spoke, changed)
        assert list(found) == list(anew)
        assert list(found.speaking()) == list(anew.speaking())
        assert (list(anew) == list(spoke)) == (number == 0)
        for position in changed:
            profiles.replace(position, made[position])


def test_pairs_are_found_by_the_smaller_of_the_two() -> None:
    pairs = Pairs()
    for one, other, speaks in ((0, 3, True), (0, 5, False), (2, 3, True), (4, 5, False)):
        pairs.add(one, other, speaks)
    assert list(pairs.of([4, 0, 1])) == [(0, 3, True), (0, 5, False), (4, 5, False)]
    assert list(pairs.speaking()) == [(0, 3), (2, 3)]


def test_an_incident_is_found_by_any_of_its_tellings() -> None:
    homes = Homes(6)
    homes.add([4, 1, 3])
    homes.add([5])
    assert [homes.of(each) for each in range(6)] == [0, 1, 2, 1, 1, 5]
    assert [list(homes.members(each)) for each in (0, 1, 5)] == [[0], [1, 3, 4], [5]]
