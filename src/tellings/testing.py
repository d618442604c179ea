"""Small makers of the nouns, for tests: of ours, and of whoever builds on this package."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from tellings import ids
from tellings.model import (
    Claim,
    Document,
    Incident,
    IncidentType,
    Span,
    Stage,
    Telling,
    Verdict,
    View,
)


def make_document(text: str, source_id: str = "report.txt", **about: Any) -> Document:
    """A document with its id and hashes.  `about` are Document's other fields."""
    hashed = ids.text_hash(text)
    bare = Document(
        id="",
        source_id=source_id,
        text=text,
        text_hash=hashed,
        bytes_sha256=hashed,
        **{"path": source_id, **about},
    )
    return replace(bare, id=ids.document_id(bare))


def make_claim(document: Document, field: str, quote: str, value: Any, **about: Any) -> Claim:
    """A claim that quotes the first `quote` of the document.  Raises ValueError where there is none."""
    start = document.text.index(quote)
    sentence = Span(document.text.rfind("\n", 0, start) + 1, _line_end(document.text, start + len(quote)))
    return ids.claim(
        document, field, Span(start, start + len(quote)), value, **{"sentence": sentence, **about}
    )


def make_telling(
    document: Document,
    *claims: Claim,
    type: IncidentType = "attack",
    stage: Stage = "accomplished",
    main: bool = True,
) -> Telling:
    """What the document tells of one incident."""
    return Telling(ids.telling_id(document.id, claims, ()), document.id, type, stage, main, claims)


def make_incident(*tellings: Telling, fields: dict[str, Verdict] | None = None, **about: Any) -> Incident:
    """The tellings as one incident, of the first one's id, type and stage.  `about` are Incident's other fields."""
    first, *others = tellings
    return Incident(
        id=first.id,
        **{
            "was": tuple(sorted(each.id for each in others)),
            "type": first.type,
            "stage": first.stage,
            "tellings": tellings,
            "fields": fields or {},
            **about,
        },
    )


def make_view(*incidents: Incident, **about: Any) -> View:
    """A view of the incidents.  `about` are View's other fields."""
    return View(
        **{
            "policy": "likeliest",
            "as_of": None,
            "incidents": tuple(sorted(incidents, key=lambda each: each.id)),
            "relations": (),
            "figures": (),
            **about,
        }
    )


def _line_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
