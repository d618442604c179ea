"""Feeds saved as RSS or Atom, each entry a report.  The one file that imports feedparser."""

from __future__ import annotations

import io
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread
from tellings.model.records import canonical

from ..decode import checked
from ..given import Given
from ..lines import text_with_title
from .item import Item, Part, sha256
from .joined import joined
from .kinds import KINDS
from .limits import Reading
from .markup import html_paragraphs


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in each entry: its whole content where the feed has that, else its summary."""
    import feedparser

    data = item.data(KINDS["feed"].most)
    try:
        found = feedparser.parse(io.BytesIO(data), resolve_relative_uris=False, sanitize_html=False)
    except (ValueError, LookupError) as error:  # a name of an encoding that is no name
        raise InputError(item.path, "damaged: it does not say in which encoding it is written") from error
    if not found.get("version") and not found.entries:
        raise InputError(item.path, "XML, but no feed: it is of a kind that is not read")
    if not found.entries:
        raise InputError(item.path, "a feed without entries")
    for number, entry in enumerate(found.entries, start=1):
        path = f"{item.path} entry {number}"
        try:
            yield _report(entry, found.feed, path, item.name)
        except InputError as error:
            yield Unread(error.path, error.reason)
    if found.bozo and isinstance(found.get("bozo_exception"), Exception) and not data.rstrip().endswith(b">"):
        yield Unread(item.path, "cut short: the entries after the break are not in the file")


def _report(entry: Any, feed: Any, path: str, name: str) -> Part:
    whole = max((content.get("value") or "" for content in entry.get("content", ())), key=len, default="")
    html = whole if len(whole) >= len(entry.get("summary") or "") else entry.get("summary") or ""
    title = " ".join(html_paragraphs(entry.get("title") or ""))
    paragraphs = html_paragraphs(html)
    if not paragraphs:
        raise InputError(path, "no text in it")
    source = entry.get("source") or {}
    given = Given(
        source_id=entry.get("id") or entry.get("link") or name,
        title=title or None,
        published=_day(entry.get("published")) or _day(entry.get("updated")),
        url=entry.get("link") or None,
        outlet=" ".join(str(source.get("title") or feed.get("title") or "").split()) or None,
        authors=tuple(dict.fromkeys(each["name"] for each in entry.get("authors", ()) if each.get("name"))),
        language=feed.get("language") or None,
        extra="" if whole else canonical({"part_of_report": "summary"}),
    )
    for words in (given.source_id, given.title, given.url, given.outlet, *given.authors):
        checked(words or "", path)
    return Part(
        path, text_with_title(joined(paragraphs, path), title), given, sha256(html.encode("utf-8", "replace"))
    )


def _day(told: str | None) -> str | None:
    """A day as feeds write it (RFC 822 or ISO 8601), ISO 8601 in its own time."""
    if not told or told[:4].isdecimal():
        return told or None
    try:
        return parsedate_to_datetime(told).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
