"""Training: epochs over all corpora together, with a checkpoint after each, from which an interrupted run goes on."""

from __future__ import annotations

import copy
import random
import time
from collections.abc import Sequence
from pathlib import Path

import numpy
import torch

from .batches import batches
from .losses import losses, total
from .network import Network
from .tokens import Labelled

SEED = 20161
EPOCHS = 6
RATE, HEAD_RATE = 2.5e-4, 1.0e-3
AVERAGED = 3  # the last so many epochs: their mean is surer to hold elsewhere than the last alone
WARM = 0.05  # share of the steps over which the rate rises


def fit(network: Network, documents: Sequence[Labelled], work: Path, epochs: int = EPOCHS) -> None:
    """Trains `network` in place, to the mean of its last epochs; `work` holds the checkpoint of the last finished epoch."""
    checkpoint = work / "checkpoint.pt"
    learned = {name: each for name, each in network.named_parameters() if each.requires_grad}
    heads = [each for name, each in learned.items() if name.startswith(("heads", "shapes"))]
    others = [each for name, each in learned.items() if not name.startswith(("heads", "shapes"))]
    optimiser = torch.optim.AdamW(
        [{"params": others, "lr": RATE}, {"params": heads, "lr": HEAD_RATE}], weight_decay=0.01, fused=True
    )
    steps = sum(1 for _ in batches(documents, SEED, training=True)) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    done = 0
    means: dict[str, torch.Tensor] = {}
    if checkpoint.exists():
        kept = torch.load(checkpoint, weights_only=True)
        network.load_state_dict(kept["network"])
        optimiser.load_state_dict(kept["optimiser"])
        schedule.load_state_dict(kept["schedule"])
        done, means = kept["done"], kept["means"]
    for epoch in range(done, epochs):
        _seed(SEED + epoch)
        _epoch(network, documents, epoch, optimiser, schedule)
        if epoch >= epochs - AVERAGED:
            for name, each in network.state_dict().items():
                means[name] = means.get(name, torch.zeros_like(each)) + each / min(AVERAGED, epochs)
        torch.save(
            {
                "network": network.state_dict(),
                "optimiser": optimiser.state_dict(),
                "schedule": schedule.state_dict(),
                "means": means,
                "done": epoch + 1,
            },
            checkpoint,
        )
    network.load_state_dict(means)


def _rate(step: int, steps: int) -> float:
    warm = max(1, int(WARM * steps))
    return (step + 1) / warm if step < warm else max(0.0, (steps - step) / max(1, steps - warm))


def _seed(seed: int) -> None:
    random.seed(seed)
    numpy.random.seed(seed % (1 << 32))
    torch.manual_seed(seed)


def _epoch(network: Network, documents: Sequence[Labelled], epoch: int, optimiser, schedule) -> None:  # type: ignore[no-untyped-def]
    # The work is done in bfloat16 on a copy; what is learned is kept in full.
    worker = copy.deepcopy(network).bfloat16().train()
    learned = [
        (o, w) for o, w in zip(network.parameters(), worker.parameters(), strict=True) if o.requires_grad
    ]
    sums: dict[str, list[float]] = {}
    began, tokens = time.monotonic(), 0
    for number, batch in enumerate(batches(documents, SEED + epoch, training=True)):
        found = losses(worker(batch.ids, batch.shapes, batch.mask).float(), batch)
        if not found:
            continue
        total(found).backward()
        for own, working in learned:
            own.grad = None if working.grad is None else working.grad.float()
            working.grad = None
        torch.nn.utils.clip_grad_norm_([own for own, _ in learned], 1.0)
        optimiser.step()
        schedule.step()
        with torch.no_grad():
            for own, working in learned:
                working.copy_(own)
        tokens += batch.ids.numel()
        for name, loss in found.items():
            sums.setdefault(name, []).append(loss.item())
        if number % 25 == 24:
            speed = tokens / (time.monotonic() - began)
            told = "  ".join(f"{name} {sum(each) / len(each):.3f}" for name, each in sorted(sums.items()))
            print(f"epoch {epoch + 1} batch {number + 1}  {speed:.0f} tokens/s  {told}", flush=True)
            sums = {}
