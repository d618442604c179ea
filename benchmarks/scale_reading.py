"""How fast documents are read as a whole, from files to the casebook with its incidents, against the encoder alone.

Both run in as many processes as there are cores, in turns over parts of the same documents.  The ratio is of processor time,
which other programs on the machine hardly change; where all cores are busy it is that of the documents a second too.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from tellings.pipeline.cores import cores

from .measuring import Figures

PART = 5_000  # documents that each is given before it is the other's turn: starting is then a small part of it

# The encoder over a share of the lines of a file, its start and the loading of its model left out.
_ENCODE = """
import json, sys, time
from tellings.reader.encoder import Encoder
file, share, shares = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
texts = [json.loads(line)["text"] for line in list(open(file, encoding="utf-8"))[share::shares]]
encoder = Encoder()
encoder.encode(texts[0])
wall, processor = time.perf_counter(), time.process_time()
for text in texts:
    encoder.encode(text)
print(time.perf_counter() - wall, time.process_time() - processor)
"""


def measured(first: int, lines: Path) -> Figures:
    """The first documents of a JSONL file.  Seconds on the wall and of processor, of all processes together."""
    number = cores()
    totals = dict.fromkeys(("wall", "processor", "encoder_wall", "encoder_processor"), 0.0)
    documents = 0
    with tempfile.TemporaryDirectory() as name, lines.open(encoding="utf-8") as file:
        folder = Path(name)
        left = islice(file, first)
        while part := list(islice(left, PART)):
            own = folder / f"{documents}.jsonl"
            own.write_text("".join(part), encoding="utf-8")
            documents += len(part)
            took = _encoded(own, number)
            totals["encoder_wall"] += took[0]
            totals["encoder_processor"] += took[1]
            took = _read(own, folder / f"{documents}.db", number)
            totals["wall"] += took[0]
            totals["processor"] += took[1]
    return {
        "processes": number,
        "documents": documents,
        **totals,
        "of_the_encoder": totals["encoder_processor"] / totals["processor"],
    }


def _encoded(lines: Path, number: int) -> tuple[float, float]:
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _ENCODE, str(lines), str(share), str(number)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for share in range(number)
    ]
    said = [list(map(float, process.communicate()[0].split())) for process in running]
    return max(wall for wall, _ in said), sum(processor for _, processor in said)


def _read(lines: Path, into: Path, number: int) -> tuple[float, float]:
    """The whole command, its start too."""
    before, began = _of_children(), time.perf_counter()
    command: Sequence[str] = [sys.executable, "-m", "tellings", "read", str(lines), "--into", str(into)]
    subprocess.run([*command, "--processes", str(number)], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - began, _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
