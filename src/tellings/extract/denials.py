"""What a sentence says is not true, and which claims a denial denies."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tellings import ids
from tellings.model import COUNT_FIELDS, ActorValue, Claim, CountValue, Span

from .passage import Passage, once

_SAYING = (
    r"(?:reports?|claims?|rumou?rs?|allegations?|accusations?|suggestions?|assertions?|statements?|news)"
)
_FALSE = r"(?:not\s+true|untrue|false|baseless|unfounded|groundless|fabricated|incorrect|inaccurate|wrong|not\s+correct|lies|a\s+lie)"
# Before what is denied: it stands between these words and the end of its clause.
_OPENING = re.compile(
    rf"\b(?:{_FALSE}|not\s+the\s+case)\s+that\s+|"
    rf"\bden(?:y|ies|ied|ying)\s+(?:that|(?:any\s+|the\s+|all\s+|media\s+)*{_SAYING}\s+(?:that|of))\s+|"
    rf"\b(?:reject|dismiss|refut|disput|contest)(?:ed|es|s|ing)\s+(?:any\s+|the\s+|all\s+|media\s+)*{_SAYING}\s+(?:that|of)\s+",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(r"(?:\bnot|n['’]t|\bnever)\s+$", re.IGNORECASE)  # "did not deny that"
_CLAUSE_END = re.compile(r"[.;\"”]|,\s+(?:but|and|while|saying|adding|calling)\b|\bbut\b", re.IGNORECASE)
# "Reports that twenty died are false".
_AFTERWARDS = re.compile(
    rf"\b{_SAYING}\s+(?:that|of)\s+(?P<what>[^.;\"“”]{{3,200}}?),?\s+(?:is|are|was|were)\s+(?:all\s+|simply\s+|completely\s+)?{_FALSE}\b",
    re.IGNORECASE,
)


@once
def denied(passage: Passage) -> list[Span]:
    """The stretches of a sentence that it says are not true, in order."""
    text, span = passage.text, passage.span
    found = [Span(*match.span("what")) for match in _AFTERWARDS.finditer(text, span.start, span.end)]
    for match in _OPENING.finditer(text, span.start, span.end):
        if _NOT_BEFORE.search(text, max(span.start, match.start() - 8), match.start()):
            continue
        end = _CLAUSE_END.search(text, match.end(), span.end)
        found.append(Span(match.end(), end.start() if end else span.end))
    return sorted(found)


def is_denied(passage: Passage, span: Span) -> bool:
    """Whether the words at `span` stand in what their sentence says is not true."""
    return any(stretch.covers(span) for stretch in denied(passage))


def linked(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The same claims of one telling, each denial with the ids of the affirmed claims that it denies.

    It denies just what it says: the same actor in the same link, the same number in the same field; and nobody's own words.
    """
    return tuple(_linked(claim, claims) if claim.polarity == "denied" else claim for claim in claims)


def _linked(denial: Claim, claims: Sequence[Claim]) -> Claim:
    targets = tuple(sorted(claim.id for claim in claims if _denies(denial, claim)))
    return ids.identified(replace(denial, denies=targets)) if targets else denial


def _denies(denial: Claim, claim: Claim) -> bool:
    if claim.polarity != "affirmed" or claim.field != denial.field or claim.speakers == denial.speakers:
        return False
    if isinstance(denial.value, ActorValue) and isinstance(claim.value, ActorValue):
        return (claim.value.name, claim.value.link) == (denial.value.name, denial.value.link)
    if isinstance(denial.value, CountValue) and isinstance(claim.value, CountValue):
        return denial.field in COUNT_FIELDS and (claim.value, claim.group) == (denial.value, denial.group)
    return False
