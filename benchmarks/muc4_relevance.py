"""Which incidents MUC-4's guidelines count (template-doc-part1, section 1): attacks by irregular groups, or by states on civilians.

Left out: what is no act of violence, clashes between armed sides, what lies more than two months before the report, and
what is told without a target, a victim or an instrument.
"""

from __future__ import annotations

from datetime import date, timedelta

from tellings.model import DateValue, Document

from . import muc4_kinds as kinds
from .muc4_slots import Incident

RECENT = timedelta(days=62)  # two months
_ARMED = frozenset(("military", "police", "armed_forces", "law_enforcement"))


def is_relevant(document: Document, incident: Incident) -> bool:
    """Whether an incident belongs in the database."""
    telling = incident.telling
    if telling.type not in kinds.TYPES:
        return False
    return is_specific(incident) and not is_warfare(incident) and is_recent(document, incident)


def is_specific(incident: Incident) -> bool:
    """Whether it says what or who was attacked."""
    return any(each.role in ("target", "victim") for each in incident.fillers)


def is_warfare(incident: Incident) -> bool:
    """Whether only armed sides were hit."""
    hit = [each for each in incident.fillers if each.role in ("target", "victim")]
    only_armed = bool(hit) and all(each.kind in _ARMED for each in hit)
    return only_armed or (incident.telling.type == "clash" and not any(_is_civil(each.kind) for each in hit))


def _is_civil(kind: str | None) -> bool:
    return kind not in _ARMED


def is_recent(document: Document, incident: Incident) -> bool:
    """Whether it lies within two months of the report, or is not dated."""
    if document.published is None or document.published.date.start is None:
        return True
    written = date.fromisoformat(document.published.date.start[:10])
    ends = [
        date.fromisoformat(claim.value.end[:10])
        for claim in incident.telling.of("date")
        if isinstance(claim.value, DateValue) and claim.value.end
    ]
    return not ends or max(ends) >= written - RECENT
