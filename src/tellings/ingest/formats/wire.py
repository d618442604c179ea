"""A part of a file as it passes between a program and the room that reads for it."""

from __future__ import annotations

from typing import Any

from tellings.model import Page
from tellings.model.records import page_from, to_record

from ..given import Given
from .item import Part


def part_record(part: Part) -> dict[str, Any]:
    record = to_record(part)
    assert isinstance(record, dict)
    return record


def part_from(record: dict[str, Any]) -> Part:
    """The part that `part_record` made a record of.  Raises TypeError, KeyError or ValueError where it is none."""
    given = record["given"]
    pages: tuple[Page, ...] = tuple(page_from(page) for page in record["pages"])
    made = Given(**{**given, "authors": tuple(given["authors"])})
    if not isinstance(record["text"], str) or any(_beyond(page, len(record["text"])) for page in pages):
        raise ValueError("no part of a file")
    return Part(record["path"], record["text"], made, record["bytes_sha256"], pages)


def _beyond(page: Page, length: int) -> bool:
    return page.span.end > length or any(line.span.end > length for line in page.lines)
