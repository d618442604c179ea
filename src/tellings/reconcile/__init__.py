"""What the claims of an incident come to: verdicts, persons and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tellings.model import Claim, Document, Incident, Judgement, Linking, Telling

from .policies import DEFAULT_POLICY, POLICIES, Policy

__all__ = ["DEFAULT_POLICY", "POLICIES", "Policy", "reconcile"]


def reconcile(
    documents: Mapping[str, Document],
    tellings: Sequence[Telling],
    linking: Linking,
    derived: Mapping[str, tuple[Claim, ...]],
    policy: str = DEFAULT_POLICY,
    judgements: Sequence[Judgement] = (),
) -> tuple[Incident, ...]:
    """The incidents, in id order."""
    by_id = {telling.id: telling for telling in tellings}
    incidents = []
    for group in linking.groups:
        members = tuple(by_id[each] for each in group)
        incidents.append(Incident(group[0], group[1:], members[0].type, members[0].stage, members))
    return tuple(incidents)
