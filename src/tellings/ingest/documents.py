"""The documents in a file: one in a text or a page, one a line in JSONL."""

from __future__ import annotations

import hashlib
import io
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Document, Unread

from .compose import document
from .decode import CHARACTER_LIMIT, byte_limit, page_charset, text_of, too_long
from .folders import LINES_SUFFIXES, PAGE_SUFFIXES, Source, kind_of_file, reason_for
from .given import Given
from .lines import FILE_LIMIT, lines
from .pages import page

PAGE_LIMIT = 5 * CHARACTER_LIMIT  # a page's marks take several times the room of its text


def documents(
    source: Source, read_bytes: Callable[[Path], bytes] = Path.read_bytes
) -> Iterator[Document | Unread]:
    """The documents in one file; what cannot be read comes as Unread with its reason, and the rest is read.

    Holds one document at a time.  JSONL is read from the disk line by line, unless `read_bytes` was given.
    """
    try:
        if read_bytes is Path.read_bytes:
            _check_file(source)
        if source.file.suffix.lower() in LINES_SUFFIXES:
            yield from _of_lines(source, read_bytes)
        else:
            yield _of_file(source, read_bytes(source.file))
    except InputError as error:
        yield Unread(error.path, error.reason)
    except OSError as error:
        yield Unread(source.path, reason_for(error))


def _check_file(source: Source) -> None:
    """Raises InputError for what is no file or is over its limit, before anything of it is held in memory."""
    status = source.file.stat()
    odd = kind_of_file(status.st_mode)
    if odd is not None:
        raise InputError(source.path, odd)
    if source.file.suffix.lower() in LINES_SUFFIXES:
        if status.st_size > FILE_LIMIT:
            raise InputError(
                source.path, f"larger than {FILE_LIMIT // 1024**2} MB, the most that a JSONL file may have"
            )
    elif status.st_size > byte_limit(_limit(source)):
        raise InputError(source.path, too_long())


def _limit(source: Source) -> int:
    """The most characters of a file."""
    return PAGE_LIMIT if source.file.suffix.lower() in PAGE_SUFFIXES else CHARACTER_LIMIT


def _of_lines(source: Source, read_bytes: Callable[[Path], bytes]) -> Iterator[Document | Unread]:
    with _stream(source.file, read_bytes) as stream:
        for line in lines(stream, source.path, _name(source)):
            if isinstance(line, InputError):
                yield Unread(line.path, line.reason)
            else:
                yield document(line.text, line.given, source.path, line.bytes_sha256)


def _stream(file: Path, read_bytes: Callable[[Path], bytes]) -> BinaryIO:
    return file.open("rb") if read_bytes is Path.read_bytes else io.BytesIO(read_bytes(file))


def _of_file(source: Source, data: bytes) -> Document:
    digest = hashlib.sha256(data).hexdigest()
    given = Given(source_id=_name(source))
    if source.file.suffix.lower() not in PAGE_SUFFIXES:
        return document(text_of(data, source.path), given, source.path, digest)
    html = text_of(data, source.path, page_charset(data), PAGE_LIMIT)
    found = page(html, _name(source), source.path)
    return document(found.text, replace(found.given, language=_page_language(html)), source.path, digest)


def _page_language(html: str) -> str | None:
    """The language that a page's root element names."""
    match = re.search(
        r"<html\b[^>]{0,500}\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:[-_]\w+)*)", html[:10_000], re.IGNORECASE
    )
    return match.group(1) if match else None


def _name(source: Source) -> str:
    return os.fsencode(source.file.name).decode("utf-8", errors="backslashreplace")
