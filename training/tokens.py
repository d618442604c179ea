"""From an example to what the network takes: windows of tokens, their letter case, and the labels of every head.

Letter case is fed beside the tokens, since the vocabulary has none (`SHAPES`); a text that shouts has unknown case throughout.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy
from tokenizers import Tokenizer

from tellings.reader.windows import Window, windows
from training.example import FATES, KINDS, NAMES, ROLES, Example, Head, Mark

UNKNOWN = -100  # no loss where a label is not known
TAGS: dict[Head, tuple[str, ...]] = {"name": NAMES, "role": ROLES}  # heads whose spans are to be found
CHOICES: dict[Head, tuple[str, ...]] = {
    "fate": FATES,
    "when": ("no", "yes"),
    "where": ("no", "yes"),
    "kind": KINDS,
}
PAIRS = 40  # spans of one document among which it is asked whether they are of one incident


@dataclass(frozen=True, slots=True)
class Labelled:
    """The windows of one document with, for each, the labels [tokens] of each head; `groups`: spans with their incidents.

    A tagging head's label is 0 outside, 2k+1 for the first token of its kind k, 2k+2 for the others.
    """

    example: Example
    windows: tuple[Window, ...]
    labels: tuple[dict[Head, numpy.ndarray], ...]
    groups: tuple[tuple[int, int, int, frozenset[int]], ...]  # window, first token, last token + 1, incidents


def labelled(tokenizer: Tokenizer, example: Example, length: int) -> Labelled:
    """Windows of at most `length` tokens that do not overlap, with their labels."""
    cut = tuple(windows(tokenizer, example.text, length, overlap=0))
    groups: list[tuple[int, int, int, frozenset[int]]] = []
    several = len({number for mark in example.marks for number in mark.incidents}) > 1
    made = []
    for number, window in enumerate(cut):
        labels = {head: _tags(example, window, head) for head in TAGS}
        labels |= {head: _choices(example, window, head) for head in CHOICES}
        made.append(labels)
        if several:
            for mark in example.marks:
                if mark.head == "role" and (held := _tokens(window, mark.start, mark.end)):
                    groups.append((number, held[0], held[-1] + 1, frozenset(mark.incidents)))
    return Labelled(example, cut, tuple(made), tuple(groups[:PAIRS]))


def _tokens(window: Window, start: int, end: int) -> list[int]:
    return [at for at, (first, last) in enumerate(window.offsets) if first < end and start < last]


def _blank(example: Example, window: Window, head: Head) -> numpy.ndarray:
    known = head in example.whole
    labels = numpy.full(len(window.ids), 0 if known else UNKNOWN, dtype=numpy.int64)
    for start, end in example.unknown.get(head, ()):
        labels[_tokens(window, start, end)] = UNKNOWN
    special = [at for at, (first, last) in enumerate(window.offsets) if first == last]
    labels[special] = UNKNOWN
    return labels


def _marks(example: Example, head: Head) -> list[Mark]:
    """Those of one head, longest first: the shorter of two that overlap gives way."""
    kept: list[Mark] = []
    for mark in sorted(example.marks, key=lambda each: (each.start - each.end, each.start)):
        if mark.head == head and not any(mark.start < o.end and o.start < mark.end for o in kept):
            kept.append(mark)
    return kept


def _tags(example: Example, window: Window, head: Head) -> numpy.ndarray:
    labels = _blank(example, window, head)
    for mark in _marks(example, head):
        held = _tokens(window, mark.start, mark.end)
        kind = TAGS[head].index(mark.label)
        labels[held] = 2 * kind + 2
        if held and window.offsets[held[0]][0] <= mark.start:
            labels[held[0]] = 2 * kind + 1
    return labels


def _choices(example: Example, window: Window, head: Head) -> numpy.ndarray:
    labels = _blank(example, window, head)
    for mark in _marks(example, head):
        labels[_tokens(window, mark.start, mark.end)] = CHOICES[head].index(mark.label)
    return labels
