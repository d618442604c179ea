"""Documents put together into batches of about as many tokens, in an order that a seed fixes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from .example import Head
from .tokens import CHOICES, TAGS, UNKNOWN, Labelled

TOKENS = 4096  # of a batch, padding included
BLANKED = 0.2  # share of windows whose letter case is hidden: texts that shout have none
HEADS: tuple[Head, ...] = (*TAGS, *CHOICES)


@dataclass(frozen=True, slots=True)
class Batch:
    """Windows [W, T] of some documents: `document` [W] is the number of each window's, `labels` [W, T] of each head."""

    ids: Tensor
    shapes: Tensor
    mask: Tensor
    document: Tensor
    labels: dict[Head, Tensor]
    documents: tuple[Labelled, ...]
    first: tuple[int, ...]  # the first window of each document


def batches(documents: Sequence[Labelled], seed: int, training: bool) -> Iterator[Batch]:
    """All documents once; in training, in an order and with blanked letter case that `seed` fixes."""
    dice = random.Random(seed)
    order = list(documents)
    if training:
        dice.shuffle(order)
    # Documents of like window length stand together, within stretches of the shuffled order: less padding, still mixed.
    for at in range(0, len(order), 256):
        stretch = sorted(order[at : at + 256], key=_longest)
        made = [_batch(each, dice if training else None) for each in _packed(stretch)]
        if training:
            dice.shuffle(made)
        yield from made


def _longest(document: Labelled) -> int:
    return max(len(window.ids) for window in document.windows)


def _packed(documents: Sequence[Labelled]) -> Iterator[list[Labelled]]:
    kept: list[Labelled] = []
    for document in documents:
        longest = max(map(_longest, [*kept, document]))
        count = sum(len(each.windows) for each in kept) + len(document.windows)
        if kept and longest * count > TOKENS:
            yield kept
            kept = []
        kept.append(document)
    if kept:
        yield kept


def _batch(documents: list[Labelled], dice: random.Random | None) -> Batch:
    windows = [window for document in documents for window in document.windows]
    length = max(len(window.ids) for window in windows)
    ids, shapes = (torch.zeros(len(windows), length, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(windows), length, dtype=torch.bool)
    labels = {head: torch.full((len(windows), length), UNKNOWN) for head in HEADS}
    owners, first = [], []
    at = 0
    for number, document in enumerate(documents):
        first.append(at)
        for window, known in zip(document.windows, document.labels, strict=True):
            size = len(window.ids)
            ids[at, :size] = torch.tensor(window.ids)
            if dice is None or dice.random() >= BLANKED:
                shapes[at, :size] = torch.tensor(window.shapes)
            mask[at, :size] = True
            for head in HEADS:
                labels[head][at, :size] = torch.from_numpy(known[head])
            owners.append(number)
            at += 1
    return Batch(ids, shapes, mask, torch.tensor(owners), labels, tuple(documents), tuple(first))
