"""How far two reviewers agree, beyond what chance alone would give.

Cohen's kappa (J. Cohen, "A Coefficient of Agreement for Nominal Scales", Educational and Psychological Measurement 20, 1960,
37-46) takes chance from how often each reviewer gives each answer, and so wants questions that all have the same answers: that of
two incidents.  Which of an incident's claims holds has other answers each time; there chance is one in as many as could be
answered (R. L. Brennan and D. J. Prediger, "Coefficient Kappa: Some Uses, Misuses, and Alternatives", Educational and
Psychological Measurement 41, 1981, 687-699), here as the mean over the questions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tellings.model import Assignment, Item

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of `items` questions `alike` were answered alike; `kappa` is None where there is none or chance alone would give all."""

    items: int
    alike: int
    kappa: float | None

    @property
    def percent(self) -> int:
        """How many of a hundred were answered alike."""
        return round(100 * self.alike / self.items) if self.items else 0


def cohen(answers: Sequence[Pair]) -> Agreement:
    """Of questions that all have the same answers."""
    number = len(answers)
    first, second = (Counter(each[side] for each in answers) for side in (0, 1))
    chance = sum((Fraction(first[each] * second[each], number**2) for each in first), Fraction())
    return _beyond(answers, chance)


def brennan_prediger(answers: Sequence[Pair], possible: Sequence[int]) -> Agreement:
    """Of questions that have answers of their own; `possible` says of each how many."""
    chance = sum((Fraction(1, each) for each in possible), Fraction()) / max(1, len(possible))
    return _beyond(answers, chance)


def _beyond(answers: Sequence[Pair], chance: Fraction) -> Agreement:
    alike = sum(a == b for a, b in answers)
    if not answers or chance == 1:
        return Agreement(len(answers), alike, None)
    return Agreement(len(answers), alike, float((Fraction(alike, len(answers)) - chance) / (1 - chance)))


@dataclass(frozen=True, slots=True)
class Compared:
    """What two reviewers answered to the same questions: on `pairs` of incidents, on `claims`, and on all."""

    both: tuple[tuple[Item, str, str], ...]
    pairs: Agreement
    claims: Agreement

    @property
    def items(self) -> int:
        """How many questions both answered."""
        return len(self.both)

    @property
    def alike(self) -> int:
        """How many of them alike."""
        return self.pairs.alike + self.claims.alike


def compared(assignment: Assignment) -> Compared:
    """The answers of both, item by item, as far as both have answered."""
    both = tuple(_both(assignment))
    pairs = [(a, b) for item, a, b in both if item.kind == "pair"]
    claims = [(item, a, b) for item, a, b in both if item.kind != "pair"]
    possible = [len(item.answers) for item, _, _ in claims]
    return Compared(both, cohen(pairs), brennan_prediger([(a, b) for _, a, b in claims], possible))


def _both(assignment: Assignment) -> Iterator[tuple[Item, str, str]]:
    one, other = (assignment.of(each) for each in assignment.reviewers)
    for item in assignment.items:
        if item.key in one and item.key in other:
            yield item, one[item.key].answer, other[item.key].answer
