"""Telegram's exports as pages (messages.html): each message with words is a report.

Their shape is that of Telegram Desktop (export_output_html.cpp): a div of class "message" with an id, in it divs of the classes
"date" (the whole time in its title), "from_name" and "text"; one that goes on from the message before has no sender of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tellings.model import Unread
from tellings.model.records import canonical

from ..decode import checked
from ..given import Given
from .item import Item, Part, sha256
from .markup import Node, lines, local, page

_HEAD = 20_000  # bytes in which the marks of an export stand
_DAY = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:?\d{2}))?")


def is_export(data: bytes) -> bool:
    """Whether a page is one of an export."""
    head = data[:_HEAD]
    return b'class="page_wrap' in head and b'class="history"' in head and b'class="message ' in head


def reports(html: str, item: Item) -> Iterator[Part | Unread]:
    """The messages of a page, in order.  What holds no words is counted in one line."""
    root = page(html)
    chat = _first(root, "page_header") if root is not None else None
    name = " ".join(lines(chat).split()) if chat is not None else ""
    sender, without = "", 0
    for message in root.iter("div") if root is not None else ():
        if not {"message", "default"} <= _classes(message):
            continue
        named = _first(message, "from_name", outside="forwarded")
        sender = lines(named) if named is not None else sender
        text = _first(message, "text")
        words = lines(text) if text is not None else ""
        if not words:
            without += 1
            continue
        number = message.get("id", "")
        path = f"{item.path} {number}".rstrip()
        forwarded = _first(message, "forwarded")
        origin = _first(forwarded, "from_name") if forwarded is not None else None
        kept = {"from": sender, **({"forwarded_from": lines(origin)} if origin is not None else {})}
        given = Given(
            source_id=f"{item.name}/{number}",
            published=_day(_first(message, "date")),
            outlet=name or None,
            extra=canonical({"telegram": kept}),
        )
        yield Part(path, checked(words, path), given, sha256(words.encode("utf-8", "replace")))
    if without:
        yield Unread(
            item.path, f"messages without words (pictures, films, sounds), which are not read: {without:,}"
        )


def _classes(node: Node) -> set[str]:
    return set((node.get("class") or "").split())


def _first(root: Node, name: str, outside: str | None = None) -> Node | None:
    """The first element of a class within `root`, but not within one of the class `outside`."""
    for node in root.iter():
        if local(node) and name in _classes(node):
            above = node.iterancestors()
            if outside is None or not any(outside in _classes(each) for each in above):
                return node
    return None


def _day(date: Node | None) -> str | None:
    """When a message was sent, ISO 8601, from the title of its time."""
    match = _DAY.match(date.get("title") or "") if date is not None else None
    if match is None:
        return None
    day, month, year, time, zone = match.groups()
    return f"{year}-{month}-{day}T{time}{zone or ''}"
