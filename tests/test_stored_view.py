"""The incidents as last built: kept, found, and byte for byte what building anew gives."""

from __future__ import annotations

import json
import sqlite3
import tempfile
import tracemalloc
from collections.abc import Callable
from dataclasses import fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.invented import World
from casebook_reports import as_format_2, judgement, report, rich
from postgres import Server
from raids import REPORTS
from running import as_ordinary_user, tellings, write_reports
from stored import Place, first_report, second_report, stored_casebook, third_report
from tampering import sql
from tellings import pipeline
from tellings.casebook import Casebook, Filters, StoredIncident, Where, stored_view, words
from tellings.cli import main
from tellings.codebook import SHIPPED
from tellings.errors import CasebookFull, UserError
from tellings.export import (
    Coding,
    cases,
    coded_record,
    held,
    json_pieces,
    narrowed,
    to_csv,
    to_geojson,
    to_json,
)
from tellings.export import (
    Filters as Asked,
)
from tellings.model import Document, Extraction
from tellings.model.records import Record
from tellings.pipeline import Engine, freshness, keeping, spool, whole
from tellings.reconcile import POLICIES
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
ALL = [
    first_report(),
    second_report(),
    third_report(),
    rich(),
    *((document, Extraction(document.id, (telling,), (), (), ())) for document, telling in REPORTS),
]


def built(casebook: Casebook) -> Record:
    """Everything, built anew."""
    return pipeline.export_record(casebook, texts=True, seen=pipeline.view(casebook))


def check_same(path: Where) -> None:
    """What is kept must be what is built anew, in every format, and of every incident alone."""
    with pipeline.shown(path) as shown:
        assert pipeline.is_kept(shown.casebook)
        kept, fresh = shown.record(texts=True), built(shown.casebook)
        assert not isinstance(kept["incidents"], list)
        assert to_json(kept) == to_json(fresh)
        for claims in (False, True):
            assert to_csv(kept, claims) == to_csv(fresh, claims)
        assert to_geojson(kept) == to_geojson(fresh)
        assert held(kept) == fresh
        for name in SHIPPED:
            for asked in (Asked(), Asked(types=("attack", "bombing")), Asked(reviewed_only=True)):
                flowing, entire = (Coding(pipeline.shipped_codebook(name), asked) for _ in range(2))
                assert to_json(coded_record(kept, flowing)) == to_json(coded_record(fresh, entire))
                assert flowing == entire
        for policy in POLICIES:
            anew = pipeline.view(shown.casebook, policy)
            weighed = pipeline.export_record(shown.casebook, policy, seen=anew)
            with pipeline.shown(path, policy) as other:
                other_record = other.record()
                assert not isinstance(other_record["incidents"], list)
                assert held(other_record) == weighed
                for incident in weighed["incidents"]:
                    assert other.around(incident["id"])[1] == incident
        without = {**fresh, "documents": [{**each} for each in fresh["documents"]]}
        for each in without["documents"]:
            del each["text"]
        for incident in fresh["incidents"]:
            record, found = shown.around(incident["was"][-1][:12] if incident["was"] else incident["id"])
            assert found == incident
            assert to_json(narrowed(record, [found])) == to_json(narrowed(without, [incident]))


@settings(max_examples=8)
@given(
    st.lists(
        st.one_of(
            st.integers(0, len(ALL) - 1),
            st.sampled_from(
                ["choose", "reject", "same", "apart", "furniture", "claim", "undo", "unread", "reread"]
            ),
        ),
        min_size=3,
        max_size=10,
    )
)
def test_what_is_kept_is_what_is_built_anew(steps: list[int | str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "my.db")
        with Casebook.open(path, write=True, create=True) as casebook, Gazetteer.open() as gazetteer:
            for number, step in enumerate([0, 4, 6, *steps]):
                if isinstance(step, int):
                    casebook.store(*ALL[step], "by hand")
                elif step == "unread":
                    casebook.add_unread(f"part {number}", "torn")
                elif step == "reread":
                    casebook.store(*ALL[4], f"reader {number}")
                else:
                    decide(Review(casebook, gazetteer, "Ana", lambda: NOW), step, number)
                if number % 3 == 0:
                    pipeline.keep(casebook)
        check_same(path)
        check_same(path)


def decide(review: Review, what: str, number: int) -> None:
    """One decision of a kind, on one or two of what there is."""
    incidents = review.view.incidents
    claims = [c for i in incidents for t in i.tellings for c in t.claims if c.span and c.field != "person"]
    claims = [c for c in claims if c.polarity == "affirmed"]
    claim = claims[number * 7 % len(claims)]
    told = [t.id for i in incidents for t in i.tellings]
    two = [told[number % len(told)], told[(number * 3 + 1) % len(told)]]
    history = [each.id for each, ruling in review.history() if ruling.state != "undone"]
    try:
        match what:
            case "choose":
                review.choose(claim.id, "why not")
            case "reject":
                review.reject([claim.id], "why not")
            case "same":
                review.same(two, "why not")
            case "apart":
                review.not_same(two, "why not")
            case "furniture":
                review.furniture(claim.id, "why not")
            case "claim":
                assert claim.span is not None
                review.claim(claim.document, claim.span, "injured", str(number + 2), "why not", of=None)
            case "undo" if history:
                review.undo(history[number % len(history)], "why not")
    except UserError:
        pass  # what cannot be decided just now


def casebook_of_all(path: Place) -> Place:
    with Casebook.open(path, write=True, create=True) as casebook:
        for document, extraction in ALL:
            casebook.store(document, extraction, "by hand")
        pipeline.keep(casebook)
    return path


@pytest.fixture(scope="module")
def path(kind: str, request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Where:
    """One casebook of each kind, only to be read."""
    if kind == "sqlite":
        return casebook_of_all(tmp_path_factory.mktemp("view") / "my.db")
    server: Server = request.getfixturevalue("postgres")
    return casebook_of_all(server.kept())


def test_it_is_out_of_date_once_something_was_read_or_judged(
    where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored_casebook(where)
    with Casebook.open(path, write=True) as casebook:
        assert not pipeline.is_kept(casebook)
        pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)
        casebook.add_unread("late.txt", "empty")
        assert pipeline.is_kept(casebook)
        casebook.store(*report(1), "by hand")
        assert not pipeline.is_kept(casebook)
        pipeline.keep(casebook)
        casebook.judge(judgement(1, "x"))
        assert not pipeline.is_kept(casebook)
        pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)
        monkeypatch.setattr(freshness, "making", lambda: "another version")
        assert not pipeline.is_kept(casebook)


def test_a_view_of_another_journal_is_not_used(where: Where) -> None:
    path = casebook_of_all(where)
    sql(path, "UPDATE journal SET hash = 'ff' WHERE position = (SELECT max(position) FROM journal)")
    with Casebook.open(path) as casebook:
        assert not pipeline.is_kept(casebook)


def test_what_was_overtaken_while_it_was_built_is_built_again(
    where: Where, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored_casebook(where)
    builds: list[int] = []

    counted = keeping._counted

    def overtaken(*given: Any) -> Any:
        builds.append(casebook.count())
        if len(builds) == 1:
            casebook.store(*report(1), "by hand")
        return counted(*given)

    monkeypatch.setattr(keeping, "_counted", overtaken)
    with Casebook.open(path, write=True) as casebook:
        pipeline.keep(casebook)
        assert builds == [3, 4]
        assert pipeline.is_kept(casebook)


def all_of(casebook: Casebook) -> list[StoredIncident]:
    return list(casebook.stored.incidents())


FILTERS: list[tuple[Filters, Callable[[StoredIncident], bool]]] = [
    (Filters(types=("arson", "trial")), lambda each: each.type in ("arson", "trial")),
    (Filters(stages=("accomplished",)), lambda each: each.stage == "accomplished"),
    (Filters(since="2031-03-09"), lambda each: each.last_day is not None and each.last_day >= "2031-03-09"),
    (Filters(until="2031-03-09"), lambda each: each.first_day is not None and each.first_day <= "2031-03-09"),
    (Filters(country="HRV"), lambda each: each.country == "HRV"),
    (Filters(country="HRV", city="Osijek"), lambda each: each.city == "Osijek"),
    (Filters(killed_status="disputed"), lambda each: each.killed_status == "disputed"),
    (Filters(least_killed=5), lambda each: each.killed is not None and each.killed >= 5),
    (Filters(open_questions=True), lambda each: each.questions > 0),
    (Filters(open_questions=False), lambda each: each.questions == 0),
    (Filters(findings=True), lambda each: each.findings > 0),
    (Filters(source="Radio Ostreva"), lambda each: "Radio Ostreva" in each.sources),
    (Filters(document=rich()[0].id), lambda each: rich()[0].id in each.documents),
]


@pytest.mark.parametrize("which", range(len(FILTERS)))
def test_filters_give_what_going_through_everything_gives(path: Where, which: int) -> None:
    filters, wanted = FILTERS[which]
    with Casebook.open(path) as casebook:
        everything = all_of(casebook)
        expected = [each for each in everything if wanted(each)]
        assert list(casebook.stored.incidents(filters)) == expected
        assert casebook.stored.count(filters) == len(expected)
        assert 0 < len(expected) < len(everything) or which in (1, 10)


def test_the_columns_are_what_the_record_says(path: Where) -> None:
    with Casebook.open(path) as casebook:
        for each in all_of(casebook):
            record = each.as_record()
            assert casebook.stored.incident(each.id) == each
            assert (each.id, each.type, each.stage) == (record["id"], record["type"], record["stage"])
            assert list(each.documents) == sorted({told["document"] for told in record["tellings"]})
            killed = record["fields"].get("killed") or {}
            assert (each.killed, each.killed_status) == (killed.get("best"), killed.get("status"))
            assert casebook.stored.named(each.tellings[-1][0]) == [(each.id, each.tellings[-1][0])]
            assert each.id in casebook.stored.incidents_of(each.documents)
        assert casebook.stored.incident("ffff") is None


@pytest.mark.parametrize("sort", ["id", "date", "killed", "documents", "questions"])
def test_pages_follow_each_other_in_every_order(
    path: Where, sort: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys: dict[str, Callable[[StoredIncident], Any]] = {
        "id": lambda each: (),
        "date": lambda each: each.first_day or "~",
        "killed": lambda each: -(-1 if each.killed is None else each.killed),
        "documents": lambda each: -len(each.documents),
        "questions": lambda each: -(each.questions + each.findings),
    }
    with Casebook.open(path) as casebook:
        expected = sorted(all_of(casebook), key=lambda each: (keys[sort](each), each.id))
        monkeypatch.setattr(stored_view, "_INCIDENTS", 2)
        assert list(casebook.stored.incidents(sort=sort)) == expected
        assert len(expected) > 4
        for limit in (1, 2, 3):
            pages: list[StoredIncident] = []
            while page := list(
                casebook.stored.incidents(sort=sort, after=pages[-1].id if pages else None, limit=limit)
            ):
                assert len(page) <= limit
                pages += page
            assert pages == expected
        with pytest.raises(UserError, match="no incident ffff"):
            list(casebook.stored.incidents(after="ffff"))


SEARCHES = {
    "guards": True,
    "GUARDS Lovas": True,
    '"raid on Lovas"': True,
    '"Lovas on raid"': False,
    "guards Osijek": False,
    "Ostreva": True,
    '" "': None,
    "… - %": None,
    "100%": False,
    '"unclosed': False,
    "OR AND NOT": False,
    "_": False,
}


@pytest.mark.parametrize("fts5", [True, False])
def test_words_are_found_with_and_without_an_index(
    where: Where, fts5: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not fts5:
        monkeypatch.setattr(words, "_has_fts5", lambda connection: False)
        monkeypatch.setattr(words, "_has_arrays", lambda connection: False)
    with Casebook.open(casebook_of_all(where)) as casebook:
        total = casebook.stored.count()
        for asked, found in SEARCHES.items():
            number = casebook.stored.count(Filters(words=asked))
            assert number == total if found is None else (number > 0) is found, asked
        (lovas,) = casebook.stored.incidents(Filters(words='"Border Watch\'s Ines Varga"'))
        assert first_report()[0].id in lovas.documents


def test_an_export_needs_little_memory(where: Where) -> None:
    number, size = 300, 20_000
    path = where
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        for each in range(number):
            document, extraction = report(each)
            longer = Document(**{**_fields(document), "extra": json.dumps({"more": "x" * size})})
            casebook.store(longer, extraction, "by hand")
    with Casebook.open(path, write=True) as casebook:
        pipeline.keep(casebook)
    with pipeline.shown(path) as shown:
        to_json(held(shown.record()))[:1]  # what is loaded once
        tracemalloc.start()
        written = sum(len(piece) for piece in json_pieces(shown.record()))
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        tracemalloc.start()
        told = sum(len(case.documents) for case in cases(shown.record()))
        _, of_table = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert written > number * size
    assert most < number * size / 2
    assert told >= number
    assert of_table < number * size / 2


def test_building_the_whole_needs_little_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    number, size = 400, 50_000
    path = tmp_path / "my.db"
    monkeypatch.setattr(whole, "_TOGETHER", 20)
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        for document, telling, _ in World().reports(number):
            longer = Document(**{**_fields(document), "extra": json.dumps({"more": "x" * size})})
            casebook.store(longer, Extraction(longer.id, (telling,), (), (), ()), "by hand")
    with Casebook.open(path, write=True) as casebook:
        tracemalloc.start()
        pipeline.keep(casebook)
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert casebook.stored.count() > number / 2
    assert most < number * size / 2


def test_without_room_to_put_things_aside_it_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Small(spool.Spool):
        def __init__(self, file: Path) -> None:
            super().__init__(file)
            self._connection.execute("PRAGMA max_page_count = 3")

    path = stored_casebook(tmp_path / "my.db")
    with monkeypatch.context() as patched, Casebook.open(path, write=True) as casebook:
        patched.setattr(spool, "Spool", Small)
        with pytest.raises(CasebookFull, match="room"):
            pipeline.keep(casebook)
        assert not pipeline.is_kept(casebook)
    with Casebook.open(path, write=True) as casebook:
        pipeline.keep(casebook)
        assert pipeline.is_kept(casebook)


def _fields(document: Document) -> dict[str, Any]:
    return {each.name: getattr(document, each.name) for each in fields(document)}


def test_the_commands_keep_what_they_build(where: Where, capsys: pytest.CaptureFixture[str]) -> None:
    path = stored_casebook(where)
    assert main(["show", str(path)]) == 0
    said = capsys.readouterr().out
    with Casebook.open(path) as casebook:
        assert pipeline.is_kept(casebook)
    assert main(["show", str(path)]) == 0
    assert capsys.readouterr().out == said


def test_where_it_cannot_be_kept_it_is_built_for_once(
    where: Where, capsys: pytest.CaptureFixture[str]
) -> None:
    path = stored_casebook(where)
    with Casebook.open(path, write=True) as other:
        assert main(["export", str(path), "--as", "json", "--to", "-"]) == 0
        first = capsys.readouterr().out
        assert not pipeline.is_kept(other)
    assert main(["export", str(path), "--as", "json", "--to", "-"]) == 0
    assert capsys.readouterr().out == first
    with Casebook.open(path) as casebook:
        assert pipeline.is_kept(casebook)


def test_where_nothing_may_be_written_it_is_built_for_once(tmp_path: Path) -> None:
    path = stored_casebook(tmp_path / "my.db")
    drop = as_ordinary_user()
    path.chmod(0o444)
    before = path.read_bytes()
    shown = tellings("show", path, preexec_fn=drop)
    assert shown.returncode == 0, shown.stderr
    assert "3 documents" in shown.stdout
    assert path.read_bytes() == before


def test_reading_leaves_the_incidents_kept(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    engine = Engine("one", lambda document: Extraction(document.id, (), (), (), ()))
    pipeline.read(folder, tmp_path / "c.db", engine=engine)
    with Casebook.open(tmp_path / "c.db") as casebook:
        assert pipeline.is_kept(casebook)
        assert casebook.stored.count() == 0


def test_a_casebook_of_format_2_gets_its_view(tmp_path: Path) -> None:
    path = casebook_of_all(tmp_path / "my.db")
    connection = sqlite3.connect(path)
    made = connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    connection.close()
    as_format_2(path)
    check_same(path)
    connection = sqlite3.connect(path)
    assert connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall() == made
    connection.close()
