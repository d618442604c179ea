"""Mailboxes (RFC 4155, "mboxrd"): one mail after another, each read as a mail of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Unread

from .item import Item, Part, too_large
from .kinds import KINDS
from .limits import OverBudget, Reading
from .mail import read_message

_QUOTED = re.compile(rb"^>(>*From )", re.MULTILINE)
_LINE = 1024 * 1024  # bytes of a line that are taken at once


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in a mailbox, one mail held at a time."""
    if not item.head(5).startswith(b"From "):
        raise InputError(item.path, "not a mailbox: it does not begin with a mail")
    for number, data in enumerate(_mails(item.stream, KINDS["eml"].most), start=1):
        path = f"{item.path} message {number}"
        if path in reading.avoid:
            continue
        reading.at(path)
        try:
            if data is None:
                raise InputError(path, too_large(KINDS["eml"].most))
            yield from read_message(replace(item, path=path, depth=item.depth + 1), data, reading)
        except OverBudget:
            raise
        except InputError as error:
            yield Unread(error.path, error.reason)


def _mails(stream: BinaryIO, most: int) -> Iterator[bytes | None]:
    """The bytes of each mail, None for one over the limit (which is not kept)."""
    stream.seek(0)
    lines: list[bytes] = []
    size = 0
    blank = True  # a line that begins with "From " begins a mail where a blank line, or nothing, is before it
    begun = False
    whole = True
    while line := stream.readline(_LINE):
        if whole and blank and line.startswith(b"From "):
            if begun:
                yield None if size > most else _unquoted(lines)
            lines, size, begun = [], 0, True
        else:
            size += len(line)
            if size <= most:
                lines.append(line)
            else:
                lines.clear()
        blank = whole and not line.strip(b"\r\n")
        whole = line.endswith(b"\n")
    if begun:
        yield None if size > most else _unquoted(lines)


def _unquoted(lines: list[bytes]) -> bytes:
    return _QUOTED.sub(rb"\1", b"".join(lines))
