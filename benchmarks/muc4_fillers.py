"""What fills the roles of one incident of a document: the seam between what reads and what writes templates.

The rules' claims become fillers (`of_telling`).  A trained reader's scored spans are laid over them (`with_spans`), which adds
what the rules missed and drops what the reader scores as none.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tellings.model import (
    ActorValue,
    Claim,
    CountValue,
    Span,
    SpeakerKind,
    Telling,
    ThingEffect,
    ThingValue,
)
from tellings.values.callings import CALLINGS

Role = Literal["attacker", "group", "target", "victim", "weapon"]


@dataclass(frozen=True, slots=True)
class Filler:
    """Words of the document at `span` that fill `role`, and what is said of what they stand for.

    `kind` is the reader's class of it, `named` whether the words are a proper name, `about` a named person's title or role.
    """

    role: Role
    span: Span
    words: str
    kind: str | None = None
    named: bool = False
    about: str | None = None
    number: CountValue | None = None
    effect: ThingEffect | None = None
    nation: str | None = None
    certainty: str = "stated"
    denied: bool = False
    claimed: bool = False  # the group itself says so
    speaker: SpeakerKind | None = None
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """A trained reader's span: `score` is how sure it is that the words fill `role`; `filler` is what they would be as one."""

    role: Role
    span: Span
    score: float
    filler: Filler


def of_telling(telling: Telling) -> tuple[Filler, ...]:
    """The fillers that a telling's claims give, in order of position."""
    found = [filler for claim in telling.claims if (filler := _of_claim(claim)) is not None]
    return tuple(sorted(found, key=lambda each: (each.span, each.role)))


def _of_claim(claim: Claim) -> Filler | None:
    made = _of_value(claim)
    if made is None:
        return None
    return replace(
        made,
        certainty=claim.certainty,
        denied=claim.polarity == "denied",
        speaker=claim.speakers[-1].kind if claim.speakers else None,
        score=claim.score,
    )


def _of_value(claim: Claim) -> Filler | None:
    value, span = claim.value, claim.span
    if span is None:
        return None
    if isinstance(value, ActorValue):
        if value.link not in ("carried_out", "ordered", "claimed"):
            return None
        role: Role = "attacker" if value.kind == "person" else "group"
        return Filler(role, span, value.name, value.kind, True, claimed=value.link == "claimed")
    if claim.field == "attackers":
        return Filler("attacker", span, claim.quote or "")
    if not isinstance(value, ThingValue):
        return None
    if claim.field == "weapons":
        return Filler("weapon", span, value.name, value.kind)
    human = value.kind in CALLINGS
    return Filler(
        "victim" if human else "target",
        span,
        value.name,
        value.kind,
        human and _is_named(value),
        value.description,
        value.number,
        value.effect,
        value.nation,
    )


def _is_named(value: ThingValue) -> bool:
    """Whether people are told by a proper name: one person, every word with a capital."""
    one = value.number == CountValue(1, 1, 1)
    return value.description is not None or (one and value.name.istitle())


KEPT = 0.1  # a rules' filler that the reader holds for less likely is dropped
TAKEN = 0.5  # a reader's span that no rule found is taken from this score on


def with_spans(
    incidents: Sequence[tuple[Filler, ...]],
    centres: Sequence[Sequence[int]],
    spans: Sequence[RoleSpan],
    likelihood: Callable[[Role, Span], float],
) -> list[tuple[Filler, ...]]:
    """The fillers of each incident of one document, with a trained reader's spans laid over them.

    `centres` are the offsets of the words that tell of each incident: a span that no rule found joins the incident whose
    words are nearest.  `likelihood` says how likely given words fill a role.
    """
    made = [[each for each in fillers if likelihood(each.role, each.span) >= KEPT] for fillers in incidents]
    for span in spans:
        if (
            span.score < TAKEN
            or not centres
            or any(_is_of(each, span) for fillers in made for each in fillers)
        ):
            continue
        nearest = min(range(len(centres)), key=lambda at: (_distance(centres[at], span.span), at))
        made[nearest].append(span.filler)
    return [tuple(sorted(each, key=lambda one: (one.span, one.role))) for each in made]


def _is_of(filler: Filler, span: RoleSpan) -> bool:
    return filler.role == span.role and filler.span.overlaps(span.span)


def _distance(centres: Sequence[int], span: Span) -> int:
    return min((abs(centre - span.start) for centre in centres), default=10**9)
