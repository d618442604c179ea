"""What eight bits cost: the shipped model beside the same network in full, on the documents that were held back from training.

    python -m training.eight_bits --work FOLDER

`--work` is the folder of a finished training: its `examples.pickle` and `plain.onnx`.  Prints, for both, the share of reports
whose killed and injured are right and F of the names' spans, in per cent; and of how many words a head says otherwise in eight
bits than in full, in per cent too: so few reports tell little by what is right alone.
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
from tellings.reader.outputs import LAYOUT

from .example import MOST, Example

WORDS = ("name", "role", "fate", "when", "where")  # heads that say something of each word
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


def otherwise(full: Encoder, small: Encoder, examples: Sequence[Example]) -> dict[str, float]:
    """Of how many words in a hundred each head says otherwise in one model than in another."""
    words = 0
    differ: Counter[str] = Counter()
    for example in examples:
        one, other = (encoder.encode(example.text).rows for encoder in (full, small))
        words += len(one)
        for head in WORDS:
            start, end = LAYOUT[head]
            differ[head] += int((one[:, start:end].argmax(1) != other[:, start:end].argmax(1)).sum())
    return {head: 100 * differ[head] / words for head in WORDS}


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
    full, small = (Encoder(model, threads=2, checked=False) for model in (plain, wanted.model))
    for name, encoder in (("in full", full), ("in eight bits", small)):
        found = measured(encoder, examples)
        print(f"{name:<14}" + "  ".join(f"{what} {figure:.1f}" for what, figure in found.items()))
    differ = otherwise(full, small, examples)
    print(f"{'otherwise':<14}" + "  ".join(f"{head} {figure:.2f}" for head, figure in differ.items()))


if __name__ == "__main__":
    main()
