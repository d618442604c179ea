"""Tables as text: CSV and TSV (RFC 4180 and what spreadsheets make of it), read row by row."""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Unread

from ..decode import DETECTION_BYTES, encoding_of
from .item import Item, Part
from .limits import Reading
from .rows import reports

_DELIMITERS = ",;\t|"
_FIELD = 16 * 1024 * 1024  # characters of one cell
_SAMPLE_LINES = 30
_PIECE = 1024 * 1024


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The report in each row."""
    csv.field_size_limit(_FIELD)
    encoding = _encoding(item.stream, item.path)
    item.stream.seek(0)
    text = io.TextIOWrapper(item.stream, encoding=encoding, newline="")
    try:
        sample = text.read(DETECTION_BYTES)
        if "\x00" in sample:
            raise InputError(item.path, "not text: it holds NUL characters")
        delimiter, skip = _delimiter(sample, item.suffix)
        text.seek(0)
        for _ in range(skip):
            text.readline()
        yield from reports(_rows(text, delimiter, item.path), item, reading)
    except UnicodeDecodeError as error:
        raise InputError(item.path, f"cannot be decoded as {encoding.removesuffix('-sig')}") from error
    finally:
        text.detach()


def _rows(text: io.TextIOWrapper, delimiter: str, path: str) -> Iterator[list[str]]:
    table = csv.reader(text, delimiter=delimiter)
    try:
        yield from table
    except csv.Error as error:
        raise InputError(
            f"{path} line {table.line_num}", f"no table that can be read on from here: {error}"
        ) from error


def _encoding(stream: BinaryIO, path: str) -> str:
    """The encoding of a whole file, of which a piece is held at a time."""
    stream.seek(0)
    head = stream.read(DETECTION_BYTES)
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        piece = head
        while piece:
            decoder.decode(piece)
            piece = stream.read(_PIECE)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return encoding_of(head, path)
    return "utf-8-sig"


def _delimiter(sample: str, suffix: str) -> tuple[str, int]:
    """What stands between cells, and how many lines before the table say so ("sep=;", as spreadsheets write it)."""
    first = sample.partition("\n")[0].strip().lower()
    if first.startswith("sep=") and len(first) == 5:
        return first[4], 1
    if suffix in (".tsv", ".tab"):
        return "\t", 0
    lines = sample.splitlines(keepends=True)[:-1] or [sample]
    return max(_DELIMITERS, key=lambda each: _evenness(lines, each)), 0


def _evenness(lines: list[str], delimiter: str) -> tuple[float, int]:
    """How alike the rows are in their number of cells, were this what parts them; the number itself breaks ties."""
    widths: Counter[int] = Counter()
    try:
        for number, row in enumerate(csv.reader(iter(lines), delimiter=delimiter)):
            if number >= _SAMPLE_LINES:
                break
            if row:
                widths[len(row)] += 1
    except csv.Error:
        return (0.0, 0)
    if not widths:
        return (0.0, 0)
    width, times = widths.most_common(1)[0]
    return (times / widths.total(), width) if width > 1 else (0.0, 0)
