"""Questions given to two reviewers each, and their answers.  They are in the journal, and nowhere else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from tellings.errors import UserError
from tellings.ids import digest
from tellings.model import Answer, Assignment, Item
from tellings.model.records import to_record

from .entry import Act, Entry

if TYPE_CHECKING:  # importing this loads no database engine
    from .database import Database

MOST = 500  # items of one assignment
_ACTS: tuple[Act, ...] = ("assigned", "answered", "closed")


class Assignments:
    """The assignments of one casebook; to change them it must be open for writing.

    Whoever shows them must not show one reviewer's answers to anybody else before both are done (`Assignment.complete`).
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def every(self) -> tuple[Assignment, ...]:
        """All of them, the first made first."""
        with self._database.queries() as queries:
            entries = queries.entries_by(_ACTS)
        found: dict[str, Assignment] = {}
        for entry in entries:
            if entry.act == "assigned":
                found[entry.subject] = _assigned(entry)
            elif entry.act == "closed":
                found[entry.subject] = replace(found[entry.subject], closed=True)
            else:
                found[entry.subject] = _with_answer(found[entry.subject], entry)
        return tuple(found.values())

    def of(self, id: str) -> Assignment:
        """One of them.  Raises UserError where there is none of this id."""
        for each in self.every():
            if each.id == id:
                return each
        raise UserError("there is no such assignment")

    def assign(self, items: Sequence[Item], reviewers: tuple[str, str], by: str) -> Assignment:
        """Gives items to two reviewers.  Raises UserError where there are none, too many, or one reviewer twice."""
        if not items:
            raise UserError("there is no question to give")
        if len(items) > MOST:
            raise UserError(f"at most {MOST} questions are given at once")
        if len(set(reviewers)) != 2:
            raise UserError("two different reviewers are needed")
        after = {"reviewers": list(reviewers), "items": [to_record(each) for each in items]}
        with self._database.changes() as changes, self._database.queries() as queries:
            id = digest("assignment", queries.head(), after)
            changes.note("assigned", id, by, after=after)
        return self.of(id)

    def answer(self, id: str, item: str, by: str, answer: str, why: str) -> None:
        """Keeps a reviewer's answer; until they have answered all, a later one takes its place.

        Raises UserError where it is not theirs to give, is none of the item's, or comes when they have done.
        """
        assignment = self.of(id)
        wanted = next((each for each in assignment.items if each.key == item), None)
        if by not in assignment.reviewers:
            raise UserError("these questions were given to others")
        if wanted is None or answer not in wanted.answers:
            raise UserError("that answers none of these questions")
        if assignment.closed or assignment.done(by):
            raise UserError("you have answered all of these questions: the answers stand")
        if not why.strip():
            raise UserError("say why: whoever compares the answers will ask")
        with self._database.changes() as changes:
            changes.note("answered", id, by, why.strip(), {"item": item, "answer": answer})

    def close(self, id: str, by: str, why: str) -> None:
        """An editor has done with it.  Raises UserError where it is closed already."""
        if self.of(id).closed:
            raise UserError("it is closed already")
        with self._database.changes() as changes:
            changes.note("closed", id, by, why.strip())


def _assigned(entry: Entry) -> Assignment:
    told: dict[str, Any] = entry.after
    first, second = told["reviewers"]
    items = tuple(Item(**{**each, "claims": tuple(each["claims"])}) for each in told["items"])
    return Assignment(entry.subject, entry.who, entry.at, (first, second), items)


def _with_answer(assignment: Assignment, entry: Entry) -> Assignment:
    told: dict[str, Any] = entry.after
    made = Answer(told["item"], entry.who, entry.at, told["answer"], entry.why)
    others = tuple(each for each in assignment.answers if (each.item, each.by) != (made.item, made.by))
    return replace(assignment, answers=(*others, made))
