"""Questions that an editor gives to two reviewers, who answer them unseen of each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .values import Group

ItemKind = Literal[
    "value",  # which of the claims gives the value
    "finding",  # which of the claims is not so
    "pair",  # whether two incidents are one
]
ONE_INCIDENT, DIFFERENT = "one", "different"
NONE_OF_THEM, CANNOT_TELL = "none", "unclear"


@dataclass(frozen=True, slots=True)
class Item:
    """One question as it was given: `asked` in words of `incident`; of a pair, `other` is the second one.

    `claims` are the ids of those to choose among.
    """

    key: str
    kind: ItemKind
    asked: str
    incident: str
    other: str | None = None
    field: str | None = None
    group: Group | None = None
    claims: tuple[str, ...] = ()

    @property
    def answers(self) -> tuple[str, ...]:
        """All that can be answered: the id of a claim, or one of the words for the rest."""
        if self.kind == "pair":
            return (ONE_INCIDENT, DIFFERENT, CANNOT_TELL)
        return (*self.claims, NONE_OF_THEM, CANNOT_TELL)


@dataclass(frozen=True, slots=True)
class Answer:
    """What one reviewer answered to one item; `at` is ISO 8601, UTC."""

    item: str
    by: str
    at: str
    answer: str
    why: str


@dataclass(frozen=True, slots=True)
class Assignment:
    """The items that `by` gave to two `reviewers`, and what they have answered, the last answer of each to each item.

    `closed`: an editor has done with it.
    """

    id: str
    by: str
    at: str
    reviewers: tuple[str, str]
    items: tuple[Item, ...]
    answers: tuple[Answer, ...] = ()
    closed: bool = False

    def of(self, reviewer: str) -> dict[str, Answer]:
        """A reviewer's answers by item."""
        return {each.item: each for each in self.answers if each.by == reviewer}

    def done(self, reviewer: str) -> bool:
        """Whether a reviewer has answered all."""
        return len(self.of(reviewer)) == len(self.items)

    @property
    def complete(self) -> bool:
        """Whether both have answered all; before that neither's answers are shown to anyone else."""
        return all(map(self.done, self.reviewers))
