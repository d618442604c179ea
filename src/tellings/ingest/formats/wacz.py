"""WACZ (Webrecorder's Web Archive Collection Zipped, 1.1.1): web archives with the list of the pages that were wanted."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterator
from typing import Any
from zipfile import ZipFile

from tellings.errors import InputError
from tellings.model import Unread

from .archive import IN_MEMORY
from .item import Item, Part
from .limits import Reading
from .package import member, opened, unpacked
from .warc import reports

_LARGEST = 4 * 1024**3
_PAGES = ("pages/pages.jsonl", "pages/extraPages.jsonl")


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The reports in its web archives: those of its list of pages, where it has one."""
    with opened(item) as archive:
        digests = _digests(archive, item, reading)
        wanted = _wanted(archive, item, reading)
        names = [
            name for name in archive.namelist() if name.startswith("archive/") and not name.endswith("/")
        ]
        if not names:
            raise InputError(item.path, "damaged: no web archive in it")
        for name in names:
            path = f"{item.path}/{name}"
            try:
                yield from _archive(archive, name, path, digests.get(name), wanted, item, reading)
            except InputError as error:
                if error.path == item.path:
                    raise
                yield Unread(error.path, error.reason)


def _archive(
    archive: ZipFile, name: str, path: str, digest: str | None, wanted: Any, item: Item, reading: Reading
) -> Iterator[Part | Unread]:
    with tempfile.SpooledTemporaryFile(IN_MEMORY) as held:
        hashed = hashlib.sha256()
        size = 0
        for piece in unpacked(archive, archive.getinfo(name), path, reading.budget, _LARGEST):
            hashed.update(piece)
            size += held.write(piece)
        if digest is not None and digest != hashed.hexdigest():
            raise InputError(path, "not read: its bytes are not those that the digest beside them is of")
        yield from reports(Item(path, name.rpartition("/")[2], held, size, item.depth + 1), reading, wanted)  # type: ignore[arg-type]


def _digests(archive: ZipFile, item: Item, reading: Reading) -> dict[str, str]:
    """The sha256 of each member, as the package's own list has them."""
    content = member(archive, "datapackage.json", item.path, reading.budget)
    try:
        listed = json.loads(content or b"{}").get("resources", [])
        found = {str(each["path"]): str(each["hash"]) for each in listed if "hash" in each}
    except (ValueError, TypeError, AttributeError, KeyError, RecursionError) as error:
        raise InputError(item.path, "damaged: its datapackage.json cannot be read") from error
    return {name: told.removeprefix("sha256:") for name, told in found.items() if told.startswith("sha256:")}


def _wanted(archive: ZipFile, item: Item, reading: Reading) -> frozenset[str] | None:
    """The addresses of the pages that whoever made the archive wanted; None where it does not say."""
    found: set[str] = set()
    for name in _PAGES:
        for line in (member(archive, name, item.path, reading.budget) or b"").splitlines():
            try:
                page = json.loads(line)
            except (ValueError, RecursionError):
                continue
            if isinstance(page, dict) and isinstance(page.get("url"), str):
                found.add(page["url"])
    return frozenset(found) or None
