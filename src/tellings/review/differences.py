"""How a decision changes the incidents, as plain values for the journal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tellings.model import Element, Incident, Verdict
from tellings.model.records import Record, to_record


def differences(before: Iterable[Incident], after: Iterable[Incident]) -> tuple[Record, Record]:
    """The incidents that came out otherwise, by id, as they were and as they are: their tellings, and what differs of the rest.

    One that is on one side alone is there in full; its verdicts are given by status, best, low, high and who decided.
    """
    old, new = {each.id: each for each in before}, {each.id: each for each in after}
    changed = sorted(id for id in {*old, *new} if old.get(id) != new.get(id))
    sides = [(_told(old.get(id)), _told(new.get(id))) for id in changed]
    was = {id: _less(here, there) for id, (here, there) in zip(changed, sides, strict=True) if here}
    now = {id: _less(there, here) for id, (here, there) in zip(changed, sides, strict=True) if there}
    return was, now


def _told(incident: Incident | None) -> Record | None:
    if incident is None:
        return None
    verdicts = {name: _verdict(verdict) for name, verdict in incident.fields.items()}
    parts = {
        f"{name}/{group}": _verdict(verdict)
        for name, whole in incident.fields.items()
        for group, verdict in whole.parts
    }
    return {
        "tellings": [each.id for each in incident.tellings],
        "type": incident.type,
        "stage": incident.stage,
        **verdicts,
        **parts,
        "persons": [[each.name, each.role, each.fate] for each in incident.persons],
        "findings": [each.text for each in incident.findings],
    }


def _verdict(verdict: Verdict) -> Record:
    best = verdict.best
    shown = list(map(_element, best)) if isinstance(best, tuple) else to_record(best)
    told = {
        "status": verdict.status,
        "best": shown,
        "low": to_record(verdict.low),
        "high": to_record(verdict.high),
    }
    return {**told, "decided_by": verdict.decided_by}


def _element(element: Element) -> Record:
    return {**to_record(element.value), "status": element.status}


def _less(told: Mapping[str, object], other: Mapping[str, object] | None) -> Record:
    """Without what is the same on the other side, except the tellings."""
    if other is None:
        return dict(told)
    return {key: value for key, value in told.items() if key == "tellings" or other.get(key) != value}
