"""From the encoder's rows to what they say: spans that it finds, choices for spans that are given, answers on the whole text.

Small pure functions over `Encoded`; every span is made of tokens, so its offsets are right by construction.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .encoder import Encoded
from .outputs import FATES, KINDS, LAYOUT, NAMES, ROLES

if TYPE_CHECKING:
    import numpy

TAGS = {"name": NAMES, "role": ROLES}
CHOICES = {"fate": FATES, "when": ("no", "yes"), "where": ("no", "yes"), "kind": KINDS}
QUESTIONS = ("killed", "injured", "kinds")


@dataclass(frozen=True, slots=True)
class Found:
    """A span that a tagging head finds: what it is, and how sure that is, from 0 to 1 (the least sure of its tokens)."""

    start: int
    end: int
    label: str
    score: float


def found(encoded: Encoded, head: str) -> list[Found]:
    """The spans of a tagging head ("name", "role") in order of position; they do not overlap."""
    kinds = TAGS[head]
    chances = _softmax(_columns(encoded, head))
    best = chances.argmax(axis=1)
    spans: list[Found] = []
    start = -1
    for at in range(len(best) + 1):
        tag = int(best[at]) if at < len(best) else 0
        if start >= 0 and (tag == 0 or tag % 2 or (tag - 1) // 2 != (int(best[start]) - 1) // 2):
            kind = (int(best[start]) - 1) // 2
            both = chances[start:at, 2 * kind + 1] + chances[start:at, 2 * kind + 2]
            offsets = encoded.offsets
            spans.append(
                Found(offsets[start][0], offsets[at - 1][1], kinds[kind], round(float(both.min()), 4))
            )
            start = -1
        if tag and start < 0:
            start = at
    return spans


def tagged(encoded: Encoded, head: str, start: int, end: int) -> dict[str, float]:
    """How likely the span [start, end) is of each kind of a tagging head: its tokens' mean.  Empty where it has no token."""
    rows = _columns(encoded, head)[encoded.at(start, end)]
    if not len(rows):
        return {}
    mean = _softmax(rows).mean(axis=0)
    return {kind: round(float(mean[2 * at + 1] + mean[2 * at + 2]), 4) for at, kind in enumerate(TAGS[head])}


def chances(encoded: Encoded, head: str, start: int, end: int) -> dict[str, float]:
    """How likely each choice of `head` is for the span [start, end): its tokens' mean.  Empty where it has no token."""
    rows = _columns(encoded, head)[encoded.at(start, end)]
    if not len(rows):
        return {}
    mean = _softmax(rows.mean(axis=0, keepdims=True))[0]
    return {choice: round(float(chance), 4) for choice, chance in zip(CHOICES[head], mean, strict=True)}


def answer(encoded: Encoded, question: str) -> tuple[float, ...]:
    """What the whole text says to a question: for "killed" and "injured" how likely 0, 1, ... 5, and 6 or more are; for "kinds"
    how likely an incident of each kind is.  Empty for an empty text."""
    import numpy

    columns = _columns(encoded, question)
    if not len(columns):
        return ()
    weights = numpy.exp(columns[:, -1] - columns[:, -1].max())
    mean = (weights[:, None] * columns[:, :-1]).sum(axis=0) / weights.sum()
    likely = 1 / (1 + numpy.exp(-mean)) if question == "kinds" else _softmax(mean[None])[0]
    return tuple(round(float(each), 4) for each in likely)


def _columns(encoded: Encoded, head: str) -> numpy.ndarray:
    start, end = LAYOUT[head]
    return encoded.rows[:, start:end]


def _softmax(rows: numpy.ndarray) -> numpy.ndarray:
    import numpy

    raised = numpy.exp(rows - rows.max(axis=-1, keepdims=True))
    shares: numpy.ndarray = raised / raised.sum(axis=-1, keepdims=True)
    return shares
