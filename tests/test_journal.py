"""The journal: every write is in it, nothing of it can be changed unseen, and casebooks without one get theirs."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from casebook_reports import as_format_2, content, judgement, report, rich
from raids import REPORTS
from stored import stored_casebook
from tampering import sql
from tellings.casebook import Casebook, Entry, Where
from tellings.casebook import casebook as casebook_module
from tellings.casebook.encoding import encode
from tellings.casebook.entry import hash_of
from tellings.cli import main
from tellings.export import to_json
from tellings.model import Extraction
from tellings.pipeline import export_record
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

NOW = datetime(2031, 4, 1, 12, tzinfo=UTC)
OLD_TABLES = """
    CREATE TABLE judgements (number INTEGER NOT NULL, id TEXT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (number), UNIQUE (id));
    CREATE TABLE judgement_subjects (judgement INTEGER NOT NULL, position INTEGER NOT NULL, subject TEXT NOT NULL,
        PRIMARY KEY (judgement, position), FOREIGN KEY(judgement) REFERENCES judgements (number));
    CREATE INDEX ix_judgement_subjects_subject ON judgement_subjects (subject);
"""


@pytest.fixture
def path(where: Where) -> Where:
    return where


def opened(path: Where, who: str = "Ana") -> Casebook:
    return Casebook.open(path, write=True, create=True, who=who, clock=lambda: NOW)


def filled(path: Where) -> Where:
    """A casebook with an entry of almost every kind, made by Ana."""
    made, extraction = rich()
    with opened(path) as casebook:
        casebook.add_unread("report-1.txt", "empty")
    with opened(path) as casebook:
        casebook.store(made, extraction, "rules 1")
        casebook.store(*report(1), "rules 1")
        casebook.judge(judgement(1, extraction.tellings[0].claims[0].id, by="Ben"))
        casebook.judge(judgement(2, kind="undo", undoes="judgement1"))
        casebook.store(made, replace(extraction, figures=()), "rules 2")
    return path


def entries(path: Where) -> list[Entry]:
    with Casebook.open(path) as casebook:
        return list(casebook.journal())


def faults(path: Where, head: str | None = None) -> list[str]:
    with Casebook.open(path) as casebook:
        return list(casebook.verify(head))


def test_every_write_is_an_entry_with_who_when_and_what(path: Where) -> None:
    made, extraction = rich()
    found = entries(filled(path))
    assert [(each.act, each.subject, each.who) for each in found] == [
        ("unread", "report-1.txt", "Ana"),
        ("read", made.id, "Ana"),
        ("cleared", "report-1.txt", "Ana"),
        ("read", report(1)[0].id, "Ana"),
        ("judgement", "judgement1", "Ben"),
        ("undo", "judgement2", "Ana"),
        ("reread", made.id, "Ana"),
    ]
    assert [each.position for each in found] == list(range(1, 8))
    assert found[1].at == "2031-04-01T12:00:00.000000+00:00"
    assert (found[4].at, found[4].why) == ("2031-03-06T09:00:00Z", "the mayor was misheard")
    assert found[1].before is None
    assert found[6].before == found[1].after
    assert found[6].after["reader"] == "rules 2"
    with Casebook.open(path) as casebook:
        assert casebook.head() == (7, found[-1].hash)
        assert list(casebook.journal(after=5)) == found[5:]
        assert casebook.journal_of(made.id) == (found[1], found[6])
        assert casebook.judgements() == (
            judgement(1, extraction.tellings[0].claims[0].id, by="Ben"),
            judgement(2, kind="undo", undoes="judgement1"),
        )


def test_what_changes_nothing_is_no_entry(path: Where) -> None:
    before = entries(filled(path))
    with opened(path, "Cem") as casebook:
        casebook.store(*report(1), "rules 1")
        casebook.judge(judgement(1, "another"))
        casebook.clear_unread("report-1.txt")
        casebook.add_unread("report-9.txt", "empty")
        casebook.add_unread("report-9.txt", "empty")
    assert [each.act for each in entries(path)[len(before) :]] == ["unread"]


def test_an_untouched_casebook_holds(path: Where, capsys: pytest.CaptureFixture[str]) -> None:
    head = entries(filled(path))[-1].hash
    assert faults(path) == faults(path, head) == faults(path, head[:12]) == []
    assert main(["verify", str(path)]) == 0
    said = capsys.readouterr().out
    assert "2 documents, and a journal without a gap" in said
    assert head in said


def test_a_judgement_says_how_it_was_before_and_after(path: Where) -> None:
    with opened(path) as casebook, Gazetteer.open() as gazetteer:
        for document, telling in REPORTS:
            casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "by hand")
        review = Review(casebook, gazetteer, "Ana", lambda: NOW)
        chosen = REPORTS[2][1].of("killed")[0]
        outcome = review.choose(chosen.id, "the hospital counted")
        (entry,) = casebook.journal_of(outcome.judgement.id)
        (id,) = entry.after
        assert entry.before[id]["killed"]["status"] == "disputed"
        assert (entry.after[id]["killed"]["best"], entry.after[id]["killed"]["decided_by"]) == (8, "person")
        assert "date" not in entry.after[id]
        parted = review.not_same([REPORTS[0][1].id, REPORTS[2][1].id], "two streets")
        (entry,) = casebook.journal_of(parted.judgement.id)
        assert sorted(each for incident in entry.before.values() for each in incident["tellings"]) == sorted(
            each for incident in entry.after.values() for each in incident["tellings"]
        )
        assert len(entry.after) == len(entry.before) + 1


# What somebody may do to the file, and what is said of it; `{rich}` is the id of the document that was read twice.
BROKEN = {
    "who of an entry": (
        "UPDATE journal SET who = 'Eve' WHERE position = 4",
        "entry 4 of the journal was changed after it was made",
    ),
    "an entry made anew": (
        "rehash 5",
        "entry 6 of the journal does not follow from the one before it",
    ),
    "an entry taken out": (
        "DELETE FROM journal WHERE position IN (5, 6)",
        "the journal has no entries 5 to 6",
    ),
    "the last entries taken away": (
        "DELETE FROM journal WHERE position = 7",
        "what was taken from document {rich} was changed after it was read",
    ),
    "a text": (
        "UPDATE documents SET text = replace(text, 'Five', 'Four') WHERE id = '{rich}'",
        "the text of document {rich} is not the one that was read",
    ),
    "a value": (
        "UPDATE claims SET record = replace(record, '\"best\":5', '\"best\":6')",
        "what was taken from document {rich} was changed after it was read",
    ),
    "a place in the text": (
        "UPDATE claims SET record = replace(record, '\"start\":' || start, '\"start\":' || (start + 1)), start = start + 1"
        " WHERE document = '{rich}'",
        " does not quote document {rich} at ",
    ),
    "a rejection": (
        "DELETE FROM rejections WHERE document = '{rich}'",
        "what was taken from document {rich} was changed after it was read",
    ),
    "a document slipped in": (
        "INSERT INTO documents SELECT 'ffff', 9, text_hash, source_id, path, text, record FROM documents WHERE id = '{rich}';"
        "INSERT INTO readings VALUES ('ffff', 'x')",
        "document ffff stands in no entry of the journal",
    ),
    "a document taken away": (
        "DELETE FROM documents WHERE id = '{rich}'",
        "document {rich}, read in entry 2 of the journal, is not there any more",
    ),
    "the index of judgements": (
        "DELETE FROM judgement_subjects",
        "the index of what judgement judgement1 is about does not agree with the journal",
    ),
    "an unread input": (
        "INSERT INTO unread VALUES ('x', 'notes.doc', 'torn')",
        "notes.doc is listed as not read (torn), and no entry of the journal says so",
    ),
}


REHASHED = "UPDATE journal SET why = 'another reason', hash = '{hash}' WHERE position = {position}"
RENAMED = "UPDATE documents SET record = replace(record, '{id}', '00')"


def rehash(path: Where, position: int) -> None:
    """What somebody does who knows how hashes are made: another reason, and the hash that goes with it."""
    entry = replace(entries(path)[position - 1], why="another reason")
    made = hash_of(
        entry.previous, position, entry.act, entry.subject, entry.who, entry.at, entry.why, entry.record
    )
    sql(path, REHASHED.format(hash=made, position=position))


@pytest.mark.parametrize("name", BROKEN)
def test_what_was_changed_behind_its_back_is_told(
    path: Where, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    change, said = BROKEN[name]
    id = rich()[0].id
    filled(path)
    if change.startswith("rehash"):
        rehash(path, int(change.split()[1]))
    else:
        sql(path, change.format(rich=id))
    assert any(said.format(rich=id) in fault for fault in faults(path)), faults(path)
    assert main(["verify", str(path)]) == 3
    assert said.format(rich=id) in capsys.readouterr().out


def test_a_journal_cut_short_or_made_anew_is_told_by_a_hash_that_was_noted(path: Where) -> None:
    noted = entries(filled(path))[-1].hash
    with opened(path) as casebook:
        casebook.add_unread("late.txt", "empty")
    assert faults(path, noted) == []
    sql(path, "DELETE FROM journal WHERE position = 8", "DELETE FROM unread")
    assert faults(path) == []
    late = "f" * 64
    assert faults(path, late) == [
        f"the journal has no entry {late}: what was done up to it was taken away or changed"
    ]


@pytest.mark.parametrize("rows", [1, 50])
def test_pages_go_by_the_rows_own_ids_whatever_the_records_say(
    path: Where, rows: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = rich()[0].id
    filled(path)
    monkeypatch.setattr(casebook_module, "_DOCUMENTS", rows)
    sql(path, RENAMED.format(id=id))
    with Casebook.open(path) as casebook:
        found = [each.id for each in casebook.documents()]
    assert sorted(found) == sorted(["00", report(1)[0].id])


def as_format_1(path: Path) -> None:
    """The same casebook as the version before journals left it."""
    with Casebook.open(path) as casebook:
        made = casebook.judgements()
    as_format_2(path)
    sql(path, "DROP TABLE judgement_subjects; DROP TABLE journal;", OLD_TABLES)
    connection = sqlite3.connect(path)
    with connection:
        for number, each in enumerate(made, 1):
            connection.execute("INSERT INTO judgements VALUES (?, ?, ?)", (number, each.id, encode(each)))
            connection.executemany(
                "INSERT INTO judgement_subjects VALUES (?, ?, ?)",
                [(number, position, subject) for position, subject in enumerate(each.subjects)],
            )
        connection.execute("UPDATE about SET value = '1' WHERE key = 'version'")
    connection.close()


def schema(path: Path) -> list[Any]:
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
    connection.close()
    return rows


def test_a_casebook_without_a_journal_gets_one_and_loses_nothing(tmp_path: Path) -> None:
    path = stored_casebook(tmp_path / "my.db")
    with opened(path) as casebook, Gazetteer.open() as gazetteer:
        review = Review(casebook, gazetteer, "Ana", lambda: NOW)
        claim = next(c for i in review.view.incidents for t in i.tellings for c in t.of("killed"))
        review.undo(review.choose(claim.id, "the hospital counted").judgement.id, "it was another day")
    before, exported, made = content(path), export(path), schema(path)
    as_format_1(path)
    with opened(path, "Ana"):
        pass
    assert content(path) == before
    assert export(path) == exported
    assert schema(path) == made
    assert faults(path) == []
    acts = [each.act for each in entries(path)]
    assert acts == ["migrated", "read", "read", "read", "unread", "judgement", "undo"]
    assert json.loads(entries(path)[1].record)["after"]["reader"] == "by hand"


def export(path: Where) -> str:
    with Casebook.open(path) as casebook:
        return to_json(export_record(casebook, texts=True))
