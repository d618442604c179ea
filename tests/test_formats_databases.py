"""What news databases and archivers write: several articles in one file.  The files are made here, laid out as theirs are."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping

import pytest

from format_files import MADE, TITLE, read_bytes, reason_of, zipped
from tellings.ingest.formats import Part
from tellings.ingest.formats.articles import articles

FIRST = (
    "Two guards shot dead in Aden port",
    "Two guards were shot dead in the port of Aden on Sunday, the harbour master said.",
    "Nobody claimed the attack. The port stayed closed until the evening.",
)
SECOND = (
    "Blast at Marib market kills three",
    "A bomb went off at a market in Marib on Monday, killing three people, police said.",
    "It was the second blast in a week.",
)
BODIES = [f"{title}\n\n{first}\n\n{second}" for title, first, second in (FIRST, SECOND)]

NEXIS_UNI = [
    "User Name: A. Reader", "Date and Time: Tuesday, March 14, 2017 10:11:00 AM EDT", "Job Number: 12345", "Documents (2)",
    f"1. {FIRST[0]}", "Client/Matter: -None-", "Search Terms: Aden", "Search Type: Natural Language",
    FIRST[0], "The Example", "June 5, 2016 Sunday", "Copyright 2016 The Example All Rights Reserved", "Section: WORLD; Pg. 4",
    "Length: 32 words", "Byline: Ana Torres", "Dateline: ADEN", "Body", *FIRST[1:], "Load-Date: June 6, 2016", "End of Document",
    SECOND[0], "Daily Sample", "June 6, 2016 Monday 9:15 PM GMT", "Copyright 2016 Daily Sample", "Length: 30 words", "Body",
    *SECOND[1:], "Classification", "Language: ENGLISH", "Publication-Type: Newspaper", "Subject: BOMBINGS (90%)", "Load-Date: June 7, 2016",
    "End of Document",
]  # fmt: skip
NEXIS_CLASSIC = [
    "1 of 2 DOCUMENTS", "The Example", "June 5, 2016 Sunday", "Final Edition", FIRST[0], "BYLINE: Ana Torres", "SECTION: WORLD; Pg. 4",
    "LENGTH: 32 words", *FIRST[1:], "LOAD-DATE: June 6, 2016", "LANGUAGE: ENGLISH", "PUBLICATION-TYPE: Newspaper",
    "Copyright 2016 The Example", "All Rights Reserved",
    "2 of 2 DOCUMENTS", "Daily Sample", "June 6, 2016 Monday", SECOND[0], "LENGTH: 30 words", *SECOND[1:], "LOAD-DATE: June 7, 2016",
]  # fmt: skip
FACTIVA_LINES = [
    FIRST[0], "By Ana Torres", "32 words", "5 June 2016", "10:11", "The Example", "EXMPL", "4", "English", "(c) 2016 The Example",
    *FIRST[1:], "Document EXMPL00020160605ec65000b1",
    SECOND[0], "30 words", "6 June 2016", "Daily Sample", "DSMPL", "English", "Copyright 2016 Daily Sample.", *SECOND[1:],
    "Document DSMPL00020160606ec66000a2",
]  # fmt: skip
FACTIVA_CODES = [
    [("HD", [FIRST[0]]), ("BY", ["By Ana Torres"]), ("WC", ["32 words"]), ("PD", ["5 June 2016"]), ("ET", ["10:11"]), ("SN", ["The Example"]),
     ("SC", ["EXMPL"]), ("PG", ["4"]), ("LA", ["English"]), ("CY", ["(c) 2016 The Example"]), ("LP", [FIRST[1]]), ("TD", [FIRST[2]]),
     ("NS", ["gcrim : Crime"]), ("AN", ["Document EXMPL00020160605ec65000b1"])],
    [("HD", [SECOND[0]]), ("WC", ["30 words"]), ("PD", ["6 June 2016"]), ("SN", ["Daily Sample"]), ("SC", ["DSMPL"]), ("LA", ["English"]),
     ("LP", list(SECOND[1:])), ("AN", ["Document DSMPL00020160606ec66000a2"])],
]  # fmt: skip


def rtf(paragraphs: list[str]) -> bytes:
    return ("{\\rtf1\\ansi " + "".join(f"{each}\\par\n" for each in paragraphs) + "}").encode("ascii")


def rtf_table() -> bytes:
    rows = "".join(
        "\\trowd\\cellx900\\cellx9000 " + code + "\\cell " + "\\par ".join(cells) + "\\cell\\row\n"
        for article in FACTIVA_CODES
        for code, cells in article
    )
    return ("{\\rtf1\\ansi " + rows + "}").encode("ascii")


def docx(paragraphs: list[str]) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{each}</w:t></w:r></w:p>" for each in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


def page() -> bytes:
    made = ""
    for article in FACTIVA_CODES:
        rows = "".join(
            f'<tr><td class="index"><b>{code}</b>&nbsp;</td><td>'
            + "".join(
                f'<p class="articleParagraph enarticleParagraph">{cell}</p>'
                if code in ("LP", "TD")
                else f"<div>{cell}</div>"
                for cell in cells
            )
            + "</td></tr>"
            for code, cells in article
        )
        made += f'<div class="article enArticle"><table>{rows}</table></div>'
    return f"<html><head><title>Factiva</title></head><body>{made}</body></html>".encode()


FILES = {
    "nexis uni docx": (docx(NEXIS_UNI), "a.docx"),
    "nexis uni rtf": (rtf(NEXIS_UNI), "a.rtf"),
    "nexis classic docx": (docx(NEXIS_CLASSIC), "a.docx"),
    "nexis classic rtf": (rtf(NEXIS_CLASSIC), "a.rtf"),
    "factiva rtf": (rtf(FACTIVA_LINES), "a.rtf"),
    "factiva rtf with codes": (rtf_table(), "a.rtf"),
    "factiva html": (page(), "a.html"),
}


@pytest.mark.parametrize(("data", "name"), FILES.values(), ids=FILES.keys())
def test_the_articles_of_a_database(data: bytes, name: str) -> None:
    found, unread = read_bytes(data, name)
    assert not unread
    assert [each.text for each in found] == BODIES
    assert [each.path for each in found] == [f"{name} article 1", f"{name} article 2"]
    given = [each.given for each in found]
    assert [each.title for each in given] == [FIRST[0], SECOND[0]]
    assert [each.outlet for each in given] == ["The Example", "Daily Sample"]
    assert [each.published for each in given] == ["2016-06-05", "2016-06-06"]
    assert given[0].authors == ("Ana Torres",)
    assert len({each.bytes_sha256 for each in found}) == 2


def test_numbers_and_what_has_no_place() -> None:
    (first, _), _ = read_bytes(rtf_table(), "a.rtf")
    assert (first.given.source_id, first.given.language) == ("EXMPL00020160605ec65000b1", "en")
    assert json.loads(first.given.extra)["subjects"] == "gcrim : Crime"
    (first, second), _ = read_bytes(docx(NEXIS_UNI), "a.docx")
    assert json.loads(first.given.extra) == {"dateline": "ADEN", "length": "32 words", "load_date": "June 6, 2016", "section": "WORLD; Pg. 4"}  # fmt: skip
    assert second.given.language == "en"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ["Body", "A report about a body.", "End of story"],
        ["HD televisions were stolen", "AN hour later two men were shot."],
        ["Two killed", "12 words", "5 June 2016", "nothing more"],
        [],
    ],
)
def test_what_is_laid_out_otherwise_is_no_database(paragraphs: list[str]) -> None:
    assert articles(paragraphs) == []


def test_a_list_of_addresses_says_what_to_do() -> None:
    media_cloud = "id,indexed_date,language,media_name,media_url,publish_date,title,url\n1,2017,en,The Example,example.org,2016-06-05,Two dead,https://example.org/a\n"
    reason = (
        "a list of addresses without texts: get the pages with `tellings fetch`, and read what comes of it"
    )
    assert reason_of(media_cloud.encode(), "a.csv") == reason
    stories = [
        {
            "id": "1",
            "media_name": "The Example",
            "publish_date": "2016-06-05",
            "title": "Two dead",
            "url": "https://example.org/a",
        }
    ]
    assert reason_of(json.dumps(stories).encode(), "a.json") == reason


def test_media_cloud_with_texts() -> None:
    story = {"stories_id": 7, "media_name": "The Example", "media_url": "https://example.org", "publish_date": "2016-06-05 00:00:00",
             "title": FIRST[0], "url": "https://example.org/a", "language": "en", "story_text": " ".join(FIRST[1:])}  # fmt: skip
    for found in (whole(json.dumps([story]).encode(), "a.json"), whole(csv_of(story), "a.csv")):
        assert found.text == f"{FIRST[0]}\n\n{' '.join(FIRST[1:])}"
        given = found.given
        assert (given.source_id, given.outlet, given.url) == ("7", "The Example", "https://example.org/a")
        assert (given.published or "")[:10] == "2016-06-05"


def test_auto_archiver() -> None:
    row = {"Link": "https://example.org/post/1", "Archive status": "wayback: success", "Destination folder": "case", "Archive location": "https://archive.example/1",
           "Archive date": "2016-06-07T08:00:00+00:00", "Thumbnail": "", "Upload timestamp": "2016-06-05T12:00:00+00:00", "Upload title": FIRST[0],
           "Text content": " ".join(FIRST[1:]), "Screenshot": "", "Hash": "ab12"}  # fmt: skip
    given = whole(csv_of(row), "archive.csv").given
    assert (given.url, given.archive_url) == ("https://example.org/post/1", "https://archive.example/1")
    assert (given.retrieved, given.published) == ("2016-06-07T08:00:00+00:00", "2016-06-05T12:00:00+00:00")
    assert given.title == FIRST[0]
    assert json.loads(given.extra)["Hash"] == "ab12"


PAGE = (MADE / "chromium.mhtml").read_bytes()
CAPTURED = [
    {"id": 7, "url": "https://example.org/clinic", "title": "Six killed", "timestamp_created": "2017-03-15T08:00:00Z", "content_hash": "ab12"},
    {"id": 8, "url": "https://example.org/gone", "title": "Gone", "timestamp_created": "2017-03-15T08:05:00Z", "content_hash": "cd34"},
]  # fmt: skip


def test_a_case_of_hunchly() -> None:
    case = zipped(
        {
            "case_data/pages.json": json.dumps(CAPTURED), "case_data/notes.json": "[]", "pages/7.mhtml": PAGE, "pages/7.jpeg": b"\xff\xd8\xff",
            "case_data/case_attachments.json": json.dumps([{"Filename": "a.txt", "Source": "https://example.org/a"}]),
            "attachments/a.txt": BODIES[0], "note_screenshots/1.jpeg": b"\xff\xd8\xff", "../out.mhtml": PAGE,
        }
    )  # fmt: skip
    (page, attached), unread = read_bytes(case, "case.zip")
    assert page.path == "case.zip/pages/7.mhtml"
    assert page.text.startswith(TITLE)
    assert (page.given.url, page.given.retrieved) == ("https://example.org/clinic", "2017-03-15T08:00:00Z")
    assert json.loads(page.given.extra)["hunchly"] == {"content_hash": "ab12", "title": "Six killed"}
    assert (attached.path, attached.given.url) == ("case.zip/attachments/a.txt", "https://example.org/a")
    assert unread == {
        "case.zip/../out.mhtml": "not read: its name leads out of the archive",
        "case.zip": "a case's own data, notes and pictures, which are not read: 5 files",
    }


def test_a_case_of_hunchly_whose_lists_are_damaged() -> None:
    assert "pages.json cannot be read" in reason_of(
        zipped({"case_data/pages.json": "[{", "pages/7.mhtml": PAGE}), "case.zip"
    )
    odd = zipped({"case_data/pages.json": '[1, null, {"id": null, "url": 3}]', "pages/7.mhtml": PAGE})
    (page,), _ = read_bytes(odd, "case.zip")
    assert page.text.startswith(TITLE)


def whole(data: bytes, name: str) -> Part:
    (found,), unread = read_bytes(data, name)
    assert not unread
    return found


def csv_of(row: Mapping[str, object]) -> bytes:
    with io.StringIO() as text:
        made = csv.DictWriter(text, list(row))
        made.writeheader()
        made.writerow(row)
        return text.getvalue().encode()
