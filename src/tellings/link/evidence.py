"""What speaks for and against two tellings being of one incident.

Each comparison puts a pair of tellings on one of its levels, and each level has a weight in bits (`settings`): +1 doubles the
odds, -1 halves them.  The sum above zero means one incident.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .comparisons import COMPARISONS
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


def levels(a: Profile, b: Profile) -> list[tuple[str, str]]:
    """(comparison, level) of every comparison that has something to go by."""
    found = ((each.name, each.find(a, b)) for each in COMPARISONS)
    return [(name, level) for name, level in found if level is not None]
