"""What people decide, and what they decide it of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from .claim import Claim, Polarity
from .span import Span
from .values import Group, Value

JudgementKind = Literal[
    "same",  # the tellings are of one incident
    "not_same",  # tellings of different sides are of different incidents
    "merge",  # the incidents, with all the tellings that each then had, are one
    "split",  # the tellings of side 0 are not of the incident that those of side 1 then made
    "this_value",  # the claim gives the value
    "not_this_value",  # the claim is not so
    "furniture",  # the passage belongs to the page, not to the report
    "claim",  # the passage says what the machine did not read there: `claim`, in the telling that is named
    "undo",  # an earlier judgement is taken back
]
RulingState = Literal["stands", "undone", "overruled", "unmatched"]


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing that a judgement is about, by what outlives a reading: its document and the characters in it.

    `id` is that of the telling or the claim (the document's, for a passage) when it was judged.  `spans` are the words that
    tell of a telling's incident (those of its claims where it has none), the quote of a claim, the passage; () for a derived
    claim that quotes nothing.  `field` to `derived` are a claim's.  `side` numbers the sides of what is held apart.
    """

    kind: Literal["telling", "claim", "passage"]
    id: str
    document: str
    spans: tuple[Span, ...]
    field: str | None = None
    value: Value | None = None
    group: Group | None = None
    polarity: Polarity | None = None
    derived: bool = False
    side: int = 0


@dataclass(frozen=True, slots=True)
class Judgement:
    """A person's decision.  Append-only; `undoes` names an earlier one that it takes back.

    `subjects` are the ids of what it is about, `about` the same in full.  `claim` is the one that a person made, whole, so that
    no reading takes it away; None of any other kind.
    """

    id: str
    kind: JudgementKind
    subjects: tuple[str, ...]
    by: str
    at: str  # ISO 8601, UTC
    why: str
    undoes: str | None = None
    about: tuple[Subject, ...] = ()
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class Ruling:
    """What became of a judgement: `by` is the later one that took it back or that says otherwise.

    `found` are the ids of today of the tellings and claims that it is about.  It is `unmatched` where too few are found for it
    to say anything: it waits, and is not lost.
    """

    judgement: str
    state: RulingState
    by: str | None = None
    found: tuple[str, ...] = ()


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The judgements that have not been taken back, newest first.

    A judgement with `undoes` only takes back; taken back in its turn, it no longer does.
    """
    undone = taken_back(judgements := tuple(judgements))
    kept = [each for each in judgements if each.id not in undone and each.undoes is None]
    return tuple(sorted(kept, key=lambda each: (each.at, each.id), reverse=True))


def taken_back(judgements: Iterable[Judgement]) -> dict[str, str]:
    """The ids of the judgements that have been taken back, each with the id of the one that did it."""
    undone: dict[str, str] = {}
    for judgement in sorted(judgements, key=lambda each: (each.at, each.id), reverse=True):
        if judgement.id not in undone and judgement.undoes is not None:
            undone.setdefault(judgement.undoes, judgement.id)
    return undone
