"""A text's sentences."""

from __future__ import annotations

from .reading import Sentence


def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of `text`, in order, each with the number of its paragraph."""
    return ()
