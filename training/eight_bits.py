"""What eight bits cost: the shipped model beside the same network in full, on the documents that were held back from training.

    python -m training.eight_bits --work FOLDER

`--work` is the folder of a finished training: its `examples.pickle` and `plain.onnx`.  Prints, for both, the share of reports
whose killed and injured are right and F of the names' spans, in per cent.
"""

from __future__ import annotations

import argparse
import pickle
import sys
import zlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from tellings.reader import scores
from tellings.reader.encoder import MODEL, Encoded, Encoder

from .example import MOST, Example

CHECKED = 20  # one document in so many is held back, to see what was learned


def is_held_back(example: Example) -> bool:
    """Whether a document is never learned from: whole groups, by a hash of their name."""
    return zlib.crc32((example.group or example.id).encode()) % CHECKED == 0


def measured(encoder: Encoder, examples: Sequence[Example]) -> dict[str, float]:
    """The figures of one model, by name, in per cent."""
    tally: Counter[str] = Counter()
    for example in examples:
        encoded = encoder.encode(example.text)
        for question in ("killed", "injured"):
            wanted = getattr(example, question)
            if wanted is not None and (answer := scores.answer(encoded, question)):
                tally[f"{question} all"] += 1
                tally[f"{question} right"] += answer.index(max(answer)) == min(wanted, MOST)
        if "name" in example.whole:
            _names(tally, encoded, example)
    found = {name: 100 * tally[f"{name} right"] / tally[f"{name} all"] for name in ("killed", "injured")}
    found["names"] = 200 * tally["hit"] / (tally["wanted"] + tally["given"])
    return found


def _names(tally: Counter[str], encoded: Encoded, example: Example) -> None:
    wanted = {(mark.label, mark.start, mark.end) for mark in example.marks if mark.head == "name"}
    given = {(each.label, each.start, each.end) for each in scores.found(encoded, "name")}
    tally["wanted"] += len(wanted)
    tally["given"] += len(given)
    tally["hit"] += len(wanted & given)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training.eight_bits", description=__doc__)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--model", type=Path, default=MODEL)
    wanted = parser.parse_args()
    kept, plain = wanted.work / "examples.pickle", wanted.work / "plain.onnx"
    for file in (kept, plain):
        if not file.exists():
            sys.exit(f"{file} is not there: `python -m training --work {wanted.work}` makes it")
    examples = [each for each in pickle.loads(kept.read_bytes()) if is_held_back(each)]
    print(f"{len(examples)} documents held back")
    for name, model in (("in full", plain), ("in eight bits", wanted.model)):
        found = measured(Encoder(model, threads=2, checked=False), examples)
        print(f"{name:<14}" + "  ".join(f"{what} {figure:.1f}" for what, figure in found.items()))


if __name__ == "__main__":
    main()
