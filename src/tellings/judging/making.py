"""Judgements, and what they are about, as they are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tellings import ids
from tellings.model import Claim, Judgement, JudgementKind, Span, Subject, Telling


def of_telling(telling: Telling, side: int = 0) -> Subject:
    """A telling, by the words that tell of its incident; by those of its claims where it has none."""
    spans = [Span(start, end) for start, end in telling.mentions]
    spans = spans or [claim.span for claim in telling.claims if claim.span is not None]
    return Subject("telling", telling.id, telling.document, tuple(sorted(set(spans))), side=side)


def of_claim(claim: Claim) -> Subject:
    """A claim, by its words and what they are read as."""
    return Subject(
        "claim",
        claim.id,
        claim.document,
        (claim.span,) if claim.span is not None else (),
        claim.field,
        claim.value,
        claim.group,
        claim.polarity,
        bool(claim.derived_from),
    )


def of_passage(document: str, span: Span) -> Subject:
    """A passage of a document."""
    return Subject("passage", document, document, (span,))


def new_judgement(
    kind: JudgementKind,
    about: Sequence[Subject],
    by: str,
    at: str,
    why: str,
    undoes: str | None = None,
    claim: Claim | None = None,
) -> Judgement:
    """A judgement under the id of its content.  `at` is ISO 8601 in UTC; `claim` is the one that it makes."""
    subjects = tuple(dict.fromkeys(each.id for each in about))
    made = Judgement("", kind, subjects, by, at, why, undoes, tuple(about), claim)
    return replace(made, id=ids.digest(made))
