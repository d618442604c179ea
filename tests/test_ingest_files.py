"""What there is to read is found in order, and what cannot be read is listed with its reason."""

from __future__ import annotations

import os
import random
import socket
import subprocess
import sys
from pathlib import Path

import pytest

import tellings.ingest
from running import as_ordinary_user
from tellings.ingest import Source, documents, sources
from tellings.model import Document, Unread

REPORT = "Gunmen attacked a checkpoint near the harbour on Monday, killing two guards, the ministry said.\n"


def read(*paths: Path) -> tuple[list[Document], dict[str, str]]:
    """Everything at `paths`: the documents, and the reason of each thing that was not read."""
    found: list[Document] = []
    unread: dict[str, str] = {}
    for source in sources(paths):
        for each in [source] if isinstance(source, Unread) else documents(source):
            if isinstance(each, Unread):
                unread[each.path] = each.reason
            else:
                found.append(each)
    return found, unread


def test_a_folder_is_read_in_order_of_name_with_paths_relative_to_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/c/deep.TXT", "c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(REPORT)
    found = [each.path for each in sources([tmp_path])]
    assert found == ["a/c/deep.TXT", "a/z.md", "b.txt", "c.txt"]


def test_a_file_given_by_name_is_known_by_its_name(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT)
    assert list(sources([file])) == [Source("report.txt", file)]


def test_a_missing_path_is_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "here.txt").write_text(REPORT)
    found, unread = read(tmp_path / "gone.txt", tmp_path / "here.txt")
    assert [each.source_id for each in found] == ["here.txt"]
    assert unread == {"gone.txt": "no such file or directory"}


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("table.xyz", "not a kind of file that can be read (.xyz)"),
        ("LICENSE", "not a kind of file that can be read (no suffix)"),
        (".hidden.txt", "hidden"),
    ],
)
def test_what_is_no_report_is_listed(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / name).write_text(REPORT)
    assert read(tmp_path) == ([], {name: reason})


def test_a_hidden_folder_is_listed_once_and_an_empty_one_says_so(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text(REPORT)
    assert read(tmp_path) == ([], {".git": "hidden"})
    empty = tmp_path / "empty"
    empty.mkdir()
    assert read(empty) == ([], {"empty": "an empty folder"})


def test_a_hidden_file_that_is_asked_for_is_read(tmp_path: Path) -> None:
    (tmp_path / ".draft.txt").write_text(REPORT)
    found, unread = read(tmp_path / ".draft.txt")
    assert len(found) == 1
    assert unread == {}


def test_links_that_go_round_end(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    (folder / "again").symlink_to(folder)
    (folder / "self").symlink_to(folder / "self")
    (folder / "to-nothing.txt").symlink_to(folder / "nothing.txt")
    (folder / "copy.txt").symlink_to(folder / "report.txt")
    found, unread = read(folder)
    assert [each.path for each in found] == ["report.txt"]
    assert unread == {
        "again": "a link to what is read under its own name",
        "copy.txt": "a link to what is read under its own name",
        "self": "a link that leads to itself",
        "to-nothing.txt": "a link to nothing",
    }


def test_a_link_out_of_the_folder_is_followed_once(tmp_path: Path) -> None:
    outside, folder = tmp_path / "outside", tmp_path / "in"
    outside.mkdir()
    folder.mkdir()
    (outside / "report.txt").write_text(REPORT)
    (outside / "back").symlink_to(folder)
    (folder / "first").symlink_to(outside)
    (folder / "second").symlink_to(outside)
    found, unread = read(folder)
    assert [each.path for each in found] == ["first/report.txt"]
    assert unread == {
        "first/back": "a link to what is read under its own name",
        "second": "a link to a folder that was already looked into",
    }


def test_a_pipe_and_a_socket_do_not_hang(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    monkeypatch.chdir(tmp_path)  # a socket's path has to be short
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("socket.txt")
        found, unread = read(tmp_path)
    assert (found, unread) == ([], {"pipe.txt": "a pipe, not a file", "socket.txt": "a socket, not a file"})
    # One that took the place of a file after it was listed.
    (gone,) = documents(Source("pipe.txt", tmp_path / "pipe.txt"))
    assert gone == Unread("pipe.txt", "a pipe, not a file")


def test_a_file_that_vanishes_after_it_was_listed(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text(REPORT)
    (source,) = sources([file])
    file.unlink()
    assert isinstance(source, Source)
    assert list(documents(source)) == [Unread("report.txt", "no such file or directory")]


def test_a_very_deep_folder(tmp_path: Path) -> None:
    folder = tmp_path
    for _ in range(300):
        folder = folder / "d"
        folder.mkdir()
    (folder / "report.txt").write_text(REPORT)
    found, unread = read(tmp_path)
    assert [each.path for each in found] == ["d/" * 300 + "report.txt"]
    assert unread == {}


def test_a_name_that_is_no_utf_8_is_written_out(tmp_path: Path) -> None:
    name = os.fsdecode(b"b\xe9.txt")
    try:
        (tmp_path / name).write_text(REPORT)
    except OSError:
        pytest.skip("this file system takes no such names")
    found, _ = read(tmp_path)
    assert [each.path for each in found] == ["b\\xe9.txt"]
    assert found[0].source_id == "b\\xe9.txt"


_LISTING = """
import sys
from pathlib import Path
from tellings.ingest import documents, sources
from tellings.model import Unread
for source in sources([Path(sys.argv[1])]):
    for each in [source] if isinstance(source, Unread) else documents(source):
        print(each.path, "|", each.reason if isinstance(each, Unread) else "read")
"""


def test_what_may_not_be_read_is_listed(tmp_path: Path) -> None:
    drop = as_ordinary_user()
    closed = tmp_path / "closed"
    closed.mkdir()
    (closed / "report.txt").write_text(REPORT)
    for name in ("secret.txt", "secret.jsonl", "open.txt"):
        (tmp_path / name).write_text(REPORT)
    for path in (closed, tmp_path / "secret.txt", tmp_path / "secret.jsonl"):
        path.chmod(0)
    try:
        done = subprocess.run(
            [sys.executable, "-c", _LISTING, str(tmp_path)],
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
            env={**os.environ, "PYTHONPATH": str(Path(tellings.ingest.__file__).parents[2])},
            preexec_fn=drop,
        )
    finally:
        closed.chmod(0o700)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [
        "closed | not allowed to read",
        "open.txt | read",
        "secret.jsonl | not allowed to read",
        "secret.txt | not allowed to read",
    ]


def test_reading_twice_gives_the_same_documents_in_any_order_of_paths(tmp_path: Path) -> None:
    files = []
    for number in range(12):
        file = tmp_path / f"report-{number}.txt"
        file.write_text(f"{REPORT}\nThe attack was number {number} this year.\n")
        files.append(file)
    first, _ = read(tmp_path)
    shuffled = list(files)
    random.Random(7).shuffle(shuffled)
    second, _ = read(*shuffled)
    assert sorted(first, key=lambda each: each.id) == sorted(second, key=lambda each: each.id)
    assert len({each.id for each in first}) == 12


def test_the_reader_of_bytes_is_an_argument() -> None:
    source = Source("kept.txt", Path("nowhere/kept.txt"))
    (document,) = documents(source, lambda path: REPORT.encode())
    assert isinstance(document, Document)
    assert document.text == REPORT
