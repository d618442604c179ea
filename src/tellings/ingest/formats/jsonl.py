"""JSONL: a report a line."""

from __future__ import annotations

from collections.abc import Iterator

from tellings.errors import InputError
from tellings.model import Unread

from ..lines import lines
from . import entities
from .item import Item, Part
from .limits import Reading


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in a file of lines, one held at a time."""
    if entities.is_entities(item.stream):
        yield from entities.reports(item)
        return
    item.stream.seek(0)
    for line in lines(item.stream, item.path, item.name):
        if isinstance(line, InputError):
            yield Unread(line.path, line.reason)
        else:
            yield Part(item.path, line.text, line.given, line.bytes_sha256)
