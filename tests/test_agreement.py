"""How far two reviewers agree: against worked examples of the literature, and against the definition done by hand."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.model import Answer, Assignment, Item
from tellings.review import brennan_prediger, cohen, compared

PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=30)


def table(counts: dict[tuple[str, str], int]) -> list[tuple[str, str]]:
    return [pair for pair, number in counts.items() for _ in range(number)]


@pytest.mark.parametrize(
    ("counts", "kappa"),
    [
        # Grant proposals read by two readers (yes, no): agreement 0.7, chance 0.5.
        ({("yes", "yes"): 20, ("yes", "no"): 5, ("no", "yes"): 10, ("no", "no"): 15}, 0.4),
        # The same agreement of 0.6 with unlike totals: chance 0.54 and 0.46.
        ({("yes", "yes"): 45, ("yes", "no"): 15, ("no", "yes"): 25, ("no", "no"): 15}, 0.1304),
        ({("yes", "yes"): 25, ("yes", "no"): 35, ("no", "yes"): 5, ("no", "no"): 35}, 0.2593),
    ],
)
def test_cohens_kappa_is_that_of_worked_examples(counts: dict[tuple[str, str], int], kappa: float) -> None:
    found = cohen(table(counts)).kappa
    assert found == pytest.approx(kappa, abs=5e-4)


@given(PAIRS)
def test_cohens_kappa_is_what_its_definition_gives(answers: list[tuple[str, str]]) -> None:
    number = len(answers)
    observed = Fraction(sum(a == b for a, b in answers), number)
    chance = Fraction(sum(a == b for a, _ in answers for _, b in answers), number * number)
    found = cohen(answers)
    assert found.alike == observed * number
    if chance == 1:
        assert found.kappa is None
    else:
        assert found.kappa == pytest.approx(float((observed - chance) / (1 - chance)))
    assert cohen([(b, a) for a, b in answers]).kappa == found.kappa, (
        "neither reviewer is the measure of the other"
    )


@given(PAIRS, st.integers(2, 9))
def test_with_as_many_answers_to_each_question_chance_is_one_in_them(
    answers: list[tuple[str, str]], possible: int
) -> None:
    found = brennan_prediger(answers, [possible] * len(answers))
    observed = sum(a == b for a, b in answers) / len(answers)
    assert found.kappa == pytest.approx((observed - 1 / possible) / (1 - 1 / possible))


def test_questions_of_unlike_answers_are_weighed_by_their_own_chance() -> None:
    found = brennan_prediger([("a", "a"), ("b", "c")], [2, 4])
    assert found.kappa == pytest.approx((0.5 - 0.375) / (1 - 0.375))
    assert (found.percent, found.items, found.alike) == (50, 2, 1)


def test_of_nothing_no_agreement_is_told() -> None:
    assert cohen([]).kappa is None
    assert brennan_prediger([], []).kappa is None
    assert cohen([]).percent == 0
    assert cohen([("a", "a"), ("a", "a")]).kappa is None, (
        "where one answer is all there is, chance gives as much"
    )


def test_only_what_both_have_answered_is_compared() -> None:
    items = (
        Item("1", "value", "killed", "i", claims=("c", "d")),
        Item("2", "pair", "one incident?", "i", "j"),
        Item("3", "pair", "one incident?", "i", "k"),
    )
    told = [
        ("1", "Ada", "c"),
        ("1", "Ben", "none"),
        ("2", "Ada", "one"),
        ("2", "Ben", "one"),
        ("3", "Ada", "one"),
    ]
    answers = tuple(Answer(item, by, "2031-04-01T00:00:00+00:00", answer, "so") for item, by, answer in told)
    seen = compared(Assignment("a", "Eve", "2031-04-01", ("Ada", "Ben"), items, answers))
    assert [(item.key, a, b) for item, a, b in seen.both] == [("1", "c", "none"), ("2", "one", "one")]
    assert (seen.items, seen.alike) == (2, 1)
    assert seen.claims.kappa == pytest.approx((0 - 0.25) / 0.75)
