"""What speaks for and against two tellings being of one incident.

Each comparison puts a pair of tellings on one of its levels, and each level has a weight in bits (`settings`): +1 doubles the
odds, -1 halves them.  The sum above zero means one incident.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from .comparisons import COMPARISONS, Comparison
from .profile import Profile
from .rules import contradiction
from .settings import PRIOR, Settings


@dataclass(frozen=True, slots=True)
class Part:
    """One comparison, the level that the pair came to, and its weight in bits."""

    comparison: str
    level: str
    bits: float


@dataclass(frozen=True, slots=True)
class Evidence:
    """`score` in bits, with the parts it is made of; `contradicts` names what rules the two out as one, if anything does."""

    score: float
    parts: tuple[Part, ...]
    contradicts: str | None = None


def compare(a: Profile, b: Profile, settings: Settings) -> Evidence:
    """The evidence on a pair; the order of the two does not matter."""
    if b.id < a.id:
        a, b = b, a
    parts = [Part(PRIOR, "", settings.prior)]
    parts += (Part(name, level, settings.weights[name, level]) for name, level in levels(a, b))
    return Evidence(math.fsum(part.bits for part in parts), tuple(parts), contradiction(a, b))


NEAR = (
    -3.0
)  # bits: above it a pair comes near to one incident, as one in two such pairs of `benchmarks.invented` is


def score_above(a: Profile, b: Profile, settings: Settings, least: float) -> float | None:
    """The score of a pair, as `compare` gives it, where it is above `least`; else None, as soon as that is sure.

    Most pairs of a large casebook lie far below zero, and a few comparisons show it.
    """
    if b.id < a.id:
        a, b = b, a
    bits = [settings.prior]
    total = settings.prior
    for comparison, most_to_come in _with_most_to_come(settings):
        level = comparison.find(a, b)
        if level is not None:
            bits.append(settings.weights[comparison.name, level])
            total += bits[-1]
        if total + most_to_come < least - _ROUNDING:
            return None
    score = math.fsum(bits)
    return score if score > least else None


_ROUNDING = 1e-6  # bits, far more than adding up can lose
# What tells most, for the least work, of whether a pair can come near to one incident at all.
_FIRST = ("days of publication", "reported before the other's date", "date", "persons")


@lru_cache(maxsize=8)
def _with_most_to_come(settings: Settings) -> tuple[tuple[Comparison, float], ...]:
    """The comparisons, those of `_FIRST` first, each with the most bits that those behind it can add."""
    order = sorted(
        COMPARISONS, key=lambda each: _FIRST.index(each.name) if each.name in _FIRST else len(_FIRST)
    )
    most = [max(0.0, *(settings.weights[each.name, level] for level in each.levels)) for each in order]
    return tuple((each, math.fsum(most[at + 1 :])) for at, each in enumerate(order))


def levels(a: Profile, b: Profile) -> list[tuple[str, str]]:
    """(comparison, level) of every comparison that has something to go by."""
    found = ((each.name, each.find(a, b)) for each in COMPARISONS)
    return [(name, level) for name, level in found if level is not None]
