"""Values as rows of the tables of a casebook (`tables`)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tellings.model import Claim, Document, Rejection, Relation, Telling

from .encoding import encode


def document_record(document: Document) -> str:
    """The record of a document, which is without its text."""
    return encode(document, without=["text"])


def document_row(document: Document, record: str) -> dict[str, Any]:
    """A document with its record, without its place in the order of storing."""
    return {
        "id": document.id,
        "text_hash": document.text_hash,
        "source_id": document.source_id,
        "path": document.path,
        "text": document.text,
        "record": record,
    }


def claim_row(claim: Claim) -> dict[str, Any]:
    """A claim of a reading that stands."""
    return {
        "id": claim.id,
        "document": claim.document,
        "current": True,
        "field": claim.field,
        "start": claim.span.start if claim.span else None,
        "end": claim.span.end if claim.span else None,
        "record": encode(claim),
    }


def telling_row(telling: Telling, position: int) -> dict[str, Any]:
    """A telling of a reading that stands; `position` is its place in its document."""
    return {
        "id": telling.id,
        "document": telling.document,
        "current": True,
        "position": position,
        "type": telling.type,
        "stage": telling.stage,
        "main": telling.main,
        "record": encode(telling, without=["claims"]),
    }


def placed_rows(document: str, items: Iterable[Relation | Rejection]) -> list[dict[str, Any]]:
    """The relations, or the rejections, of one document in their order."""
    return [
        {"document": document, "position": position, "record": encode(each)}
        for position, each in enumerate(items)
    ]
