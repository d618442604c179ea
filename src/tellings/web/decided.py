"""A decision as pages show it: what, of what, by whom, why, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass

from tellings.export import shown, titles, words
from tellings.export.sides import label
from tellings.model.records import Record

from .holding import Holding

QUOTED = 160  # characters of what a decision is about


@dataclass(frozen=True, slots=True)
class About:
    """One thing that a decision is about: its words, what they are read as, and where they lead (None: nowhere any more)."""

    quote: str
    value: str
    source: str
    to: str | None


@dataclass(frozen=True, slots=True)
class Decision:
    """`state` says what became of it, "" where it stands; `undoes` is the id of the one that it takes back."""

    id: str
    what: str
    by: str
    at: str
    why: str
    state: str
    answered_by: str | None
    undoes: str | None
    about: tuple[About, ...]
    more: int

    @property
    def can_be_undone(self) -> bool:
        return self.state != words.BECAME["undone"]


MOST = 6  # things that a decision is about, before the rest is only counted


def decision(judgement: Record, holding: Holding) -> Decision:
    """A judgement of `casebook/1` as pages show it."""
    return Decision(
        id=judgement["id"],
        what=words.DECIDED[judgement["kind"]],
        by=judgement["by"],
        at=judgement["at"][:16].replace("T", " "),
        why=judgement["why"],
        state=words.BECAME.get(judgement.get("state", "stands"), ""),
        answered_by=judgement.get("answered_by"),
        undoes=judgement["undoes"],
        about=tuple(_about(each, holding) for each in judgement["about"][:MOST]),
        more=max(0, len(judgement["about"]) - MOST),
    )


def _about(subject: Record, holding: Holding) -> About:
    text = holding.text(subject["document"])
    quote = " … ".join(" ".join(text[each["start"] : each["end"]].split()) for each in subject["spans"])
    document = holding.document(subject["document"])
    field, value = subject["field"], subject["value"]
    return About(
        quote=quote if len(quote) <= QUOTED else quote[:QUOTED].rstrip() + "…",
        value=f"{label(field)}: {words.value(field, value)}" if field and value is not None else "",
        source=shown.document_name(document) if document else subject["document"],
        to=_leads(subject, holding),
    )


def _leads(subject: Record, holding: Holding) -> str | None:
    id, document = subject["id"], subject["document"]
    if subject["kind"] == "telling":
        home = holding.home(id)
        return f"/incidents/{home}" if home else None
    if holding.document(document) is None:
        return None
    is_marked = subject["kind"] == "claim" and holding.incident_of(id, document)
    return f"/documents/{document}" + (f"#{titles.anchor('claim', id)}" if is_marked else "")
