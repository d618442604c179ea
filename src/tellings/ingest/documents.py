"""The documents in a file: one in a text or a page, one a line in JSONL, any number in what holds other files."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import BinaryIO

from tellings.errors import InputError
from tellings.model import Document, Unread

from .compose import document
from .folders import Source, kind_of_file, reason_for
from .formats import Budget, Item, Part, Reading, parts
from .formats.item import HEAD
from .formats.kinds import KINDS, by_bytes, by_name, is_container
from .formats.rooms import Room

PAGE_HERE = 1024**2  # bytes of a web page, up to which it is read in this process


@dataclass(frozen=True, slots=True)
class Options:
    """How files are read: the columns of tables by the noun that each holds, and who is told of what was guessed."""

    columns: Mapping[str, str] = field(default_factory=dict)
    note: Callable[[str, str], None] | None = None


def documents(
    source: Source,
    read_bytes: Callable[[Path], bytes] = Path.read_bytes,
    room: Room | None = None,
    options: Options | None = None,
) -> Iterator[Document | Unread]:
    """The documents in one file; what cannot be read comes as Unread with its reason, and the rest is read.

    Holds one document at a time.  Formats whose libraries might hang or ask for any amount of memory are read in `room`, a
    process of its own with limits (one is made for this file where none is given), unless `read_bytes` was given.
    """
    options = options or Options()
    try:
        for each in _parts(source, read_bytes, room, options):
            if isinstance(each, Unread):
                yield each
            else:
                made = document(each.text, each.given, each.path, each.bytes_sha256)
                yield replace(made, pages=each.pages) if each.pages else made
    except InputError as error:
        yield Unread(error.path, error.reason)
    except OSError as error:
        yield Unread(source.path, reason_for(error))


def _parts(
    source: Source, read_bytes: Callable[[Path], bytes], room: Room | None, options: Options
) -> Iterator[Part | Unread]:
    if read_bytes is not Path.read_bytes:
        data = read_bytes(source.file)
        yield from _read_here(source, io.BytesIO(data), len(data), options)
        return
    status = source.file.stat()
    odd = kind_of_file(status.st_mode)
    if odd is not None:
        raise InputError(source.path, odd)
    with source.file.open("rb") as stream:
        if not _is_alone(stream.read(HEAD), source, status.st_size):
            yield from _read_here(source, stream, status.st_size, options)
            return
    with Room() if room is None else nullcontext(room) as ready:
        yield from ready.parts(source.file, source.path, _name(source), dict(options.columns), options.note)


def _is_alone(head: bytes, source: Source, size: int) -> bool:
    """Whether a file is to be read in a process of its own: a small page is not worth it, a large one may take very long."""
    key = by_bytes(head) or by_name(source.file.suffix.lower())
    return is_container(head) or (key in KINDS and KINDS[key].alone) or (key == "page" and size > PAGE_HERE)


def _read_here(source: Source, stream: BinaryIO, size: int, options: Options) -> Iterator[Part | Unread]:
    reading = Reading(Budget(size), dict(options.columns), options.note or _nobody)
    yield from parts(Item(source.path, _name(source), stream, size), reading)


def _nobody(*_: str) -> None:
    return None


def _name(source: Source) -> str:
    return os.fsencode(source.file.name).decode("utf-8", errors="backslashreplace")
