"""The title of a text that came without one: its first paragraph, where that reads like a headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from .paragraphs import Paragraph

LONGEST = 200  # characters
MOST_WORDS = 30
_QUOTES = {'"': '"', "“": "”", "‘": "’", "'": "'", "«": "»", "„": "“"}
_MARKUP = re.compile(r"^#{1,6}\s+|\s+#+$")


def title(paragraphs: Sequence[Paragraph], others: frozenset[int] = frozenset()) -> str | None:
    """The headline that a text begins with, None where it begins with none.

    `others` are the starts of paragraphs known to be something else (bylines, datelines, the page's furniture): those are
    passed over.
    """
    for number, paragraph in enumerate(paragraphs[:4]):
        if paragraph.span.start in others or _is_kicker(paragraphs, number):
            continue
        rest = paragraphs[number + 1 :]
        parted = paragraph.apart or (bool(rest) and rest[0].span.start in others)
        return _words(paragraph.text) if rest and parted and _is_headline(paragraph.text, rest) else None
    return None


def _is_kicker(paragraphs: Sequence[Paragraph], number: int) -> bool:
    """The name of a section or series in capitals above the headline: "BRIEFING PAPER | WESTERN DESERT"."""
    text, below = paragraphs[number].text, paragraphs[number + 1 : number + 2]
    if number or not below or len(text.split()) > 8:
        return False
    if "|" in text and len(text.split()) <= 4 and is_title_like(below[0].text):
        return True
    if not text.isupper():
        return False
    return "|" in text or (
        len(text.split()) <= 3 and not below[0].text.isupper() and is_title_like(below[0].text)
    )


def is_title_like(text: str) -> bool:
    return 3 <= len(text.split()) <= MOST_WORDS and not text.rstrip().endswith((".", ",", ";", ":"))


def _is_headline(text: str, rest: Sequence[Paragraph]) -> bool:
    words = _MARKUP.sub("", text).split()
    if "\n" in text or len(text) > LONGEST or not 2 <= len(words) <= MOST_WORDS:
        return False
    bare = text.rstrip("\"”’'»")
    if bare.endswith((".", ",", ";", ":", "…")) and not bare.endswith("..."):
        return False
    if not any(character.isalpha() for character in text) or text[0].islower():
        return False
    return any(len(paragraph.text) > len(text) for paragraph in rest)


def _words(text: str) -> str:
    """The headline's words: without a heading's marks, or quotation marks that stand around all of it."""
    text = _MARKUP.sub("", text).strip()
    closing = _QUOTES.get(text[0])
    inner = text[1:-1]
    if closing is not None and text.endswith(closing) and closing not in inner and text[0] not in inner:
        text = inner.strip()
    return text
