"""Passages that people have marked as no part of a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.model import Claim, Document, Extraction, Furniture, Judgement, Span, Telling, standing

Passages = Mapping[str, Sequence[tuple[Span, Judgement]]]  # by document


def with_furniture(document: Document, judgements: Iterable[Judgement]) -> Document:
    """The document with the passages that people have marked, each with who marked it and why."""
    (marked,) = all_with_furniture((document,), judgements)
    return marked


def all_with_furniture(documents: Iterable[Document], judgements: Iterable[Judgement]) -> Iterator[Document]:
    """The same for many documents; the judgements are gone through once."""
    passages = _passages(judgements)
    for document in documents:
        added = [
            Furniture(span, f"marked by {each.by}: {each.why}")
            for span, each in passages.get(document.id, ())
        ]
        furniture = sorted((*document.furniture, *added), key=lambda each: (each.span, each.reason))
        yield replace(document, furniture=tuple(furniture)) if added else document


def without_marks(document: Document, judgements: Iterable[Judgement]) -> Document:
    """The document without the passages that these judgements mark: what `with_furniture` was given."""
    left = list(document.furniture)
    for each in with_furniture(replace(document, furniture=()), judgements).furniture:
        if each in left:
            left.remove(each)
    return replace(document, furniture=tuple(left))


def without_furniture(
    extractions: Iterable[Extraction], judgements: Iterable[Judgement]
) -> tuple[Extraction, ...]:
    """The extractions without what was taken from passages that people have marked."""
    passages = _passages(judgements)
    return tuple(
        _cleared(each, [span for span, _ in passages[each.document]]) if each.document in passages else each
        for each in extractions
    )


def _passages(judgements: Iterable[Judgement]) -> dict[str, list[tuple[Span, Judgement]]]:
    found: dict[str, list[tuple[Span, Judgement]]] = {}
    for judgement in standing(judgements):
        if judgement.kind == "furniture":
            for subject in judgement.about:
                found.setdefault(subject.document, []).extend((span, judgement) for span in subject.spans)
    return found


def _cleared(extraction: Extraction, passages: Sequence[Span]) -> Extraction:
    tellings = [kept for each in extraction.tellings if (kept := _telling(each, passages)) is not None]
    left = {telling.id for telling in tellings}
    return replace(
        extraction,
        tellings=tuple(tellings),
        relations=tuple(each for each in extraction.relations if {each.source, each.target} <= left),
        figures=tuple(
            replace(each, incident=each.incident if each.incident in left else None)
            for each in extraction.figures
            if not _within(each.claim, passages)
        ),
    )


def _telling(telling: Telling, passages: Sequence[Span]) -> Telling | None:
    """What is left of a telling; None where all the words that tell of it, or all its claims, were furniture.

    It keeps its id, by which other judgements know it.
    """
    mentions = [pair for pair in telling.mentions if not any(Span(*pair).overlaps(each) for each in passages)]
    claims = [claim for claim in telling.claims if not _within(claim, passages)]
    if len(mentions) == len(telling.mentions) and len(claims) == len(telling.claims):
        return telling
    if not claims or (telling.mentions and not mentions):
        return None
    return replace(telling, mentions=tuple(mentions), claims=tuple(claims))


def _within(claim: Claim, passages: Sequence[Span]) -> bool:
    return claim.span is not None and any(claim.span.overlaps(each) for each in passages)
