"""How much one machine takes: reading, linking, building and adding, as what there is grows.

    python -m benchmarks.scale [--tellings 10000 100000] [--casebook 1000 10000] [--documents 5000]
                               [--results FILE] [--made FOLDER] [--draw PICTURE.svg]

Each size runs in a process of its own, so that its memory is its own; seconds are of processor, since other programs share most
machines.  `--tellings`: how many invented tellings in a casebook are linked and reconciled; the exponent is that of time in size
from one to the next.  `--casebook`: sizes of casebooks with all incidents built, to which one report more is added.  `--documents`: how many
real ones are read, against the encoder alone.  What is 0 is not run.  `--results` keeps the figures: what is there is not
measured again, so that large sizes can be run by themselves.  `--made` keeps the casebooks of invented tellings, as they
are before their incidents are built and after it, so that a large one need not be made twice.  `--draw` draws the growth.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from . import scale_linking, scale_reading, scale_store
from .data import DATA, need
from .growth import drawn
from .measuring import Figures, apart

ONE = "--one"


@dataclass
class Results:
    """Figures by what was measured and its size, kept in a file where there is one."""

    file: Path | None
    held: dict[str, dict[str, Figures]]

    @classmethod
    def of(cls, file: Path | None) -> Results:
        held = json.loads(file.read_text("utf-8")) if file is not None and file.exists() else {}
        return cls(file, held)

    def at(self, part: str, size: int, *arguments: object) -> Figures | None:
        """The figures of one size, measured if they are not there; None where that broke off."""
        own = self.held.setdefault(part, {})
        if str(size) not in own:
            figures = apart("benchmarks.scale", ONE, part, size, *arguments)
            if figures is None:
                return None
            own[str(size)] = figures
            if self.file is not None:
                self.file.write_text(json.dumps(self.held, indent=1, sort_keys=True) + "\n", "utf-8")
        return own[str(size)]

    def of_part(self, part: str) -> list[Figures]:
        """All figures of one part, the smallest size first."""
        return [
            figures for _, figures in sorted(self.held.get(part, {}).items(), key=lambda each: int(each[0]))
        ]


def reading(figures: Figures) -> str:
    documents, alone = figures["documents"], figures["encoder_wall"]
    return (
        f"reading: {documents:,.0f} documents in {figures['processes']:.0f} processes, the start with it:"
        f" {documents / figures['stored']:.1f} a second until all are stored,"
        f" {documents / figures['wall']:.1f} with their incidents; the encoder alone {documents / alone:.1f}:"
        f" {100 * alone / figures['stored']:.0f}% and {100 * alone / figures['wall']:.0f}% of its speed;"
        f" {figures['processor']:.0f} s of processor, of which the encoder {figures['encoder_processor']:.0f}"
        f" ({100 * figures['of_the_encoder']:.0f}%)"
    )


def linking(figures: Figures) -> str:
    return (
        f"linking: {figures['tellings']:,.0f} tellings of {figures['incidents']:,.0f} incidents: linked in"
        f" {figures['linking']:.0f} s of processor, reconciled in {figures['reconciling']:.0f} s, kept in"
        f" {figures['keeping']:.0f} s, {figures['memory']:,.0f} MB at most, {figures['memory_before']:,.0f} before; B-cubed F"
        f" {figures['b_cubed_f']:.1f}, pairs F {figures['pairs_f']:.1f}"
    )


def store(figures: Figures) -> str:
    return (
        f"casebook: {figures['reports']:,.0f} reports of {figures['incidents']:,.0f} incidents: one more report"
        f" {_milliseconds(figures['adding'])} (most {_milliseconds(figures['adding_most'])}),"
        f" {figures['adding'] / figures['encoding']:.1f} times the encoder's {_milliseconds(figures['encoding'])} on it; one"
        f" decision {_milliseconds(figures['deciding'])} (most {_milliseconds(figures['deciding_most'])}); a page of 50"
        f" {_milliseconds(figures['page'])}, a word counted {_milliseconds(figures['word'])},"
        f" {figures['memory']:,.0f} MB at most; all as JSON {figures['written']:.1f} s; {figures['kilobytes_bare']:.0f} kB a report without the view,"
        f" {figures['kilobytes']:.0f} kB with it"
    )


def _milliseconds(seconds: float) -> str:
    return f"{1000 * seconds:,.0f} ms"


@dataclass(frozen=True)
class Part:
    """Something that is measured at several sizes: how, its line of words, and what of it grows."""

    measured: Callable[..., Figures]
    words: Callable[[Figures], str]
    size: str = ""
    times: tuple[str, ...] = ()


PARTS = {
    "reading": Part(scale_reading.measured, reading),
    "linking": Part(scale_linking.measured, linking, "tellings", ("linking", "reconciling", "keeping")),
    "casebook": Part(scale_store.measured, store, "reports", ("adding", "deciding")),
}


def exponents(figures: Sequence[Figures], size: str, time: str) -> Iterator[str]:
    """How the time grows from each size to the next: 1 where ten times as much takes ten times as long."""
    for less, more in pairwise(figures):
        exponent = math.log(more[time] / less[time]) / math.log(more[size] / less[size])
        yield f"{time}: exponent {exponent:.2f} from {less[size]:,.0f} to {more[size]:,.0f}"


def _one(part: str, size: str, given: str) -> None:
    """`given` is the file of documents for reading, for the others the folder of made casebooks."""
    print(json.dumps(PARTS[part].measured(int(size), Path(given))))


def _show(results: Results, name: str, sizes: Sequence[int], given: Path) -> None:
    """Measures one part at each size, and tells of it."""
    part = PARTS[name]
    for size in filter(None, sizes):
        figures = results.at(name, size, given)
        print(
            f"{name}: {size:,} broke off: not enough memory?" if figures is None else part.words(figures),
            flush=True,
        )
    for time in part.times:
        for line in exponents(results.of_part(name), part.size, time):
            print(line, flush=True)


def main() -> None:
    if sys.argv[1:2] == [ONE]:
        _one(*sys.argv[2:])
        return
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale")
    parser.add_argument("--tellings", nargs="+", type=int, default=[10_000, 100_000], metavar="N")
    parser.add_argument("--casebook", nargs="+", type=int, default=[1_000, 10_000], metavar="N")
    parser.add_argument("--documents", type=int, default=5_000, metavar="N")
    parser.add_argument("--file", type=Path, default=DATA / "gunviolence" / "documents.jsonl")
    parser.add_argument("--results", type=Path, metavar="FILE")
    parser.add_argument("--made", type=Path, metavar="FOLDER")
    parser.add_argument("--draw", type=Path, metavar="PICTURE.svg")
    wanted = parser.parse_args()
    results = Results.of(wanted.results)
    with tempfile.TemporaryDirectory() as passing:
        folder: Path = wanted.made or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        if wanted.documents:
            _show(results, "reading", [wanted.documents], need(wanted.file))
        _show(results, "linking", wanted.tellings, folder)
        _show(results, "casebook", wanted.casebook, folder)
    if wanted.draw is not None:
        wanted.draw.write_text(drawn(results.of_part("linking"), results.of_part("casebook")), "utf-8")


if __name__ == "__main__":
    main()
