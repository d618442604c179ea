"""How much it says that two texts share a word: the fewer events a word is told of in, the more.

The table is counted by `python -m training.rarity` and shipped as it is, so that a casebook of two documents weighs words as
one of a hundred thousand does, and no document that is added changes the weight of another's words.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

FEWEST = 4  # a word of fewer events is left out of the table ...
_UNSEEN = 1.5  # ... and counts as one of so many


@cache
def _table() -> tuple[float, Mapping[str, int]]:
    """The number of events counted, and of how many of them each word or pair of words is told."""
    lines = files(__package__).joinpath("data/rarity.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    counted = {word: int(events) for word, events in rows}
    return float(counted.pop("")), counted


def table() -> Mapping[str, int]:
    """Words and pairs of words (lower case), each with the number of events that it is told of in."""
    return _table()[1]


@cache
def _weights() -> tuple[Mapping[str, float], float]:
    """The bits of each word of the table, and those of any other: held so, since other words are without end."""
    events, counted = _table()
    return {word: math.log2(events / told) for word, told in counted.items()}, math.log2(events / _UNSEEN)


def bits(word: str) -> float:
    """What a shared word (lower case), or pair of words, says: log2 of events over those that it is told of in."""
    held, other = _weights()
    return held.get(word, other)
