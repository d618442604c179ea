"""Whose words a claim stands in, and how certain that leaves it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tellings.model import Certainty, DateValue, Span, Speaker
from tellings.reader.reading import Attribution
from tellings.values import names
from tellings.values.dates import TimeExpression
from tellings.values.wordlists import word_set

from .passage import Passage

# Words for an official body that stand for one named before.
_BODIES = word_set(
    """
    agency ministry committee department unit service bureau directorate office prosecutor's command
    commission council force spokesperson spokesman spokeswoman statement announcement
    """
)


@dataclass(frozen=True, slots=True)
class Voice:
    """The speakers of some words (nearest first, () the document's own voice), with when and to whom they spoke."""

    speakers: tuple[Speaker, ...] = ()
    told_to: str | None = None
    said_on: DateValue | None = None
    certainty: Certainty = "stated"


def voice(passage: Passage, span: Span, said_on: Callable[[TimeExpression], DateValue | None]) -> Voice:
    """Who says the words at `span`.  `said_on` resolves the time at which somebody spoke."""
    around = [each for each in passage.attributions if _holds(each, span)]
    around.sort(key=lambda each: each.content.end - each.content.start)
    speakers: list[Speaker] = []
    told_to, spoken = None, None
    for attribution in around:
        speakers += [speaker for speaker in attribution.speakers if speaker not in speakers]
        told_to = told_to or attribution.told_to
        if spoken is None and attribution.said_on is not None:
            spoken = said_on(attribution.said_on)
    speakers = [_named(passage, speaker) for speaker in speakers]
    certainty: Certainty = "attributed" if speakers else "stated"
    for hedge in passage.hedges:
        if hedge.scope.overlaps(span):
            certainty = _weaker(certainty, hedge.kind)
    return Voice(tuple(speakers), told_to, spoken, certainty)


def _named(passage: Passage, speaker: Speaker) -> Speaker:
    """ "the agency said", "a spokesman for the department": the official body named last before it."""
    words = (speaker.role or "").lower().split()
    if speaker.name or speaker.organisation or speaker.start is None or not _BODIES & set(words):
        return speaker
    definite = passage.text[speaker.start : speaker.start + 4].lower() == "the "
    if speaker.kind == "press" or not (definite or len(words) == 1 or "for" in words):
        return speaker  # "an opposition spokesman" is somebody else's
    here = [n for n in passage.names if n.kind == "organisation" and n.end <= speaker.start]
    bodies = [n.canonical for n in (*passage.organisations, *here) if names.official_body(n.canonical)]
    return replace(speaker, organisation=bodies[-1]) if bodies else speaker


def _holds(attribution: Attribution, span: Span) -> bool:
    shared = min(attribution.content.end, span.end) - max(attribution.content.start, span.start)
    return shared * 2 > span.end - span.start


_ORDER: tuple[Certainty, ...] = ("stated", "attributed", "possible", "alleged")


def _weaker(a: Certainty, b: Certainty) -> Certainty:
    return max(a, b, key=_ORDER.index)


def accused(voice: Voice, open_case: bool = False) -> Voice:
    """The same voice laying an act on somebody: an accusation stays one, whoever makes it.

    `open_case`: they are suspected, wanted, arrested, charged or on trial, which proves nothing in the report's own voice either.
    """
    if voice.speakers or voice.certainty != "stated" or open_case:
        return replace(voice, certainty="alleged")
    return voice
