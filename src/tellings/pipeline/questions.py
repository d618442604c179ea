"""What most needs deciding."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tellings import ids
from tellings.model import (
    COUNT_FIELDS,
    Claim,
    Element,
    FindingKind,
    Group,
    Incident,
    Likely,
    Verdict,
    View,
)

# Findings that one of their claims may settle, if it is wrong.
_TO_SETTLE: tuple[FindingKind, ...] = ("arithmetic", "self_contradiction", "digit_slip", "date_impossible")
_DEADLY = ("killed", "injured")


MOST_LIKELY = 5  # of one incident: the others behind it by id that it may be one with, the likeliest
MOST_UNSURE = 2  # of one incident: the fields of which the machine is least sure
_UNSURE = 0.5  # of a claim's score: the reader would sooner bet against it
_CLOSE = -1.0  # bits: likelier than 1 to 2


@dataclass(frozen=True, slots=True)
class Question:
    """What somebody should decide of an incident: its id, and its type.

    A cell that sources dispute ("disputed") or that the machine read with little certainty ("unsure"), or a finding, in words:
    `claims` are what there is to choose or to reject among.  Or whether it and the `other` are one ("likely"), which comes
    after it by id: `bits` is the mean of the evidence across the two.
    """

    incident: str
    type: str
    asked: str
    claims: tuple[Claim, ...] = ()
    field: str | None = None
    group: Group | None = None
    other: str | None = None
    bits: float | None = None

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes it the same question after something else was decided."""
        about = (self.other,) if self.other is not None else tuple(claim.id for claim in self.claims)
        return (self.incident, self.asked, about)


@dataclass(frozen=True, slots=True)
class Ranked:
    """A question with its place: the least `rank` first, of equals the least `weight`."""

    rank: int
    weight: int
    question: Question


def questions(view: View) -> list[Question]:
    """The questions that nobody has answered, what most needs a person first.

    Incidents that are as likely as not one, disputed deaths and injuries, other incidents that may be one, findings, what else is
    disputed, what was read with little certainty.  Of equals, the likelier come first, and those that more reports tell of.
    """
    likely = likely_of(view.likely)
    found = [
        each
        for incident in view.incidents
        for each in (
            *of_pairs(incident.id, incident.type, likely.get(incident.id, ())),
            *of_incident(incident),
        )
    ]
    ordered = sorted(found, key=lambda each: (each.rank, each.weight, each.question.incident))
    return [each.question for each in ordered]


def likely_of(pairs: Iterable[Likely]) -> dict[str, list[Likely]]:
    """The pairs by the incident that asks about them, the likeliest first, and no more than MOST_LIKELY of any incident."""
    found: dict[str, list[Likely]] = {}
    for each in sorted(pairs, key=lambda each: (-each.bits, each.a, each.b)):
        asked = found.setdefault(each.a, [])
        if len(asked) < MOST_LIKELY:
            asked.append(each)
    return found


def question_key(question: Question) -> str:
    """A word for the question that stays the same after something else was decided."""
    return ids.digest(list(question.key), question.field, question.group)


def of_pairs(incident: str, type: str, likely: Iterable[Likely]) -> Iterator[Ranked]:
    """What has to be decided of the pairs that an incident asks about (`likely_of`)."""
    for pair in likely:
        rank = 0 if pair.bits > _CLOSE else 2
        question = Question(incident, type, "likely", other=pair.b, bits=pair.bits)
        yield Ranked(rank, round(-100 * pair.bits), question)


def of_incident(incident: Incident) -> Iterator[Ranked]:
    """What one incident has to be decided by itself."""
    weight = -len(incident.tellings)
    decided: set[str] = set()
    for field, verdict in incident.fields.items():
        for group, each in ((None, verdict), *verdict.parts):
            if each.decided_by == "person":
                decided |= {claim.id for claim in each.claims}
            elif each.status == "disputed":
                yield Ranked(_rank(field), weight, _disputed(incident, field, group, each))
    known = {claim.id: claim for telling in incident.tellings for claim in telling.claims}
    for finding in incident.findings:
        if finding.kind in _TO_SETTLE and not decided & set(finding.claims):
            claims = tuple(known[id] for id in finding.claims if id in known)
            yield Ranked(3, weight, Question(incident.id, incident.type, finding.text, claims))
    unsure = sorted(_unsure(incident), key=lambda each: (each[0], each[1].field or ""))
    yield from (Ranked(6, weight, question) for _, question in unsure[:MOST_UNSURE])


def _rank(field: str) -> int:
    return 1 if field in _DEADLY else 4 if field in (*COUNT_FIELDS, "date") else 5


def _unsure(incident: Incident) -> Iterator[tuple[float, Question]]:
    """The fields that rest on claims of a low score alone, each with the best of those scores."""
    for field, verdict in incident.fields.items():
        claims = [claim for claim in _read(verdict) if claim.polarity == "affirmed"]
        best = max((claim.score for claim in claims), default=1.0)
        if best < _UNSURE and verdict.decided_by != "person" and verdict.status != "disputed":
            yield best, Question(incident.id, incident.type, "unsure", tuple(claims), field)


def _read(verdict: Verdict) -> list[Claim]:
    """The claims of a verdict that a document gives in so many words, each once."""
    claims = [*verdict.claims]
    if isinstance(verdict.best, tuple):
        claims += [claim for element in verdict.best for claim in element.claims]
    return list({claim.id: claim for claim in claims if not claim.derived_from}.values())


def _disputed(incident: Incident, field: str, group: Group | None, verdict: Verdict) -> Question:
    claims = list(verdict.claims)
    if isinstance(verdict.best, tuple):
        claims += [claim for element in verdict.best for claim in _of_element(element)]
    different = {claim.id: claim for claim in claims if not claim.derived_from}
    return Question(incident.id, incident.type, "disputed", tuple(different.values()), field, group)


def _of_element(element: Element) -> tuple[Claim, ...]:
    return element.claims if element.status == "disputed" else ()
