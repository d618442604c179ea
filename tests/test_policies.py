"""How one number is chosen from several."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tellings.reconcile import DEFAULT_POLICY, POLICIES
from tellings.reconcile.policies import Weighed


def figure(
    best: int, origin: int = 0, as_of: str | None = None, modifier: str | None = None, possible: bool = False
) -> Weighed:
    return Weighed(best, best, best, origin, as_of, modifier, possible)


def chosen(policy: str, *figures: Weighed) -> int | None:
    return POLICIES[policy].choose(figures)


def test_ged_takes_what_most_sources_give() -> None:
    assert chosen(DEFAULT_POLICY, figure(5, 0), figure(7, 1), figure(7, 2)) == 7
    assert chosen(DEFAULT_POLICY, figure(5, 0), figure(5, 1), figure(9, 2), figure(9, 2), figure(9, 2)) == 5


def test_ged_takes_the_later_of_two_that_tie() -> None:
    assert chosen(DEFAULT_POLICY, figure(5, 0, "2031-01-02"), figure(7, 1, "2031-01-01")) == 5
    assert chosen(DEFAULT_POLICY, figure(5, 0), figure(7, 1)) == 5


def test_acled_takes_the_lowest_and_its_own_numbers_for_words() -> None:
    assert chosen("acled-lowest", figure(9), figure(4), figure(6)) == 4
    assert chosen("acled-lowest", figure(24, modifier="dozens")) == 12
    assert chosen("acled-lowest", figure(200, modifier="hundreds"), figure(150)) == 100


def test_gtd_takes_the_most_recent_then_the_majority_then_the_lowest() -> None:
    policy = "gtd-recent-majority-lowest"
    assert chosen(policy, figure(9, 0, "2031-01-01"), figure(4, 1, "2031-01-02")) == 4
    assert (
        chosen(policy, figure(9, 0, "2031-01-01"), figure(4, 1, "2031-01-02"), figure(5, 2, "2031-01-02"))
        == 4
    )
    assert chosen(policy, figure(9, 0), figure(9, 1), figure(4, 2)) == 9
    assert chosen(policy, figure(9, 0), figure(4, 2)) == 4
    assert chosen(policy, figure(9, 0, "2031-01-01"), figure(4, 1, "2031-01-02", possible=True)) == 9


def test_ibc_gives_a_best_only_where_all_agree() -> None:
    assert chosen("ibc-min-max", figure(4), figure(4, 1)) == 4
    assert chosen("ibc-min-max", figure(4), figure(5, 1)) is None


def test_latest_takes_the_last_said() -> None:
    assert (
        chosen("latest", figure(9, 0, "2031-01-01"), figure(9, 1, "2031-01-01"), figure(4, 2, "2031-01-03"))
        == 4
    )
    assert chosen("latest", figure(9, 0), figure(4, 2, "2031-01-03")) == 4


@pytest.mark.parametrize("name", sorted(POLICIES))
def test_each_explains_itself_in_one_sentence(name: str) -> None:
    policy = POLICIES[name]
    assert policy.name == name
    assert policy.explanation[0].isupper()
    assert policy.explanation.endswith(".")
    assert policy.explanation.count(". ") == 0


figures = st.builds(
    figure,
    st.integers(0, 500),
    st.integers(0, 4),
    st.one_of(st.none(), st.sampled_from(["2031-01-01", "2031-01-02"])),
    st.sampled_from([None, "several", "about"]),
    st.booleans(),
)


@given(st.sampled_from(sorted(POLICIES)), st.lists(figures, min_size=1, max_size=8), st.randoms())
def test_order_does_not_matter_and_nothing_is_invented(
    name: str, given_figures: list[Weighed], shuffle: object
) -> None:
    best = chosen(name, *given_figures)
    assert chosen(name, *given_figures[::-1]) == best
    assert best is None or best in {each.best for each in given_figures} | {3}
