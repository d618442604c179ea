"""A casebook copied from store to store: the same to the byte, or nothing."""

from __future__ import annotations

import itertools
import signal
import tracemalloc
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casebook_reports import content, document, program, report, rich
from postgres import Server
from raids import REPORTS
from running import exported
from stored import stored_casebook
from tampering import sql
from tellings import pipeline
from tellings.casebook import Casebook, Filters, Where, transfer
from tellings.cli import main
from tellings.errors import CasebookBusy, CasebookError, NotACasebook, UserError
from tellings.model import Custody, Extraction
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
KINDS = ("sqlite", "postgresql")
COPY = """
from tellings.casebook import transfer
from tellings import pipeline
import time
once = transfer._digest
def slowly(rows):
    print("table", flush=True)
    time.sleep(0.02)
    return once(rows)
transfer._digest = slowly
pipeline.copy(sys.argv[1], sys.argv[2], wait=60)
print("done", flush=True)
"""


@pytest.fixture
def place(postgres: Server, tmp_path: Path) -> Any:
    """Gives a place of a kind where no casebook is yet."""
    numbers = itertools.count()
    yield lambda kind: tmp_path / f"{next(numbers)}.db" if kind == "sqlite" else postgres.database()
    postgres.take_back()


def full(where: Where) -> Where:
    """A casebook with something of everything: texts of every kind, decisions, accounts, custody, a secret, incidents kept."""
    stored_casebook(where)
    made, extraction = rich()
    with Casebook.open(where, write=True, who="Ana", clock=lambda: NOW) as casebook:
        custody = Custody("fire.txt", "0" * 64, 9, "2031-03-05T10:00:00+00:00", "Ana")
        casebook.store(
            type(made)(**{**made.__getstate__(), "custody": custody}) if False else made,
            extraction,
            "rules 1",
        )
        casebook.store(*report(1, path="\udce9 \x00 \x10 \U0001f692.txt"), "rules 1")
        for each, telling in REPORTS:
            casebook.store(each, Extraction(each.id, (telling,), (), (), ()), "by hand")
        casebook.add_unread("straße.txt", "torn")
        casebook.keep_secret(b"\x00\xff" * 16)
        accounts = casebook.accounts()
        ana = accounts.add("Ana", "owner", "hashed")
        accounts.tokens().add(ana.number, "f" * 64, "nightly export")
        accounts.invite("e" * 64, "reader", "Ana", 2_000_000_000_000)
        with Gazetteer.open() as gazetteer:
            review = Review(casebook, gazetteer, "Ana", lambda: NOW)
            first = review.choose(REPORTS[2][1].of("killed")[0].id, "the hospital counted")
            review.undo(first.judgement.id, "it was another day")
            review.not_same([REPORTS[0][1].id, REPORTS[2][1].id], "two streets")
        pipeline.keep(casebook)
    return where


def everything(where: Where) -> dict[str, Any]:
    with Casebook.open(where) as casebook:
        accounts = casebook.accounts()
        return {
            **content(where),
            "export": exported(where),
            "faults": list(casebook.verify()),
            "journal": list(casebook.journal()),
            "order": list(casebook.stored_order()),
            "secret": casebook.secret(),
            "accounts": accounts.every(),
            "invitations": accounts.invitations(0),
            "tokens": accounts.tokens().of(1),
            "token": accounts.tokens().account("f" * 64),
            "kept": pipeline.is_kept(casebook),
            "incidents": list(casebook.stored.incidents()),
            "found": [each.id for each in casebook.stored.incidents(Filters(words='"raid on Lovas"'))],
        }


@pytest.mark.parametrize("start", KINDS)
@pytest.mark.parametrize("end", KINDS)
def test_a_copy_holds_all_and_exports_the_same_bytes(
    place: Callable[[str], Where], start: str, end: str
) -> None:
    source, copy, back = full(place(start)), place(end), place(start)
    copied = pipeline.copy(source, copy)
    held = everything(source)
    assert everything(copy) == held
    assert (copied.documents, copied.entries, copied.faults) == (
        len(held["documents"]),
        len(held["journal"]),
        0,
    )
    assert held["kept"]
    assert held["found"]
    pipeline.copy(copy, back)
    assert everything(back) == held
    with Casebook.open(copy, write=True) as casebook:  # and it can be worked on
        assert casebook.store(*report(7), "rules 1")
        casebook.accounts().add("Ben", "reviewer", "hashed")
        pipeline.keep(casebook)
        assert list(casebook.verify()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_there_already_is_never_written_over(place: Callable[[str], Where], kind: str) -> None:
    source, there = stored_casebook(place("sqlite")), stored_casebook(place(kind))
    before = content(there)
    for to in (there, source):
        with pytest.raises(UserError, match="holds a casebook already"):
            pipeline.copy(source, to)
    assert content(there) == before
    with pytest.raises(UserError, match="no casebook at"):
        pipeline.copy(place(kind), place(kind))


def test_another_file_or_schema_is_left_alone(place: Callable[[str], Where], tmp_path: Path) -> None:
    source, notes, database = stored_casebook(place("sqlite")), tmp_path / "notes.txt", place("postgresql")
    notes.write_text("notes of a meeting")
    sql(database, "CREATE SCHEMA tellings; CREATE TABLE tellings.words (word text)")
    for to in (notes, database):
        with pytest.raises(NotACasebook):
            pipeline.copy(source, to)
    assert notes.read_text() == "notes of a meeting"
    assert sql(database, "SELECT count(*) FROM pg_tables WHERE schemaname = 'tellings'") == [(1,)]


@pytest.mark.parametrize("kind", KINDS)
def test_killed_on_the_way_it_leaves_nothing_and_can_be_begun_again(
    place: Callable[[str], Where], kind: str
) -> None:
    source, to = full(place("sqlite")), place(kind)
    for tables in (1, 20):
        process = program(COPY, source, to)
        assert process.stdout is not None
        for _ in range(tables):
            assert process.stdout.readline() == "table\n"
        with pytest.raises(CasebookBusy, match=r"process \d+ \(tellings copy\)"):
            Casebook.open(to, write=True, create=True)
        process.send_signal(signal.SIGKILL)
        process.communicate(timeout=30)
        with pytest.raises(UserError, match="no casebook at"):
            Casebook.open(to)
    pipeline.copy(source, to, wait=10)
    assert everything(to) == everything(source)


@pytest.mark.parametrize("kind", KINDS)
def test_what_does_not_come_out_the_same_is_not_kept(
    place: Callable[[str], Where], kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, to = full(place("sqlite")), place(kind)
    number = itertools.count()
    once = transfer._digest
    with monkeypatch.context() as patch:
        patch.setattr(transfer, "_digest", lambda rows: f"{once(rows)}{next(number) // 9}")
        with pytest.raises(CasebookError, match="is not what was sent"):
            pipeline.copy(source, to)
    with pytest.raises(UserError, match="no casebook at"):
        Casebook.open(to)


def test_what_was_broken_before_is_broken_in_the_copy_and_said(
    place: Callable[[str], Where], capsys: pytest.CaptureFixture[str]
) -> None:
    source, to = full(place("sqlite")), place("postgresql")
    sql(source, "UPDATE journal SET who = 'Eve' WHERE position = 2")
    assert main(["copy", str(source), str(to)]) == 0
    said = capsys.readouterr().out
    assert "`tellings verify` finds 1 fault in" in said
    assert "Their exports are the same, byte for byte." in said
    with Casebook.open(source) as one, Casebook.open(to) as other:
        assert list(one.verify()) == list(other.verify()) != []


def test_kept_originals_go_along_where_there_is_a_folder(
    place: Callable[[str], Where], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "fire.txt").write_text("Two people were hurt in a fire in Osijek on 4 May 2021.")
    source, to, database = tmp_path / "one.db", tmp_path / "two.db", place("postgresql")
    assert main(["read", str(tmp_path / "fire.txt"), "--into", str(source), "--keep-originals"]) == 0
    assert main(["copy", str(source), str(to)]) == 0
    assert "1 kept original went along" in capsys.readouterr().out
    assert main(["verify", str(to)]) == 0
    assert main(["copy", str(source), str(database)]) == 0
    assert "1 kept original stayed beside" in capsys.readouterr().out
    assert main(["verify", str(database)]) == 0
    assert main(["read", str(tmp_path / "fire.txt"), "--into", str(database), "--keep-originals"]) == 2
    assert "is a database" in capsys.readouterr().err


def test_a_copy_needs_little_memory(place: Callable[[str], Where]) -> None:
    source, to, size, number = place("postgresql"), place("sqlite"), 50_000, 300
    with Casebook.open(source, write=True, create=True) as casebook, casebook.batch():
        for each in range(number):
            made = document("x" * size + str(each))
            casebook.store(made, Extraction(made.id, (), (), (), ()), "rules 1")
    tracemalloc.start()
    with Casebook.open(source) as casebook, casebook.snapshot(), transfer.transferred(casebook, to) as copy:
        _, most = tracemalloc.get_traced_memory()
        tracemalloc.stop()
        assert copy.count() == number
    assert most < size * number / 2
