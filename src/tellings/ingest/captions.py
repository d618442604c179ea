"""Picture captions, told by their credits.  They tell of the events too, so they are kept apart rather than put aside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tellings.model import Span

from .paragraphs import Paragraph

LONGEST = 700  # characters of a caption
CREDIT_ALONE = 25  # characters beside the credit: no more, and there is no caption to it

_PICTURE = (
    r"(?:photos?|photograph|image|picture|pictures|screen ?shot|screen ?grab|video|illustration|"
    r"graphic|map|still|footage)"
)
_BRAND = r"(?:getty images?|istock(?:photo)?|shutterstock|thinkstock|alamy|epa-efe|wikimedia commons)"
_LIBRARY = (
    rf"(?:{_BRAND}|afp photo|ap photo|ap images?|reuters photo|handout|file photo|file image|"
    r"family photo|courtesy photo|"
    r"stock photo)"
)
# "(Image via VKontakte)", "[Photo by A. Name]", "(AP Photo/A. Name)", "(Photo: A. Name, Outlet)".
_IN_BRACKETS = re.compile(
    rf"[(\[](?=[^()\[\]\n]{{0,60}}\b(?:{_PICTURE}\s*(?:by\b|via\b|from\b|of\b|courtesy\b|credit\b|"
    rf"provided\b|/|:|\|)|{_LIBRARY}\b|credit\s*:|courtesy(?: of\b|:)))"
    r"[^()\[\]\n]{0,120}(?:\([^()\n]{0,40}\)[^()\[\]\n]{0,80})?[)\]]\.?",
    re.IGNORECASE,
)
# The same without brackets, at the end of a paragraph, as a sentence of its own: "Photo by A. Name".
_ALONE = r"(?:^|(?<=[.!?|”\"’)\]] )|\|\s*)"
_AT_END = re.compile(
    rf"(?:{_ALONE}(?:{_PICTURE}\s*(?:by:?|via|courtesy(?: of)?:?|credit:?|provided by)|(?:photo|"
    r"photograph|image|picture)\s*:|credit:)"
    rf"\s*(?-i:(?=[A-Z@©]))[^.!?\n]{{0,80}}(?:\.[^.!?\n]{{0,20}})?|{_ALONE}{_LIBRARY}\.?|\b{_BRAND}\.?|"
    r"\|\s*(?:provided|submitted|courtesy)(?: photo)?)\s*$",
    re.IGNORECASE,
)
_AT_START = re.compile(
    rf"(?:\(ap photo/[^)\n]{{1,60}}\)\.?\s|image \d+ of \d+\b|{_PICTURE} \d+ of \d+\b|(?:buy photo|"
    rf"photo|caption|photo caption)\s*:?\s(?=[A-Z].*{_IN_BRACKETS.pattern})|"
    r"(?:pictured|above|below|left|right|in this (?:photo|image|picture)\b[^.]{0,80})\s*[:,]\s*[A-Z])",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"(?:{_PICTURE}|credit)s?\s*(?:by|via|credit|courtesy(?: of)?|provided by)?\s*:", re.IGNORECASE
)
_OF_THE_PICTURE = re.compile(
    r"\b(?:left|right|above|below|top|bottom|centre|center)\b\s*[:,]|\b(?:image|photo|picture|video|"
    r"screenshot) shows\b|\bpictured\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption with its credit.  `bare`: a credit, and nothing to be told beside it."""

    span: Span
    bare: bool


def captions(paragraphs: Sequence[Paragraph]) -> tuple[Caption, ...]:
    """The captions in a text, in order, one at most in a paragraph."""
    return tuple(caption for caption in map(_caption, paragraphs) if caption is not None)


def _caption(paragraph: Paragraph) -> Caption | None:
    text = paragraph.text
    head = text[:LONGEST]
    if _AT_START.match(head) and len(text) <= LONGEST:
        return Caption(paragraph.span, bare=False)
    credit = _IN_BRACKETS.search(head)
    if credit is not None:
        end = _end(text, credit.end())
        if end is not None:
            beside = _LABEL.sub("", text[: credit.start()] + text[credit.end() : end]).strip(" .|")
            start = paragraph.span.start
            return Caption(
                Span(start, start + end), bare=len(beside) <= CREDIT_ALONE and not _says_something(beside)
            )
    if len(text) <= LONGEST and (credit := _AT_END.search(text)) is not None:
        beside = text[: credit.start()].strip(" .|")
        if credit.start() == 0 or beside:
            return Caption(paragraph.span, bare=not beside)
    return None


def _end(text: str, after_credit: int) -> int | None:
    """Where a caption ends whose credit ends at `after_credit`: with the paragraph, where the rest is of the picture too.

    None where the credit stands so far inside a report's paragraph that what is before it is no caption.
    """
    rest = text[after_credit:].strip()
    if len(text) <= LONGEST and (not rest or _OF_THE_PICTURE.search(rest[:60]) is not None):
        return len(text)
    return after_credit if after_credit <= LONGEST // 2 else None


def _says_something(words: str) -> bool:
    """Whether words beside a credit tell anything: a name or two do ("Ana Torres (Photo: police)")."""
    return len(words.split()) >= 2
