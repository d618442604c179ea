"""Later versions of one article: the same address, or the same outlet and title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from tellings.model import Document

# https://web.archive.org/web/20150325091745/http://...: the moment of keeping, then the page.
_ARCHIVED = re.compile(r"^https?://web\.archive\.org/web/\d+\w*/(?=https?:)")


def article_keys(document: Document) -> Iterator[tuple[str, ...]]:
    """What the versions of one article have in common."""
    if document.url:
        yield ("url", _address(document.url))
    if document.outlet and document.title:
        yield ("title", _plain(document.outlet), _plain(document.title))


def _address(url: str) -> str:
    """Host and path, without scheme, "www.", query and the slash at the end; of an archived page those of the page itself."""
    try:
        parts = urlsplit(_ARCHIVED.sub("", url))
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return url
    return f"{host}{parts.path.rstrip('/')}" + (f"?{parts.query}" if len(parts.path) < 2 else "")


def _plain(text: str) -> str:
    """Letters and digits alone, so that another dash or a label in capitals makes no other title."""
    return " ".join(re.findall(r"\w+", re.sub(r"^(?:UPDATED?|BREAKING|DEVELOPING)\b", "", text).casefold()))
