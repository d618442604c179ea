"""One report as read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .span import Span
from .values import DateValue

PublishedFrom = Literal["metadata", "text", "url", "inferred"]


@dataclass(frozen=True, slots=True)
class Published:
    """The day a document was published and how that is known."""

    date: DateValue
    source: PublishedFrom  # written `from` in the export
    span: Span | None = None  # the words that say so, where the text says so


@dataclass(frozen=True, slots=True)
class Furniture:
    """A passage of the text that belongs to the page, not to the report: it gives no claims."""

    span: Span
    reason: str  # one short plain phrase: "comment policy", "related headlines", "repeated paragraph"...


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text, never changed afterwards, and its metadata.

    `text` has "\\n" as its only line end.  A title that the input gave apart is its first paragraph.  `path` is relative to
    what was read.  `extra` is canonical JSON of the input's keys that have no place here ("" when there were none).
    `dateline` is the span of the words that place and date the report ("ASTANA --"), `captions` are spans of picture captions.
    """

    id: str
    source_id: str
    text: str
    text_hash: str
    bytes_sha256: str
    path: str | None = None
    url: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    title: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    published: Published | None = None
    dateline: Span | None = None
    captions: tuple[Span, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    origin: str | None = None
    supersedes: str | None = None
    extra: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """An input, or a part of one, that was not read, and why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Copy:
    """A document that copies another: `origin` is the first published of those alike.

    `supersedes` is the version of the same article before it, None where it is no later version.
    """

    document: str
    origin: str
    supersedes: str | None = None
