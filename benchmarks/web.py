"""How fast the desk answers many people at once, page by page, beside datasette's page over the same table.

    python -m benchmarks.web [--incidents 100000] [--documents 300000] [--seconds 120] [--casebook FILE] [--small]

Over an invented casebook (`benchmarks.large_casebook`; `--casebook` keeps it, or takes one that is there).  20 readers and 5
reviewers, on this machine alone, each asking for the next page as soon as the last has come: first at the desk, as
`tellings serve` runs it, then as many readers at datasette over the same file.  Given are requests a second, the median and the
95th percentile of each page, and the most memory that the desk took.  Exit code 1 where there was an error, or where the 95th
percentile of a page is more than 4 times that of datasette's.  Needs the extra `[benchmarks]`.
"""

from __future__ import annotations

import argparse
import random
import re
import socket
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from .large_casebook import fill
from .web_load import Page, Person, Times, read, review, together

READERS, REVIEWERS = 20, 5
FLOOR = 4.0  # times datasette's 95th percentile
SMALL = (2_000, 6_000, 20.0)  # incidents, documents, seconds
START = 600.0  # seconds that a server may take to start
WORDS = ("street", "police", "car", "night", "shot", "home", "man", "arrested")
ORDERS = ("-date", "date", "-killed", "place", "-reports", "-open")
TYPES = ("attack", "bombing", "clash")


@dataclass(frozen=True)
class Sample:
    """Ids that pages are asked for by."""

    incidents: list[str]
    documents: list[str]
    numbers: list[int]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web")
    parser.add_argument("--incidents", type=int, default=100_000, metavar="N")
    parser.add_argument("--documents", type=int, default=300_000, metavar="N")
    parser.add_argument("--seconds", type=float, default=120.0, metavar="N")
    parser.add_argument("--casebook", type=Path, metavar="FILE")
    parser.add_argument("--small", action="store_true")
    wanted = parser.parse_args()
    if wanted.small:
        wanted.incidents, wanted.documents, wanted.seconds = SMALL
    with tempfile.TemporaryDirectory() as folder:
        path = wanted.casebook or Path(folder, "large.db")
        if not path.exists():
            began = time.perf_counter()
            fill(path, wanted.incidents, wanted.documents)
            print(f"made in {time.perf_counter() - began:.0f} s", flush=True)
        return _measure(path, wanted.seconds)


def _measure(path: Path, seconds: float) -> int:
    sample = _sample(path)
    pages, queue = _pages(sample)
    desk, beside = Times(), Times()
    with _desk(path) as (port, process, opened):
        readers = [Person(port, desk, seed) for seed in range(READERS)]
        reviewers = [Person(port, desk, READERS + seed) for seed in range(REVIEWERS)]
        acts = [partial(read, each, pages) for each in readers] + [
            partial(review, each, queue) for each in reviewers
        ]
        lasted = together(acts, seconds)
        memory = _memory(process.pid)
    print(
        f"{path.stat().st_size / 1e9:.2f} GB; opened in {opened:.1f} s; {desk.count / lasted:.1f} requests a second over"
        f" {lasted:.0f} s; {memory:,} MB of memory at most; {len(desk.errors)} errors",
        flush=True,
    )
    with _datasette(path) as port:
        readers = [Person(port, beside, seed) for seed in range(READERS + REVIEWERS)]
        tables = _tables(path.stem, sample)
        lasted = together([partial(read, each, tables) for each in readers], seconds)
    print(
        f"datasette: {beside.count / lasted:.1f} requests a second; {len(beside.errors)} errors", flush=True
    )
    slow = _told(desk, beside)
    for each in sorted(set(desk.errors) | set(beside.errors))[:10]:
        print(each)
    return 1 if slow or desk.errors else 0


def _told(desk: Times, beside: Times) -> list[str]:
    """Prints the table; gives the pages that are slower than they may be."""
    slow = []
    print(
        "| page | requests | median, ms | 95th, ms | datasette's 95th, ms | times |\n| --- | --- | --- | --- | --- | --- |"
    )
    for name, times in sorted(desk.seconds.items()):
        other = beside.seconds.get(name)
        late = _percentile(times)
        line = f"| {name} | {len(times)} | {statistics.median(times) * 1000:.0f} | {late * 1000:.0f} |"
        if other:
            line += f" {_percentile(other) * 1000:.0f} | {late / _percentile(other):.2f} |"
            if late > FLOOR * _percentile(other):
                slow.append(name)
        else:
            line += " | |"
        print(line)
    return slow


def _percentile(times: Sequence[float]) -> float:
    """The 95th."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]


def _sample(path: Path) -> Sample:
    connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    try:

        def some(statement: str) -> list[tuple[str, int]]:
            return [(row[0], row[1]) for row in connection.execute(statement)]

        incidents = some("SELECT id, number FROM incidents ORDER BY id LIMIT 2000")
        documents = some("SELECT id, stored FROM documents ORDER BY id LIMIT 2000")
    finally:
        connection.close()
    return Sample(
        [id for id, _ in incidents], [id for id, _ in documents], [number for _, number in incidents]
    )


def _pages(sample: Sample) -> tuple[list[Page], Page]:
    """What readers ask for, and the queue of the reviewers."""

    def filtered(chance: random.Random) -> str:
        return f"/incidents?type={chance.choice(TYPES)}&since=20{chance.randrange(10, 30)}-01-01&open=yes"

    pages = [
        Page("incidents", 6, lambda c: f"/incidents?sort={c.choice(ORDERS)}&page={c.randrange(1, 40)}"),
        Page("incidents, filtered", 3, filtered),
        Page("incidents, words", 2, lambda c: f"/incidents?q={c.choice(WORDS)}+{c.choice(WORDS)}"),
        Page("map", 2, lambda c: "/map" + c.choice(("", "?type=attack", "?box=-60,0,-40,15"))),
        Page("timeline", 2, lambda c: "/timeline" + c.choice(("", "?type=attack", "?status=disputed"))),
        Page("incident", 6, lambda c: f"/incidents/{c.choice(sample.incidents)}"),
        Page("documents", 3, lambda c: f"/documents?page={c.randrange(1, 40)}"),
        Page("document", 5, lambda c: f"/documents/{c.choice(sample.documents)}"),
        Page("sources", 1, lambda c: f"/sources?page={c.randrange(1, 10)}"),
        Page("findings", 1, lambda c: f"/findings?page={c.randrange(1, 10)}"),
        Page("not read", 1, lambda c: "/unread"),
        Page("journal", 1, lambda c: "/journal"),
    ]
    return pages, Page("review", 1, lambda c: "/review")


def _tables(name: str, sample: Sample) -> list[Page]:
    """The pages of datasette over the tables that ours are made from, as often."""

    def table(page: str, weight: int, path: str) -> Page:
        return Page(page, weight, lambda c: f"/{name}/{path}")

    return [
        table("incidents", 6, "incidents?_size=50&_sort_desc=first_day"),
        table("incidents, filtered", 3, "incidents?_size=50&type=attack&first_day__gte=2015-01-01"),
        table("incidents, words", 2, "incidents?_size=50&places__contains=ra"),
        table("map", 2, "incidents?_size=50&east__notblank=1"),
        table("timeline", 2, "incidents?_size=50&_sort=first_day"),
        Page("incident", 6, lambda c: f"/{name}/incident_records/{c.choice(sample.numbers)}"),
        table("documents", 3, "view_documents?_size=50&_sort=day"),
        Page("document", 5, lambda c: f"/{name}/documents/{c.choice(sample.documents)}"),
        table("sources", 1, "view_totals?_size=50&_sort_desc=cells"),
        table("findings", 1, "incident_findings?_size=50"),
        table("not read", 1, "unread?_size=50"),
        table("journal", 1, "journal?_size=50&act=judgement&_sort_desc=position"),
        table("review", 1, "incident_questions?_size=50&_sort=rank"),
    ]


@contextmanager
def _desk(path: Path) -> Iterator[tuple[int, subprocess.Popen[str], float]]:
    """The desk's port, its process, and how many seconds it took to open."""
    began = time.perf_counter()
    command = [sys.executable, "-m", "tellings", "serve", str(path), "--port", "0"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        for line in process.stdout:
            if found := re.search(r"http://[^:]+:([0-9]+)/", line):
                yield int(found[1]), process, time.perf_counter() - began
                break
        else:
            raise SystemExit("the desk did not start")
    finally:
        process.terminate()
        process.wait()


@contextmanager
def _datasette(path: Path) -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as ear:
        port = ear.getsockname()[1]
    command = [sys.executable, "-m", "datasette", "serve", str(path), "--port", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        until = time.perf_counter() + START
        while time.perf_counter() < until and process.poll() is None:
            try:
                urlopen(f"http://127.0.0.1:{port}/-/versions.json", timeout=10).close()
                break
            except (URLError, OSError):
                time.sleep(0.2)
        else:
            raise SystemExit("datasette did not start: is the extra [benchmarks] installed?")
        yield port
    finally:
        process.terminate()
        process.wait()


def _memory(process: int) -> int:
    """The most memory that a process has had, in MB."""
    told = Path(f"/proc/{process}/status").read_text("utf-8")
    found = re.search(r"VmHWM:\s+([0-9]+) kB", told)
    return int(found[1]) // 1024 if found else 0


if __name__ == "__main__":
    sys.exit(main())
