"""How alike two tellings are by the marks of their texts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .profile import Profile

# Bags shorter than this (some eight ordinary words) say nothing by sharing little.
_LITTLE = 12.0


@dataclass(frozen=True, slots=True)
class Scale:
    """A measure, cut at `bounds` into one level more than there are bounds; None where there is nothing to measure."""

    name: str
    bounds: tuple[float, ...]
    measure: Callable[[Profile, Profile], float | None]
    unit: str

    @property
    def levels(self) -> tuple[str, ...]:
        """ "under 5%", "5% and more", "10% and more", ..."""
        shown = [f"{bound:g}{self.unit}" for bound in self.bounds]
        return (f"under {shown[0]}", *(f"{each} and more" for each in shown))

    def find(self, a: Profile, b: Profile) -> str | None:
        """The level of a pair."""
        value = self.measure(a, b)
        return None if value is None else _LEVELS[self.name][sum(value >= bound for bound in self.bounds)]


def _headline(a: Profile, b: Profile) -> float | None:
    one, other = a.marks.headline, b.marks.headline
    return 100 * one.likeness(other) if one.kept and other.kept else None


def _words(a: Profile, b: Profile) -> float | None:
    """Two passages on one event that a report tells only in passing may well share no words: there it is no evidence."""
    one, other = a.marks.words, b.marks.words
    likeness = 100 * one.likeness(other)
    little = min(one.length, other.length) < _LITTLE or not (a.main and b.main)
    return None if little and likeness < _WORDS_ALIKE else likeness


_WORDS_ALIKE = 18.0  # percent


def _proper(a: Profile, b: Profile) -> float | None:
    one, other = a.marks.proper, b.marks.proper
    return 100 * one.likeness(other) if one.kept and other.kept else None


def _names(a: Profile, b: Profile) -> float | None:
    one, other = a.marks.names, b.marks.names
    return one.shared_bits(other) if one.kept and other.kept else None


def _numbers(a: Profile, b: Profile) -> float | None:
    one, other = a.marks.numbers, b.marks.numbers
    return len(one & other) if one and other else None


def _ages(a: Profile, b: Profile) -> float | None:
    one, other = a.marks.ages, b.marks.ages
    return len(one & other) if one and other else None


SCALES = (
    Scale("headlines alike", (5, 10, 20, 30, 45, 60), _headline, "%"),
    Scale("words alike", (2, 4, 8, 12, 18, 25, 35, 50), _words, "%"),
    Scale("capitalised words alike", (1, 5, 10, 15, 20, 30, 40, 50), _proper, "%"),
    Scale("rare names shared", (1, 8, 12, 18, 24, 36, 54, 90), _names, " bits"),
    Scale("numbers shared", (1, 2, 3), _numbers, ""),
    Scale("ages shared", (1, 2), _ages, ""),
)
_LEVELS = {scale.name: scale.levels for scale in SCALES}
