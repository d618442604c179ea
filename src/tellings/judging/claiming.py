"""Claims that people made of passages: put among what was read, each in its telling, and what they take the place of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tellings.model import Claim, Judgement, Telling, standing

from .resolving import Tellings, decisions, reads_alike

_MADE = "claim"


def with_claims(tellings: Mapping[str, Telling], judgements: Iterable[Judgement]) -> Mapping[str, Telling]:
    """The tellings by id with the claims that people made, and that stand.  They keep their ids."""
    made = tuple(_made(judgements))
    if not made:
        return tellings
    place = Tellings(tellings.values())
    found = dict(tellings)
    for judgement, claim in made:
        for id in place.named(judgement):
            told = found[id]
            if claim not in told.claims:
                found[id] = replace(told, claims=(*told.claims, claim))
    return found


def decided_on(claims: Iterable[Claim], judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """What people have decided on single values, newest first, as `this_value` and `not_this_value` by the claims' ids of today.

    Where a person has read some words, what the machine reads otherwise out of them is not so.
    """
    every, made = tuple(claims), tuple(judgements)
    found = [*decisions(made, every), *_laid_aside(every, made)]
    return tuple(sorted(found, key=lambda each: (each.at, each.id), reverse=True))


def _laid_aside(claims: Sequence[Claim], judgements: Iterable[Judgement]) -> Iterator[Judgement]:
    made = tuple(_made(judgements))
    documents = {own.document for _, own in made}
    read = [claim for claim in claims if claim.document in documents] if made else []
    for judgement, own in made:
        against = tuple(sorted({each.id for each in read if speaks_against(own, each)}))
        if against:
            yield replace(judgement, kind="not_this_value", subjects=against, about=(), claim=None)


def set_back(claim: Claim, newer: Sequence[Judgement]) -> str | None:
    """The judgement among `newer` that says that the words of a claim are no part of their report; None where none does."""
    for each in newer:
        if each.kind == "furniture" and any(
            subject.document == claim.document
            and claim.span is not None
            and any(span.overlaps(claim.span) for span in subject.spans)
            for subject in each.about
        ):
            return each.id
    return None


def _made(judgements: Iterable[Judgement]) -> Iterator[tuple[Judgement, Claim]]:
    """The judgements that made a claim and stand, newest first, each with it; not where its passage was set back later."""
    kept = standing(judgements)
    for number, judgement in enumerate(kept):
        claim = judgement.claim
        if judgement.kind == _MADE and claim is not None and set_back(claim, kept[:number]) is None:
            yield judgement, claim


def speaks_against(own: Claim, read: Claim) -> bool:
    """Whether a person's claim reads otherwise what the machine has read out of the same words for the same cell."""
    if read.made_by == "person" or read.derived_from or read.span is None or own.span is None:
        return False
    same = (read.document, read.field, read.group) == (own.document, own.field, own.group)
    alike = reads_alike(read, own) and read.polarity == own.polarity
    return same and read.span.overlaps(own.span) and not alike
