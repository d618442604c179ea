"""Who says what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tellings.model import Span
from tellings.values.dates import TimeExpression
from tellings.values.names import Name

from .reading import Attribution, Sentence

HedgeKind = Literal["alleged", "possible", "attributed"]


@dataclass(frozen=True, slots=True)
class Hedge:
    """Words at `span` that make of what stands in `scope` less than a fact."""

    span: Span
    scope: Span
    kind: HedgeKind


def find(
    text: str, sentences: Sequence[Sentence], names: Sequence[Name], times: Sequence[TimeExpression]
) -> list[Attribution]:
    """What each speaker is said to say, in order of position."""
    return []


def hedges(text: str, sentences: Sequence[Sentence]) -> list[Hedge]:
    """The words that hold something back ("allegedly", "may have", "suspected of"), and what they hold back."""
    return []
