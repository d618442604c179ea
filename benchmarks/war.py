"""A war among other events: how well reports are put together where very many incidents share a town and a month.

    python -m benchmarks.war [--tellings 20000] [--shares 0.01 0.05 0.2] [--fa-kes FILE.csv]

Invented reports with known truth (`benchmarks.invented`), a share of whose incidents happen in one town within thirty days: those
are scored by themselves, and the rest by itself.  Then the reports of FA-KES, on the war in Syria, each with the day that its row
gives as that of publication.  Of those there is no truth; but reports of one incident come out within days of each other,
so the days between reports that were put together say how many cannot belong together.  Some of its days are misprinted.
"""

from __future__ import annotations

import argparse
import csv
import json
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.garbage import collect_seldom

from .data import DATA, need
from .invented import World
from .scale_linking import stored
from .togetherness import togetherness

_DAYS = ((1, "at most a day"), (3, "2 or 3 days"), (7, "4 to 7"), (30, "8 to 30"))
_MORE = "more than 30"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.war")
    parser.add_argument("--tellings", type=int, default=20_000, metavar="N")
    parser.add_argument("--shares", nargs="*", type=float, default=[0.01, 0.05, 0.2], metavar="SHARE")
    parser.add_argument("--fa-kes", type=Path, default=DATA / "fa_kes" / "FA-KES-Dataset.csv")
    wanted = parser.parse_args()
    collect_seldom()
    for share in wanted.shares:
        print(invented(wanted.tellings, share), flush=True)
    print(reported(need(wanted.fa_kes)))


def invented(tellings: int, share: float) -> str:
    """So many tellings with that share of incidents in one town and month: those, the rest, and seconds of processor."""
    world = World(crowd=share)
    with (
        tempfile.TemporaryDirectory() as folder,
        Casebook.open(Path(folder, "war.db"), write=True, create=True) as casebook,
    ):
        truth = dict(stored(casebook, world.reports(tellings)))
        began = time.process_time()
        pipeline.keep(casebook)
        took = time.process_time() - began
        found = {id: each.id for each in casebook.stored.incidents() for id, _ in each.tellings}
    crowd, rest = (
        {id: str(incident) for id, incident in truth.items() if (incident in world.crowded) is wanted}
        for wanted in (True, False)
    )
    return (
        f"{share:.0%} in one town and month, {len(world.crowded):,} incidents told of {len(crowd):,} times:"
        f" {togetherness(crowd, found)}; the rest {togetherness(rest, found)} (precision / recall / F);"
        f" {took:.0f} s of processor"
    )


def reported(table: Path) -> str:
    """The reports of a table: incidents, and how many days lie between reports that were put together."""
    with tempfile.TemporaryDirectory() as folder:
        lines, path = Path(folder, "reports.jsonl"), Path(folder, "war.db")
        lines.write_text("".join(map(_line, _rows(table))), encoding="utf-8")
        pipeline.read([lines], path)
        with Casebook.open(path) as casebook:
            days = {
                each.id: _day(each.published.date.start) for each in casebook.documents() if each.published
            }
            together = [
                sorted({document for _, document in each.tellings}) for each in casebook.stored.incidents()
            ]
    apart = Counter(
        next((name for most, name in _DAYS if abs(days[a] - days[b]) <= most), _MORE)
        for documents in together
        for a, b in combinations(documents, 2)
    )
    several = [documents for documents in together if len(documents) > 1]
    shown = ", ".join(f"{name}: {apart[name]}" for name in (*(name for _, name in _DAYS), _MORE))
    return (
        f"FA-KES: {len(days)} reports, {len(together):,} incidents, {len(several)} of several reports (most"
        f" {max(map(len, several))}); of {apart.total():,} pairs of reports put together, days between them: {shown}"
    )


def _rows(table: Path) -> Iterator[dict[str, str]]:
    with table.open(encoding="utf-8", errors="replace", newline="") as file:
        yield from csv.DictReader(file)


def _line(row: dict[str, str]) -> str:
    month, day, year = map(int, row["date"].split("/"))
    report = {
        "id": row["unit_id"],
        "title": row["article_title"],
        "text": row["article_content"],
        "outlet": row["source"],
        "published": date(year, month, day).isoformat(),
    }
    return json.dumps(report) + "\n"


def _day(iso: str | None) -> int:
    assert iso is not None
    return date.fromisoformat(iso[:10]).toordinal()


if __name__ == "__main__":
    main()
