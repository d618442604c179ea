"""Who says what."""

from __future__ import annotations

from collections.abc import Sequence

from tellings.values.dates import TimeExpression
from tellings.values.names import Name

from .reading import Attribution, Hedge, Sentence


def find(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], times: Sequence[TimeExpression]
) -> list[Attribution]:
    """What each speaker is said to say, in order of position."""
    return []


def hedges(text: str, sentences: Sequence[Sentence]) -> list[Hedge]:
    """The words that hold something back ("allegedly", "may have", "suspected of"), and what they hold back."""
    return []
