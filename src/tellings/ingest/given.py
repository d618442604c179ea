"""What an input says of its document, apart from the text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tellings.model.records import canonical


@dataclass(frozen=True, slots=True)
class Given:
    """Metadata as it was given: a page's tags, the keys of a JSON line.  `published` is as written.

    `extra` is canonical JSON of the keys that have no place in a document ("" when there were none).
    """

    source_id: str
    title: str | None = None
    published: str | None = None
    url: str | None = None
    archive_url: str | None = None
    retrieved: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    extra: str = ""


_WORDS = ("title", "published", "url", "archive_url", "retrieved", "outlet", "language")


def from_record(record: Mapping[str, Any], default_id: str) -> Given:
    """The metadata in a JSON object.  A key whose value is not of its kind is kept in `extra`, as are unknown keys."""
    extra = {key: value for key, value in record.items() if key not in ("text", "id", "authors", *_WORDS)}
    words: dict[str, str | None] = {}
    for key in _WORDS:
        value = record.get(key)
        words[key] = value.strip() if isinstance(value, str) and value.strip() else None
        if words[key] is None and value not in (None, "") and not isinstance(value, str):
            extra[key] = value
    authors = _authors(record.get("authors"))
    if not authors and record.get("authors"):
        extra["authors"] = record["authors"]
    identifier = record.get("id")
    return Given(
        source_id=default_id if identifier is None or identifier == "" else _as_text(identifier),
        authors=authors,
        extra=canonical(extra) if extra else "",
        **words,
    )


def _authors(value: Any) -> tuple[str, ...]:
    """Authors as a list of names, or one string of names with semicolons between."""
    if isinstance(value, str):
        value = value.split(";")
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        return ()
    return tuple(dict.fromkeys(name.strip() for name in value if name.strip()))


def _as_text(identifier: Any) -> str:
    return identifier if isinstance(identifier, str) else canonical(identifier)
