"""What pages list, on either store, held against going through everything."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest

from casebook_reports import rich
from raids import REPORTS
from stored import first_report, second_report, third_report
from tellings import pipeline
from tellings.casebook import Casebook, Filters, Order, Where, Window
from tellings.export import claims as walk
from tellings.export.record import incident_record
from tellings.model import Extraction
from tellings.model.records import Record
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer
from tellings.values.mercator import WORLD
from tellings.web.holding import asked_of, incident_of
from tellings.web.rows import row

ALL = [
    first_report(),
    second_report(),
    third_report(),
    rich(),
    *((document, Extraction(document.id, (telling,), (), (), ())) for document, telling in REPORTS),
]
KEYS: dict[Order, Any] = {
    "date": lambda line: line.start or None,
    "killed": lambda line: line.killed,
    "reports": lambda line: len(line.documents),
    "open": lambda line: line.open,
    "type": lambda line: line.type,
}


@pytest.fixture
def book(where: Where) -> Where:
    """A casebook of many reports, with decisions, as it keeps its incidents."""
    with Casebook.open(where, write=True, create=True) as casebook, Gazetteer.open() as gazetteer:
        for document, extraction in ALL:
            casebook.store(document, extraction, "by hand")
        casebook.add_unread("torn.pdf", "torn")
        pipeline.keep(casebook)
        review = Review(casebook, gazetteer, "Ana", lambda: datetime(2031, 4, 1, tzinfo=UTC))
        killed = first_report()[1].tellings[0].of("killed")[0]
        review.choose(killed.id, "counted")
        review.undo(review.reject([killed.id], "a slip").judgement.id, "it was none")
    return where


def test_pages_list_what_going_through_everything_gives(book: Where) -> None:
    with Casebook.open(book) as casebook, casebook.snapshot(), casebook.pages() as pages:
        view = pipeline.view(casebook)
        records: dict[str, Record] = {each.id: incident_record(each) for each in view.incidents}
        found = [incident_of(*each) for each in pages.incidents.page(Filters(), "date", True, 0, 500)]
        lines = {each["id"]: row(each) for each in found}
        assert {id: {**record, "reviewed": lines[id].reviewed} for id, record in records.items()} == {
            each["id"]: each for each in found
        }
        assert sum(each.reviewed for each in lines.values()) == 1
        for order, key in KEYS.items():
            for falls in (False, True):
                shown = [
                    lines[incident_of(*each)["id"]]
                    for first in range(0, len(lines), 3)
                    for each in pages.incidents.page(Filters(), order, falls, first, 3)
                ]
                known = sorted(
                    (each for each in lines.values() if key(each) is not None),
                    key=lambda line: (key(line), line.id),
                    reverse=falls,
                )
                unknown = {each.id for each in lines.values() if key(each) is None}
                assert shown[: len(known)] == known, order
                assert {each.id for each in shown[len(known) :]} == unknown
        types = Counter(each["type"] for each in records.values())
        assert {each.name: each.incidents for each in pages.incidents.totals("type")} == types
        findings = Counter(each["kind"] for record in records.values() for each in record["findings"])
        assert {each.name: each.cells for each in pages.incidents.totals("finding")} == findings
        assert pages.incidents.count(Filters(reviewed=True)) == 1
        for status in ("disputed", "single"):
            having = [
                each
                for each in records.values()
                if any(verdict["status"] == status for verdict in each["fields"].values())
            ]
            assert pages.incidents.count(Filters(status=status)) == len(having)


def test_questions_findings_and_the_map_lose_nothing(book: Where) -> None:
    with Casebook.open(book) as casebook, casebook.snapshot(), casebook.pages() as pages:
        view = pipeline.view(casebook)
        asked = pipeline.questions(view)
        kept = pages.questions.page(0, 500)
        assert [pipeline.question_key(each) for each in asked] == [each.key for each in kept]
        assert [each.incident for each in asked] == [asked_of(each)["incident"] for each in kept]
        assert [pages.questions.place_of(each.key) for each in kept] == list(range(len(kept)))
        assert pages.questions.place_of("nobody") is None
        points = [
            place
            for each in view.incidents
            for place in walk.elements(incident_record(each), "place")[:1]
            if place["lat"] is not None
        ]
        whole = Window(0, 0, WORLD, WORLD)
        for size in (WORLD, WORLD // 64, 1_000):
            cells = pages.incidents.cells(Filters(placed=True), whole, size)
            assert sum(each.count for each in cells) == len(points)
        stretch = pages.incidents.stretch(Filters())
        assert stretch is not None
        for letters in (4, 7, 10):
            begun = pages.incidents.begun(Filters(), letters)
            assert sum(begun.values()) == pages.incidents.count(Filters(dated=True))
            assert min(begun) == stretch[0][:letters]


def test_documents_and_decisions_are_found_by_what_they_say(book: Where) -> None:
    with Casebook.open(book) as casebook, casebook.snapshot(), casebook.pages() as pages:
        every = pages.documents.page("", "", 0, 500)
        assert {each.id for each in every} == {document.id for document, _ in ALL}
        lovas = {document.id for document, _ in ALL if "lovas" in document.text.casefold()}
        assert {each.id for each in pages.documents.page("LOVAS", "", 0, 500)} == lovas
        assert pages.documents.count('"raid on Lovas"') == pages.documents.count("raid on lovas") == 2
        assert pages.documents.count("no such words") == 0
        assert pages.documents.unread_reasons() == [("torn", 1)]
        assert pages.incidents.count(Filters(report="guards lovas")) == 1
        decided = pages.decisions.page(0, 10)
        assert [each.kind for each, _ in decided] == ["undo", "not_this_value", "this_value"]
        assert [ruling.state for _, ruling in decided if ruling] == ["stands", "undone", "stands"]
        assert pages.decisions.count_of_standing() == 1
        about = pages.decisions.about([first_report()[1].tellings[0].of("killed")[0].id])
        assert about == decided
        assert pages.decisions.about(["ffff"]) == []
