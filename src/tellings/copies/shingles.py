"""A document as a set of short runs of words, and how much two of them have in common."""

from __future__ import annotations

import re

from tellings.model import Document

SIZE = 4  # words in a run: an edit of one word takes four runs away
_WORD = re.compile(
    r"[^\W\d_\u3040-\u9fff]+|\d+|[\u3040-\u9fff]"
)  # Chinese and Japanese have no blanks: by character


def shingles(document: Document) -> frozenset[str]:
    """The runs of words of a document without its furniture, its dateline and its captions."""
    found = _words(document)
    return frozenset(map(" ".join, zip(*(found[at:] for at in range(SIZE)), strict=False)))


def _words(document: Document) -> list[str]:
    out = [*(each.span for each in document.furniture), *document.captions]
    if document.dateline is not None:
        out.append(document.dateline)
    kept: list[str] = []
    at = 0
    for span in sorted(out):
        kept.append(document.text[at : max(at, span.start)])
        at = max(at, span.end)
    kept.append(document.text[at:])
    return [word for piece in kept for word in _WORD.findall(piece.casefold())]


def resemblance(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared runs by all runs of both (Broder 1997): 1 for equal sets, 0 where nothing is shared."""
    return len(a & b) / len(a | b) if a or b else 0.0


def containment(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared runs by those of the smaller: near 1 where the one is the other cut short."""
    smaller = min(len(a), len(b))
    return len(a & b) / smaller if smaller else 0.0
