"""A document with what one reader took from it: what one casebook can hand to another."""

from __future__ import annotations

from dataclasses import dataclass

from .document import Document
from .incident import Extraction


@dataclass(frozen=True, slots=True)
class DocumentReading:
    """A document, what was taken from it, and the name of the reader that took it."""

    document: Document
    extraction: Extraction
    reader: str
