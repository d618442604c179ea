"""Sureness made true: the outputs of a head are scaled so that held-back documents are answered as surely as they are rightly.

A network that is taught for several epochs grows surer than it is right (Guo and others, 2017, "On Calibration of Modern
Neural Networks"); dividing by a temperature leaves every choice as it is.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from tellings.reader.outputs import LAYOUT

from .batches import batches
from .losses import pooled
from .network import Network, part
from .tokens import CHOICES, Labelled

SCALES = tuple(tenths / 10 for tenths in range(3, 13))
QUESTIONS = ("killed", "injured")


def calibrate(network: Network, held_back: Sequence[Labelled]) -> dict[str, float]:
    """Scales the heads that choose in place; the factor of each, by its name."""
    given: dict[str, list[tuple[Tensor, Tensor]]] = defaultdict(list)
    network.eval()
    with torch.no_grad():
        for batch in batches(held_back, 0, training=False):
            outputs = network(batch.ids, batch.shapes, batch.mask).float()
            for head in CHOICES:
                known = batch.labels[head] >= 0
                if known.any():
                    given[head].append((part(outputs, head)[known], batch.labels[head][known]))
            for number, document in enumerate(batch.documents):
                for question in QUESTIONS:
                    wanted = getattr(document.example, question)
                    if wanted is not None:
                        answer = pooled(outputs, batch, number, question)[None]
                        given[question].append((answer, torch.tensor([int(wanted)])))
        factors = {head: _best(pairs) for head, pairs in sorted(given.items())}
        for chosen, factor in factors.items():
            start, end = LAYOUT[chosen]
            # The last column of a question says how much a token counts: it stays.
            end -= chosen in QUESTIONS
            network.heads.weight[start:end] *= factor
            network.heads.bias[start:end] *= factor
    return factors


def _best(pairs: Sequence[tuple[Tensor, Tensor]]) -> float:
    answers, wanted = torch.cat([each for each, _ in pairs]), torch.cat([each for _, each in pairs])
    return min(SCALES, key=lambda scale: functional.cross_entropy(answers * scale, wanted).item())
