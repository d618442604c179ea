"""How well things are put together: B-cubed and pairs, in percent, as `incident_score.py` reckons them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Togetherness:
    """Percent.  B-cubed: mean over things; pairs: of all pairs put together or belonging together."""

    b_cubed_precision: float
    b_cubed_recall: float
    pairs_precision: float
    pairs_recall: float

    @property
    def b_cubed_f(self) -> float:
        return _f(self.b_cubed_precision, self.b_cubed_recall)

    @property
    def pairs_f(self) -> float:
        return _f(self.pairs_precision, self.pairs_recall)

    def __str__(self) -> str:
        return (
            f"B-cubed {self.b_cubed_precision:.1f} / {self.b_cubed_recall:.1f} / {self.b_cubed_f:.1f},"
            f" pairs {self.pairs_precision:.1f} / {self.pairs_recall:.1f} / {self.pairs_f:.1f}"
        )


def _f(a: float, b: float) -> float:
    return 2 * a * b / (a + b) if a + b else 0.0


def togetherness(truth: Mapping[str, str], found: Mapping[str, str]) -> Togetherness:
    """`truth` and `found` give each thing's group; things that are only in `found` do not count."""
    both = Counter((truth[thing], found[thing]) for thing in truth)
    true, made = Counter(truth.values()), Counter(found[thing] for thing in truth)
    things = max(1, len(truth))
    pairs, true_pairs, made_pairs = (_pairs(counts.values()) for counts in (both, true, made))
    return Togetherness(
        100 * sum(n * n / made[group] for (_, group), n in both.items()) / things,
        100 * sum(n * n / true[group] for (group, _), n in both.items()) / things,
        100 * pairs / max(1, made_pairs),
        100 * pairs / max(1, true_pairs),
    )


def _pairs(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)
