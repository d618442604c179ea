"""Questions given to two reviewers: what is given, who sees what of it, and what an editor is shown when both are done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tellings.casebook import name_key
from tellings.errors import UserError
from tellings.model import CANNOT_TELL, DIFFERENT, NONE_OF_THEM, ONE_INCIDENT, Assignment, Item
from tellings.review import Compared, compared

from .access import Guest
from .shelf import Shelf

MOST = 100  # questions of one go
WORDS = {
    ONE_INCIDENT: "one incident",
    DIFFERENT: "different incidents",
    NONE_OF_THEM: "none of them",
    CANNOT_TELL: "cannot tell",
}


@dataclass(frozen=True, slots=True)
class Given:
    """An assignment as one guest may see it: their own items still to answer, and `compared` once both are done."""

    id: str
    by: str
    at: str
    reviewers: tuple[str, str]
    progress: tuple[int, int]
    items: int
    closed: bool
    mine: bool
    waiting: tuple[Item, ...]
    compared: Compared | None


def given_to(guest: Guest, assignment: Assignment) -> Given | None:
    """None where a guest has no business with it: a reviewer who is neither of the two."""
    name = guest.account.name if guest.account else ""
    mine = name in assignment.reviewers
    if not mine and not guest.may("editor"):
        return None
    answered = assignment.of(name)
    one, other = (len(assignment.of(each)) for each in assignment.reviewers)
    return Given(
        id=assignment.id,
        by=assignment.by,
        at=assignment.at,
        reviewers=assignment.reviewers,
        progress=(one, other),
        items=len(assignment.items),
        closed=assignment.closed,
        mine=mine,
        waiting=tuple(each for each in assignment.items if mine and each.key not in answered),
        compared=compared(assignment) if assignment.complete else None,
    )


def every(shelf: Shelf, guest: Guest) -> list[Given]:
    """Those that a guest has business with, the last made first."""
    found = (given_to(guest, each) for each in shelf.assignments()[::-1])
    return [each for each in found if each is not None]


def one(shelf: Shelf, guest: Guest, id: str) -> tuple[Assignment, Given]:
    """One of them.  Raises UserError where there is none that the guest has business with."""
    for each in shelf.assignments():
        if each.id == id and (given := given_to(guest, each)) is not None:
            return each, given
    raise UserError("there is no such assignment")


def assign(
    shelf: Shelf, guest: Guest, items: Sequence[Item], reviewers: Sequence[str], by: str
) -> Assignment:
    """Gives items to two people who may review, by their accounts' names.  Raises UserError."""
    known = {name_key(each.name): each for each in shelf.accounts().every() if each.may("reviewer")}
    named = [known.get(name_key(each)) for each in reviewers]
    if len(named) != 2 or None in named:
        raise UserError("two accounts that may review are needed")
    first, second = (each.name for each in named if each is not None)
    with shelf.writing() as casebook:
        return casebook.assignments().assign(items, (first, second), by)


def blind(shelf: Shelf, guest: Guest, key: str) -> str | None:
    """The id of the open assignment in which a guest has a question to answer unseen; None where there is none."""
    name = guest.account.name if guest.account else None
    for each in shelf.assignments():
        asked = any(item.key == key for item in each.items)
        if asked and name in each.reviewers and not each.complete and not each.closed:
            return each.id
    return None
