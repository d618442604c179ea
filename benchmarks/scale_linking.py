"""How long putting incidents together takes, how much memory, and how well it goes, over invented tellings with known truth."""

from __future__ import annotations

import multiprocessing
import shutil
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from tellings import pipeline
from tellings.casebook import Casebook
from tellings.garbage import collect_seldom
from tellings.model import Document, Extraction, Telling
from tellings.pipeline import Building

from .invented import World
from .measuring import Figures, memory
from .togetherness import togetherness

_TOGETHER = 5_000  # tellings that are stored at a time


class _Clock:
    """Seconds of processor when each stage began."""

    def __init__(self) -> None:
        self.began: dict[str, float] = {}

    def __call__(self, stage: str) -> None:
        self.began.setdefault(stage, time.process_time())


def _stage(building: Building) -> str:
    if building.stage == "linking" and 2 * building.done >= building.total:
        return "reconciling"  # each part is gone through once to lend dates, once to build it
    return building.stage


def measured(number: int, folder: Path) -> Figures:
    """So many tellings in a casebook, put together in this process as `tellings read` does it.

    Seconds are of processor, memory in MB: that of the whole process, and what it had before.  `linking` is all until incidents
    are built, `reconciling` their building, `keeping` that they are written into the casebook.
    """
    collect_seldom()
    told = _Clock()
    path = copied(made(number, folder), folder / f"kept-{number}.unfinished")
    with Casebook.open(path, write=True) as casebook:
        before = memory()
        told("start")
        pipeline.keep(casebook, lambda building: told(_stage(building)))
        told("end")
        most = memory()
        found = {telling: each.id for each in casebook.stored.incidents() for telling, _ in each.tellings}
    path.rename(_kept(number, folder))
    truth = dict(_truth(number, folder))
    began, how_well = told.began, togetherness(truth, found)
    return {
        "tellings": number,
        "incidents": len(set(truth.values())),
        "linking": began["reconciling"] - began["start"],
        "reconciling": began["writing"] - began["reconciling"],
        "keeping": began["end"] - began["writing"],
        "memory": most,
        "memory_before": before,
        "b_cubed_f": how_well.b_cubed_f,
        "pairs_f": how_well.pairs_f,
    }


def made(number: int, folder: Path) -> Path:
    """A casebook of so many invented tellings, with nothing built; made if it is not there."""
    path = folder / f"tellings-{number}.db"
    if not path.exists():
        _apart(_make, number, path)
    return path


def kept(number: int, folder: Path) -> Path:
    """The same with its incidents built."""
    path = _kept(number, folder)
    if not path.exists():
        _apart(measured, number, folder)
    return path


def _kept(number: int, folder: Path) -> Path:
    return folder / f"kept-{number}.db"


def copied(casebook: Path, to: Path) -> Path:
    """A copy of one, in place of what is there."""
    to.unlink(missing_ok=True)
    shutil.copy(casebook, to)
    return to


def _apart(do: Callable[..., object], *given: object) -> None:
    """Does something in a process of its own, whose memory is then its own too."""
    process = multiprocessing.get_context("spawn").Process(target=do, args=given)
    process.start()
    process.join()
    if process.exitcode != 0:
        raise RuntimeError(f"{do.__name__} broke off")


def _make(number: int, path: Path) -> None:
    """The truth stands beside it, and it gets its name when it is whole."""
    unfinished = path.with_suffix(".unfinished")
    unfinished.unlink(missing_ok=True)
    with (
        Casebook.open(unfinished, write=True, create=True) as casebook,
        path.with_suffix(".tsv").open("w", encoding="utf-8") as truth,
    ):
        for telling, incident in stored(casebook, World().reports(number)):
            truth.write(f"{telling}\t{incident}\n")
    unfinished.rename(path)


def stored(casebook: Casebook, reports: Iterator[tuple[Document, Telling, int]]) -> Iterator[tuple[str, int]]:
    """Stores invented reports, some at a time; gives each telling's id with the number of its incident."""
    while some := list(islice(reports, _TOGETHER)):
        with casebook.batch():
            for document, telling, _ in some:
                casebook.store(document, Extraction(document.id, (telling,), (), (), ()), "invented")
        yield from ((telling.id, incident) for _, telling, incident in some)


def _truth(number: int, folder: Path) -> Iterator[tuple[str, str]]:
    """Each telling's incident."""
    with (folder / f"tellings-{number}.tsv").open(encoding="utf-8") as truth:
        for line in truth:
            telling, _, incident = line.rstrip("\n").partition("\t")
            yield telling, incident
