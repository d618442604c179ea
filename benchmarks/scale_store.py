"""How long a casebook takes to build whole, to take in one more report, to take a decision, and to be shown, as it grows.

    python -m benchmarks.scale_store [--reports 1000 4000] [--one N]

Over invented reports (`benchmarks.invented`).  Each size runs in a process of its own.  `--one N` runs one size in this process.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tellings import pipeline
from tellings.casebook import Casebook, Filters
from tellings.export import json_pieces
from tellings.model import Document, Extraction, Telling
from tellings.review import Review
from tellings.values.gazetteer import Gazetteer

from .invented import World

_MORE = 9  # reports added one by one, and decisions taken one by one: the median of each is given


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale_store")
    parser.add_argument("--reports", nargs="+", type=int, default=[1_000, 4_000], metavar="N")
    parser.add_argument("--one", type=int, metavar="N")
    wanted = parser.parse_args()
    if wanted.one is not None:
        _one(wanted.one)
        return
    for number in wanted.reports:
        command = [sys.executable, "-m", "benchmarks.scale_store", "--one", str(number)]
        subprocess.run(command, check=True)


def _one(number: int) -> None:
    reports = [(document, telling) for document, telling, _ in World().reports(number + _MORE)]
    with tempfile.TemporaryDirectory() as folder, Gazetteer.open() as gazetteer:
        path = Path(folder, "my.db")
        with Casebook.open(path, write=True, create=True) as casebook, casebook.batch():
            for each in reports[:number]:
                _store(casebook, *each)
        bare = path.stat().st_size
        with Casebook.open(path, write=True) as casebook:
            whole = _seconds(pipeline.keep, casebook)
            adding = [_seconds(_add, casebook, *each) for each in reports[number:]]
            review = Review(casebook, gazetteer, "A. Analyst", lambda: datetime.now(UTC))
            claims = [telling.of("injured") or telling.of("killed") for _, telling in reports[:200:20]]
            deciding = [_seconds(review.choose, own[0].id, "measured") for own in claims if own]
            assert pipeline.is_kept(casebook)
            page = _seconds(_page, casebook)
            word = _seconds(casebook.stored.count, Filters(words="street"))
            written = _seconds(_written, casebook)
        size = path.stat().st_size
    print(
        f"{number:,} reports: whole {whole:.1f} s; one more report {_median(adding)}; one decision {_median(deciding)};"
        f" a page of 50 {page * 1000:.0f} ms, a word counted {word * 1000:.0f} ms, all as JSON {written:.1f} s;"
        f" {bare / number / 1000:.0f} kB a report without the view, {size / number / 1000:.0f} kB with it",
        flush=True,
    )


def _store(casebook: Casebook, document: Document, telling: Telling) -> None:
    casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "invented")


def _add(casebook: Casebook, document: Document, telling: Telling) -> None:
    _store(casebook, document, telling)
    pipeline.keep(casebook)


def _page(casebook: Casebook) -> None:
    list(casebook.stored.incidents(Filters(least_killed=1), "date", limit=50))


def _written(casebook: Casebook) -> int:
    with casebook.snapshot():
        return sum(map(len, json_pieces(pipeline.export_flow(casebook))))


def _seconds(do: Callable[..., object], *given: Any) -> float:
    """Seconds of processor: other programs on the machine do not count."""
    began = time.process_time()
    do(*given)
    return time.process_time() - began


def _median(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1000:.0f} ms (most {max(seconds) * 1000:.0f} ms)"


if __name__ == "__main__":
    main()
