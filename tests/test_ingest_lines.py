"""JSONL: a document a line, the bad lines listed, the good ones read."""

from __future__ import annotations

import hashlib
import json
import tracemalloc
from pathlib import Path
from typing import Any

import pytest

from tellings.ingest import Source, documents
from tellings.ingest.lines import FILE_LIMIT, LINE_LIMIT
from tellings.model import Document, Unread

TEXT = "Two guards were killed near the harbour on Monday.\r\n\r\nNobody claimed the attack."


def written(tmp_path: Path, *records: Any) -> Source:
    file = tmp_path / "reports.jsonl"
    lines = [record if isinstance(record, bytes) else json.dumps(record).encode() for record in records]
    file.write_bytes(b"\n".join(lines) + b"\n")
    return Source("in/reports.jsonl", file)


def one(tmp_path: Path, **record: Any) -> Document:
    (found,) = documents(written(tmp_path, record))
    assert isinstance(found, Document), found
    return found


def test_a_full_line(tmp_path: Path) -> None:
    record = {
        "id": 17,
        "title": "Guards killed",
        "text": TEXT,
        "published": "2018-05-03T10:00:00Z",
        "url": "https://www.example.org/a",
        "outlet": "The Example",
        "authors": ["A. Writer", "B. Writer"],
        "language": "en-GB",
        "desk": {"b": 1, "a": [2.123456789]},
    }
    found = one(tmp_path, **record)
    assert (
        found.text
        == "Guards killed\n\nTwo guards were killed near the harbour on Monday.\n\nNobody claimed the attack."
    )
    assert (found.source_id, found.title, found.outlet, found.language) == (
        "17",
        "Guards killed",
        "The Example",
        "en",
    )
    assert found.authors == ("A. Writer", "B. Writer")
    assert found.path == "in/reports.jsonl"
    assert found.extra == '{"desk":{"a":[2.12346],"b":1}}'
    assert found.bytes_sha256 == hashlib.sha256(json.dumps(record).encode()).hexdigest()
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2018-05-03", "metadata")


def test_a_title_that_the_text_begins_with_is_not_set_twice(tmp_path: Path) -> None:
    assert one(tmp_path, id="1", title="Two guards", text=TEXT).text.startswith("Two guards were")


def test_a_line_of_text_alone(tmp_path: Path) -> None:
    found = one(tmp_path, text=TEXT)
    assert found.source_id == "reports.jsonl"
    assert (found.title, found.url, found.extra, found.published) == (None, None, "", None)


def test_the_outlet_is_the_site_of_the_address_and_an_archive_is_none(tmp_path: Path) -> None:
    kept = "http://web.archive.org/web/20180601000000/http://www.example.org:80/2018/05/03/guards"
    found = one(tmp_path, id="1", text=TEXT, url=kept)
    assert (found.outlet, found.url, found.archive_url) == ("example.org", kept, kept)
    assert found.published is not None
    assert (found.published.date.start, found.published.source) == ("2018-05-03", "url")


def test_values_of_the_wrong_kind_are_kept_aside(tmp_path: Path) -> None:
    found = one(tmp_path, id="1", text=TEXT, url=5, authors={"x": 1}, title=["a"])
    assert (found.url, found.authors, found.title) == (None, (), None)
    assert json.loads(found.extra) == {"url": 5, "authors": {"x": 1}, "title": ["a"]}


def test_bad_lines_are_listed_and_the_rest_is_read(tmp_path: Path) -> None:
    source = written(
        tmp_path,
        {"id": "a", "text": TEXT},
        b"{broken",
        b"[1, 2]",
        {"id": "b"},
        {"id": "c", "text": 12},
        {"id": "d", "text": " \n"},
        b'{"id": "e", "text": "caf\xe9"}',
        b"",
        b'{"id": "f", "text": "half \\ud83d of it"}',
        {"id": "g", "text": "a NUL \0 in it"},
        b"[" * 100_000,
        {"id": "z", "text": TEXT},
    )
    found = list(documents(source))
    assert [each.source_id for each in found if isinstance(each, Document)] == ["a", "z"]
    unread = {
        each.path.removeprefix("in/reports.jsonl line "): each.reason
        for each in found
        if isinstance(each, Unread)
    }
    assert list(unread) == ["2", "3", "4", "5", "6", "7", "9", "10", "11"]
    assert unread["2"].startswith("not JSON: ")
    assert unread["3"] == "not a JSON object"
    assert unread["4"] == "no text"
    assert unread["5"] == "its text is not a string"
    assert unread["6"] == "empty"
    assert unread["7"] == "not UTF-8: byte 25 of the line is damaged"
    assert unread["9"] == "not text: it holds half of a character (a lone surrogate)"
    assert unread["10"] == "not text: it holds NUL characters"
    assert unread["11"].startswith("not JSON")


def test_a_line_over_the_limit_is_listed_without_being_held(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    with file.open("wb") as stream:
        stream.write(json.dumps({"id": "a", "text": TEXT}).encode() + b"\n")
        for _ in range(50):
            stream.write(b"x" * 1_000_000)
        stream.write(b"\n" + json.dumps({"id": "b", "text": TEXT}).encode())
    tracemalloc.start()
    found = list(documents(Source("reports.jsonl", file)))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [type(each) for each in found] == [Document, Unread, Document]
    assert isinstance(found[1], Unread)
    assert found[1].path == "reports.jsonl line 2"
    assert found[1].reason.startswith("longer than")
    assert most < 3 * LINE_LIMIT


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    with file.open("wb") as stream:
        stream.truncate(FILE_LIMIT + 1)
    assert list(documents(Source("reports.jsonl", file))) == [
        Unread("reports.jsonl", "larger than 200 MB, the most that JSONL may have")
    ]


def test_memory_stays_flat_over_many_lines(tmp_path: Path) -> None:
    file = tmp_path / "reports.jsonl"
    with file.open("w") as stream:
        for number in range(150):
            stream.write(
                json.dumps({"id": number, "text": f"Report {number}. " + "Two guards were killed. " * 60})
                + "\n"
            )
    source = Source("reports.jsonl", file)
    sum(1 for _ in documents(source))  # what is loaded once is loaded
    tracemalloc.start()
    assert sum(1 for _ in documents(source)) == 150
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 1_500_000


@pytest.mark.parametrize(
    "first",
    [{"id": "1"}, {"id": "1", "url": "https://example.org/x"}, {"id": "1", "published": "2018-05-03"}],
)
def test_the_id_rests_on_what_the_design_names(tmp_path: Path, first: dict[str, str]) -> None:
    plain = one(tmp_path, text=TEXT, **first)
    assert plain.id == one(tmp_path, text=TEXT, desk="other", **first).id
    assert plain.id != one(tmp_path, text=TEXT + " More.", **first).id
    assert plain.id != one(tmp_path, text=TEXT, **{**first, "id": "2"}).id
    assert plain.text_hash == one(tmp_path, text=TEXT, **{**first, "id": "2"}).text_hash
