"""How a claim that rests on others is made: no surer than the least sure, and in a voice that they share."""

from __future__ import annotations

from collections.abc import Sequence

from tellings import ids
from tellings.model import Certainty, Claim, CountValue, Document, Span, Speaker

_FROM_SURE_TO_UNSURE: tuple[Certainty, ...] = ("stated", "attributed", "alleged", "possible")


def least_sure(claims: Sequence[Claim]) -> Certainty:
    """The certainty of the least certain of `claims`."""
    return max((claim.certainty for claim in claims), key=_FROM_SURE_TO_UNSURE.index)


def shared_speakers(claims: Sequence[Claim]) -> tuple[Speaker, ...]:
    """The speakers of the first claim where all have the same ones, wherever they are named; else none."""
    chains = {tuple(_identity(speaker) for speaker in claim.speakers) for claim in claims}
    return claims[0].speakers if len(chains) == 1 else ()


def _identity(speaker: Speaker) -> tuple[str | None, str | None, str | None, str]:
    return (speaker.name, speaker.role, speaker.organisation, speaker.kind)


def roots(claims: Sequence[Claim]) -> tuple[str, ...]:
    """The ids of the claims that texts make beneath `claims`: a derived claim stands for those that it rests on."""
    return tuple(sorted({root for claim in claims for root in (claim.derived_from or (claim.id,))}))


def derived_count(
    document: Document, bases: Sequence[Claim], value: CountValue, modifier: str | None, **about: str
) -> Claim:
    """A count worked out from `bases`, all of one telling; the first gives its quote where they stand in several sentences.

    `about` holds `group` where the count has one.
    """
    first = bases[0]
    assert first.span is not None
    return ids.claim(
        document,
        first.field,
        _span(bases, first.span),
        value,
        sentence=first.sentence,
        modifier=modifier,
        certainty=least_sure(bases),
        speakers=shared_speakers(bases),
        score=min(claim.score for claim in bases),
        derived_from=roots(bases),
        **about,
    )


def _span(bases: Sequence[Claim], first: Span) -> Span:
    """All the bases' words where one sentence holds them; else the first's."""
    spans = [claim.span for claim in bases if claim.span is not None]
    if bases[0].sentence is None or any(claim.sentence != bases[0].sentence for claim in bases):
        return first
    return Span(min(span.start for span in spans), max(span.end for span in spans))
