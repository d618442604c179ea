"""PDF: the text layer page by page, scanned pages by Tesseract where it is installed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from tellings.errors import InputError
from tellings.model import Unread

from ..decode import checked
from . import pdfpages, scan
from .flow import Sheet, flow
from .item import Item, Part, sha256
from .joined import Properties, given_from
from .kinds import KINDS
from .limits import Reading

MOST_PAGES = 5_000
_TAIL = 2048  # bytes in which a whole file's end mark stands
_NOTHING = "a scanned page on which tesseract found no words"
_KEPT = {"CreationDate": "created", "ModDate": "modified", "Producer": "made_with", "Subject": "subject"}


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The one report in a PDF, with its pages; the pages that could not be read, and why."""
    data = item.data(KINDS["pdf"].most)
    with pdfpages.opened(data, item.path) as document:
        count = len(document)
        if count > MOST_PAGES:
            raise InputError(
                item.path, f"more than {MOST_PAGES:,} pages, the most that one document may have"
            )
        sheets, missing = _sheets(document, count, item, reading)
        told = pdfpages.properties(document)
        attached = document.count_attachments()
    found = flow(sheets)
    if found.text.strip():
        text = checked(found.text, item.path)
        others = {name: told[key] for key, name in _KEPT.items() if key in told}
        given = given_from(item.name, text, Properties(told.get("Title"), told.get("Author"), None, others))
        yield Part(item.path, text, given, sha256(data), found.pages)
    elif not missing:
        raise InputError(item.path, "no text in it")
    yield from _listed(missing, item.path)
    if found.heads:
        yield Unread(
            item.path, f"left out of its text, as running heads of its pages: {'; '.join(found.heads)[:300]}"
        )
    if b"%%EOF" not in data[-_TAIL:]:
        yield Unread(item.path, "cut short or damaged at its end: only the pages that were found are read")
    if attached:
        yield Unread(item.path, f"files attached to the PDF, which are not read: {attached}")


def _sheets(
    document: Any, count: int, item: Item, reading: Reading
) -> tuple[list[Sheet], list[tuple[int, str]]]:
    """The pages that could be read, and the numbers of the others with the reason of each."""
    tesseract = scan.program()
    sheets: list[Sheet] = []
    missing: list[tuple[int, str]] = []
    for index in range(count):
        reading.at(item.path)
        try:
            lines = pdfpages.lines(document, index)
            if lines is not None:
                sheets.append(Sheet(index + 1, lines, size=pdfpages.size(document, index)))
            elif tesseract is None:
                missing.append((index + 1, scan.MISSING))
            elif seen := scan.lines(pdfpages.picture(document, index), tesseract):
                sheets.append(Sheet(index + 1, seen, "tesseract", pdfpages.size(document, index)))
            else:
                missing.append((index + 1, _NOTHING))
        except ValueError as error:
            missing.append((index + 1, str(error)))
    return sheets, missing


def _listed(missing: Sequence[tuple[int, str]], path: str) -> Iterator[Unread]:
    """Pages that were not read, those of one reason that follow one another in one line."""
    numbered = [(number - place, number, reason) for place, (number, reason) in enumerate(missing)]
    for (_, reason), group in groupby(numbered, key=lambda each: (each[0], each[2])):
        numbers = [number for _, number, _ in group]
        shown = f"page {numbers[0]}" if len(numbers) == 1 else f"pages {numbers[0]} to {numbers[-1]}"
        yield Unread(f"{path} {shown}", reason)
