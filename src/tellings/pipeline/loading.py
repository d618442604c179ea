"""Documents that were read elsewhere, with what was taken from them, into a casebook: nothing is read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tellings.casebook import Casebook
from tellings.errors import UserError
from tellings.ingest import Exported
from tellings.judging import without_marks
from tellings.model import DocumentReading, Judgement, Unread


def load(casebook: Casebook, reading: DocumentReading, own: str) -> bool:
    """Stores a document with its reading, unless the casebook has a better one of it; True where the document is new.

    Of two readings that of the reader called `own` is the better, else that of the later name, so that the order in which
    they come makes no difference.  Raises ValueError where a claim does not quote its document.
    """
    document, reader = reading.document, reading.reader
    known = casebook.reader_of(document.id)
    if known is not None and (known == own, known) >= (reader == own, reader):
        return False
    return casebook.store(document, reading.extraction, reader)


def readings_of(export: Exported) -> Iterator[DocumentReading | Unread]:
    """The documents of an export as they were stored: without what its judgements mark in them, which is done anew."""
    judgements = [each for each in export.judgements() if isinstance(each, Judgement)]
    for each in export.readings():
        if isinstance(each, Unread):
            yield each
        else:
            yield replace(each, document=without_marks(each.document, judgements))


def finish(casebook: Casebook, export: Exported) -> list[Unread]:
    """What stands beside the documents of an export, once they are stored: judgements, and what had not been read.

    Gives the judgements that could not be brought, with the reason.
    """
    found = [_quoted(casebook, each, export.path) for each in export.judgements()]
    casebook.bring(export.path, [each for each in found if isinstance(each, Judgement)])
    for unread in export.unread():
        casebook.add_unread(unread.path, unread.reason)
    return [each for each in found if isinstance(each, Unread)]


def _quoted(casebook: Casebook, judgement: Judgement | Unread, path: str) -> Judgement | Unread:
    """A judgement; not one that makes a claim which does not quote its document, or of a document that is not there."""
    claim = judgement.claim if isinstance(judgement, Judgement) else None
    if claim is None or isinstance(judgement, Unread):
        return judgement
    try:
        claim.check(casebook.document(claim.document))
    except (ValueError, UserError) as error:
        return Unread(f"{path} judgement {judgement.id}", f"makes a claim that cannot be held: {error}")
    return judgement
