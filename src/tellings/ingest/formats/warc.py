"""WARC files (ISO 28500): each page that was got from the web as a report.  The one file that imports warcio."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Container, Iterator
from typing import Any
from urllib.parse import unquote, urlsplit

from tellings.errors import InputError
from tellings.model import Unread

from ..given import Given
from .door import parts
from .item import Item, Part
from .limits import Budget, OverBudget, Reading

RECORD_LIMIT = 100 * 1024**2  # bytes of one thing got from the web
_PIECE = 1024 * 1024
# What may hold a report, with the end of a name for it; all else a page is made of is only counted.
_READ = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "application/pdf": ".pdf",
    "text/plain": ".txt",
    "application/rss+xml": ".rss",
    "application/atom+xml": ".atom",
    "application/rtf": ".rtf",
    "application/msword": ".doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/vnd.oasis.opendocument.text": ".odt",
}


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports among all that was got."""
    yield from reports(item, reading)


def reports(item: Item, reading: Reading, wanted: Container[str] | None = None) -> Iterator[Part | Unread]:
    """The same; with `wanted`, only of what was got from these addresses.

    Whatever holds no report (pictures, scripts, pages that were not there) is counted in one line.
    """
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    left: Counter[str] = Counter()
    item.stream.seek(0)
    records = iter(ArchiveIterator(item.stream, arc2warc=True, check_digests=True))
    number = 0
    while True:
        reading.at(item.path)
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, OSError, EOFError, ValueError, AttributeError, KeyError, UnicodeError):
            yield Unread(item.path, "damaged: cut short or broken; what comes after the break is not read")
            break
        if record is None:
            break
        number += 1
        reason = _left_out(record, wanted)
        if reason is not None:
            left[reason] += bool(reason)
            continue
        yield from _record(record, item, reading)
    if not number:
        raise InputError(item.path, "damaged: no record in it can be read")
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(left.items()) if what)
    if told:
        yield Unread(item.path, f"holds no reports, and was left out: {told}")


def _left_out(record: Any, wanted: Container[str] | None) -> str | None:
    """Why a record gives no report; "" where it never could (what was asked, notes on the crawl); None where it may."""
    if record.rec_type not in ("response", "resource"):
        return "copies of what is kept elsewhere" if record.rec_type == "revisit" else ""
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if not url.startswith(("http://", "https://")):
        return ""
    kind = _kind(record)
    if record.http_headers is not None and record.http_headers.get_statuscode() not in ("200", "203"):
        return "answers that were no page (moved, missing, refused)"
    if re.match(r"https?://[^/]+/robots\.txt$", url):
        return "rules for programs (robots.txt)"
    if kind not in _READ:
        return kind or "of no kind that was said"
    if wanted is not None and url not in wanted:
        return "pages within pages"
    return None


def _kind(record: Any) -> str:
    headers = record.http_headers or record.rec_headers
    return (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()


def _record(record: Any, item: Item, reading: Reading) -> Iterator[Part | Unread]:
    url: str = record.rec_headers.get_header("WARC-Target-URI")
    path = f"{item.path}/{url[:1000]}"
    if path in reading.avoid:
        return
    reading.at(path)
    try:
        data = _content(record, path, reading.budget)
    except OverBudget:
        raise
    except InputError as error:
        yield Unread(error.path, error.reason)
        return
    outside = Given("", url=url, retrieved=record.rec_headers.get_header("WARC-Date"))
    inner = Item(path, _name(url, _READ[_kind(record)]), io.BytesIO(data), len(data), item.depth + 1, outside)
    yield from parts(inner, reading)
    if record.rec_headers.get_header("WARC-Truncated"):
        yield Unread(path, "cut short when it was got: the rest was never kept")


def _content(record: Any, path: str, budget: Budget) -> bytes:
    """What was got, unpacked.  Raises InputError where it is damaged, too large, or not what its digest is of."""
    pieces: list[bytes] = []
    size = 0
    try:
        stream = record.content_stream()
        while piece := stream.read(_PIECE):
            size += len(piece)
            budget.take(len(piece), path)
            if size > RECORD_LIMIT:
                raise InputError(path, f"larger than {RECORD_LIMIT // 1024**2} MB")
            pieces.append(piece)
        while record.raw_stream.read(_PIECE):  # what stands behind the end of what was packed
            pass
    except InputError:
        raise
    except Exception as error:  # warcio lets through whatever the packing of a server's answer raises
        raise InputError(path, "damaged: it cannot be unpacked") from error
    if getattr(record.raw_stream, "limit", 0) > 0:
        raise InputError(path, "cut short: the rest of it is not in the file")
    if record.digest_checker is not None and record.digest_checker.passed is False:
        raise InputError(path, "not read: its bytes are not those that the digest beside them is of")
    return b"".join(pieces)


def _name(url: str, ending: str) -> str:
    """A file name for what was got from an address, with the end that its kind has."""
    try:
        last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        last = ""
    last = "".join(each for each in last if each.isprintable())[:200] or "page"
    return last if last.lower().endswith(ending) else last + ending
