"""Wounded who died later, and single persons beside the count of all."""

from __future__ import annotations

import random

import pytest

from builders_weigh import by_id, count, exactly, report, told
from tellings.model import Claim, Document, Linking, Telling, Verdict
from tellings.reconcile import reconcile
from tellings.settle import settle

Report = tuple[str, str | None, tuple[tuple[str, str, int, dict[str, str]], ...]]


def hurt(quote: str, number: int, **about: str) -> tuple[str, str, int, dict[str, str]]:
    return ("injured", quote, number, about)


def dead(quote: str, number: int, **about: str) -> tuple[str, str, int, dict[str, str]]:
    return ("killed", quote, number, about)


def verdicts(*reports: Report, policy: str = "ged-low-best-high") -> dict[str, Verdict]:
    """The verdicts of one incident, told by some reports: text, day of publication, figures."""
    documents: list[Document] = []
    tellings: list[Telling] = []
    for number, (text, published, figures) in enumerate(reports):
        document = report(text, f"{number}.txt", published)
        claims: list[Claim] = [
            count(document, field, quote, exactly(many), **about) for field, quote, many, about in figures
        ]
        documents.append(document)
        tellings.append(told(document, *claims))
    random.Random(len(reports)).shuffle(tellings)
    linking = Linking((tuple(sorted(telling.id for telling in tellings)),))
    derived = settle(by_id(*documents), tellings, linking)
    (incident,) = reconcile(by_id(*documents), tellings, linking, derived, policy)
    return dict(incident.fields)


EARLY: Report = ("A boy was shot in the yard.", "2031-05-01", (hurt("A boy", 1),))
LATER: Report = ("The boy shot in the yard has died.", "2031-05-03", (dead("The boy", 1),))


def test_a_wounded_person_who_died_is_not_counted_twice() -> None:
    found = verdicts(EARLY, LATER)
    assert found["killed"].best == 1
    injured = found["injured"]
    assert (injured.best, injured.low, injured.high, injured.status) == (0, 0, 0, "derived")
    assert [(moment.day, moment.best) for moment in injured.history] == [("2031-05-01", 1), ("2031-05-03", 0)]
    made = [claim for claim in injured.claims if claim.derived_from]
    assert len(made) == 1
    assert made[0].span is None
    assert len(made[0].derived_from) == 2


def test_one_of_two_wounded_who_died_leaves_one() -> None:
    two: Report = ("Two men were shot in the yard.", "2031-05-01", (hurt("Two men", 2),))
    assert verdicts(two, LATER)["injured"].best == 1


@pytest.mark.parametrize(
    "other",
    [
        (
            "One died and one was hurt.",
            "2031-05-04",
            (dead("One", 1), hurt("one was", 1)),
        ),  # others than the dead
        ("A boy was hurt in the yard, it is said.", "2031-05-06", (hurt("A boy", 1),)),  # still wounded later
        ("A boy was hurt in the yard, it is said.", None, (hurt("A boy", 1),)),  # nobody knows when
        (
            "The gunman was killed in the yard.",
            "2031-05-04",
            (dead("The gunman", 1, group="said_attacker"),),
        ),
    ],
)
def test_wounded_stay_where_the_dead_may_be_others(other: Report) -> None:
    assert verdicts(EARLY, LATER, other)["injured"].best == 1


def test_one_person_pointed_at_is_no_rival_of_the_count_of_all() -> None:
    all_of_them: Report = ("Four people were hurt at the mill.", "2031-05-01", (hurt("Four people", 4),))
    one: Report = ("Ana Roth was hurt at the mill, we recall.", "2031-08-01", (hurt("Ana Roth", 1),))
    injured = verdicts(all_of_them, one)["injured"]
    assert (injured.best, injured.low, injured.high, injured.status) == (4, 1, 4, "refined")
    for policy in ("acled-lowest", "gtd-recent-majority-lowest", "latest"):
        assert verdicts(all_of_them, one, policy=policy)["injured"].best == 4


def test_a_number_word_says_that_there_was_one() -> None:
    all_of_them: Report = ("Four people were hurt at the mill.", "2031-05-01", (hurt("Four people", 4),))
    one: Report = ("One person was hurt at the mill.", "2031-05-02", (hurt("One person", 1),))
    injured = verdicts(all_of_them, one)["injured"]
    assert (injured.best, injured.status) == (1, "range")


def test_one_picked_out_of_many_points_at_one() -> None:
    all_of_them: Report = ("Four people were hurt at the mill.", "2031-05-01", (hurt("Four people", 4),))
    one: Report = ("She was one of six people who were hurt.", "2031-05-02", (hurt("one of six people", 1),))
    assert verdicts(all_of_them, one)["injured"].best == 4


def test_two_who_point_at_one_person_agree() -> None:
    again: Report = ("A boy was wounded by gunfire.", "2031-05-02", (hurt("A boy", 1),))
    injured = verdicts(EARLY, again)["injured"]
    assert (injured.best, injured.high, injured.status) == (1, 1, "agreed")
