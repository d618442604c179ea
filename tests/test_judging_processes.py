"""Decisions while processes are killed and while others decide too: what was acknowledged is never lost."""

from __future__ import annotations

import signal
import sys

import pytest

from casebook_reports import program
from raids import REPORTS
from tellings import pipeline
from tellings.casebook import Casebook, Where
from tellings.export import to_json
from tellings.model import Extraction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals of Unix")

DECIDE = """
from datetime import UTC, datetime
from raids import REPORTS
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer
claims = [claim.id for _, telling in REPORTS for claim in telling.of("killed")]
for number in range(int(sys.argv[2]), int(sys.argv[3])):
    with Casebook.open(sys.argv[1], write=True, wait=60) as casebook, Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, sys.argv[4], lambda: datetime.now(UTC))
        outcome = review.choose(claims[number % len(claims)], f"reason {number}")
    print(outcome.judgement.id, flush=True)
"""


@pytest.fixture
def path(where: Where) -> Where:
    path = where
    with Casebook.open(path, write=True, create=True) as casebook:
        for document, telling in REPORTS:
            casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "by hand")
    return path


def check(path: Where, acknowledged: list[str]) -> None:
    """Every decision that was acknowledged is there, the journal is whole, and what is shown is what all of it comes to."""
    with Casebook.open(path) as casebook:
        made = [each.id for each in casebook.judgements()]
        assert set(acknowledged) <= set(made)
        assert len(made) <= len(acknowledged) + 1  # one may have been kept just before its process was killed
        assert list(casebook.verify()) == []
    with pipeline.shown(path) as shown:
        built = pipeline.export_record(shown.casebook, seen=pipeline.view(shown.casebook))
        assert to_json(shown.record()) == to_json(built)


@pytest.mark.parametrize("last_seen", [1, 25])
def test_a_kill_in_the_middle_of_two_hundred_decisions_loses_none_that_was_acknowledged(
    path: Where, last_seen: int
) -> None:
    process = program(DECIDE, path, 0, 200, "Ana")
    assert process.stdout is not None
    acknowledged = [process.stdout.readline().strip() for _ in range(last_seen)]
    assert all(acknowledged), process.communicate(timeout=30)[1]
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    check(path, acknowledged + rest.split())
    assert last_seen <= len(acknowledged) < 200


def test_two_who_decide_at_once_lose_nothing(path: Where) -> None:
    processes = [program(DECIDE, path, 0, 6, "Ana"), program(DECIDE, path, 6, 12, "Ben")]
    acknowledged: list[str] = []
    for process in processes:
        out, problems = process.communicate(timeout=120)
        assert process.returncode == 0, problems
        acknowledged += out.split()
    assert len(set(acknowledged)) == 12
    check(path, acknowledged)
    with Casebook.open(path) as casebook:
        assert len(casebook.judgements()) == 12
        assert {each.by for each in casebook.judgements()} == {"Ana", "Ben"}
