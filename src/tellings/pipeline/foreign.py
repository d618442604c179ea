"""Documents in languages that are not read: kept, counted and listed, never taken for English."""

from __future__ import annotations

from tellings.ingest import language_of
from tellings.model import Document, Extraction, Unread
from tellings.model.coded import coded_row

READ = ("en",)


def not_read(document: Document) -> Unread | None:
    """Why a document is not read for its language; None where it is read.

    Its own words decide: pages often name the language of the site's design.  Where they leave it open, it is read.
    """
    if coded_row(document.text, document.extra) is not None:
        return None  # cells are no language
    language = language_of(document)
    if language is None or language in READ:
        return None
    return Unread(
        document.path or document.source_id,
        f"in a language that is not read ({language}): the document is kept, without claims",
    )


def nothing(document: Document) -> Extraction:
    """What is taken from a document that is not read."""
    return Extraction(document.id, (), (), (), ())
