"""How fast reports are read, from a cold start on: documents and tokens a second, peak memory, the encoder's share.

    python -m benchmarks.throughput [--documents FILE] [--first N] [--threads N] [--rounds N] [--memory]

Reading and extraction run in one process, in turns with the encoders over the same documents, so that a busy machine slows all
alike: the model that ships, window by window as the reader runs it; the network it was trained from in int8 ONNX and in fp32
ONNX, all windows of a document together; and that in fp32 under PyTorch, where it is installed.  Each time is the best
of the rounds.  "As a whole" is reading and extraction together with that encoder, one after the other.  `--memory` reads the
whole file with the ordinary command and gives its peak of resident memory.  Needs the extra `[benchmarks]` and the weights.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path

from tellings.extract import extract
from tellings.ingest.compose import document
from tellings.ingest.given import from_record
from tellings.model import Document
from tellings.reader.encoder import Encoder as ShippedEncoder
from tellings.reader.rules import RuleReader
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need
from .encoder import Encoder, TextEncoder
from .torch_encoder import TorchEncoder, is_installed

TURN = 20  # documents that each is given before it is the next one's turn
RULES = "reading and extraction"
Work = Callable[[Document], object]


def documents(path: Path, first: int) -> list[Document]:
    """The first documents of a JSONL file."""
    made = []
    with path.open(encoding="utf-8") as lines:
        for _, line in zip(range(first), lines, strict=False):
            record = json.loads(line)
            given = from_record(record, "line")
            made.append(document(record["text"], given, path.name, sha256(line.encode()).hexdigest()))
    return made


class _Shipped:
    """The package's own model behind the same verb as the others."""

    def __init__(self, threads: int) -> None:
        self._encoder = ShippedEncoder(threads=threads)

    def read(self, text: str) -> int:
        return len(self._encoder.encode(text).offsets)


def encoders(threads: int) -> dict[str, TextEncoder]:
    """The encoders to compare, by name."""
    made: dict[str, TextEncoder] = {
        "the shipped model": _Shipped(threads),
        "int8 ONNX": Encoder(threads, "int8"),
        "fp32 ONNX": Encoder(threads, "fp32"),
    }
    if is_installed():
        made["PyTorch"] = TorchEncoder(threads)
    return made


def seconds(workers: dict[str, Work], told: Sequence[Document], rounds: int) -> dict[str, float]:
    """The best time that each took over all documents, the first turn of each left out as a warming up."""
    for work in workers.values():
        work(told[0])
    best = dict.fromkeys(workers, float("inf"))
    for _ in range(rounds):
        spent = dict.fromkeys(workers, 0.0)
        for at in range(0, len(told), TURN):
            for name, work in workers.items():
                start = time.perf_counter()
                for each in told[at : at + TURN]:
                    work(each)
                spent[name] += time.perf_counter() - start
        best = {name: min(best[name], spent[name]) for name in workers}
    return best


def report(told: Sequence[Document], threads: int, rounds: int) -> Iterator[str]:
    """A line for reading and extraction alone, then one for each encoder, alone and as a whole."""
    networks = encoders(threads)
    tokens = sum(networks["int8 ONNX"].read(each.text) for each in told)
    with Gazetteer.open() as gazetteer:
        rules_alone = RuleReader(gazetteer)
        workers: dict[str, Work] = {
            RULES: lambda each: extract(each, rules_alone.read(each), gazetteer),
            **{name: _reader(each) for name, each in networks.items()},
        }
        best = seconds(workers, told, rounds)
    rules = best[RULES]
    yield f"{len(told)} documents, {tokens} tokens (those of overlapping windows twice); encoders on {threads} threads"
    yield f"{'':24}documents/s  tokens/s  as a whole: documents/s  outside the encoder"
    yield f"{RULES:24}{len(told) / rules:11.1f}{tokens / rules:10.0f}"
    for name in networks:
        whole = best[name] + rules
        yield (
            f"{name:24}{len(told) / best[name]:11.1f}{tokens / best[name]:10.0f}{len(told) / whole:25.1f}"
            f"{100 * rules / whole:20.0f}%"
        )
    if not is_installed():
        yield "PyTorch                 not measured: it is not installed (pip install '.[benchmarks]')"


def _reader(encoder: TextEncoder) -> Work:
    return lambda each: encoder.read(each.text)


def cold_start() -> float:
    """Seconds from nothing to a casebook of one short report, by the ordinary command."""
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "report.txt"
        text.write_text("Two men were shot in Leeds on 4 May 2019, police said.\n", encoding="utf-8")
        start = time.perf_counter()
        _read(text, Path(folder) / "casebook.db")
        return time.perf_counter() - start


def peak_memory(path: Path) -> float:
    """The most resident memory, in MB, of reading a whole file with the ordinary command."""
    with tempfile.TemporaryDirectory() as folder:
        _read(path, Path(folder) / "casebook.db")
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def _read(path: Path, into: Path) -> None:
    command = [sys.executable, "-m", "tellings", "read", str(path), "--into", str(into)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.throughput")
    parser.add_argument("--documents", type=Path, default=DATA / "gunviolence" / "documents.jsonl")
    parser.add_argument("--first", type=int, default=200, help="how many documents are timed (default 200)")
    parser.add_argument("--threads", type=int, default=2, help="of the encoders (default 2)")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="read the whole file for its peak of memory")
    wanted = parser.parse_args()
    path = need(wanted.documents)
    print(f"cold start: {cold_start():.1f} s")
    for line in report(documents(path, wanted.first), wanted.threads, wanted.rounds):
        print(line)
    if wanted.memory:
        print(f"peak memory over {path.name}: {peak_memory(path):.0f} MB")


if __name__ == "__main__":
    main()
