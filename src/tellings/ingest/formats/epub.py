"""EPUB books (W3C EPUB 3, IDPF EPUB 2): every chapter in reading order, as one report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from posixpath import dirname, join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

from tellings.errors import InputError
from tellings.model.records import canonical

from ..decode import text_of
from ..given import Given
from .item import Item, Part, sha256
from .joined import joined
from .kinds import KINDS
from .limits import Reading
from .markup import Node, attribute, html_paragraphs, local, xml
from .package import ENCRYPTED, member, opened

_PAGES = frozenset(("application/xhtml+xml", "text/html"))


def read(item: Item, reading: Reading) -> Iterator[Part]:
    """The one report in an EPUB."""
    data = item.data(KINDS["epub"].most)
    with opened(item) as archive:

        def part(name: str) -> bytes:
            content = member(archive, name, item.path, reading.budget)
            if content is None:
                raise InputError(item.path, f"damaged: {name} is not in it")
            return content

        package, root = _package(part, item)
        chapters = _chapters(root, dirname(package))
        locked = _locked(archive, item, reading)
        paragraphs: list[str] = []
        for name in chapters:
            if name in locked:
                raise InputError(item.path, ENCRYPTED)
            content = part(name)
            if content.strip():
                paragraphs.extend(html_paragraphs(text_of(content, item.path, "utf-8", limit=5 * 2_000_000)))
    text = joined(paragraphs, item.path)
    yield Part(item.path, text, _given(root, item, text), sha256(data))


def _package(part, item: Item) -> tuple[str, Node]:  # type: ignore[no-untyped-def]
    """The package document that the container names: what there is, in which order, and who made it."""
    container = xml(part("META-INF/container.xml"), item.path, "container.xml")
    named = next(
        (attribute(each, "full-path") for each in container.iter() if local(each) == "rootfile"), None
    )
    if not named:
        raise InputError(item.path, "damaged: its container names no book")
    return named, xml(part(named), item.path, named)


def _chapters(root: Node, folder: str) -> list[str]:
    """The members that hold the text, in reading order; what the book marks as an aside (its cover) is left in."""
    pages = {
        attribute(each, "id"): normpath(join(folder, unquote(attribute(each, "href") or "")))
        for each in root.iter()
        if local(each) == "item"
        and (attribute(each, "media-type") or "").lower() in _PAGES
        and "nav" not in (attribute(each, "properties") or "").split()
    }
    order = [attribute(each, "idref") for each in root.iter() if local(each) == "itemref"]
    return list(dict.fromkeys(pages[each] for each in order if each in pages))


def _locked(archive: ZipFile, item: Item, reading: Reading) -> frozenset[str]:
    """The members that rights management has encrypted."""
    content = member(archive, "META-INF/encryption.xml", item.path, reading.budget)
    if content is None:
        return frozenset()
    root = xml(content, item.path, "encryption.xml")
    return frozenset(
        unquote(attribute(each, "URI") or "") for each in root.iter() if local(each) == "CipherReference"
    )


def _given(root: Node, item: Item, text: str) -> Given:
    """Unlike an office document's, a book's metadata was written for its publication, and is believed."""
    told: dict[str, list[str]] = {}
    for each in root.iter():
        words = " ".join((each.text or "").split())
        if each.getparent() is not None and local(each.getparent()) == "metadata" and words:
            told.setdefault(local(each), []).append(words)
    given = Given(
        source_id=item.name,
        title=told.get("title", [None])[0],
        published=_published(told.get("date", []), root),
        outlet=told.get("publisher", [None])[0],
        authors=tuple(dict.fromkeys(told.get("creator", []))),
        language=told.get("language", [None])[0],
    )
    identifiers = told.get("identifier", [])
    return replace(given, extra=canonical({"identifiers": identifiers})) if identifiers else given


def _published(days: list[str], root: Node) -> str | None:
    """The day of publication; not where it is the day the file was made, which programs put there when they know none."""
    made = next(
        (each.text for each in root.iter() if attribute(each, "property") == "dcterms:modified"), None
    )
    return next((day for day in days if day[:4].isdecimal() and day[:10] != (made or "").strip()[:10]), None)
