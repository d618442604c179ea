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
class PageLine:
    """A line of a page: its part of the text, and its box in points (1/72 inch) from the page's lower left corner.

    `words` are where its words stand: where each begins in the text, and its left and right edge; () where that is not known.
    """

    span: Span
    left: float
    bottom: float
    right: float
    top: float
    words: tuple[tuple[int, float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """A page of a paginated document: the part of the text that stands on it, so that a quote can be shown on its page.

    `number` counts from 1.  `read_by`: its text layer, or a program that reads letters from the picture of a scanned page.
    `width` and `height` are in points, None where they are not known; `lines` are where its lines stand on it.
    """

    number: int
    span: Span
    read_by: Literal["text layer", "tesseract"] = "text layer"
    width: float | None = None
    height: float | None = None
    lines: tuple[PageLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Custody:
    """The file that a document came in, and how it came into the casebook.

    `file`: its path as the document's `path` has it, without what stands inside it (an archive's member, a mail of a mailbox).
    `sha256`: of all its bytes; a document's own `bytes_sha256` is of its part of them.  `size` in bytes.
    `added`: when it was read, ISO 8601 with the offset from UTC.  `added_by`: who says that they added it.
    `kept`: whether the file itself is kept beside the casebook.
    """

    file: str
    sha256: str
    size: int
    added: str | None = None
    added_by: str | None = None
    kept: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """One report: its text, never changed afterwards, and its metadata.

    `text` has "\\n" as its only line end.  A title that the input gave apart is its first paragraph.  `path` is relative to
    what was read.  `extra` is canonical JSON of the input's keys that have no place here ("" when there were none).
    `dateline` is the span of the words that place and date the report ("ASTANA --"), `captions` are spans of picture captions.
    `pages` are those of a paginated input, in order, () of any other.  `custody` is None where nothing is known of the file.
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
    pages: tuple[Page, ...] = ()
    custody: Custody | None = None


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
