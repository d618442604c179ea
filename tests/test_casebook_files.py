"""The file under a casebook: told from others, never damaged, moved between versions."""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Connection

from casebook_reports import content, program, report
from tellings import __version__
from tellings.casebook import Casebook, database, migrations, sqlite_store
from tellings.casebook.header import APPLICATION_ID
from tellings.casebook.journal import Author
from tellings.casebook.migrations import Migration
from tellings.casebook.view_tables import every_table
from tellings.errors import (
    CasebookBusy,
    CasebookError,
    CasebookFull,
    CasebookTooNew,
    NotACasebook,
    UserError,
)

READER = "rules 1"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "valley.db"


def fill(path: Path, *numbers: int) -> None:
    with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
        for number in numbers:
            casebook.store(*report(number), READER)


def sql(path: Path, *statements: str) -> list[tuple[Any, ...]]:
    """What somebody may do to the file with a tool of their own."""
    connection = sqlite3.connect(path)
    try:
        with connection:
            return [row for statement in statements for row in connection.execute(statement).fetchall()]
    finally:
        connection.close()


def other_database(path: Path) -> None:
    sql(path, "CREATE TABLE places (name TEXT)", "INSERT INTO places VALUES ('Sarnow')")


@pytest.mark.parametrize(
    "make",
    [
        lambda path: path.write_text("Notes of a meeting, long enough to fill more than a header. " * 4),
        lambda path: path.write_bytes(b"SQLite format 3\x00"),
        lambda path: path.write_bytes(os.urandom(8192)),
        other_database,
    ],
    ids=["text", "header only", "noise", "another database"],
)
@pytest.mark.parametrize("how", [{}, {"write": True}, {"write": True, "create": True}, {"create": True}])
def test_another_file_is_told_apart_and_left_alone(
    path: Path, make: Callable[[Path], object], how: dict[str, Any]
) -> None:
    make(path)
    before = path.read_bytes()
    with pytest.raises(NotACasebook) as caught:
        Casebook.open(path, **how)
    assert str(caught.value) == f"{path} is not a casebook"
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("how", [{}, {"write": True, "create": True}])
def test_a_folder_or_a_pipe_is_not_a_casebook(tmp_path: Path, how: dict[str, Any]) -> None:
    with pytest.raises(NotACasebook, match="is a folder, not a casebook"):
        Casebook.open(tmp_path, **how)
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(NotACasebook, match="pipe is not a casebook"):
            Casebook.open(tmp_path / "pipe", **how)


@pytest.mark.parametrize("how", [{}, {"write": True}])
def test_nothing_there(path: Path, how: dict[str, Any]) -> None:
    with pytest.raises(UserError) as caught:
        Casebook.open(path, **how)
    assert str(caught.value) == f"no casebook at {path}"
    with pytest.raises(UserError, match="no casebook at"):
        Casebook.open(path / "inside", **how)
    assert not path.exists()


def test_no_folder_to_make_it_in(tmp_path: Path) -> None:
    with pytest.raises(UserError) as caught:
        Casebook.open(tmp_path / "nowhere" / "x.db", write=True, create=True)
    assert str(caught.value) == f"no folder at {tmp_path / 'nowhere'}"


def test_an_empty_file_is_no_casebook_but_may_become_one(path: Path) -> None:
    path.touch()
    with pytest.raises(NotACasebook):
        Casebook.open(path)
    fill(path, 1)
    assert content(path)["counts"]["documents"] == 1


def test_nothing_is_left_beside_the_file(path: Path) -> None:
    fill(path, 1, 2)
    assert content(path)["counts"]["documents"] == 2
    with Casebook.open(path, create=True) as casebook:
        assert casebook.count() == 2
    assert list(path.parent.iterdir()) == [path]


def test_what_a_killed_beginning_left_is_swept_up(path: Path) -> None:
    for name in ("-new", "-new-wal", "-new-journal", "-lock"):
        path.with_name(path.name + name).write_bytes(b"half of something")
    fill(path, 1)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "name", ["100% odd? #1 & mode=ro.db", "vallée ☂.db", "-.db", "%41.db", "a;b'c\"d.db"]
)
def test_any_name_will_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.chdir(tmp_path)
    fill(Path(name), 1)
    assert content(tmp_path / name)["counts"]["documents"] == 1
    assert [each.name for each in tmp_path.iterdir()] == [name]


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names there are Unicode")
def test_a_name_that_is_not_unicode_will_do(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"vall\xe9e.db")
    fill(path, 1)
    assert content(path)["counts"]["documents"] == 1


def test_two_names_of_one_file_have_one_writer(path: Path) -> None:
    fill(path, 1)
    other = path.with_name("other.db")
    other.symlink_to(path)
    with Casebook.open(path, write=True), pytest.raises(CasebookBusy) as caught:
        Casebook.open(other, write=True)
    assert str(caught.value).startswith(f"{other} is being written by process {os.getpid()} (")


def test_a_later_format_is_named_with_ours(path: Path) -> None:
    fill(path, 1)
    sql(
        path,
        "UPDATE about SET value = '97' WHERE key = 'version'",
        "UPDATE about SET value = '9.4' WHERE key = 'tellings'",
    )
    before = path.read_bytes()
    for write in (False, True):
        with pytest.raises(CasebookTooNew) as caught:
            Casebook.open(path, write=write)
        assert str(caught.value) == (
            f"{path} has format 97, written by tellings 9.4; this is tellings {__version__}, which reads up to format "
            f"{migrations.latest()}"
        )
    assert path.read_bytes() == before


def add_colour(connection: Connection, author: Author) -> None:
    connection.exec_driver_sql("ALTER TABLE documents ADD COLUMN colour TEXT")


def fill_colour(connection: Connection, author: Author) -> None:
    connection.exec_driver_sql("UPDATE documents SET colour = 'grey'")


def fails(connection: Connection, author: Author) -> None:
    add_colour(connection, author)
    raise ZeroDivisionError


def test_an_earlier_format_is_brought_up_to_date_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 1)
    first = migrations.latest()
    steps = (Migration(first + 1, add_colour), Migration(first + 2, fill_colour))
    for function in (migrations.is_old, migrations.migrate, migrations.latest):
        monkeypatch.setattr(function, "__defaults__", (steps,))
    with pytest.raises(CasebookError, match="has an earlier format: open it once for writing"):
        Casebook.open(path)
    for _ in range(2):
        with Casebook.open(path, write=True) as casebook:
            assert casebook.count() == 1
    assert sql(path, "SELECT colour FROM documents") == [("grey",)]
    assert sql(path, "SELECT value FROM about WHERE key = 'version'") == [(str(first + 2),)]
    with Casebook.open(path) as casebook:
        assert casebook.count() == 1


def test_a_step_that_fails_changes_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 1)
    for function in (migrations.is_old, migrations.migrate, migrations.latest):
        monkeypatch.setattr(function, "__defaults__", ((Migration(migrations.latest() + 1, fails),),))
    with pytest.raises(ZeroDivisionError):
        Casebook.open(path, write=True)
    monkeypatch.undo()
    assert content(path)["counts"]["documents"] == 1
    assert sql(path, "SELECT count(*) FROM pragma_table_info('documents') WHERE name = 'colour'") == [(0,)]


def test_the_file_says_what_it_is(path: Path) -> None:
    fill(path, 1)
    assert sql(path, "PRAGMA application_id", "PRAGMA journal_mode") == [(APPLICATION_ID,), ("wal",)]
    assert dict(sql(path, "SELECT key, value FROM about")) == {
        "version": str(migrations.latest()),
        "tellings": __version__,
    }
    tables = {name for (name,) in sql(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    indexes = ("incident_words", "document_words")
    assert {name for name in tables if not name.startswith(indexes)} == set(every_table.tables)
    assert tables > set(indexes)


@pytest.mark.parametrize(
    "statement", ["DELETE FROM about", "DROP TABLE about", "UPDATE about SET value = 'x'"]
)
def test_a_casebook_without_its_format_is_damaged(path: Path, statement: str) -> None:
    fill(path, 1)
    sql(path, statement)
    with pytest.raises(CasebookError, match=r"valley\.db is damaged"):
        Casebook.open(path)


def test_a_damaged_file_is_called_so(path: Path) -> None:
    fill(path, *range(40))
    whole = path.read_bytes()
    for broken in (whole[:100] + b"\xff" * (len(whole) - 100), whole[:4096]):
        path.write_bytes(broken)
        with pytest.raises(CasebookError, match=r"valley\.db is damaged"):
            content(path)


def test_another_programs_lock_is_told_as_busy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(path, 1)
    monkeypatch.setattr(sqlite_store, "_PATIENCE", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(CasebookBusy, match="is being written by another program"):
        Casebook.open(path, write=True)
    other.execute("ROLLBACK")
    other.close()
    fill(path, 2)
    assert content(path)["counts"]["documents"] == 2


READ_ONLY = """
import os
from pathlib import Path
from typing import Any
from tellings.errors import CasebookError
path = Path(sys.argv[1])
with Casebook.open(path) as casebook:  # everything that Python needs is loaded before the rights go
    before = casebook.count(), len(list(casebook.extractions()))
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
with Casebook.open(path) as casebook:
    assert (casebook.count(), len(list(casebook.extractions()))) == before
for target in (path, path.with_name("new.db")):
    try:
        Casebook.open(target, write=True, create=True)
    except CasebookError as error:
        print(type(error).__name__, error)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="needs the rights of files on Unix")
@pytest.mark.parametrize("folder_mode", [0o555, 0o777])
def test_where_an_ordinary_user_may_not_write_they_can_read(folder_mode: int) -> None:
    with tempfile.TemporaryDirectory() as place:  # pytest's own folders are closed to other users
        Path(place).chmod(0o755)
        folder = Path(place, "archive")
        folder.mkdir()
        path = folder / "valley.db"
        fill(path, 1, 2)
        path.chmod(0o444)
        folder.chmod(folder_mode)
        try:
            process = program(READ_ONLY, path)
            out, problems = process.communicate(timeout=60)
        finally:
            folder.chmod(0o755)
    assert process.returncode == 0, problems
    refused = [f"CasebookFull {path} cannot be written: its folder or file does not let this user write"]
    if folder_mode == 0o555:
        refused.append(refused[0].replace("valley.db", "new.db"))
    assert out.splitlines() == refused


def test_writing_a_full_file_says_so_and_keeps_what_was_there(path: Path) -> None:
    """SQLite's own limit on the size of a file stands for the disk's."""
    fill(path, 1)
    before = content(path)
    with Casebook.open(path, write=True) as casebook:
        engine = casebook._database._engine
        raw = engine.raw_connection()
        raw.cursor().execute("PRAGMA max_page_count = 1")  # SQLite raises it to the pages there are
        raw.close()
        with pytest.raises(CasebookFull) as caught:
            casebook.store(*report(2, counts=500), READER)
        assert str(caught.value) == f"no room left to write {path}; what it held before is safe"
    assert content(path) == before
    fill(path, 2)
    assert content(path)["counts"]["documents"] == 2


@pytest.mark.parametrize("commit_after", [0.0, 3600.0])
def test_a_batch_goes_on_after_there_was_no_room(
    path: Path, monkeypatch: pytest.MonkeyPatch, commit_after: float
) -> None:
    monkeypatch.setattr(database, "_COMMIT_AFTER", commit_after)
    fill(path, 1)
    with Casebook.open(path, write=True) as casebook, casebook.batch():
        connection = casebook._database._held.connection
        assert connection is not None
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
        with pytest.raises(CasebookFull):
            casebook.store(*report(2, counts=500), READER)
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
        casebook.store(*report(3), READER)
    assert {each.source_id for each in content(path)["documents"]} == {"report-1.txt", "report-3.txt"}


def test_importing_loads_no_database_engine() -> None:
    process = program("print('sqlalchemy' in sys.modules)")
    out, problems = process.communicate(timeout=60)
    assert out.strip() == "False", problems
