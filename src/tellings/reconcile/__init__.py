"""What the claims of an incident come to: verdicts, persons and findings.

Pure: the same tellings give the same incidents in any order.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from tellings.errors import UserError
from tellings.model import COUNT_FIELDS, Claim, Document, Incident, Judgement, Linking, Telling, Verdict

from .blame import responsible_verdict
from .days import date_verdict, first_told
from .decisions import Decisions, decisions
from .findings import Material, findings
from .held import Held, first_documents, held_claims
from .kinds import stage_of, type_of
from .persons import persons_of
from .policies import DEFAULT_POLICY, POLICIES, Policy
from .punishments import sentences_verdict
from .things import things_verdict
from .tolls import count_verdict
from .where import place_verdict

__all__ = ["DEFAULT_POLICY", "POLICIES", "Policy", "reconcile"]

_OTHER_FIELDS = {
    "place": place_verdict,
    "responsible": responsible_verdict,
    "targets": things_verdict,
    "weapons": things_verdict,
    "sentences": sentences_verdict,
}


def reconcile(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    linking: Linking,
    derived: Mapping[str, tuple[Claim, ...]],
    policy: str = DEFAULT_POLICY,
    judgements: Sequence[Judgement] = (),
) -> tuple[Incident, ...]:
    """The incidents, in id order.  Their tellings hold the derived claims too.

    Raises UserError for a policy that is not one.
    """
    if policy not in POLICIES:
        raise UserError(f"no policy is called {policy}; there are {', '.join(sorted(POLICIES))}")
    by_id = {each.id: replace(each, claims=(*each.claims, *derived.get(each.id, ()))) for each in tellings}
    firsts = first_documents(documents)
    decided = decisions(judgements)
    return tuple(
        _incident(documents, firsts, [by_id[each] for each in sorted(group)], POLICIES[policy], decided)
        for group in sorted(linking.groups)
    )


def _incident(
    documents: Mapping[str, Document],
    firsts: Mapping[str, str],
    tellings: Sequence[Telling],
    policy: Policy,
    decided: Decisions,
) -> Incident:
    held = held_claims(documents, firsts, tellings)
    fields = _fields(held, policy, decided)
    persons = persons_of([each for each in held if each.claim.field == "person"], fields, decided)
    counted = tuple(each for each in held if not decided.refused(each))
    material = Material(documents, tuple(tellings), counted, fields, persons)
    return Incident(
        id=tellings[0].id,
        was=tuple(telling.id for telling in tellings[1:]),
        type=type_of(tellings),
        stage=stage_of(tellings),
        tellings=tuple(tellings),
        fields=fields,
        persons=persons,
        findings=findings(material),
    )


def _fields(held: Sequence[Held], policy: Policy, decided: Decisions) -> Mapping[str, Verdict]:
    """The verdict on every field that has a claim."""
    verdicts: dict[str, Verdict] = {}
    for field in ("date", *_OTHER_FIELDS, *COUNT_FIELDS):
        claims = [each for each in held if each.claim.field == field]
        if claims and field == "date":
            verdicts[field] = date_verdict(claims, decided, first_told(held))
        elif claims and field in COUNT_FIELDS:
            verdicts[field] = count_verdict(claims, policy, decided)
        elif claims:
            verdicts[field] = _OTHER_FIELDS[field](claims, decided)
    return dict(sorted(verdicts.items()))
