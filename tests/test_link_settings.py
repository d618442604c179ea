"""The shipped weights, and how they are estimated."""

from __future__ import annotations

import random

import pytest

from tellings.link import shipped
from tellings.link.comparisons import COMPARISONS, Comparison
from training import linking as training


@pytest.mark.parametrize("comparison", COMPARISONS, ids=lambda each: each.name)
def test_no_weight_runs_against_the_order_of_its_levels(comparison: Comparison) -> None:
    weights = [shipped().weights[comparison.name, level] for level in comparison.levels]
    assert weights == sorted(weights)
    turn = comparison.against
    if turn is not None:
        assert all(weight <= 0 for weight in weights[:turn])
        assert all(weight >= 0 for weight in weights[turn:])


def test_what_judgement_holds_down_stays_down() -> None:
    for level, most in training.AT_MOST.items():
        assert shipped().weights[level] <= most + 0.01


def test_known_weights_are_recovered() -> None:
    """Pairs drawn from known weights, seed 7: what is estimated on them comes near."""
    chance = random.Random(7)
    known = {
        ("killed", "far apart"): -2.0,
        ("killed", "the same: one"): 1.0,
        ("killed", "the same: five and more"): 4.0,
        ("ages shared", "under 1"): -1.5,
        ("ages shared", "1 and more"): 2.0,
    }
    prior = -2.0
    killed = ("far apart", "the same: one", "the same: five and more", None)
    examples = []
    for _ in range(20_000):
        level = chance.choice(killed)
        levels = [("killed", level)] if level else []
        levels.append(("ages shared", chance.choice(("under 1", "1 and more"))))
        bits = prior + sum(known[each] for each in levels)
        examples.append(training.Example("a", "b", levels, chance.random() < 2**bits / (1 + 2**bits)))
    found, weights = training.fit(examples)
    # Every pair has a level of the second comparison, so that only the sums with the prior can be known.
    assert weights["killed", "far apart"] == pytest.approx(-2.0, abs=0.3)
    assert weights["killed", "the same: one"] == pytest.approx(1.0, abs=0.3)
    assert weights["killed", "the same: five and more"] == pytest.approx(4.0, abs=0.3)
    assert found + weights["ages shared", "under 1"] == pytest.approx(-3.5, abs=0.3)
    assert found + weights["ages shared", "1 and more"] == pytest.approx(0.0, abs=0.3)
