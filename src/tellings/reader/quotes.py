"""The passages of a text that stand in quotation marks."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tellings.model import Span

_MARK = re.compile(
    r"[\"“”„«»‟＂]|``|''|’’|‘|(?<=[^\s(])’(?![^\W_])|(?:(?<=\s)|^)'(?=\w)|(?<=[\w.,!?])'(?!\w)", re.MULTILINE
)
_SIGN = re.compile("[\"“”„«»‟＂`'’‘]")  # with which each begins
_OPENING = frozenset("“„«‟") | {"``", "‘"}
_CLOSING = frozenset("”»") | {"’", "’’"}
# Marks that open and close alike; "''" is how wires write a double mark.
_EITHER = frozenset(('"', "＂", "''"))
_SINGLE = frozenset("'‘’")
LONGEST_SINGLE = 400  # characters: beyond this an apostrophe has been taken for a mark


@dataclass(frozen=True, slots=True)
class Quote:
    """A quoted passage: `[start, end)` with its marks, `inner` without them, and the number of its paragraph.

    One that its paragraph does not close goes on in the next, which opens with a mark again.
    """

    start: int
    end: int
    inner: Span
    paragraph: int
    closed: bool
    single: bool


def find(text: str, paragraphs: Sequence[Span]) -> list[Quote]:
    """The quoted passages of `text`, in order, none overlapping; quotations inside quotations are left out."""
    found: list[Quote] = []
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = following is not None and _opens(text, following)
        found += _in_paragraph(text, paragraph, number, goes_on)
    return found


def _opens(text: str, paragraph: Span) -> bool:
    match = _MARK.match(text, paragraph.start, paragraph.end)
    return match is not None and match[0] not in _CLOSING and match[0] not in _SINGLE


def _in_paragraph(text: str, paragraph: Span, number: int, goes_on: bool) -> list[Quote]:
    found: list[Quote] = []
    opened: re.Match[str] | None = None
    for match in _marks(text, paragraph):
        if opened is None:
            opened = match if _can_open(text, match, paragraph) else None
        elif _opens_anew(opened[0], match, text, paragraph):
            opened = match  # the mark before it was never closed
        elif _closes(opened[0], match, text):
            single = opened[0] in _SINGLE
            if not single or match.start() - opened.start() <= LONGEST_SINGLE:
                inner = Span(opened.end(), match.start())
                if inner.of(text).strip():  # marks around nothing quote nothing
                    found.append(Quote(opened.start(), match.end(), inner, number, True, single))
            opened = None
        elif opened[0] in _SINGLE and match[0] not in _SINGLE:
            opened = match if _can_open(text, match, paragraph) else None
    if opened is not None and goes_on and opened[0] not in _SINGLE:
        inner = Span(opened.end(), paragraph.end)
        if inner.of(text).strip():
            found.append(Quote(opened.start(), paragraph.end, inner, number, False, False))
    return found


def _marks(text: str, paragraph: Span) -> Iterator[re.Match[str]]:
    """As `_MARK.finditer`, which would try every letter."""
    reached = paragraph.start
    for sign in _SIGN.finditer(text, paragraph.start, paragraph.end):
        if sign.start() >= reached and (match := _MARK.match(text, sign.start(), paragraph.end)):
            reached = match.end()
            yield match


def _can_open(text: str, match: re.Match[str], paragraph: Span) -> bool:
    if match[0] in _CLOSING:
        return False
    if match[0] in _EITHER:
        return not _only_closes(text, match, paragraph)
    if match[0] == "'":
        return match.start() == paragraph.start or text[match.start() - 1] in " \t(—–"
    return True


def _only_closes(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Whether a straight mark can end a quotation but not begin one: a word before it and a space after it."""
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return not before.isspace() and before not in "([{—–-" and (after.isspace() or after in ".,;:!?)")


def _opens_anew(opening: str, match: re.Match[str], text: str, paragraph: Span) -> bool:
    """Whether a mark inside an open quotation can only begin one: a space before it and a word after it."""
    if match[0] != opening or opening not in _EITHER | {"“"}:
        return False
    before = text[match.start() - 1] if match.start() > paragraph.start else " "
    after = text[match.end()] if match.end() < paragraph.end else " "
    return (before.isspace() or before in "([{") and not after.isspace() and after not in ".,;:!?)"


def _closes(opening: str, match: re.Match[str], text: str) -> bool:
    mark = match[0]
    if opening in _EITHER:
        return mark == opening
    if opening in ("“", "„", "‟"):
        return mark in ("”", "’’") or (mark in ("“", '"') and _ends_a_word(text, match))
    if opening == "‘":
        return mark in ("’", "'")
    if opening == "'":
        return mark == "'" and _ends_a_word(text, match)
    return mark == {"«": "»", "``": "''"}.get(opening, opening)


def _ends_a_word(text: str, match: re.Match[str]) -> bool:
    following = text[match.end() : match.end() + 1]
    return not following or following.isspace() or following in ".,;:!?)"


class Quotes:
    """A document's quotes, to be asked for by position."""

    def __init__(self, text: str, paragraphs: Sequence[Span]) -> None:
        self.all = find(text, paragraphs)
        self._starts = [quote.start for quote in self.all]
        self._by_end = {quote.end: quote for quote in self.all}

    def holding(self, at: int) -> Quote | None:
        """The quote inside whose marks the position stands."""
        number = bisect_right(self._starts, at) - 1
        if number >= 0 and self.all[number].start <= at < self.all[number].end:
            return self.all[number]
        return None

    def starting(self, at: int) -> Quote | None:
        number = bisect_right(self._starts, at) - 1
        return self.all[number] if number >= 0 and self.all[number].start == at else None

    def ending(self, at: int) -> Quote | None:
        return self._by_end.get(at)

    def within(self, start: int, end: int) -> list[Quote]:
        """The quotes that begin at `[start, end)`."""
        return self.all[bisect_right(self._starts, start - 1) : bisect_right(self._starts, end - 1)]
