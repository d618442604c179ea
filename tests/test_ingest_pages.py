"""Web pages: the report in them, what their tags say, and broken ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from tellings.ingest import Source, documents
from tellings.model import Document, Unread

BODY = "".join(
    f"<p>{sentence}</p>"
    for sentence in (
        "Armed men opened fire on a bus near the river crossing on Tuesday evening, killing four passengers, officials said.",
        "The governor told reporters that a further nine were taken to the district hospital, two of them in a grave state.",
        "No group has said that it was behind the attack, the third on that road since the winter of last year.",
    )
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="{{charset}}"><title>Four killed on a bus – The Example</title>
<meta property="og:site_name" content="The Example"><meta property="og:title" content="Four killed on a bus">
<meta name="author" content="Ana Torres"><meta property="article:published_time" content="2018-05-03T10:00:00+02:00">
<link rel="canonical" href="https://www.example.org/news/bus"></head>
<body><nav><a href="/">Home</a></nav><article><h1>Four killed on a bus</h1>{BODY}<p>The driver, José, lived.</p></article>
<script>alert(1)</script><footer>Cookies</footer></body></html>"""


def one(file: Path) -> Document | Unread:
    (found,) = documents(Source(file.name, file))
    return found


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252", "iso-8859-1"])
def test_a_page_gives_its_report_and_its_tags(tmp_path: Path, charset: str) -> None:
    file = tmp_path / "bus.html"
    file.write_bytes(
        PAGE.replace("{charset}", charset).encode({"iso-8859-1": "cp1252"}.get(charset, charset))
    )
    found = one(file)
    assert isinstance(found, Document), found
    assert found.text.startswith("Four killed on a bus\n\nArmed men opened fire")
    assert found.text.endswith("The driver, José, lived.")
    assert "alert" not in found.text
    assert found.title == "Four killed on a bus"
    assert (found.outlet, found.authors, found.language) == ("The Example", ("Ana Torres",), "en")
    assert found.url == "https://www.example.org/news/bus"
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2018-05-03", "metadata")
    assert found.source_id == "bus.html"


def test_a_page_without_a_report(tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text("<html><head><title>x</title></head><body><script>alert(1)</script></body></html>")
    assert one(file) == Unread("page.html", "no report found in the page")


@pytest.mark.parametrize(
    "html",
    [
        "<",
        "<html",
        "<!-- ",
        "not a page at all",
        "<p>" * 3000 + "x",
        "<?xml version='1.0' encoding='utf-8'?><html/>",
    ],
)
def test_broken_pages_never_break_the_reading(tmp_path: Path, html: str) -> None:
    file = tmp_path / "page.htm"
    file.write_text(html)
    found = one(file)
    assert isinstance(found, Document | Unread)
    if isinstance(found, Unread):
        assert found.path == "page.htm"


def test_the_same_page_gives_the_same_document(tmp_path: Path) -> None:
    file = tmp_path / "bus.html"
    file.write_text(PAGE.replace("{charset}", "utf-8"))
    assert one(file) == one(file)


def test_a_page_that_a_browser_saved_names_where_it_is_from(tmp_path: Path) -> None:
    file = tmp_path / "bus.html"
    without = PAGE.replace("{charset}", "utf-8").replace(
        '<link rel="canonical" href="https://www.example.org/news/bus">', ""
    )
    file.write_text(f"<!-- saved from url=(0031)https://www.example.org/saved/1 -->\n{without}")
    saved = one(file)
    assert isinstance(saved, Document)
    assert (saved.url, saved.retrieved) == ("https://www.example.org/saved/1", None)
    head = "<!--\n Page saved with SingleFile \n url: https://www.example.org/single \n saved date: Tue May 08 2018 09:00:00 GMT+0200\n-->"
    file.write_text(without.replace('<html lang="en-GB">', f'<html lang="en-GB">{head}'))
    single = one(file)
    assert isinstance(single, Document)
    assert single.url == "https://www.example.org/single"
    assert single.retrieved == "Tue May 08 2018 09:00:00 GMT+0200"
    assert single.published is not None
    assert single.published.date.start == "2018-05-03"
