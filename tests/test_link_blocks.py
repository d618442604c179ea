"""Which pairs are compared: enough of them, and no more as a casebook grows than its size bears."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import combinations

import pytest

from benchmarks.invented import World
from benchmarks.togetherness import togetherness
from tellings.link import Profile, compare, link, profile_of, shipped
from tellings.link.blocks import enough, keys_of, largest, meetings, time_of
from tellings.link.evidence import NEAR, score_above
from tellings.link.meeting import pairs


def world(number: int) -> tuple[list[Profile], list[int]]:
    made = list(World().reports(number))
    ordered = sorted(made, key=lambda each: each[1].id)
    return [profile_of(document, telling) for document, telling, _ in ordered], [each[2] for each in ordered]


def true_pairs(incidents: Sequence[int]) -> set[tuple[int, int]]:
    return {(i, j) for i, j in combinations(range(len(incidents)), 2) if incidents[i] == incidents[j]}


def test_the_pairs_of_one_incident_are_among_them() -> None:
    profiles, incidents = world(600)
    found, true = set(pairs(profiles)), true_pairs(incidents)
    assert len(found & true) >= 0.97 * len(true)


def test_pairs_grow_as_tellings_do_not_as_their_square() -> None:
    few, many = (len(list(pairs(world(number)[0]))) for number in (500, 2_000))
    assert many < 10 * few  # as the square they would be 16 times as many


def test_each_pair_once_smaller_first_and_never_within_a_report() -> None:
    profiles, _ = world(200)
    found = list(pairs(profiles))
    assert found == sorted(set(found))
    assert all(i < j and profiles[i].document != profiles[j].document for i, j in found)


def test_block_by_block_the_same_pairs_are_found() -> None:
    profiles, _ = world(1_500)
    blocks: dict[str, list[Profile]] = {}
    for profile in profiles:
        for key in keys_of(profile):
            blocks.setdefault(key, []).append(profile)
    met: Counter[tuple[str, str]] = Counter()
    for key, members in blocks.items():
        in_time = sorted(members, key=lambda each: (time_of(each), each.id))
        for a, b, strength in meetings(key, ((time_of(each), each.id) for each in in_time)):
            met[a, b] += strength
    document_of = {profile.id: profile.document for profile in profiles}
    worth_it = {
        pair
        for pair, strength in met.items()
        if strength >= enough() and len({*map(document_of.get, pair)}) == 2
    }
    assert any(len(members) > largest() for members in blocks.values())
    assert worth_it == {(profiles[i].id, profiles[j].id) for i, j in pairs(profiles)}


def test_invented_incidents_are_put_together() -> None:
    made = list(World(seed=3).reports(400))
    truth = {telling.id: str(incident) for _, telling, incident in made}
    groups = link(
        {document.id: document for document, _, _ in made}, [telling for _, telling, _ in made], ()
    ).groups
    found = togetherness(truth, {each: group[0] for group in groups for each in group})
    assert found.b_cubed_precision > 97
    assert found.b_cubed_f > 93


@pytest.mark.parametrize("least", [0.0, NEAR])
def test_a_score_above_a_bound_is_that_of_the_whole_comparison_and_else_none(least: float) -> None:
    profiles, _ = world(400)
    scores = [
        (
            score_above(profiles[i], profiles[j], shipped(), least),
            compare(profiles[i], profiles[j], shipped()).score,
        )
        for i, j in pairs(profiles)
    ]
    assert all(quick == (whole if whole > least else None) for quick, whole in scores)
    assert {quick is None for quick, _ in scores} == {True, False}


def test_what_is_common_over_the_years_counts_only_between_tellings_near_in_time() -> None:
    spring, summer, years_later, unknown = 736_000, 736_090, 737_500, 0
    for key in ("surname\tpetrova", "place\t610611", "place and day\t610611\t06-05"):
        assert list(meetings(key, [(spring, "a"), (summer, "b")]))
        assert list(meetings(key, [(unknown, "a"), (summer, "b")]))
        assert not list(meetings(key, [(spring, "a"), (years_later, "b")]))
    for key in ("mark\tkobda", "person\tolga petrova"):
        assert list(meetings(key, [(spring, "a"), (years_later, "b")])) == [("a", "b", 1)]
