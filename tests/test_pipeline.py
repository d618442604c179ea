"""The verbs without the command: what a fault, an interruption or another order of inputs does."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from running import REPORTS, write_reports
from stored import first_report, second_report, third_report
from tellings import pipeline
from tellings.casebook import Casebook
from tellings.model import Document, Extraction
from tellings.pipeline import Engine

STORED = (first_report(), second_report(), third_report())


def nothing(document: Document) -> Extraction:
    return Extraction(document.id, (), (), (), ())


def failing_on(word: str, fault: BaseException) -> Engine:
    """An engine that finds nothing, and fails on a document with this word."""

    def take(document: Document) -> Extraction:
        if word in document.text:
            raise fault
        return nothing(document)

    return Engine("failing", take)


def test_a_fault_of_our_own_costs_one_document(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    summary = pipeline.read(folder, tmp_path / "c.db", engine=failing_on("Recife", KeyError("x")))
    assert (summary.read, summary.documents) == (2, 2)
    assert [(each.path, each.reason) for each in summary.unread] == [
        ("shooting.txt", "could not be read: KeyError (a fault of Tellings itself)")
    ]
    mended = pipeline.read(folder, tmp_path / "c.db", engine=Engine("failing", nothing))
    assert (mended.read, mended.known, mended.unread) == (1, 2, ())
    with Casebook.open(tmp_path / "c.db") as casebook:
        assert casebook.unread() == ()


def test_a_claim_that_does_not_quote_its_document_is_such_a_fault(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", {"one.txt": "Nothing of the sort was said."})
    _, foreign = STORED[0]

    def take(document: Document) -> Extraction:
        return Extraction(document.id, foreign.tellings, (), (), ())

    summary = pipeline.read(folder, tmp_path / "c.db", engine=Engine("foreign", take))
    assert summary.nothing_read
    assert "could not be read" in summary.unread[0].reason


def test_an_interruption_keeps_what_was_done(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    with pytest.raises(KeyboardInterrupt):
        pipeline.read(folder, tmp_path / "c.db", engine=failing_on("Recife", KeyboardInterrupt()))
    with Casebook.open(tmp_path / "c.db") as casebook:
        assert {document.source_id for document in casebook.documents()} == {"blast.txt", "again.txt"}


def test_another_reader_reads_again(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    pipeline.read(folder, tmp_path / "c.db", engine=Engine("one", nothing))
    summary = pipeline.read(folder, tmp_path / "c.db", engine=Engine("two", nothing))
    assert (summary.read, summary.known, summary.documents) == (3, 0, 3)


def test_a_plan_knows_what_is_new_and_times_the_reader(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    seconds = itertools.count(0, 2)
    engine = Engine("one", nothing)
    plan = pipeline.plan(folder, tmp_path / "c.db", engine=engine, clock=lambda: next(seconds))
    assert (plan.documents, plan.known) == (3, 0)
    assert plan.characters == sum(map(len, REPORTS.values()))
    # The clock says that the first report took two seconds, and then enough was timed.
    first = len(REPORTS["again.txt"])
    assert plan.seconds == pytest.approx(2 * plan.characters / first)
    pipeline.read(folder / "blast.txt", tmp_path / "c.db", engine=engine)
    after = pipeline.plan(folder, tmp_path / "c.db", engine=engine)
    assert (after.documents, after.known) == (2, 1)


@given(st.permutations(range(len(STORED))), st.sampled_from(["ged-low-best-high", "acled-lowest", "latest"]))
def test_a_view_does_not_depend_on_order(order: list[int], policy: str) -> None:
    expected = pipeline.build_view(dict_of(STORED), [each[1] for each in STORED], policy=policy)
    shuffled = [STORED[each] for each in order]
    assert pipeline.build_view(dict_of(shuffled), [each[1] for each in shuffled], policy=policy) == expected
    assert sum(len(incident.tellings) for incident in expected.incidents) == len(STORED)


def dict_of(
    stored: list[tuple[Document, Extraction]] | tuple[tuple[Document, Extraction], ...],
) -> dict[str, Document]:
    return {document.id: document for document, _ in stored}
