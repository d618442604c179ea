"""How long linking takes, how much memory, and how well it does, over invented tellings with known truth.

    python -m benchmarks.scale_linking [--tellings 10000 100000] [--one N]

Each size runs in a process of its own, so that its memory is its own.  `--one N` runs one size in this process.
"""

from __future__ import annotations

import argparse
import resource
import subprocess
import sys
import time

from tellings.link import link

from .invented import World
from .togetherness import togetherness


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale_linking")
    parser.add_argument("--tellings", nargs="+", type=int, default=[10_000, 100_000], metavar="N")
    parser.add_argument("--one", type=int, metavar="N")
    wanted = parser.parse_args()
    if wanted.one is not None:
        _one(wanted.one)
        return
    for number in wanted.tellings:
        command = [sys.executable, "-m", "benchmarks.scale_linking", "--one", str(number)]
        subprocess.run(command, check=True)


def _one(number: int) -> None:
    reports = list(World().reports(number))
    documents = {document.id: document for document, _, _ in reports}
    truth = {telling.id: str(incident) for _, telling, incident in reports}
    tellings = [telling for _, telling, _ in reports]
    before = _memory()
    wall, processor = time.perf_counter(), time.process_time()
    groups = link(documents, tellings, ()).groups
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    found = togetherness(truth, {each: group[0] for group in groups for each in group})
    print(
        f"{len(tellings):,} tellings of {len(set(truth.values())):,} incidents: {wall:.0f} s ({processor:.0f} s of processor),"
        f" {_memory():,} MB at most, of which the reports themselves {before:,} MB; B-cubed F {found.b_cubed_f:.1f},"
        f" pairs F {found.pairs_f:.1f}",
        flush=True,
    )


def _memory() -> int:
    """The most memory that this process has had so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
