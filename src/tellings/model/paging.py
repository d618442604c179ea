"""Where a span of a document's text stands on its pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from .document import Page, PageLine
from .span import Span


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a page, in points from its lower left corner."""

    page: int
    left: float
    bottom: float
    right: float
    top: float


def rectangles(pages: Iterable[Page], span: Span) -> Iterator[Rectangle]:
    """The rectangles of a span, one for each line that it runs over, as wide as the words that it touches."""
    for page in pages:
        if page.span.overlaps(span):
            for line in page.lines:
                if line.span.overlaps(span):
                    left, right = _across(line, span)
                    yield Rectangle(page.number, left, line.bottom, right, line.top)


def _across(line: PageLine, span: Span) -> tuple[float, float]:
    """From where to where the words of a span stand in a line; the whole line where its words are not told apart."""
    ends = [*(start for start, _, _ in line.words[1:]), line.span.end]
    touched = [
        (left, right)
        for (start, left, right), end in zip(line.words, ends, strict=False)
        if start < span.end and span.start < end
    ]
    if not touched:
        return line.left, line.right
    return touched[0][0], touched[-1][1]
