"""A document from its text and what was given of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings.ids import document_id, text_hash
from tellings.model import Document, Furniture, Span
from tellings.model.coded import CodedRow, coded_row

from .bylines import Byline, authors, bylines
from .captions import Caption, captions
from .dateline import Dateline, dateline
from .furniture import Known, furniture
from .given import Given
from .language import SAMPLE, as_iso_639_1, language
from .outlet import archived, host, told_to
from .paragraphs import Paragraph, paragraphs
from .published import PublicationLine, publication_lines, published
from .title import title

LANGUAGE_PARAGRAPHS = 40  # from the top: enough for the sample that tells the language


def document(text: str, given: Given, path: str, bytes_sha256: str) -> Document:
    """One report: `text` as read, `given` what its input says of it, the rest found in the text."""
    row = coded_row(text, given.extra)
    if row is not None:
        return coded_document(text, given, path, bytes_sha256, row)
    parts = paragraphs(text)
    by = bylines(parts)
    lines = publication_lines(parts, frozenset(byline.span.start for byline in by))
    pictures = captions(parts)
    placed = dateline(parts)
    aside = furniture(parts, Known(by, lines, pictures))
    _, kept = archived(given.url)
    made = replace(
        _as_given(text, given, path, bytes_sha256),
        archive_url=given.archive_url or (given.url if kept else None),
        title=given.title or title(parts, _no_headlines(aside, placed, pictures)),
        outlet=_outlet(given, by, lines, placed, parts),
        authors=given.authors or authors(by),
        language=as_iso_639_1(given.language) or language(_report(parts[:LANGUAGE_PARAGRAPHS], aside)),
        published=published(text, given.published, given.url, lines, placed.date if placed else None),
        dateline=placed.span if placed else None,
        captions=_captions(pictures, aside),
        furniture=aside,
    )
    return replace(made, id=document_id(made))


def coded_document(text: str, given: Given, path: str, bytes_sha256: str, row: CodedRow) -> Document:
    """A row of a table of incidents: nothing is looked for in its text, of which only the cells are its own words."""
    made = replace(
        _as_given(text, given, path, bytes_sha256),
        language=as_iso_639_1(given.language) or "en",
        furniture=_between(sorted(row.cells.values()), len(text)),
    )
    return replace(made, id=document_id(made))


def _as_given(text: str, given: Given, path: str, bytes_sha256: str) -> Document:
    """A document with what its input says of it and nothing found in its text, its id not yet told."""
    return Document(
        id="",
        source_id=given.source_id,
        text=text,
        text_hash=text_hash(text),
        bytes_sha256=bytes_sha256,
        path=path,
        url=given.url,
        archive_url=given.archive_url,
        retrieved=given.retrieved,
        title=given.title,
        outlet=given.outlet,
        authors=given.authors,
        extra=given.extra,
    )


def _between(cells: Sequence[Span], end: int) -> tuple[Furniture, ...]:
    """What stands between the cells of a row: the names of columns, and cells that are not taken."""
    starts = [0, *(cell.end for cell in cells)]
    ends = [*(cell.start for cell in cells), end]
    return tuple(
        Furniture(Span(first, last), "not a cell that is taken")
        for first, last in zip(starts, ends, strict=True)
        if first < last
    )


def language_of(made: Document) -> str | None:
    """The language that a document's own words are in, whatever its input says; None where they leave it open."""
    return language(_report(paragraphs(made.text)[:LANGUAGE_PARAGRAPHS], made.furniture))


def _outlet(
    given: Given,
    by: Sequence[Byline],
    lines: Sequence[PublicationLine],
    placed: Dateline | None,
    parts: Sequence[Paragraph],
) -> str | None:
    """Who published it: as given, the address's site, a source line, a byline, a dateline, the name that people "told"."""
    return (
        given.outlet
        or host(given.url)
        or next((line.outlet for line in reversed(lines) if line.outlet), None)
        or next((byline.outlet for byline in by if byline.outlet), None)
        or (placed.agency if placed else None)
        or told_to(parts)
    )


def _no_headlines(
    aside: Sequence[Furniture], placed: Dateline | None, pictures: Sequence[Caption]
) -> frozenset[int]:
    """Where paragraphs begin that can be no headline of their own report."""
    starts = {passage.span.start for passage in aside} | {caption.span.start for caption in pictures}
    return frozenset(starts | ({placed.span.start} if placed else set()))


def _captions(pictures: Sequence[Caption], aside: Sequence[Furniture]) -> tuple[Span, ...]:
    """The captions that are not furniture already (a credit alone, a second copy)."""
    taken = {passage.span.start for passage in aside}
    return tuple(caption.span for caption in pictures if not caption.bare and caption.span.start not in taken)


def _report(parts: Sequence[Paragraph], aside: Sequence[Furniture]) -> list[str]:
    """The paragraphs that are the report's own, addresses left out."""
    taken = {passage.span.start for passage in aside}
    own = (part.text[:SAMPLE] for part in parts if part.span.start not in taken)
    return [" ".join(word for word in text.split() if "@" not in word and "://" not in word) for text in own]
