"""MinHash: sets that have much in common share a key, without every two being compared (Broder 1997)."""

from __future__ import annotations

from collections.abc import Iterator

from rensa import RMinHash

ROWS = 3
BANDS = 42  # with three rows: a pair of resemblance 0.5 shares a key in 99.6 of 100 cases, one of 0.1 in 4
_SEED = 1


def keys(shingles: frozenset[str]) -> Iterator[tuple[int, ...]]:
    """The keys of a set.  Equal sets have equal keys, on every machine and in every run."""
    signature = RMinHash(num_perm=ROWS * BANDS, seed=_SEED)
    signature.update(list(shingles))  # in any order: of all hashes only the least are kept
    digest = signature.digest()
    for band in range(BANDS):
        yield (band, *digest[band * ROWS : (band + 1) * ROWS])
