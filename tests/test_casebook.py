"""What a casebook keeps, and what it gives back."""

from __future__ import annotations

import tempfile
import tracemalloc
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from casebook_reports import content, document, judgement, quote, report, rich, telling
from tellings import ids
from tellings.casebook import Casebook, Found, Where
from tellings.casebook import casebook as casebook_module
from tellings.casebook.encoding import decode, encode, escape, unescape
from tellings.errors import UserError
from tellings.model import CountValue, Document, Extraction, Relation, Span, Unread
from tellings.model.records import to_record

READER = "rules 1"
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)


Fresh = Callable[[], Where]
# Examples of one test may share what is empty when each begins.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def path(where: Where) -> Where:
    return where


def store(path: Where, *reports: tuple[Document, Extraction], reader: str = READER) -> list[bool]:
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        return [casebook.store(each, extraction, reader) for each, extraction in reports]


def test_gives_back_every_kind_of_value_unchanged(path: Where) -> None:
    made, extraction = rich()
    assert store(path, (made, extraction)) == [True]
    with Casebook.open(path) as casebook:
        assert list(casebook.documents()) == [made] == [casebook.document(made.id)]
        assert list(casebook.extractions()) == [extraction] == [casebook.extraction(made.id)]
        assert list(casebook.tellings()) == list(extraction.tellings)
        assert list(casebook.rejections()) == list(extraction.rejections)
        assert casebook.telling(extraction.tellings[1].id) == extraction.tellings[1]
        assert casebook.claim(extraction.figures[0].claim.id) == extraction.figures[0].claim
        assert casebook.has_text(made.text_hash)
        assert not casebook.has_text(ids.text_hash(made.text + " "))


def test_the_stored_record_is_the_models_own(path: Where) -> None:
    for value in (*rich(), judgement(1, "a", "b")):
        assert decode(encode(value)) == to_record(value)


def test_what_is_not_there(path: Where) -> None:
    store(path)
    with Casebook.open(path) as casebook:
        assert not list(casebook.documents())
        assert not list(casebook.extractions())
        assert not list(casebook.rejections())
        assert casebook.claim("00") is None
        assert casebook.telling("00") is None
        with pytest.raises(UserError, match="no document 00 in this casebook"):
            casebook.document("00")
        with pytest.raises(UserError, match="no document 00 in this casebook"):
            casebook.extraction("00")


def test_the_same_twice_adds_nothing(path: Where) -> None:
    assert store(path, report(1), report(2), report(1)) == [True, True, False]
    before = content(path)
    assert store(path, report(2), report(1)) == [False, False]
    assert content(path) == before
    assert before["counts"]["claims"] == 6


@settings(max_examples=15)
@given(order=st.lists(st.integers(0, 4), min_size=5, max_size=12).filter(lambda order: len(set(order)) == 5))
def test_any_order_and_any_repetition_come_to_the_same(order: list[int]) -> None:
    reports = [rich(), *(report(number) for number in range(4))]
    with tempfile.TemporaryDirectory() as folder:
        store(Path(folder, "plain.db"), *reports)
        store(Path(folder, "mixed.db"), *(reports[each] for each in order))
        assert content(Path(folder, "plain.db")) == content(Path(folder, "mixed.db"))


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 1, 0), (1, 0, 1)])
def test_one_document_found_under_two_paths_is_the_same_in_either_order(
    path: Where, order: tuple[int, ...]
) -> None:
    reports = [report(1, path=folder + "/report-1.txt") for folder in ("east", "west")]
    store(path, *(reports[each] for each in order))
    assert [each.path for each in content(path)["documents"]] == ["east/report-1.txt"]


@settings(SHARED, max_examples=40)
@given(text=ANY_TEXT, path_within=ANY_TEXT)
@example("👩🏽‍🚒 a\u0301 e\u0301\u0323 क्षि", "é.txt")
@example("أُصيب ثلاثة أشخاص ‏(وفق المصدر)\u202e abc", "תיק.txt")
@example("nul \x00 and escape \x10\x100000 and \x10zz", "\x10d800")
@example("half \ud83d and whole \ud83d\ude00 and \udcff", "caf\udce9.txt")
@example("\n\n \u2028\u0085\t", "a\nb")
def test_a_text_comes_back_character_for_character(path: Where, text: str, path_within: str) -> None:
    made = document(text, path_within)
    with Casebook.open(path, write=True, create=True) as casebook:
        casebook.store(made, Extraction(made.id, (), (), (), ()), READER)
        casebook.add_unread(path_within, text)
        back = casebook.document(made.id)
        assert Unread(path_within, text) in casebook.unread()
    assert [ord(character) for character in back.text] == [ord(character) for character in text]
    assert back == made


@given(ANY_TEXT)
def test_escaped_text_suits_every_database(text: str) -> None:
    escaped = escape(text)
    assert b"\x00" not in escaped.encode("utf-8")
    assert unescape(escaped) == text


def test_a_claim_that_does_not_quote_its_document_is_refused_and_nothing_stored(path: Where) -> None:
    made, extraction = report(1)
    claim = extraction.tellings[0].claims[1]
    assert claim.span is not None
    moved = replace(claim, span=Span(claim.span.start + 1, claim.span.end + 1))
    bad = replace(extraction, tellings=(telling(made, moved),))
    with Casebook.open(path, write=True, create=True) as casebook:
        with pytest.raises(ValueError, match="does not quote its document"):
            casebook.store(made, bad, READER)
        assert casebook.count() == 0
        assert casebook.store(made, extraction, READER)


def test_what_belongs_to_another_document_is_refused(path: Where) -> None:
    (first, taken), (second, other) = report(1), report(2)
    stray = replace(taken, tellings=other.tellings)
    foreign = replace(taken, tellings=(telling(first, *other.tellings[0].claims),))
    with Casebook.open(path, write=True, create=True) as casebook:
        for wrong in (other, stray, foreign):
            with pytest.raises(ValueError, match=second.id):
                casebook.store(first, wrong, READER)
        assert casebook.count() == 0


def test_unlike_claims_or_tellings_under_one_id_are_refused(path: Where) -> None:
    made, extraction = report(1)
    first = extraction.tellings[0]
    unlike = replace(extraction, tellings=(first, replace(first, main=False)))
    claims = (first.claims[0], replace(first.claims[1], id=first.claims[0].id))
    with Casebook.open(path, write=True, create=True) as casebook:
        with pytest.raises(ValueError, match="two unlike tellings"):
            casebook.store(made, unlike, READER)
        with pytest.raises(ValueError, match="two unlike claims"):
            casebook.store(made, replace(extraction, tellings=(telling(made, *claims),)), READER)


def test_a_stored_text_is_never_changed(path: Where) -> None:
    made, extraction = report(1)
    text = made.text + " More."
    longer = replace(made, text=text, text_hash=ids.text_hash(text))
    store(path, (made, extraction))
    with Casebook.open(path, write=True) as casebook:
        with pytest.raises(ValueError, match="another text"):
            casebook.store(longer, extraction, "rules 2")
        assert casebook.document(made.id).text == made.text
        assert casebook.known(made.id, READER)


def test_another_reader_replaces_what_was_taken(path: Where) -> None:
    made, extraction = rich()
    store(path, (made, extraction), report(1))
    claim = ids.claim(made, "killed", quote(made, "Five people"), CountValue(5, 5, 5))
    again = Extraction(made.id, (telling(made, claim, extraction.tellings[0].claims[3]),), (), (), ())
    assert store(path, (replace(made, dateline=None), again), reader="rules 2") == [False]
    with Casebook.open(path) as casebook:
        assert casebook.extraction(made.id) == again
        assert casebook.document(made.id).dateline is None
        assert casebook.known(made.id, "rules 2")
        assert not casebook.known(made.id, READER)
        assert casebook.readers() == (READER, "rules 2")
        assert casebook.claim(extraction.tellings[0].claims[0].id) is None
        assert casebook.telling(extraction.tellings[0].id) is None
        assert casebook.extraction(report(1)[0].id) == report(1)[1]
        assert casebook.counts()["claims"] == 5


def test_a_judgement_and_what_it_judged_outlive_the_reading(path: Where, fresh: Fresh) -> None:
    made, extraction = rich()
    fire, court = extraction.tellings
    decisions = (judgement(1, court.id, "elsewhere", kind="same"), judgement(2, fire.claims[3].id))
    store(path, (made, extraction))
    with Casebook.open(path, write=True) as casebook:
        for decision in decisions:
            casebook.judge(decision)
    nothing = Extraction(made.id, (), (), (), ())
    store(path, (made, nothing), reader="rules 2")
    with Casebook.open(path) as casebook:
        assert casebook.judgements() == decisions
        assert list(casebook.tellings()) == []
        assert casebook.counts()["claims"] == casebook.counts()["tellings"] == 0
        assert casebook.telling(court.id) == court
        assert casebook.claim(fire.claims[3].id) == fire.claims[3]
        assert casebook.claim(fire.claims[1].id) is None
    only = Extraction(made.id, (replace(court, main=True),), (), (), ())
    store(path, (made, only), reader="rules 3")
    with Casebook.open(path) as casebook:
        assert list(casebook.extractions()) == [only]
        assert casebook.counts()["claims"] == len(court.claims)
    store(path, (made, extraction), reader="rules 4")
    with Casebook.open(path) as casebook:
        assert list(casebook.extractions()) == [extraction]
        assert casebook.judgements() == decisions
    other = fresh()
    store(other, (made, extraction), reader="rules 4")
    counts = content(path)["counts"]
    assert {**counts, "judgements": 0} == content(other)["counts"]


@settings(max_examples=15)
@given(
    steps=st.lists(st.tuples(st.integers(0, 3), st.booleans()), min_size=1, max_size=6),
    judged=st.sets(st.integers(0, 8), max_size=3),
)
def test_however_often_it_is_read_again_the_last_reading_stands(
    steps: list[tuple[int, bool]], judged: set[int]
) -> None:
    made, extraction = rich()
    fire, court = extraction.tellings
    readings = (
        extraction,
        Extraction(made.id, (), (), (), ()),
        Extraction(made.id, (court, telling(made, *fire.claims[2:5])), (), extraction.figures, ()),
        Extraction(made.id, (fire,), (Relation(fire.id, fire.id, "part_of"),), (), extraction.rejections),
    )
    names = [fire.id, court.id, *(claim.id for claim in fire.claims[:7])]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "again.db")
        store(file, (made, extraction))
        with Casebook.open(file, write=True) as casebook:
            casebook.judge(judgement(1, *(names[each] for each in sorted(judged))))
        for number, (which, _) in enumerate(steps):
            store(file, (made, readings[which]), reader=f"rules {number + 2}")
            with Casebook.open(file) as casebook:
                assert list(casebook.extractions()) == [readings[which]]
                for each in judged:
                    assert casebook.telling(names[each]) or casebook.claim(names[each])


def test_judgements_keep_their_order_and_are_never_replaced(path: Where) -> None:
    first, second = judgement(9, "a"), judgement(1, "a", undoes="judgement9")
    with Casebook.open(path, write=True, create=True) as casebook:
        for each in (first, second, first, replace(second, why="another reason")):
            casebook.judge(each)
        assert casebook.judgements() == (first, second)


def test_the_unread_are_listed_once_and_taken_back_when_read(path: Where) -> None:
    with Casebook.open(path, write=True, create=True) as casebook:
        casebook.add_unread("report-2.txt", "empty")
        casebook.add_unread("report-1.txt", "not text")
        casebook.add_unread("report-1.txt", "not text")
        casebook.add_unread("report-1.txt", "a later part is damaged")
        assert casebook.unread() == (
            Unread("report-1.txt", "a later part is damaged"),
            Unread("report-1.txt", "not text"),
            Unread("report-2.txt", "empty"),
        )
    store(path, report(1))
    assert content(path)["unread"] == (Unread("report-2.txt", "empty"),)
    with Casebook.open(path, write=True) as casebook:
        casebook.clear_unread("report-2.txt")
    assert content(path)["unread"] == ()


@pytest.mark.parametrize("noted_first", [True, False])
def test_a_part_not_read_stays_listed_beside_the_parts_that_were(path: Where, noted_first: bool) -> None:
    part = Unread("lines.jsonl", "line 7 is not JSON")
    for _ in range(2):
        with Casebook.open(path, write=True, create=True) as casebook:
            if noted_first:
                casebook.add_unread(part.path, part.reason)
            for number in (1, 2):
                casebook.store(*report(number, path="lines.jsonl"), READER)
            if not noted_first:
                casebook.add_unread(part.path, part.reason)
        assert content(path)["unread"] == (part,)


def test_finds_ids_by_how_they_begin(path: Where) -> None:
    made, extraction = rich()
    store(path, (made, extraction), report(1))
    with Casebook.open(path, write=True) as casebook:
        casebook.judge(judgement(1, "a"))
        assert casebook.find(made.id) == (Found("document", made.id),)
        assert Found("telling", extraction.tellings[0].id) in casebook.find(extraction.tellings[0].id[:6])
        assert Found("claim", extraction.figures[0].claim.id) in casebook.find(
            extraction.figures[0].claim.id[:6]
        )
        assert casebook.find("judgement1") == (Found("judgement", "judgement1"),)
        assert len(casebook.find("", limit=3)) == 3
        everything = casebook.find("", limit=1000)
        assert (
            len(everything)
            == len(set(everything))
            == sum(casebook.counts()[name] for name in ("documents", "tellings", "claims", "judgements"))
        )
        for odd in ("%", "_", "'", "\ud800", "\x00", "zz"):
            assert casebook.find(odd) == ()


def test_iterators_go_on_from_page_to_page(path: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [rich(), *(report(number) for number in range(9))]
    store(path, *reports)
    for name in ("_DOCUMENTS", "_EXTRACTIONS", "_ROWS"):
        monkeypatch.setattr(casebook_module, name, 3)
    by_id = sorted(reports, key=lambda each: each[0].id)
    with Casebook.open(path) as casebook:
        assert list(casebook.documents()) == [made for made, _ in by_id]
        assert list(casebook.extractions()) == [extraction for _, extraction in by_id]
        assert list(casebook.rejections()) == [each for _, taken in by_id for each in taken.rejections]
        assert list(casebook.stored_order()) == [made.id for made, _ in reports]


def test_going_through_the_documents_needs_little_memory(path: Where) -> None:
    size, number = 50_000, 300
    texts = ("x" * size + str(each) for each in range(number))
    made = (document(text) for text in texts)
    store(path, *((each, Extraction(each.id, (), (), (), ())) for each in made))
    with Casebook.open(path) as casebook:
        tracemalloc.start()
        assert sum(len(each.text) >= size for each in casebook.documents()) == number
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert most < size * number / 2


def test_an_error_in_a_batch_takes_back_only_what_it_struck(path: Where) -> None:
    made, extraction = report(3)
    wrong = replace(extraction, document="another")

    def interrupted(casebook: Casebook) -> None:
        with casebook.batch():
            casebook.store(*report(1), READER)
            with pytest.raises(ValueError, match="cannot be stored"):
                casebook.store(made, wrong, READER)
            assert casebook.known(report(1)[0].id, READER)
            casebook.store(*report(2), READER)
            raise KeyboardInterrupt

    with Casebook.open(path, write=True, create=True) as casebook:
        with pytest.raises(KeyboardInterrupt):
            interrupted(casebook)
        assert casebook.count() == 2
        assert casebook.store(made, extraction, READER)
    assert content(path)["counts"]["documents"] == 3


def test_a_batch_commits_as_it_goes(path: Where, monkeypatch: pytest.MonkeyPatch) -> None:
    from tellings.casebook import database

    with (
        Casebook.open(path, write=True, create=True) as writer,
        Casebook.open(path) as reader,
        writer.batch(),
    ):
        writer.store(*report(1), READER)
        assert reader.count() == 0
        monkeypatch.setattr(database, "_COMMIT_AFTER", 0.0)
        writer.store(*report(2), READER)
        assert reader.count() == 2
        writer.store(*report(3), READER)
        assert reader.count() == 3


def test_a_snapshot_is_of_one_moment(path: Where) -> None:
    with Casebook.open(path, write=True, create=True) as writer, Casebook.open(path) as reader:
        writer.store(*report(1), READER)
        with reader.snapshot():
            assert reader.count() == 1
            writer.store(*report(2), READER)
            assert reader.count() == 1
            assert len(list(reader.documents())) == 1
        assert reader.count() == 2


def test_iterating_while_writing_in_the_same_batch(path: Where) -> None:
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        for number in range(5):
            casebook.store(*report(number), READER)
        for extraction in casebook.extractions():
            casebook.judge(judgement(int(extraction.document[:4], 16), extraction.document))
        assert len(casebook.judgements()) == 5


def test_a_casebook_opened_for_reading_or_closed_takes_nothing(path: Where) -> None:
    store(path, report(1))
    with Casebook.open(path) as casebook:
        with pytest.raises(RuntimeError, match="opened for reading"):
            casebook.store(*report(2), READER)
        with pytest.raises(RuntimeError, match="opened for reading"):
            casebook.judge(judgement(1, "a"))
        pages = casebook.documents()
    with pytest.raises(RuntimeError, match="closed"):
        casebook.count()
    with pytest.raises(RuntimeError, match="closed"):
        next(pages)


def test_several_threads_share_a_casebook(path: Where) -> None:
    numbers = range(40)

    def write(casebook: Casebook, part: int) -> None:
        with casebook.batch():
            for number in numbers[part::2]:
                casebook.store(*report(number), READER)

    def read(casebook: Casebook) -> int:
        for _ in range(10):
            with casebook.snapshot():
                ids_seen = [each.id for each in casebook.documents()]
                assert [each.document for each in casebook.extractions()] == ids_seen
        return len(ids_seen)

    with Casebook.open(path, write=True, create=True) as casebook, ThreadPoolExecutor(4) as pool:
        tasks = [pool.submit(write, casebook, 0), pool.submit(write, casebook, 1)]
        readers = [pool.submit(read, casebook) for _ in range(2)]
        for task in tasks:
            task.result(timeout=60)
        assert all(0 <= task.result(timeout=60) <= len(numbers) for task in readers)
        assert casebook.count() == len(numbers)
