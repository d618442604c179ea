"""MHTML (RFC 2557): a page that a browser saved with its pictures in one file."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from tellings.errors import InputError

from ..given import Given
from .headers import day_of, header
from .item import Item, Part, got, sha256
from .kinds import KINDS
from .letter import known_charset
from .limits import Reading
from .mail import is_cut_short
from .webpage import part_of


def read(item: Item, reading: Reading) -> Iterator[Part]:
    """The report in the page.  The file's day is when it was saved, not when it was published."""
    data = item.data(KINDS["mhtml"].most)
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except RecursionError as error:
        raise InputError(
            item.path, "damaged, or made to do harm: too many parts inside one another"
        ) from error
    root = _root(message)
    if root is None:
        raise InputError(item.path, "damaged: cut short" if is_cut_short(message) else "no page in it")
    content = root.get_payload(decode=True)
    address = header(message, "Snapshot-Content-Location") or header(root, "Content-Location")
    outside = Given(
        item.name,
        url=address if address and "://" in address else None,
        retrieved=day_of(message),
    )
    found = part_of(item, content if isinstance(content, bytes) else b"", known_charset(root))
    yield got(Part(found.path, found.text, found.given, sha256(data)), outside)


def _root(message: Message) -> Message | None:
    """The page itself: the part that `start` names, else the first page."""
    start = message.get_param("start")
    pages = [
        part for part in message.walk() if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    named = [part for part in pages if start and part.get("Content-ID") == start]
    return next(iter(named or pages), None)
