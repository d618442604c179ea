"""Files are read in a process of their own, with limits: what hangs, breaks down or swells leaves the rest unharmed."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest

import breaking_room
from format_files import MADE, read_file, zipped
from running import environment
from tellings.ingest import Room, Source, documents
from tellings.model import Document, Unread

SENTENCE = "Two guards were killed in the port of Aden on 5 June 2016, the harbour master said."


class BreakingRoom(Room):
    def _command(self) -> list[str]:
        return [sys.executable, breaking_room.__file__, str(self._memory)]


def test_members_that_hang_break_down_or_swell_are_listed_and_the_others_read(tmp_path: Path) -> None:
    members: dict[str, str | bytes] = {
        "1.txt": SENTENCE,
        "2.txt": "BREAK down",
        "3.txt": SENTENCE + " Third.",
        "4.txt": "HANG on",
        "5.txt": "SWELL up",
        "6.txt": "FAIL here",
        "7.txt": "PRINT this, and be read all the same.",
        "8.txt": "",
    }
    file = tmp_path / "all.zip"
    file.write_bytes(zipped(members))
    with BreakingRoom(seconds=20) as room:
        found, unread = read_file(file, room)
        assert [each.path for each in found] == ["all.zip/1.txt", "all.zip/3.txt", "all.zip/7.txt"]
        assert unread == {
            "all.zip/2.txt": "damaged: the program that reads its format broke down over it",
            "all.zip/4.txt": "takes more than 20 seconds to read",
            "all.zip/5.txt": "takes more than 3,072 MB of memory to read",
            "all.zip/6.txt": "could not be read: KeyError (a fault of Tellings itself)",
            "all.zip/8.txt": "empty",
        }
        (after,), _ = read_file(MADE / "libreoffice.docx", room)
        assert after.title


def test_a_file_whose_members_keep_breaking_down_is_given_up(tmp_path: Path) -> None:
    file = tmp_path / "all.zip"
    file.write_bytes(zipped({f"{number}.txt": "BREAK down" for number in range(9)} | {"z.txt": SENTENCE}))
    with BreakingRoom() as room:
        found, unread = read_file(file, room)
    assert not found
    assert len(unread) == 6
    assert unread["all.zip"] == "given up: 5 of the files in it could not be parsed within bounds"


def test_a_room_is_ended_with_whoever_used_it() -> None:
    with Room() as room:
        reading = room.parts(MADE / "libreoffice.docx", "a.docx", "a.docx", {})
        next(reading)
        process = room._process
        assert process is not None
        reading.close()  # before its end: what is still on its way is no answer to the next request
    assert process.poll() is not None


def test_no_module_beside_the_reports_is_run(tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("open('ran', 'w').close()")
    (tmp_path / "a.rtf").write_bytes(rb"{\rtf1 Two guards were killed.}")
    code = (
        "from pathlib import Path\nfrom tellings.ingest import Source, documents\n"
        "print(next(documents(Source('a.rtf', Path('a.rtf')))).text)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "Two guards were killed.\n"
    assert not (tmp_path / "ran").exists()


def test_a_missing_extra_is_one_clear_line(tmp_path: Path) -> None:
    """As where only the core is installed: the packages of the extra cannot be imported."""
    for name in ("pypdfium2", "duckdb", "feedparser", "warcio", "python_calamine"):
        (tmp_path / f"{name}.py").write_text(f"raise ModuleNotFoundError('none', name='{name}')")
    files = ("chromium.pdf", "report.parquet", "report.xlsx", "wget.warc.gz", "libreoffice.odt")
    code = (
        "import sys\nfrom pathlib import Path\nfrom tellings.ingest import Source, documents\n"
        "for name in sys.argv[1:]:\n    print(*[getattr(each, 'reason', 'read') for each in"
        " documents(Source(name, Path(name)), read_bytes=lambda file: file.read_bytes())], sep='; ')"
    )
    done = subprocess.run(
        [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n{code}", *files],
        cwd=MADE, env=environment(), capture_output=True, text=True, check=True,
    )  # fmt: skip
    needs = "which needs more to be installed: pip install 'tellings[formats]'"
    assert done.stdout.splitlines() == [
        f"a PDF, {needs}",
        f"a Parquet table, {needs}",
        f"a workbook, {needs}",
        f"a web archive (WARC), {needs}",
        "read",
    ]


def test_a_file_that_cannot_be_opened(tmp_path: Path) -> None:
    assert read_file(tmp_path / "gone.docx") == ([], {"gone.docx": "no such file or directory"})


@pytest.mark.parametrize(
    "data", [b"", b"PK\x05\x06" + bytes(18), b"\x1f\x8b", b"%PDF-", b"{\\rtf", b"PAR1", b"WARC/1.0"]
)
def test_the_barest_beginnings_of_formats_give_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.zip").write_bytes(data)
    started = time.monotonic()
    found: list[Document | Unread] = list(
        documents(Source("a.zip", tmp_path / "a.zip"), read_bytes=lambda file: file.read_bytes())
    )
    assert len(found) <= 1
    assert all(isinstance(each, Unread) for each in found)
    assert time.monotonic() - started < 60
