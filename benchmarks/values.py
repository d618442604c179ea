"""How fast the words of reports become values, beside the encoder that will read the same reports.

    python -m benchmarks.values [--documents FILE] [--first N] [--threads N] [--rounds N]

All in one run and in turns, so that a busy machine slows all alike: the values in one process on one core, the encoder on
`--threads`.  Each figure is the best of the rounds.  Needs the extra `[benchmarks]` and the encoder's weights.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from tellings.model import DateValue
from tellings.values import counts, dates, names, places
from tellings.values.gazetteer import Gazetteer

from .data import DATA, need
from .encoder import Encoder

PUBLISHED = DateValue("2016-06-15", "2016-06-15", "day")  # some day: the work is the same on any
TURN = 25  # documents that each is given before it is the next one's turn


def _texts(path: Path, first: int) -> list[str]:
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line)["text"] for _, line in zip(range(first), lines, strict=False)]


def _workers(threads: int) -> dict[str, Callable[[str], object]]:
    anchors = dates.Anchors(published=PUBLISHED)
    gazetteer = Gazetteer.open()

    def read_dates(text: str) -> object:
        return [dates.resolve(found, anchors) for found in dates.find(text)]

    def read_places(text: str) -> object:
        return places.resolve(places.find(text, gazetteer), gazetteer)

    return {
        "encoder": Encoder(threads).read,
        "dates": read_dates,
        "places": read_places,
        "counts": counts.find,
        "names": names.find,
    }


def _turns(texts: Sequence[str]) -> Iterable[Sequence[str]]:
    return (texts[at : at + TURN] for at in range(0, len(texts), TURN))


def _seconds(workers: dict[str, Callable[[str], object]], texts: Sequence[str]) -> dict[str, float]:
    spent = dict.fromkeys(workers, 0.0)
    for turn in _turns(texts):
        for name, work in workers.items():
            start = time.perf_counter()
            for text in turn:
                work(text)
            spent[name] += time.perf_counter() - start
    return spent


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.values")
    parser.add_argument("--documents", type=Path, default=DATA / "gunviolence" / "documents.jsonl")
    parser.add_argument("--first", type=int, default=300, help="how many documents (default 300)")
    parser.add_argument("--threads", type=int, default=2, help="of the encoder (default 2)")
    parser.add_argument("--rounds", type=int, default=3)
    wanted = parser.parse_args()
    texts = _texts(need(wanted.documents), wanted.first)
    workers = _workers(wanted.threads)
    rounds = [_seconds(workers, texts) for _ in range(wanted.rounds)]
    best = {name: min(each[name] for each in rounds) for name in workers}
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} documents, {words} words; the encoder (int8 ONNX) on {wanted.threads} threads")
    print(f"{'':8}  documents/s    words/s  times the encoder")
    for name, seconds in best.items():
        print(
            f"{name:8}  {len(texts) / seconds:11.1f}  {words / seconds:9.0f}  {best['encoder'] / seconds:17.1f}"
        )


if __name__ == "__main__":
    main()
