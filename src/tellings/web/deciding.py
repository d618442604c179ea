"""Making a decision for a page or a program: none goes over one that was made meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar, get_args

from tellings.casebook import Account
from tellings.errors import UserError
from tellings.model import Group, Polarity, Span
from tellings.review import Outcome, Review

from .access import Guest
from .holding import Holding
from .shelf import Shelf

Known = TypeVar("Known")


@dataclass(frozen=True, slots=True)
class Claimed:
    """What a passage is said to give: a field, the value's words, and of a count the group; `polarity` None is as its words have it."""

    field: str
    words: str
    group: Group | None = None
    polarity: Polarity | None = None

    @classmethod
    def of(cls, field: str, words: str, group: str = "", polarity: str = "") -> Claimed:
        """From plain values.  Raises UserError for a group or a polarity that is none."""
        return cls(
            field,
            words,
            among(group, get_args(Group), "group"),
            among(polarity, get_args(Polarity), "polarity"),
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A decision as it is asked for.

    `names` are ids of what it is about; `seen` pairs the incidents whose state it rests on with the marks that they had.
    `claimed` is what a passage is made a claim of.
    """

    kind: str
    names: tuple[str, ...]
    why: str
    by: str
    incident: str
    span: Span | None
    seen: tuple[tuple[str, str], ...]
    claimed: Claimed | None = None

    def by_account(self, account: Account | None) -> Wanted:
        """The same, by the account's name whatever was said; as it is where nobody signs in."""
        return replace(self, by=account.name) if account else self

    @classmethod
    def of(
        cls, kind: str, names: Sequence[str], why: str, by: str, incident: str = "",
        span: tuple[int, int] | None = None, seen: Sequence[str] = (), claimed: Claimed | None = None,
    ) -> Wanted:  # fmt: skip
        """From plain values; `seen` as "incident:mark".  Raises UserError for what cannot be decided."""
        if kind not in KINDS:
            raise UserError(f"no decision is called {kind}")
        named = tuple(each.strip() for each in names if each.strip())
        if not named:
            raise UserError("nothing was chosen to decide on")
        if span is not None and not 0 <= span[0] < span[1]:
            raise UserError(f"not the characters of a passage, such as 120-310: {span[0]}-{span[1]}")
        marks = [each.partition(":") for each in seen]
        return cls(
            kind=kind,
            names=named,
            why=why.strip(),
            by=by.strip(),
            incident=incident,
            span=Span(*span) if span else None,
            seen=tuple((id, mark) for id, _, mark in marks if mark),
            claimed=claimed,
        )


class Stale(Exception):
    """A decision rests on incidents that have `changed` since they were seen."""

    def __init__(self, changed: Sequence[str]) -> None:
        super().__init__(", ".join(changed))
        self.changed = tuple(changed)


KINDS: Mapping[str, Callable[[Review, Wanted], Outcome]] = {
    "same": lambda review, wanted: review.same(wanted.names, wanted.why),
    "not-same": lambda review, wanted: review.not_same(wanted.names, wanted.why),
    "merge": lambda review, wanted: review.merge(wanted.names, wanted.why),
    "split": lambda review, wanted: review.split(wanted.incident, wanted.names, wanted.why),
    "choose": lambda review, wanted: review.choose(_one(wanted.names), wanted.why),
    "reject": lambda review, wanted: review.reject(wanted.names, wanted.why),
    "furniture": lambda review, wanted: review.furniture(_one(wanted.names), wanted.why, wanted.span),
    "claim": lambda review, wanted: _claim(review, wanted),
    "undo": lambda review, wanted: review.undo(_one(wanted.names), wanted.why),
}


class NotYours(Exception):
    """Only an editor undoes what another has decided."""


def make(shelf: Shelf, wanted: Wanted, guest: Guest) -> Outcome:
    """Makes the decision.  Raises Stale, NotYours, UserError for what the review refuses, CasebookBusy."""
    wanted = wanted.by_account(guest.account)
    with shelf.deciding(wanted.by) as review:
        with shelf.looking() as holding:
            _check(wanted, guest, holding)
        return KINDS[wanted.kind](review, wanted)


def _claim(review: Review, wanted: Wanted) -> Outcome:
    claimed, span = wanted.claimed, wanted.span
    if claimed is None or span is None:
        raise UserError("say which characters of the document give which field and value")
    return review.claim(
        _one(wanted.names),
        span,
        claimed.field,
        claimed.words,
        wanted.why,
        claimed.group,
        claimed.polarity,
        wanted.incident or None,
    )


def among(given: str, known: Sequence[Known], what: str) -> Known | None:
    """What was given, None for nothing.  Raises UserError for what is not known."""
    for each in known:
        if each == given:
            return each
    if given:
        raise UserError(f"{what} is none of: {', '.join(map(str, known))}")
    return None


def _check(wanted: Wanted, guest: Guest, holding: Holding) -> None:
    """Raises Stale, NotYours."""
    now = holding.records(id for id, _ in wanted.seen)
    changed = [id for id, mark in wanted.seen if id not in now or holding.mark_of(id) != mark]
    if changed:
        raise Stale(changed)
    if wanted.kind == "undo" and not guest.may("editor"):
        undone = holding.pages.decisions.named(_one(wanted.names).lower())
        if not all(guest.may_undo(each.by) for each, _ in undone):
            raise NotYours("only an editor undoes what another has decided")


def _one(names: Sequence[str]) -> str:
    if len(names) != 1:
        raise UserError("decide on one at a time")
    return names[0]
