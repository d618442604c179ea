"""What most needs deciding."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tellings import ids
from tellings.model import COUNT_FIELDS, Claim, Element, FindingKind, Group, Incident, Verdict, View

# Findings that one of their claims may settle, if it is wrong.
_TO_SETTLE: tuple[FindingKind, ...] = ("arithmetic", "self_contradiction", "digit_slip", "date_impossible")
_DEADLY = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Question:
    """A cell that sources dispute, or a finding.  `claims` are what there is to choose or to reject among."""

    incident: Incident
    asked: str
    claims: tuple[Claim, ...]
    field: str | None = None
    group: Group | None = None

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes it the same question after something else was decided."""
        return (self.incident.id, self.asked, tuple(claim.id for claim in self.claims))


def questions(view: View) -> list[Question]:
    """The questions that nobody has answered: disputed deaths and injuries first, then findings, then the rest.

    Of equals, those that more reports tell of come first.
    """
    found = [
        (rank, weight(incident), incident.id, question)
        for incident in view.incidents
        for rank, question in of_incident(incident)
    ]
    return [each[-1] for each in sorted(found, key=lambda each: each[:3])]


def weight(incident: Incident) -> int:
    """By what questions of one rank are put in order, the least first."""
    return -len(incident.tellings)


def question_key(question: Question) -> str:
    """A word for the question that stays the same after something else was decided."""
    return ids.digest(list(question.key), question.field, question.group)


def of_incident(incident: Incident) -> Iterator[tuple[int, Question]]:
    """What one incident has to be decided, each with its rank, the least first."""
    decided: set[str] = set()
    for field, verdict in incident.fields.items():
        for group, each in ((None, verdict), *verdict.parts):
            if each.decided_by == "person":
                decided |= {claim.id for claim in each.claims}
            elif each.status == "disputed":
                yield _rank(field), _disputed(incident, field, group, each)
    known = {claim.id: claim for telling in incident.tellings for claim in telling.claims}
    for finding in incident.findings:
        if finding.kind in _TO_SETTLE and not decided & set(finding.claims):
            claims = tuple(known[id] for id in finding.claims if id in known)
            yield 1, Question(incident, finding.text, claims)


def _rank(field: str) -> int:
    return 0 if field in _DEADLY else 2 if field in (*COUNT_FIELDS, "date") else 3


def _disputed(incident: Incident, field: str, group: Group | None, verdict: Verdict) -> Question:
    claims = list(verdict.claims)
    if isinstance(verdict.best, tuple):
        claims += [claim for element in verdict.best for claim in _of_element(element)]
    different = {claim.id: claim for claim in claims if not claim.derived_from}
    return Question(incident, "disputed", tuple(different.values()), field, group)


def _of_element(element: Element) -> tuple[Claim, ...]:
    return element.claims if element.status == "disputed" else ()
