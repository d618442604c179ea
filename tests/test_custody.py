"""The chain of custody: hashes, when and by whom a file was added, originals kept, and what is found when they change."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from format_files import MADE, zipped
from running import BLAST, tellings
from tellings.casebook import Casebook
from tellings.model import Document, Extraction, Unread
from tellings.pipeline import Engine, Fault, ReadOptions, faults, originals_folder, plan, read

WHEN = datetime(2026, 5, 4, 10, 30, tzinfo=UTC)
NOTHING = Engine("nothing 1", lambda document: Extraction(document.id, (), (), (), ()))


def folder_of(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "blast.txt").write_text(BLAST)
    (folder / "two.zip").write_bytes(zipped({"a.txt": BLAST + "One.", "b.txt": BLAST + "Two."}))
    return folder


def added(tmp_path: Path, **about: object) -> list[Document]:
    """The documents of the folder, read with these options."""
    into = tmp_path / "my.db"
    options = ReadOptions(**about)  # type: ignore[arg-type]
    read(folder_of(tmp_path), into, engine=NOTHING, options=options, clock=lambda: WHEN)
    with Casebook.open(into) as casebook:
        return sorted(casebook.documents(), key=lambda document: document.path or "")


def test_each_document_knows_its_file_and_how_it_came(tmp_path: Path) -> None:
    blast, first, second = added(tmp_path, added_by="A. Analyst")
    assert blast.custody is not None
    assert blast.custody.sha256 == blast.bytes_sha256 == hashlib.sha256(BLAST.encode()).hexdigest()
    assert (blast.custody.file, blast.custody.size) == ("blast.txt", len(BLAST.encode()))
    assert (blast.custody.added, blast.custody.added_by) == ("2026-05-04T10:30:00+00:00", "A. Analyst")
    assert not blast.custody.kept
    assert first.custody is not None
    assert first.custody == second.custody
    assert first.custody.file == "two.zip"
    assert first.custody.sha256 == hashlib.sha256((tmp_path / "reports" / "two.zip").read_bytes()).hexdigest()
    assert first.bytes_sha256 == hashlib.sha256((BLAST + "One.").encode()).hexdigest()
    assert not originals_folder(tmp_path / "my.db").exists()


def test_originals_are_kept_by_their_hash(tmp_path: Path) -> None:
    documents = added(tmp_path, keep_originals=True)
    folder = originals_folder(tmp_path / "my.db")
    kept = {file.name: file.read_bytes() for file in folder.rglob("*") if file.is_file()}
    assert set(kept) == {document.custody.sha256 for document in documents if document.custody}
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in kept.items())
    assert list(faults(documents, folder)) == []
    # Reading again keeps what is kept.
    read(tmp_path / "reports", tmp_path / "my.db", engine=NOTHING, options=ReadOptions(keep_originals=True))
    assert {file.name for file in folder.rglob("*") if file.is_file()} == set(kept)


def test_what_was_changed_afterwards_is_found(tmp_path: Path) -> None:
    blast, first, second = added(tmp_path, keep_originals=True)
    folder = originals_folder(tmp_path / "my.db")
    assert blast.custody is not None
    assert first.custody is not None
    file = folder / blast.custody.sha256[:2] / blast.custody.sha256
    file.chmod(0o644)
    file.write_text(BLAST.replace("five", "nine"))
    (folder / first.custody.sha256[:2] / first.custody.sha256).unlink()
    assert list(faults([blast, first, second], folder)) == [
        Fault(blast.id, "blast.txt", "its original was changed after it was kept: its hash differs"),
        Fault(first.id, "two.zip", "its original was kept and is not there any more"),
    ]
    done = tellings("verify", tmp_path / "my.db")
    assert done.returncode == 3
    assert f"blast.txt, from which document {blast.id} was read: its original was changed" in done.stdout
    assert "not what was written into it: 2 faults" in done.stdout


def test_a_folder_that_cannot_be_written_is_said_once(tmp_path: Path) -> None:
    originals_folder(tmp_path / "my.db").write_text("in the way")
    from tellings.errors import CasebookFull

    with pytest.raises(CasebookFull, match="cannot keep originals"):
        added(tmp_path, keep_originals=True)


def test_the_commands_of_custody_and_columns(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text(f"when,what\n2019-03-03,{json.dumps(BLAST.replace(chr(34), chr(39)))}\n")
    into = tmp_path / "my.db"
    dry = tellings("read", table, "--into", into, "--dry-run", "--columns", "published=when")
    assert "Columns of table.csv: published from 'when', text from 'what'" in dry.stdout
    done = tellings(
        "read",
        table,
        "--into",
        into,
        "--columns",
        "published=when",
        "--added-by",
        "A. Analyst",
        "--keep-originals",
    )
    assert "Read 1 new document" in done.stdout
    with Casebook.open(into) as casebook:
        (document,) = casebook.documents()
    assert document.custody is not None
    assert (document.custody.added_by, document.custody.kept) == ("A. Analyst", True)
    with Casebook.open(into) as casebook:
        assert {entry.who for entry in casebook.journal() if entry.act == "read"} == {"A. Analyst"}
    assert tellings("verify", into).returncode == 0
    wrong = tellings("read", table, "--into", into, "--columns", "words=when")
    assert wrong.returncode == 2
    assert "not columns such as text=body,title=headline: words" in wrong.stderr


def test_a_report_in_another_language_is_kept_and_listed(tmp_path: Path) -> None:
    french = (
        "Six personnes ont été tuées mardi soir lorsque des hommes armés ont attaqué une clinique dans la ville, a déclaré"
        " le ministère de l'intérieur. Neuf autres ont été blessées, selon le directeur de l'hôpital.\n"
    )
    (tmp_path / "fr.txt").write_text(french)

    def never(document: Document) -> Extraction:
        raise AssertionError("was read as if it were English")

    engine = Engine("never 1", never)
    reason = "in a language that is not read (fr): the document is kept, without claims"
    for _ in range(2):  # the second time it is known, and is listed all the same
        summary = read(tmp_path / "fr.txt", tmp_path / "my.db", engine=engine)
        assert summary.documents == 1
        assert summary.unread == (Unread("fr.txt", reason),)
    with Casebook.open(tmp_path / "my.db") as casebook:
        assert casebook.unread() == (Unread("fr.txt", reason),)
        (document,) = casebook.documents()
        assert document.text == french
    assert plan(tmp_path / "fr.txt", engine=engine).unread == (Unread("fr.txt", reason),)


def test_the_pages_of_a_pdf_are_kept(tmp_path: Path) -> None:
    read(MADE / "chromium.pdf", tmp_path / "my.db", engine=NOTHING)
    with Casebook.open(tmp_path / "my.db") as casebook:
        (document,) = casebook.documents()
    (page,) = document.pages
    assert (page.number, page.read_by, page.span.of(document.text)) == (1, "text layer", document.text)


def test_kept_originals_are_no_reports(tmp_path: Path) -> None:
    """Where the casebook lies in the folder that is read."""
    (tmp_path / "a.rtf").write_bytes(
        rb"{\rtf1 Two guards were killed in the port of Aden, the harbour master said.}"
    )
    for _ in range(2):
        summary = read(tmp_path, tmp_path / "my.db", engine=NOTHING, options=ReadOptions(keep_originals=True))
        assert (summary.documents, summary.unread) == (1, ())
    assert not plan(tmp_path, tmp_path / "my.db", engine=NOTHING).unread
