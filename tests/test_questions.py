"""What is asked first: incidents that come near to being one, what is disputed, what was read with little certainty."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest

import tellings.link as linking
from benchmarks.invented import World
from browser import CHROMIUM, Browser
from tellings import ids, pipeline
from tellings.casebook import Casebook, StoredQuestion, Where
from tellings.model import CountValue, Extraction
from tellings.pipeline.questions import MOST_LIKELY, MOST_UNSURE
from tellings.review import Review
from tellings.testing import make_claim, make_document, make_telling
from tellings.values.gazetteer import Gazetteer
from web_desk import desk_over, served
from web_people import token


@pytest.fixture(autouse=True)
def all_that_meet_are_near(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even a small casebook has incidents that come near to being one."""
    monkeypatch.setattr(linking, "NEAR", -60.0)


def fill(where: Where) -> Where:
    with Casebook.open(where, write=True, create=True) as casebook:
        with casebook.batch():
            for document, telling, _ in World(seed=5).reports(60):
                casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "by hand")
        pipeline.keep(casebook)
    return where


def kept(casebook: Casebook) -> list[StoredQuestion]:
    with casebook.pages() as pages:
        return pages.questions.page(0, 1_000)


def likely(casebook: Casebook) -> list[tuple[str, str]]:
    """The pairs that are asked about, in order."""
    asked = [(each.incident, json.loads(each.record)["other"]) for each in kept(casebook)]
    return [(one, other) for one, other in asked if other is not None]


def test_near_pairs_are_asked_about_until_somebody_decides(where: Where) -> None:
    with Casebook.open(fill(where), write=True) as casebook, Gazetteer.open() as gazetteer:

        def as_the_whole_gives() -> None:
            asked = pipeline.questions(pipeline.view(casebook))
            assert [pipeline.question_key(each) for each in asked] == [each.key for each in kept(casebook)]

        as_the_whole_gives()
        pairs = likely(casebook)
        assert len(pairs) > 3
        assert max(Counter(asking for asking, _ in pairs).values()) <= MOST_LIKELY
        review = Review(casebook, gazetteer, "Ana", lambda: datetime(2031, 4, 1, tzinfo=UTC))
        apart = review.not_same(pairs[0], "another town")
        assert pairs[0] not in likely(casebook)
        as_the_whole_gives()
        one = next(pair for pair in pairs if not set(pair) & set(pairs[0]))
        review.merge(one, "the same street")
        assert one not in likely(casebook)
        as_the_whole_gives()
        review.undo(apart.judgement.id, "it may be the same after all")
        assert pairs[0] in likely(casebook)
        as_the_whole_gives()


def test_of_each_pair_it_is_told_what_speaks_for_it(tmp_path: Path) -> None:
    path = tmp_path / "near.db"
    fill(path)
    with Casebook.open(path) as casebook:
        (one, other), *_ = likely(casebook)
        of_the_part, of_the_whole = (
            ask(casebook, one, other) for ask in (pipeline.reasons_kept, pipeline.reasons)
        )
    assert of_the_whole is not None
    assert of_the_part == of_the_whole
    with desk_over(path) as client:
        key = next(each.key for each in kept(Casebook.open(path)) if each.incident == one)
        page = unescape(client.get(f"/review?at={key}").text)
        for part in of_the_whole.evidence.parts:
            assert f"{part.bits:+.1f}" in page
            assert part.comparison in page
        form = {
            "token": token(client, "/review"),
            "name": [one, other],
            "decide": "merge",
            "by": "Ana",
            "why": "the same street",
        }
        assert client.post("/decisions", data=form).status_code == 303
        assert client.get(f"/incidents/{other}").headers["location"].endswith(one)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium to look at the desk with")
def test_one_incident_or_two_is_decided_by_single_keys(tmp_path: Path) -> None:
    path = tmp_path / "near.db"
    fill(path)
    with Casebook.open(path) as casebook:
        pair = likely(casebook)[0]
        key = next(each.key for each in kept(casebook) if json.loads(each.record)["other"] == pair[1])
    with Browser(tmp_path / "profile") as browser, served(path) as address:
        page = browser.page()
        page.go(f"{address}/review?at={key}")
        page.evaluate(
            "for (const [name, value] of [['why', 'another town'], ['by', 'Ada Quill']])"
            " document.querySelector('#deciding').elements[name].value = value; document.activeElement.blur()"
        )
        page.evaluate("document.documentElement.dataset.old = 'yes'")
        page.press("2")
        page.loaded()
        assert "is written in the journal" in page.text()
    with Casebook.open(path) as casebook:
        (made,) = casebook.judgements()
        assert made.kind == "not_same"
        assert pair not in likely(casebook)


def test_what_was_read_with_little_certainty_is_asked_last() -> None:
    document = make_document(
        "Five people died and six were hurt, and two held, when four men fired at dawn.", "a.txt"
    )
    read = (
        ("killed", "Five people", 5, 0.3),
        ("injured", "six", 6, 0.2),
        ("arrested", "two", 2, 0.4),
        ("attackers", "four", 4, 0.9),
    )
    claims = [
        ids.identified(replace(make_claim(document, field, quote, CountValue(best, best, best)), score=score))
        for field, quote, best, score in read
    ]
    extraction = Extraction(document.id, (make_telling(document, *claims),), (), (), ())
    view = pipeline.build_view({document.id: document}, [extraction])
    asked = [each for each in pipeline.questions(view) if each.asked == "unsure"]
    assert [each.field for each in asked] == ["injured", "killed"]
    assert len(asked) == MOST_UNSURE
    assert [each.claims[0].quote for each in asked] == ["six", "Five people"]


def test_a_question_that_an_earlier_version_kept_is_asked_until_incidents_are_built_anew(
    tmp_path: Path,
) -> None:
    fill(path := tmp_path / "old.db")
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM incident_questions WHERE json_extract(record, '$.other') IS NOT NULL")
        connection.execute("UPDATE incident_questions SET record = json_remove(record, '$.other', '$.bits')")
        assert connection.execute("SELECT count(*) FROM incident_questions").fetchone() != (0,)
    with desk_over(path) as client:
        assert "cannot all be right" in client.get("/review").text
        assert client.get("/api/v1/questions").json()["items"][0]["other"] is None
