"""Bad input through the real command: one clear line each, the rest still read, no casebook ever damaged."""

from __future__ import annotations

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from running import (
    BLAST,
    REPORTS,
    SHOOTING,
    as_ordinary_user,
    command,
    environment,
    exported,
    read,
    tellings,
    write_reports,
)
from tellings.casebook import Casebook
from tellings.model import Extraction
from tellings.testing import make_document

GOOD = "good.txt"
ROOM = 300_000  # bytes for each file: more than an empty casebook takes, less than one of many reports


def clear(complaint: str) -> bool:
    """Whether standard error holds exactly one line, and no traceback."""
    return complaint.startswith("tellings: ") and complaint.count("\n") == 1 and "Traceback" not in complaint


def unread_of(casebook: Path) -> dict[str, str]:
    """What the casebook lists as not read, by path."""
    with Casebook.open(casebook) as opened:
        return {each.path: each.reason for each in opened.unread()}


def sound(casebook: Path) -> bool:
    """Whether SQLite finds nothing wrong with the file."""
    with closing(sqlite3.connect(casebook)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def one_line_of(megabytes: int) -> bytes:
    return b"a line that never ends " * (megabytes * 2**20 // 23)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 40, "not text"),
        ("long.txt", one_line_of(50), ""),
        ("notes.xyz", b"words", "not a kind of file that can be read (.xyz)"),
    ],
    ids=["empty", "blank", "binary", "50 MB of one line", "unknown kind"],
)
def test_a_bad_file_is_listed_and_the_rest_is_read(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    folder = write_reports(tmp_path / "reports", {GOOD: BLAST})
    (folder / name).write_bytes(content)
    done = tellings("read", folder, "--into", tmp_path / "c.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Read 1 new document" in done.stdout
    listed = [line for line in done.stdout.splitlines() if line.startswith(f"  {name}: ")]
    assert len(listed) == 1
    assert reason in listed[0]
    assert reason in unread_of(tmp_path / "c.db")[name]
    assert sound(tmp_path / "c.db")


def test_broken_encoding_is_read_or_listed_and_never_stops_the_rest(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", {GOOD: BLAST})
    (folder / "broken.txt").write_bytes(SHOOTING.encode() + b" \xff\xfe\x81 \xc3\x28 \x80 ")
    done = tellings("read", folder, "--into", tmp_path / "c.db")
    assert (done.returncode, done.stderr) == (0, "")
    documents = {each["source_id"] for each in json.loads(exported(tmp_path / "c.db"))["documents"]}
    assert GOOD in documents
    assert ("broken.txt" in documents) != ("broken.txt" in unread_of(tmp_path / "c.db"))


def test_a_line_that_is_not_json_is_listed_by_its_number(tmp_path: Path) -> None:
    lines = [
        json.dumps({"id": "a", "text": BLAST}),
        "{not json",
        json.dumps({"id": "b", "text": SHOOTING}),
        "[1]",
    ]
    (tmp_path / "lines.jsonl").write_text("\n".join(lines), encoding="utf-8")
    done = tellings("read", tmp_path / "lines.jsonl", "--into", tmp_path / "c.db")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Read 2 new documents" in done.stdout
    assert set(unread_of(tmp_path / "c.db")) == {"lines.jsonl line 2", "lines.jsonl line 4"}


def test_a_missing_path_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", {GOOD: BLAST})
    done = tellings("read", tmp_path / "nowhere", folder, "--into", tmp_path / "c.db")
    assert done.returncode == 0
    assert "  nowhere: no such file or directory" in done.stdout.splitlines()


def test_only_missing_paths_make_no_casebook(tmp_path: Path) -> None:
    done = tellings("read", tmp_path / "nowhere", "--into", tmp_path / "c.db")
    assert done.returncode == 2
    assert clear(done.stderr)
    assert not (tmp_path / "c.db").exists()


def test_nothing_that_could_be_read_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    done = tellings("read", tmp_path / "empty.txt", "--into", tmp_path / "c.db")
    assert done.returncode == 1
    assert clear(done.stderr)


def test_a_folder_without_permission_is_listed(tmp_path: Path) -> None:
    drop = as_ordinary_user()
    folder = write_reports(tmp_path / "reports", {GOOD: BLAST})
    closed = write_reports(folder / "closed", {"secret.txt": SHOOTING})
    (folder / "locked.txt").write_text(SHOOTING)
    (folder / "locked.txt").chmod(0)
    closed.chmod(0)
    try:
        done = tellings("read", folder, "--into", tmp_path / "c.db", preexec_fn=drop)
    finally:
        closed.chmod(0o755)
    assert (done.returncode, done.stderr) == (0, "")
    assert unread_of(tmp_path / "c.db") == {
        "closed": "not allowed to read",
        "locked.txt": "not allowed to read",
    }


def test_a_long_list_is_shortened_with_a_count_and_a_pointer(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports", {GOOD: BLAST})
    for number in range(40):
        (folder / f"page{number:02}.bin").touch()
    done = tellings("read", folder, "--into", tmp_path / "c.db")
    assert "Not read: 40" in done.stdout
    assert f"  and 30 more: `tellings show {tmp_path / 'c.db'} --unread` lists them all" in done.stdout
    assert len(unread_of(tmp_path / "c.db")) == 40


def a_text(path: Path) -> None:
    path.write_text("just some notes, " * 100)


def a_folder(path: Path) -> None:
    path.mkdir()


def another_database(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE things (name TEXT)")


def a_later_casebook(path: Path) -> None:
    with Casebook.open(path, write=True, create=True):
        pass
    with closing(sqlite3.connect(path)) as connection, connection:
        changed = connection.execute("UPDATE about SET value = '999' WHERE key = 'version'")
        assert changed.rowcount == 1


@pytest.mark.parametrize(
    ("make", "says", "code"),
    [
        (a_text, "is not a casebook", 3),
        (a_folder, "is a folder, not a casebook", 3),
        (another_database, "is not a casebook", 3),
        (a_later_casebook, "999", 3),
    ],
    ids=["text", "folder", "another database", "later version"],
)
def test_what_is_no_casebook_is_told_apart_and_left_alone(
    tmp_path: Path, make: Callable[[Path], None], says: str, code: int
) -> None:
    casebook = tmp_path / "c.db"
    make(casebook)
    before = casebook.read_bytes() if casebook.is_file() else None
    report = write_reports(tmp_path / "in") / "blast.txt"
    verbs: tuple[list[str | Path], ...] = (
        ["read", report, "--into", casebook],
        ["show", casebook],
        ["export", casebook, "--as", "json", "--to", tmp_path / "out.json"],
    )
    for verb in verbs:
        done = tellings(*verb)
        assert done.returncode == code
        assert clear(done.stderr), done.stderr
        assert says in done.stderr
        assert done.stdout == ""
    assert (casebook.read_bytes() if casebook.is_file() else None) == before
    assert not (tmp_path / "out.json").exists()


def test_no_casebook_at_all(tmp_path: Path) -> None:
    done = tellings("show", tmp_path / "c.db")
    assert done.returncode == 2
    assert clear(done.stderr)
    assert not (tmp_path / "c.db").exists()


def many_reports(folder: Path, number: int = 120) -> Path:
    return write_reports(
        folder,
        {f"{each:03}.txt": BLAST.replace("March 3", f"March {each % 28 + 1}") for each in range(number)},
    )


# The command where no file may grow beyond so many bytes: for a writer the same as a disk that is full.  The model that tells
# languages unpacks itself into a file when it is first used, so that comes before.
LIMITED = """
import resource, sys
from tellings.cli import main
from tellings.ingest.language import language
language(["a sentence that is long enough to tell the language of"])
room = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
sys.exit(main(sys.argv[2:]))
"""


def limited(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the command where a file has only so much room."""
    return subprocess.run(
        [sys.executable, "-c", LIMITED, str(ROOM), *map(str, arguments)],
        env=environment(),
        capture_output=True,
        encoding="utf-8",
        timeout=180,
        check=False,
    )


def check_full(done: subprocess.CompletedProcess[str], casebook: Path, reports: Path, whole: Path) -> None:
    """Whether the command says that there is no room, leaves a sound casebook, and completes it when there is."""
    assert done.returncode == 3, done.stderr
    assert clear(done.stderr), done.stderr
    assert "no room left" in done.stderr
    assert not casebook.exists() or sound(casebook)
    read(reports, casebook)
    read(reports, whole)
    assert exported(casebook) == exported(whole)


def test_no_room_to_grow(tmp_path: Path) -> None:
    folder = many_reports(tmp_path / "reports")
    done = limited("read", folder, "--into", tmp_path / "c.db")
    check_full(done, tmp_path / "c.db", folder, tmp_path / "whole.db")


@pytest.fixture(params=[200_000, 500_000], ids=["no room for an empty casebook", "room for some reports"])
def small_disk(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Path | None]:
    """A disk of so many bytes, where this user may mount one."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={request.param}", "tmpfs", str(place)]
    may = os.geteuid() == 0 and subprocess.run(mount, check=False, capture_output=True).returncode == 0
    yield place if may else None
    if may:
        subprocess.run(["umount", "-l", place], check=True)


def test_a_full_disk(tmp_path: Path, small_disk: Path | None) -> None:
    if small_disk is None:  # the same from the other side is tested above, by any user
        return
    folder = many_reports(tmp_path / "reports")
    done = tellings("read", folder, "--into", small_disk / "c.db")
    for file in small_disk.iterdir():
        shutil.copy(file, tmp_path)
    check_full(done, tmp_path / "c.db", folder, tmp_path / "whole.db")


def test_an_export_without_room_leaves_the_old_one(tmp_path: Path) -> None:
    casebook, page = tmp_path / "c.db", tmp_path / "out.json"
    with Casebook.open(casebook, write=True, create=True) as opened:
        document = make_document("The market sells melons. " * (ROOM // 10))
        opened.store(document, Extraction(document.id, (), (), (), ()), "by hand")
    page.write_text("the old one")
    done = limited("export", casebook, "--as", "json", "--to", page, "--texts")
    assert done.returncode == 1
    assert done.stderr == f"tellings: cannot write {page}: no room left\n"
    assert page.read_text() == "the old one"
    assert [each.name for each in tmp_path.iterdir() if each.name.endswith(".part")] == []


def test_where_an_export_cannot_go(tmp_path: Path) -> None:
    casebook = tmp_path / "c.db"
    read(write_reports(tmp_path / "reports"), casebook)
    before = casebook.read_bytes()
    for to, says in (
        (tmp_path, "it is a folder"),
        (tmp_path / "none" / "out.json", "there is no folder"),
        (casebook, "it is a casebook"),
    ):
        done = tellings("export", casebook, "--as", "json", "--to", to)
        assert done.returncode == 2
        assert clear(done.stderr), done.stderr
        assert says in done.stderr
    assert casebook.read_bytes() == before


def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    drop = as_ordinary_user()
    folder = write_reports(tmp_path / "reports")
    read(folder, tmp_path / "c.db")
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o555)
    done = tellings("export", tmp_path / "c.db", "--as", "csv", "--to", closed / "out.csv", preexec_fn=drop)
    assert done.returncode == 2
    assert done.stderr == f"tellings: cannot write {closed / 'out.csv'}: not allowed\n"
    done = tellings("read", folder, "--into", closed / "c.db", preexec_fn=drop)
    assert done.returncode == 3
    assert clear(done.stderr), done.stderr


def test_two_writers_at_once_both_finish(tmp_path: Path) -> None:
    parts = [many_reports(tmp_path / "one", 60), write_reports(tmp_path / "two", REPORTS)]
    casebook = tmp_path / "c.db"
    children = [
        subprocess.Popen(
            command("read", part, "--into", casebook),
            env=environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        for part in parts
    ]
    ends = [child.communicate(timeout=180) for child in children]
    assert [child.returncode for child in children] == [0, 0], ends
    assert sound(casebook)
    for part in parts:
        read(part, tmp_path / "whole.db")
    assert exported(casebook) == exported(tmp_path / "whole.db")


def test_a_writer_that_will_not_wait_is_told_who_writes(tmp_path: Path) -> None:
    casebook = tmp_path / "c.db"
    report = write_reports(tmp_path / "in") / "blast.txt"
    with Casebook.open(casebook, write=True, create=True, command="a long night's work"):
        done = tellings("read", report, "--into", casebook, "--wait", "0")
        assert done.returncode == 3
        assert clear(done.stderr)
        assert f"process {os.getpid()} (a long night's work)" in done.stderr
        assert tellings("show", casebook).returncode == 0
    assert tellings("read", report, "--into", casebook, "--wait", "0").returncode == 0


def test_a_killed_run_goes_on_where_it_was(tmp_path: Path) -> None:
    folder = many_reports(tmp_path / "reports")
    casebook = tmp_path / "c.db"
    child = subprocess.Popen(
        command("read", folder, "--into", casebook), env=environment(), stdout=subprocess.DEVNULL
    )
    while child.poll() is None and stored_in(casebook) == 0:
        time.sleep(0.02)
    child.kill()
    child.wait()
    assert sound(casebook)
    assert 0 < stored_in(casebook) < 120, "the run was over before it could be killed, or had stored nothing"
    again = tellings("read", folder, "--into", casebook)
    assert again.returncode == 0
    assert "already known" in again.stdout
    read(folder, tmp_path / "whole.db")
    assert exported(casebook) == exported(tmp_path / "whole.db")


def stored_in(casebook: Path) -> int:
    """How many documents a casebook that may just be coming into being holds."""
    try:
        with Casebook.open(casebook) as opened:
            return opened.counts()["documents"]
    except Exception:
        return 0


def test_an_interrupted_run_says_so_and_keeps_what_it_had(tmp_path: Path) -> None:
    folder = many_reports(tmp_path / "reports", 600)  # more than a busy machine reads in the meantime
    casebook = tmp_path / "c.db"
    run = command("read", folder, "--into", casebook)
    # An interrupt right between the opening of a file and the block that closes it leaves the closing to Python, which says so
    # only where warnings are asked for.
    run[run.index("-m") : run.index("-m")] = ["-W", "ignore::ResourceWarning"]
    child = subprocess.Popen(
        run,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        # A run in the background may have been started with interrupts ignored, and its children would ignore them too.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    while child.poll() is None and stored_in(casebook) == 0:
        time.sleep(0.02)
    child.send_signal(signal.SIGINT)
    _, complaint = child.communicate(timeout=60)
    assert child.returncode == 130
    assert clear(complaint), complaint
    assert "stays in" in complaint
    assert stored_in(casebook) > 0


def test_reading_order_and_repetition_make_no_difference(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    files, exports = sorted(folder.iterdir()), []
    for seed, order in (("1", files), ("2", files[::-1])):  # seeds of Python's own disorder
        casebook = tmp_path / f"{seed}.db"
        assert tellings("read", *order, "--into", casebook, env={"PYTHONHASHSEED": seed}).returncode == 0
        for format in ("json", "csv"):
            done = tellings("export", casebook, "--as", format, "--to", "-", env={"PYTHONHASHSEED": seed})
            assert done.returncode == 0, done.stderr
            exports.append(done.stdout)
    again = tellings("read", folder, "--into", casebook)
    assert "Read 0 new documents, 3 already known." in again.stdout
    assert exported(casebook) == exported(tmp_path / "1.db")
    assert exports[:2] == exports[2:]
    assert json.loads(exports[0])["incidents"], "no incident was found: these comparisons would mean little"


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    (folder / "notes.xyz").touch()
    done = tellings("read", folder, "--into", tmp_path / "c.db", "--dry-run")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Would read 3 new documents" in done.stdout
    assert "  notes.xyz: not a kind of file that can be read (.xyz)" in done.stdout
    assert "Nothing was written" in done.stdout
    assert sorted(each.name for each in tmp_path.iterdir()) == ["reports"]


def test_a_casebook_that_lies_among_the_reports_is_no_report(tmp_path: Path) -> None:
    folder = write_reports(tmp_path / "reports")
    for _ in range(2):
        read(folder, folder / "c.db")
    assert unread_of(folder / "c.db") == {}


def test_wrong_usage_says_what_is_wrong() -> None:
    for arguments in (
        [],
        ["read"],
        ["frobnicate"],
        ["export", "c.db", "--as", "xls", "--to", "x"],
        ["show", "c.db", "--as-of", "soon"],
    ):
        done = tellings(*arguments)
        assert done.returncode == 2
        assert "usage: tellings" in done.stderr
        assert "Traceback" not in done.stderr
