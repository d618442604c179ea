"""One folder with one report in every format that is read: one incident, as many tellings, the same claims in each."""

from __future__ import annotations

import bz2
import gzip
import json
import lzma
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import tellings
from format_files import BODY, MADE, TITLE
from tellings.ingest.formats.kinds import KINDS
from tellings.model import Claim, Document
from tellings.model.records import canonical, to_record

TEXT = f"{TITLE}\n\nBy Ana Torres\n\n{BODY}"
FILES = MADE.parent
# What is not read to the letter: a scan is read as well as its picture can be.
SCANS = ("scan.pdf", "scan.tsv")
PACKED: dict[str, Callable[[bytes], bytes]] = {
    ".gz": gzip.compress,
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
}
TELEGRAM = {
    "name": "The Example", "type": "public_channel", "id": 1234567890,
    "messages": [
        {"id": 1, "type": "service", "date": "2017-03-01T09:00:00", "actor": "The Example", "action": "create_channel"},
        {
            "id": 2, "type": "message", "date": "2017-03-14T21:30:00", "from": "The Example", "from_id": "channel1234567890",
            "text": [{"type": "bold", "text": TITLE}, f"\n\n{BODY}"],
        },
    ],
}  # fmt: skip
TELEGRAM_PAGE = f"""<!DOCTYPE html>
<html><head><meta charset="utf-8"/><title>Exported Data</title><link href="css/style.css" rel="stylesheet"/></head>
<body onload="CheckLocation();"><div class="page_wrap">
<div class="page_header"><div class="content"><div class="text bold">The Example</div></div></div>
<div class="page_body chat_page"><div class="history">
<div class="message service" id="message-1"><div class="body details">14 March 2017</div></div>
<div class="message default clearfix" id="message3"><div class="body">
<div class="pull_right date details" title="14.03.2017 21:30:00 UTC+06:00">21:30</div>
<div class="from_name">The Example</div>
<div class="text">{TITLE}<br><br>{BODY.replace(chr(10), "<br>")}</div>
</div></div></div></div></div></body></html>
"""
NEWS_API = {
    "status": "ok", "totalResults": 1,
    "articles": [
        {
            "source": {"id": None, "name": "The Example"}, "author": "Ana Torres", "title": TITLE, "description": "Gunmen stormed a clinic.",
            "url": "https://www.example.org/2017/03/14/newsapi", "urlToImage": None, "publishedAt": "2017-03-14T15:30:00Z", "content": BODY,
        }
    ],
}  # fmt: skip


def folder_of_all(folder: Path) -> Path:
    """The report in every format: by the programs that people use where such a file is kept (tests/formats/README.md)."""
    folder.mkdir()
    for file in (*(FILES / name for name in ("report.html", "report.csv", "feed.atom")), *MADE.iterdir()):
        if file.name not in SCANS:
            shutil.copy(file, folder)
    (folder / "report.txt").write_text(TEXT)
    (folder / "report.md").write_text(f"# {TEXT}")
    (folder / "report.jsonl").write_text(
        json.dumps({"id": "1", "title": TITLE, "text": BODY, "published": "2017-03-14"})
    )
    (folder / "newsapi.json").write_text(json.dumps(NEWS_API))
    (folder / "result.json").write_text(json.dumps(TELEGRAM))
    (folder / "messages.html").write_text(TELEGRAM_PAGE)
    for ending, pack in PACKED.items():
        (folder / f"{ending[1:]}.txt{ending}").write_bytes(pack(TEXT.encode()))
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
    assert (casebook.summary.read, casebook.summary.known) == (39, 1)
    paths = [document.path or "" for document in casebook.documents()]
    assert len(paths) == 39
    # Beside the reports, only a row without a text and the style sheet of a page are there.
    unread = {each.path for each in casebook.unread()}
    assert {path.partition(" row")[0].partition("/")[0] for path in unread} == {
        "report.csv",
        "libreoffice.csv",
        "libreoffice.tsv",
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
    assert len(incident.tellings) == 39
    assert len({telling.document for telling in incident.tellings}) == 39
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
        assert (again.summary.read, again.summary.known) == (0, 40)
        assert again.record() == before
