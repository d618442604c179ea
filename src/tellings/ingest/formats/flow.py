"""Lines on pages to paragraphs: what was broken by the width of a column or the end of a page is put together again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Literal

from tellings.model import Page, PageLine, Span

HYPHEN = "\x02"  # at the end of a line: PDFium's mark for a hyphen that may stand for a break alone
_LINE = 1.25  # heights of a letter: the step between lines where a page has too few to tell its own
_GAP = 1.4  # times the usual step between lines, from which on a step parts paragraphs
_OTHER_SIZE = 0.15  # share by which a line's letters differ from those above, for it to be another paragraph
_INDENT = 0.8  # heights of a letter
_SHORT = 0.75  # of the width of the column: a line that ends before it was not broken by it
_EDGE = 3  # lines at the top and at the bottom of a page that a running head may have
_APART = 1.8  # heights of a line: a wider step parts a running head from the page
_REPEATED = 0.3  # share of the pages on which a running head stands (left and right pages may have their own)
_PAGE_NUMBER = re.compile(
    r"\W*(?:(?:page|p\.)\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?:;][\"”’')\]]*$")
_WORD = re.compile(r"\S+")
_TENS = frozenset("twenty thirty forty fifty sixty seventy eighty ninety".split())


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it stands on its page, in points from the page's lower left corner.  One without text parts paragraphs.

    `words` are the left and right edges of its words, () where they are not known.
    """

    text: str
    left: float
    right: float
    bottom: float
    top: float
    words: tuple[tuple[float, float], ...] = ()

    @property
    def height(self) -> float:
        return self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of one page, in reading order; its width and height in points."""

    number: int
    lines: tuple[Line, ...]
    read_by: Literal["text layer", "tesseract"] = "text layer"
    size: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Flow:
    """A text, where its pages lie in it, and the running heads that were left out, each once."""

    text: str
    pages: tuple[Page, ...]
    heads: tuple[str, ...]


def flow(sheets: Sequence[Sheet]) -> Flow:
    """The text of some pages: a blank line between paragraphs, "\\n" where a short line ends, else a space."""
    bodies, heads = _without_heads(sheets)
    words = Counter(
        re.findall(r"[\w’'-]+", " ".join(line.text for sheet in bodies for line in sheet.lines).lower())
    )
    text: list[str] = []
    length = 0
    pages: list[Page] = []
    placed: list[PageLine] = []
    before: tuple[Sheet, Line] | None = None
    parted = False
    for sheet in bodies:
        start = None
        placed = []
        column = _column(sheet.lines)
        step = _usual_step(sheet.lines)
        for line in sheet.lines:
            if not line.text:
                parted = True
                continue
            gap = (
                "" if before is None else "\n\n" if parted else _between(before, (sheet, line), column, step)
            )
            parted = False
            own = line.text
            if text and text[-1].endswith(HYPHEN):
                last = text[-1][:-1]
                joint = _joint(last, own, words) if gap == " " else "-"
                text[-1], length = last + joint, length - 1 + len(joint)
                gap = "" if gap == " " else gap
            text.append(gap)
            length += len(gap)
            start = length if start is None else start
            text.append(own)
            placed.append(_placed(line, length))
            length += len(own)
            before = (sheet, line)
        if start is not None:
            width, height = sheet.size or (None, None)
            pages.append(Page(sheet.number, Span(start, length), sheet.read_by, width, height, tuple(placed)))
    whole = "".join(text)
    if whole.endswith(HYPHEN):
        whole = whole[:-1] + "-"
    return Flow(whole, _within(pages, whole), heads)


def _placed(line: Line, start: int) -> PageLine:
    """A line that begins at `start` of the text, to a tenth of a point."""
    left, bottom, right, top = (round(each, 1) for each in (line.left, line.bottom, line.right, line.top))
    starts = [start + word.start() for word in _WORD.finditer(line.text)]
    words = zip(starts, line.words, strict=True) if len(starts) == len(line.words) else ()
    placed = tuple((place, round(first, 1), round(last, 1)) for place, (first, last) in words)
    return PageLine(Span(start, start + len(line.text)), left, bottom, right, top, placed)


def _within(pages: Sequence[Page], text: str) -> tuple[Page, ...]:
    """Pages and lines of which each ends where it does, whatever became of a hyphen at its end."""
    return tuple(
        replace(
            page,
            span=_cut(page.span, len(text)),
            lines=tuple(
                replace(line, span=_cut(line.span, following))
                for line, following in zip(
                    page.lines, [*(each.span.start for each in page.lines[1:]), len(text)], strict=True
                )
            ),
        )
        for page in pages
    )


def _cut(span: Span, end: int) -> Span:
    return Span(span.start, max(span.start, min(span.end, end)))


def _without_heads(sheets: Sequence[Sheet]) -> tuple[list[Sheet], tuple[str, ...]]:
    """The pages without page numbers and what stands again and again at their edges; the heads without their numbers."""
    edges: dict[str, list[tuple[int, Line]]] = {}
    for position, sheet in enumerate(sheets):
        for line in _edges(sheet.lines):
            edges.setdefault(_pattern(line.text), []).append((position, line))
    running: set[tuple[int, Line]] = set()
    heads: dict[str, None] = {}
    for pattern, places in edges.items():
        if _PAGE_NUMBER.fullmatch(places[0][1].text):
            running.update(places)
        elif len({position for position, _ in places}) >= max(2, _REPEATED * len(sheets)):
            # What heads the first page in other letters is its title, which the other pages only repeat.
            usual = median(line.height for _, line in places)
            running.update(
                (position, line)
                for position, line in places
                if position or abs(line.height - usual) <= _OTHER_SIZE * usual
            )
            heads[pattern.replace("#", "…")] = None
    bodies = [
        Sheet(
            sheet.number,
            tuple(line for line in sheet.lines if (position, line) not in running),
            sheet.read_by,
            sheet.size,
        )
        for position, sheet in enumerate(sheets)
    ]
    return bodies, tuple(heads)


def _edges(lines: Sequence[Line]) -> list[Line]:
    """The lines at the top and the bottom of a page that stand apart from what is between."""
    rows = sorted(lines, key=lambda line: -line.bottom)
    return _apart(rows, [(above.bottom - below.bottom) for above, below in pairwise(rows)]) + _apart(
        rows[::-1], [(above.bottom - below.bottom) for below, above in pairwise(rows[::-1])]
    )


def _apart(rows: Sequence[Line], steps: Sequence[float]) -> list[Line]:
    """The first lines up to a wide step, where they are few; `steps` are from each line to the next."""
    for number, (row, step) in enumerate(zip(rows, steps, strict=False), start=1):
        if number > _EDGE:
            return []
        if step > _APART * max(row.height, 1):
            return list(rows[:number])
    return list(rows) if len(rows) == 1 else []


def _pattern(text: str) -> str:
    return re.sub(r"\d+", "#", " ".join(text.split()))


def _column(lines: Sequence[Line]) -> float:
    """The width that lines are broken at: that of the widest, but for stray ones."""
    widths = sorted(line.right - line.left for line in lines)
    return widths[int(0.9 * (len(widths) - 1))] if widths else 0.0


def _usual_step(lines: Sequence[Line]) -> float:
    """The distance from one line of a paragraph to the next, in points; 0 where there are too few lines to tell.

    The lower quarter, not the middle: in a page of short paragraphs half of the steps are from one to the next.
    """
    steps = [above.bottom - below.bottom for above, below in pairwise(lines)]
    down = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * max(line.height, 1)]
    return sorted(down)[len(down) // 4] if down else 0.0


def _between(before: tuple[Sheet, Line], now: tuple[Sheet, Line], column: float, step: float) -> str:
    """What parts two lines that follow one another: a blank line, a line's end, or a space."""
    above, line = before[1], now[1]
    ended = _ENDS.search(above.text) is not None
    short = above.right - above.left < _SHORT * column
    if abs(line.height - above.height) > _OTHER_SIZE * max(above.height, line.height):
        return "\n\n"
    moved = above.bottom - line.bottom
    if before[0] is not now[0] or moved < 0:  # the next page, or the next column
        return "\n\n" if ended or (short and not line.text[0].islower()) else " "
    if moved > _GAP * (step or _LINE * above.height) and moved > 1.1 * above.height:
        return "\n\n"
    if ended and (line.left - above.left > _INDENT * line.height or short):
        return "\n\n"
    if moved < 0.3 * above.height:  # beside it on the same line: columns of a table
        return " | " if line.left > above.right else " "
    return "\n" if short and not line.text[0].islower() else " "


def _joint(above: str, below: str, words: Counter[str]) -> str:
    """What stands for a hyphen at a line's end: itself in a word that has one, nothing where it only broke the word."""
    first = (re.findall(r"[\w’']+$", above) or [""])[0].lower()
    second = (re.match(r"[\w’']+", below) or [""])[0].lower()
    if not first or not second or not below[0].islower() or first in _TENS or first.isdigit():
        return "-"
    if words[first + second]:
        return ""
    return "-" if words[f"{first}-{second}"] else ""
