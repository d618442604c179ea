"""What passes between a program and the room that reads for it: JSON with its length before it, never code.

A room may have been taken over by the file that it reads; what it answers is data and nothing more.
"""

from __future__ import annotations

import json
from typing import IO, Any, BinaryIO

from tellings.model import Page
from tellings.model.records import page_from, to_record

from ..given import Given
from .item import Part

_LENGTH = 8  # bytes
_LONGEST = 512 * 1024**2  # bytes of one message


def send(stream: IO[bytes], message: dict[str, Any]) -> None:
    """Writes one message."""
    data = json.dumps(message).encode("ascii")
    stream.write(len(data).to_bytes(_LENGTH, "big") + data)
    stream.flush()


def receive(stream: BinaryIO) -> dict[str, Any] | None:
    """The next message; None where there is none any more, or what comes is none."""
    head = stream.read(_LENGTH)
    length = int.from_bytes(head, "big")
    if len(head) < _LENGTH or length > _LONGEST:
        return None
    data = stream.read(length)
    if len(data) < length:
        return None
    try:
        message = json.loads(data)
    except ValueError:
        return None
    return message if isinstance(message, dict) else None


def part_record(part: Part) -> dict[str, Any]:
    record = to_record(part)
    assert isinstance(record, dict)
    return record


def part_from(record: dict[str, Any]) -> Part:
    """The part that `part_record` made a record of.  Raises TypeError, KeyError or ValueError where it is none."""
    given = record["given"]
    pages: tuple[Page, ...] = tuple(page_from(page) for page in record["pages"])
    made = Given(**{**given, "authors": tuple(given["authors"])})
    if not isinstance(record["text"], str) or any(page.span.end > len(record["text"]) for page in pages):
        raise ValueError("no part of a file")
    return Part(record["path"], record["text"], made, record["bytes_sha256"], pages)
