"""How fast documents are read as a whole, from files to the casebook, against the encoder alone.

Both run in as many processes as there are cores, in turns over parts of the same documents.  Two ends are timed: that all
documents are stored, and that their incidents are built too, which one process does.  The share of processor time is told beside
the ratios, since other programs on the machine change it less.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from tellings.pipeline.cores import cores

from .measuring import Figures

# Documents that each is given before it is the other's turn: starting is then a small part of it.
PART = 5_000

# What `tellings read` does; it tells the time when all is stored, and that when its incidents are built.
_READ = """
import sys, time
from pathlib import Path
from tellings.pipeline import ReadOptions, read
from tellings.garbage import collect_seldom
collect_seldom()
stored = 0.0
def told(progress):
    global stored
    stored = time.monotonic()
read(Path(sys.argv[1]), Path(sys.argv[2]), on_progress=told, options=ReadOptions(processes=int(sys.argv[3])))
print(stored, time.monotonic())
"""
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
    totals = dict.fromkeys(("stored", "wall", "processor", "encoder_wall", "encoder_processor"), 0.0)
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
            stored, wall, processor = _read(own, folder / f"{documents}.db", number)
            totals["stored"] += stored
            totals["wall"] += wall
            totals["processor"] += processor
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


def _read(lines: Path, into: Path, number: int) -> tuple[float, float, float]:
    """Seconds until all is stored, until all is done, and of processor; the start is in each."""
    before, began = _of_children(), time.monotonic()
    command = [sys.executable, "-c", _READ, str(lines), str(into), str(number)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    stored, done = (float(each) - began for each in said.split())
    return stored, done, _of_children() - before


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
