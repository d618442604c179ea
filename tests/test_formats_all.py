"""One folder with one report in every format that is read: one incident, as many tellings, the same claims in each."""

from __future__ import annotations

import json
import mailbox
import shutil
import tarfile
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

import tellings
from format_files import BODY, MADE, TITLE
from tellings.ingest.formats.kinds import KINDS
from tellings.model import Claim, Document
from tellings.model.records import canonical, to_record

TEXT = f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
FILES = MADE.parent


def folder_of_all(folder: Path) -> Path:
    """The report in every format: by real programs where a file is kept, else as Python's own libraries write it."""
    folder.mkdir()
    for name in ("report.html", "report.csv", "feed.atom"):
        shutil.copy(FILES / name, folder)
    for file in MADE.iterdir():
        if file.name not in (
            "scan.pdf",
            "scan.tsv",
        ):  # a scan is read as well as its picture can be, not to the letter
            shutil.copy(file, folder)
    (folder / "report.txt").write_text(TEXT)
    (folder / "report.md").write_text(f"# {TEXT}")
    (folder / "report.jsonl").write_text(
        json.dumps({"id": "1", "title": TITLE, "text": BODY, "published": "2017-03-14"})
    )
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Date"] = (
        "Ana Torres <a@example.org>",
        TITLE,
        "Tue, 14 Mar 2017 23:30:00 +0600",
    )
    mail.set_content(BODY)
    (folder / "report.eml").write_bytes(bytes(mail))
    box = mailbox.mbox(folder / "report.mbox")
    box.add(mail)
    box.close()
    with zipfile.ZipFile(folder / "report.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.write(MADE / "libreoffice.odt", "in/report.odt")
    with tarfile.open(folder / "report.tar.gz", "w:gz") as packed:
        packed.add(folder / "report.html", "in/packed.html")
    return folder


def told(claim: Claim, document: Document) -> str:
    """What a claim says, wherever its words stand; its quote is checked to stand there."""
    assert claim.span is None or claim.span.of(document.text) == claim.quote
    value = to_record(claim.value)
    return canonical(
        [
            claim.field,
            claim.quote,
            value,
            claim.polarity,
            claim.certainty,
            [each.name for each in claim.speakers],
        ]
    )


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("formats")


@pytest.fixture(scope="module")
def casebook(work: Path) -> tellings.Casebook:
    return tellings.read(folder_of_all(work / "all"), into=work / "my.db")


def test_every_file_is_a_document(casebook: tellings.Casebook) -> None:
    """The page that wget got is in both web archives: one document, as one address read twice is."""
    assert casebook.summary is not None
    assert (casebook.summary.read, casebook.summary.known) == (27, 1)
    paths = [document.path or "" for document in casebook.documents()]
    assert len(paths) == 27
    # Beside the reports, only a row without a text and the style sheet of a page are there.
    unread = {each.path for each in casebook.unread()}
    assert {path.partition(" row")[0].partition("/")[0] for path in unread} == {
        "report.csv",
        "report.xlsx",
        "report.xls",
        "report.ods",
        "report.parquet",
        "wget.warc.gz",
        "webrecorder.wacz",
    }
    ends = {name.lower() for kind in KINDS.values() for name in kind.suffixes}
    assert {Path(path.partition(" ")[0].partition("/")[0]).suffix for path in paths} <= ends


def test_they_are_one_incident_with_a_telling_each(casebook: tellings.Casebook) -> None:
    (incident,) = casebook.incidents()
    assert len(incident.tellings) == 27
    assert len({telling.document for telling in incident.tellings}) == 27
    killed, injured = incident.fields["killed"], incident.fields["injured"]
    assert (killed.best, killed.low, killed.high) == (6, 6, 6)
    assert injured.best == 9


def test_each_makes_the_same_claims(casebook: tellings.Casebook) -> None:
    documents = {document.id: document for document in casebook.documents()}
    (incident,) = casebook.incidents()
    claims = {
        documents[telling.document].path: {
            told(claim, documents[telling.document]) for claim in telling.claims if not claim.derived_from
        }
        for telling in incident.tellings
    }
    expected = claims["report.txt"]
    assert any('"killed"' in each for each in expected)
    different = {path: found ^ expected for path, found in claims.items() if found != expected}
    assert not different


def test_each_was_published_on_the_same_day(casebook: tellings.Casebook) -> None:
    for document in casebook.documents():
        assert document.published is not None, document.path
        assert document.published.date.start is not None
        assert document.published.date.start[:10] == "2017-03-14", document.path


def test_reading_them_again_adds_nothing(casebook: tellings.Casebook, work: Path) -> None:
    before = casebook.record()
    with tellings.read(work / "all", into=work / "my.db") as again:
        assert again.summary is not None
        assert (again.summary.read, again.summary.known) == (0, 28)
        assert again.record() == before
