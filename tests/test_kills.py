"""Reading and watching, killed at random moments: nothing lost, nothing twice.  `python -m benchmarks.kills` does it many times."""

from __future__ import annotations

import random
import sys

import pytest

from benchmarks.kills import Trials, Whole, finished, left
from running import REPORTS, write_reports
from tellings.casebook import Casebook

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")

SEEDS = (20261130, 7)
MANY = {
    f"{number}-{name}": f"{text}\nReport {number}." for number in range(4) for name, text in REPORTS.items()
}


@pytest.fixture(scope="module")
def trials(tmp_path_factory: pytest.TempPathFactory) -> Trials:
    return Trials(tmp_path_factory.mktemp("kills"))


@pytest.fixture(scope="module")
def whole(trials: Trials) -> Whole:
    made = trials.undisturbed(write_reports(trials.work / "reports", MANY))
    assert len(made.documents) == len(MANY)
    return made


@pytest.mark.parametrize("seed", SEEDS)
def test_a_run_that_is_killed_and_started_again_comes_to_the_same(
    trials: Trials, whole: Whole, seed: int
) -> None:
    assert trials.reading(whole, random.Random(seed)) == []


def test_a_watch_that_is_killed_and_started_again_comes_to_the_same(trials: Trials, whole: Whole) -> None:
    assert trials.watching(whole, random.Random(SEEDS[0])) == []


def test_what_is_lost_or_otherwise_is_told(trials: Trials, whole: Whole) -> None:
    into = trials.work / "other.db"
    with (
        Casebook.open(trials.work / "whole.db") as casebook,
        Casebook.open(into, write=True, create=True) as other,
    ):
        (name,) = casebook.readers()
        first, second, *_ = casebook.documents()
        other.store(first, casebook.extraction(first.id), name)
        other.store(second, type(casebook.extraction(second.id))(second.id, (), (), (), ()), name)
    assert list(left(into, whole)) == [f"document {second.id} is not as the undisturbed run has it"]
    told = list(finished(into, whole))
    assert told[0] == "the export is not that of an undisturbed run"
    assert len(told) == 1 + len(MANY) - 2
