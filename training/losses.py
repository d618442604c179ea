"""What each head is taught by: the loss of a batch, a number for each head that had anything to learn in it."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

from tellings.reader.outputs import KINDS, LAYOUT

from .batches import HEADS, Batch
from .network import part

# How much each head counts.  Judgements: the heads that most tokens speak to would else drown the rest.
WEIGHTS = {
    "name": 1.0,
    "role": 2.0,
    "fate": 1.0,
    "when": 0.5,
    "where": 0.5,
    "kind": 0.3,
    "killed": 0.75,
    "injured": 0.75,
    "kinds": 0.5,
    "bond": 1.0,
}
BOND_SCALE = 10.0  # the cosine of two bonds, less a half, times this is the log-odds that two spans are of one incident


def losses(outputs: Tensor, batch: Batch) -> dict[str, Tensor]:
    """The mean loss of every head over what it had to learn in this batch."""
    found: dict[str, Tensor] = {}
    for head in HEADS:
        labels = batch.labels[head]
        if (labels >= 0).any():
            found[head] = functional.cross_entropy(part(outputs, head)[labels >= 0], labels[labels >= 0])
    for name in ("killed", "injured"):
        known = [
            (n, getattr(d.example, name))
            for n, d in enumerate(batch.documents)
            if getattr(d.example, name) is not None
        ]
        if known:
            answers = torch.stack([pooled(outputs, batch, n, name) for n, _ in known])
            found[name] = functional.cross_entropy(answers, torch.tensor([int(value) for _, value in known]))
    kinds = [(n, d.example.kinds) for n, d in enumerate(batch.documents) if d.example.kinds is not None]
    if kinds:
        answers = torch.stack([pooled(outputs, batch, n, "kinds") for n, _ in kinds])
        wanted = torch.tensor([[float(kind in has) for kind in KINDS] for _, has in kinds])
        found["kinds"] = functional.binary_cross_entropy_with_logits(answers, wanted)
    bonds = [loss for n in range(len(batch.documents)) if (loss := _bond(outputs, batch, n)) is not None]
    if bonds:
        found["bond"] = torch.stack(bonds).mean()
    return found


def total(found: dict[str, Tensor]) -> Tensor:
    """The weighted sum."""
    return torch.stack([WEIGHTS[name] * loss for name, loss in found.items()]).sum()


def pooled(outputs: Tensor, batch: Batch, number: int, name: str) -> Tensor:
    """The answer of a whole document: its tokens' answers, weighted by how much each says on the question (the last column)."""
    own = batch.document == number
    columns = part(outputs[own], name)[batch.mask[own]]
    weights = torch.softmax(columns[:, -1], 0)
    return (weights[:, None] * columns[:, :-1]).sum(0)


def _bond(outputs: Tensor, batch: Batch, number: int) -> Tensor | None:
    """Whether each two spans of a document are of one incident."""
    groups = batch.documents[number].groups
    if len(groups) < 2:
        return None
    start, end = LAYOUT["bond"]
    vectors = torch.stack(
        [outputs[batch.first[number] + w, first:last, start:end].mean(0) for w, first, last, _ in groups]
    )
    vectors = functional.normalize(vectors, dim=-1)
    odds = BOND_SCALE * (vectors @ vectors.T) - BOND_SCALE / 2
    same = torch.tensor([[float(bool(a[3] & b[3])) for b in groups] for a in groups])
    above = torch.triu_indices(len(groups), len(groups), 1)
    return functional.binary_cross_entropy_with_logits(odds[above[0], above[1]], same[above[0], above[1]])
