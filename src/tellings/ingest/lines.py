"""JSONL: one document a line, read line by line."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from tellings.errors import InputError

from .decode import checked, one_line_end, too_long
from .given import Given, from_record

FILE_LIMIT = 200 * 1024 * 1024  # bytes of a JSONL file
LINE_LIMIT = (
    16 * 1024 * 1024
)  # bytes of a line: two million characters, each escaped, with room for the other keys
_CHUNK = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Line:
    """One document of a JSONL file: its text (its title first, where that is given apart) and metadata."""

    text: str
    given: Given
    bytes_sha256: str


def lines(stream: BinaryIO, path: str, default_id: str) -> Iterator[Line | InputError]:
    """The documents in a JSONL stream, in order; a line that is none comes as the error that it made.

    Holds one line at a time.  Blank lines are passed over.
    """
    for number, data in enumerate(_raw_lines(stream), start=1):
        place = f"{path} line {number}"
        if data is None:
            yield InputError(place, too_long())
            continue
        data = data.removeprefix(b"\xef\xbb\xbf") if number == 1 else data
        if not data.strip():
            continue
        try:
            yield _line(data, place, default_id)
        except InputError as error:
            yield error


def _raw_lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a stream without their ends, None for one that is over the limit (and was not kept)."""
    while True:
        data = stream.readline(LINE_LIMIT + 1)
        if not data:
            return
        if len(data) > LINE_LIMIT and not data.endswith(b"\n"):
            while data and not data.endswith(b"\n"):
                data = stream.readline(_CHUNK)
            yield None
        else:
            yield data.rstrip(b"\r\n")


def _line(data: bytes, place: str, default_id: str) -> Line:
    record = _record(data, place)
    text = record.get("text")
    if not isinstance(text, str):
        raise InputError(place, "no text" if text is None else "its text is not a string")
    if not text.strip():
        raise InputError(place, "empty")
    given = from_record(record, default_id)
    for words in (given.source_id, given.title, given.url, given.outlet, given.extra, *given.authors):
        checked(words or "", place)
    title = record.get("title")
    whole = text_with_title(one_line_end(text), one_line_end(title) if isinstance(title, str) else "")
    return Line(checked(whole, place), given, hashlib.sha256(data).hexdigest())


def text_with_title(text: str, title: str) -> str:
    """A title that was given apart is the text's first paragraph, unless the text begins with it already."""
    return text if not title.strip() or text.startswith(title) else f"{title}\n\n{text}"


def _record(data: bytes, place: str) -> dict[str, Any]:
    try:
        record = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise InputError(place, f"not UTF-8: byte {error.start + 1} of the line is damaged") from error
    except RecursionError as error:
        raise InputError(place, "not JSON that can be read: nested too deeply") from error
    except ValueError as error:
        raise InputError(place, f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError(place, "not a JSON object")
    return record
