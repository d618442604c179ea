"""Ids are hashes of content, so that the same reading gives the same ids and reruns add nothing."""

from __future__ import annotations

import hashlib
from dataclasses import MISSING, fields
from typing import Any

from .model import Claim, Document, Span
from .model.records import canonical

_OF_A_CLAIM = tuple(each.name for each in fields(Claim))
_UNLESS_TOLD = {each.name: each.default for each in fields(Claim) if each.default is not MISSING} | {
    "sentence": None
}
ID_LENGTH = 16  # hexadecimal digits: 64 bits, so among a million ids a clash is a one in 37 million chance


def digest(*parts: Any) -> str:
    """The id of some content: any mix of dataclasses, strings, numbers, None, lists and tuples."""
    content = canonical(parts).encode("utf-8", "surrogatepass")
    return hashlib.sha256(content).hexdigest()[:ID_LENGTH]


def text_hash(text: str) -> str:
    """sha256 of a text in UTF-8, hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def number(text: str) -> int:
    """64 bits for a text: among a hundred million, two with the same are one chance in four thousand."""
    return int.from_bytes(hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8).digest())


def document_id(document: Document) -> str:
    """The id of a document: its text, source_id, url, outlet and day of publication."""
    published = document.published.date if document.published else None
    return digest(document.text_hash, document.source_id, document.url, document.outlet, published)


def claim(document: Document, field: str, span: Span, value: Any, **about: Any) -> Claim:
    """A claim on `document` whose quote is what stands at `span`, with its id.  `about` are Claim's other fields."""
    given = {
        "document": document.id,
        "field": field,
        "span": span,
        "quote": span.of(document.text),
        "value": value,
    }
    return _identified({**_UNLESS_TOLD, **given, **about})


def identified(claim: Claim) -> Claim:
    """The same claim under the id of its content: everything but the id itself, and a person's where a person made it."""
    return _identified({name: getattr(claim, name) for name in _OF_A_CLAIM})


def _identified(content: dict[str, Any]) -> Claim:
    told = {**content, "id": ""}
    if told["made_by"] == "machine":
        del told["made_by"]  # what the machine reads has the ids that it had before people could make claims
    return Claim(**{**content, "id": digest(told)})


def telling_id(document: str, claims: tuple[Claim, ...], mentions: tuple[tuple[int, int], ...]) -> str:
    """The id of a telling: its document, claims and the words that tell of it."""
    return digest(document, sorted(claim.id for claim in claims), mentions)
