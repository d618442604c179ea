"""What there is to read: the same files, in the same order, and the same reasons as `tellings read` gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tellings.errors import UserError
from tellings.ingest.folders import not_a_kind
from tellings.ingest.formats.item import HEAD
from tellings.model import Unread

from .files import Files, Status


@dataclass(frozen=True, slots=True)
class Listed:
    """A file to read.  `path` is what people are told of it; `address` where it lies; bytes, and when it was changed (ms)."""

    path: str
    address: str
    size: int
    changed: int


def listed(files: Files, given: str, but: str) -> Iterator[Listed | Unread]:
    """The files at a path (with wildcards, if need be), folders looked into; `but` is a folder that is left out: the output.

    Raises UserError where there is nothing.
    """
    roots = files.found(given)
    if not roots:
        raise UserError(f"no such file or folder: {given}")
    for root in roots:
        if not root.folder:
            yield _file(files, root, root.name)
            continue
        if not files.within(root.address):
            yield Unread(root.name, "an empty folder")
        yield from _within(files, root.address, "", but)


def _within(files: Files, folder: str, before: str, but: str) -> Iterator[Listed | Unread]:
    for each in files.within(folder):
        path = before + each.name
        if each.address == but:
            continue
        if each.name.startswith("."):
            yield Unread(path, "hidden")
        elif each.folder:
            yield from _within(files, each.address, path + "/", but)
        else:
            yield _file(files, each, path)


def _file(files: Files, status: Status, path: str) -> Listed | Unread:
    refused = not_a_kind(PurePosixPath(status.name).suffix.lower(), lambda: files.head(status.address, HEAD))
    if refused is not None:
        return Unread(path, refused)
    return Listed(path, status.address, status.size, status.changed)
