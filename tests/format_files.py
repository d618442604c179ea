"""What the tests of formats share: one report as real programs wrote it, and how a file is read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from pathlib import Path

from tellings.ingest import Options, Room, Source, documents
from tellings.ingest.formats import Budget, Item, Part, Reading, parts
from tellings.model import Document, Unread

MADE = Path(__file__).parent / "formats" / "made"
TITLE = "Six killed as gunmen storm clinic in Karakol"
PARAGRAPHS = (
    "KARAKOL, 14 March 2017 – Gunmen stormed a clinic in Karakol on Tuesday evening, killing six people and wounding nine"
    " others, the interior ministry said.",
    "The attackers came in two cars shortly before 7 p.m. and opened fire on the waiting room, a nurse who hid in a store"
    " room told The Example. “They did not say a word,” she said.",
    "Police spokesman Timur Aliev said that two suspects had been arrested at a checkpoint on the road to Balykchy. The"
    " Karakol Front claimed responsibility for the attack in a statement.",
    "The clinic treats people from four villages in the valley. It had been attacked once before, in 2009, when nobody was"
    " hurt.",
)
BODY = "\n\n".join(PARAGRAPHS)


def read_file(
    file: Path, room: Room | None = None, columns: Mapping[str, str] | None = None
) -> tuple[list[Document], dict[str, str]]:
    """The documents in a file, and the reason of each thing in it that was not read."""
    found: list[Document] = []
    unread: dict[str, str] = {}
    for each in documents(Source(file.name, file), room=room, options=Options(columns or {})):
        if isinstance(each, Unread):
            unread[each.path] = each.reason
        else:
            assert all(page.span.of(each.text) for page in each.pages)
            found.append(each)
    return found, unread


def read_bytes(
    data: bytes, name: str, columns: dict[str, str] | None = None
) -> tuple[list[Part], dict[str, str]]:
    """The same from bytes, in this process."""
    found: list[Part] = []
    unread: dict[str, str] = {}
    reading = Reading(Budget(len(data)), columns or {})
    for each in parts(Item(name, name, io.BytesIO(data), len(data)), reading):
        if isinstance(each, Unread):
            unread[each.path] = each.reason
        else:
            found.append(each)
    return found, unread


def text_of(data: bytes, name: str) -> str:
    """The text of the one report in some bytes, of which all is read."""
    (found,), unread = read_bytes(data, name)
    assert not unread
    return found.text


def reason_of(data: bytes, name: str) -> str:
    """Why bytes give no report at all."""
    found, unread = read_bytes(data, name)
    assert not found
    (reason,) = unread.values()
    return reason


def zipped(members: Mapping[str, str | bytes], pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP file with these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", pack) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name), content, pack)
    return buffer.getvalue()
