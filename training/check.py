"""What was learned, on documents held back: a score for each head."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import torch

from tellings.reader.outputs import KINDS, LAYOUT

from .batches import Batch, batches
from .losses import BOND_SCALE, pooled
from .network import Network, part
from .tokens import CHOICES, TAGS, Labelled

Scores = dict[str, float]


def scores(network: Network, documents: Sequence[Labelled]) -> Scores:
    """F of spans for tagging heads, share of marked tokens or documents that are right for all others, in per cent."""
    tally: Counter[tuple[str, str]] = Counter()
    network.eval()
    with torch.no_grad():
        for batch in batches(documents, 0, training=False):
            outputs = network(batch.ids, batch.shapes, batch.mask).float()
            for head in TAGS:
                _spans(tally, outputs, batch, head)
            for head in CHOICES:
                labels = batch.labels[head]
                right = part(outputs, head).argmax(-1) == labels
                for label, name in enumerate(CHOICES[head]):
                    here = labels == label
                    tally[f"{head} {name}", "all"] += int(here.sum())
                    tally[f"{head} {name}", "right"] += int((right & here).sum())
            _whole(tally, outputs, batch)
            _bonds(tally, outputs, batch)
    found = {}
    for name in sorted({name for name, _ in tally}):
        if tally[name, "all"]:
            found[name] = round(100 * tally[name, "right"] / tally[name, "all"], 1)
        elif tally[name, "wanted"]:
            found[name] = round(200 * tally[name, "hit"] / (tally[name, "wanted"] + tally[name, "given"]), 1)
    return found


def _spans(tally: Counter[tuple[str, str]], outputs: torch.Tensor, batch: Batch, head: str) -> None:
    given = part(outputs, head).argmax(-1)
    for window, labels in enumerate(batch.labels[head]):  # type: ignore[index]
        known = (labels >= 0).tolist()
        if not any(known):
            continue
        wanted = _decoded(labels.tolist(), known)
        made = _decoded(given[window].tolist(), known)
        for kind, name in enumerate(TAGS[head]):  # type: ignore[index]
            mine, theirs = ({each for each in spans if each[2] == kind} for spans in (made, wanted))
            tally[f"{head} {name}", "wanted"] += len(theirs)
            tally[f"{head} {name}", "given"] += len(mine)
            tally[f"{head} {name}", "hit"] += len(mine & theirs)


def _decoded(tags: list[int], known: list[bool]) -> set[tuple[int, int, int]]:
    spans, start = set(), -1
    for at in range(len(tags) + 1):
        tag = tags[at] if at < len(tags) and known[at] else 0
        if start >= 0 and (tag == 0 or tag % 2 or (tag - 1) // 2 != (tags[start] - 1) // 2):
            spans.add((start, at, (tags[start] - 1) // 2))
            start = -1
        if tag and start < 0:
            start = at
    return spans


def _whole(tally: Counter[tuple[str, str]], outputs: torch.Tensor, batch: Batch) -> None:
    for number, document in enumerate(batch.documents):
        for name in ("killed", "injured"):
            wanted = getattr(document.example, name)
            if wanted is not None:
                tally[f"{name} of {document.example.corpus}", "all"] += 1
                right = int(pooled(outputs, batch, number, name).argmax()) == wanted
                tally[f"{name} of {document.example.corpus}", "right"] += right
        if document.example.kinds is not None:
            given = {
                KINDS[at] for at in (pooled(outputs, batch, number, "kinds") > 0).nonzero().flatten().tolist()
            }
            tally["kinds", "wanted"] += len(document.example.kinds)
            tally["kinds", "given"] += len(given)
            tally["kinds", "hit"] += len(given & document.example.kinds)


def _bonds(tally: Counter[tuple[str, str]], outputs: torch.Tensor, batch: Batch) -> None:
    start, end = LAYOUT["bond"]
    for number, document in enumerate(batch.documents):
        groups = document.groups
        for at, (window, first, last, incidents) in enumerate(groups):
            for other_window, other_first, other_last, others in groups[:at]:
                one, other = (
                    outputs[batch.first[number] + row, begin:stop, start:end].mean(0)
                    for row, begin, stop in ((window, first, last), (other_window, other_first, other_last))
                )
                alike = torch.nn.functional.cosine_similarity(one, other, dim=0)
                same = bool(incidents & others)
                tally[f"bond {'same' if same else 'other'}", "all"] += 1
                tally[f"bond {'same' if same else 'other'}", "right"] += (
                    bool(BOND_SCALE * (alike - 0.5) > 0) == same
                )
