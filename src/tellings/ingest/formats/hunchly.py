"""Cases exported from Hunchly ("Export case", ZIP): each page that was captured is a report, with its address and when it was got.

The layout is that which public readers of such files know (hunchly_aleph; the Hunchly plugin of Obsidian): `case_data/pages.json`
lists the pages (id, url, title, timestamp_created, content_hash), `pages/ID.mhtml` has each, pictures and notes stand beside.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any
from zipfile import ZipFile

from tellings.errors import InputError
from tellings.model import Unread
from tellings.model.records import canonical

from ..given import Given
from .archive import MEMBER_LIMIT, base_name, member_parts, member_path, refusal
from .item import Item, Part, got
from .limits import Reading
from .package import member, opened, unpacked

LIST = "case_data/pages.json"
ATTACHMENTS = "case_data/case_attachments.json"
_PAGES = "pages/"
# What in a case is no report: its own data and the investigator's notes, and pictures of pages and from pages.
_BESIDE = ("case_data/", "note_screenshots/", "tagged_photos/", "photos/", "screenshots/")
_PICTURES = (".jpeg", ".jpg", ".png", ".gif", ".webp")


def read(item: Item, reading: Reading) -> Iterator[Part | Unread]:
    """The pages of a case, in the order of the file, then what was attached to it; what is beside them is counted in one line."""
    seen: Counter[str] = Counter()
    beside = 0
    with opened(item) as archive:
        captured = _listed(archive, LIST, item, reading, "id")
        attached = _listed(archive, ATTACHMENTS, item, reading, "Filename")
        for about in archive.infolist():
            name = about.filename.replace("\\", "/")
            if name.endswith("/"):
                continue
            if name.startswith(_BESIDE) or (name.startswith(_PAGES) and name.lower().endswith(_PICTURES)):
                beside += 1
                continue
            path = member_path(item.path, about.filename, seen)
            refused = refusal(about.filename)
            if refused is not None:
                yield Unread(path, refused)
                continue
            pieces = unpacked(archive, about, path, reading.budget, MEMBER_LIMIT)
            own = base_name(name)
            if name.startswith(_PAGES):
                outside, kept = _captured(captured.get(own.rpartition(".")[0], {}))
            else:
                outside, kept = Given("", url=_words(attached.get(own, {}).get("Source"))), {}
            for each in member_parts(path, about.filename, pieces, item.depth, reading):
                yield _with(each, outside, kept) if isinstance(each, Part) else each
            reading.at(item.path)
    if beside:
        yield Unread(
            item.path, f"a case's own data, notes and pictures, which are not read: {beside:,} files"
        )


def _listed(
    archive: ZipFile, name: str, item: Item, reading: Reading, key: str
) -> dict[str, Mapping[str, Any]]:
    """The objects of a list of the case by one of their keys, as words; {} where there is no such list."""
    try:
        found = json.loads(member(archive, name, item.path, reading.budget) or b"[]")
    except (ValueError, RecursionError) as error:
        raise InputError(item.path, f"damaged: its {name} cannot be read") from error
    return (
        {str(each.get(key)): each for each in found if isinstance(each, dict)}
        if isinstance(found, list)
        else {}
    )


def _captured(page: Mapping[str, Any]) -> tuple[Given, dict[str, str]]:
    """Where and when a page was got, and what is kept beside."""
    kept = {name: told for name in ("title", "content_hash") if (told := _words(page.get(name)))}
    return Given("", url=_words(page.get("url")), retrieved=_words(page.get("timestamp_created"))), kept


def _words(value: Any) -> str | None:
    return value.strip()[:10_000] or None if isinstance(value, str) else None


def _with(part: Part, outside: Given, kept: dict[str, str]) -> Part:
    part = got(part, outside)
    if not kept:
        return part
    extra = {**(json.loads(part.given.extra) if part.given.extra else {}), "hunchly": kept}
    return replace(part, given=replace(part.given, extra=canonical(extra)))
